"""What stands above a unit's name in its own papers, and the place they are dated from: as far as a plan tells.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.2 (cơ quan chủ quản trực tiếp) and II.4 (địa danh). Nothing is guessed:
where the plan does not tell, the field stays blank and the unit writes it in Word.
"""

import re

from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.vietnamese.text import fold

_COMMITTEE = "ủy ban nhân dân"
_OFFICES = "Cơ quan chuyên môn"
_POLICE, _PROVINCE = "Công an", "Tỉnh"
_PLACE = re.compile(
    r"^(?:ủy ban nhân dân|ubnd) (?P<level>tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu) (?P<name>.+)$",
    re.IGNORECASE,
)


def parent_agency(plan: Plan, unit: Unit) -> str:
    """Return the agency directly above a unit, "" where the plan does not tell.

    It is the unit's parent in the plan; the People's Committee of the plan for the offices of that committee; the
    Ministry for a province's police. People's Committees have none in their heads.
    """
    parent = plan.unit(unit.parent) if unit.parent else None
    if parent is not None:
        return parent.name
    if unit.category == _OFFICES and unit.level == _level(plan):
        return next((name for name in _issuers(plan) if fold(name).startswith(_COMMITTEE)), "")
    return "Bộ Công an" if unit.category == _POLICE and unit.level == _PROVINCE else ""


def place(plan: Plan, unit: Unit) -> str:
    """Return the place from which a unit dates its papers: its own territory, else that of the plan; "" if unknown."""
    found = _PLACE.match(" ".join(unit.name.split(",")[0].split()))  # the rest says of which province
    if found is not None and unit.level != _level(plan):
        name = found["name"]
        return f"{found['level'].capitalize()} {name}" if name.isdecimal() else name
    return (plan.fact("report_place") or plan.fact("place")) if unit.level == _level(plan) else ""


def _level(plan: Plan) -> str:
    """The level of the plan's own authority, which is that of its focal agency."""
    focal = plan.unit(plan.fact("focal_agency"))
    return focal.level if focal else ""


def _issuers(plan: Plan) -> tuple[str, ...]:
    """Who issued the plan and who stands above it, the nearest first."""
    return tuple(filter(None, (plan.fact("issuing_agency"), plan.fact("parent_agency"))))
