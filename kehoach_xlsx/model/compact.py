"""Many rows kept small, by the columns that are filled in them.

A row as a mapping takes some four hundred bytes beside its values. Most rows of a sheet fill the same few columns as
many others do: together they are one list of values and one tuple of names, eight bytes for each cell.
"""

from abc import abstractmethod
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, compress
from operator import itemgetter
from typing import Final, NamedTuple, overload

from kehoach_xlsx.model.row_shapes import NUMBER, Content, Growing, Shape
from kehoach_xlsx.model.table import Row, Value

_OF_A_BYTE: Final = 256
_BLANKS: Final = frozenset[Value]({None, ""})

Cells = tuple[tuple[str, ...], Sequence[Value]]
"""The names of a row and its values."""


class Alike(NamedTuple):
    """Rows that follow each other: what all of them say, and the columns in which they differ, blanks and all."""

    same: Row
    columns: Mapping[str, Sequence[Value]]


class Chosen(NamedTuple):
    """Of kept rows those that fill any of the `wanted` columns, with what all of them say besides.

    `names` are the columns that are taken, with the names that they go by from now on.
    """

    same: Row
    rows: "CompactRows"
    names: Mapping[str, str]
    wanted: Set[str]


class _Taken:
    """Rows as they are taken, by the columns that are filled in them; `shape_of` gives the shape of each."""

    def __init__(self) -> None:
        self.shapes: dict[tuple[str, ...], Growing] = {}
        self.shape_of = array(NUMBER)

    def row(self, row: Row) -> None:
        """Take one row."""
        told = row if all(row.values()) else filled(row)  # what is false may be a blank
        shape = self._shape(tuple(told))
        shape.takes_place(len(self.shape_of))
        self.shape_of.append(shape.number)
        shape.takes_values(told.values())

    def alike(self, rows: Alike) -> None:
        """Take rows that are alike."""
        first, number = len(self.shape_of), max(map(len, rows.columns.values()), default=0)
        same = filled(rows.same)
        blanks = {name: _BLANKS.intersection(column) for name, column in rows.columns.items()}
        columns = {
            n: column for n, column in rows.columns.items() if None not in blanks[n] or column.count(None) < number
        }
        holed = [name for name in columns if blanks[name]]
        self._make_room(number)
        if not holed:
            self._put(range(first, first + number), same, columns)
            return
        for blank, places in _by_blanks([columns[name] for name in holed]).items():
            left = frozenset(compress(holed, blank))
            part = {name: [column[at] for at in places] for name, column in columns.items() if name not in left}
            self._put([first + at for at in places], same, part)

    def all(self, rows: "CompactRows") -> None:
        """Take rows that are kept already."""
        first = len(self.shape_of)
        here = [self._shape(shape.names) for shape in rows.kept]
        self.shape_of.extend([here[number].number for number in rows.shape_of])
        for shape, known in zip(here, rows.kept, strict=True):
            shape.places.extend([first + place for place in known.places])
            shape.takes_values(known.values)

    def chosen(self, told: Chosen) -> None:
        """Take some of the rows that are kept already, and some of their columns."""
        same, first = filled(told.same), len(self.shape_of)
        shapes = [shape for shape in told.rows.kept if shape.places and not told.wanted.isdisjoint(shape.names)]
        at = _ranks(shapes) if len(shapes) < len(told.rows.kept) else range(len(told.rows))
        self._make_room(len(at))
        alike: dict[tuple[str, ...], list[Shape]] = {}
        for known in shapes:
            alike.setdefault(tuple(name for name in known.names if name in told.names), []).append(known)
        for names, known_so in alike.items():
            places, columns = _side_by_side(known_so, names)
            renamed = dict(zip(map(told.names.__getitem__, names), columns, strict=True))
            self._put([first + at[place] for place in places], same, renamed)

    def _make_room(self, number: int) -> None:
        self.shape_of.frombytes(bytes(number * self.shape_of.itemsize))

    def _put(self, places: Sequence[int], same: Row, columns: Mapping[str, Sequence[Value]]) -> None:
        """Take rows of one shape at places, in order, that are there for them."""
        shape = self._shape((*same, *columns))
        if shape.number:  # that of the first is there already
            for place in places:
                self.shape_of[place] = shape.number
        shape.takes_all(places, same, columns.values())

    def _shape(self, names: tuple[str, ...]) -> Growing:
        if (found := self.shapes.get(names)) is None:
            found = self.shapes[names] = Growing(len(self.shapes), names)
        return found


def _side_by_side(shapes: Sequence[Shape], names: Sequence[str]) -> tuple[Sequence[int], list[Sequence[Value]]]:
    """The places of the rows of some shapes, in order, and some of their columns."""
    if len(shapes) == 1:
        return shapes[0].places, [shapes[0].column(name) for name in names]
    rows = chain.from_iterable(zip(s.places, *(s.column(name) for name in names), strict=True) for s in shapes)
    places, *columns = map(list, zip(*sorted(rows, key=itemgetter(0)), strict=True))
    return places, [*columns]


def _ranks(shapes: Iterable[Shape]) -> dict[int, int]:
    """The places of the rows of some shapes, and where they stand among themselves."""
    return {place: rank for rank, place in enumerate(sorted(chain.from_iterable(shape.places for shape in shapes)))}


def _by_blanks(columns: Sequence[Sequence[Value]]) -> dict[tuple[bool, ...], list[int]]:
    """The places of rows by which of their columns are blank."""
    found: dict[tuple[bool, ...], list[int]] = {}
    blanks = zip(*([value is None or value == "" for value in column] for column in columns), strict=True)
    for place, blank in enumerate(blanks):
        found.setdefault(blank, []).append(place)
    return found


class ByColumns(Sequence[Row]):
    """Rows that can tell their columns."""

    __slots__ = ()

    @property
    @abstractmethod
    def names(self) -> frozenset[str]:
        """The columns that are filled in any row."""

    @abstractmethod
    def column(self, name: str) -> list[Value]:
        """Return one column of all rows, None where it is blank."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __repr__(self) -> str:
        return repr(tuple(self))


class CompactRows(ByColumns):
    """Rows without their blanks; a row is made anew whenever it is asked for: who changes it changes nothing here.

    `kept` are the rows by the columns that they fill; `shape_of` tells of each row, in order, in which of these it is.
    """

    __slots__ = ("kept", "shape_of")

    def __init__(self, rows: "Iterable[Row | Alike | Chosen | CompactRows]" = ()) -> None:
        """Take rows one by one, and those that come together at once; none is kept."""
        taken = _Taken()
        for row in rows:
            if isinstance(row, Alike):
                taken.alike(row)
            elif isinstance(row, Chosen):
                taken.chosen(row)
            elif isinstance(row, CompactRows):
                taken.all(row)
            else:
                taken.row(row)
        few = len(taken.shapes) <= _OF_A_BYTE
        self.shape_of: Sequence[int] = bytes(taken.shape_of.tolist()) if few else taken.shape_of
        self.kept = tuple(shape.grown(len(self.shape_of)) for shape in taken.shapes.values())

    def __len__(self) -> int:
        return len(self.shape_of)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> "CompactRows": ...
    def __getitem__(self, index: int | slice) -> "Row | CompactRows":
        if isinstance(index, slice):
            first, end, step = index.indices(len(self))
            return (
                self._between(first, end) if step == 1 else CompactRows(map(self.__getitem__, range(first, end, step)))
            )
        return dict(zip(*self.cells_of(index), strict=True))

    def _between(self, first: int, end: int) -> "CompactRows":
        """The rows from `first` to before `end`."""
        found = CompactRows()
        found.shape_of = self.shape_of[first:end]
        found.kept = tuple(shape.between(first, end) for shape in self.kept)
        return found

    def content(self, first: int, end: int) -> list[Content]:
        """Return what the rows from `first` to before `end` say, shape by shape."""
        return [shape.content() for shape in (shape.between(first, end) for shape in self.kept) if shape.places]

    def __iter__(self) -> Iterator[Row]:
        for names, values in self.cells():
            yield dict(zip(names, values, strict=True))

    def cells(self) -> Iterator[Cells]:
        """Yield of each row its names and its values; rows of one shape give the very same names."""
        known = [(shape.names, shape.rows()) for shape in self.kept]
        for number in self.shape_of:
            names, rows = known[number]
            yield names, next(rows)

    def cells_of(self, index: int) -> Cells:
        """Return the names and values of one row."""
        place = range(len(self))[index]
        shape = self.kept[self.shape_of[place]]
        return shape.names, shape.row(place)

    @property
    def names(self) -> frozenset[str]:
        """The columns that are filled in any row."""
        return frozenset().union(*(shape.names for shape in self.kept if shape.places))

    def column(self, name: str) -> list[Value]:
        """Return one column of all rows, None where it is blank."""
        having = [shape for shape in self.kept if name in shape.names]
        if len(having) == 1 and isinstance(having[0].places, range):  # it has all rows
            return having[0].column(name)
        found: list[Value] = [None] * len(self.shape_of)
        for shape in having:
            for place, value in zip(shape.places, shape.column(name), strict=True):
                found[place] = value
        return found

    @property
    def shapes(self) -> tuple[tuple[Sequence[int], Mapping[str, Sequence[Value]]], ...]:
        """The rows that fill the same columns together: their places, and those columns by name."""
        return tuple(
            (shape.places, {name: shape.column(name) for name in shape.names}) for shape in self.kept if shape.places
        )


def compact(rows: Iterable[Row | Alike | Chosen | CompactRows]) -> CompactRows:
    """Return rows kept small, without their blanks."""
    return rows if isinstance(rows, CompactRows) else CompactRows(rows)


def filled(row: Row) -> Row:
    """Return a row without its blanks, as it will be when it is read back from a workbook."""
    return {name: value for name, value in row.items() if value is not None and value != ""}


def names_of(rows: Sequence[Row]) -> frozenset[str]:
    """Return the columns that are filled in any of the rows."""
    return rows.names if isinstance(rows, ByColumns) else frozenset().union(*map(filled, rows))


def content_of(rows: Sequence[Row], first: int, end: int) -> object:
    """Return what the rows from `first` to before `end` say, as plain values."""
    if isinstance(rows, CompactRows):
        return rows.content(first, end)
    return CompactRows(rows[first:end]).content(0, end - first)


def column_of(rows: Sequence[Row], name: str) -> list[Value]:
    """Return one column of rows, None where it is blank."""
    return rows.column(name) if isinstance(rows, ByColumns) else [row.get(name) for row in rows]
