"""The second station: raw tables in, typed tables out, with what was mended or could not be read as findings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from kehoach_xlsx.flow.cells import Parsed, Setting, Window, as_text, parse_cell
from kehoach_xlsx.model.diagnoses import FORMULA_INPUT, LINKED_INPUT
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Column, FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import FILE, ROW, RawRow, RawTable, Table, frame_schema, has_spelling, presence, spelling
from kehoach_xlsx.vietnamese.legacy import Legacy, legacy_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Normalised:
    """One sheet over a batch of files, and the findings by file index."""

    table: Table
    findings: Mapping[int, tuple[Finding, ...]]


def normalise(
    schema: SheetSchema,
    tables: Mapping[int, RawTable],
    windows: Mapping[int, Window] | None = None,
    *,
    convert_legacy: bool = False,
) -> Normalised:
    """Understand every cell of one sheet of several files, keyed by file index.

    `windows` gives, by file, the time in which dates are expected: it settles day and month where both
    readings of a text exist. With `convert_legacy` text of the old encodings is taken in Unicode.
    Findings: KH101 to KH106, KH110 to KH112, KH114 to KH118.
    """
    records: list[dict[str, object]] = []
    findings: dict[int, tuple[Finding, ...]] = {}
    for file, raw in sorted(tables.items()):
        plain = Setting(window=(windows or {}).get(file), convert_legacy=convert_legacy)
        settings = _settings(schema, raw, plain)
        found: list[Finding] = []
        records.extend({FILE: file, ROW: row.row} | _record(schema, raw, row, settings, found) for row in raw.rows)
        findings[file] = tuple(found)
    frame = pl.DataFrame(records, schema=frame_schema(schema), orient="row")
    origins = {file: raw.origin for file, raw in tables.items()}
    return Normalised(table=Table(schema=schema, frame=frame, origins=origins), findings=findings)


def _settings(schema: SheetSchema, raw: RawTable, plain: Setting) -> dict[str, Setting]:
    """What is known of each column of a file: an old encoding shows over all of its cells, or lines of a form."""
    texts = [c for c in schema.input_columns if has_spelling(c) or c.codelist is not None]
    pooled = _legacy(raw, texts) if schema.layout is Layout.FORM else None
    found = {c.name: pooled if schema.layout is Layout.FORM else _legacy(raw, [c]) for c in texts}
    return {c.name: replace(plain, legacy=found.get(c.name)) if found.get(c.name) else plain for c in schema.columns}


def _legacy(raw: RawTable, columns: Iterable[Column]) -> Legacy | None:
    return legacy_of(_texts(raw, [c.name for c in columns]))


def _texts(raw: RawTable, names: list[str]) -> Iterator[str]:
    for row in raw.rows:
        for name in names:
            value = row.cells.get(name)
            if isinstance(value, str):
                yield value


def _record(
    schema: SheetSchema, raw: RawTable, row: RawRow, settings: Mapping[str, Setting], found: list[Finding]
) -> dict[str, object]:
    record: dict[str, object] = {}
    for column in schema.columns:
        cell = row.cells.get(column.name)
        record[presence(column.name)] = cell is not None
        if cell is None or column.filled_by is FilledBy.FORMULA:
            record[column.name] = None
            continue
        parsed = parse_cell(column, cell, settings[column.name])
        record[column.name] = parsed.value
        if has_spelling(column) and parsed.typed != parsed.value:
            record[spelling(column.name)] = parsed.typed
        if column.filled_by is FilledBy.OFFICER:
            found.extend(_findings(raw, row, column, cell, parsed))
    return record


def _findings(raw: RawTable, row: RawRow, column: Column, cell: object, parsed: Parsed) -> Iterable[Finding]:
    """The worst thing to say of a cell, and where its value came from if that cannot be trusted."""
    here = Finding(rule=FORMULA_INPUT, origin=raw.origin, row=row.row, column=column.name, value=as_text(cell))
    problem = parsed.problem
    if problem is not None:
        yield replace(here, rule=problem.rule, proposal=problem.proposal, context=dict(problem.context))
    if problem is not None and problem.rule.severity is Severity.ERROR:
        return
    if column.name in row.linked:
        yield replace(here, rule=LINKED_INPUT, proposal=as_text(cell))
    elif column.name in row.formulas and problem is None:
        yield here
