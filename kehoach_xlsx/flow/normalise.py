"""The second station: raw tables in, typed tables out, with what was mended or could not be read as findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from kehoach_xlsx.flow.cells import Parsed, Window, as_text, parse_cell
from kehoach_xlsx.model.diagnoses import FORMULA_INPUT
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.schema import Column, FilledBy, SheetSchema
from kehoach_xlsx.model.table import FILE, ROW, RawRow, RawTable, Table, frame_schema, has_spelling, presence, spelling


@dataclass(frozen=True, kw_only=True, slots=True)
class Normalised:
    """One sheet over a batch of files, and the findings by file index."""

    table: Table
    findings: Mapping[int, tuple[Finding, ...]]


def normalise(
    schema: SheetSchema, tables: Mapping[int, RawTable], windows: Mapping[int, Window] | None = None
) -> Normalised:
    """Understand every cell of one sheet of several files, keyed by file index.

    `windows` gives, by file, the time in which dates are expected: it settles day and month where both
    readings of a text exist. Findings: KH101 to KH106, KH110, KH111.
    """
    records: list[dict[str, object]] = []
    findings: dict[int, tuple[Finding, ...]] = {}
    for file, raw in sorted(tables.items()):
        window = (windows or {}).get(file)
        found: list[Finding] = []
        records.extend({FILE: file, ROW: row.row} | _record(schema, raw, row, window, found) for row in raw.rows)
        findings[file] = tuple(found)
    frame = pl.DataFrame(records, schema=frame_schema(schema), orient="row")
    origins = {file: raw.origin for file, raw in tables.items()}
    return Normalised(table=Table(schema=schema, frame=frame, origins=origins), findings=findings)


def _record(schema: SheetSchema, raw: RawTable, row: RawRow, window: Window, found: list[Finding]) -> dict[str, object]:
    record: dict[str, object] = {}
    for column in schema.columns:
        cell = row.cells.get(column.name)
        record[presence(column.name)] = cell is not None
        if cell is None or column.filled_by is FilledBy.FORMULA:
            record[column.name] = None
            continue
        parsed = parse_cell(column, cell, window)
        record[column.name] = parsed.value
        if has_spelling(column) and parsed.typed != parsed.value:
            record[spelling(column.name)] = parsed.typed
        if column.filled_by is FilledBy.OFFICER:
            found.extend(_findings(raw, row, column, cell, parsed))
    return record


def _findings(raw: RawTable, row: RawRow, column: Column, cell: object, parsed: Parsed) -> Iterable[Finding]:
    if parsed.problem is not None:
        yield Finding(
            rule=parsed.problem.rule,
            origin=raw.origin,
            row=row.row,
            column=column.name,
            value=as_text(cell),
            proposal=parsed.problem.proposal,
            context=dict(parsed.problem.context),
        )
    elif column.name in row.formulas:
        yield Finding(rule=FORMULA_INPUT, origin=raw.origin, row=row.row, column=column.name, value=as_text(cell))
