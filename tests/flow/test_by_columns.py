"""What is told by one look at a whole column, or at all cells beneath the headings, is what cell after cell tells.

1. A sheet known as plain by all of its cells holds records only, row by row as well.
2. A column of a batch means what each of its cells means alone.
3. Records kept by column are the rows that they stand for.
4. A text that needs no mending among many needs none alone; where no text speaks for an old encoding none is found.
"""

import unicodedata
from datetime import date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.excel.raw import RawSheet
from kehoach_xlsx.flow.body import Body, read_body, read_rows
from kehoach_xlsx.flow.cells import Setting, parse_cell
from kehoach_xlsx.flow.columns import understood
from kehoach_xlsx.flow.headings import AnyHeading
from kehoach_xlsx.flow.locate import Located, locate_in
from kehoach_xlsx.flow.records import cell_at, take_table
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.schema import Column, FilledBy, SheetSchema
from kehoach_xlsx.model.table import ErrorCell, RawColumns, RawRow
from kehoach_xlsx.vietnamese.legacy import Encoding, Legacy, legacy_of, speaks
from kehoach_xlsx.vietnamese.text import mend, to_mend, trimmed
from kehoach_xlsx.workbooks.progress import PROGRESS

SHEETS = {name: PROGRESS.sheet(name) for name in ("tasks", "indicators", "budget", "difficulties", "models")}
OLD = ("Tèt", "Kh¸", "YÕu", "§· tæ chøc 02 líp", "Ch­a thùc hiÖn ®­îc", "Ñaõ toå chöùc 03 lôùp", "cã")
TEXTS = (
    "Đã mở 03 lớp", "NV1", "Tổng cộng", "Tổng cộng:", "Cộng (a+b)", "Ghi chú: còn thiếu", "(1)", "(2)", "A",
    "  hai  dấu cách ", "cuối ", " đầu",
    "\u200b", " ", "", "nhiều\ndòng", "b\r\nc", "Ðộc lập", "a|b", "| ", " |", "một hai ba bốn năm",
    unicodedata.normalize("NFD", "hòa bình"), "\u0338", "03 lớp", "1.234", "85%", "3/4/2026", "2026-05-06",
    *OLD,
)  # fmt: skip
VALUES = (
    0,
    1,
    1.0,
    True,
    False,
    2.5,
    1e16,
    45418,
    date(2026, 5, 6),
    datetime(2026, 5, 6),
    datetime(2026, 5, 6, 8),
    None,
)
headings = st.sampled_from([c.heading for schema in SHEETS.values() for c in schema.columns])
texts = st.sampled_from(TEXTS) | st.text(max_size=6)
cells = st.sampled_from(VALUES) | texts
filled = st.sampled_from([value for value in VALUES if value is not None]) | texts.filter(bool)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[SheetSchema, RawSheet]:
    """A sheet with headings in row 2, records of which some repeat a plain one, and here and there an odd row."""
    schema = SHEETS[draw(st.sampled_from(sorted(SHEETS)))]
    head = [c.heading for c in schema.columns] + draw(st.lists(headings | st.none(), max_size=2))
    plain = [draw(st.none() | cells) for _ in head]
    odd = st.lists(cells | headings, min_size=len(head), max_size=len(head))
    copied = st.just(head) | st.just([c.heading for c in SHEETS["difficulties"].columns] + [None] * len(head))
    counted = st.just([f"({number})" for number, _ in enumerate(head, start=1)])
    alone = st.just(["Một câu dài dưới bảng", *(None for _ in head)])
    rows = draw(st.lists(counted | alone | st.just(plain) | st.just([None] * len(head)) | odd | copied, max_size=5))
    grid = tuple(tuple(row[: len(head)]) for row in ([None] * len(head), head, *rows))
    spots = st.tuples(st.integers(1, len(grid) + 2), st.integers(1, len(head)))
    errors = draw(st.dictionaries(spots, st.just("#REF!"), max_size=2))
    marked = [[None if (y, x) in errors else v for x, v in enumerate(row, 1)] for y, row in enumerate(grid, 1)]
    formulas = frozenset(draw(st.lists(spots, max_size=3)))
    return schema, RawSheet(name="x", rows=tuple(map(tuple, marked)), errors=errors, formulas=formulas)


def _located(sheet: RawSheet, schema: SheetSchema) -> Located:
    found = locate_in(sheet, schema)
    assert found is not None
    return found


@given(sheets())
def test_a_sheet_read_by_one_look_is_the_sheet_read_row_by_row(drawn: tuple[SheetSchema, RawSheet]) -> None:
    schema, sheet = drawn
    found = _located(sheet, schema)
    looked, read = read_body(found, schema, PROGRESS.sheets), read_rows(found, schema, PROGRESS.sheets)
    assert tuple(looked.records) == tuple(read.records)
    assert (looked.repeated, tuple(looked.summaries), looked.loose, looked.second) == (
        read.repeated, tuple(read.summaries), read.loose, read.second,
    )  # fmt: skip


def test_a_heading_is_known_by_its_first_word_however_it_is_written() -> None:
    told = ("Khác: nêu rõ", "Số (*)", "Tên đơn vị")
    schema = SheetSchema(name="toy", title="Toy", columns=tuple(Column(name=text, heading=text) for text in told))
    written = (
        "khác: nêu rõ",
        "2. Số",
        "(*) Số:",
        "TÊN  ĐƠN VỊ",
        "\u200b Tên đơn vị",
        "Ten don vi *",
        "(1) Khác: nêu rõ",
    )
    assert [AnyHeading([schema]).count([text]) for text in written] == [1] * len(written)
    assert AnyHeading([schema]).count(["Khác", "Số 1", "Tên đơn", "Đơn vị", "", " ", 5, None]) == 0


def test_a_plain_sheet_needs_one_look_and_a_total_or_a_heading_row_by_row() -> None:
    schema = SHEETS["models"]
    head, plain = tuple(c.heading for c in schema.columns), ("Tổ hòa giải", "Ấp 1", None, "Tốt")
    for last, records in ((plain, range(2, 4)), (("Tổng cộng", None, None, None), (2,)), (head, (2,))):
        found = _located(RawSheet(name="x", rows=(head, plain, last)), schema)
        assert read_body(found, schema, PROGRESS.sheets).records == records


@given(sheets())
def test_records_taken_by_column_are_the_cells_at_their_places(drawn: tuple[SheetSchema, RawSheet]) -> None:
    schema, sheet = drawn
    found = _located(sheet, schema)
    body = read_body(found, schema, PROGRESS.sheets)
    assert list(take_table(found, schema, Origin(path="a.xlsx"), body).rows) == _cell_by_cell(found, schema, body)


def _cell_by_cell(found: Located, schema: SheetSchema, body: Body) -> list[RawRow]:
    named = [c.name for c in schema.columns if c.filled_by is not FilledBy.FORMULA and c.name in found.columns]
    rows = []
    for number in body.records:
        places = {name: (number, found.columns[name]) for name in named}
        values = {name: cell_at(found.sheet, *place) for name, place in places.items()}
        told = {n: v for n, v in values.items() if v is not None and not (isinstance(v, str) and not trimmed(v))}
        formulas = frozenset(name for name, place in places.items() if place in found.sheet.formulas)
        rows.append(RawRow(row=number, cells=told, formulas=formulas))
    return [row for row in rows if row.cells]


SETTINGS = (
    Setting(),
    Setting(window=(date(2026, 4, 1), date(2026, 6, 30))),
    Setting(legacy=Legacy(encoding=Encoding.TCVN3)),
    Setting(legacy=Legacy(encoding=Encoding.TCVN3), convert_legacy=True),
)


@given(
    st.sampled_from([c for schema in SHEETS.values() for c in schema.columns]),
    st.lists(
        st.tuples(st.sampled_from(SETTINGS), st.lists(filled | st.none() | st.just(ErrorCell("#N/A")), max_size=6))
    ),
)
def test_a_column_means_what_each_of_its_cells_means_alone(
    one: Column, runs: list[tuple[Setting, list[object]]]
) -> None:
    told = [cell for _, part in runs for cell in part]
    found = understood(one, told, [(setting, len(part)) for setting, part in runs])
    alone = [None if c is None else parse_cell(one, c, setting) for setting, part in runs for c in part]
    if one.filled_by is FilledBy.FORMULA:
        assert set(found.values) <= {None}
        return
    assert [(type(v), v) for v in found.values] == [(type(v), v) for v in (p.value if p else None for p in alone)]
    typed = [p.typed if p is not None and p.typed != p.value else None for p in alone]
    assert list(found.typed or [None] * len(told)) == typed
    assert found.problems == {place: p for place, p in enumerate(alone) if p is not None and p.problem is not None}
    assert found.gaps or [value is None for value in found.values] == [cell is None for cell in told]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), filled, max_size=3)), st.data())
def test_records_kept_by_column_are_the_rows_they_stand_for(told: list[dict[str, object]], data: st.DataObject) -> None:
    odd = st.frozensets(st.sampled_from("abc"), max_size=2)
    rows = [
        RawRow(row=6 + n, cells=cells, formulas=data.draw(odd), linked=data.draw(odd)) for n, cells in enumerate(told)
    ]
    kept = RawColumns.of(rows)
    assert list(kept) == rows
    assert kept == tuple(rows)
    assert list(kept[1:]) == rows[1:]
    assert [dict(kept[n].cells) for n in range(len(rows))] == told


@given(st.lists(texts))
def test_a_text_that_needs_no_mending_among_many_needs_none_alone(told: list[str]) -> None:
    rest = set(told) - set(to_mend(set(told)))
    assert [(mend(text), trimmed(text)) for text in rest] == [(text, text) for text in rest]
    assert "" not in rest


@given(st.lists(st.sampled_from(OLD) | texts))
def test_where_no_text_speaks_for_an_old_encoding_none_is_found(told: list[str]) -> None:
    assert legacy_of(told) is None or any(map(speaks, told))


def test_a_number_and_a_truth_value_that_are_equal_are_two_things() -> None:
    (column,) = (c for c in SHEETS["indicators"].columns if c.name == "in_period")
    found = understood(column, [1, True, 1.0], [(Setting(), 3)])
    assert found.values == [Decimal(1), None, Decimal(1)]
    assert list(found.problems) == [1]
