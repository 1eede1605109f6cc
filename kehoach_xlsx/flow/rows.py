"""Taking the rows out of a located sheet, and naming what stands outside its columns."""

from collections.abc import Callable, Iterable, Iterator, Set

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.layout import address
from kehoach_xlsx.excel.read import NOT_CALCULATED, RawSheet
from kehoach_xlsx.flow.body import Body, filled_cells, is_blank, is_empty, is_given
from kehoach_xlsx.flow.headings import headings_of
from kehoach_xlsx.flow.locate import Located
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.repeated import who_column
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import ErrorCell, RawRow, RawTable
from kehoach_xlsx.vietnamese.text import mend

_SHOWN = 60  # characters of a stray text that a message quotes
_NOT_CALCULATED = "công thức chưa có kết quả"

IsOurs = Callable[[int, int, object], bool]


def cell_at(sheet: RawSheet, row: int, column: int) -> object:
    """Return the value of a cell, an `ErrorCell` where the cell holds an error."""
    error = sheet.errors.get((row, column))
    if error is not None:
        return ErrorCell(_NOT_CALCULATED if error == NOT_CALCULATED else error)
    return sheet.value(row, column)


def take_table(found: Located, schema: SheetSchema, origin: Origin, body: Body) -> RawTable:
    """Return the records of a located sheet: a form's one record, or every record of a table that holds anything.

    A table without key has only the officer's columns; a row in which they are all blank is no record.
    """
    if schema.layout is Layout.FORM:
        return RawTable(schema=schema, origin=origin, rows=(_form_row(found),))
    telling = [c.name for c in schema.columns if c.filled_by is not FilledBy.FORMULA]
    places = [(name, found.columns[name]) for name in telling if name in found.columns]
    odd = _odd_rows(found.sheet, {number for _, number in places})
    rows = (_table_row(found, row, places, odd) for row in body.records)
    return RawTable(schema=schema, origin=origin, rows=tuple(r for r in rows if r.cells))


def _odd_rows(sheet: RawSheet, columns: Set[int]) -> set[int]:
    """The rows in which something else than a plain value stands in one of these columns."""
    marked = (sheet.errors, sheet.formulas, sheet.linked)
    return {row for spots in marked for row, column in spots if column in columns}


def _table_row(found: Located, row: int, places: list[tuple[str, int]], odd: Set[int]) -> RawRow:
    if row in odd or row > len(found.sheet.rows):
        return _row(found, row, {name: (row, number) for name, number in places})
    values = found.sheet.rows[row - 1]  # all rows are equally long
    width = len(values)
    read = ((name, values[number - 1]) for name, number in places if number <= width)
    return RawRow(row=row, cells={name: value for name, value in read if not is_empty(value)})


def _form_row(found: Located) -> RawRow:
    return _row(found, found.first_row, dict(found.cells))


def _row(found: Located, row: int, places: dict[str, tuple[int, int]]) -> RawRow:
    values = {name: cell_at(found.sheet, *place) for name, place in places.items()}
    return RawRow(
        row=row,
        cells={name: value for name, value in values.items() if not is_empty(value)},
        formulas=frozenset(name for name, place in places.items() if place in found.sheet.formulas),
        linked=frozenset(name for name, place in places.items() if place in found.sheet.linked),
    )


# --- what is no cell of ours ----------------------------------------------------------------------------


def strays(found: Located, schema: SheetSchema, origin: Origin, body: Body, is_head: IsOurs) -> Iterator[Finding]:
    """Yield what stands beside, among or beneath a sheet's cells without belonging to any.

    `is_head` knows the texts that our template prints itself. Findings: KH009, KH028, KH031.
    """
    is_ours = _of_form(found) if schema.layout is Layout.FORM else _of_table(found, schema, body)
    aside: dict[int, int] = dict.fromkeys(body.summaries, 0)
    second: list[tuple[int, int]] = []
    records = frozenset() if schema.layout is Layout.FORM else frozenset(body.records)
    for row, column, value in filled_cells(found.sheet, records, _beside(found, schema)):
        if row in aside:
            aside[row] += 1
        elif body.second and row >= body.second:
            second.append((row, column))
        elif not is_ours(row, column, value) and not is_head(row, column, value):
            yield stray(origin, row, column, value)
    yield from (_summary(found, origin, row, cells) for row, cells in aside.items())
    if second:
        yield second_table(origin, schema, area(second), len(second))


def _beside(found: Located, schema: SheetSchema) -> list[int]:
    """The columns in whose cells, in a row of a table, something may stand that is not ours; see `_of_table`."""
    ours = set(found.columns.values()) - _computed(found, schema)
    width = len(found.sheet.rows[0]) if found.sheet.rows else 0
    return [number for number in range(1, width + 1) if number not in ours]


def _computed(found: Located, schema: SheetSchema) -> set[int]:
    names = (c.name for c in schema.columns if c.filled_by is FilledBy.FORMULA)
    return {found.columns[name] for name in names if name in found.columns}


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
    letters = found.letters()
    for name, others in found.twice.items():
        places = [address(found.header_row, n) for n in sorted((found.columns[name], *others))]
        here = Origin(path=origin.path, sheet=origin.sheet, cells={name: address(found.header_row, others[0])})
        context = {"heading": schema.column(name).heading, "expected": letters[name]}
        yield Finding(rule=diagnoses.TWO_HEADINGS, origin=here, column=name, value=", ".join(places), context=context)


def _without_key(found: Located, schema: SheetSchema, table: RawTable) -> Iterator[Finding]:
    """Rows of given tables in which somebody wrote, but whose code is gone."""
    if not is_given(schema) or schema.key[0] not in found.columns:
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
    inputs = {c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER}
    places = _input_places(found, table, inputs)
    for around in found.sheet.merged if places else ():
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
    if not any(around.last_row > found.header_row for around in found.sheet.merged):
        return {}
    if found.cells:
        return {place: name for name, place in found.cells.items() if name in inputs}
    columns = {name: n for name, n in found.columns.items() if name in inputs}
    reach = max((m.last_row for m in found.sheet.merged), default=0)
    last = max((row.row for row in table.rows), default=0)
    rows = range(found.header_row + 1, max(min(reach, last + 500), last) + 1)
    return {(row, n): name for row in rows for name, n in columns.items()}


def _hidden(found: Located, schema: SheetSchema, table: RawTable) -> tuple[str, str]:
    """Which rows and columns with content of the officer's are hidden, in both languages."""
    if found.sheet.hidden:
        return "cả trang", "the whole sheet"
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
