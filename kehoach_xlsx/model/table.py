"""Cells as they were read, and the same cells understood. Two types, so that no station can mix them up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import polars as pl

from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.raw_table import ErrorCell, RawColumns, RawRow, RawTable
from kehoach_xlsx.model.schema import Column, FilledBy, Kind, SheetSchema

__all__ = [
    "FILE",
    "NUMBER_TYPE",
    "ROW",
    "Book",
    "ErrorCell",
    "RawColumns",
    "RawRow",
    "RawTable",
    "Row",
    "Table",
    "Value",
    "column_type",
    "frame_schema",
    "has_spelling",
    "presence",
    "spelling",
]

Value: TypeAlias = str | int | Decimal | date | None
Row: TypeAlias = Mapping[str, Value]

FILE = "_file"  # index of the file within its batch
ROW = "_row"  # Excel row, from 1

NUMBER_TYPE = pl.Decimal(38, 6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The records of one sheet over a batch of files, each column of its type.

    `frame` has the columns of `frame_schema`; `origins[i]` belongs to the file with index i. `values` are the columns
    of the sheet in the frame once more, as they were understood: its texts are the objects that the raw tables hold,
    so that who keeps both keeps them once.
    """

    schema: SheetSchema
    frame: pl.DataFrame
    origins: Mapping[int, Origin]
    values: Mapping[str, Sequence[Value]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """A whole workbook understood: its identity and the rows of each of its sheets, by sheet name.

    The plan workbook and the consolidated workbook travel through the house as books. A row that was read
    from a file has its Excel row under `_row`, and `origins` says where each sheet stands.
    """

    identity: Identity
    sheets: Mapping[str, Sequence[Row]]
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def rows(self, sheet: str) -> Sequence[Row]:
        """Return the rows of `sheet`, none where the workbook has no such sheet."""
        return self.sheets.get(sheet, ())

    def form(self, sheet: str) -> Row:
        """Return the one record of a form, empty where the workbook has none."""
        rows = self.rows(sheet)
        return rows[0] if rows else {}


def column_type(column: Column) -> pl.DataType:
    """Return the type that a column has in a table."""
    if column.kind.numeric:
        return NUMBER_TYPE
    return pl.Date() if column.kind is Kind.DATE else pl.String()


def presence(column: str) -> str:
    """Return the name of the flag that says whether a cell held anything, readable or not.

    A number that could not be read is null in its column, as is an error value in any; without the flag it would
    look like a blank, and one slip would be reported twice.
    """
    return f"{column}?"


def spelling(column: str) -> str:
    """Return the name of the column that keeps a text as it was typed, null where the mended text is the same.

    A template's formulas cannot mend: whether two texts are the same is judged by how they were typed.
    """
    return f"{column}~"


def has_spelling(column: Column) -> bool:
    """Whether a frame keeps the `spelling` of this column: an officer's text."""
    typed = column.kind.numeric or column.kind in {Kind.DATE, Kind.CODE, Kind.PARTIAL_DATE}
    return column.filled_by is FilledBy.OFFICER and not typed


def frame_schema(sheet: SheetSchema) -> dict[str, pl.DataType]:
    """Return the types of a sheet's frame: file, row, the columns, then what was there and how it was typed."""
    fixed: dict[str, pl.DataType] = {FILE: pl.Int64(), ROW: pl.Int64()}
    flags: dict[str, pl.DataType] = {presence(c.name): pl.Boolean() for c in sheet.columns}
    texts: dict[str, pl.DataType] = {spelling(c.name): pl.String() for c in sheet.columns if has_spelling(c)}
    return fixed | {c.name: column_type(c) for c in sheet.columns} | flags | texts
