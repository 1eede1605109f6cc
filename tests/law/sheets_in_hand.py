"""A workbook that was read, taken apart so that deeds can be done to it at once, and put together again.

The defined names of columns follow what is inserted, deleted and moved, as in every spreadsheet program.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from kehoach_xlsx.excel.address import CellRange, column_letter, quote_sheet
from kehoach_xlsx.excel.read import RawSheet, RawValue, RawWorkbook
from kehoach_xlsx.flow.names import PREFIX, named_places

BROKEN = "#REF!"


@dataclass
class Grid:
    """A sheet in hand: cells by row and column from 0, what is odd about some of them, and the names that lie on it."""

    name: str
    rows: list[list[Any]]
    hidden: bool = False
    merged: list[CellRange] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    names: dict[str, tuple[int, int] | None] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return len(self.rows[0]) if self.rows else 0

    def reach(self, row: int, column: int) -> None:
        """Make sure that a cell is there."""
        while len(self.rows) <= row:
            self.rows.append([None] * self.width)
        if column >= self.width:
            more = column + 1 - self.width
            self.rows = [[*values, *[None] * more] for values in self.rows]

    def put(self, row: int, column: int, value: object) -> None:
        """Put a value into a cell; an `Odd` one becomes an error."""
        self.reach(row, column)
        self.rows[row][column] = value

    def insert_rows(self, at: int, count: int) -> None:
        """Insert blank rows above row `at`."""
        at = min(at, len(self.rows))
        self.rows[at:at] = [[None] * self.width for _ in range(count)]
        self._moved(lambda row, column: (row + count if row >= at else row, column))

    def delete_rows(self, at: int, count: int) -> None:
        """Delete rows."""
        del self.rows[at : at + count]
        self._moved(lambda row, column: (row - min(count, max(row - at, 0)), column))

    def insert_columns(self, at: int, count: int) -> None:
        """Insert blank columns left of column `at`."""
        at = min(at, self.width)
        self.rows = [[*values[:at], *[None] * count, *values[at:]] for values in self.rows]
        self._moved(lambda row, column: (row, column + count if column >= at else column))

    def delete_column(self, at: int) -> None:
        """Delete a column; the name that lay on it is broken."""
        self.rows = [[*values[:at], *values[at + 1 :]] for values in self.rows]
        self.names = {n: None if p and p[1] == at else p for n, p in self.names.items()}
        self._moved(lambda row, column: (row, column - 1 if column > at else column))

    def move_column(self, source: int, target: int) -> None:
        """Cut a column and insert it elsewhere."""
        order = [n for n in range(self.width) if n != source]
        order.insert(min(target, len(order)), source)
        self.rows = [[values[n] for n in order] for values in self.rows]
        self._moved(lambda row, column: (row, order.index(column)))

    def _moved(self, to: Any) -> None:
        self.names = {n: to(*p) if p else None for n, p in self.names.items()}


@dataclass(frozen=True)
class Odd:
    """An error in a cell."""

    text: str


@dataclass
class InHand:
    """A whole workbook in hand."""

    origin: RawWorkbook
    grids: list[Grid]
    names: dict[str, str]
    properties: dict[str, str]

    def grid(self, name: str) -> Grid | None:
        """Return the sheet of this name, if it is still there."""
        return next((g for g in self.grids if g.name == name), None)

    def put_together(self) -> RawWorkbook:
        """Return the workbook as the reader would give it."""
        names = dict(self.names)
        for grid in self.grids:
            for name, place in grid.names.items():
                letter = column_letter(place[1] + 1) if place else ""
                names[name] = f"{quote_sheet(grid.name)}!${letter}${place[0] + 1}" if place else BROKEN
        sheets = tuple(map(_sheet, self.grids))
        return replace(self.origin, sheets=sheets, defined_names=names, custom_properties=dict(self.properties))


def in_hand(workbook: RawWorkbook) -> InHand:
    """Take a workbook apart."""
    places = named_places(workbook.defined_names)
    on: dict[str, dict[str, tuple[int, int] | None]] = {}
    for key, named in places.items():
        for column, place in named.items():
            on.setdefault(place.sheet, {})[f"{PREFIX}{key}.{column}"] = (place.row - 1, place.column - 1)
    tied = {name for names in on.values() for name in names}
    grids = [
        Grid(
            name=s.name,
            rows=[list(values) for values in s.rows],
            hidden=s.hidden,
            merged=list(s.merged),
            names=on.get(s.name, {}),
        )
        for s in workbook.sheets
    ]
    loose = {name: formula for name, formula in workbook.defined_names.items() if name not in tied}
    return InHand(origin=workbook, grids=grids, names=loose, properties=dict(workbook.custom_properties))


def _sheet(grid: Grid) -> RawSheet:
    spots = [(r, c, v) for r, values in enumerate(grid.rows, 1) for c, v in enumerate(values, 1) if isinstance(v, Odd)]
    rows: tuple[tuple[RawValue, ...], ...] = tuple(
        tuple(None if isinstance(v, Odd) else v for v in values) for values in grid.rows
    )
    return RawSheet(
        name=grid.name,
        hidden=grid.hidden,
        rows=rows,
        errors={(r, c): v.text for r, c, v in spots},
        merged=tuple(grid.merged),
        hidden_rows=frozenset(grid.hidden_rows),
    )
