"""Headings as people write them: compared with case, spacing, accents, marks and numbering forgiven."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.schema import Column, SheetSchema
from kehoach_xlsx.vietnamese.text import fold, unaccent

_NEAR = 78.0  # of 100: below, two headings only share words
_REMEMBERED = 16_384  # short texts of a collection: most of them are printed, and stand in every file
_REMEMBERED_ROWS = 1_024
_NUMBERED = re.compile(r"^\(?[0-9]{1,2}[.)]\s*")


def heading_key(text: object) -> str:
    """Return a heading as it is compared: folded, without numbering and the mark of required fields."""
    return _key(text) if isinstance(text, str) else ""


@lru_cache(maxsize=16_384)  # the same headings stand in every file of a collection
def _key(text: str) -> str:
    return _NUMBERED.sub("", fold(text.replace("(*)", " ").rstrip(" :*")))


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """The headings that stand in a row: the numbers of each column's, and how many are written as declared."""

    columns: Mapping[str, Sequence[int]]
    exact: int


class Headings:
    """The headings of a sheet's columns, with their aliases."""

    def __init__(self, headings: Iterable[tuple[str, str]]) -> None:
        """Take headings and the names of their columns; of two alike the first counts, as of two for one column."""
        told = tuple(headings)
        self._declared = {name: text for text, name in reversed(told)}
        self._exact: dict[str, str] = {}
        for text, name in told:
            self._exact.setdefault(heading_key(text), name)
        bare: dict[str, set[str]] = {}
        for key, name in self._exact.items():
            bare.setdefault(unaccent(key), set()).add(name)
        self._bare = {key: next(iter(names)) for key, names in bare.items() if len(names) == 1}
        self.longest = max((len(key) for key in self._exact), default=0) + 16
        self._known: dict[str, str | None] = {}
        self._rows: dict[tuple[object, ...], Seen] = {}

    @property
    def keys(self) -> frozenset[str]:
        """The headings as they are compared, also with accents left out."""
        return frozenset((*self._exact, *self._bare))

    def column(self, text: object) -> str | None:
        """Return the name of the column whose heading this is: as declared, else with accents left out."""
        if not isinstance(text, str) or len(text) > self.longest:
            return None
        if text not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            key = heading_key(text)
            self._known[text] = self._exact.get(key) or (self._bare.get(key) if key.isascii() else None)
        return self._known[text]

    def within(self, row: Sequence[object]) -> Seen:
        """Return what stands in a row; that of a template stands alike in every file of a collection."""
        known = tuple(row)
        seen = self._rows.get(known)
        if seen is None:
            if len(self._rows) > _REMEMBERED_ROWS:
                self._rows.clear()
            seen = self._rows[known] = self._seen(row)
        return seen

    def _seen(self, row: Sequence[object]) -> Seen:
        columns: dict[str, list[int]] = {}
        for number, value in enumerate(row, start=1):
            name = self.column(value) if value is not None else None
            if name is not None:
                columns.setdefault(name, []).append(number)
        exact = sum(str(row[first - 1]).startswith(self._declared[name]) for name, (first, *_) in columns.items())
        return Seen(columns=columns, exact=exact)


def headings_of(schema: SheetSchema) -> Headings:
    """Return the headings of a sheet; an alias never stands in for another column's heading."""
    return _kept(schema)


def _told(schema: SheetSchema) -> tuple[tuple[str, str], ...]:
    first = ((c.heading, c.name) for c in schema.columns)
    return (*first, *((alias, c.name) for c in schema.columns for alias in c.aliases))


@lru_cache(maxsize=256)
def _headings(headings: tuple[tuple[str, str], ...]) -> Headings:
    return Headings(headings)


_kept: Final[Kept[[SheetSchema], Headings]] = Kept(lambda schema: _headings(_told(schema)))


class AnyHeading:
    """Whether cells may be headings of any of several sheets, without looking at each of them."""

    def __init__(self, schemas: Iterable[SheetSchema]) -> None:
        """Take the sheets."""
        headings = [headings_of(schema) for schema in schemas]
        self._keys = frozenset(key for one in headings for key in one.keys)
        self._first_words = frozenset(key.partition(" ")[0] for key in self._keys) | {""}
        self._longest = max((one.longest for one in headings), default=0)
        self._none: set[object] = {None}

    def count(self, values: Iterable[object]) -> int:
        """Return how many different headings of the sheets may be among some cells; no sheet has more of them."""
        new = set(values) - self._none
        return sum(self._is_one(value) for value in new if isinstance(value, str) and len(value) <= self._longest)

    def _is_one(self, value: str) -> bool:
        one = _first_word(value) in self._first_words and heading_key(value) in self._keys
        if not one:
            if len(self._none) > _REMEMBERED:
                self._none = {None}
            self._none.add(value)
        return one


def _first_word(text: str) -> str:
    """The first word of the key of a text, without making the key; "" where only the key tells."""
    word = next(iter(text.split(maxsplit=1)), "") if text.isprintable() else ""
    return "" if word.endswith((":", "*")) else heading_key(word).partition(" ")[0]


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
