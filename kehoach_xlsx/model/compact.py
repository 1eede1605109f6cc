"""Many rows kept small, by the columns that are filled in them.

A row as a mapping takes some four hundred bytes beside its values. Most rows of a sheet fill the same few columns as
many others do: together they are one list of values and one tuple of names, eight bytes for each cell.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from kehoach_xlsx.model.table import Row, Value

Cells = tuple[tuple[str, ...], Sequence[Value]]
"""The names of a row and its values."""


class _Shape:
    """Rows that fill the same columns: their places among all rows, and their values, row after row."""

    __slots__ = ("names", "number", "places", "takes_place", "takes_values", "values")

    def __init__(self, number: int, names: tuple[str, ...]) -> None:
        self.number = number
        self.names = names
        self.places = array("q")
        self.values: list[Value] = []
        self.takes_place, self.takes_values = self.places.append, self.values.extend

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield the values of each row."""
        return zip(*[iter(self.values)] * len(self.names), strict=True) if self.names else iter([()] * len(self.places))

    def row(self, place: int) -> Sequence[Value]:
        """Return the values of the row that stands at a place among all rows."""
        width = len(self.names)
        first = bisect_left(self.places, place) * width
        return self.values[first : first + width]

    def column(self, name: str) -> list[Value]:
        """Return the values of one column."""
        return self.values[self.names.index(name) :: len(self.names)]


class CompactRows(Sequence[Row]):
    """Rows without their blanks; a row is made anew whenever it is asked for: who changes it changes nothing here."""

    __slots__ = ("_shape_of", "_shapes")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Take rows one by one; none is kept."""
        shapes: dict[tuple[str, ...], _Shape] = {}
        shape_of = array("l")
        for place, row in enumerate(rows):
            told = row if all(row.values()) else filled(row)  # what is false may be a blank
            names = tuple(told)
            if (shape := shapes.get(names)) is None:
                shape = shapes[names] = _Shape(len(shapes), names)
            shape_of.append(shape.number)
            shape.takes_place(place)
            shape.takes_values(told.values())
        self._shape_of = shape_of
        self._shapes = tuple(shapes.values())

    def __len__(self) -> int:
        return len(self._shape_of)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "CompactRows": ...
    def __getitem__(self, index: int | slice) -> "Row | CompactRows":
        if isinstance(index, slice):
            return CompactRows(self[number] for number in range(*index.indices(len(self))))
        return dict(zip(*self.cells_of(index), strict=True))

    def __iter__(self) -> Iterator[Row]:
        for names, values in self.cells():
            yield dict(zip(names, values, strict=True))

    def cells(self) -> Iterator[Cells]:
        """Yield of each row its names and its values; rows of one shape give the very same names."""
        known = [(shape.names, shape.rows()) for shape in self._shapes]
        for number in self._shape_of:
            names, rows = known[number]
            yield names, next(rows)

    def cells_of(self, index: int) -> Cells:
        """Return the names and values of one row."""
        place = range(len(self))[index]
        shape = self._shapes[self._shape_of[place]]
        return shape.names, shape.row(place)

    @property
    def names(self) -> frozenset[str]:
        """The columns that are filled in any row."""
        return frozenset().union(*(shape.names for shape in self._shapes))

    def column(self, name: str) -> list[Value]:
        """Return one column of all rows, None where it is blank."""
        found: list[Value] = [None] * len(self)
        for shape in self._shapes:
            if name in shape.names:
                for place, value in zip(shape.places, shape.column(name), strict=True):
                    found[place] = value
        return found

    @property
    def shapes(self) -> tuple[tuple[Sequence[int], Mapping[str, Sequence[Value]]], ...]:
        """The rows that fill the same columns together: their places, and those columns by name."""
        return tuple((shape.places, {name: shape.column(name) for name in shape.names}) for shape in self._shapes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __repr__(self) -> str:
        return repr(tuple(self))


def compact(rows: Iterable[Row]) -> CompactRows:
    """Return rows kept small, without their blanks."""
    return rows if isinstance(rows, CompactRows) else CompactRows(rows)


def filled(row: Row) -> Row:
    """Return a row without its blanks, as it will be when it is read back from a workbook."""
    return {name: value for name, value in row.items() if value is not None and value != ""}


def names_of(rows: Sequence[Row]) -> frozenset[str]:
    """Return the columns that are filled in any of the rows."""
    return rows.names if isinstance(rows, CompactRows) else frozenset().union(*map(filled, rows))


def column_of(rows: Sequence[Row], name: str) -> list[Value]:
    """Return one column of rows, None where it is blank."""
    return rows.column(name) if isinstance(rows, CompactRows) else [row.get(name) for row in rows]
