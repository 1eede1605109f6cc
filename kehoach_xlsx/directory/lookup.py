"""Finding an agency in the directory: by its name at a level and a day, and what is standard there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from kehoach_xlsx.directory.entries import CENTRAL, COMMUNE, DISTRICT, PROVINCE, Entry
from kehoach_xlsx.directory.lower_levels import COMMUNES, DISTRICTS, MINISTRIES
from kehoach_xlsx.directory.provinces import PROVINCIAL
from kehoach_xlsx.vietnamese.agencies import agency_key

AGENCIES: Mapping[str, tuple[Entry, ...]] = {
    CENTRAL: MINISTRIES,
    PROVINCE: PROVINCIAL,
    DISTRICT: DISTRICTS,
    COMMUNE: COMMUNES,
}
"""The agencies of each level, in the order in which official lists name them."""


@lru_cache(maxsize=8)
def _index(level: str) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in AGENCIES.get(level, ()):
        for name in (entry.name, *entry.aliases):
            found.setdefault(agency_key(name), []).append(entry)
        for name in entry.variants:
            found.setdefault(agency_key(name), []).append(replace(entry, name=name))
    return {key: tuple(entries) for key, entries in found.items()}


def find(name: str, level: str, day: date) -> Entry | None:
    """The agency of a level that has this name, without its place; the one valid on `day` where names were reused.

    >>> find("Sở LĐ-TB&XH", "Tỉnh", date(2024, 1, 1)).code
    'so-lao-dong-tbxh'
    >>> find("Sở Hàng hải", "Tỉnh", date(2024, 1, 1)) is None
    True
    """
    entries = _index(level).get(agency_key(name), ())
    return next((entry for entry in entries if entry.valid_on(day)), entries[0] if entries else None)


def standard(level: str, categories: Iterable[str], day: date) -> tuple[Entry, ...]:
    """What every place of a level has on a day, of these categories, in official order.

    >>> [e.code for e in standard("Tỉnh", ("Công an", "Mặt trận Tổ quốc"), date(2026, 1, 1))]
    ['cong-an', 'mttq']
    """
    wanted = frozenset(categories)
    return tuple(
        entry
        for entry in AGENCIES.get(level, ())
        if entry.standard and entry.category in wanted and entry.valid_on(day)
    )
