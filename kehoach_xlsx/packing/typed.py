"""The rows of a table as they were typed: read from their bytes when somebody asks, which of most files nobody does."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Final, overload

from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.table import ROW, RawColumns, RawRow, Row
from kehoach_xlsx.packing.values import Codec, Form, told

_EXACT: Final = frozenset({str, date, type(None)})
"""Types of cells that stay what they are; a number that was typed is of another type than the one understood."""


class Typed(Form):
    """A table by columns; None in the place of a column, or of the numbers: they are those understood."""

    numbers: list[int] | None
    columns: dict[str, list[Any] | None]
    formulas: dict[int, list[str]]
    linked: dict[int, list[str]]


_CODEC: Final = Codec[Typed](Typed)


def packed_typed(rows: Sequence[RawRow], understood: Sequence[Row] = ()) -> bytes:
    """Return the cells of a table as they were typed; of columns that say just what was `understood`, only that.

    Raises:
        KeyError: a value stands in them that no cell holds.
    """
    if not rows:
        return b""
    raw = RawColumns.of(rows)
    typed = Typed(
        None if _alike(raw.numbers, understood, ROW) else list(raw.numbers),
        {
            name: None if _EXACT.issuperset(map(type, cells)) and _alike(cells, understood, name) else told(cells)
            for name, cells in raw.columns.items()
        },
        {place: sorted(names) for place, names in raw.formulas.items()},
        {place: sorted(names) for place, names in raw.linked.items()},
    )
    return _CODEC.dumped(typed)


def _alike(cells: Sequence[object], understood: Sequence[Row], name: str) -> bool:
    return len(cells) == len(understood) and list(cells) == column_of(understood, name)


def unpacked_typed(data: bytes, understood: Sequence[Row] = ()) -> Sequence[RawRow]:
    """Return the cells that some bytes hold, with the rows that `packed_typed` was given.

    Raises:
        one of `values.BROKEN`: they hold none.
    """
    if not data:
        return ()
    typed = _CODEC.loaded(data)
    return RawColumns(
        [int(str(number)) for number in column_of(understood, ROW)] if typed.numbers is None else typed.numbers,
        {name: column_of(understood, name) if cells is None else cells for name, cells in typed.columns.items()},
        {place: frozenset(names) for place, names in typed.formulas.items()},
        {place: frozenset(names) for place, names in typed.linked.items()},
    )


class LazyRows(Sequence[RawRow]):
    """Rows that are made when somebody asks for them."""

    __slots__ = ("_make", "_rows")

    def __init__(self, make: Callable[[], Sequence[RawRow]]) -> None:
        """Take who makes them."""
        self._make: Callable[[], Sequence[RawRow]] | None = make
        self._rows: Sequence[RawRow] = ()

    def _read(self) -> Sequence[RawRow]:
        if self._make is not None:
            self._rows, self._make = self._make(), None
        return self._rows

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, index: int) -> RawRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RawRow]: ...
    def __getitem__(self, index: int | slice) -> RawRow | Sequence[RawRow]:
        return self._read()[index]

    def __iter__(self) -> Iterator[RawRow]:
        return iter(self._read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(row.row for row in self))

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type[tuple[RawRow, ...]], tuple[tuple[RawRow, ...]]]:
        return tuple, (tuple(self),)
