"""The reporting periods that the State's decree on reports sets where a plan sets none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.model.plan import ReportingPeriod
from kehoach_xlsx.model.reporting_calendar import (
    PeriodKind,
    default_periods,
    is_working_day,
    working_days_between,
    working_days_later,
)


def _only(code: str, *, calendar: bool = False) -> ReportingPeriod:
    (found,) = [period for period in default_periods(2024, calendar=calendar) if period.code == code]
    return found


@pytest.mark.parametrize(
    ("code", "name", "starts_on", "ends_on"),
    [
        ("2024-T01", "Tháng 01 năm 2024", date(2023, 12, 15), date(2024, 1, 14)),
        ("2024-T03", "Tháng 3 năm 2024", date(2024, 2, 15), date(2024, 3, 14)),
        ("2024-Q1", "Quý I năm 2024", date(2023, 12, 15), date(2024, 3, 14)),
        ("2024-Q4", "Quý IV năm 2024", date(2024, 9, 15), date(2024, 12, 14)),
        ("2024-6T", "6 tháng đầu năm 2024", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-6TC", "6 tháng cuối năm 2024", date(2024, 6, 15), date(2024, 12, 14)),
        ("2024-9T", "9 tháng đầu năm 2024", date(2023, 12, 15), date(2024, 9, 14)),
        ("2024-N", "Năm 2024", date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_the_decree_counts_from_day_15_to_day_14(code: str, name: str, starts_on: date, ends_on: date) -> None:
    period = _only(code)
    assert (period.name, period.starts_on, period.ends_on) == (name, starts_on, ends_on)
    assert period.cutoff_on == ends_on


@pytest.mark.parametrize(
    ("code", "starts_on", "ends_on"),
    [
        ("2024-T02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-N", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_calendar_periods_are_whole_months(code: str, starts_on: date, ends_on: date) -> None:
    period = _only(code, calendar=True)
    assert (period.starts_on, period.ends_on) == (starts_on, ends_on)


def test_only_the_kinds_asked_for() -> None:
    codes = [period.code for period in default_periods(2025, (PeriodKind.YEAR, PeriodKind.HALF))]
    assert codes == ["2025-6T", "2025-6TC", "2025-N"]


def test_all_kinds_of_a_year() -> None:
    codes = [period.code for period in default_periods(2025)]
    assert len(codes) == len(set(codes)) == 12 + 4 + 2 + 1 + 1
    assert all(code.isascii() for code in codes)


def test_the_default_due_date_is_two_working_days_after_the_cut_off() -> None:
    assert _only("2024-6T").due_on == date(2024, 6, 18)  # 14/6/2024 is a Friday


@given(st.integers(2019, 2100), st.booleans())
def test_there_is_always_a_working_day_before_the_due_date(year: int, calendar: bool) -> None:
    for period in default_periods(year, calendar=calendar):
        assert period.starts_on < period.ends_on < period.due_on
        assert working_days_between(period.cutoff_on, period.due_on) == 2


def test_saturdays_sundays_and_fixed_holidays_are_no_working_days() -> None:
    assert not any(map(is_working_day, [date(2024, 6, 15), date(2024, 6, 16), date(2024, 9, 2), date(2025, 1, 1)]))
    assert is_working_day(date(2024, 6, 17))


def test_working_days_are_counted_back_too() -> None:
    assert working_days_later(date(2024, 6, 17), -1) == date(2024, 6, 14)
