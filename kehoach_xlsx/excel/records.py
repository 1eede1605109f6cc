"""The rows of a table, by the columns that are filled in them.

Most rows of a large table leave the same few cells blank as many others do. Taken together, what they hold is whole
columns, which are looked at and written in one go.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol, overload, runtime_checkable

from kehoach_xlsx.excel.layout import Value
from kehoach_xlsx.excel.told_apart import digest

_MOST_SHAPES: Final = 1024
"""Rows of more shapes than this are taken as one, with their blanks."""

Values = Sequence[Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Rows of a table that are filled alike, by their places from 0, and their columns, likewise, in order.

    A value may be blank all the same.
    """

    rows: Sequence[int]
    columns: tuple[tuple[int, Values], ...]


@runtime_checkable
class ByShape(Protocol):
    """Records that are kept by the names of their values already."""

    @property
    def shapes(self) -> tuple[tuple[Sequence[int], Mapping[str, Values]], ...]:
        """The places of those that have the same names, with their columns by name."""

    def column(self, name: str) -> list[Value]:
        """Return one column of all records, None where it is blank."""


@runtime_checkable
class Tellable(Protocol):
    """Records that can tell what they are made of, in less time than it takes to make them."""

    def content(self, first: int, end: int) -> object:
        """Return all that the records from `first` to before `end` hang on, as plain values that show their kinds."""


class _Shaped:
    """Records, and which of them have values under the same names in the same order; of `every` some, or all."""

    def __init__(self, every: Sequence[Mapping[str, Value]], part: range | None = None) -> None:
        self._every, self._range = every, part
        self._part: tuple[range, _Shaped] | None = None

    def __len__(self) -> int:
        return len(self._every) if self._range is None else len(self._range)

    @cached_property
    def records(self) -> Sequence[Mapping[str, Value]]:
        """Return the records themselves; they may be made only now."""
        return self._every if self._range is None else self._every[self._range.start : self._range.stop]

    def between(self, first: int, end: int) -> "_Shaped":
        """Return some of the records: tables that stand beside each other ask for the same ones in turn."""
        part = range(len(self))[first:end] if self._range is None else self._range[first:end]
        if self._part is None or self._part[0] != part:
            self._part = part, _Shaped(self._every, part)
        return self._part[1]

    @cached_property
    def content(self) -> bytes:
        """Return a digest of all that the records hang on."""
        part = range(len(self)) if self._range is None else self._range
        if isinstance(self._every, Tellable):
            return digest(self._every.content(part.start, part.stop))
        return digest(repr([tuple(record.items()) for record in self.records]))

    @cached_property
    def shapes(self) -> tuple[tuple[Sequence[int], Mapping[str, Values]], ...] | None:
        """Return the places of each, with their columns by name; None where there are too many shapes."""
        if isinstance(self.records, ByShape):
            shapes = self.records.shapes
            return shapes if len(shapes) <= _MOST_SHAPES else None
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, shape in enumerate(map(tuple, self.records)):
            found[shape].append(place)
        if len(found) > _MOST_SHAPES:
            return None
        return tuple((places, self._columns(shape, places)) for shape, places in found.items())

    def _columns(self, shape: tuple[str, ...], places: Sequence[int]) -> Mapping[str, Values]:
        values = zip(*(self.records[place].values() for place in places), strict=True)
        return dict(zip(shape, values, strict=True))


class Records(Sequence[tuple[Value, ...]]):
    """Rows of a table that come as records: values by the name of their column, blanks left out or None."""

    def __init__(self, records: "Sequence[Mapping[str, Value]] | _Shaped", names: Sequence[str]) -> None:
        self._shaped = records if isinstance(records, _Shaped) else _Shaped(records)
        self._names = tuple(names)

    def of_columns(self, first: int, end: int) -> "Records":
        """Return the same rows, of their columns from `first` to before `end`."""
        return Records(self._shaped, self._names[first:end])

    def between(self, first: int, end: int) -> "Records":
        """Return the rows from `first` to before `end`."""
        return Records(self._shaped.between(first, end), self._names)

    def content(self) -> tuple[tuple[str, ...], bytes]:
        """Return what the rows hang on: the names of the columns, and a digest of the records."""
        return self._names, self._shaped.content

    def column(self, place: int) -> list[Value]:
        """Return the values of one column."""
        name = self._names[place]
        records = self._shaped.records
        return records.column(name) if isinstance(records, ByShape) else [record.get(name) for record in records]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Return the rows by the columns that are filled in them."""
        if self._shaped.shapes is None:
            return (together(self),)
        return tuple(
            Group(rows=rows, columns=tuple((n, columns[name]) for n, name in enumerate(self._names) if name in columns))
            for rows, columns in self._shaped.shapes
        )

    def __len__(self) -> int:
        return len(self._shaped)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return (tuple(map(record.get, self._names)) for record in self._shaped.records)

    @overload
    def __getitem__(self, place: int) -> tuple[Value, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[tuple[Value, ...]]: ...
    def __getitem__(self, place: int | slice) -> tuple[Value, ...] | Sequence[tuple[Value, ...]]:
        """Return one row, or some."""
        if isinstance(place, slice):
            return [tuple(map(record.get, self._names)) for record in self._shaped.records[place]]
        return tuple(map(self._shaped.records[place].get, self._names))


def groups_of(rows: Sequence[tuple[Value, ...]]) -> tuple[Group, ...]:
    """Return the rows of a table by the columns that are filled in them."""
    return tuple(group for group in rows.groups if group.rows) if isinstance(rows, Records) else (together(rows),)


def together(rows: Sequence[tuple[Value, ...]]) -> Group:
    """Return the rows of a table as one group, blanks and all."""
    return Group(rows=range(len(rows)), columns=tuple(enumerate(zip(*rows, strict=True))))


def between(rows: Sequence[tuple[Value, ...]], first: int, end: int) -> Sequence[tuple[Value, ...]]:
    """Return the rows of a table from place `first` to before `end`."""
    if (first, end) == (0, len(rows)):
        return rows
    return rows.between(first, end) if isinstance(rows, Records) else rows[first:end]


def content_of(rows: Sequence[tuple[Value, ...]]) -> object:
    """Return all that the rows of a table hang on, as plain values."""
    return rows.content() if isinstance(rows, Records) else repr(list(rows))


def column_of(rows: Sequence[tuple[Value, ...]], place: int) -> Values:
    """Return the values of one column of a table."""
    return rows.column(place) if isinstance(rows, Records) else [row[place] for row in rows]


def of_columns(rows: Sequence[tuple[Value, ...]], first: int, end: int) -> Sequence[tuple[Value, ...]]:
    """Return the rows of a table, of their columns from `first` to before `end`."""
    return rows.of_columns(first, end) if isinstance(rows, Records) else [row[first:end] for row in rows]
