"""The rows of a sheet as they were understood, by columns: what a plan prints, and many units have alike, apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, groupby
from typing import Any, Final, TypeAlias

from kehoach_xlsx.model.compact import Alike, CompactRows, column_of, compact
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.packing.values import Codec, Form, day_of, number_of, text_of, told

_BLANK, _PRINTED, _MIXED, _TEXTS, _JOINED = "-", "=", "x", "t", "j"
_KINDS: Final[Mapping[frozenset[type], str]] = {
    frozenset(): _BLANK,
    frozenset({str}): _TEXTS,
    frozenset({int}): "i",
    frozenset({Decimal}): "n",
    frozenset({date}): "d",
}
"""The kinds of columns by what they hold beside blanks; in others each value says itself what it is."""
_Told: TypeAlias = list[Any] | str
_Tell: TypeAlias = Callable[[list[Any]], tuple[str, _Told]]
"""Says of what kind a column is, and what it holds."""
_BETWEEN: Final = "\x1f"
"""Between joined texts, and in none of them. Texts told one by one would keep their UTF-8 as long as they live."""
_TELL: Final[Mapping[str, Callable[[list[Any]], _Told]]] = {
    "n": lambda values: [None if v is None else str(v) for v in values],
    "d": lambda values: [None if v is None else v.toordinal() for v in values],
    _MIXED: told,
}
_READ: Final[Mapping[str, Callable[[Any], list[Any]]]] = {
    _JOINED: lambda texts: [text_of(text) if text else None for text in texts.split(_BETWEEN)],
    _TEXTS: lambda values: list(map(text_of, values)),
    "n": lambda values: list(map(number_of, values)),
    "d": lambda values: list(map(day_of, values)),
}


class Columns(Form):
    """Columns: the kind of each, one letter, and the values of those that are not blank; joined texts are one."""

    kinds: str
    values: list[list[Any] | str]


class Part(Form):
    """Rows by column: the columns that the plan prints as the bytes of their `Columns`, then the others."""

    number: int
    names: list[str]
    printed: bytes
    columns: Columns


_PARTS: Final = Codec[list[Part]](list[Part])
_COLUMNS: Final = Codec[Columns](Columns)


# --- to bytes -------------------------------------------------------------------------------------------


def packed(rows: Sequence[Row], schema: SheetSchema) -> bytes:
    """Return the rows of a sheet as bytes.

    Raises:
        KeyError: a value stands in them that no cell holds.
    """
    if not rows:
        return b""
    try:
        return _PARTS.dumped(list(_parts(rows, schema, _by_kind)))
    except (UnicodeEncodeError, OverflowError):  # half of a pair, or a number of twenty digits
        return _PARTS.dumped(list(_parts(rows, schema, _mixed)))


def _parts(rows: Sequence[Row], schema: SheetSchema, tell: _Tell) -> Iterator[Part]:
    """One part where the columns of all rows stand in their order; else as many as the rows have shapes."""
    shapes = _shapes(rows)
    order = _order(schema)
    if all(map(order.along, shapes)):
        filled = frozenset(chain.from_iterable(shapes))
        yield _part(rows, [name for name in order.names if name in filled], order.printed, tell)
        return
    for shape, run in groupby(rows, tuple):
        yield _part(list(run), list(shape), order.printed, tell)


def _shapes(rows: Sequence[Row]) -> Iterable[tuple[str, ...]]:
    """The names of the columns of each row, whatever rows there are."""
    if isinstance(rows, CompactRows):
        return [shape.names for shape in rows.kept if shape.places]
    return dict.fromkeys(map(tuple, rows))


class _Order:
    """The columns of a sheet in their order, and those that the plan prints."""

    def __init__(self, schema: SheetSchema) -> None:
        self.names = (ROW, *schema.names)
        table = schema.layout is Layout.TABLE  # a form says of itself whose it is
        self.printed = frozenset(
            {ROW, *(c.name for c in schema.columns if c.filled_by is FilledBy.PLAN)} if table else ()
        )
        self._places = {name: place for place, name in enumerate(self.names)}

    def along(self, shape: Sequence[str]) -> bool:
        """Whether some columns stand in this order."""
        places = [self._places.get(name, -1) for name in shape]
        return -1 not in places and places == sorted(places)


_orders: Final[dict[int, tuple[SheetSchema, _Order]]] = {}
"""By the declaration's identity: it is long to compare."""


def _order(schema: SheetSchema) -> _Order:
    if id(schema) not in _orders:
        _orders[id(schema)] = schema, _Order(schema)
    return _orders[id(schema)][1]


def _part(rows: Sequence[Row], names: list[str], printed: frozenset[str], tell: _Tell) -> Part:
    ours = [name for name in names if name in printed]
    own = [name for name in names if name not in printed]
    columns = _columns(rows, own, tell)
    letters = iter(columns.kinds)
    columns.kinds = "".join(_PRINTED if name in printed else next(letters) for name in names)
    plan = _COLUMNS.dumped(_columns(rows, ours, tell))
    return Part(len(rows), names, plan, columns)


def _columns(rows: Sequence[Row], names: Sequence[str], tell: _Tell) -> Columns:
    found = [tell(column_of(rows, name)) for name in names]
    return Columns("".join(kind for kind, _ in found), [values for kind, values in found if kind != _BLANK])


def _by_kind(values: list[Any]) -> tuple[str, _Told]:
    kind = _KINDS.get(frozenset(map(type, values)) - {type(None)}, _MIXED)
    if kind == _TEXTS and "" not in values:
        joined = _BETWEEN.join([text or "" for text in values])
        if joined.count(_BETWEEN) == len(values) - 1:
            return _JOINED, joined
    tell = _TELL.get(kind)
    return kind, tell(values) if tell else values


def _mixed(values: list[Any]) -> tuple[str, _Told]:
    return _MIXED, told(values)


# --- and back -------------------------------------------------------------------------------------------


def unpacked(data: bytes) -> CompactRows:
    """Return the rows that some bytes hold; what stands alike in the sheets of many files is kept once.

    Raises:
        one of `values.BROKEN`: they hold none.
    """
    return compact(map(_rows, _PARTS.loaded(data)) if data else ())


def _rows(part: Part) -> Alike:
    printed, own = iter(_printed(part.printed, part.number)), iter(part.columns.values)
    blank = [None] * part.number
    columns = [next(printed) if kind == _PRINTED else _values(kind, own, blank) for kind in part.columns.kinds]
    return Alike(same={}, columns=dict(zip(part.names, columns, strict=True)))


@lru_cache(maxsize=2_048)  # units of one level have the same tasks and figures, and templates the same rows
def _printed(data: bytes, number: int) -> tuple[list[Any], ...]:
    columns = _COLUMNS.loaded(data)
    found = iter(columns.values)
    return tuple(_values(kind, found, [None] * number) for kind in columns.kinds)


def _values(kind: str, found: Iterator[_Told], blank: list[Any]) -> list[Any]:
    """The next column; one that is blank is not among those found."""
    if kind == _BLANK:
        return blank
    values = next(found)
    if isinstance(values, str) is not (kind == _JOINED):
        raise TypeError(f"a column of kind {kind}")
    read = _READ.get(kind)
    return read(values) if read else [*values]
