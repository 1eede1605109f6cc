"""Numbers as people type them (proposed or asked, never guessed) and as officials write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.numbers import (
    format_count,
    format_money,
    format_number,
    format_percent,
    parse_number,
    percent_of,
    round_half_up,
)
from kehoach_xlsx.vietnamese.reading import Reading

EXACT = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("45", "45"),
        (" 45 ", "45"),
        ("\u00a045", "45"),
        ("03", "3"),
        ("-5", "-5"),
        ("+5", "5"),
        ("1234", "1234"),
        ("0", "0"),
    ],
)
def test_plain_integers_are_clean(typed: str, value: str) -> None:
    assert parse_number(typed) == Reading.clean(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234,567", "1234.567"),
        ("-1.234,5", "-1234.5"),
        ("−5", "-5"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,85", "0.85"),
        ("0.850", "0.85"),
        ("1234,567", "1234.567"),
        ("1.500.000", "1500000"),
        ("1,500,000", "1500000"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567,8", "1234567.8"),
        ("03 lớp", "3"),
        ("85%", "85"),
        ("85 %", "85"),
        ("87,1%", "87.1"),
        ("1.500.000 đ", "1500000"),
        ("1.500.000đ/tờ", "1500000"),
        ("1,5 triệu", "1500000"),
        ("5.373,4 triệu đồng", "5373400000"),
        ("12,5 tỷ đồng", "12500000000"),
        ("12,5 TỈ", "12500000000"),
        ("1,2 nghìn tỷ đồng", "1200000000000"),
        ("775 nghìn lượt người", "775000"),
        ("2 trăm", "200"),
        ("500 trđ", "500000000"),
        ("0 tr", "0"),
        ("khoảng 45", "45"),
        ("~50", "50"),
        ("ước đạt 1.500.000 đồng", "1500000"),
        ("１２，５", "12.5"),
        ("một", "1"),
        ("Mười lăm", "15"),
        ("hai mươi mốt", "21"),
        ("một trăm linh ba", "103"),
        ("-", "0"),
        ("Không có", "0"),
        ("không phát sinh", "0"),
        ("10-10", "10"),
    ],
)
def test_what_has_one_interpretation_is_proposed(typed: str, value: str) -> None:
    assert parse_number(typed) == Reading.proposed(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1.234", ("1234", "1.234")),
        ("khoảng 1.234", ("1234", "1.234")),
        ("5-10", ("5", "10")),
        ("từ 10 đến 12 lớp", ("10", "12")),
        ("10 – 12", ("10", "12")),
        ("1,234", ("1.234", "1234")),
        ("-1.234", ("-1234", "-1.234")),
        ("123.456", ("123456", "123.456")),
        ("1.500 triệu đồng", ("1500000000", "1500000")),
        ("500 tr", ("500000000", "500")),
        ("5k", ("5000", "5")),
    ],
)
def test_what_has_two_readings_is_asked(typed: str, values: tuple[str, str]) -> None:
    assert parse_number(typed) == Reading.ambiguous(*map(Decimal, values))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nhiều",
        "năm",
        "hơn 45",
        "gần 50",
        "± 5",
        "…",
        "n/a",
        "1/2",
        "2024-05-06",
        "5.378.7000.000",
        "1.23.456",
        "1.234.5,6",
        "12 34",
        "12\n345",
        "45 lớp, 3 hội nghị",
        "12/2024",
        "1e5",
        "#REF!",
        "٤٥",
    ],
)
def test_rubbish_is_unread(typed: str) -> None:
    assert parse_number(typed) == Reading.unread()


@given(st.text(alphabet="0123456789.,+-% \u00a0đtriệuktỷ\n"))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    reading = parse_number(text)
    assert reading.understood == bool(reading.candidates or reading.value is not None or reading.proposal is not None)


@given(EXACT)
def test_what_is_written_can_be_read_again(value: Decimal) -> None:
    reading = parse_number(format_number(value))
    assert value in (reading.value, reading.proposal, *reading.candidates)


@given(st.integers())
def test_an_integer_of_any_length_keeps_every_digit(value: int) -> None:
    assert parse_number(str(value)) == Reading.clean(Decimal(value))


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("0", None, "0"),
        ("1234", None, "1.234"),
        ("1234567.50", None, "1.234.567,5"),
        ("-1234.5", None, "-1.234,5"),
        ("1E+3", None, "1.000"),
        ("-0.0", None, "0"),
        ("2.345", 2, "2,35"),
        ("2", 2, "2,00"),
        ("-0.04", 1, "0,0"),
        ("12345678901234567890123456789012.5", None, "12.345.678.901.234.567.890.123.456.789.012,5"),
    ],
)
def test_numbers_have_dots_for_thousands_and_a_decimal_comma(value: str, decimals: int | None, written: str) -> None:
    assert format_number(Decimal(value), decimals) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (3, "03"), (9, "09"), (10, "10"), (-3, "-3"), (1240, "1.240"), (Decimal("3.5"), "3,5")],
)
def test_small_counts_are_padded(value: Decimal | int, written: str) -> None:
    assert format_count(value) == written


@pytest.mark.parametrize(("value", "written"), [("96.68", "96,7%"), ("100", "100%"), ("0.05", "0,1%"), ("4.0", "4%")])
def test_percentages_are_half_up_without_idle_zeros(value: str, written: str) -> None:
    assert format_percent(Decimal(value)) == written


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(147, 152, "96.7"), (27, 31, "87.1"), (1, 800, "0.1"), (0, 5, "0.0"), (5, 0, None)],
)
def test_percent_of_is_half_up_and_none_for_an_empty_whole(part: int, whole: int, percent: str | None) -> None:
    assert percent_of(part, whole) == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("vnd", "written"),
    [
        ("0", "0 đồng"),
        ("750000", "750.000 đồng"),
        ("999999", "999.999 đồng"),
        ("1000000", "1 triệu đồng"),
        ("5373400000", "5.373,4 triệu đồng"),
        ("9999000000", "9.999 triệu đồng"),
        ("12500000000", "12,5 tỷ đồng"),
        ("12500100000", "12.500,1 triệu đồng"),
        ("1234567", "1.234.567 đồng"),
        ("-5373400000", "-5.373,4 triệu đồng"),
    ],
)
def test_money_is_written_in_the_largest_unit_that_is_exact(vnd: str, written: str) -> None:
    assert format_money(Decimal(vnd)) == written


@given(st.integers(min_value=10**6, max_value=10**14))
def test_money_above_a_million_reads_back_to_the_same_amount(vnd: int) -> None:
    reading = parse_number(format_money(vnd))
    assert Decimal(vnd) in (reading.proposal, *reading.candidates)


@given(EXACT, st.integers(min_value=0, max_value=4))
def test_rounding_moves_by_half_a_unit_at_most(value: Decimal, places: int) -> None:
    assert abs(round_half_up(value, places) - value) <= Decimal(5).scaleb(-places - 1)
