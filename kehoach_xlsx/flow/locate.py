"""Finding a sheet's table again: by the names of its columns, by title, by headings, one checked against the other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Final

from kehoach_xlsx.excel.layout import address, column_letter
from kehoach_xlsx.excel.read import RawSheet, RawWorkbook
from kehoach_xlsx.flow.headings import AnyHeading, Headings, Seen, heading_key, headings_of
from kehoach_xlsx.flow.names import Named, named_places
from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.repeated import numbered, who_column
from kehoach_xlsx.model.schema import Column, FilledBy, Layout, SheetSchema

HEADER_SEARCH_ROWS = 60
ENOUGH = 0.6  # of a sheet's headings, to know it under another name
_VALUE_HEADING = "giá trị"  # of a form's column of values, folded
_UNNAMED: Final[Named] = {}
_NOWHERE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Located:
    """Where a schema's sheet stands in a file.

    Of a table, `header_row` and the physical column of each name (both from 1); of a form, the cell of each
    value as (row, column), and `label_column`. `twice` gives further columns of the same heading; `renamed` the
    columns that were known by their defined name alone, with the cell of what stands there for a heading.
    """

    sheet: RawSheet
    header_row: int
    columns: Mapping[str, int]
    cells: Mapping[str, tuple[int, int]]
    label_column: int = 1
    twice: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    renamed: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def first_row(self) -> int:
        """The row of the headings, or of a form's first line."""
        return self.header_row or min(self.cells.values())[0]

    def letters(self) -> Mapping[str, str]:
        """Return the letter of each column; files of one template share them."""
        return _letters(self.columns) if self.columns else _NOWHERE

    def addresses(self) -> Mapping[str, str]:
        """Return the address of each value of a form; files of one template share them."""
        return _addresses(tuple(self.cells.items())) if self.cells else _NOWHERE


@Kept
def _own(schema: SheetSchema, named: Named) -> Named:
    """Those names that are of columns of the schema."""
    return {name: place for name, place in named.items() if name in schema.names}


@Kept
def _letters(columns: Mapping[str, int]) -> dict[str, str]:
    return {name: column_letter(number) for name, number in columns.items()}


@lru_cache(maxsize=256)
def _addresses(cells: tuple[tuple[str, tuple[int, int]], ...]) -> Mapping[str, str]:
    return {name: address(row, column) for name, (row, column) in cells}


def locate(workbook: RawWorkbook, schemas: Sequence[SheetSchema]) -> dict[str, Located]:
    """Return where each schema stands: on the sheet of its defined names, else of its title, else of its headings.

    No sheet stands for two schemas: what names or a title claim, the headings of another do not get.
    """
    named = named_places(workbook.defined_names)
    claimed = _claimed(workbook, schemas, named)
    found = {
        s.name: place
        for s in schemas
        if s.name in claimed
        and (place := locate_in(claimed[s.name], s, _on(claimed[s.name], named.get(s.name, _UNNAMED))))
    }
    taken = {sheet.name for sheet in claimed.values()}
    free = [sheet for sheet in workbook.sheets if sheet.name not in taken]
    likely = [(s, sheet) for s in schemas if s.name not in claimed for sheet in free if _is_likely(sheet, s)]
    tried = [(s, place) for s, sheet in likely if (place := locate_in(sheet, s))]
    for schema, place in sorted(tried, key=lambda pair: -share(pair[1], pair[0])):
        if share(place, schema) >= ENOUGH and schema.name not in found and place.sheet.name not in taken:
            found[schema.name] = place
            taken.add(place.sheet.name)
    return {s.name: found[s.name] for s in schemas if s.name in found}


def _is_likely(sheet: RawSheet, schema: SheetSchema) -> bool:
    """Whether enough headings of a schema stand anywhere in a sheet, wherever that is."""
    told = set(chain.from_iterable(sheet.rows if schema.layout is Layout.FORM else sheet.rows[:HEADER_SEARCH_ROWS]))
    if not _any_heading(schema).count(told):
        return False
    headings = headings_of(schema)
    names = {headings.column(value) for value in told} - {None}
    # One heading is enough where it says whose the repeated columns are.
    return len(names) >= ENOUGH * _wanted(schema) or (bool(names) and who_column(schema) in names)


_any_heading: Final = Kept(lambda schema: AnyHeading((schema,)))


def _claimed(workbook: RawWorkbook, schemas: Iterable[SheetSchema], named: Mapping[str, Named]) -> dict[str, RawSheet]:
    """The sheets that stand for a schema by its defined names or, where nothing is left of these, by its title."""
    claimed: dict[str, RawSheet] = {}
    taken: set[str] = set()
    for schema in schemas:
        sheet = _named_sheet(workbook, schema, named.get(schema.name, _UNNAMED))
        if sheet is not None and sheet.name not in taken:
            claimed[schema.name] = sheet
            taken.add(sheet.name)
    titled = {heading_key(sheet.name): sheet for sheet in reversed(workbook.sheets) if not sheet.failure}
    for schema in schemas:
        sheet = titled.get(heading_key(schema.title))
        if schema.name not in claimed and sheet is not None and sheet.name not in taken:
            claimed[schema.name] = sheet
            taken.add(sheet.name)
    return claimed


def _named_sheet(workbook: RawWorkbook, schema: SheetSchema, named: Named) -> RawSheet | None:
    known = _own(schema, named)
    if len(known) < ENOUGH * _wanted(schema):
        return None  # names left over from deleted columns prove little
    sheet = workbook.sheet(next(iter(known.values())).sheet)
    return sheet if sheet is not None and not sheet.failure else None


def _on(sheet: RawSheet, named: Named) -> Named:
    """Names that point to a sheet; those of one schema point to one sheet."""
    return named if any(place.sheet == sheet.name for place in named.values()) else _UNNAMED


def locate_in(sheet: RawSheet, schema: SheetSchema, named: Named | None = None) -> Located | None:
    """Return where `schema` stands in one sheet, or None where neither a name nor a heading leads there."""
    find = _form if schema.layout is Layout.FORM else _table
    return find(sheet, schema, named or _UNNAMED)


def share(found: Located, schema: SheetSchema) -> float:
    """Return how much of a sheet was found, from 0 to 1."""
    return len(found.columns or found.cells) / max(_wanted(schema), 1)


@Kept
def _wanted(schema: SheetSchema) -> int:
    """How many columns a sheet has; those that are repeated for each unit count once, for a file has few of them."""
    return sum(not c.repeated for c in schema.columns) + any(c.repeated for c in schema.columns)


# --- tables ---------------------------------------------------------------------------------------------


def _table(sheet: RawSheet, schema: SheetSchema, named: Named) -> Located | None:
    """The row with most headings; of two, the one that writes them as declared: a title may read like a heading."""
    headings, wanted = headings_of(schema), _wanted(schema)
    best, row = _NOTHING_SEEN, 0
    for number, values in enumerate(sheet.rows[:HEADER_SEARCH_ROWS], start=1):
        seen = headings.within(values)
        if (len(seen.columns), seen.exact) > (len(best.columns), best.exact):
            best, row = seen, number
        if seen.exact == wanted:
            break
    if not best.columns:
        above = Counter(place.row - 1 for place in _own(schema, named).values())
        if not above:
            return None
        row = max(above.most_common(1)[0][0], 1)
    return _settled(sheet, schema, row, best, named)


_NOTHING_SEEN: Final = Seen(columns={}, exact=0)


def headings_in(values: Sequence[object], headings: Headings) -> Mapping[str, Sequence[int]]:
    """Return the columns whose headings stand in a row, with their numbers."""
    return headings.within(values).columns


def _settled(sheet: RawSheet, schema: SheetSchema, row: int, seen: Seen, named: Named) -> Located:
    """Headings speak; a name settles which of two alike is meant, or stands in where the heading is gone."""
    columns, twice, renamed = _columns(schema, seen, named)
    places = {name: (row, columns[name]) for name in renamed}
    return Located(sheet=sheet, header_row=row, columns=columns, cells={}, twice=twice, renamed=places)


@Kept  # the headings and names of a template are the same in every file
def _columns(
    schema: SheetSchema, seen: Seen, named: Named
) -> tuple[Mapping[str, int], Mapping[str, tuple[int, ...]], tuple[str, ...]]:
    """The place of each column, the other places of the same headings, and the columns known by their names alone."""
    read = {number for numbers in seen.columns.values() for number in numbers}
    columns: dict[str, int] = {}
    twice: dict[str, tuple[int, ...]] = {}
    renamed: list[str] = []
    for column in schema.columns:
        numbers, place = seen.columns.get(column.name, ()), named.get(column.name)
        if numbers:
            chosen = place.column if place and place.column in numbers else numbers[0]
            columns[column.name] = chosen
            if len(numbers) > 1:
                twice[column.name] = tuple(n for n in numbers if n != chosen)
        elif place and place.column not in read:
            columns[column.name] = place.column
            renamed.append(column.name)
    columns |= _between(schema, columns)
    return columns, twice, tuple(renamed)


def _between(schema: SheetSchema, columns: Mapping[str, int]) -> dict[str, int]:
    """The repeated columns of a file that lost its names: all between the others and the one that says whose."""
    slots, last = numbered(schema), columns.get(who_column(schema), 0)
    if not last or any(c.name in columns for c in slots):
        return {}
    first = max((n for n in columns.values() if n < last), default=last) + 1
    return {c.name: number for c, number in zip(slots, range(first, last), strict=False)}


# --- forms ----------------------------------------------------------------------------------------------


def _form(sheet: RawSheet, schema: SheetSchema, named: Named) -> Located | None:
    """A form's labels stand in one column; its values right of them, where their names or the heading say."""
    headings = headings_of(schema)
    hits = [
        (row, number, name)
        for row, values in enumerate(sheet.rows, start=1)
        for number, value in enumerate(values, start=1)
        if isinstance(value, str) and (name := headings.column(value))
    ]
    ours = _own(schema, named)
    if not hits and not ours:
        return None
    labels = _label_column(hits, ours)
    values_at = _value_column(sheet, labels, ours)
    labelled: dict[str, list[int]] = {}
    for row, number, name in hits:
        if number == labels:
            labelled.setdefault(name, []).append(row)
    known = {row for rows in labelled.values() for row in rows}
    cells: dict[str, tuple[int, int]] = {}
    renamed: dict[str, tuple[int, int]] = {}
    for column in schema.columns:
        rows, place = labelled.get(column.name, []), ours.get(column.name)
        rewritten = place is not None and place.row not in known and sheet.value(place.row, labels) is not None
        if (
            place is not None
            and (place.row in rows or rewritten or not rows)
            and (place.row not in known or place.row in rows)
        ):
            cells[column.name] = (place.row, values_at)
            if place.row not in rows:
                renamed[column.name] = (place.row, labels)
        elif rows:
            cells[column.name] = (rows[0], values_at)
    if not cells:
        return None
    return Located(sheet=sheet, header_row=0, columns={}, cells=cells, label_column=labels, renamed=renamed)


def _label_column(hits: Sequence[tuple[int, int, str]], named: Named) -> int:
    """The column with most labels; values may read like labels too."""
    names: dict[int, set[str]] = {}
    for _, number, name in hits:
        names.setdefault(number, set()).add(name)
    if names:
        return min(names, key=lambda number: (-len(names[number]), number))
    return max(min(place.column for place in named.values()) - 1, 1)


def _value_column(sheet: RawSheet, labels: int, named: Named) -> int:
    known = Counter(place.column for place in named.values() if place.column > labels)
    if known:
        return known.most_common(1)[0][0]
    for values in sheet.rows[:HEADER_SEARCH_ROWS]:
        for number, value in enumerate(values, start=1):
            if number > labels and heading_key(value) == _VALUE_HEADING:
                return number
    return labels + 1


def missing(found: Located, schema: SheetSchema) -> tuple[Column, ...]:
    """Return the columns that the file lacks and that somebody fills in."""
    present = found.columns or found.cells
    return tuple(column for name, column in _demanded(schema).items() if name not in present)


@Kept
def _demanded(schema: SheetSchema) -> dict[str, Column]:
    named = {c.name: c for c in schema.columns if not c.repeated}
    return {name: c for name, c in named.items() if c.filled_by is FilledBy.OFFICER or name in schema.key}
