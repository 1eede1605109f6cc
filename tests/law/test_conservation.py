"""The law of conservation: every filled cell of the input is in the merged data, or named in a finding.

Fillings and deeds are drawn by hypothesis and done to workbooks as the reader gives them, so that thousands pass in a
minute; a smaller run goes through .xlsx files. A few hundred workbooks take part in every run. A long one:

    KXL_CONSERVATION=10000 python -m pytest tests/law/test_conservation.py
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kehoach_xlsx.batch import judged
from kehoach_xlsx.consolidate.consolidation import consolidate
from kehoach_xlsx.excel.address import CellRange, address, column_number
from kehoach_xlsx.excel.read import RawSheet, RawWorkbook, read
from kehoach_xlsx.flow.body import filled_cells
from kehoach_xlsx.flow.intake import understand
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.schema import FilledBy
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import ROW, ErrorCell
from kehoach_xlsx.pipeline import COLLECTED
from kehoach_xlsx.vietnamese.text import fold, mend

from ..support.collection import Collection
from ..support.merging import merged
from .sheets_in_hand import Grid, InHand, Odd, in_hand

WORKBOOKS = int(os.environ.get("KXL_CONSERVATION", "300"))
BATCH = 10
TECHNICAL = frozenset({"_kxl", "_kxl_lists", "_kt", "Tự kiểm tra", "Hướng dẫn"})
SHEETS = (
    "Thông tin", "Chỉ đạo, triển khai", "Kết quả nhiệm vụ", "Chỉ tiêu, số liệu", "Mô hình, cách làm hiệu quả",
    "Kinh phí", "Khó khăn, kiến nghị", "Thi đua, khen thưởng", "Đánh giá, phương hướng",
)  # fmt: skip
WHOLE = frozenset({"KH001", "KH031", "KH034"})
"""Findings that set aside a whole sheet where they name no place on it."""

Deed = tuple[str, int, int, int, object]

contents = st.sampled_from(
    [
        "Đã mở 03 lớp, 120 người dự", "x", "Không có", "03 lớp", "1.234", "85%", "15/11/2021", "3/4/2024", "Tổng cộng",
        "Tổng cộng:", "Ghi chú: chưa gồm xã Bến Đá", "Cộng", "  hai  dấu cách ", "😀", "=1+1", "#REF!", "NV1", "NV2",
        "CT1", "NV99", "Đang thực hiện", "đang thực hiện", "Đã hoàn thành", "a" * 300, "Kết quả đạt được",
        "Mã nhiệm vụ",
        "(1)", "(2)", "(3)", "Một câu dài viết dưới bảng để giải thích thêm", "nhiều\ndòng",
        "Tu\u0309 sa\u0301ch", "\u200b",
        "kxl|x", "TRUE", "Giá trị", "Người lập biểu", "Kế hoạch", "0",
    ]
) | st.sampled_from(
    [
        0, 1, 2.5, -3, 1e20, 45418, 2024, True, False, date(2024, 5, 6), datetime(2024, 5, 6, 8, 30), date(1905, 7, 17),
        Odd("#N/A"), Odd("#DIV/0!"),
    ]
)  # fmt: skip
small, places = st.integers(0, 3), st.integers(0, 40)
deeds: st.SearchStrategy[Deed] = st.tuples(
    st.sampled_from(
        [
            "fill", "fill", "fill", "fill", "stray", "stray", "insert_rows", "delete_rows", "sort", "insert_columns",
            "delete_column", "move_column", "swap", "rename", "copy", "add", "delete", "heading", "shout", "paste",
            "merge", "hide", "unstamp", "unname", "shuffle", "hide_sheet", "guidance",
        ]
    ),
    st.integers(0, len(SHEETS) - 1), places, st.integers(0, 20), contents,
)  # fmt: skip
programs = st.lists(deeds, min_size=1, max_size=12)


def _fill(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    """Write into a cell of the body, or of a form's values."""
    grid.put(5 + row % 25, 1 if grid.name in {SHEETS[0], SHEETS[-1]} else column % 14, content)


def _stray(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    grid.put(row, column, content)


def _sort(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    grid.rows[5:] = sorted(
        grid.rows[5:], key=lambda values: str(values[column % max(len(values), 1)]) if values else ""
    )


def _swap(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    one, other = column % max(grid.width, 1), row % max(grid.width, 1)
    for values in grid.rows:
        values[one], values[other] = values[other], values[one]


def _copy(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    name = f"{grid.name[:24]} ({len(book.grids)})"
    twin = Grid(name=name, rows=[list(values) for values in grid.rows])
    if row % 2:
        _fill(book, twin, row, column, content)
    book.grids.append(twin)


def _add(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    added = Grid(name=f"Trang{len(book.grids)}", rows=[])
    added.put(row, column, content)
    book.grids.insert(row % (len(book.grids) + 1), added)


def _delete(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    book.grids.remove(grid)
    book.names |= dict.fromkeys(grid.names, "#REF!")


def _heading(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    grid.put(4, column % 14, content)


def _shout(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    grid.reach(4, 0)
    grid.rows[4] = [v.upper() if isinstance(v, str) else v for v in grid.rows[4]]


def _paste(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    """Copy the headings and the first rows to another place, perhaps of another sheet."""
    block = [list(values) for values in grid.rows[4:7]]
    target = book.grids[column % len(book.grids)] if row % 3 == 0 else grid
    if target.name in TECHNICAL:
        return
    for down, values in enumerate(block):
        for right, value in enumerate(values):
            if value is not None:
                target.put(12 + row + down, column % 4 + right, value)


def _merge(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    first, left = 5 + row % 8, column % 12
    grid.merged.append(
        CellRange(
            first_row=first + 1, first_column=left + 1, last_row=first + 2 + row % 2, last_column=left + 1 + row % 3
        )
    )
    for r in range(first, first + 2 + row % 2):
        for c in range(left, left + 1 + row % 3):
            if (r, c) != (first, left):
                grid.put(r, c, None)


def _unstamp(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    if row % 3:
        book.properties.clear()
    if row % 2:
        book.grids = [g for g in book.grids if g.name != "_kxl"]
    if column % 2:
        book.names.pop("kxl_identity", None)


def _unname(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    for one in book.grids:
        one.names.clear()


def _shuffle(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    book.grids.insert(row % len(book.grids), book.grids.pop(column % len(book.grids)))


def _guidance(book: InHand, grid: Grid, row: int, column: int, content: object) -> None:
    """A remark beside what our own sheets print."""
    own = book.grid("Hướng dẫn" if row % 2 else "Tự kiểm tra")
    if own is not None:
        own.put(row, 6 + column, content)


DO: Mapping[str, Callable[[InHand, Grid, int, int, object], None]] = {
    "fill": _fill,
    "stray": _stray,
    "insert_rows": lambda _, grid, row, column, __: grid.insert_rows(row, 1 + column % 3),
    "delete_rows": lambda _, grid, row, column, __: grid.delete_rows(row, 1 + column % 2),
    "sort": _sort,
    "insert_columns": lambda _, grid, row, column, __: grid.insert_columns(column, 1 + row % 2),
    "delete_column": lambda _, grid, __, column, ___: grid.delete_column(column % max(grid.width, 1)),
    "move_column": lambda _, grid, row, column, __: (
        grid.move_column(column % max(grid.width, 1), row) if grid.width else None
    ),
    "swap": _swap,
    "rename": lambda _, grid, row, __, ___: setattr(grid, "name", f"Sheet{row}-{grid.name[:3]}"),
    "copy": _copy,
    "add": _add,
    "delete": _delete,
    "heading": _heading,
    "shout": _shout,
    "paste": _paste,
    "merge": _merge,
    "hide": lambda _, grid, row, __, ___: grid.hidden_rows.add(row),
    "unstamp": _unstamp,
    "unname": _unname,
    "shuffle": _shuffle,
    "hide_sheet": lambda _, grid, __, ___, ____: setattr(grid, "hidden", True),
    "guidance": _guidance,
}


def done(workbook: RawWorkbook, program: Sequence[Deed]) -> RawWorkbook:
    """Return what a workbook is after some deeds."""
    book = in_hand(workbook)
    for name, sheet, row, column, content in program:
        grid = book.grid(SHEETS[sheet])
        if grid is not None and grid.rows and len({g.name for g in book.grids}) == len(book.grids):
            DO[name](book, grid, row, column, content)
    return book.put_together()


# --- the law --------------------------------------------------------------------------------------------


def lost(workbook: RawWorkbook, submission: Submission, printed: frozenset[str]) -> Iterator[str]:
    """Yield the cells that neither are in the merged data nor stand in a finding."""
    incoming = submission.incoming
    if incoming.identity is None or not incoming.tables:
        assert incoming.findings, "nothing is said of a file that was not understood"
        return
    placed, computed = dict(_placed(submission)), set(_computed(submission))
    told = _Told(submission.findings)
    cells = [v for t in incoming.tables.values() for r in t.rows for v in r.cells.values()]
    raw = {repr(v.text if isinstance(v, ErrorCell) else v) for v in cells}
    for sheet in workbook.sheets:
        if sheet.name in TECHNICAL - {"Tự kiểm tra", "Hướng dẫn"}:
            continue
        for row, column, value in filled_cells(sheet):
            spot = (sheet.name, row, column)
            if _is_printed(sheet, row, column, value, printed) or told.at(*spot):
                continue
            if placed.get(spot) or (spot in computed and (_is_figure(value) or (row, column) in sheet.errors)):
                continue
            if told.is_copy(sheet.name) and (repr(value) in raw or _is_figure(value)):
                continue  # a number alone in a column that is computed says nothing
            yield f"{sheet.name}!{address(row, column)} = {value!r} ({'read' if spot in placed else 'not read'})"


def _is_printed(sheet: RawSheet, row: int, column: int, value: object, printed: frozenset[str]) -> bool:
    """Whether the template itself prints this; on its own sheets all but the margin does."""
    if sheet.name in TECHNICAL:
        return column <= 6
    if column == 1 and (row, column) in sheet.formulas:
        return True  # the line that counts what is left
    return isinstance(value, str) and fold(value) in printed


def _placed(submission: Submission) -> Iterator[tuple[tuple[str, int, int], bool]]:
    """Yield the cells that were taken for columns of ours, and whether anything is merged for them."""
    for name, table in submission.incoming.tables.items():
        rows = {row.get(ROW): row for row in submission.sheets.get(name, ())}
        for raw in table.rows:
            for column in raw.cells:
                spot = _spot(table.origin.address(raw.row, column) or "")
                value = rows.get(raw.row, {}).get(column)
                is_input = table.schema.column(column).filled_by is FilledBy.OFFICER
                yield (table.origin.sheet, *spot), value is not None or not is_input


def _computed(submission: Submission) -> Iterator[tuple[str, int, int]]:
    """Yield the cells of columns that the template computes: a figure there says nothing."""
    for table in submission.incoming.tables.values():
        for column in table.schema.columns:
            letter = table.origin.columns.get(column.name)
            if letter and column.filled_by is FilledBy.FORMULA:
                yield from ((table.origin.sheet, row, column_number(letter)) for row in range(1, 120))


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _spot(cell: str) -> tuple[int, int]:
    found = re.fullmatch(r"([A-Z]+)([0-9]+)", cell)
    return (int(found[2]), column_number(found[1])) if found else (0, 0)


class _Told:
    """The places that findings name, by sheet."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._cells: set[tuple[str, str]] = set()
        self._areas: list[tuple[str, CellRange]] = []
        self._sheets: set[str] = set()
        self._copies: set[str] = set()
        for f in findings:
            self._take(f, f.origin.sheet, f.cell or "")

    def _take(self, finding: Finding, sheet: str, cell: str) -> None:
        area = re.fullmatch(r"([A-Z]*)([0-9]+):([A-Z]*)([0-9]+)", cell)
        if area:
            self._areas.append((sheet, _area(*area.groups())))
        elif re.fullmatch(r"[A-Z]+[0-9]+", cell):
            self._cells.add((sheet, cell))
        elif finding.code == "KH034":
            self._copies.add(sheet)
        elif finding.code in WHOLE:
            self._sheets.add(sheet)

    def at(self, sheet: str, row: int, column: int) -> bool:
        if sheet in self._sheets or (sheet, address(row, column)) in self._cells:
            return True
        return any(name == sheet and area.contains(row, column) for name, area in self._areas)

    def is_copy(self, sheet: str) -> bool:
        return sheet in self._copies


def _area(left: str, top: str, right: str, bottom: str) -> CellRange:
    return CellRange(
        first_row=int(top),
        first_column=column_number(left) if left else 1,
        last_row=int(bottom),
        last_column=column_number(right) if right else 16_384,
    )


def _texts(workbook: RawWorkbook) -> frozenset[str]:
    """What a workbook holds as it is handed out, folded."""
    cells = (v for sheet in workbook.sheets for values in sheet.rows for v in values)
    return frozenset(fold(v) for v in cells if isinstance(v, str) and mend(v))


def _read(path: Path) -> RawWorkbook:
    found = read(path)
    assert isinstance(found, RawWorkbook)
    return found


def _understood(workbooks: Sequence[RawWorkbook]) -> list[Incoming]:
    return [understand(w, Path(f"{n}.xlsx"), f"{n}.xlsx", COLLECTED) for n, w in enumerate(workbooks)]


@cache  # no fixture: hypothesis would print its arguments
def handed() -> tuple[Collection, RawWorkbook, frozenset[str]]:
    """Return the toy plan, a filled workbook of its unit "a", and what the template prints."""
    with TemporaryDirectory() as folder:
        collection = Collection(Path(folder))
        blank = _texts(_read(collection.progress("a", filled=False, name="blank")))
        return collection, _read(collection.progress("a")), blank


@settings(
    max_examples=max(WORKBOOKS // BATCH, 1),
    deadline=None,
    derandomize="KXL_CONSERVATION" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(batch=st.lists(programs, min_size=BATCH, max_size=BATCH))
def test_every_filled_cell_is_merged_or_named(
    batch: list[list[Deed]],
) -> None:
    collection, workbook, printed = handed()
    workbooks = [done(workbook, program) for program in batch]
    submissions = judged(_understood(workbooks), COLLECTED)
    for after, submission, program in zip(workbooks, submissions, batch, strict=True):
        gone = list(lost(after, submission, printed))
        assert not gone, f"{program}: {gone}"
    for number in (0, len(submissions) - 1):
        one = submissions[number]
        account = consolidate(
            collection.roster, collection.period("2024"), [one], as_of=None, earlier=None, accept_with_errors=True
        ).account
        assert account.closes, batch[number]


def test_every_filled_cell_of_a_file_is_merged_or_named(tmp_path: Path) -> None:
    """The same law through .xlsx files, written by another program and read by our reader."""
    collection, _, printed = handed()
    path = Collection(tmp_path).progress("a")
    for number, change in enumerate(IN_FILES):
        book = openpyxl.load_workbook(path)
        change(book["Kết quả nhiệm vụ"])
        target = tmp_path / f"{number}.xlsx"
        book.save(target)
        workbook = _read(target)
        (submission,) = judged([understand(workbook, target, target.name, COLLECTED)], COLLECTED)
        assert not list(lost(workbook, submission, printed)), number
        result = merged(collection, [target], accept_with_errors=True)
        assert result.account.closes, number


def _book(sheet: Worksheet) -> Workbook:
    assert sheet.parent is not None
    return sheet.parent


IN_FILES: Sequence[Callable[[Worksheet], object]] = (
    lambda sheet: sheet.insert_rows(3, 2),
    lambda sheet: sheet.insert_cols(2, 1),
    lambda sheet: sheet.delete_rows(7),
    lambda sheet: sheet.delete_cols(12),
    lambda sheet: sheet.move_range("A6:N9", rows=3),
    lambda sheet: sheet.move_range("L5:L9", cols=4),
    lambda sheet: sheet.append(["Tổng cộng", None, 5]),
    lambda sheet: sheet.append([None] * 20 + ["bên lề"]),
    lambda sheet: sheet.cell(2, 20, "=1/0"),
    lambda sheet: sheet.cell(5, 12, "Việc đã làm"),
    lambda sheet: sheet.cell(8, 8, 3.5),
    lambda sheet: sheet.merge_cells("L7:M8"),
    lambda sheet: setattr(sheet, "title", "Sheet1"),
    lambda sheet: _book(sheet).copy_worksheet(sheet),
    lambda sheet: _book(sheet).remove(sheet),
)
