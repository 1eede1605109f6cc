"""The cells of a sheet understood together: old encodings show over a column, days by the time of the plan.

1. A column is judged for each file apart; a form is one column.
2. What makes sense in two ways is asked, on demand to convert as well.
3. A formula's value is taken; of two things to say about a cell the graver one is said.
"""

import sys
from datetime import date

from kehoach_xlsx.flow.normalise import Normalised, normalise
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.schema import Column, Kind, Layout, SheetSchema
from kehoach_xlsx.model.table import RawRow, RawTable

COLUMNS = (
    Column(name="text", heading="Text", kind=Kind.LONG_TEXT),
    Column(name="more", heading="More"),
    Column(name="day", heading="Day", kind=Kind.DATE),
    Column(name="number", heading="Number", kind=Kind.NUMBER),
)
TABLE = SheetSchema(name="toy", title="Toy", columns=COLUMNS)
FORM = SheetSchema(name="toy", title="Toy", layout=Layout.FORM, columns=COLUMNS)


def _understood(schema: SheetSchema, *files: list[RawRow], **options: object) -> Normalised:
    raw = {
        index: RawTable(schema=schema, origin=Origin(path=f"{index}.xlsx"), rows=tuple(rows))
        for index, rows in enumerate(files)
    }
    return normalise(schema, raw, **options)  # type: ignore[arg-type] # windows, convert_legacy


def _rows(column: str, *cells: object) -> list[RawRow]:
    return [RawRow(row=6 + index, cells={column: cell}) for index, cell in enumerate(cells)]


def _said(found: Normalised, file: int = 0) -> list[tuple[int | None, str, str]]:
    return [(f.row, f.code, f.proposal) for f in found.findings[file]]


def test_short_texts_of_an_old_encoding_are_known_by_their_column() -> None:
    found = _understood(TABLE, _rows("text", "Tèt", "Kh¸", "YÕu", "120"))
    assert _said(found) == [(6, "KH116", "Tốt"), (7, "KH116", "Khá"), (8, "KH116", "Yếu")]


def test_the_column_of_another_file_says_nothing() -> None:
    found = _understood(TABLE, _rows("text", "Tèt", "Kh¸"), _rows("text", "Tèt"))
    assert [code for _, code, _ in _said(found, 0)] == ["KH116", "KH116"]
    assert _said(found, 1) == []


def test_the_lines_of_a_form_are_one_column() -> None:
    rows = [RawRow(row=6, cells={"text": "Tèt", "more": "Kh¸"})]
    assert [code for _, code, _ in _said(_understood(FORM, rows))] == ["KH116", "KH116"]
    assert _said(_understood(TABLE, rows)) == []


def test_converted_text_is_taken_and_unicode_beside_it_is_left_alone() -> None:
    cells = ("§· tæ chøc 02 líp", "Đã tổ chức 03 lớp", "Café Müller")
    found = _understood(TABLE, _rows("text", *cells), convert_legacy=True)
    assert found.table.frame["text"].to_list() == ["Đã tổ chức 02 lớp", "Đã tổ chức 03 lớp", "Café Müller"]
    assert _said(found) == [(6, "KH117", "Đã tổ chức 02 lớp")]


def test_a_text_of_two_readings_is_asked_even_where_the_rest_is_converted() -> None:
    found = _understood(TABLE, _rows("text", "§· tæ chøc 02 líp", "cã"), convert_legacy=True)
    question = found.findings[0][1]
    assert (question.row, question.code, question.context["readings"]) == (7, "KH105", "“cã” hoặc “có”")


def test_text_that_was_not_converted_is_told_alike_so_that_it_is_told_once() -> None:
    found = _understood(TABLE, _rows("text", "§· tæ chøc 02 líp", "Ch­a thùc hiÖn ®­îc"))
    assert len({f.message() + f.remedy() for f in found.findings[0]}) == 1


def test_the_window_of_each_file_settles_its_own_days() -> None:
    spring, autumn = (date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 7, 1), date(2024, 12, 31))
    rows = _rows("day", "03/11/2024")
    found = _understood(TABLE, rows, rows, rows, windows={0: spring, 1: autumn})
    assert [_said(found, file)[0][1:] for file in range(3)] == [
        ("KH102", "11/03/2024"),
        ("KH102", "03/11/2024"),
        ("KH105", ""),
    ]


def test_a_day_that_no_swap_brings_into_the_window_is_left_to_the_rules() -> None:
    window = (date(2024, 1, 1), date(2024, 6, 30))
    found = _understood(TABLE, _rows("day", date(2023, 3, 5), date(2024, 8, 9), date(2024, 5, 6)), windows={0: window})
    assert _said(found) == []


def test_a_link_to_another_file_is_an_error_and_an_unreadable_value_the_graver_one() -> None:
    rows = [
        RawRow(row=6, cells={"number": 5}, formulas=frozenset({"number"}), linked=frozenset({"number"})),
        RawRow(row=7, cells={"number": "năm lớp"}, formulas=frozenset({"number"}), linked=frozenset({"number"})),
        RawRow(row=8, cells={"text": " a "}, formulas=frozenset({"text"})),
    ]
    assert _said(_understood(TABLE, rows)) == [(6, "KH112", "5"), (7, "KH101", ""), (8, "KH104", "")]


def test_texts_that_differ_do_not_gain_their_utf8_and_stand_in_the_frame_as_they_are() -> None:
    for sign in ("", "\x1f"):  # a text may hold the very sign by which others are joined
        texts = [f"Đã mở {number} lớp{sign}" for number in range(5)]
        size = sum(map(sys.getsizeof, texts))
        found = _understood(TABLE, _rows("more", *texts, None)).table
        assert found.frame["more"].to_list() == [*found.values["more"]]
        assert found.values["more"][-1] is None
        if not sign:
            assert list(found.values["more"]) == [*texts, None]
            assert sum(map(sys.getsizeof, texts)) == size
