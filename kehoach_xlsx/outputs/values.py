"""Typed values as other programs take them in JSON."""

from datetime import date
from decimal import Decimal

from kehoach_xlsx.model.table import Value


def plain(value: Value) -> str | int | float | None:
    """Return dates in ISO form and numbers as numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
