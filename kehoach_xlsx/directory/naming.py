"""The full and the short name of an agency in a given place: "Công an tỉnh Cà Mau", "Công an tỉnh"."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_xlsx.directory.entries import CENTRAL, PARTY, PROVINCE, Entry

_BARE = ("Sở ", "Phòng ", "Ban Dân tộc", "Ban Quản lý")  # a place has one of each: "Sở Tư pháp" is clear without it
_YOUTH = {
    "tỉnh": "Tỉnh đoàn",
    "thành phố": "Thành đoàn",
    "quận": "Quận đoàn",
    "huyện": "Huyện đoàn",
    "thị xã": "Thị đoàn",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The place whose plan it is: its level, the word for it ("tỉnh", "" at the centre) and its name, "" if unknown."""

    level: str
    word: str = ""
    name: str = ""

    @property
    def full(self) -> str:
        """The word and the name: "tỉnh Cà Mau"; the word alone where the name is unknown."""
        part_of_name = self.name == "Hồ Chí Minh" or self.name[:1].isdigit()  # Nghị định 30/2020, phụ lục II
        word = self.word.capitalize() if part_of_name else self.word
        return f"{word} {self.name}".strip()


def full_name(entry: Entry, place: Place) -> str:
    """The agency's name with its place.

    >>> from kehoach_xlsx.directory.lookup import find
    >>> from datetime import date
    >>> full_name(find("Công an", "Tỉnh", date(2024, 1, 1)), Place(level="Tỉnh", word="tỉnh", name="Cà Mau"))
    'Công an tỉnh Cà Mau'
    """
    if entry.level == CENTRAL:
        return entry.name
    name = _fitted(entry, place)
    if entry.category == PARTY or entry.code == "bao":
        return f"{name} {place.name}".strip()
    return f"{name} {place.full}".strip()


def short_name(entry: Entry, place: Place) -> str:
    """The agency's name as people of that place say it."""
    if entry.code == "doan-thanh-nien" and place.word in _YOUTH:
        return _YOUTH[place.word]
    name = _fitted(entry, place)
    if entry.level == CENTRAL or entry.category == PARTY or name.startswith(_BARE):
        return name
    if entry.code == "bao":
        return f"{name} {place.name}".strip()
    return f"{name} {place.word}".strip()


def _fitted(entry: Entry, place: Place) -> str:
    """The name with the city's word for its Party committee, where the place is a city."""
    if entry.level == PROVINCE and place.word == "thành phố":
        return entry.name.replace("Tỉnh ủy", "Thành ủy")
    return entry.name
