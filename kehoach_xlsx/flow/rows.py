"""What stands outside the columns of a located sheet, and what is odd about its cells."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.layout import address
from kehoach_xlsx.excel.read import RawSheet
from kehoach_xlsx.flow.body import Body, filled_cells, is_blank, is_empty, is_given
from kehoach_xlsx.flow.headings import headings_of
from kehoach_xlsx.flow.locate import Located
from kehoach_xlsx.flow.records import cell_at
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.repeated import who_column
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import RawTable
from kehoach_xlsx.vietnamese.text import mend

_SHOWN = 60  # characters of a stray text that a message quotes

IsOurs = Callable[[int, int, object], bool]


# --- what is no cell of ours ----------------------------------------------------------------------------


def strays(found: Located, schema: SheetSchema, origin: Origin, body: Body, is_head: IsOurs) -> Iterator[Finding]:
    """Yield what stands beside, among or beneath a sheet's cells without belonging to any.

    `is_head` knows the texts that our template prints itself. Findings: KH009, KH028, KH031.
    """
    is_ours = _of_form(found) if schema.layout is Layout.FORM else _of_table(found, schema, body)
    aside: dict[int, int] = dict.fromkeys(body.summaries, 0)
    second: list[tuple[int, int]] = []
    cells = filled_cells(found.sheet) if schema.layout is Layout.FORM else _in_question(found, schema, body)
    for row, column, value in cells:
        if row in aside:
            aside[row] += 1
        elif body.second and row >= body.second:
            second.append((row, column))
        elif not is_ours(row, column, value) and not is_head(row, column, value):
            yield stray(origin, row, column, value)
    yield from (_summary(found, origin, row, cells) for row, cells in aside.items())
    if second:
        yield second_table(origin, schema, area(second), len(second))


def _in_question(found: Located, schema: SheetSchema, body: Body) -> Iterator[tuple[int, int, object]]:
    """The cells of a table that may not be ours: of its records only those beside their columns; see `_of_table`."""
    records: Collection[int] = body.records if isinstance(body.records, range) else frozenset(body.records)
    computed = _computed(found, schema)
    sheet = found.sheet
    if computed and sheet.errors:  # a formula that was never calculated is computed anew, like any other
        left = {spot: text for spot, text in sheet.errors.items() if spot[1] not in computed or spot[0] not in records}
        sheet = replace(sheet, errors=left)
    ours = set(found.columns.values()) - computed
    beside = [number for number in range(1, len(sheet.rows[0]) + 1) if number not in ours] if sheet.rows else []
    if not computed.issuperset(beside) or not _are_figures(sheet, records, beside):
        return filled_cells(sheet, records, beside)
    if isinstance(records, range):
        records = range(found.header_row, records.stop)  # no heading stands beside our columns either
    return filled_cells(sheet, records)


def _are_figures(sheet: RawSheet, records: Container[int], columns: Sequence[int]) -> bool:
    """Whether in some columns nothing but figures stands beside the records."""
    if any(row in records for row, _ in sheet.errors):
        return False
    rows = [values for row, values in enumerate(sheet.rows, start=1) if row in records] if columns else []
    return all(_FIGURES.issuperset({values[number - 1].__class__ for values in rows}) for number in columns)


_FIGURES: Final = frozenset({int, float, type(None)})


def _computed(found: Located, schema: SheetSchema) -> set[int]:
    return {found.columns[name] for name in _formula_names(schema) if name in found.columns}


_formula_names: Final[Kept[[SheetSchema], tuple[str, ...]]] = Kept(
    lambda schema: tuple(c.name for c in schema.columns if c.filled_by is FilledBy.FORMULA)
)


def _of_form(found: Located) -> IsOurs:
    values = set(found.cells.values())
    rows = {row for row, _ in values}
    labels = found.label_column
    return lambda row, column, _: (row, column) in values or (column == labels and row in rows)


def _of_table(found: Located, schema: SheetSchema, body: Body) -> IsOurs:
    columns = set(found.columns.values())
    computed = _computed(found, schema)
    headings = headings_of(schema)
    head, loose, formulas = found.header_row, body.loose, found.sheet.formulas

    def is_ours(row: int, column: int, value: object) -> bool:
        if row < head or column not in columns or row in loose:
            return False
        if row in body.repeated:
            return headings.column(value) is not None
        figure = isinstance(value, int | float) and not isinstance(value, bool)
        typed = column in computed and row > head and not figure  # what it computes is computed anew
        return not typed or (row, column) in formulas or (row, column) in found.sheet.errors

    return is_ours


def area(spots: Iterable[tuple[int, int]]) -> str:
    """Return the range around some cells, as "A12:F20"."""
    listed = list(spots)
    rows, columns = [row for row, _ in listed], [column for _, column in listed]
    around = CellRange(first_row=min(rows), first_column=min(columns), last_row=max(rows), last_column=max(columns))
    return around.a1


def quoted(value: object) -> str:
    """Return a value as messages quote it: mended, and not too long."""
    text = mend(str(value))
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def stray(origin: Origin, row: int, column: int, value: object) -> Finding:
    """Return the finding for one cell outside of every column."""
    here = Origin(path=origin.path, sheet=origin.sheet, cells={"_": address(row, column)})
    return Finding(rule=diagnoses.OUTSIDE_TABLE, origin=here, row=row, column="_", value=quoted(value), cell_count=1)


def second_table(origin: Origin, schema: SheetSchema, place: str, cells: int) -> Finding:
    """Return the finding for a second table of `schema` at `place`, with so many cells."""
    here = Origin(path=origin.path, sheet=origin.sheet, cells={"_": place})
    context = {"title": schema.title, "cells": str(cells)}
    return Finding(rule=diagnoses.SECOND_TABLE, origin=here, column="_", value=place, context=context, cell_count=cells)


def _summary(found: Located, origin: Origin, row: int, cells: int) -> Finding:
    values = found.sheet.rows[row - 1] if row <= len(found.sheet.rows) else ()
    first = next((v for v in values if not is_blank(v)), "")
    here = Origin(path=origin.path, sheet=origin.sheet)
    return Finding(rule=diagnoses.SUMMARY_ROW, origin=here, row=row, value=quoted(first), cell_count=cells)


# --- what is odd about our cells ------------------------------------------------------------------------


def oddities(found: Located, schema: SheetSchema, table: RawTable, path: str) -> Iterator[Finding]:
    """Yield what is odd about the cells of a located sheet. Findings: KH027, KH029, KH030, KH032, KH033."""
    yield from _headings_changed(found, schema, table.origin)
    yield from _two_headings(found, schema, table.origin)
    yield from _without_key(found, schema, table)
    yield from _merged(found, schema, table)
    hidden, hidden_en = _hidden(found, schema, table)
    if hidden:
        here = Origin(path=path, sheet=found.sheet.name)
        yield Finding(rule=diagnoses.HIDDEN_CONTENT, origin=here, value=hidden, context={"value_en": hidden_en})


def _headings_changed(found: Located, schema: SheetSchema, origin: Origin) -> Iterator[Finding]:
    for name, (row, column) in found.renamed.items():
        if schema.column(name).repeated:  # known by its defined name: its heading is the name of a unit
            continue
        heading, seen = schema.column(name).heading, quoted(found.sheet.value(row, column) or "")
        here = Origin(path=origin.path, sheet=origin.sheet, cells={name: address(row, column)})
        yield Finding(
            rule=diagnoses.HEADING_CHANGED, origin=here, column=name, value=seen, context={"heading": heading}
        )


def _two_headings(found: Located, schema: SheetSchema, origin: Origin) -> Iterator[Finding]:
    letters = found.letters() if found.twice else {}
    for name, others in found.twice.items():
        places = [address(found.header_row, n) for n in sorted((found.columns[name], *others))]
        here = Origin(path=origin.path, sheet=origin.sheet, cells={name: address(found.header_row, others[0])})
        context = {"heading": schema.column(name).heading, "expected": letters[name]}
        yield Finding(rule=diagnoses.TWO_HEADINGS, origin=here, column=name, value=", ".join(places), context=context)


def _without_key(found: Located, schema: SheetSchema, table: RawTable) -> Iterator[Finding]:
    """Rows of given tables in which somebody wrote, but whose code is gone."""
    if not is_given(schema) or schema.key[0] not in found.columns or None not in table.column(schema.key[0]):
        return
    key, inputs = schema.column(schema.key[0]), {c.name for c in schema.input_columns}
    for row in table.rows:
        if key.name not in row.cells and inputs & row.cells.keys():
            context = {"heading": key.heading}
            yield Finding(
                rule=diagnoses.ROW_WITHOUT_KEY, origin=table.origin, row=row.row, column=key.name, context=context
            )


def _merged(found: Located, schema: SheetSchema, table: RawTable) -> Iterator[Finding]:
    """Merged ranges in which more than one cell was to be filled and something stands."""
    if not any(around.last_row > found.header_row for around in found.sheet.merged):
        return
    places = _input_places(found, table, {c.name for c in schema.input_columns})
    for around in found.sheet.merged:
        covered = [name for (row, column), name in places.items() if around.contains(row, column)]
        first = cell_at(found.sheet, around.first_row, around.first_column)
        if len(covered) > 1 and not is_empty(first):
            column = places.get((around.first_row, around.first_column))
            yield Finding(
                rule=diagnoses.MERGED_INPUT,
                origin=table.origin,
                row=around.first_row,
                column=column,
                value=around.a1,
            )


def _input_places(found: Located, table: RawTable, inputs: Set[str]) -> dict[tuple[int, int], str]:
    """The input cells of the records, and of the rows a merged cell of theirs may reach into."""
    if found.cells:
        return {place: name for name, place in found.cells.items() if name in inputs}
    columns = {name: n for name, n in found.columns.items() if name in inputs}
    reach = max((m.last_row for m in found.sheet.merged), default=0)
    last = max(table.numbers, default=0)
    rows = range(found.header_row + 1, max(min(reach, last + 500), last) + 1)
    return {(row, n): name for row in rows for name, n in columns.items()}


def _hidden(found: Located, schema: SheetSchema, table: RawTable) -> tuple[str, str]:
    """Which rows and columns with content of the officer's are hidden, in both languages."""
    if found.sheet.hidden:
        return "cả trang", "the whole sheet"
    if not found.sheet.hidden_rows and not found.sheet.hidden_columns:
        return "", ""
    inputs = {c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER}
    rows = [r.row for r in table.rows if r.row in found.sheet.hidden_rows and inputs & r.cells.keys()]
    filled = {name for row in table.rows for name in row.cells}
    filled -= {who_column(schema)}  # which we hide ourselves
    columns = sorted(n for name, n in found.columns.items() if n in found.sheet.hidden_columns and name in filled)
    if found.cells:
        lines = {name: row for name, (row, _) in found.cells.items() if name in filled & inputs}
        rows = sorted(row for row in lines.values() if row in found.sheet.hidden_rows)
    letters = [address(1, n)[:-1] for n in columns]
    told = [("dòng", "rows", list(map(str, rows))), ("cột", "columns", letters)]
    return tuple(  # type: ignore[return-value] # one text per language
        "; ".join(f"{words[language]} {', '.join(listed[:20])}" for *words, listed in told if listed)
        for language in (0, 1)
    )
