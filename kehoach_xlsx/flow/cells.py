"""One cell understood: from what the reader gave to a value of the column's kind, or to what is wrong with it.

Mended and noted is only what the template's own formulas tolerate too; what needs interpreting becomes a
proposal, and where two readings exist the officer is asked.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from kehoach_xlsx.flow.days import Window, understood_day
from kehoach_xlsx.flow.figures import understood_number
from kehoach_xlsx.flow.parsed import Parsed, Problem, asked, proposing
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.schema import CodeList, Column, Kind
from kehoach_xlsx.model.table import ErrorCell
from kehoach_xlsx.vietnamese.dates import format_date, parse_partial
from kehoach_xlsx.vietnamese.legacy import Legacy, convert, reading_of
from kehoach_xlsx.vietnamese.text import fold, mend, trimmed

__all__ = ["Parsed", "Problem", "Setting", "Window", "as_text", "parse_cell"]

_EXACT_DIGITS: Final = 1e15  # a spreadsheet keeps fifteen digits of a number


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What is known about the cells of a column before one of them is read.

    `window` is the time in which its dates are expected, `legacy` the old encoding in which its texts were typed;
    with `convert_legacy` such text is taken in Unicode, else it is an error with a proposal.
    """

    window: Window = None
    legacy: Legacy | None = None
    convert_legacy: bool = False


_PLAIN: Final = Setting()


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


def parse_cell(column: Column, raw: object, setting: Setting = _PLAIN) -> Parsed:
    """Return what a filled cell of `column` means.

    Findings: KH101 to KH106, KH111, KH114 to KH118.
    """
    if isinstance(raw, ErrorCell):
        return Parsed(None, Problem(diagnoses.ERROR_VALUE))
    if column.kind.numeric:
        return understood_number(raw)
    if column.kind is Kind.DATE:
        return understood_day(raw, setting.window)
    if column.codelist is not None:
        return _code(column.codelist, raw, setting)
    if column.kind is Kind.PARTIAL_DATE:
        return _partial(raw)
    return _text(raw, setting)


def _text(raw: object, setting: Setting) -> Parsed:
    if isinstance(raw, str) and setting.legacy is None:  # nearly all
        meant = mend(raw)
        return Parsed(meant or None, _mended(raw, meant), trimmed(raw))
    text, typed = mend(as_text(raw)), trimmed(as_text(raw))
    if isinstance(raw, str) and setting.legacy is not None:
        reading = reading_of(raw, setting.legacy)
        if reading.proposal is not None:
            return _legacy(text, mend(reading.proposal), typed, setting)
        if reading.is_ambiguous:
            shown = " hoặc ".join(f"“{mend(candidate)}”" for candidate in reading.candidates)
            return asked(shown, ("gõ lại bằng bảng mã Unicode", "type it again in Unicode"), text or None, typed)
    if isinstance(raw, int | float) and abs(raw) >= _EXACT_DIGITS:
        return Parsed(text, Problem(diagnoses.DIGITS_LOST), typed)
    return Parsed(text or None, _mended(raw, text), typed)


def _legacy(text: str, meant: str, typed: str, setting: Setting) -> Parsed:
    assert setting.legacy is not None
    context = (("encoding", setting.legacy.encoding.value), ("meant", meant))
    if setting.convert_legacy:
        return Parsed(meant, Problem(diagnoses.LEGACY_CONVERTED, meant, context), typed)
    return Parsed(text or None, Problem(diagnoses.LEGACY, meant, context), typed)


def _mended(raw: object, text: str) -> Problem | None:
    return Problem(diagnoses.MENDED) if isinstance(raw, str) and text != raw.replace("\r\n", "\n") else None


def _code(codelist: CodeList, raw: object, setting: Setting) -> Parsed:
    """Forgiven is what the template's own check forgives; what stays wrong stays as it was typed."""
    text = trimmed(as_text(raw))
    meaning = codelist.meaning(text)
    if meaning == text:
        return Parsed(text, _mended(raw, text))
    if meaning is not None:
        return Parsed(meaning, Problem(diagnoses.SYNONYM, meaning, (("meant", meaning),)))
    unicode = convert(text, setting.legacy) if setting.legacy is not None else text
    near = {fold(form): value for form, value in codelist.forms.items()}.get(fold(unicode), "")
    if near and unicode != text and setting.convert_legacy:
        return _legacy(text, near, text, setting)
    return Parsed(text, proposing(diagnoses.NOT_IN_LIST, near))


def _partial(raw: object) -> Parsed:
    if isinstance(raw, datetime | date):
        return Parsed(raw.strftime("%Y-%m-%d"))
    meant = parse_partial(mend(as_text(raw)))
    return Parsed(meant, None if meant else proposing(diagnoses.NOT_A_DATE, ""))
