"""Finding a sheet's table again: by title or headings, with case and spacing forgiven."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kehoach_xlsx.excel.layout import address, column_letter
from kehoach_xlsx.excel.read import RawSheet, RawWorkbook
from kehoach_xlsx.model.schema import Column, FilledBy, Layout, SheetSchema
from kehoach_xlsx.vietnamese.text import fold

HEADER_SEARCH_ROWS = 40
_ENOUGH = 0.6  # of a sheet's headings, to know it under another name


@dataclass(frozen=True, kw_only=True, slots=True)
class Located:
    """Where a schema's sheet stands in a file.

    Of a table, `header_row` and the physical column of each name (both from 1); of a form, the cell of each
    value as (row, column).
    """

    sheet: RawSheet
    header_row: int
    columns: Mapping[str, int]
    cells: Mapping[str, tuple[int, int]]

    def letters(self) -> dict[str, str]:
        """Return the letter of each column."""
        return {name: column_letter(n) for name, n in self.columns.items()}

    def addresses(self) -> dict[str, str]:
        """Return the address of each value of a form."""
        return {name: address(row, column) for name, (row, column) in self.cells.items()}


def heading_key(text: object) -> str:
    """Return a heading as it is compared: folded, without the mark of required fields."""
    return fold(str(text).replace("(*)", "").rstrip(" :")) if isinstance(text, str) else ""


def locate(workbook: RawWorkbook, schemas: Sequence[SheetSchema]) -> dict[str, Located]:
    """Return where each schema stands: on the sheet with its title, else on the one with most of its headings.

    No sheet stands for two schemas: what a title claims, the headings of another do not get.
    """
    titled = {s.name: sheet for s in schemas if (sheet := _titled(workbook, s))}
    found = {s.name: place for s in schemas if s.name in titled and (place := locate_in(titled[s.name], s))}
    taken = {sheet.name for sheet in titled.values()}
    free = [sheet for sheet in workbook.sheets if not sheet.hidden and sheet.name not in taken]
    tried = [(s, place) for s in schemas if s.name not in titled for f in free if (place := locate_in(f, s))]
    for schema, place in sorted(tried, key=lambda pair: -_share(pair[1], pair[0])):
        if _share(place, schema) >= _ENOUGH and schema.name not in found and place.sheet.name not in taken:
            found[schema.name] = place
            taken.add(place.sheet.name)
    return {s.name: found[s.name] for s in schemas if s.name in found}


def _titled(workbook: RawWorkbook, schema: SheetSchema) -> RawSheet | None:
    return next((s for s in workbook.sheets if fold(s.name) == fold(schema.title)), None)


def locate_in(sheet: RawSheet, schema: SheetSchema) -> Located | None:
    """Return where `schema` stands in one sheet, or None where not one heading is there."""
    return _form(sheet, schema) if schema.layout is Layout.FORM else _table(sheet, schema)


def _share(found: Located, schema: SheetSchema) -> float:
    return len(found.columns or found.cells) / max(len(schema.columns), 1)


def _names(schema: SheetSchema) -> dict[str, Column]:
    keys: dict[str, Column] = {}
    for column in schema.columns:
        for heading in (column.heading, *column.aliases):
            keys.setdefault(heading_key(heading), column)
    return keys


def _table(sheet: RawSheet, schema: SheetSchema) -> Located | None:
    """The row with most headings; of two, the one that writes them as declared: a title may read like a heading."""
    names = _names(schema)
    best: tuple[tuple[int, int], int, dict[str, int]] = ((0, 0), 0, {})
    for row, values in enumerate(sheet.rows[:HEADER_SEARCH_ROWS], start=1):
        columns = _headings(values, names)
        exact = sum(str(values[n - 1]).startswith(schema.column(name).heading) for name, n in columns.items())
        if (len(columns), exact) > best[0]:
            best = ((len(columns), exact), row, columns)
    return Located(sheet=sheet, header_row=best[1], columns=best[2], cells={}) if best[2] else None


def _headings(values: Sequence[object], names: Mapping[str, Column]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, value in enumerate(values, start=1):
        column = names.get(heading_key(value)) if value is not None else None
        if column is not None:
            columns.setdefault(column.name, number)
    return columns


def _form(sheet: RawSheet, schema: SheetSchema) -> Located | None:
    """A form's values stand in the column right of its labels."""
    names = _names(schema)
    cells: dict[str, tuple[int, int]] = {}
    for row, values in enumerate(sheet.rows, start=1):
        for number, value in enumerate(values, start=1):
            column = names.get(heading_key(value)) if isinstance(value, str) else None
            is_value = (row, number) in cells.values()  # a value may read like a label
            if column is not None and column.name not in cells and number <= 2 and not is_value:
                cells[column.name] = (row, number + 1)
    return Located(sheet=sheet, header_row=0, columns={}, cells=cells) if cells else None


def missing(found: Located, schema: SheetSchema) -> tuple[Column, ...]:
    """Return the columns that the file lacks and that somebody fills in."""
    present = found.columns or found.cells
    return tuple(
        c
        for c in schema.columns
        if c.name not in present and not c.repeated and (c.filled_by is FilledBy.OFFICER or c.name in schema.key)
    )
