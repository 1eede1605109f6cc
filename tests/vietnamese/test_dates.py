"""Dates as people type them; a swap of day and month is asked unless the plan's window settles it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.dates import format_date, format_partial, long_date, parse_date, parse_partial
from kehoach_xlsx.vietnamese.reading import Reading

YEARS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


def test_an_iso_date_is_clean() -> None:
    assert parse_date(" 2024-12-10 ") == Reading.clean(date(2024, 12, 10))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("15/11/2021", date(2021, 11, 15)),
        ("15-11-21", date(2021, 11, 15)),
        ("5.11.2021", date(2021, 11, 5)),
        ("15 / 11 / 2021", date(2021, 11, 15)),
        ("10/10/2024", date(2024, 10, 10)),
        ("11/25/2021", date(2021, 11, 25)),
        ("15/11/2021 00:00:00", date(2021, 11, 15)),
        ("2024-12-10T08:30", date(2024, 12, 10)),
        ("2024/12/10", date(2024, 12, 10)),
        ("2024-1-5", date(2024, 1, 5)),
        ("ngày 10 tháng 12 năm 2024", date(2024, 12, 10)),
        ("Ngày 05 Tháng 01 Năm 2020.", date(2020, 1, 5)),
        ("10 tháng 12 năm 2024", date(2024, 12, 10)),
        ("ngày 03/04/2026", date(2026, 4, 3)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_date_with_one_reading_is_proposed(typed: str, expected: date) -> None:
    assert parse_date(typed) == Reading.proposed(expected)


@pytest.mark.parametrize("typed", ["03/04/2026", "3-4-26", "03/4/2026"])
def test_a_date_with_two_readings_is_asked_day_first(typed: str) -> None:
    assert parse_date(typed) == Reading.ambiguous(date(2026, 4, 3), date(2026, 3, 4))


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ((date(2026, 4, 1), date(2026, 12, 31)), Reading.proposed(date(2026, 4, 3))),
        ((date(2026, 3, 1), date(2026, 3, 31)), Reading.proposed(date(2026, 3, 4))),
        ((date(2026, 1, 1), date(2026, 12, 31)), Reading.ambiguous(date(2026, 4, 3), date(2026, 3, 4))),
        ((date(2025, 1, 1), date(2025, 12, 31)), Reading.ambiguous(date(2026, 4, 3), date(2026, 3, 4))),
    ],
    ids=["day first lies within", "month first lies within", "both lie within", "neither lies within"],
)
def test_the_window_settles_a_swap_if_one_reading_lies_within(
    window: tuple[date, date], expected: Reading[date]
) -> None:
    assert parse_date("03/04/2026", window) == expected


def test_a_single_reading_outside_the_window_is_still_proposed() -> None:
    window = (date(2025, 1, 1), date(2025, 12, 31))
    assert parse_date("15/11/2021", window) == Reading.proposed(date(2021, 11, 15))


@pytest.mark.parametrize(
    "typed",
    ["", "31/02/2024", "2024-02-31", "40/40/2024", "10/12", "Thường xuyên", "10/12-2024", "1/2/198", "45636"],
)
def test_impossible_dates_and_other_words_are_unread(typed: str) -> None:
    assert parse_date(typed) == Reading.unread()


@given(YEARS)
def test_every_written_form_reads_back_to_its_day(day: date) -> None:
    assert parse_date(day.isoformat()).value == day
    assert parse_date(long_date(day)).proposal == day
    short = parse_date(format_date(day))
    assert day == (short.proposal or short.candidates[0])


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2024, 6, 29), "ngày 29 tháng 6 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 12, 1), "ngày 01 tháng 12 năm 2024"),
    ],
)
def test_the_long_form_pads_days_below_10_and_months_1_and_2(day: date, written: str) -> None:
    assert long_date(day) == written


@pytest.mark.parametrize(
    ("typed", "partial"),
    [
        ("2021", "2021"),
        ("Năm 2021", "2021"),
        ("2021-01", "2021-01"),
        ("01/2021", "2021-01"),
        ("tháng 1 năm 2021", "2021-01"),
        ("Tháng 12/2021", "2021-12"),
        ("ngày … tháng 01 năm 2021", "2021-01"),
        ("ngày    tháng 01 năm 2021", "2021-01"),
        ("2021-01-05", "2021-01-05"),
        ("05/01/2021", "2021-01-05"),
        ("ngày 5 tháng 1 năm 2021", "2021-01-05"),
        ("12/25/2021", None),
        ("13/2021", None),
        ("31/02/2021", None),
        ("quý IV/2025", None),
        ("", None),
    ],
)
def test_partial_dates_keep_what_the_text_gives_and_no_more(typed: str, partial: str | None) -> None:
    assert parse_partial(typed) == partial


@given(YEARS, st.sampled_from([4, 7, 10]))
def test_a_partial_date_reads_back_from_its_words(day: date, length: int) -> None:
    partial = day.isoformat()[:length]
    assert parse_partial(format_partial(partial)) == partial


@pytest.mark.parametrize("wrong", ["2021-13", "2021-02-31", "quý I"])
def test_what_is_no_partial_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        format_partial(wrong)
