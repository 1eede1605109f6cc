"""The rows of a fresh template with an agency's values in them; what fits no row of the plan stands beneath."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from kehoach_xlsx.compilers.sheets import FIRST_ROW
from kehoach_xlsx.flow.cells import as_text
from kehoach_xlsx.model.schema import Column, FilledBy, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import Book, ErrorCell, RawRow, RawTable, Row, Value
from kehoach_xlsx.outputs.corrections import Line
from kehoach_xlsx.returning.typed import as_typed
from kehoach_xlsx.vietnamese.text import fold, mend

Cells: TypeAlias = dict[str, Value | ErrorCell]


def refill(schema: WorkbookSchema, given: Book, tables: Mapping[str, RawTable]) -> dict[str, tuple[Line, ...]]:
    """Return the rows of each sheet: what the plan gives as `given` has it now, what the officer wrote as typed."""
    lines = {sheet.name: _lines(sheet, given.rows(sheet.name), tables.get(sheet.name)) for sheet in schema.sheets}
    return {name: found for name, found in lines.items() if found}


def book_of_lines(given: Book, lines: Mapping[str, Sequence[Line]]) -> Book:
    """Return the rows as a book; error values cannot stand in one and are left out."""
    return replace(given, sheets={name: tuple(_plain(line) for line in found) for name, found in lines.items()})


def _plain(line: Line) -> Row:
    return {name: value for name, value in line.cells.items() if not isinstance(value, ErrorCell)}


def _lines(sheet: SheetSchema, given: Sequence[Row], table: RawTable | None) -> tuple[Line, ...]:
    rows = table.rows if table else ()
    if sheet.layout is Layout.FORM:
        cells = _given(sheet, given[0] if given else {}) | _typed(sheet.input_columns, rows[:1])
        return (Line(cells=cells, source=rows[0].row if rows else None),)
    if not _keyed(sheet):
        return tuple(_spaced(sheet, rows))
    return _over_given(sheet, given, rows)


def _keyed(sheet: SheetSchema) -> bool:
    """Whether the plan gives the rows of a table."""
    return bool(sheet.key) and sheet.column(sheet.key[0]).filled_by is FilledBy.PLAN


def _given(sheet: SheetSchema, row: Row) -> Cells:
    """What the plan gives of a row; its officer's cells are as the agency left them, blank where it did."""
    return {c.name: row.get(c.name) for c in sheet.columns if c.filled_by is FilledBy.PLAN}


def _typed(columns: Iterable[Column], rows: Sequence[RawRow]) -> Cells:
    cells = rows[0].cells if rows else {}
    return {c.name: as_typed(c, cells[c.name]) for c in columns if c.name in cells}


def _spaced(sheet: SheetSchema, rows: Sequence[RawRow]) -> list[Line]:
    """Rows where they stood, gaps and all, while they fit the template; else closed up."""
    typed = [Line(cells=_typed(_telling(sheet), [row]), source=row.row) for row in rows]
    places = [row.row - FIRST_ROW for row in rows]
    if not places or min(places) < 0 or max(places) >= sheet.free_rows:
        return typed
    spaced = [Line(cells={})] * (max(places) + 1)
    for place, line in zip(places, typed, strict=True):
        spaced[place] = line
    return spaced


def _telling(sheet: SheetSchema) -> list[Column]:
    return [c for c in sheet.columns if c.filled_by is not FilledBy.FORMULA]


def _over_given(sheet: SheetSchema, given: Sequence[Row], rows: Sequence[RawRow]) -> tuple[Line, ...]:
    """Every given row with what was written into it; a row of no code, or of a code for the second time, follows."""
    match = _by_key if any(sheet.key[0] in row.cells for row in rows) else _by_text
    taken: dict[int, RawRow] = {}
    added: list[RawRow] = []
    for row in rows:
        index = match(sheet, given, row)
        if index is None or index in taken:
            added.append(row)
        else:
            taken[index] = row
    lines = [_filled(sheet, row, taken.get(index)) for index, row in enumerate(given)]
    beneath = (Line(cells=_typed(_telling(sheet), [row]), source=row.row, added=True) for row in added)
    return (*lines, *beneath)


def _filled(sheet: SheetSchema, given: Row, row: RawRow | None) -> Line:
    if row is None:
        return Line(cells=_given(sheet, given))
    return Line(cells=_given(sheet, given) | _typed(sheet.input_columns, [row]), source=row.row)


def _by_key(sheet: SheetSchema, given: Sequence[Row], row: RawRow) -> int | None:
    key = mend(as_text(row.cells.get(sheet.key[0])))
    return next((i for i, one in enumerate(given) if key and one.get(sheet.key[0]) == key), None)


def _by_text(sheet: SheetSchema, given: Sequence[Row], row: RawRow) -> int | None:
    """Where the column of codes was deleted: the one given row of which everything printed is the same."""
    names = [c.name for c in sheet.columns if c.filled_by is FilledBy.PLAN and c.name in row.cells]
    same = [
        index
        for index, one in enumerate(given)
        if names and all(fold(as_text(one.get(n))) == fold(as_text(row.cells[n])) for n in names)
    ]
    return same[0] if len(same) == 1 else None
