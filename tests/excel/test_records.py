"""A table of records is written as the same table row by row, whatever is blank in it; and as XlsxWriter would."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach_xlsx.excel import records as by_shape
from kehoach_xlsx.excel import rows as pieces
from kehoach_xlsx.excel import survey
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.layout import Block, Mark, SheetLayout, Style, Value, WorkbookLayout
from kehoach_xlsx.excel.lines import lines_by_words, lines_of
from kehoach_xlsx.excel.records import Records, column_of, of_columns
from kehoach_xlsx.excel.write import to_bytes

from .cell_by_cell import by_xlsxwriter, parts_of

NAMES = ("a", "b", "c", "d")
STYLES = (Style.BODY_CENTER, Style.BODY, Style.BODY_NUMBER, Style.BODY_DATE)
VALUES: st.SearchStrategy[Value] = st.sampled_from(
    (None, "", "x", "y<&>", "một dòng dài " * 12, "hai\ndòng", 0, 1, True, False, Decimal("1"), 2.5, date(2025, 3, 31))
)
RECORDS = st.lists(st.dictionaries(st.sampled_from((*NAMES, "of no column")), VALUES), max_size=9)


def table(rows: Sequence[tuple[Value, ...]], **more: object) -> Block:
    return replace(Block(first_row=3, first_column=2, styles=STYLES, rows=rows), **more)  # type: ignore[arg-type]


def book(*blocks: Block, marks: tuple[Mark, ...] = ()) -> WorkbookLayout:
    sheet = SheetLayout(name="S", blocks=blocks, marks=marks, widths={2: 9, 3: 40, 4: 12}, heights={4: 33})
    return WorkbookLayout(sheets=(sheet,))


@pytest.fixture(
    params=[(2048, 1024, 16), (3, 1024, 16), (3, 1, 16), (2048, 1024, 1), (2048, 1, 1)],
    ids=["in one piece", "in pieces", "too many shapes", "looked at where texts are new", "likewise, in one shape"],
)
def _cut(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, shapes, often = request.param
    monkeypatch.setattr(pieces, "ROWS_AT_ONCE", at_once)
    monkeypatch.setattr(by_shape, "_MOST_SHAPES", shapes)
    monkeypatch.setattr(survey, "_OFTEN", often)


@pytest.mark.usefixtures("_cut")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=RECORDS, blanks=st.booleans(), marked=st.booleans())
def test_records_are_written_as_their_rows_are(records: list[Mapping[str, Value]], blanks: bool, marked: bool) -> None:
    told = Records(records, NAMES)
    rows = tuple(tuple(record.get(name) for name in NAMES) for record in records)
    assert (tuple(told), len(told), told[1:4]) == (rows, len(rows), list(rows[1:4]))
    mark = Mark(row=4, column=3, value="?", style=Style.INPUT, look=Style.MARKED_BAD)
    marks = (mark,) if marked else ()
    written = parts_of(to_bytes(book(table(told, blanks=blanks), marks=marks)))
    assert written == parts_of(to_bytes(book(table(rows, blanks=blanks), marks=marks)))
    if blanks:  # else XlsxWriter speaks of a smaller sheet, that of the cells it has seen
        assert written == parts_of(by_xlsxwriter(book(table(rows), marks=marks)))


@given(records=RECORDS, first=st.integers(0, 4), end=st.integers(0, 4), place=st.integers(0, 3))
def test_columns_of_records_are_those_of_their_rows(
    records: list[Mapping[str, Value]], first: int, end: int, place: int
) -> None:
    told, rows = Records(records, NAMES), [tuple(record.get(name) for name in NAMES) for record in records]
    assert list(of_columns(told, first, end)) == of_columns(rows, first, end)
    assert column_of(told, place) == column_of(rows, place)


@pytest.mark.usefixtures("_cut")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(st.sampled_from((None, "x", "y<&>", "dài " * 20)), st.booleans()), max_size=9))
def test_a_column_of_links_is_written_as_xlsxwriter_writes_links(rows: list[tuple[str | None, bool]]) -> None:
    links = [f"'S'!A{number}" if linked and text else None for number, (text, linked) in enumerate(rows, start=1)]
    column = Block(first_row=3, first_column=1, styles=(Style.BODY,), rows=[(text,) for text, _ in rows], links=links)
    beside = table(Records([{"b": text} for text, _ in rows], NAMES))
    assert parts_of(to_bytes(book(beside, column))) == parts_of(by_xlsxwriter(book(beside, column)))


@pytest.mark.parametrize(
    ("rows", "links", "problem"),
    [
        ((("x",),), ("'S'!A1", "'S'!A2"), "2 links for 1 rows"),
        ((("x", "y"),), ("'S'!A1",), "1 links for 1 rows of 2 columns"),
        (((7,),), ("'S'!A1",), "a link without a text"),
    ],
)
def test_links_that_no_column_of_texts_has_are_refused(
    rows: Sequence[tuple[Value, ...]], links: Sequence[str], problem: str
) -> None:
    styles = (Style.BODY,) * len(rows[0])
    with pytest.raises(LayoutError, match=problem):
        to_bytes(book(Block(first_row=3, first_column=1, styles=styles, rows=rows, links=links)))


def test_what_excel_cannot_hold_is_named_by_its_place_in_records() -> None:
    records: list[Mapping[str, Value]] = [{"a": "x"}, {"c": 2**60}, {"a": "y"}]
    with pytest.raises(LayoutError, match=r"D4.*more digits than Excel keeps"):
        to_bytes(book(table(Records(records, NAMES))))


@given(
    text=st.lists(st.sampled_from(("xã", "nghiêng", "WWW", "", "MMMM@@@@%%%%————", "1", "i", "a\nb")), max_size=30),
    room=st.floats(1, 60) | st.sampled_from((2.36, 3.72, 9.3, 28.0)),
)
def test_lines_found_by_halving_are_those_laid_word_by_word(text: list[str], room: float) -> None:
    words = " ".join(text)
    assert lines_of(words, room) == sum(lines_by_words(part, room) for part in words.split("\n"))


def test_texts_by_the_thousand_are_stored_as_xlsxwriter_stores_them() -> None:
    rows = [(f"nội dung thứ {number}{' <&>' * (number % 97 == 0)}",) for number in range(9000)]
    layout = book(Block(first_row=1, first_column=1, styles=(Style.BODY,), rows=rows))
    assert parts_of(to_bytes(layout)) == parts_of(by_xlsxwriter(layout))
