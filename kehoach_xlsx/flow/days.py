"""A cell of a column of days."""

from datetime import date, datetime, time, timedelta

from kehoach_xlsx.flow.parsed import Parsed, Problem, asked, proposing
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.vietnamese.dates import format_date, parse_date
from kehoach_xlsx.vietnamese.reading import Reading

Window = tuple[date, date] | None
"""The first and the last day that make sense, None where nothing is known."""

_EPOCH = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_HOW = (
    "nhập dạng ngày/tháng/năm vào ô định dạng ngày",
    "type day/month/year into a cell that is formatted as a date",
)


def understood_day(raw: object, window: Window) -> Parsed:
    """Return the day in a cell. Findings: KH102, KH105, KH111, KH118."""
    match raw:
        case datetime():
            checked = _day(raw.date(), window)
            dropped = raw.time() != time() and checked.problem is None
            return Parsed(raw.date(), Problem(diagnoses.TIME_DROPPED)) if dropped else checked
        case date():
            return _day(raw, window)
        case bool() | timedelta() | time():
            return Parsed(None, proposing(diagnoses.NOT_A_DATE, ""))
        case int() | float():
            return _serial(raw, window)
        case _:
            return _from_text(str(raw), window)


def _day(day: date, window: Window) -> Parsed:
    if not _FIRST_DAY <= day <= _LAST_DAY:
        return Parsed(None, proposing(diagnoses.NOT_A_DATE, ""))
    other = _swapped(day)
    if window is not None and other is not None and not _within(day, window) and _within(other, window):
        return Parsed(day, Problem(diagnoses.SWAPPED, format_date(other)))
    return Parsed(day)


def _swapped(day: date) -> date | None:
    """The day that a program of another country makes of the same figures."""
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None


def _within(day: date, window: tuple[date, date]) -> bool:
    return window[0] <= day <= window[1]


def _serial(raw: int | float, window: Window) -> Parsed:
    """A date whose format was lost in pasting is a plain number; a year typed as a number is not a date."""
    if 0 < raw < 200_000:
        return _day(_EPOCH + timedelta(days=int(raw)), window)
    if 1_000_000 <= raw < 100_000_000 and raw == int(raw):  # 5122024: typed without any separator
        return _from_text(f"{int(raw):08d}", window)
    return Parsed(None, proposing(diagnoses.NOT_A_DATE, ""))


def _from_text(raw: str, window: Window) -> Parsed:
    reading: Reading[date] = parse_date(raw, window)
    if reading.is_ambiguous:
        return asked(" hoặc ".join(format_date(c) for c in reading.candidates), _HOW)
    meant = reading.value or reading.proposal
    return Parsed(None, proposing(diagnoses.NOT_A_DATE, format_date(meant) if meant else ""))
