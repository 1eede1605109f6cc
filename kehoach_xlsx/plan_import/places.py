"""Where a plan is from: the level of its issuer, the place's word and name, and which place an agency's name means."""

from __future__ import annotations

import re

from kehoach_xlsx.directory.entries import CENTRAL, COMMUNE, DISTRICT, PROVINCE
from kehoach_xlsx.directory.naming import Place
from kehoach_xlsx.directory.places import CITIES, province_named
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.vietnamese.text import fold, mend

LEVEL_OF_WORD = {
    "tỉnh": PROVINCE,
    "quận": DISTRICT,
    "huyện": DISTRICT,
    "thị xã": DISTRICT,
    "xã": COMMUNE,
    "phường": COMMUNE,
    "thị trấn": COMMUNE,
    "đặc khu": COMMUNE,
}
"""What each word for a place says of its level; "thành phố" may be a province's or a district's peer."""
_WORDS = "|".join(sorted((*LEVEL_OF_WORD, "thành phố"), key=len, reverse=True))
_PLACE = re.compile(
    rf"(?<!\w)(?<!hợp tác )(?<!thị )(?:cấp )?(?P<word>{_WORDS})(?!\w)(?! (?:hội|ủy|đoàn)(?!\w))(?: (?P<name>.+))?$"
)
_CENTRAL = re.compile(
    r"^(?:bộ (?!chỉ huy|tư lệnh)|chính phủ|thủ tướng|văn phòng chính phủ|ban chỉ đạo trung ương|ủy ban trung ương|"
    r"tổng cục|thanh tra chính phủ|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao)"
)
_LOWER_OFFICE = re.compile(r"^phòng ")
_UPPER_OFFICE = re.compile(r"^(?:sở|tỉnh ủy|thanh tra tỉnh) ?")


def issuer_level(issuer: str, place: str | None) -> str:
    """The level of the agency that issued a plan: Trung ương, Tỉnh, Huyện or Xã; "" where neither name says it.

    >>> issuer_level("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "Cần Thơ"), issuer_level("UBND quận", None)
    ('Tỉnh', 'Huyện')
    >>> issuer_level("UBND thành phố Vinh", "Vinh"), issuer_level("Ban Chỉ đạo Đề án", "Lạng Sơn")
    ('Huyện', 'Tỉnh')
    """
    return home_of(issuer, place).level


def home_of(issuer: str, place: str | None, level: str = "") -> Place:
    """The place of an issuer; `level` overrides what its name says, nothing is made up where it says nothing."""
    key = agency_key(issuer)
    if _CENTRAL.match(key):
        return Place(level=level or CENTRAL)
    found = _PLACE.search(key)
    word = found["word"] if found else ""
    written = _as_written(issuer, (found["name"] or "") if found else "") or mend(place or "")
    province = province_named(written)
    own = level or _level(key, word, province, named=bool(found and found["name"]))
    if own == CENTRAL:
        return Place(level=CENTRAL)
    if not word:
        word = _word(written, own, province)
    name = re.sub(rf"^(?:{_WORDS}|tp\.?) ", "", province or written, flags=re.IGNORECASE)
    return Place(level=own, word=word, name=_titled(name))


def _level(key: str, word: str, province: str, *, named: bool) -> str:
    if word == "thành phố":
        of_centre = province in CITIES or (not province and not named)
        return PROVINCE if of_centre else DISTRICT
    if word:
        return LEVEL_OF_WORD[word]
    if _UPPER_OFFICE.match(key):
        return PROVINCE
    if _LOWER_OFFICE.match(key):
        return DISTRICT
    return PROVINCE if province else ""


def _word(place: str, level: str, province: str) -> str:
    """The word for a place that its issuer's name leaves out."""
    if province and level == PROVINCE:
        return "thành phố" if province in CITIES else "tỉnh"
    found = re.match(rf"({_WORDS})(?!\w)", fold(place))
    return found[1] if found else ""


def _as_written(issuer: str, name: str) -> str:
    """The place's name as the issuer's name has it, with its capitals and hyphens."""
    words = name.split()
    pieces = re.findall(r"[^\W_]+", mend(issuer))
    if not words or len(words) > len(pieces):
        return ""
    return " ".join(pieces[-len(words) :])


def _titled(name: str) -> str:
    """A name in capitals as names are written: "NINH KIỀU" is Ninh Kiều."""
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name


def parted_place(key: str, home: Place) -> tuple[str, str, str]:
    """The key of an agency's name without its place; the word for the place and its name, "" where not there.

    >>> parted_place(agency_key("Ủy ban MTTQ Việt Nam tỉnh Lạng Sơn"), Place(level="Tỉnh"))
    ('ủy ban mặt trận tổ quốc việt nam', 'tỉnh', 'lạng sơn')
    """
    found = _PLACE.search(key)
    if found:
        return key[: found.start()].strip(), found["word"], found["name"] or ""
    for name in (home.name, province_named(" ".join(key.split()[-2:])), province_named(" ".join(key.split()[-3:]))):
        end = " " + agency_key(name)
        if name and key.endswith(end):
            return key.removesuffix(end), "", agency_key(name)
    return key, "", ""


def level_of(word: str, name: str, home: Place) -> str:
    """The level of a place that a name mentions by its word, in a plan from `home`."""
    if word != "thành phố":
        return LEVEL_OF_WORD.get(word, home.level)
    if name:
        return PROVINCE if province_named(name) in CITIES else DISTRICT
    if home.level == PROVINCE and home.word == "tỉnh":
        return DISTRICT
    return home.level if home.word == "thành phố" else PROVINCE
