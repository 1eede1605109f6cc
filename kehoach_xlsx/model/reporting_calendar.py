"""The State's default reporting periods (Nghị định số 09/2019/NĐ-CP, điều 12) and working days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from kehoach_xlsx.model.plan import ReportingPeriod

DAYS_TO_REPORT = 2
"""Working days from the default cut-off to the default due date.

The decree (điều 8.5) asks for one at least and leaves the date to each regime. With two there is still one where
"trước ngày" is read strictly, as in provinces that give two by rule. Điều 13 (day 25 of the last month) binds
ministries and provinces towards the Government, whose reporting units have to be earlier.
"""

_FIXED_HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
_LAST_REGULAR_DAY, _FIRST_REGULAR_DAY = 14, 15
_ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """The regular periods; the values are what is typed after `--kind`."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine-months"  # of provincial rules; the decree has none
    YEAR = "year"


def default_periods(
    year: int, kinds: Sequence[PeriodKind] = tuple(PeriodKind), *, calendar: bool = False
) -> tuple[ReportingPeriod, ...]:
    """The periods of a year, month by month up to the whole year.

    By the decree figures run from day 15 to day 14: the year from 15/12 of the year before to 14/12. With `calendar`
    they run from the first to the last day of the months, as in many communes. Due dates are a default (see
    `DAYS_TO_REPORT`) for the coordinator to overrule; holidays by the moon are not known here.
    """
    return tuple(period for kind in PeriodKind if kind in kinds for period in _of_kind(kind, year, calendar))


def _of_kind(kind: PeriodKind, year: int, calendar: bool) -> Iterator[ReportingPeriod]:
    match kind:
        case PeriodKind.MONTH:
            for month in range(1, 13):
                said = f"{month:02d}" if month <= 2 else month  # as Nghị định số 30/2020/NĐ-CP writes months
                yield _period(f"{year}-T{month:02d}", f"Tháng {said} năm {year}", year, (month, month), calendar)
        case PeriodKind.QUARTER:
            for at, roman in enumerate(_ROMAN):
                months = (3 * at + 1, 3 * at + 3)
                yield _period(f"{year}-Q{at + 1}", f"Quý {roman} năm {year}", year, months, calendar)
        case PeriodKind.HALF:
            yield _period(f"{year}-6T", f"6 tháng đầu năm {year}", year, (1, 6), calendar)
            yield _period(f"{year}-6TC", f"6 tháng cuối năm {year}", year, (7, 12), calendar)
        case PeriodKind.NINE_MONTHS:
            yield _period(f"{year}-9T", f"9 tháng đầu năm {year}", year, (1, 9), calendar)
        case PeriodKind.YEAR:
            yield _period(f"{year}-N", f"Năm {year}", year, (1, 12), calendar)


def _period(code: str, name: str, year: int, months: tuple[int, int], calendar: bool) -> ReportingPeriod:
    first, last = months
    if calendar:
        starts_on, ends_on = date(year, first, 1), _month_end(year, last)
    else:
        before = date(year, first, 1) - timedelta(days=1)
        starts_on, ends_on = before.replace(day=_FIRST_REGULAR_DAY), date(year, last, _LAST_REGULAR_DAY)
    return ReportingPeriod(
        code=code,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        cutoff_on=ends_on,
        due_on=working_days_later(ends_on, DAYS_TO_REPORT),
    )


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Monday to Friday, but for the holidays that fall on the same date every year."""
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED_HOLIDAYS


def working_days_later(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day` (before it, where `count` is negative)."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(cutoff_on: date, due_on: date) -> int:
    """The working days after the cut-off, up to and with the due date (điều 8.5)."""
    days = (due_on - cutoff_on).days
    return sum(is_working_day(cutoff_on + timedelta(days=n)) for n in range(1, days + 1))
