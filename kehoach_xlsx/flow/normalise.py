"""The second station: raw tables in, typed tables out, with what was mended or could not be read as findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Final

import polars as pl

from kehoach_xlsx.flow.cells import Parsed, Setting, Window, as_text
from kehoach_xlsx.flow.columns import Understood, understood
from kehoach_xlsx.flow.gathered import Gathered
from kehoach_xlsx.model.diagnoses import FORMULA_INPUT, LINKED_INPUT
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Column, FilledBy, Kind, Layout, SheetSchema
from kehoach_xlsx.model.table import (
    FILE,
    ROW,
    RawRow,
    RawTable,
    Table,
    Value,
    frame_schema,
    has_spelling,
    presence,
    spelling,
)
from kehoach_xlsx.vietnamese.legacy import Legacy, legacy_of, speaks


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
    gathered = Gathered(tables)
    plain = Setting(convert_legacy=convert_legacy)
    cells = {column.name: gathered.cells(column.name) for column in schema.columns}
    legacies = _legacies(schema, gathered, cells)
    columns: dict[str, Understood] = {}
    found: dict[int, list[Finding]] = {}
    for column in schema.columns:
        settings = _settings(column, gathered, windows or {}, legacies.get(column.name, {}), plain)
        columns[column.name] = one = understood(column, cells[column.name], settings)
        if column.filled_by is FilledBy.OFFICER:
            for place, said in _told(gathered, column, one):
                found.setdefault(place, []).extend(said)
    return Normalised(table=_table(schema, gathered, columns), findings=gathered.by_file(found))


# --- what is known of a column before it is read --------------------------------------------------------


def _settings(
    column: Column,
    gathered: Gathered,
    windows: Mapping[int, Window],
    legacies: Mapping[int, Legacy],
    plain: Setting,
) -> list[tuple[Setting, int]]:
    """The settings of a column, each with the number of records under it: days have a window, texts an encoding."""
    days = windows if column.kind is Kind.DATE else {}
    if not days and not legacies:
        return [(plain, len(gathered.rows))]
    each = ((days.get(file), legacies.get(file)) for file in gathered.files)
    runs = groupby(zip(each, gathered.sizes, strict=True), key=lambda one: one[0])
    return [
        (replace(plain, window=window, legacy=legacy), sum(size for _, size in run)) for (window, legacy), run in runs
    ]


def _legacies(
    schema: SheetSchema, gathered: Gathered, cells: Mapping[str, Sequence[object]]
) -> dict[str, dict[int, Legacy]]:
    """By column and file the old encoding of its texts: it shows over a whole column, or over all lines of a form."""
    texts = [c.name for c in schema.input_columns if has_spelling(c) or c.codelist is not None]
    pools = [texts] if schema.layout is Layout.FORM else [[name] for name in texts]
    found: dict[str, dict[int, Legacy]] = {}
    for names in pools:
        told = set(chain.from_iterable(cells[name] for name in names))
        telling = frozenset(text for text in told if isinstance(text, str) and speaks(text))
        tables = zip(gathered.files, gathered.tables, strict=True) if telling else ()
        typed = ((file, _texts(table, names)) for file, table in tables)
        known = ((file, legacy_of(texts)) for file, texts in typed if not telling.isdisjoint(texts))
        legacies = {file: legacy for file, legacy in known if legacy is not None}
        found |= dict.fromkeys(names, legacies)
    return found


def _texts(table: RawTable, names: Iterable[str]) -> list[str]:
    return [value for name in names for value in table.column(name) if isinstance(value, str)]


# --- what was understood --------------------------------------------------------------------------------


def _table(schema: SheetSchema, gathered: Gathered, columns: Mapping[str, Understood]) -> Table:
    values: dict[str, Sequence[Value]] = {FILE: gathered.file_of_each(), ROW: gathered.rows}
    values |= {name: one.values for name, one in columns.items()}
    origins = {file: table.origin for file, table in zip(gathered.files, gathered.tables, strict=True)}
    return Table(schema=schema, frame=_frame(schema, values, columns), origins=origins, values=values)


def _frame(
    schema: SheetSchema, values: Mapping[str, Sequence[Value]], columns: Mapping[str, Understood]
) -> pl.DataFrame:
    types = frame_schema(schema)
    parts = {name: pl.Series(name, _lent(found, types[name]), dtype=types[name]) for name, found in values.items()}
    for name, one in columns.items():
        present, typed = presence(name), spelling(name)
        there = [cell is not None for cell in one.cells] if one.gaps else parts[name].is_not_null()
        parts[present] = pl.Series(present, there, dtype=types[present])
        if typed in types:
            parts[typed] = pl.Series(typed, one.typed or [None] * len(one.cells), dtype=types[typed])
    return pl.DataFrame([parts[name] for name in types])


def _lent(values: Sequence[Value], kind: pl.DataType) -> Sequence[Value]:
    """The same values, of which texts that differ from row to row are copies made at once.

    A text that polars looks at keeps its UTF-8 beside itself for as long as it lives: that of texts which say what one
    unit alone says would lie in memory for each of thousands of files, as large as the texts.
    """
    if kind != pl.String() or len(set(values)) * 2 <= len(values) - values.count(None):
        return values
    texts = [value for value in values if isinstance(value, str)]
    copies = _BETWEEN.join(texts).split(_BETWEEN)
    if len(copies) != len(texts):  # the sign stands in one of them
        return values
    copy = iter(copies)
    return [None if value is None else next(copy) for value in values]


_BETWEEN: Final = "\x1f"
"""A sign that hardly a text holds."""


def _told(gathered: Gathered, column: Column, one: Understood) -> Iterator[tuple[int, Iterable[Finding]]]:
    """What is to be said about the cells of a column, by the places of their records."""
    for place in one.problems.keys() | gathered.computed(column.name):
        if (cell := one.cells[place]) is not None:
            yield place, _findings(*gathered.at(place), column, cell, one.problems.get(place))


def _findings(raw: RawTable, row: RawRow, column: Column, cell: object, parsed: Parsed | None) -> Iterable[Finding]:
    """The worst thing to say of a cell, and where its value came from if that cannot be trusted."""
    here = Finding(rule=FORMULA_INPUT, origin=raw.origin, row=row.row, column=column.name, value=as_text(cell))
    problem = parsed.problem if parsed else None
    if problem is not None:
        yield replace(here, rule=problem.rule, proposal=problem.proposal, context=dict(problem.context))
    if problem is not None and problem.rule.severity is Severity.ERROR:
        return
    if column.name in row.linked:
        yield replace(here, rule=LINKED_INPUT, proposal=as_text(cell))
    elif column.name in row.formulas and problem is None:
        yield here
