"""Taking the rows out of a located sheet, and naming what stands outside its columns."""

from collections.abc import Callable, Iterator, Set

from kehoach_xlsx.excel.layout import address
from kehoach_xlsx.excel.read import NOT_CALCULATED, RawSheet
from kehoach_xlsx.flow.locate import Located
from kehoach_xlsx.model.diagnoses import OUTSIDE_TABLE
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import ErrorCell, RawRow, RawTable
from kehoach_xlsx.vietnamese.text import fold, mend, trimmed

_SHOWN = 60  # characters of a stray text that a message quotes
_NOT_CALCULATED = "công thức chưa có kết quả"


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing, or only spaces and invisible characters."""
    return value is None or (isinstance(value, str) and not mend(value))


def _is_empty(value: object) -> bool:
    """Whether an input cell is blank to the template's own check, which knows no invisible characters."""
    return value is None or (isinstance(value, str) and not trimmed(value))


def cell_at(sheet: RawSheet, row: int, column: int) -> object:
    """Return the value of a cell, an `ErrorCell` where the cell holds an error."""
    error = sheet.errors.get((row, column))
    if error is not None:
        return ErrorCell(_NOT_CALCULATED if error == NOT_CALCULATED else error)
    return sheet.value(row, column)


def take_table(found: Located, schema: SheetSchema, origin: Origin) -> RawTable:
    """Return the records of a located sheet: a form's one record, or every row of a table that holds anything.

    A table without key has only the officer's columns; a row in which they are all blank is no record.
    """
    if schema.layout is Layout.FORM:
        return RawTable(schema=schema, origin=origin, rows=(_form_row(found),))
    telling = [c.name for c in schema.columns if c.filled_by is not FilledBy.FORMULA]
    rows = (_table_row(found, row, telling) for row in _body(found))
    return RawTable(schema=schema, origin=origin, rows=tuple(r for r in rows if r.cells))


def _body(found: Located) -> range:
    errors = max((row for row, _ in found.sheet.errors), default=0)
    return range(found.header_row + 1, max(len(found.sheet.rows), errors) + 1)


def _table_row(found: Located, row: int, names: list[str]) -> RawRow:
    places = {name: (row, found.columns[name]) for name in names if name in found.columns}
    return _row(found, row, places)


def _form_row(found: Located) -> RawRow:
    first = min((row for row, _ in found.cells.values()), default=1)
    return _row(found, first, dict(found.cells))


def _row(found: Located, row: int, places: dict[str, tuple[int, int]]) -> RawRow:
    values = {name: cell_at(found.sheet, *place) for name, place in places.items()}
    return RawRow(
        row=row,
        cells={name: value for name, value in values.items() if not _is_empty(value)},
        formulas=frozenset(name for name, place in places.items() if place in found.sheet.formulas),
    )


def strays(found: Located, schema: SheetSchema, origin: Origin, own: Set[str]) -> Iterator[Finding]:
    """Yield what stands beside or among a sheet's cells without belonging to any.

    `own` are the texts that our template prints, folded; what stands above the cells in column A (title, unit,
    note) is ours as well.
    """
    is_ours = _of_form(found) if schema.layout is Layout.FORM else _of_table(found)
    for row, column, value in filled_cells(found.sheet):
        if not is_ours(row, column) and fold(str(value)) not in own:
            yield stray(origin, row, column, value)


def _of_form(found: Located) -> Callable[[int, int], bool]:
    values = set(found.cells.values())
    labels = {(row, column - 1) for row, column in values}
    first = min(row for row, _ in values)
    return lambda row, column: (row, column) in values | labels or (row < first and column == 1)


def _of_table(found: Located) -> Callable[[int, int], bool]:
    columns = set(found.columns.values())
    head = found.header_row
    return lambda row, column: column in columns if row >= head else column == 1


def filled_cells(sheet: RawSheet) -> Iterator[tuple[int, int, object]]:
    """Yield row, column and value of every filled cell."""
    for row, values in enumerate(sheet.rows, start=1):
        for column, value in enumerate(values, start=1):
            if not is_blank(value):
                yield row, column, value


def stray(origin: Origin, row: int, column: int, value: object) -> Finding:
    """Return the finding for one cell outside of every column."""
    text = mend(str(value))
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    here = Origin(path=origin.path, sheet=origin.sheet, cells={"_": address(row, column)})
    return Finding(rule=OUTSIDE_TABLE, origin=here, row=row, column="_", value=shown, cell_count=1)
