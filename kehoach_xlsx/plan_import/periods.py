"""Reporting periods proposed from the deadlines of a plan's text, with an explicit cut-off for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kehoach_xlsx.model.plan import ReportingPeriod
from kehoach_xlsx.model.reporting_calendar import (
    PeriodKind,
    default_periods,
    working_days_between,
    working_days_later,
)
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.plan_import.deadlines import ReportDeadline
from kehoach_xlsx.plan_import.report_words import HALF, REVIEW, YEAR, covers
from kehoach_xlsx.vietnamese.text import fold

YEARS_AHEAD = 3
"""How many instances a plan without an end gets of what comes back every year; more are added when they come near."""

_MIDDLE_MONTHS = range(5, 8)
_BEHIND_MONTHS = range(1, 4)
"""A report due in January to March is that of the year before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Due:
    on: date
    scope: str
    text: str


def propose_periods(
    deadlines: Sequence[ReportDeadline],
    starts_on: date | None,
    ends_on: date | None,
    year: int | None,
    has_annual_tasks: bool,
) -> tuple[Row, ...]:
    """Rows for the sheet *Kỳ báo cáo*, by due date, for the coordinator to confirm.

    Dated deadlines make the periods; several of one report (departments, then the focal agency) make one, with the
    earliest date. `year` is the plan's year, for a plan without an end its first. Where the text sets no date, the
    periods are those of the decree (`default_periods`), with the half-year where the text says "6 tháng". Without
    any year nothing is proposed.

    The cut-off is the State's (14/6, 14/12 …) where a whole working day is left between it and the due date, else
    the last day that leaves one: read strictly, "trước ngày X" does not include X.
    """
    years = _years(starts_on, ends_on, year, has_annual_tasks or _yearly(deadlines))
    dues = [due for deadline in deadlines if deadline.has_date for due in _instances(deadline, years)]
    if dues:
        found = [_period(due, starts_on) for due in _told_apart(dues)]
    else:
        found = [period for each in years for period in _defaults(each, deadlines)]
    first: dict[str, ReportingPeriod] = {}
    for period in sorted(found, key=lambda each: (each.due_on, each.code)):
        first.setdefault(period.code, period)
    return tuple(_row(period) for period in first.values())


def _years(starts_on: date | None, ends_on: date | None, year: int | None, yearly: bool) -> tuple[int, ...]:
    first = starts_on.year if starts_on else year
    if first is None:
        return ()
    if ends_on:
        return tuple(range(first, ends_on.year + 1))
    return tuple(range(first, first + (YEARS_AHEAD if yearly else 1)))


def _yearly(deadlines: Sequence[ReportDeadline]) -> bool:
    return any(re.search(r"^--|(?:hàng|hằng|mỗi) năm", fold(d.due or "")) for d in deadlines)


def _instances(deadline: ReportDeadline, years: Sequence[int]) -> Iterator[_Due]:
    assert deadline.due
    if not deadline.due.startswith("--"):
        yield _Due(on=date.fromisoformat(deadline.due), scope=deadline.covers, text=deadline.text)
        return
    month, day = (int(part) for part in deadline.due[2:].split("-"))
    for year in years:
        in_year = year + (month in _BEHIND_MONTHS and deadline.covers == YEAR)
        if (month, day) == (2, 29):
            yield _Due(on=date(in_year, 3, 1) - timedelta(days=1), scope=deadline.covers, text=deadline.text)
        else:
            yield _Due(on=date(in_year, month, day), scope=deadline.covers, text=deadline.text)


def _told_apart(dues: Sequence[_Due]) -> list[_Due]:
    """A report that the text does not name is the year's; if a year has two, the one in its middle is the half's."""
    last = {due.on.year: max(d.on for d in dues if d.on.year == due.on.year) for due in dues}
    out = []
    for due in dues:
        early = due.on.month in _MIDDLE_MONTHS and due.on < last[due.on.year]
        out.append(replace(due, scope=due.scope or (HALF if early else YEAR)))
    return out


def _period(due: _Due, plan_starts: date | None) -> ReportingPeriod:
    if due.scope == REVIEW:
        return _review(due, plan_starts)
    kind = PeriodKind(due.scope)
    near = (*default_periods(due.on.year - 1, (kind,)), *default_periods(due.on.year, (kind,)))
    period = _nearest(near, due.on)
    cutoff = _cutoff(period.cutoff_on, due.on)
    found = replace(period, ends_on=min(period.ends_on, cutoff), cutoff_on=cutoff, due_on=due.on, due_text=due.text)
    if kind is PeriodKind.YEAR and plan_starts == date(due.on.year, 1, 1):  # the plan's own year, not the decree's
        return replace(found, starts_on=plan_starts, ends_on=date(due.on.year, 12, 31))
    return found


def _nearest(periods: Sequence[ReportingPeriod], due_on: date) -> ReportingPeriod:
    """The period whose end is nearest to the due date: a report is due shortly before or after it."""
    return min(periods, key=lambda period: abs((period.ends_on - due_on).days))


def _cutoff(regular: date, due_on: date) -> date:
    if working_days_between(regular, due_on - timedelta(days=1)) >= 1:
        return regular
    return working_days_later(due_on, -2)


def _review(due: _Due, plan_starts: date | None) -> ReportingPeriod:
    cutoff = working_days_later(due.on, -2)
    starts = plan_starts if plan_starts and plan_starts <= cutoff else date(cutoff.year, 1, 1)
    final = "tổng kết" in fold(due.text) and "sơ kết" not in fold(due.text)
    return ReportingPeriod(
        code=f"{due.on.year}-{'TK' if final else 'SK'}",
        name=f"{'Tổng kết' if final else 'Sơ kết'} (báo cáo năm {due.on.year})",
        starts_on=starts,
        ends_on=cutoff,
        cutoff_on=cutoff,
        due_on=due.on,
        due_text=due.text,
    )


def _defaults(year: int, deadlines: Sequence[ReportDeadline]) -> Iterator[ReportingPeriod]:
    """The decree's year, and its half where a report of six months is asked for; words on the due date stay."""
    asked = [(d, covers(fold(f"{d.due or ''} {d.text}"))) for d in deadlines]
    half, whole = default_periods(year, (PeriodKind.HALF,))[0], default_periods(year, (PeriodKind.YEAR,))[0]
    six = next((d for d, named in asked if HALF in named), None)
    if six:
        yield replace(half, due_text=six.text)
    said = six or next((d for d, named in asked if YEAR in named), None)
    yield replace(whole, due_text=said.text if said else "")


def _row(period: ReportingPeriod) -> Row:
    return {
        "period_code": period.code,
        "name": period.name,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "cutoff_on": period.cutoff_on,
        "due_on": period.due_on,
        "due_text": period.due_text,
    }
