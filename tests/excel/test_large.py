"""Large sheets are written in portions, by one process or two: the file says the same as if they were small."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kehoach_xlsx import aside
from kehoach_xlsx.excel import large, rows, write
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.layout import Block, Cell, SheetLayout, Style, Value, WorkbookLayout
from kehoach_xlsx.excel.records import Records
from kehoach_xlsx.excel.write import to_bytes

from .cell_by_cell import parts_of

NAMES = ("a", "b", "c")
STYLES = (Style.BODY, Style.BODY, Style.BODY_DATE)
LONG = "một dòng dài không đứng vừa trong cột " * 6
VALUES: st.SearchStrategy[Value] = st.sampled_from(
    (None, "", "x", "y<&>", LONG, "hai\ndòng", "_x0041_", 0, 1, True, Decimal("1.50"), date(2026, 3, 31))
)
RECORDS = st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES), min_size=1, max_size=11)
SHARED = re.compile(r't="s"><v>([0-9]+)</v>')


def sheet(name: str, table: Block, **more: object) -> SheetLayout:
    heading = Cell(row=1, column=1, value="Đầu trang", style=Style.TITLE)
    laid = SheetLayout(name=name, cells=(heading,), blocks=(table,), widths={1: 20, 2: 9}, heights={4: 33})
    return replace(laid, **more)  # type: ignore[arg-type]


def table(records: Sequence[Mapping[str, Value]], **more: object) -> Block:
    block = Block(first_row=3, first_column=1, styles=STYLES, rows=Records(records, NAMES))
    return replace(block, **more)  # type: ignore[arg-type]


def book(records: Sequence[Mapping[str, Value]], **more: object) -> WorkbookLayout:
    """Three sheets of one table, so that there is something to share out."""
    ones = (table(records, **more), table(records[::-1], **more), table(records[:1], **more))
    return WorkbookLayout(sheets=tuple(sheet(f"S{number}", one) for number, one in enumerate(ones)))


def said(data: bytes) -> dict[str, str]:
    """The files of a package, with the texts themselves where cells refer to them."""
    parts = parts_of(data)
    texts = parts.pop("xl/sharedStrings.xml", "")
    told = re.findall(r'<si><t xml:space="preserve">(.*?)</t></si>', texts, re.DOTALL)
    counts = re.search("<sst.*?>", texts)
    parts["texts"] = "\n".join([counts[0] if counts else "", *sorted(told)])
    return {name: SHARED.sub(lambda found: f"<t>{told[int(found[1])]}</t>", part) for name, part in parts.items()}


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sheet is large, and written three rows at a time."""
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(rows, "ROWS_AT_ONCE", 3)


@pytest.mark.usefixtures("_large")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=RECORDS, blanks=st.booleans(), inline=st.sets(st.integers(0, 2)))
def test_a_large_sheet_says_what_a_small_one_does(
    records: list[Mapping[str, Value]], blanks: bool, inline: set[int]
) -> None:
    layout = book(records, blanks=blanks, inline=frozenset(inline))
    in_portions = said(to_bytes(layout))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(large, "LARGE", 10**9)
        assert in_portions == said(to_bytes(layout))


@pytest.mark.usefixtures("_large")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=RECORDS)
def test_who_makes_a_sheet_shows_nowhere(records: list[Mapping[str, Value]]) -> None:
    alone = to_bytes(book(records))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(write, "_WORTH_ANOTHER", range(10**9))
        assert to_bytes(book(records)) == alone
        patched.setattr(aside, "can_copy", lambda: False)
        assert to_bytes(book(records)) == alone


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("others", [False, True], ids=["here", "in another process"])
def test_what_excel_cannot_hold_is_named_by_its_place(others: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if others:
        monkeypatch.setattr(write, "_WORTH_ANOTHER", range(10**9))
    records: list[Mapping[str, Value]] = [*([{"a": "x"}] * 5), {"b": 2**60}]
    with pytest.raises(LayoutError, match=r"B8.*more digits than Excel keeps"):
        to_bytes(book(records))


def test_texts_that_stand_in_their_cells_are_read_as_any_other() -> None:
    records: list[Mapping[str, Value]] = [{"a": "khoá <1> & 2", "b": " đầu và cuối "}, {"a": "khoá 3", "b": "dài"}]
    data = to_bytes(WorkbookLayout(sheets=(sheet("S", table(records, inline=frozenset({0, 1}))),)))
    expected = [["khoá <1> & 2", " đầu và cuối "], ["khoá 3", "dài"]]
    read = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name("S").to_python(skip_empty_area=False)
    assert [row[:2] for row in read[2:]] == expected
    by_openpyxl = load_workbook(BytesIO(data))["S"]
    assert [[cell.value for cell in row] for row in by_openpyxl["A3:B4"]] == expected
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.read("xl/sharedStrings.xml").decode().count("<si>") == 1
