"""A press writes one workbook after the other, and each as if it were the only one; and as XlsxWriter would."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_xlsx.excel import zip_parts
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.layout import (
    Block,
    Cell,
    ErrorValue,
    Mark,
    Print,
    SheetLayout,
    Style,
    Validation,
    Value,
    WorkbookLayout,
)
from kehoach_xlsx.excel.write import Press, to_bytes

from .cell_by_cell import by_xlsxwriter, parts_of
from .showcase import SHOWCASE

FORM = SHOWCASE.sheets[1]


def other(**changes: Any) -> WorkbookLayout:
    """The showcase with its form changed."""
    return replace(SHOWCASE, sheets=(SHOWCASE.sheets[0], replace(FORM, **changes), *SHOWCASE.sheets[2:]))


def told(number: int, **changes: Any) -> WorkbookLayout:
    """The showcase with one cell of its form changed."""
    cells = list(FORM.cells)
    cells[number] = replace(cells[number], **changes)
    return other(cells=tuple(cells))


def rows(*changed: tuple[Value, ...]) -> WorkbookLayout:
    (block,) = FORM.blocks
    return other(blocks=(replace(block, rows=changed),))


FIRST, *REST = FORM.blocks[0].rows
OTHERS = {
    "the same": SHOWCASE,
    "a text": told(1, value="Kỳ báo cáo: Quý IV/2025"),
    "a text that is elsewhere too": told(1, value="Sở Tư pháp"),
    "a text that needs more lines": told(1, value="Kỳ báo cáo dài " * 40),
    "a number for a text": told(1, value=4),
    "nothing for a text": told(1, value=None),
    "a formula for a text": told(1, value=None, formula="1+1"),
    "another style": told(1, style=Style.NOTE),
    "another link": told(5, link="'Tiến độ'!A1"),
    "another text on a link": told(5, value="Xem hướng dẫn"),
    "another page's foot": other(print=replace(FORM.print, footer="&LHai & ba <4>")),
    "no page's foot": other(print=replace(FORM.print, footer="")),
    "another width": other(widths={**FORM.widths, 2: 12}),
    "another row in a table": rows((*FIRST[:1], "Việc khác", *FIRST[2:]), *REST),
    "true for one in a table": rows((True, *FIRST[1:]), *REST),
    "a decimal for a number in a table": rows((Decimal("1.5"), *FIRST[1:]), *REST),
    "an error in a table": rows((ErrorValue("#N/A"), *FIRST[1:]), *REST),
    "a mark": other(marks=(Mark(row=8, column=2, value="?", style=Style.INPUT, look=Style.MARKED_BAD, comment="Sửa"),)),
    "another title": replace(SHOWCASE, title="Một & <hai>"),
    "another stamp": replace(SHOWCASE, defined_names={**SHOWCASE.defined_names, "kxl_stamp": '="a<b&c"'}),
    "a property": replace(SHOWCASE, custom_properties={"kxl": "x<y"}),
    "an open structure": replace(SHOWCASE, protect_structure=not SHOWCASE.protect_structure),
}


@pytest.mark.parametrize("name", OTHERS)
def test_xlsxwriter_would_write_it_so(name: str) -> None:
    assert parts_of(to_bytes(OTHERS[name])) == parts_of(by_xlsxwriter(OTHERS[name]))


@pytest.mark.parametrize("name", OTHERS)
def test_what_was_written_before_leaves_no_trace(name: str) -> None:
    press = Press()
    written = [press.to_bytes(layout) for layout in (SHOWCASE, OTHERS[name], SHOWCASE)]
    assert written == [to_bytes(SHOWCASE), to_bytes(OTHERS[name]), to_bytes(SHOWCASE)]


def test_a_limit_is_kept_to_after_a_sheet_was_found_fine() -> None:
    press = Press()
    press.to_bytes(SHOWCASE)
    with pytest.raises(LayoutError, match="header or footer"):
        press.to_bytes(other(print=replace(FORM.print, footer="x" * 256)))
    with pytest.raises(LayoutError, match="40000 characters"):
        press.to_bytes(told(1, value="x" * 40_000))
    with pytest.raises(LayoutError, match="no_such_list"):
        check = Validation(ref=FORM.validations[0].ref, kind="list", source="no_such_list")
        press.to_bytes(other(validations=(check,)))


def test_blanks_that_are_not_written_are_all_that_is_missing() -> None:
    (block,) = FORM.blocks
    dense, sparse = (other(blocks=(replace(block, blanks=blanks),)) for blanks in (True, False))
    sheet = "xl/worksheets/sheet2.xml"
    blank = re.compile('<c r="[A-H](?:8|9|10|11)" s="[0-9]+"/>')
    before, after = parts_of(to_bytes(dense)), parts_of(to_bytes(sparse))
    assert blank.search(before[sheet])
    assert blank.sub("", before[sheet]) == after[sheet]
    assert before.keys() == after.keys()
    assert after == parts_of(by_xlsxwriter(sparse))


VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.sampled_from(("", "x", "y", "=1+1", "a\nb", "<&>", "_x0041_x0042_", " ", "dài " * 30)),
    st.text(max_size=6),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.decimals(-9, 9, places=2),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.datetimes(),
    st.sampled_from((ErrorValue("#N/A"), ErrorValue("#REF!"))),
).filter(lambda value: not isinstance(value, date) or value.year >= 1900)
CELL_STYLES = st.sampled_from((Style.BODY, Style.TITLE, Style.BODY_NUMBER, Style.INPUT_DATE))


@st.composite
def layouts(draw: st.DrawFn) -> WorkbookLayout:
    """Small workbooks that are often alike: single cells in the rows over a table of two columns."""
    count = draw(st.integers(0, 3))
    cells = tuple(
        Cell(row=row, column=draw(st.integers(1, 2)), value=draw(VALUES), style=draw(CELL_STYLES))
        for row in range(1, count + 1)
    )
    table = draw(st.lists(st.tuples(VALUES, VALUES), max_size=3))
    block = Block(first_row=count + 1, first_column=1, styles=(draw(CELL_STYLES), Style.BODY_NUMBER), rows=table)
    page = Print(footer=draw(st.sampled_from(("", "&Lmột", "&Lhai"))))
    heights = draw(st.dictionaries(st.integers(1, 5), st.sampled_from((15.0, 30.5)), max_size=2))
    row_styles = draw(st.dictionaries(st.integers(1, 5), CELL_STYLES, max_size=1))
    sheet = SheetLayout(
        name="S", cells=cells, blocks=(block,), print=page, heights=heights, row_styles=row_styles, widths={1: 12}
    )
    return WorkbookLayout(sheets=(sheet, SheetLayout(name="T", cells=cells[:1])), title=draw(st.text(max_size=3)))


@settings(max_examples=150, deadline=None)
@given(st.lists(layouts(), min_size=1, max_size=4))
def test_any_row_of_workbooks_comes_out_as_one_by_one(given_layouts: Sequence[WorkbookLayout]) -> None:
    press = Press()
    for layout in given_layouts:
        data = press.to_bytes(layout)
        assert data == to_bytes(layout)
        assert parts_of(data) == parts_of(by_xlsxwriter(layout))


@pytest.mark.parametrize("kept", [0, 400])
def test_what_helpers_compress_is_what_the_press_does(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = to_bytes(SHOWCASE)
    monkeypatch.setattr(zip_parts, "_LARGEST_KEPT", kept)
    press = Press()
    assert press.to_bytes(SHOWCASE) == alone
    assert press.to_bytes(told(1, value="Kỳ báo cáo: Quý IV/2025")) != alone
    assert press.to_bytes(SHOWCASE) == alone
