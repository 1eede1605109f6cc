"""What a sheet of results need not show: columns in which nothing stands are hidden, and its note fits what is seen."""

from collections.abc import Sequence
from dataclasses import replace

from kehoach_xlsx.excel.layout import Cell, SheetLayout
from kehoach_xlsx.model.compact import names_of
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.workbooks.level_sheets import FROM_BELOW, SPOKEN_BY, THROUGH

_SELDOM = frozenset({THROUGH.name, SPOKEN_BY.name, FROM_BELOW.name})
"""Columns that only levels and successors fill: on a sheet without rows too they are no use to most."""


def tidied(sheets: Sequence[SheetLayout], kind: WorkbookSchema, book: Book) -> tuple[SheetLayout, ...]:
    """Return the sheets with the columns hidden that are blank in every row; those to be filled in always show."""
    tables = {schema.title: schema for schema in kind.sheets if schema.layout is Layout.TABLE}
    return tuple(_tidied(sheet, tables[sheet.name], book) if sheet.name in tables else sheet for sheet in sheets)


def _tidied(sheet: SheetLayout, schema: SheetSchema, book: Book) -> SheetLayout:
    blank = tuple(_blank(schema, book))
    last = schema.printed or len(schema.columns)
    seen = [n for n in range(1, last + 1) if n not in blank]
    cells = tuple(_over(cell, seen) for cell in sheet.cells)
    return replace(sheet, cells=cells, hidden_columns=(*sheet.hidden_columns, *blank))


def _blank(schema: SheetSchema, book: Book) -> list[int]:
    rows = book.rows(schema.name)
    used = names_of(rows)
    return [
        number
        for number, column in enumerate(schema.columns, start=1)
        if column.filled_by is not FilledBy.OFFICER
        and column.name not in {*schema.key, *used}
        and (rows or column.name in _SELDOM)
    ]


def _over(cell: Cell, seen: Sequence[int]) -> Cell:
    """A heading over the whole sheet stands over as many columns as make up the width that is seen, and no more.

    A cell over hidden columns would seem wider than it is to whatever measures its text.
    """
    if cell.span is None or cell.span[0] != 1 or cell.column != 1 or not seen or cell.span[1] < len(seen):
        return cell
    first_hidden = next((n for n in range(1, seen[-1] + 1) if n not in seen), seen[-1] + 1)
    wide = first_hidden - 1
    return replace(cell, span=(1, wide) if wide > 1 else None) if 1 <= wide < cell.span[1] else cell
