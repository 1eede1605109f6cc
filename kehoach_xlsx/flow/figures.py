"""A cell of a column of numbers."""

from decimal import ROUND_HALF_UP, Decimal

from kehoach_xlsx.flow.parsed import NO_HINT, Parsed, Problem, asked, proposing
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.vietnamese.numbers import format_number, parse_number

_SIX_PLACES = Decimal("0.000001")  # beyond them a float is noise
_HOW = ("ghi một số, bằng chữ số, không có dấu ngăn cách", "one number, in digits, without separators")


def understood_number(raw: object) -> Parsed:
    """Return the number in a cell. Text is never taken for one: Excel would not add it up.

    Findings: KH101, KH105.
    """
    match raw:
        case bool():
            return Parsed(None, Problem(diagnoses.NOT_A_NUMBER, context=NO_HINT))
        case int() | float() | Decimal():
            return _in_range(raw)
        case str():
            return _from_text(raw)
        case _:  # a date: Excel makes one of "3/4"
            return Parsed(None, Problem(diagnoses.NOT_A_NUMBER, context=NO_HINT))


def _in_range(raw: int | float | Decimal) -> Parsed:
    if abs(float(raw)) >= 1e15:  # a spreadsheet has lost digits beyond
        return Parsed(None, Problem(diagnoses.NOT_A_NUMBER, context=NO_HINT))
    return Parsed(_decimal(raw))


def _decimal(raw: int | float | Decimal) -> Decimal:
    """The number as the officer typed it: a float's shortest text, not its binary value."""
    number = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    return number.quantize(_SIX_PLACES, rounding=ROUND_HALF_UP)


def _from_text(raw: str) -> Parsed:
    reading = parse_number(raw)
    if reading.is_ambiguous:
        return asked(" hoặc ".join(format_number(c) for c in reading.candidates), _HOW)
    meant = reading.value if reading.value is not None else reading.proposal
    return Parsed(None, proposing(diagnoses.NOT_A_NUMBER, typed_digits(meant) if meant is not None else ""))


def typed_digits(number: Decimal) -> str:
    """Return a number as it is typed: no thousands separator, a decimal comma.

    >>> typed_digits(Decimal("1234.50"))
    '1234,5'
    """
    return format(number.normalize(), "f").replace(".", ",")
