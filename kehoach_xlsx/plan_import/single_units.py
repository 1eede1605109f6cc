"""The unit that the name of one agency stands for: from the directory, or as the plan writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kehoach_xlsx.directory.entries import (
    ARMY,
    CENTRAL,
    COMMITTEE,
    COMMUNE,
    DEPARTMENT,
    DISTRICT,
    JUSTICE,
    LAST_DAY_OF_DISTRICTS,
    LEVELS,
    OTHER,
    PARTY,
    POLICE,
    PRESS,
    PROVINCE,
    SERVICE,
    SOCIETY,
    VERTICAL,
    Entry,
)
from kehoach_xlsx.directory.lookup import find
from kehoach_xlsx.directory.naming import Place, full_name, short_name
from kehoach_xlsx.plan_import.places import level_of, parted_place
from kehoach_xlsx.plan_import.unit_groups import without_person
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.vietnamese.agency_lists import begins_agency
from kehoach_xlsx.vietnamese.phrasing import upper_first
from kehoach_xlsx.vietnamese.text import slug

_COMMITTEE_KEY = "ủy ban nhân dân"
_CATEGORY_BY_HEAD = (
    (r"(?:(?:ban|văn phòng|ủy ban kiểm tra).* )?(?:tỉnh|thành|huyện|quận|thị|đảng) ủy", PARTY),
    (r"(?:sở|phòng|văn phòng|thanh tra|bộ|ban quản lý|chi cục|cục|vụ)(?!\w)(?! chỉ huy| tư lệnh| đội)", DEPARTMENT),
    (r"công an|cảnh sát|trại giam", POLICE),
    (r"(?:bộ|ban) (?:chỉ huy|tư lệnh)|bộ đội|đồn biên phòng|hải đội|quân khu|sư đoàn|trung đoàn", ARMY),
    (r"tòa án|viện kiểm sát", JUSTICE),
    (r"báo(?!\w)|đài(?!\w)|tạp chí|cổng thông tin|trang thông tin|thông tấn", PRESS),
    (r"hội(?! đồng)|hiệp hội|liên hiệp|liên minh|đoàn luật sư|câu lạc bộ|liên đoàn", SOCIETY),
    (r"trường|trung tâm|đại học|học viện|viện(?!\w)|bệnh viện|trạm|thư viện|bảo tàng|nhà văn hóa", SERVICE),
    (r"thuế|kho bạc|bảo hiểm|ngân hàng|hải quan|thống kê", VERTICAL),
)  # fmt: skip
_OFFICER = re.compile(r"(?:công chức|cán bộ) (?!viên chức|công chức)")  # "công chức Tư pháp - Hộ tịch" of a commune
_SHORT_CODE = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A unit to be: what its row will say, and the phrases of the plan that stand for it."""

    code: str
    name: str
    category: str
    level: str
    short_name: str = ""
    phrases: tuple[str, ...] = ()
    must_report: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    entry: Entry | None = None


def draft_of(phrase: str, home: Place, on: date) -> Draft | None:
    """The unit of one agency that a plan names; None where the phrase is no agency's name that we know how to read."""
    bare = re.sub(r"\s*\([^()]*\)", "", phrase).strip()
    key = without_person(agency_key(bare))
    base, word, name = parted_place(key, home)
    level = _level(base, word, name, home)
    place = _place(bare, level, word, name, home)
    if base == _COMMITTEE_KEY:
        return _committee(place, home, phrase)
    entry = _entry(base, level, on) or find(key, level, on)
    if entry:
        return of_entry(entry, place if entry.level == level else home, home, on, phrase)
    return _as_written(bare, key, level, on, home, phrase) if begins_agency(bare) or _OFFICER.match(key) else None


def of_entry(entry: Entry, place: Place, home: Place, on: date, phrase: str = "") -> Draft:
    """The unit of an agency of the directory in a place."""
    elsewhere = place.name and (place.level, agency_key(place.name)) != (home.level, agency_key(home.name))
    suffix = f"-{slug(place.name)}" if elsewhere else "-" + slug(entry.level) if entry.level != home.level else ""
    return Draft(
        code=f"{entry.code}{suffix}",
        name=full_name(entry, place),
        short_name=full_name(entry, place) if elsewhere else short_name(entry, place),
        category=entry.category,
        level=entry.level,
        phrases=(phrase,) if phrase else (),
        must_report=_is_asked(entry.level, home),
        valid_from=entry.valid_from if entry.valid_from and on < entry.valid_from else None,
        valid_to=entry.valid_to,
        entry=entry,
    )


def _is_asked(level: str, home: Place) -> bool:
    """A plan asks those of its own level and below; a superior gets the report."""
    return not home.level or LEVELS.index(level) >= LEVELS.index(home.level)


def _level(base: str, word: str, name: str, home: Place) -> str:
    if word:
        return level_of(word, name, home) or PROVINCE
    if re.match(r"sở(?!\w)", base):
        return PROVINCE
    if re.match(r"bộ (?!chỉ huy|tư lệnh|đội|phận)|chính phủ|thủ tướng", base):
        return CENTRAL
    return home.level or PROVINCE


def _place(phrase: str, level: str, word: str, name: str, home: Place) -> Place:
    """The place that the name mentions, written as there; the plan's own where it mentions none."""
    if level == home.level and (not name or name == agency_key(home.name)):
        return home
    pieces = re.findall(r"[^\W_]+", phrase)
    written = " ".join(pieces[-len(name.split()) :]) if name else ""
    return Place(level=level, word=word, name=written)


def _entry(base: str, level: str, on: date) -> Entry | None:
    """The agency of the directory; a field of work alone is that of a list whose first name had the head."""
    heads = {PROVINCE: ("", "sở ", "hội "), DISTRICT: ("", "phòng ", "hội "), COMMUNE: ("", "phòng ", "hội ")}
    tried = (find(f"{head}{base}", level, on) for head in heads.get(level, ("", "bộ ")))
    return next((entry for entry in tried if entry), None)


def _committee(place: Place, home: Place, phrase: str) -> Draft:
    itself = place == home
    code = "ubnd" if itself or not place.name else f"ubnd-{slug(place.name)}"
    return Draft(
        code=code if place.level == home.level or place.name else f"ubnd-{slug(place.level)}",
        name=f"Ủy ban nhân dân {place.full}".strip(),
        short_name=f"UBND {place.word if itself else place.full}".strip(),
        category=COMMITTEE,
        level=place.level or PROVINCE,
        phrases=(phrase,),
        must_report=not itself and _is_asked(place.level or PROVINCE, home),
        valid_to=LAST_DAY_OF_DISTRICTS if place.level == DISTRICT else None,
    )


def _as_written(bare: str, key: str, level: str, on: date, home: Place, phrase: str) -> Draft:
    """A unit that the directory does not have, under the name that the plan gives it."""
    category = next((kind for head, kind in _CATEGORY_BY_HEAD if re.match(rf"(?:{head})", key)), OTHER)
    ends = LAST_DAY_OF_DISTRICTS if level == DISTRICT and on <= LAST_DAY_OF_DISTRICTS else None
    return Draft(
        code=slug(bare, _SHORT_CODE) or "don-vi",
        name=upper_first(bare),
        category=category,
        level=level,
        phrases=(phrase,),
        must_report=_is_asked(level, home),
        valid_to=ends,
    )
