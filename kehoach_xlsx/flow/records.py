"""Taking the records out of a located sheet."""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Final

from kehoach_xlsx.excel.read import NOT_CALCULATED, RawSheet
from kehoach_xlsx.flow.body import Body, is_empty
from kehoach_xlsx.flow.locate import Located
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.raw_table import NONE
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import ErrorCell, RawColumns, RawRow, RawTable

_NOT_CALCULATED = "công thức chưa có kết quả"


def cell_at(sheet: RawSheet, row: int, column: int) -> object:
    """Return the value of a cell, an `ErrorCell` where the cell holds an error."""
    error = sheet.errors.get((row, column))
    return _error(error) if error is not None else sheet.value(row, column)


def _error(text: str) -> ErrorCell:
    return ErrorCell(_NOT_CALCULATED if text == NOT_CALCULATED else text)


def take_table(found: Located, schema: SheetSchema, origin: Origin, body: Body) -> RawTable:
    """Return the records of a located sheet: a form's one record, or every record of a table that holds anything.

    A table without key has only the officer's columns; a row in which they are all blank is no record.
    """
    if schema.layout is Layout.FORM:
        return RawTable(schema=schema, origin=origin, rows=(_form_row(found),))
    places = {name: found.columns[name] for name in _telling(schema) if name in found.columns}
    return RawTable(schema=schema, origin=origin, rows=_records(found.sheet, body, places))


_telling: Final[Kept[[SheetSchema], tuple[str, ...]]] = Kept(
    lambda schema: tuple(c.name for c in schema.columns if c.filled_by is not FilledBy.FORMULA)
)


def _records(sheet: RawSheet, body: Body, places: Mapping[str, int]) -> RawColumns:
    """The records by column: where all is plain, a column is what the reader gave, looked at once as a whole."""
    ours = set(places.values())
    errors = {spot: text for spot, text in sheet.errors.items() if spot[1] in ours}
    numbers = _reached(body.records, max([len(sheet.rows), *(row for row, _ in errors)]))
    rows = _rows_of(sheet, numbers)
    columns = _columns(rows, places, set(chain.from_iterable(rows)) if body.told is None else body.told)
    place_of = {row: place for place, row in enumerate(numbers)} if errors or sheet.formulas or sheet.linked else {}
    _put_errors(columns, errors, place_of, places)
    filled = _filled_places(list(columns.values()), len(numbers))
    if filled is not None:
        numbers = [numbers[place] for place in filled]
        columns = {name: [cells[place] for place in filled] for name, cells in columns.items()}
        place_of = {row: place for place, row in enumerate(numbers)}
    return RawColumns(
        numbers, columns, _marked(sheet.formulas, place_of, places), _marked(sheet.linked, place_of, places)
    )


def _reached(records: Sequence[int], last: int) -> Sequence[int]:
    """Those rows beneath which something still stands; beyond are formulas that were never calculated."""
    return records if not records or records[-1] <= last else [row for row in records if row <= last]


def _rows_of(sheet: RawSheet, numbers: Sequence[int]) -> Sequence[Sequence[object]]:
    rows = sheet.rows
    if isinstance(numbers, range) and numbers.stop <= len(rows) + 1:
        return rows[numbers.start - 1 : numbers.stop - 1]
    blank = (None,) * len(rows[0]) if rows else ()
    return [rows[row - 1] if row <= len(rows) else blank for row in numbers]


def _columns(
    rows: Sequence[Sequence[object]], places: Mapping[str, int], told: Set[object]
) -> dict[str, Sequence[object]]:
    """Each column of some rows, in which so much is `told`; None for what is blank, and all beyond the last column."""
    blank = {text for text in told if isinstance(text, str) and not text[:1].isalnum() and is_empty(text)}
    turned = list(zip(*rows, strict=True))
    if blank:
        turned = [tuple(None if v in blank else v for v in cells) for cells in turned]
    nothing = (None,) * len(rows)
    return {name: turned[number - 1] if number <= len(turned) else nothing for name, number in places.items()}


def _put_errors(
    columns: dict[str, Sequence[object]],
    errors: Mapping[tuple[int, int], str],
    place_of: Mapping[int, int],
    places: Mapping[str, int],
) -> None:
    by_column: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in errors.items():
        if row in place_of:
            by_column.setdefault(column, []).append((place_of[row], text))
    for name in (name for name, number in places.items() if number in by_column):
        columns[name] = cells = list(columns[name])
        for place, text in by_column[places[name]]:
            cells[place] = _error(text)


def _filled_places(columns: Sequence[Sequence[object]], number: int) -> list[int] | None:
    """The places of the records that hold anything, None where all do."""
    if any(None not in cells for cells in columns):
        return None
    nothing = (None,) * len(columns)
    rows = list(zip(*columns, strict=True)) if columns else [nothing] * number
    return [place for place, row in enumerate(rows) if row != nothing] if nothing in rows else None


def _marked(
    spots: Iterable[tuple[int, int]], place_of: Mapping[int, int], places: Mapping[str, int]
) -> dict[int, frozenset[str]]:
    """By the place of a record, in which of its columns some spots lie."""
    ours = set(places.values())
    rows: dict[int, set[int]] = {}
    for row, column in spots:
        if column in ours and row in place_of:
            rows.setdefault(place_of[row], set()).add(column)
    return {
        place: frozenset(name for name, number in places.items() if number in columns)
        for place, columns in rows.items()
    }


def _form_row(found: Located) -> RawRow:
    return _row(found, found.first_row, dict(found.cells))


def _row(found: Located, row: int, places: dict[str, tuple[int, int]]) -> RawRow:
    values = {name: cell_at(found.sheet, *place) for name, place in places.items()}
    return RawRow(
        row=row,
        cells={name: value for name, value in values.items() if not is_empty(value)},
        formulas=frozenset(name for name, place in places.items() if place in found.sheet.formulas) or NONE,
        linked=frozenset(name for name, place in places.items() if place in found.sheet.linked) or NONE,
    )
