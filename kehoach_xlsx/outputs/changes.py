"""Whether a cell still holds what it held when the workbook was returned, as a formula."""

from datetime import date
from decimal import Decimal
from typing import Final

from kehoach_xlsx.excel.layout import ERRORS, ErrorValue, Value
from kehoach_xlsx.excel.text import utf16_length
from kehoach_xlsx.model.table import ErrorCell

_EPOCH: Final = date(1899, 12, 30)
_QUOTED: Final = 100  # characters of a text that a formula may repeat


def spreadsheet_value(value: object) -> Value:
    """Return a cell of a line as a spreadsheet takes it.

    A formula without result, or an error that only one program knows, becomes "#N/A".

    >>> spreadsheet_value(ErrorCell("#SPILL!"))
    ErrorValue(text='#N/A')
    """
    if isinstance(value, ErrorCell):
        return ErrorValue(value.text if value.text in ERRORS else "#N/A")
    assert value is None or isinstance(value, str | int | float | Decimal | date)
    return value


def has_changed(reference: str, value: Value) -> str:
    """Return a condition that is true once the cell at `reference` holds something else than `value`.

    >>> has_changed("H8", "03 lớp"), has_changed("H8", None), has_changed("H8", Decimal("1.5"))
    ('NOT(EXACT(H8,"03 lớp"))', 'LEN(H8)>0', 'NOT(H8=1.5)')
    """
    match value:
        case None | "":
            return f"LEN({reference})>0"
        case ErrorValue():
            return f"NOT(ISERROR({reference}))"
        case bool():
            return f"NOT(ISLOGICAL({reference}))"
        case str():
            return _text_changed(reference, value)
        case date():
            return f"NOT({reference}={(date(value.year, value.month, value.day) - _EPOCH).days})"
        case _:
            return f"NOT({reference}={value})"


def _text_changed(reference: str, text: str) -> str:
    if len(text) <= _QUOTED and text.isprintable():
        return 'NOT(EXACT({},"{}"))'.format(reference, text.replace('"', '""'))
    return f"LEN({reference})<>{utf16_length(text)}"
