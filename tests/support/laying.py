"""Rows laid over rows: what an officer adds to what a workbook was handed out with."""

from collections.abc import Sequence
from typing import TypeAlias

from kehoach_xlsx.model.schema import Layout, SheetSchema

from .markdown import Record, records

Rows: TypeAlias = str | Sequence[Record]
"""A Markdown table, or records by column name."""


def as_records(sheet: SheetSchema, rows: Rows) -> tuple[Record, ...]:
    """Return `rows` as records of `sheet`."""
    return records(rows, sheet) if isinstance(rows, str) else tuple(rows)


def lay_over(sheet: SheetSchema, given: Sequence[Record], rows: Rows) -> tuple[Record, ...]:
    """Return `given` with `rows` laid over.

    A form's one record is updated. In a table with a key a row updates the given row of its key; a key that
    comes again, or that is not there, is a new row (the former a copy). Rows without a key are appended. A
    table without rows empties the sheet.
    """
    new = as_records(sheet, rows)
    if not new:
        return ()
    if sheet.layout is Layout.FORM:
        return ({**(given[0] if given else {}), **new[0]},)
    return _by_key(sheet.key[0], given, new) if sheet.key else (*given, *new)


def _by_key(key: str, given: Sequence[Record], new: Sequence[Record]) -> tuple[Record, ...]:
    laid: list[Record] = list(given)
    places = {row.get(key): index for index, row in enumerate(given)}
    updated: set[object] = set()
    for row in new:
        code = row.get(key)
        index = places.get(code)
        if index is None or code in updated:
            laid.append({**(given[index] if index is not None else {}), **row})
        else:
            laid[index] = {**laid[index], **row}
            updated.add(code)
    return tuple(laid)
