"""What the directory knows of one agency that every place of a level has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BEFORE_DEPARTMENTS_MERGED = date(2025, 2, 28)
"""Last day of the departments that Nghị định 45/2025/NĐ-CP merged."""
DEPARTMENTS_MERGED = date(2025, 3, 1)
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
"""Districts were abolished on 1/7/2025; since then communes stand directly under provinces."""
TWO_TIERS = date(2025, 7, 1)

CENTRAL, PROVINCE, DISTRICT, COMMUNE = "Trung ương", "Tỉnh", "Huyện", "Xã"
LEVELS = (CENTRAL, PROVINCE, DISTRICT, COMMUNE)

DEPARTMENT = "Cơ quan chuyên môn"
POLICE = "Công an"
ARMY = "Quân sự, Biên phòng"
COMMITTEE = "Ủy ban nhân dân"
FRONT = "Mặt trận Tổ quốc"
UNION = "Tổ chức chính trị - xã hội"
SOCIETY = "Hội, tổ chức xã hội"
PRESS = "Cơ quan báo chí"
JUSTICE = "Tòa án, Viện kiểm sát"
PARTY = "Cơ quan Đảng"
VERTICAL = "Cơ quan trung ương tại địa phương"
SERVICE = "Đơn vị sự nghiệp"
OTHER = "Khác"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An agency that a place of its `level` has; `name` is without the place.

    `aliases` are other ways to say the same name; `variants` are what the agency is called in other places or times,
    so that a plan that says "Cục Thuế" keeps it. `code` is stable and ASCII. `valid_from` and `valid_to` are the first
    and last day of the agency under this name, None where it has always had it. `successors` are the codes of those
    that took over its work, the chief one first; `note` says how the work was divided. `standard` agencies are what a
    phrase such as "các sở, ban, ngành" means; the others exist only in some places, or are named when they are meant.
    """

    code: str
    name: str
    category: str
    level: str
    aliases: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    note: str = ""
    standard: bool = False

    def valid_on(self, day: date) -> bool:
        """Whether the agency has this name on `day`."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)


def old(code: str, name: str, *successors: str, note: str = "", standard: bool = True) -> Entry:
    """A provincial department that Nghị định 45/2025/NĐ-CP ended."""
    return Entry(
        code=code,
        name=name,
        category=DEPARTMENT,
        level=PROVINCE,
        valid_to=BEFORE_DEPARTMENTS_MERGED,
        successors=successors,
        note=note,
        standard=standard,
    )


def new(code: str, name: str, *, standard: bool = True) -> Entry:
    """A provincial department that Nghị định 45/2025/NĐ-CP made."""
    return Entry(
        code=code, name=name, category=DEPARTMENT, level=PROVINCE, valid_from=DEPARTMENTS_MERGED, standard=standard
    )


def body(
    category: str,
    level: str,
    code: str,
    name: str,
    *aliases: str,
    variants: tuple[str, ...] = (),
    standard: bool = False,
) -> Entry:
    """An agency that no reorganisation has touched."""
    return Entry(
        code=code, name=name, category=category, level=level, aliases=aliases, variants=variants, standard=standard
    )
