"""What was handed in with a file as JSON text, from which its digest is made: row after row, by name in order.

Rows that are kept by columns are told by columns, for every file of a merge is told; `by_rows` says what is meant.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, starmap
from json.encoder import encode_basestring
from typing import Final

from kehoach_xlsx.model.compact import Cells, CompactRows
from kehoach_xlsx.model.row_shapes import Shape
from kehoach_xlsx.model.table import ROW, Row, Value

PART = "_part"
"""In a row of a submission that was put together: the number of the part whose row it is, from 0."""
PARTS = "_parts"
"""In a row that was put together of several: the numbers of their parts ("0 2-"), "-" behind those not counted."""
_NOT_HANDED_IN = frozenset({ROW, PART, PARTS})

_Telling = Callable[[list[str]], list[str]]
"""Texts as they stand between two quotation marks."""


def content(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Return all that was handed in, by sheet, as JSON in UTF-8; figures and days are texts, blanks are left out.

    Raises:
        UnicodeEncodeError: half of a pair stands in it.
    """
    kept = {name: rows for name in sorted(sheets) if isinstance(rows := sheets[name], CompactRows)}
    if len(kept) < len(sheets):
        return by_rows(sheets)
    try:
        plain = _by_columns(kept, _as_they_are)
        return plain if _needs_no_escape(plain, kept) else _by_columns(kept, _escaped)
    except (KeyError, ValueError):  # a value of another type, or a sign that no cell holds
        return by_rows(sheets)


def by_rows(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Return what `content` does, told row by row: slow, and of any rows."""
    told = {name: list(starmap(_content, _cells(sheets[name]))) for name in sorted(sheets)}
    return json.dumps(told, ensure_ascii=False, default=_canonical).encode()


def _cells(rows: Sequence[Row]) -> Iterable[Cells]:
    return rows.cells() if isinstance(rows, CompactRows) else ((tuple(row), tuple(row.values())) for row in rows)


def _content(names: tuple[str, ...], values: Sequence[Value]) -> dict[str, Value]:
    """What was handed in with a row, by name in order; `_canonical` tells what JSON does not know."""
    return {
        name: value if type(value) is not int else str(value)
        for name, place in _handed_in(names)
        if (value := values[place]) is not None
    }


@lru_cache(maxsize=1_024)  # many rows of a sheet have the same columns
def _handed_in(names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The columns of a row that were handed in, in order, and their places."""
    return tuple(sorted((name, place) for place, name in enumerate(names) if name not in _NOT_HANDED_IN))


def _canonical(value: Value) -> str:
    return _figure(value) if isinstance(value, Decimal) else str(value)


def _figure(value: Decimal) -> str:
    return _number(value) if value else format(value.normalize(), "f")  # nought may be below nought, and equal to it


@lru_cache(maxsize=4_096)  # small figures stand in every report
def _number(value: Decimal) -> str:
    return format(value.normalize(), "f")


# --- by columns -----------------------------------------------------------------------------------------


def _by_columns(sheets: Mapping[str, CompactRows], tell: _Telling) -> bytes:
    """Each sheet; raises KeyError or ValueError where a value stands in it that columns do not tell."""
    told = (f"{encode_basestring(name)}: [{_rows(rows, tell)}]" for name, rows in sheets.items())
    return f"{{{', '.join(told)}}}".encode()


def _rows(rows: CompactRows, tell: _Telling) -> str:
    shapes = [shape for shape in rows.kept if shape.places]
    if len(shapes) == 1:
        return _of_shape(shapes[0], tell, ", ")
    found = [""] * len(rows)
    for shape in shapes:
        for place, text in zip(shape.places, _of_shape(shape, tell, _BETWEEN).split(_BETWEEN), strict=True):
            found[place] = text
    return ", ".join(found)


_BETWEEN: Final = "\x1f"
"""A sign that JSON never holds as it is."""


def _of_shape(shape: Shape, tell: _Telling, between: str) -> str:
    """The rows of a shape: the names of all columns and the values of all rows in turn, joined at once."""
    heads, number, width = _heads(shape.names, between), len(shape.places), len(shape.names)
    if not heads:
        return between.join(["{}"] * number)
    values = tell([value if value.__class__ is str else _TELL[value.__class__](value) for value in shape.values])
    step = 2 * len(heads)
    parts = [""] * (number * step)
    for at, (place, head) in enumerate(heads):
        parts[2 * at :: step] = [head] * number
        parts[2 * at + 1 :: step] = values[place::width]
    return "".join(parts)[len(f'"}}{between}') :] + '"}'


@lru_cache(maxsize=1_024)
def _heads(names: tuple[str, ...], between: str) -> tuple[tuple[int, str], ...]:
    """What stands before the values of a row, from the end of the value before, and the places of these values."""
    ours = [(place, f'{encode_basestring(name)}: "') for name, place in _handed_in(names)]
    return tuple((place, f'", {name}' if at else f'"}}{between}{{{name}') for at, (place, name) in enumerate(ours))


_TELL: Final[Mapping[type, Callable[..., str]]] = {str: str, int: str, date: str, Decimal: _figure}


def _as_they_are(texts: list[str]) -> list[str]:
    return texts


def _escaped(texts: list[str]) -> list[str]:
    return [encode_basestring(text)[1:-1] for text in texts]


_CONTROLS: Final = bytes(range(0x20))


def _needs_no_escape(plain: bytes, sheets: Mapping[str, CompactRows]) -> bool:
    """Whether no sign that JSON escapes stands in what was told as it is: just the quotation marks are there."""
    if b"\\" in plain or len(plain.translate(None, _CONTROLS)) < len(plain):
        return False
    shapes = chain.from_iterable(rows.kept for rows in sheets.values())
    return plain.count(b'"') == 2 * len(sheets) + 4 * sum(len(s.places) * len(_handed_in(s.names)) for s in shapes)
