"""The sheets *Đơn vị* and *Nhóm đơn vị* that import proposes from the agency phrases of a plan.

Single agencies become units; phrases for several become groups. A group of a kind and level ("các sở, ban, ngành")
brings the agencies that every place of that level had on the plan's day, for the coordinator to thin out; what only he
can know (which districts, which schools) stays empty, with a note that says what to enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kehoach_xlsx.directory.entries import CENTRAL, COMMITTEE, LEVELS, PARTY, PRESS, PROVINCE, SOCIETY
from kehoach_xlsx.directory.lookup import AGENCIES, find, standard
from kehoach_xlsx.directory.naming import Place
from kehoach_xlsx.directory.places import CITIES, provinces_on
from kehoach_xlsx.model.plan import GroupKind
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.plan_import.places import home_of, issuer_level
from kehoach_xlsx.plan_import.single_units import Draft, draft_of, of_entry
from kehoach_xlsx.plan_import.unit_groups import NOBODY, Meaning, meaning_of
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.vietnamese.text import slug
from kehoach_xlsx.workbooks import codelists

__all__ = ["UnitProposals", "issuer_level", "propose_units"]

_MAY_HAVE_NONE = frozenset({SOCIETY, PARTY, PRESS})
"""Kinds that a place may have none of: a group of them that the plan names nobody of is left open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitProposals:
    """Rows of the sheets "units" and "unit_groups", by column.

    `unresolved` are the phrases that are neither an agency nor a group that we know; `empty_groups` the groups whose
    members only the coordinator knows.
    """

    units: tuple[Row, ...]
    unit_groups: tuple[Row, ...]
    unresolved: tuple[str, ...] = ()
    empty_groups: tuple[str, ...] = ()

    def code_of(self, name: str) -> str | None:
        """The code of the unit that has this name, None where no unit has it."""
        key = agency_key(name)
        return next((str(row["unit_code"]) for row in self.units if key in _keys_of(row)), None)


def _keys_of(row: Row) -> frozenset[str]:
    names = (str(row.get(column) or "") for column in ("name", "short_name"))
    aliases = str(row.get("aliases") or "").split("; ")
    return frozenset(agency_key(name) for name in (*names, *aliases) if name)


def propose_units(phrases: Sequence[str], *, issuer: str, place: str | None, level: str, on: date) -> UnitProposals:
    """Propose the units and groups for the agency phrases of a plan.

    `level` is that of the issuer (`issuer_level`), "" where it is unknown: then agencies are taken for a province's.
    `on` is the day of the plan: it decides which departments exist, and whether there are districts.
    """
    home = home_of(issuer, place, level)
    home = replace(home, level=home.level or PROVINCE)
    groups: dict[str, tuple[str, Meaning]] = {}
    units: dict[str, Draft] = {}
    unresolved: list[str] = []
    for phrase in dict.fromkeys(phrases):
        meaning = meaning_of(phrase, home, on)
        draft = None if meaning else draft_of(phrase, home, on)
        if meaning:
            groups.setdefault(agency_key(phrase), (phrase, meaning))
        elif draft:
            _add(units, draft)
        else:
            unresolved.append(phrase)
    members = {key: _members(units, meaning, home, on) for key, (_, meaning) in groups.items()}
    groups = {key: (phrase, _settled(meaning, units)) for key, (phrase, meaning) in groups.items()}
    ordered = sorted(units.values(), key=_place_in_list)
    return UnitProposals(
        units=tuple(_unit_row(draft, units) for draft in ordered),
        unit_groups=tuple(_group_row(phrase, meaning, members[key]) for key, (phrase, meaning) in groups.items()),
        unresolved=tuple(unresolved),
        empty_groups=tuple(
            phrase for key, (phrase, meaning) in groups.items() if _is_empty(meaning, members[key], units)
        ),
    )


def _add(units: dict[str, Draft], draft: Draft) -> str:
    """Add a unit, or its phrases to the unit that is there already; return its code."""
    keys = {agency_key(draft.name)}
    code = draft.code
    number = 2
    while code in units and agency_key(units[code].name) not in keys:
        code, number = f"{draft.code}-{number}", number + 1
    there = units.get(code)
    phrases = (*there.phrases, *draft.phrases) if there else draft.phrases
    units[code] = replace(there or draft, code=code, phrases=tuple(dict.fromkeys(phrases)))
    return code


def _members(units: dict[str, Draft], meaning: Meaning, home: Place, on: date) -> tuple[str, ...]:
    """Add what every place has of the group's kinds; return the codes of a listed group's members."""
    if meaning.kind is GroupKind.SELECTED:
        if meaning.level == home.level or (meaning.level == CENTRAL and COMMITTEE not in meaning.categories):
            for entry in standard(meaning.level, meaning.categories, on):
                _add(units, of_entry(entry, _place_of(meaning.level, home), home, on))
        elif meaning.level == PROVINCE and home.level == CENTRAL and COMMITTEE in meaning.categories:
            for province in provinces_on(on):
                _add(units, _province(province, home))
        return ()
    entry_named = find(meaning.base, home.level, on) if meaning.base else None
    return (_add(units, of_entry(entry_named, home, home, on)),) if entry_named else ()


def _place_of(level: str, home: Place) -> Place:
    return home if level == home.level else Place(level=level)


def _province(name: str, home: Place) -> Draft:
    where = Place(level=PROVINCE, word="thành phố" if name in CITIES else "tỉnh", name=name)
    return Draft(
        code=f"ubnd-{slug(name)}",
        name=f"Ủy ban nhân dân {where.full}",
        short_name=f"UBND {where.full}",
        category=COMMITTEE,
        level=PROVINCE,
        must_report=home.level == CENTRAL,
    )


def _settled(meaning: Meaning, units: Mapping[str, Draft]) -> Meaning:
    """The meaning; open where it would select kinds that the plan names nobody of, and no place need have."""
    optional = set(meaning.categories) <= _MAY_HAVE_NONE
    if meaning.kind is GroupKind.SELECTED and optional and not _selected(meaning, units.values()):
        return Meaning(kind=GroupKind.OPEN, note=NOBODY)
    return meaning


def _selected(meaning: Meaning, units: Iterable[Draft]) -> tuple[str, ...]:
    return tuple(u.code for u in units if u.category in meaning.categories and u.level == meaning.level)


def _is_empty(meaning: Meaning, members: tuple[str, ...], units: Mapping[str, Draft]) -> bool:
    if meaning.kind is GroupKind.OPEN:
        return False
    return not (members if meaning.kind is GroupKind.LISTED else _selected(meaning, units.values()))


def _place_in_list(draft: Draft) -> tuple[int, int, int]:
    """By level, by kind, then as official lists name them; what the directory does not have comes last, as found."""
    entries = AGENCIES.get(draft.level, ())
    codes = [entry.code for entry in entries]
    rank = codes.index(draft.entry.code) if draft.entry else len(codes)
    return LEVELS.index(draft.level), codelists.CATEGORY.values.index(draft.category), rank


def _unit_row(draft: Draft, units: Mapping[str, Draft]) -> Row:
    known = {agency_key(draft.name), agency_key(draft.short_name)}
    aliases = {agency_key(phrase): phrase for phrase in draft.phrases if agency_key(phrase) not in known}
    return {
        "unit_code": draft.code,
        "name": draft.name,
        "short_name": (draft.short_name if draft.short_name != draft.name else "") or None,
        "aliases": "; ".join(aliases.values()) or None,
        "category": draft.category,
        "level": draft.level,
        "must_report": "Có" if draft.must_report else "Không",
        "valid_from": draft.valid_from,
        "valid_to": draft.valid_to,
        "successor": _successor(draft, units),
    }


def _successor(draft: Draft, units: Mapping[str, Draft]) -> str | None:
    """The chief agency that took over, where it is proposed too."""
    codes = draft.entry.successors[:1] if draft.entry else ()
    return next((code for code in codes if code in units and units[code].level == draft.level), None)


def _group_row(phrase: str, meaning: Meaning, members: tuple[str, ...]) -> Row:
    return {
        "phrase": phrase,
        "group_kind": str(meaning.kind),
        "members": "; ".join(members) or None,
        "categories": "; ".join(meaning.categories) or None,
        "level": meaning.level or None,
        "note": meaning.note or None,
    }
