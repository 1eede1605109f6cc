"""The rows of a sheet as they are packed: understood ones by columns, typed ones as they stand, read on demand."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, overload

from kehoach_xlsx.model.table import RawRow, Row
from kehoach_xlsx.packing.values import dumped, loaded

_QUICK: Final = 1  # level of compression
_PLAIN: Final = frozenset({str, int, type(None)})
_TOLD: Final[Mapping[type, tuple[str, Callable[[Any], Any]]]] = {
    Decimal: ("n", str),
    date: ("d", date.toordinal),
}
_READ: Final[Mapping[str, Callable[[Any], Any]]] = {"n": Decimal, "d": date.fromordinal}


def columns_of(rows: Sequence[Row]) -> list[Any]:
    """Return rows as their names and, for each name, its kind and its values; rows of other names follow alike."""
    parts: list[Any] = []
    first = 0
    while first < len(rows):
        names = list(rows[first])
        last = first + 1
        while last < len(rows) and list(rows[last]) == names:
            last += 1
        parts.append([names, [_column([row[name] for row in rows[first:last]]) for name in names]])
        first = last
    return parts


def _column(values: list[Any]) -> list[Any]:
    kinds = set(map(type, values))
    if kinds <= _PLAIN:
        return ["", None if kinds == {type(None)} else values, len(values)]
    (kind,) = kinds - {type(None)} if len(kinds - {type(None)}) == 1 else (object,)
    if kind not in _TOLD:
        return ["", values, len(values)]  # each value says itself what it is
    sign, told = _TOLD[kind]
    return [sign, [None if v is None else told(v) for v in values], len(values)]


def rows_of(parts: Sequence[Any]) -> tuple[Row, ...]:
    """Return the rows that `columns_of` took apart."""
    found: list[Row] = []
    for names, columns in parts:
        values = zip(*(_values(*column) for column in columns), strict=True)
        found += [dict(zip(names, row, strict=True)) for row in values]
    return tuple(found)


def _values(sign: str, values: list[Any] | None, number: int) -> Sequence[Any]:
    if values is None:
        return (None,) * number
    if not sign:
        return values
    read = _READ[sign]
    return [None if v is None else read(v) for v in values]


def packed_rows(rows: Sequence[RawRow]) -> bytes:
    """Return the cells of a table as they were typed."""
    told = [[row.row, dict(row.cells), sorted(row.formulas), sorted(row.linked)] for row in rows]
    return zlib.compress(dumped(told), _QUICK)


class LazyRows(Sequence[RawRow]):
    """The rows of a table as they were typed, read from their bytes when somebody asks."""

    __slots__ = ("_packed", "_rows")

    def __init__(self, packed: bytes) -> None:
        """Take what `packed_rows` returned."""
        self._packed = packed
        self._rows: tuple[RawRow, ...] | None = None

    def _read(self) -> tuple[RawRow, ...]:
        if self._rows is None:
            told = loaded(zlib.decompress(self._packed))
            self._rows = tuple(
                RawRow(row=number, cells=cells, formulas=frozenset(formulas), linked=frozenset(linked))
                for number, cells, formulas, linked in told
            )
        return self._rows

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, index: int) -> RawRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RawRow, ...]: ...
    def __getitem__(self, index: int | slice) -> RawRow | tuple[RawRow, ...]:
        return self._read()[index]

    def __iter__(self) -> Iterator[RawRow]:
        return iter(self._read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._read() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._packed)

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type["LazyRows"], tuple[bytes]]:
        return LazyRows, (self._packed,)
