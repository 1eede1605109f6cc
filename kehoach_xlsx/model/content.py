"""What was handed in with a file as JSON text, from which its digest is made: row after row, by name in order.

Rows that are kept by columns are told by columns, for every file of a merge is told; `by_rows` says what is meant.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from json.encoder import encode_basestring  # type: ignore[attr-defined] # typeshed does not know it
from typing import Final

from kehoach_xlsx.model.compact import Cells, CompactRows
from kehoach_xlsx.model.table import ROW, Row, Value

PART = "_part"
"""In a row of a submission that was put together: the number of the part whose row it is, from 0."""
PARTS = "_parts"
"""In a row that was put together of several: the numbers of their parts ("0 2-"), "-" behind those not counted."""
_NOT_HANDED_IN = frozenset({ROW, PART, PARTS})

_Telling = Callable[[Sequence[str]], Sequence[str]]
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
    except KeyError:  # a value of another type
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
    told = (f"{encode_basestring(name)}: [{', '.join(_rows(rows, tell))}]" for name, rows in sheets.items())
    return f"{{{', '.join(told)}}}".encode()


def _rows(rows: CompactRows, tell: _Telling) -> Sequence[str]:
    """Each row; raises KeyError where a value is of a type that columns do not tell."""
    found = [""] * len(rows)
    for places, names, values in rows.by_shape():
        form, ours = _form(names)
        columns = [_column(values[place :: len(names)], tell) for place in ours]
        texts = map(form.__mod__, zip(*columns, strict=True)) if columns else [form] * len(places)
        if len(places) == len(rows):
            return list(texts)
        for place, text in zip(places, texts, strict=True):
            found[place] = text
    return found


@lru_cache(maxsize=1_024)
def _form(names: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """A row of some columns, with "%s" for each value, and the places of these columns."""
    ours = _handed_in(names)
    parts = (encode_basestring(name).replace("%", "%%") + ': "%s"' for name, _ in ours)
    return f"{{{', '.join(parts)}}}", tuple(place for _, place in ours)


def _column(cells: Sequence[Value], tell: _Telling) -> Sequence[str]:
    kinds = set(map(type, cells))
    if kinds != {str}:
        cells = [_TELL[type(value)](value) for value in cells]
    return tell(cells) if str in kinds else cells  # type: ignore[arg-type,return-value] # all are texts now


_TELL: Final[Mapping[type, Callable[..., str]]] = {str: str, int: str, date: str, Decimal: _figure}


def _as_they_are(texts: Sequence[str]) -> Sequence[str]:
    return texts


def _escaped(texts: Sequence[str]) -> Sequence[str]:
    return [encode_basestring(text)[1:-1] for text in texts]


_CONTROLS: Final = bytes(range(0x20))


def _needs_no_escape(plain: bytes, sheets: Mapping[str, CompactRows]) -> bool:
    """Whether no sign that JSON escapes stands in what was told as it is: just the quotation marks are there."""
    if b"\\" in plain or len(plain.translate(None, _CONTROLS)) < len(plain):
        return False
    values = sum(len(places) * len(_form(names)[1]) for rows in sheets.values() for places, names, _ in rows.by_shape())
    return plain.count(b'"') == 4 * values + 2 * len(sheets)
