"""Cells as they were read: the records of one sheet of one file, not yet understood."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, overload

from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.schema import SheetSchema

NONE: Final = frozenset[str]()
"""No columns, the same for all rows: each empty set takes two hundred bytes."""


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds an error ("#REF!") or a formula without its result, instead of a value."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RawRow:
    """One record: its Excel row and its cells by column name, as the reader gave them.

    Blank cells are left out; `formulas` names the columns whose value was computed by a formula, `linked` those of
    them that look into another workbook.
    """

    row: int
    cells: Mapping[str, object]
    formulas: frozenset[str] = NONE
    linked: frozenset[str] = NONE


_NOWHERE: Final[Mapping[int, frozenset[str]]] = {}


class RawColumns(Sequence[RawRow]):
    """Records by column. A row is made of them when somebody asks for one, which of most files nobody does.

    `numbers` are the Excel rows; each column is as long, with None for a blank cell. What `RawRow` tells of formulas
    and links is given by the place of the row, from 0, and only for rows that have any.
    """

    __slots__ = ("columns", "formulas", "linked", "numbers")

    def __init__(
        self,
        numbers: Sequence[int],
        columns: Mapping[str, Sequence[object]],
        formulas: Mapping[int, frozenset[str]] = _NOWHERE,
        linked: Mapping[int, frozenset[str]] = _NOWHERE,
    ) -> None:
        """Take the records."""
        self.numbers, self.columns = numbers, columns
        self.formulas, self.linked = formulas, linked

    @classmethod
    def of(cls, rows: Sequence[RawRow]) -> "RawColumns":
        """Return rows by column."""
        if isinstance(rows, RawColumns):
            return rows
        names = dict.fromkeys(name for row in rows for name in row.cells)
        return cls(
            [row.row for row in rows],
            {name: [row.cells.get(name) for row in rows] for name in names},
            {place: row.formulas for place, row in enumerate(rows) if row.formulas},
            {place: row.linked for place, row in enumerate(rows) if row.linked},
        )

    def column(self, name: str) -> Sequence[object]:
        """Return the cells of one column, None where one is blank."""
        return self.columns.get(name) or (None,) * len(self.numbers)

    def _row(self, place: int) -> RawRow:
        return RawRow(
            row=self.numbers[place],
            cells={name: cells[place] for name, cells in self.columns.items() if cells[place] is not None},
            formulas=self.formulas.get(place, NONE),
            linked=self.linked.get(place, NONE),
        )

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> RawRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RawRow, ...]: ...
    def __getitem__(self, index: int | slice) -> RawRow | tuple[RawRow, ...]:
        places = range(len(self.numbers))[index]
        return self._row(places) if isinstance(places, int) else tuple(map(self._row, places))

    def __iter__(self) -> Iterator[RawRow]:
        return map(self._row, range(len(self.numbers)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(RawRow.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self.numbers))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, kw_only=True, slots=True)
class RawTable:
    """The records of one sheet of one file, not yet understood."""

    schema: SheetSchema
    origin: Origin
    rows: Sequence[RawRow]

    @property
    def numbers(self) -> Sequence[int]:
        """The Excel rows of the records."""
        return self.rows.numbers if isinstance(self.rows, RawColumns) else [row.row for row in self.rows]

    def column(self, name: str) -> Sequence[object]:
        """Return the cells of one column, record by record, None where one is blank."""
        if isinstance(self.rows, RawColumns):
            return self.rows.column(name)
        return [row.cells.get(name) for row in self.rows]

    def filled(self, names: Set[str]) -> int:
        """Return how many cells of some columns hold anything."""
        rows = self.rows
        if isinstance(rows, RawColumns):
            return sum(len(cells) - cells.count(None) for name, cells in rows.columns.items() if name in names)
        return sum(len(names & row.cells.keys()) for row in rows)

    def computed(self) -> list[tuple[int, RawRow]]:
        """Return the records, with their places, in which a formula or a link stands."""
        rows = self.rows
        if isinstance(rows, RawColumns):
            return [(place, rows[place]) for place in sorted(rows.formulas.keys() | rows.linked.keys())]
        return [(place, row) for place, row in enumerate(rows) if row.formulas or row.linked]
