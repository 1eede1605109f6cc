"""Rows that are made whenever they are asked for: of tens of thousands nothing is kept but what they are made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple, overload

from kehoach_xlsx.model.compact import Alike, ByColumns, CompactRows, compact
from kehoach_xlsx.model.table import Row, Value

_AT_ONCE: Final = 8_192


class Run(NamedTuple):
    """Rows that follow each other: how many, what all of them say, and who makes the columns in which they differ.

    `made` is asked for the rows from one place to before another, and so is `content`: for what they are made of.
    """

    number: int
    same: Row
    made: Callable[[int, int], Mapping[str, Sequence[Value]]]
    content: Callable[[int, int], object]

    def between(self, first: int, end: int) -> Alike:
        """Return its rows from `first` to before `end`, as far as it has any there."""
        first, end = max(first, 0), min(end, self.number)
        return Alike(self.same, self.made(first, end) if first < end else {})


class RowsOnDemand(ByColumns):
    """The rows of runs, one run after the other; `names` are the columns that are filled in any."""

    __slots__ = ("_names", "_runs")

    def __init__(self, names: Iterable[str], runs: Iterable[Run]) -> None:
        self._names = frozenset(names)
        self._runs = tuple(runs)

    def __len__(self) -> int:
        return sum(run.number for run in self._runs)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> CompactRows: ...
    def __getitem__(self, index: int | slice) -> Row | CompactRows:
        if isinstance(index, slice):
            first, end, step = index.indices(len(self))
            return compact(self._between(first, end) if step == 1 else map(self.__getitem__, range(first, end, step)))
        place = range(len(self))[index]
        return self[place : place + 1][0]

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self[first : first + _AT_ONCE] for first in range(0, len(self), _AT_ONCE))

    def _between(self, first: int, end: int) -> Iterator[Alike]:
        before = 0
        for run in self._runs:
            if before < end and first < before + run.number:
                yield run.between(first - before, end - before)
            before += run.number

    def content(self, first: int, end: int) -> list[object]:
        """Return what the rows from `first` to before `end` are made of, and in which run each is."""
        found: list[object] = []
        before = 0
        for run in self._runs:
            start, stop = max(first - before, 0), min(end - before, run.number)
            if start < stop:
                found.append((run.same, stop - start, run.content(start, stop)))
            before += run.number
        return found

    @property
    def names(self) -> frozenset[str]:
        """The columns that are filled in any row."""
        return self._names

    def column(self, name: str) -> list[Value]:
        """Return one column of all rows, None where it is blank; what all rows of a run say is not made."""
        return [value for run in self._runs for value in _column(run, name)]

    @property
    def shapes(self) -> tuple[tuple[Sequence[int], Mapping[str, Sequence[Value]]], ...]:
        """The rows that fill the same columns together: their places, and those columns by name."""
        return self[:].shapes


def _column(run: Run, name: str) -> Sequence[Value]:
    if name in run.same or not run.number:
        return [run.same.get(name)] * run.number
    return run.made(0, run.number).get(name) or [None] * run.number
