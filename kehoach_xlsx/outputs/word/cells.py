"""Values of the consolidated workbook as the cells of an appendix print them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_number, format_percent
from kehoach_xlsx.vietnamese.phrasing import share_bare

Cells = Mapping[str, object]
"""One row of an appendix, by the fields of its `AppendixForm`."""


def number(value: Value) -> str:
    """A cell of a table: numbers and dates in the official way, texts unchanged."""
    match value:
        case None:
            return ""
        case Decimal():
            return format_number(value)
        case date():
            return format_date(value)
        case _:
            return str(value)


def percent(value: Value) -> str:
    """A percentage from 0 to 100."""
    return format_percent(value) if isinstance(value, Decimal) else number(value)


def reported(row: Row) -> str:
    """How many units of how many have reported: "27/31"."""
    came, asked = row.get("units_reported"), row.get("units_expected")
    if isinstance(came, Decimal) and isinstance(asked, Decimal):
        return share_bare(int(came), int(asked))
    return number(came)
