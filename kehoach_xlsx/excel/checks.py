"""Excel's limits, checked before a byte is written: XlsxWriter warns and drops, we say which cell and why."""

import math
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from kehoach_xlsx.excel.address import MAX_COLUMN, MAX_ROW, CellRange
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.layout import (
    ERRORS,
    Block,
    Cell,
    ErrorValue,
    SheetLayout,
    Validation,
    Value,
    WorkbookLayout,
    address,
)
from kehoach_xlsx.excel.records import Records
from kehoach_xlsx.excel.text import utf16_length

CELL_TEXT = 32_767
FORMULA_TEXT = 8_192
SHEET_NAME = 31
PROMPT_TITLE = 32
PROMPT_TEXT = 255
EXACT_INTEGER = 2**53
LINKS = 65_530  # of one sheet

_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def verify_workbook(layout: WorkbookLayout) -> None:
    """Check a workbook, but not yet its sheets, against Excel's limits.

    Raises:
        LayoutError: naming the sheet, the place and the problem.
    """
    _insist("", _workbook_problems(layout))
    lists = frozenset(name.casefold() for name in layout.defined_names)
    for sheet in layout.sheets:
        _insist(sheet.name, _list_problems(sheet, lists))


def verify_sheet(sheet: SheetLayout) -> None:
    """Check a sheet, but for what stands in its tables, against Excel's limits.

    Raises:
        LayoutError: naming the sheet, the place and the problem.
    """
    _insist(sheet.name, _sheet_problems(sheet))
    _insist(sheet.name, _place_problems(sheet))
    _insist(sheet.name, _validation_problems(sheet))
    _insist(sheet.name, _mark_problems(sheet))
    for block in sheet.blocks:
        _insist(sheet.name, _block_problems(block))
        _insist(sheet.name, _link_problems(block))


def verify_values(sheet: str, wrong: Iterable[tuple[str, str]]) -> None:
    """Insist that nothing in the tables of a sheet was found `wrong`.

    Raises:
        LayoutError: naming the sheet, the first place and the problem.
    """
    _insist(sheet, wrong)


def verify_retold(sheet: SheetLayout, changed: Iterable[Cell]) -> None:
    """Check a sheet of which all but the page's head and foot and some cells are known to be fine.

    Raises:
        LayoutError: naming the sheet, the place and the problem.
    """
    _insist(sheet.name, _page_problems(sheet))
    for cell in changed:
        _insist(sheet.name, _cell_problems(cell))


def _insist(sheet: str, problems: Iterable[tuple[str, str]]) -> None:
    for place, problem in problems:
        raise LayoutError(sheet=sheet, place=place, problem=problem)


def _workbook_problems(layout: WorkbookLayout) -> Iterator[tuple[str, str]]:
    visible = [sheet.name for sheet in layout.sheets if not (sheet.hidden or sheet.very_hidden)]
    if not visible:
        yield "sheets", "no visible sheet"
    if layout.active_sheet is not None and layout.active_sheet not in visible:
        yield layout.active_sheet, "the active sheet is not among the visible sheets"
    names = [sheet.name.casefold() for sheet in layout.sheets]
    yield from ((name, "two sheets of this name") for name in set(names) if names.count(name) > 1)
    defined = [name.casefold() for name in layout.defined_names]
    yield from ((name, "two defined names alike") for name in set(defined) if defined.count(name) > 1)
    for name, formula in layout.defined_names.items():
        yield from _too_long(name, formula, FORMULA_TEXT, "formula")
    for name, value in layout.custom_properties.items():
        yield from _too_long(name, name, 255, "property name")
        yield from _too_long(name, value, 255, "property")


def _sheet_problems(sheet: SheetLayout) -> Iterator[tuple[str, str]]:
    name = sheet.name
    yield from _too_long("name", name, SHEET_NAME, "sheet name")
    if not name or _FORBIDDEN_IN_NAMES.search(name) or name.startswith("'") or name.endswith("'"):
        yield "name", "not a name Excel accepts for a sheet"
    yield from _page_problems(sheet)
    of_tables = sum(len(block.links) - block.links.count(None) for block in sheet.blocks)
    if sum(cell.link is not None for cell in sheet.cells) + of_tables > LINKS:
        yield "links", f"more than {LINKS} links"
    taken: set[tuple[int, int]] = set()
    for cell in sheet.cells:
        if (cell.row, cell.column) in taken:
            yield address(cell.row, cell.column), "written twice"
        taken.add((cell.row, cell.column))
        if not _plain(cell):
            yield from _cell_problems(cell)


def _page_problems(sheet: SheetLayout) -> Iterator[tuple[str, str]]:
    for text in (sheet.print.header, sheet.print.footer):
        yield from _too_long("header or footer", text, 255, "text")


def _place_problems(sheet: SheetLayout) -> Iterator[tuple[str, str]]:
    areas = tuple(_area(block) for block in sheet.blocks if block.rows and block.styles)
    for number, area in enumerate(areas):
        if any(_overlap(area, other) for other in areas[:number]):
            yield area.a1, "two tables overlap"
    columns = {column for area in areas for column in range(area.first_column, area.last_column + 1)}
    for cell in sheet.cells:
        if cell.column in columns and any(area.contains(cell.row, cell.column) for area in areas):
            yield address(cell.row, cell.column), "the cell lies inside a table"


def _area(block: Block) -> CellRange:
    return CellRange(
        first_row=block.first_row,
        first_column=block.first_column,
        last_row=block.first_row + len(block.rows) - 1,
        last_column=block.first_column + len(block.styles) - 1,
    )


def _overlap(one: CellRange, other: CellRange) -> bool:
    return (
        one.first_row <= other.last_row
        and other.first_row <= one.last_row
        and one.first_column <= other.last_column
        and other.first_column <= one.last_column
    )


def _plain(cell: Cell) -> bool:
    """Whether a cell is such that it needs no closer look: one cell of the sheet, blank or with a short text."""
    value = cell.value
    return (
        cell.span is None
        and cell.formula is None
        and (value is None or (isinstance(value, str) and len(value) <= CELL_TEXT // 2))
        and _on_sheet(cell.row, cell.column)
    )


def _cell_problems(cell: Cell) -> Iterator[tuple[str, str]]:
    place = address(cell.row, cell.column)
    rows, columns = cell.span or (1, 1)
    if not _on_sheet(cell.row, cell.column) or not _on_sheet(cell.row + rows - 1, cell.column + columns - 1):
        yield place, "outside the sheet"
    if rows < 1 or columns < 1:
        yield place, "a span of nothing"
    if cell.formula is not None:
        yield from _too_long(place, cell.formula, FORMULA_TEXT, "formula")
        if cell.value is not None or cell.link is not None:
            yield place, "a formula beside a value or a link"
        if _CONTROL.search(cell.formula):
            yield place, "a control character in a formula"
    if problem := _value_problem(cell.value):
        yield place, problem


def _block_problems(block: Block) -> Iterator[tuple[str, str]]:
    width = len(block.styles)
    last = block.first_row + len(block.rows) - 1, block.first_column + width - 1
    if not _on_sheet(block.first_row, block.first_column) or (block.rows and not _on_sheet(*last)):
        yield address(block.first_row, block.first_column), "the table leaves the sheet"
    if not isinstance(block.rows, Records) and set(map(len, block.rows)) - {width}:
        row, values = next((r, v) for r, v in enumerate(block.rows, block.first_row) if len(v) != width)
        yield address(row, block.first_column), f"{len(values)} values for {width} columns"


def _link_problems(block: Block) -> Iterator[tuple[str, str]]:
    if not block.links:
        return
    place = address(block.first_row, block.first_column)
    if len(block.styles) != 1 or len(block.links) != len(block.rows):
        yield place, f"{len(block.links)} links for {len(block.rows)} rows of {len(block.styles)} columns"
    elif any(
        link and not (isinstance(row[0], str) and row[0]) for link, row in zip(block.links, block.rows, strict=True)
    ):
        yield place, "a link without a text"


def value_problems(different: Collection[Value]) -> dict[Value, str]:
    """Return the values that Excel cannot hold, and why."""
    doubtful = [value for value in different if value.__class__ is not str or len(value) > CELL_TEXT // 2]
    return {value: problem for value in doubtful if (problem := _value_problem(value))}


def _mark_problems(sheet: SheetLayout) -> Iterator[tuple[str, str]]:
    for mark in sheet.marks:
        place = address(mark.row, mark.column)
        if not _on_sheet(mark.row, mark.column):
            yield place, "outside the sheet"
        if problem := _value_problem(mark.value):
            yield place, problem
        yield from _too_long(place, mark.comment, CELL_TEXT, "comment")


def _value_problem(value: Value) -> str | None:
    if isinstance(value, str):
        # Half the limit in characters cannot exceed it in UTF-16 units: skip counting.
        if len(value) > CELL_TEXT // 2 and utf16_length(value) > CELL_TEXT:
            return f"text of {utf16_length(value)} characters, a cell holds {CELL_TEXT}"
    elif isinstance(value, ErrorValue):
        return None if value.text in ERRORS else f"{value.text!r} is no error that every program knows"
    elif isinstance(value, date):
        if value.year < 1900:
            return "Excel knows no dates before 1900"
    elif isinstance(value, int | float | Decimal):
        return _number_problem(value)
    return None


def _number_problem(value: int | float | Decimal) -> str | None:
    if isinstance(value, int):
        return f"{value} has more digits than Excel keeps; write it as text" if abs(value) > EXACT_INTEGER else None
    return None if math.isfinite(value) else "not a finite number"


def _list_problems(sheet: SheetLayout, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    for check in sheet.validations:
        if check.kind == "list" and (check.source or "").removeprefix("=").casefold() not in known:
            yield check.ref.a1, f"the list {check.source!r} is not a defined name of the workbook"


def _validation_problems(sheet: SheetLayout) -> Iterator[tuple[str, str]]:
    for check in sheet.validations:
        place = check.ref.a1
        yield from _too_long(place, check.prompt_title, PROMPT_TITLE, "prompt title")
        yield from _too_long(place, check.error_title, PROMPT_TITLE, "error title")
        yield from _too_long(place, check.prompt, PROMPT_TEXT, "prompt")
        yield from _too_long(place, check.error, PROMPT_TEXT, "error message")
        for formula in (check.minimum, check.maximum, check.formula):
            if isinstance(formula, str):
                yield from _too_long(place, formula.removeprefix("="), 255, "validation formula")
        if problem := _missing(check):
            yield place, problem


def _missing(check: Validation) -> str | None:
    if check.kind == "custom":
        return None if check.formula else "a custom validation without a formula"
    if check.kind == "any":
        return None if check.prompt or check.prompt_title else "a validation that neither checks nor tells"
    if check.kind == "list":
        return None
    two = check.operator in ("between", "not between")
    if check.minimum is None or (two and check.maximum is None):
        return f"a {check.kind} validation {check.operator!r} without its bounds"
    return None


def _too_long(place: str, text: str, limit: int, what: str) -> Iterator[tuple[str, str]]:
    if len(text) * 2 <= limit:  # no character counts more than two
        return
    length = utf16_length(text)
    if length > limit:
        yield place, f"{what} of {length} characters, Excel allows {limit}: {text[:60]!r}"


def _on_sheet(row: int, column: int) -> bool:
    return 1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN
