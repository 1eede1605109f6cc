"""The records of one sheet of several files, one after the other."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.table import RawRow, RawTable


class Gathered:
    """Some tables, by the index of their file. Records are known by their `place` among all of them, from 0."""

    def __init__(self, tables: Mapping[int, RawTable]) -> None:
        """Take the tables."""
        self.files = sorted(tables)
        self.tables = [tables[file] for file in self.files]
        numbers = [table.numbers for table in self.tables]
        self.sizes = list(map(len, numbers))
        self.rows = list(chain.from_iterable(numbers))
        self._starts = [0, *accumulate(self.sizes)]
        self._computed = {
            start + place: row
            for start, table in zip(self._starts, self.tables, strict=False)
            for place, row in table.computed()
        }

    def cells(self, name: str) -> list[Any]:
        """Return the cells of one column."""
        return list(chain.from_iterable(table.column(name) for table in self.tables))

    def file_of_each(self) -> list[int]:
        """Return the file of every record."""
        return list(chain.from_iterable([file] * size for file, size in zip(self.files, self.sizes, strict=True)))

    def computed(self, name: str) -> set[int]:
        """Return the places of the records in whose column of this name a formula or a link stands."""
        return {place for place, row in self._computed.items() if name in row.formulas or name in row.linked}

    def at(self, place: int) -> tuple[RawTable, RawRow]:
        """Return a record, and the table it stands in."""
        number = self._number(place)
        table = self.tables[number]
        return table, self._computed.get(place) or table.rows[place - self._starts[number]]

    def by_file(self, found: Mapping[int, Sequence[Finding]]) -> dict[int, tuple[Finding, ...]]:
        """Return findings by file, in the order of their records; every file has its own."""
        said: dict[int, list[Finding]] = {file: [] for file in self.files}
        for place in sorted(found):
            said[self.files[self._number(place)]] += found[place]
        return {file: tuple(findings) for file, findings in said.items()}

    def _number(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1
