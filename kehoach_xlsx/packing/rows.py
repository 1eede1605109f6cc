"""The rows of a sheet as they are packed: understood ones by columns, typed ones as they stand, read on demand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, overload

from kehoach_xlsx.model.table import ROW, RawColumns, RawRow, Row
from kehoach_xlsx.packing.values import dumped, loaded

_ALIKE: Final = 0
"""In the place of a column: it holds what was understood."""
_EXACT: Final = frozenset({str, date, type(None)})
"""Types of cells that stay what they are; a number that was typed is of another type than the one understood."""
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
        parts.append([names, list(map(_column, _turned(rows[first:last])))])
        first = last
    return parts


def _turned(rows: Sequence[Row]) -> list[list[Any]]:
    """The columns of rows that all have the same names."""
    return list(map(list, zip(*(row.values() for row in rows), strict=True)))


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


def packed_rows(rows: Sequence[RawRow], understood: Sequence[Row] = ()) -> bytes:
    """Return the cells of a table as they were typed; of columns that say just what was `understood`, only that."""
    raw = RawColumns.of(rows)
    alike = _columns_alike(raw, understood)
    told = [
        _ALIKE if ROW in alike else list(raw.numbers),
        {name: _ALIKE if name in alike else _column(list(cells)) for name, cells in raw.columns.items()},
        [[place, sorted(names)] for place, names in raw.formulas.items()],
        [[place, sorted(names)] for place, names in raw.linked.items()],
    ]
    return dumped(told)


def _columns_alike(raw: RawColumns, understood: Sequence[Row]) -> set[str]:
    """The columns, and the numbers of the rows, that the rows understood hold as well."""
    if len(raw) != len(understood):
        return set()
    exact = {name: list(cells) for name, cells in raw.columns.items() if _EXACT.issuperset(map(type, cells))}
    exact[ROW] = list(raw.numbers)
    names = list(understood[0]) if understood else []
    if any(list(row) != names for row in understood):
        return set()
    return {name for name, values in zip(names, _turned(understood), strict=False) if exact.get(name) == values}


class LazyRows(Sequence[RawRow]):
    """The rows of a table as they were typed, read from their bytes when somebody asks."""

    __slots__ = ("_packed", "_rows", "_understood")

    def __init__(self, packed: bytes, understood: Sequence[Row] = ()) -> None:
        """Take what `packed_rows` returned, and what it was given."""
        self._packed = packed
        self._understood = understood
        self._rows: RawColumns | None = None

    def _read(self) -> RawColumns:
        if self._rows is None:
            numbers, columns, formulas, linked = loaded(self._packed)
            self._rows = RawColumns(
                self._as_understood(ROW) if numbers == _ALIKE else numbers,
                {
                    name: self._as_understood(name) if told == _ALIKE else _values(*told)
                    for name, told in columns.items()
                },
                {place: frozenset(names) for place, names in formulas},
                {place: frozenset(names) for place, names in linked},
            )
        return self._rows

    def _as_understood(self, name: str) -> list[Any]:
        return [row.get(name) for row in self._understood]

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
        return self._read() == other

    def __hash__(self) -> int:
        return hash(self._packed)

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type["LazyRows"], tuple[bytes, Sequence[Row]]]:
        return LazyRows, (self._packed, self._understood)
