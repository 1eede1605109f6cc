"""Rows of a sheet as Parquet, and back: a file that every statistics program reads, whatever its size."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

import polars as pl

from kehoach_xlsx.model.schema import Column, SheetSchema
from kehoach_xlsx.model.table import NUMBER_TYPE, Row, Value, column_type

_GROUP = 131_072  # rows of a row group; said, so that the bytes do not hang on a library's default


def to_parquet(schema: SheetSchema, rows: Sequence[Row]) -> bytes:
    """Return a Parquet file with the columns of `schema`, named as they are declared, and one row for each of `rows`.

    Numbers are decimals with six places, days are dates, all else is text. The same rows give the same bytes.
    """
    types = {column.name: column_type(column) for column in schema.columns}
    columns = {column.name: [_given(column, row.get(column.name)) for row in rows] for column in schema.columns}
    buffer = BytesIO()
    pl.DataFrame(columns, schema=types).write_parquet(buffer, compression="zstd", row_group_size=_GROUP)
    return buffer.getvalue()


def from_parquet(schema: SheetSchema, content: bytes) -> tuple[Row, ...]:
    """Return the rows of a Parquet file that `to_parquet` wrote, without their blanks."""
    frame = pl.read_parquet(BytesIO(content)).select(schema.names)
    return tuple({k: v for k, v in row.items() if v is not None} for row in frame.iter_rows(named=True))


def _given(column: Column, value: Value) -> Value:
    """A value as its column's type takes it; what a text column holds is written as it shows."""
    kind = column_type(column)
    if value is None or value == "":
        return None
    if kind == NUMBER_TYPE:
        return Decimal(value) if isinstance(value, Decimal | int) else None
    if kind == pl.Date():
        return value if isinstance(value, date) else None
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
