"""The second station: raw tables in, typed tables out, with what was mended or could not be read as findings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from kehoach_xlsx.flow.cells import Parsed, Setting, Window, as_text, parse_cell
from kehoach_xlsx.model.diagnoses import FORMULA_INPUT, LINKED_INPUT
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Column, FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import FILE, ROW, RawRow, RawTable, Table, frame_schema, has_spelling, presence, spelling
from kehoach_xlsx.vietnamese.legacy import Legacy, legacy_of

_REMEMBERED: Final = 20_000  # values of a column; longer collections repeat themselves no more for it
_SHORT: Final = 60  # characters: longer texts are rarely said twice


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
    types = frame_schema(schema)
    gathered = _Gathered(types)
    readers = [_Reader(column, gathered) for column in schema.columns]
    findings: dict[int, tuple[Finding, ...]] = {}
    for file, raw in sorted(tables.items()):
        plain = Setting(window=(windows or {}).get(file), convert_legacy=convert_legacy)
        settings = _settings(schema, raw, plain)
        by_row: dict[int, list[Finding]] = {}
        for reader in readers:
            reader.take(raw, settings[reader.column.name], by_row)
        gathered.rows(file, raw)
        findings[file] = tuple(found for number in sorted(by_row) for found in by_row[number])
    frame = pl.DataFrame(gathered.columns, schema=types, orient="col")
    origins = {file: raw.origin for file, raw in tables.items()}
    texts = {c.name: gathered.texts(c.name) for c in schema.columns if types[c.name] == pl.String()}
    return Normalised(table=Table(schema=schema, frame=frame, origins=origins, values=texts), findings=findings)


class _Gathered:
    """The columns of the frame while they grow."""

    def __init__(self, types: Mapping[str, pl.DataType]) -> None:
        self.columns: dict[str, list[object]] = {name: [] for name in types}

    def rows(self, file: int, raw: RawTable) -> None:
        """Add whose rows they are."""
        self.columns[FILE].extend([file] * len(raw.rows))
        self.columns[ROW].extend(row.row for row in raw.rows)

    def texts(self, name: str) -> list[str | None]:
        """Return a column of texts."""
        return [value if isinstance(value, str) else None for value in self.columns[name]]


class _Reader:
    """Understands the cells of one column, each distinct value once."""

    def __init__(self, column: Column, gathered: _Gathered) -> None:
        self.column = column
        self._values = gathered.columns[column.name]
        self._present = gathered.columns[presence(column.name)]
        self._typed = gathered.columns[spelling(column.name)] if has_spelling(column) else None
        self._computed = column.filled_by is FilledBy.FORMULA
        self._told = column.filled_by is FilledBy.OFFICER
        self._known: dict[tuple[object, ...], Parsed] = {}
        self._setting = Setting()

    def take(self, raw: RawTable, setting: Setting, found: dict[int, list[Finding]]) -> None:
        """Take the column of one file; findings go under the number of their row, in the order of the columns."""
        name = self.column.name
        cells = [row.cells.get(name) for row in raw.rows]
        self._present.extend([cell is not None for cell in cells])
        if self._computed or cells.count(None) == len(cells):
            self._values.extend(nothing := [None] * len(cells))
            if self._typed is not None:
                self._typed.extend(nothing)
            return
        for number, (row, cell) in enumerate(zip(raw.rows, cells, strict=True)):
            if cell is None:
                self._add(None, None)
                continue
            parsed = self._parsed(cell, setting)
            self._add(parsed.value, parsed.typed if parsed.typed != parsed.value else None)
            if self._told and (parsed.problem is not None or row.formulas or row.linked):
                found.setdefault(number, []).extend(_findings(raw, row, self.column, cell, parsed))

    def _add(self, value: object, typed: object) -> None:
        self._values.append(value)
        if self._typed is not None:
            self._typed.append(typed)

    def _parsed(self, cell: object, setting: Setting) -> Parsed:
        if isinstance(cell, str) and len(cell) > _SHORT:
            return parse_cell(self.column, cell, setting)
        if setting != self._setting or len(self._known) > _REMEMBERED:
            self._known.clear()
            self._setting = setting
        key = (cell.__class__, cell)  # 1, 1.0 and TRUE are equal, and not the same
        parsed = self._known.get(key)
        if parsed is None:
            parsed = self._known[key] = parse_cell(self.column, cell, setting)
        return parsed


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
