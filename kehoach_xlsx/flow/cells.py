"""One cell understood: from what the reader gave to a value of the column's kind, or to what is wrong with it.

Mended and noted is only what the template's own formulas tolerate too; what needs interpreting becomes a
proposal, and where two readings exist the officer is asked.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.schema import Column, Kind
from kehoach_xlsx.model.table import ErrorCell, Value
from kehoach_xlsx.vietnamese.dates import format_date, parse_date, parse_partial
from kehoach_xlsx.vietnamese.numbers import format_number, parse_number
from kehoach_xlsx.vietnamese.reading import Reading
from kehoach_xlsx.vietnamese.text import fold, mend, trimmed

_NO_HINT = (("hint", ""), ("hint_en", ""))
_SIX_PLACES = Decimal("0.000001")  # beyond them a float is noise
_EPOCH = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)

Window = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell: the rule, and what its message quotes."""

    rule: Rule
    proposal: str = ""
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """The value of a cell (None where it could not be read), what to say about it, and a text as it was typed."""

    value: Value
    problem: Problem | None = None
    typed: str | None = None


def as_text(raw: object) -> str:
    """Return a raw value as an officer would read it in the cell."""
    match raw:
        case None:
            return ""
        case ErrorCell(text):
            return text
        case bool():
            return "TRUE" if raw else "FALSE"
        case int() | float():
            return format(Decimal(f"{raw:.15g}"), "f")  # a spreadsheet shows no more digits
        case datetime():
            return f"{format_date(raw.date())} {raw:%H:%M}" if raw.time() != time() else format_date(raw.date())
        case date():
            return format_date(raw)
        case _:
            return str(raw)


def parse_cell(column: Column, raw: object, window: Window = None) -> Parsed:
    """Return what a filled cell of `column` means. `window` is the time in which dates are expected."""
    if isinstance(raw, ErrorCell):
        return Parsed(None, Problem(diagnoses.ERROR_VALUE))
    if column.kind.numeric:
        return _number(raw)
    if column.kind is Kind.DATE:
        return _date(raw, window)
    if column.kind is Kind.CODE:
        return _code(column, raw)
    text = mend(as_text(raw))
    if column.kind is Kind.PARTIAL_DATE:
        return _partial(raw, text)
    return Parsed(text or None, _mended(raw, text), trimmed(as_text(raw)))


def _mended(raw: object, text: str) -> Problem | None:
    return Problem(diagnoses.MENDED) if isinstance(raw, str) and text != raw.replace("\r\n", "\n") else None


def _decimal(raw: int | float | Decimal) -> Decimal:
    """The number as the officer typed it: a float's shortest text, not its binary value."""
    number = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    return number.quantize(_SIX_PLACES, rounding=ROUND_HALF_UP)


def _number(raw: object) -> Parsed:
    match raw:
        case bool():
            return Parsed(None, Problem(diagnoses.NOT_A_NUMBER, context=_NO_HINT))
        case int() | float() | Decimal():
            return _in_range(raw)
        case str():
            return _number_text(raw)
        case _:  # a date: Excel makes one of "3/4"
            return Parsed(None, Problem(diagnoses.NOT_A_NUMBER, context=_NO_HINT))


def _in_range(raw: int | float | Decimal) -> Parsed:
    if abs(float(raw)) >= 1e15:  # a spreadsheet has lost digits beyond
        return Parsed(None, Problem(diagnoses.NOT_A_NUMBER, context=_NO_HINT))
    return Parsed(_decimal(raw))


def _number_text(raw: str) -> Parsed:
    reading = parse_number(raw)
    if reading.is_ambiguous:
        shown = " hoặc ".join(format_number(c) for c in reading.candidates)
        return _ask(shown, "ghi bằng chữ số, không có dấu ngăn cách")
    meant = reading.value if reading.value is not None else reading.proposal
    return Parsed(None, _proposal(diagnoses.NOT_A_NUMBER, _digits(meant) if meant is not None else ""))


def _digits(number: Decimal) -> str:
    """A number as it is typed: no thousands separator, a decimal comma."""
    return format(number.normalize(), "f").replace(".", ",")


def _date(raw: object, window: Window) -> Parsed:
    match raw:
        case datetime():
            whole = raw.time() == time()
            checked = _day(raw.date())
            return checked if checked.problem or whole else Parsed(raw.date(), Problem(diagnoses.TIME_DROPPED))
        case date():
            return _day(raw)
        case bool() | timedelta() | time():
            return Parsed(None, _proposal(diagnoses.NOT_A_DATE, ""))
        case int() | float():
            return _serial(raw)
        case _:
            return _date_text(str(raw), window)


def _day(day: date) -> Parsed:
    if _FIRST_DAY <= day <= _LAST_DAY:
        return Parsed(day)
    return Parsed(None, _proposal(diagnoses.NOT_A_DATE, ""))


def _serial(raw: int | float) -> Parsed:
    """A date whose format was lost in pasting is a plain number; a year typed as a number is not a date."""
    if 0 < raw < 200_000:
        return _day(_EPOCH + timedelta(days=int(raw)))
    return Parsed(None, _proposal(diagnoses.NOT_A_DATE, ""))


def _date_text(raw: str, window: Window) -> Parsed:
    reading: Reading[date] = parse_date(raw, window)
    if reading.is_ambiguous:
        shown = " hoặc ".join(format_date(c) for c in reading.candidates)
        return _ask(shown, "nhập dạng ngày/tháng/năm vào ô định dạng ngày")
    meant = reading.value or reading.proposal
    return Parsed(None, _proposal(diagnoses.NOT_A_DATE, format_date(meant) if meant else ""))


def _code(column: Column, raw: object) -> Parsed:
    """Only spaces are forgiven, as by the template's own check; what stays wrong stays as it was typed."""
    assert column.codelist is not None
    values, text = column.codelist.values, trimmed(as_text(raw))
    if text in values:
        return Parsed(text, _mended(raw, text))
    keys = {fold(v): v for v in values} | {fold(k): v for k, v in column.codelist.synonyms.items()}
    return Parsed(text, _proposal(diagnoses.NOT_IN_LIST, keys.get(fold(text), "")))


def _partial(raw: object, text: str) -> Parsed:
    if isinstance(raw, datetime | date):
        return Parsed(raw.strftime("%Y-%m-%d"))
    meant = parse_partial(text)
    return Parsed(meant, None if meant else _proposal(diagnoses.NOT_A_DATE, ""))


def _proposal(rule: Rule, proposal: str) -> Problem:
    if not proposal:
        return Problem(rule, "", _NO_HINT)
    return Problem(rule, proposal, (("hint", f", ví dụ: {proposal}"), ("hint_en", f", such as {proposal}")))


def _ask(readings: str, how: str) -> Parsed:
    return Parsed(None, Problem(diagnoses.TWO_READINGS, context=(("readings", readings), ("how", how))))
