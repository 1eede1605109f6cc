"""What a phrase that stands for several agencies means: which kinds of agencies, of which level, or nobody fixed."""

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
    PARTY,
    POLICE,
    PRESS,
    PROVINCE,
    SOCIETY,
    TWO_TIERS,
    UNION,
)
from kehoach_xlsx.directory.naming import Place
from kehoach_xlsx.model.plan import GroupKind
from kehoach_xlsx.plan_import.places import LEVEL_OF_WORD, level_of
from kehoach_xlsx.vietnamese.agencies import agency_key

_WORDS = "|".join(sorted((*LEVEL_OF_WORD, "thành phố"), key=len, reverse=True))
_WORD = re.compile(rf"(?<!hợp tác )(?<!thị )(?<!\w)(?:{_WORDS})(?!\w)(?! (?:hội|ủy|đoàn)(?!\w))")
_PERSON = re.compile(
    r"^(?:(?:các )?(?:phó )?(?:chủ tịch|thủ trưởng|giám đốc|người đứng đầu|lãnh đạo|trưởng|hiệu trưởng|chánh)"
    r"(?= (?:các|ủy ban|sở|ban|phòng|công an|cơ quan|đơn vị|văn phòng|chi cục|cục|trường|ngành)) ?)+"
)
_SEVERAL = re.compile(r"^(?:các|những|một số|mọi|từng|mỗi|tất cả|toàn thể)(?!\w)|(?<!\w)các cấp(?!\w)")
_KINDS_OF_AGENCIES = re.compile(
    r"^(?:sở ban|sở ngành|ban ngành|ban đoàn thể|phòng ban|ngành|cơ quan|đơn vị|tổ chức|địa phương|đoàn thể|cá nhân|"
    r"chính quyền|doanh nghiệp|hội đoàn thể|nhà trường|cộng đồng|người dân|hộ gia đình|lực lượng|"
    r"cán bộ công chức|công chức viên chức|bộ ngành|thôn|bản|ấp|tổ dân phố|khu phố)(?!\w)"
)
_COMMITTEE = re.compile(r"^(?:các |thường trực )*(?:hội đồng nhân dân )?ủy ban nhân dân(?P<rest>.*)$")
_OPEN = re.compile(
    r"liên quan|cá nhân|người dân|hộ gia đình|cộng đồng|doanh nghiệp|cán bộ công chức|công chức viên chức|hành nghề"
)
_DEPARTMENTS = re.compile(
    r"(?<!\w)(?:(?<!cơ )sở|phòng|ban ngành|sở ngành|cơ quan chuyên môn|ban đoàn thể|(?<!ủy )ban(?= |$))(?!\w)"
)
_OTHER_FORCES = re.compile(r"(?<!\w)ngành(?!\w)")
_UNIONS = re.compile(r"(?<!\w)(?:đoàn thể|tổ chức chính trị xã hội(?! nghề)|tổ chức thành viên)(?!\w)")
_SOCIETIES = re.compile(
    r"(?<!\w)(?:hội(?! đồng)|tổ chức xã hội|tổ chức chính trị xã hội nghề nghiệp|nghề nghiệp)(?!\w)"
)
_PARTY = re.compile(r"(?<!\w)(?:ban đảng|cơ quan đảng|ban xây dựng đảng|cấp ủy)(?!\w)")
_PRESS = re.compile(r"báo chí|thông tấn|thông tin đại chúng")
_SCHOOLS = re.compile(
    r"^(?:các |những )?(?:nhà )?(?:trường|trung tâm|cơ sở giáo dục|cơ sở đào tạo|bệnh viện|đại học|học viện)(?!\w)"
)
_INNER = re.compile(r"(?:trực thuộc|thuộc) (?:sở|bộ|phòng|cơ quan|đơn vị|công an|ban)(?!\w)")
_OF_A_KIND = re.compile(r"^(?:các )?(?P<base>.+?)(?: (?:ở|của))? các cấp$")

DISTRICTS_FOR_COMMUNES = "Cấp huyện tổng hợp và báo cáo thay cho cấp xã của mình. Ghi tên các đơn vị vào trang Đơn vị."
ENTER_UNITS = "Ghi tên các đơn vị của nhóm vào trang Đơn vị."
ENTER_MEMBERS = (
    "Ghi các đơn vị của nhóm vào trang Đơn vị và mã của chúng vào cột Thành viên; không xác định thì chọn “Mở”."
)
NOBODY = "Không xác định thành viên, không bị tính là thiếu."


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """What a group phrase means; `base` is the agency that "… các cấp" has at the level of the plan, as a key."""

    kind: GroupKind
    categories: tuple[str, ...] = ()
    level: str = ""
    note: str = ""
    base: str = ""


def without_person(key: str) -> str:
    """The key of the agency for whose head a phrase stands.

    >>> without_person(agency_key("Trưởng các phòng, ban, ngành thuộc quận"))
    'các phòng ban ngành thuộc quận'
    """
    return _PERSON.sub("", key)


def meaning_of(phrase: str, home: Place, on: date) -> Meaning | None:
    """What a phrase means as a group in a plan from `home` issued on a day; None where it names one agency.

    >>> found = meaning_of("UBND các xã, phường, đặc khu", Place(level="Tỉnh", word="tỉnh"), date(2026, 1, 5))
    >>> found.categories, found.level
    (('Ủy ban nhân dân',), 'Xã')
    """
    key = without_person(agency_key(phrase))
    if found := _COMMITTEE.match(key):
        return _committees(key, found["rest"].strip(), home, on)
    if not (_SEVERAL.search(key) or _KINDS_OF_AGENCIES.match(key) or _PRESS.search(key)):
        return _below(key, home)
    if _OPEN.search(key):
        return Meaning(kind=GroupKind.OPEN, note=NOBODY)
    if found := _OF_A_KIND.match(key):
        if not _KINDS_OF_AGENCIES.match(found["base"]):
            return Meaning(
                kind=GroupKind.LISTED, note="Thêm các đơn vị cấp dưới, nếu phải báo cáo.", base=found["base"]
            )
        return Meaning(kind=GroupKind.OPEN, note=NOBODY)
    return _kinds(key, home)


def _committees(key: str, rest: str, home: Place, on: date) -> Meaning | None:
    """People's Committees of a level; None for one that is named, or for the issuer itself."""
    words = _WORD.findall(rest)
    if "các cấp" in rest or "hai cấp" in rest:
        return _of_level(_next_level(home, on), _next_level(home, on) == DISTRICT)
    several = re.match(r"(?:các|cấp|tất cả)(?!\w)", rest) or key.startswith("các") or len(set(words)) > 1
    alone = bool(words) and rest in words and level_of(rest, "", home) not in {home.level, ""}
    if not (several or alone) or not words:
        return None
    levels = {_level_in_list(word, words, home) for word in words}
    if COMMUNE in levels and (on >= TWO_TIERS or DISTRICT not in levels):
        return _of_level(COMMUNE, for_communes=False)
    level = next(level for level in (PROVINCE, DISTRICT, COMMUNE) if level in levels)
    return None if level == home.level and not several else _of_level(level, COMMUNE in levels)


def _level_in_list(word: str, words: list[str], home: Place) -> str:
    """The level of a word of a list: "thành phố" is what its neighbours are."""
    if word != "thành phố":
        return LEVEL_OF_WORD[word]
    if "tỉnh" in words:
        return PROVINCE
    return DISTRICT if home.level == PROVINCE else level_of(word, "", home)


def _next_level(home: Place, on: date) -> str:
    if home.level == CENTRAL:
        return PROVINCE
    return DISTRICT if home.level == PROVINCE and on < TWO_TIERS else COMMUNE


def _of_level(level: str, for_communes: bool) -> Meaning:
    note = DISTRICTS_FOR_COMMUNES if for_communes and level == DISTRICT else ENTER_UNITS
    return Meaning(kind=GroupKind.SELECTED, categories=(COMMITTEE,), level=level, note=note)


def _below(key: str, home: Place) -> Meaning | None:
    """A kind of agency of a lower level without a name: "Công an cấp xã", "Phòng Tư pháp huyện"."""
    found = re.match(rf"^(?P<base>.+?) (?:cấp )?(?P<words>(?:{_WORDS})(?: (?:{_WORDS}))*)$", key)
    if not found:
        return None
    order = (CENTRAL, PROVINCE, DISTRICT, COMMUNE)
    level = _named_level(found["words"], home)
    if not home.level or order.index(level) <= order.index(home.level):
        return None
    if found["base"] == "công an":
        return Meaning(kind=GroupKind.SELECTED, categories=(POLICE,), level=level, note=ENTER_UNITS)
    return Meaning(kind=GroupKind.LISTED, note=ENTER_MEMBERS)


def _kinds(key: str, home: Place) -> Meaning:
    """The kinds of agencies that a phrase lists, at the level that it names or that the plan is of."""
    level = _named_level(key, home)
    if re.match(r"^(?:các )?bộ (?:ngành|ban ngành|cơ quan ngang bộ)", key):
        return Meaning(kind=GroupKind.SELECTED, categories=(DEPARTMENT,), level=CENTRAL)
    if _PRESS.search(key):
        return Meaning(kind=GroupKind.SELECTED, categories=(PRESS,), level=level)
    if _INNER.search(key) or _SCHOOLS.match(key):
        return Meaning(kind=GroupKind.LISTED, note=ENTER_MEMBERS)
    if re.match(r"^các (?:công an)(?!\w)", key):
        return Meaning(kind=GroupKind.SELECTED, categories=(POLICE,), level=level, note=ENTER_UNITS)
    categories = _categories(key)
    if categories:
        return Meaning(kind=GroupKind.SELECTED, categories=categories, level=level)
    if re.match(
        r"^(?:các )?(?:cơ quan|đơn vị|tổ chức|địa phương|cá nhân|lực lượng|cấp|chính quyền|thôn|bản|ấp|tổ|khu)", key
    ):
        return Meaning(kind=GroupKind.OPEN, note=NOBODY)
    return Meaning(kind=GroupKind.LISTED, note=ENTER_MEMBERS)


def _categories(key: str) -> tuple[str, ...]:
    if _PARTY.search(key):
        return (PARTY, UNION) if _UNIONS.search(key) else (PARTY,)
    found: list[str] = []
    if _DEPARTMENTS.search(key):
        found.append(DEPARTMENT)
    if _OTHER_FORCES.search(key):
        found += [DEPARTMENT, POLICE, ARMY]
    if _UNIONS.search(key):
        found.append(UNION)
    if _SOCIETIES.search(key) and not found:
        found.append(SOCIETY)
    return tuple(dict.fromkeys(found))


def _named_level(key: str, home: Place) -> str:
    words = _WORD.findall(key)
    if not words:
        return CENTRAL if "trung ương" in key else home.level
    return _level_in_list(words[0], words, home) if len(words) > 1 else level_of(words[0], "", home)
