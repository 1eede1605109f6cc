"""What is written is what is read: text stays text, to the last character."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.excel.layout import Block, Cell, SheetLayout, Style, Value, WorkbookLayout
from kehoach_xlsx.excel.raw import RawContents, RawWorkbook
from kehoach_xlsx.excel.read import NOT_CALCULATED, read, read_bytes
from kehoach_xlsx.excel.write import to_bytes

from .crafted import column_of
from .showcase import FIRST, SHOWCASE, TASKS

TEXTS = (
    '5 < 7 & "=1+1"',
    "=1+1",
    "+84 912",
    "-1",
    "@x",
    "http://a.b",
    "internal:'S'!A1",
    "'có dấu nháy",
    "007",
    "12345678901234567",
    "😀 tốt",
    "dòng 1\ndòng 2",
    "\ttab ",
    "  hai đầu  ",
    "_x0041_",
    "_x0041_x0042_",
    "_x005F_",
    "<r>x</r>",
    "<r><t>giả</t></r>",
    "{=1+1}",
    "TRUE",
    "#REF!",
    "]]>",
    "Đ" * 32_767,
)


def contents(data: bytes) -> RawContents:
    found = read_bytes(data)
    assert isinstance(found, RawContents), found
    return found


def test_text_comes_back_as_it_was() -> None:
    sheet = contents(to_bytes(column_of(*TEXTS))).sheets[0]
    assert tuple(row[0] for row in sheet.rows) == TEXTS
    assert not sheet.errors
    assert not sheet.formulas


def test_other_readers_see_the_same_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_bytes(column_of(*TEXTS))))["S"]
    # openpyxl drops every "x005F_", also the one that was meant.
    expected = tuple("_" if text == "_x005F_" else text for text in TEXTS)
    assert tuple(sheet.cell(row, 1).value for row in range(1, len(TEXTS) + 1)) == expected
    assert {sheet.cell(row, 1).data_type for row in range(1, len(TEXTS) + 1)} == {"s"}


@pytest.mark.parametrize("text", ["a\x00b", "a\rb", "\x0b", "\x1f", "\r\n"])
def test_control_characters_survive_in_a_valid_file(text: str) -> None:
    assert contents(to_bytes(column_of(text))).sheets[0].value(1, 1) == text


@pytest.mark.parametrize("text", ["a\ud800b", "a\udfffb", "a\ufffeb", "a\uffffb"])
def test_what_no_xml_can_hold_becomes_a_replacement_character(text: str) -> None:
    assert contents(to_bytes(column_of(text))).sheets[0].value(1, 1) == "a\ufffdb"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (0, 0),
        (-5, -5),
        (2**53 - 1, 2**53 - 1),
        (2.5, 2.5),
        (3.0, 3),
        (Decimal("12.25"), 12.25),
        (True, True),
        (False, False),
        (None, None),
        ("", None),
    ],
)
def test_values_keep_their_type(written: Value, found: object) -> None:
    rows = contents(to_bytes(column_of("đầu", written, "cuối"))).sheets[0].rows
    assert (rows[1][0], type(rows[1][0])) == (found, type(found))


def test_dates_come_back_as_dates() -> None:
    layout = column_of(date(2024, 2, 29), date(1900, 3, 1), style=Style.INPUT_DATE)
    rows = contents(to_bytes(layout)).sheets[0].rows
    assert rows == ((date(2024, 2, 29),), (date(1900, 3, 1),))


def test_rows_and_columns_are_those_of_excel() -> None:
    block = Block(first_row=5, first_column=3, styles=(Style.BODY, Style.BODY), rows=(("a", None), (None, "b")))
    sheet = contents(to_bytes(WorkbookLayout(sheets=(SheetLayout(name="S", blocks=(block,)),)))).sheets[0]
    assert (sheet.value(5, 3), sheet.value(6, 4), sheet.value(6, 3)) == ("a", "b", None)
    assert (len(sheet.rows), {len(row) for row in sheet.rows}, sheet.value(99, 99)) == (6, {4}, None)


def test_a_formula_of_ours_awaits_its_calculation() -> None:
    cells = (Cell(row=2, column=2, formula="1+1", style=Style.FORMULA),)
    sheet = contents(to_bytes(WorkbookLayout(sheets=(SheetLayout(name="S", cells=cells),)))).sheets[0]
    assert sheet.formulas == {(2, 2)}
    assert sheet.errors == {(2, 2): NOT_CALCULATED}


def test_a_whole_workbook_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo quý III.xlsx"
    path.write_bytes(to_bytes(SHOWCASE))
    found = read(path)
    assert isinstance(found, RawWorkbook)
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [
        ("_dm", True),
        ("Tiến độ", False),
        ("Hướng dẫn", False),
    ]
    form = found.sheet("Tiến độ")
    assert form is not None
    assert tuple(row[:8] for row in form.rows[FIRST - 1 : FIRST - 1 + len(TASKS)]) == TASKS
    assert "A1:I1" in {area.a1 for area in form.merged}
    assert found.custom_properties == SHOWCASE.custom_properties
    assert found.defined_names == {name: formula.removeprefix("=") for name, formula in SHOWCASE.defined_names.items()}
    assert list(tmp_path.iterdir()) == [path]
