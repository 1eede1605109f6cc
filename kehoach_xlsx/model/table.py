"""Cells as they were read, and the same cells understood. Two types, so that no station can mix them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import polars as pl

from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.schema import Column, Kind, SheetSchema

Value: TypeAlias = str | Decimal | date | None
Row: TypeAlias = Mapping[str, Value]

FILE = "_file"  # index of the file within its batch
ROW = "_row"  # Excel row, from 1

NUMBER_TYPE = pl.Decimal(38, 6)


@dataclass(frozen=True, kw_only=True, slots=True)
class RawRow:
    """One record: its Excel row and its cells by column name, as the reader gave them."""

    row: int
    cells: Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class RawTable:
    """The records of one sheet of one file, not yet understood."""

    schema: SheetSchema
    origin: Origin
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The records of one sheet over a batch of files, each column of its type.

    `frame` has the columns of the schema and before them `_file` and `_row`; `origins[i]` belongs to file i.
    """

    schema: SheetSchema
    frame: pl.DataFrame
    origins: Mapping[int, Origin]


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """A whole workbook understood: its identity and the rows of each of its sheets, by sheet name.

    The plan workbook and the consolidated workbook travel through the house as books.
    """

    identity: Identity
    sheets: Mapping[str, tuple[Row, ...]]

    def rows(self, sheet: str) -> tuple[Row, ...]:
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


def frame_schema(sheet: SheetSchema) -> dict[str, pl.DataType]:
    """Return the types of a sheet's frame: file, row, then the columns."""
    fixed: dict[str, pl.DataType] = {FILE: pl.Int64(), ROW: pl.Int64()}
    return fixed | {c.name: column_type(c) for c in sheet.columns}
