"""One cell understood (TRAPS "Reading").

Mended and noted: only what the template's own formulas tolerate too. Error with a proposal: all that needs
interpreting. Asked, never guessed: two readings.
"""

from datetime import date, datetime
from decimal import Decimal

import pytest

from kehoach_xlsx.flow.cells import Setting, parse_cell
from kehoach_xlsx.model.schema import CodeList, Column, Kind
from kehoach_xlsx.model.table import ErrorCell

STATUS = CodeList(name="s", title="S", values=("Đã xong", "Đang làm"), synonyms={"Xong": "Đã xong"})
NUMBER = Column(name="n", heading="N", kind=Kind.NUMBER)
DATE = Column(name="d", heading="D", kind=Kind.DATE)
CODE = Column(name="c", heading="C", kind=Kind.CODE, codelist=STATUS)
TEXT = Column(name="t", heading="T", kind=Kind.LONG_TEXT)
IDENTIFIER = Column(name="i", heading="I", kind=Kind.IDENTIFIER)


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        (NUMBER, 5, Decimal(5)),
        (NUMBER, 0.1 + 0.2, Decimal("0.3")),
        (NUMBER, 1234.5, Decimal("1234.5")),
        (DATE, date(2024, 5, 6), date(2024, 5, 6)),
        (DATE, datetime(2024, 5, 6), date(2024, 5, 6)),
        (DATE, 45418, date(2024, 5, 6)),
        (CODE, "Đã xong", "Đã xong"),
        (TEXT, '5 < 7 & "=1+1"', '5 < 7 & "=1+1"'),
        (TEXT, "dòng 1\ndòng 2", "dòng 1\ndòng 2"),
        (TEXT, 12, "12"),
        (IDENTIFIER, 7.0, "7"),
        (TEXT, date(2024, 5, 6), "06/5/2024"),
    ],
)
def test_a_plain_value_is_taken_as_it_stands(column: Column, raw: object, value: object) -> None:
    parsed = parse_cell(column, raw)
    shown = "06/05/2024" if value == "06/5/2024" else value
    assert (parsed.value, parsed.problem) == (shown, None)


@pytest.mark.parametrize(
    ("column", "raw", "code", "proposal"),
    [
        (NUMBER, "03 lớp", "KH101", "3"),
        (NUMBER, "1.234,5", "KH101", "1234,5"),
        (NUMBER, "45", "KH101", "45"),
        (NUMBER, "không rõ", "KH101", ""),
        (NUMBER, True, "KH101", ""),
        (NUMBER, date(2024, 3, 4), "KH101", ""),
        (NUMBER, "1.234", "KH105", ""),
        (DATE, "15/11/2024", "KH102", "15/11/2024"),
        (DATE, "03/04/2024", "KH105", ""),
        (DATE, date(1905, 7, 17), "KH102", ""),
        (DATE, 2024, "KH102", ""),
        (CODE, "Ðã xong", "KH103", "Đã xong"),
        (CODE, "Đã xong\u200b", "KH103", "Đã xong"),
        (CODE, "bla", "KH103", ""),
        (NUMBER, ErrorCell("#REF!"), "KH106", ""),
        (TEXT, ErrorCell("#N/A"), "KH106", ""),
    ],
)
def test_what_needs_interpreting_is_an_error_with_its_proposal(
    column: Column, raw: object, code: str, proposal: str
) -> None:
    parsed = parse_cell(column, raw)
    assert parsed.problem is not None
    assert (parsed.problem.rule.code, parsed.problem.proposal) == (code, proposal)
    if column is not CODE:
        assert parsed.value is None


@pytest.mark.parametrize("raw", ["  Đã xong ", "Đã\N{NO-BREAK SPACE}xong", "Đã  xong"])
def test_spaces_around_a_value_of_a_list_are_mended_and_noted(raw: str) -> None:
    parsed = parse_cell(CODE, raw)
    assert parsed.value == "Đã xong"
    assert parsed.problem is not None
    assert parsed.problem.rule.code == "KH104"


@pytest.mark.parametrize("raw", ["đã xong", "ĐÃ XONG", "Xong", " xong\N{NO-BREAK SPACE}"])
def test_a_declared_synonym_and_another_case_are_taken_for_the_value_and_noted(raw: str) -> None:
    parsed = parse_cell(CODE, raw)
    assert parsed.value == "Đã xong"
    assert parsed.problem is not None
    assert (parsed.problem.rule.code, parsed.problem.proposal) == ("KH114", "Đã xong")


def test_a_synonym_of_two_values_is_a_slip_in_the_declaration() -> None:
    with pytest.raises(ValueError, match="two values"):
        CodeList(name="s", title="S", values=("Có", "Không"), synonyms={"có": "Không"})


def test_text_keeps_every_word_and_its_tidying_is_noted() -> None:
    parsed = parse_cell(TEXT, " Ba\N{ZERO WIDTH SPACE}n hành  ")
    assert parsed.value == "Ban hành"
    assert parsed.problem is not None
    assert parsed.problem.rule.code == "KH104"


def test_a_date_with_a_time_keeps_the_date() -> None:
    parsed = parse_cell(DATE, datetime(2024, 5, 6, 10, 30))
    assert parsed.value == date(2024, 5, 6)
    assert parsed.problem is not None
    assert parsed.problem.rule.code == "KH111"


def test_a_window_settles_day_and_month() -> None:
    parsed = parse_cell(DATE, "03/11/2024", Setting(window=(date(2024, 10, 1), date(2024, 12, 31))))
    assert parsed.problem is not None
    assert (parsed.problem.rule.code, parsed.problem.proposal) == ("KH102", "03/11/2024")
