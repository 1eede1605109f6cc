"""What an officer typed, as it must stand again in the returned workbook: read once more, it says the same."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from kehoach_xlsx.flow.cells import as_text
from kehoach_xlsx.model.schema import Column, Kind
from kehoach_xlsx.model.table import ErrorCell, Value

_EPOCH: Final = date(1899, 12, 30)
_FIRST_DAY: Final = date(1900, 3, 1)  # before it the programs disagree about the days
_INEXACT: Final = 10**15  # a spreadsheet keeps 15 digits
_SERIALS: Final = range((date(2000, 1, 1) - _EPOCH).days, (date(2100, 1, 1) - _EPOCH).days)


def as_typed(column: Column, raw: object) -> Value | ErrorCell:
    """Return a raw cell of `column` as it goes back: proper values where they can be read, else the text seen.

    A date where a number belongs ("3/4" that Excel took for a day) goes back as text: its format would make a
    date of the number that is typed next.
    """
    if raw is None or isinstance(raw, ErrorCell):
        return raw
    if column.kind.numeric:
        return _number(raw)
    if column.kind is Kind.DATE:
        return _day(raw)
    if column.kind is Kind.PARTIAL_DATE and isinstance(raw, date):
        return f"{raw:%Y-%m-%d}"
    if isinstance(raw, int | float) and abs(raw) >= _INEXACT:
        return _number(raw)  # as text it would look as if no digit were lost
    return as_text(raw)


def _number(raw: object) -> Value:
    match raw:
        case bool():
            return raw
        case float():
            return Decimal(repr(raw))
        case int() | Decimal():
            return Decimal(raw)
        case _:
            return as_text(raw)


def _day(raw: object) -> Value:
    match raw:
        case datetime():
            return _after_1900(raw.date())
        case date():
            return _after_1900(raw)
        case bool():
            return as_text(raw)
        case int() | float() if int(raw) in _SERIALS:
            return _EPOCH + timedelta(days=int(raw))  # a date whose format was lost in pasting
        case _:
            return as_text(raw)


def _after_1900(day: date) -> Value:
    return day if day >= _FIRST_DAY else as_text(day)
