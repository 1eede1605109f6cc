"""What import proposes beside the text: units and their groups, reporting periods, who collects the reports."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.plan_import.assembling import PlanText, Proposed
from kehoach_xlsx.plan_import.periods import propose_periods
from kehoach_xlsx.plan_import.units import issuer_level, propose_units
from kehoach_xlsx.vietnamese.agencies import agency_key, split_agencies

_LATE_MONTH = 11
_UNDATED = 2024  # a plan that names no day at all: the order before the reorganisation of 2025


def propose(text: PlanText, phrases: Sequence[str]) -> tuple[Proposed, tuple[str, ...], tuple[str, ...]]:
    """Return (proposals, phrases that no unit or group was found for, groups whose members the text does not name)."""
    head = text.head
    issuer = head.issuing_agency.text if head.issuing_agency else ""
    place = head.place.text if head.place else None
    on = _plan_day(text)
    found = propose_units(phrases, issuer=issuer, place=place, level=issuer_level(issuer, place), on=on)
    starts, ends = _bounds(text)
    periods = propose_periods(
        text.deadlines,
        starts_on=starts,
        ends_on=ends,
        year=text.year or _first_year(on),
        has_annual_tasks=any((span := text.span(task)) and span.kind == "annual" for task in text.tasks),
    )
    proposed = Proposed(
        units=tuple(found.units),
        unit_groups=tuple(found.unit_groups),
        periods=tuple(periods),
        focal_agency=_focal(text, found.units),
    )
    return proposed, tuple(found.unresolved), tuple(found.empty_groups)


def _first_year(issued: date) -> int:
    """The year a plan without a time of its own begins with: issued at the end of a year it is for the next."""
    return issued.year + 1 if issued.month >= _LATE_MONTH else issued.year


def _plan_day(text: PlanText) -> date:
    """The day by which the plan names its agencies: that of its issue, or else the first day of its time."""
    issued = text.head.issued_on.text if text.head.issued_on else ""
    for iso in (issued, f"{issued}-01", f"{issued}-01-01", text.head.period.start if text.head.period else None):
        try:
            return date.fromisoformat(iso or "")
        except ValueError:
            continue
    return date(text.year or _UNDATED, 1, 1)


def _bounds(text: PlanText) -> tuple[date | None, date | None]:
    period = text.head.period
    if period is None:
        return None, None
    return (
        date.fromisoformat(period.start) if period.start else None,
        date.fromisoformat(period.end) if period.end else None,
    )


def _focal(text: PlanText, units: Sequence[Row]) -> str:
    """The code of the unit that most reports go to; "through" somebody means to him. "" where none is named."""
    codes: dict[str, str] = {}
    for unit in units:
        for name in (unit.get("name"), unit.get("short_name"), *split_agencies(str(unit.get("aliases") or ""))):
            if name:
                codes.setdefault(agency_key(str(name)), str(unit["unit_code"]))
    named = Counter(code for deadline in text.deadlines for code in _receivers(deadline.to, codes))
    return named.most_common(1)[0][0] if named else ""


def _receivers(to: str, codes: Mapping[str, str]) -> list[str]:
    through = re.search(r"(?:thông qua|qua)\s+(?P<who>[^)]+)", to, re.IGNORECASE)
    for said in filter(None, (through["who"] if through else "", to)):
        if code := codes.get(agency_key(said.strip(" .;,()"))):
            return [code]
    return []
