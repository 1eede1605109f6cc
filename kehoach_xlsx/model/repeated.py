"""Columns that stand once for each subordinate unit: declared once, as many in a workbook as the unit has.

The declaration holds `MOST` numbered columns and a hidden one behind them, in which every record names the units in
the order of the columns ("x01: Xã Bến Đá; x02: …"). So a figure is known by its column, and its unit by the record.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from kehoach_xlsx.model.schema import Column, FilledBy, Kind, SheetSchema
from kehoach_xlsx.model.table import Row

MOST: Final = 60
"""Subordinate units of one workbook: more columns nobody fills in, or prints."""

_WHO: Final = "who"


def repeated(column: Column) -> tuple[Column, ...]:
    """Return the numbered columns of a declaration, and the hidden one that says for whom they stand."""
    numbered = (
        replace(column, name=f"{column.name}_{n:02d}", heading=f"{column.heading} {n:02d}", repeated=True)
        for n in range(1, MOST + 1)
    )
    heading = f"{column.heading} (theo thứ tự cột)"
    who = Column(
        name=f"{column.name}_{_WHO}",
        heading=heading,
        kind=Kind.IDENTIFIER,
        filled_by=FilledBy.PLAN,
        width=10,
        repeated=True,
    )
    return (*numbered, who)


def numbered(schema: SheetSchema) -> tuple[Column, ...]:
    """Return the columns of a sheet that hold the figures of subordinate units, in their order."""
    return tuple(c for c in schema.columns if c.repeated and c.filled_by is FilledBy.OFFICER)


def who_column(schema: SheetSchema) -> str:
    """Return the name of the hidden column, "" where a sheet has no repeated columns."""
    return next((c.name for c in schema.columns if c.repeated and c.filled_by is FilledBy.PLAN), "")


def once(schema: SheetSchema) -> tuple[Column, ...]:
    """Return the columns as a reference lists them: of the numbered ones the first stands for all."""
    return tuple(c for c in schema.columns if c not in numbered(schema)[1:])


def told(units: Iterable[tuple[str, str]]) -> str:
    """Return units (code, name) as the hidden column names them."""
    return "; ".join(f"{code}: {name}" for code, name in units)


def units_told(text: object) -> tuple[tuple[str, str], ...]:
    """Return the units (code, name) that the hidden column names, in the order of the columns."""
    entries = str(text or "").split(";")
    return tuple((code.strip(), name.strip()) for code, _, name in (e.partition(":") for e in entries) if code.strip())


def spread(schema: SheetSchema, rows: Sequence[Row]) -> SheetSchema:
    """Return a sheet as the workbook with these rows has it: a column for each unit, under its name."""
    slots, who = numbered(schema), who_column(schema)
    if not slots:
        return schema
    names = [name or code for code, name in next((units_told(r[who]) for r in rows if r.get(who)), ())]
    filled = [n for n, c in enumerate(slots, start=1) if any(r.get(c.name) is not None for r in rows)]
    headings = [*names, *(c.heading for c in slots[len(names) :])][: max(len(names), *filled, 0)]
    shown = {c.name: replace(c, heading=text) for c, text in zip(slots, headings, strict=False)}
    columns = tuple(shown.get(c.name, c) for c in schema.columns if c.name in shown or c not in slots)
    return replace(schema, columns=columns, printed=len(columns) - 1)
