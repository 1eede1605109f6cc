"""The defined names under which a template keeps its columns: they follow moves, inserts and renames."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kehoach_xlsx.excel.address import column_number

PREFIX = "kxl_"

_RANGE = re.compile(
    r"=?\$?(?:'((?:[^']|'')+)'|([^'!:()]+?))[!.]\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedPlace:
    """Where the values of a column begin: sheet, first row and column, from 1."""

    sheet: str
    row: int
    column: int


Named = Mapping[str, NamedPlace]
"""The columns of one schema's sheet that a file still knows by name."""


def named_places(defined_names: Mapping[str, str]) -> dict[str, Named]:
    """Return, by the schema's sheet, where each column stands; a deleted column ("#REF!") is left out.

    Of a sheet whose names point at several sheets only those count that agree with most.
    """
    # Without a point it is no column's: the name that says whose workbook it is, other in every file.
    told = ((n, formula) for n, formula in defined_names.items() if n.startswith(PREFIX) and "." in n)
    return dict(_places(tuple(told)))


@lru_cache(maxsize=64)  # the names of one template stand in every file of a collection
def _places(names: tuple[tuple[str, str], ...]) -> dict[str, Named]:
    found: dict[str, dict[str, NamedPlace]] = {}
    for name, formula in names:
        sheet, _, column = name.removeprefix(PREFIX).partition(".")
        place = _place(formula) if column else None
        if place is not None:
            found.setdefault(sheet, {})[column] = place
    return {sheet: _of_one_sheet(places) for sheet, places in found.items()}


def _of_one_sheet(places: Named) -> Named:
    (sheet, _), *_ = Counter(place.sheet for place in places.values()).most_common(1)
    return {column: place for column, place in places.items() if place.sheet == sheet}


@lru_cache(maxsize=4096)
def _place(formula: str) -> NamedPlace | None:
    found = _RANGE.fullmatch(formula.strip())
    if found is None:
        return None
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    return NamedPlace(sheet=sheet, row=int(found[4]), column=column_number(found[3]))
