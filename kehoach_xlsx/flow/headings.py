"""Headings as people write them: compared with case, spacing, accents, marks and numbering forgiven."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from kehoach_xlsx.model.schema import Column, SheetSchema
from kehoach_xlsx.vietnamese.text import fold, unaccent

_NEAR = 78.0  # of 100: below, two headings only share words
_NUMBERED = re.compile(r"^\(?[0-9]{1,2}[.)]\s*")


def heading_key(text: object) -> str:
    """Return a heading as it is compared: folded, without numbering and the mark of required fields."""
    return _key(text) if isinstance(text, str) else ""


@lru_cache(maxsize=16_384)  # the same headings stand in every file of a collection
def _key(text: str) -> str:
    return _NUMBERED.sub("", fold(text.replace("(*)", " ").rstrip(" :*")))


class Headings:
    """The headings of a sheet's columns, with their aliases."""

    def __init__(self, headings: Iterable[tuple[str, str]]) -> None:
        """Take headings and the names of their columns; of two alike the first counts."""
        self._exact: dict[str, str] = {}
        for text, name in headings:
            self._exact.setdefault(heading_key(text), name)
        bare: dict[str, set[str]] = {}
        for key, name in self._exact.items():
            bare.setdefault(unaccent(key), set()).add(name)
        self._bare = {key: next(iter(names)) for key, names in bare.items() if len(names) == 1}
        self._longest = max((len(key) for key in self._exact), default=0) + 16

    def column(self, text: object) -> str | None:
        """Return the name of the column whose heading this is: as declared, else with accents left out."""
        if not isinstance(text, str) or len(text) > self._longest:
            return None
        key = heading_key(text)
        return self._exact.get(key) or (self._bare.get(key) if key.isascii() else None)


def headings_of(schema: SheetSchema) -> Headings:
    """Return the headings of a sheet; an alias never stands in for another column's heading."""
    first = ((c.heading, c.name) for c in schema.columns)
    return _headings((*first, *((alias, c.name) for c in schema.columns for alias in c.aliases)))


@lru_cache(maxsize=256)
def _headings(headings: tuple[tuple[str, str], ...]) -> Headings:
    return Headings(headings)


def nearest(column: Column, seen: Mapping[str, str]) -> str:
    """Return which of the texts `seen` (by address) may be meant for `column`, as its address, "" where none is."""
    scored = [(max(_likeness(text, heading) for heading in _written(column)), at) for at, text in seen.items()]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _NEAR else ""


def _written(column: Column) -> Sequence[str]:
    return (column.heading, *column.aliases)


def _likeness(text: str, heading: str) -> float:
    left, right = heading_key(text), heading_key(heading)
    return max(fuzz.ratio(left, right), fuzz.ratio(unaccent(left), unaccent(right)))
