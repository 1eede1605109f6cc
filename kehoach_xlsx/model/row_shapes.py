"""Rows of one shape: those that fill the same columns, their values in one list."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from kehoach_xlsx.model.table import Row, Value

NUMBER: Final = "I"
"""The type of places: four bytes, which more rows than memory holds do not exceed."""


Content = tuple[tuple[str, ...], bytes, bytes, Sequence[Value]]
"""The names of rows of one shape, their places among all, the types of their values, and these, row after row."""


class Shape:
    """Rows that fill the same columns: their places among all rows, and their values, row after row."""

    __slots__ = ("names", "places", "values")

    def __init__(self, names: tuple[str, ...], places: Sequence[int], values: list[Value]) -> None:
        self.names, self.places, self.values = names, places, values

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield the values of each row."""
        return zip(*[iter(self.values)] * len(self.names), strict=True) if self.names else iter([()] * len(self.places))

    def row(self, place: int) -> Sequence[Value]:
        """Return the values of the row that stands at a place among all rows."""
        width = len(self.names)
        first = bisect_left(self.places, place) * width
        return self.values[first : first + width]

    def between(self, first: int, end: int) -> "Shape":
        """Return those of the rows that stand from `first` to before `end`, counted from there."""
        width = len(self.names)
        start, stop = bisect_left(self.places, first), bisect_left(self.places, end)
        if isinstance(self.places, range):
            places: Sequence[int] = range(stop - start)
        else:
            places = array(NUMBER, [place - first for place in self.places[start:stop]])
        return Shape(self.names, places, self.values[start * width : stop * width])

    def content(self) -> Content:
        """Return all that the rows say."""
        return self.names, array(NUMBER, self.places).tobytes(), kinds(self.values), self.values

    def column(self, name: str) -> list[Value]:
        """Return the values of one column."""
        return self.values[self.names.index(name) :: len(self.names)]


_KINDS: Final = {type(None): 0, str: 1, int: 2, Decimal: 3, date: 4, bool: 5, float: 6}


def kinds(values: Sequence[Value]) -> bytes:
    """Return of what type each value is, in a byte: a day or a decimal that is written down may look like a text."""
    try:
        return bytes(map(_KINDS.__getitem__, map(type, values)))
    except KeyError:
        return repr(list(map(type, values))).encode()


class Growing:
    """A shape that still takes rows."""

    __slots__ = ("names", "number", "places", "takes_place", "takes_values", "values")

    def __init__(self, number: int, names: tuple[str, ...]) -> None:
        self.number = number
        self.names = names
        self.places = array(NUMBER)
        self.values: list[Value] = []
        self.takes_place, self.takes_values = self.places.append, self.values.extend

    def takes_all(self, places: Sequence[int], same: Row, columns: Iterable[Sequence[Value]]) -> None:
        """Take rows whose first values are the same and whose others stand in columns."""
        self.places.extend(places)
        first, width, number = len(self.values), len(self.names), len(places)
        self.values += [None] * (number * width)
        for at, column in enumerate(chain(([value] * number for value in same.values()), columns), first):
            self.values[at::width] = column

    def grown(self, number: int) -> Shape:
        """Return the shape, of so many rows altogether."""
        return Shape(_known(self.names), range(number) if len(self.places) == number else self.places, self.values)


@lru_cache(maxsize=4_096)  # the same sheets of many files fill the same columns
def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    return names
