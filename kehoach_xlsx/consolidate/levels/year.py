"""The periods within a period: a year's quarters make up the year, each day of it counted once."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.planning.validity import exists_in
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.workbooks.level_rules import PERIODS_ASTRAY


def within(part: ReportingPeriod, whole: ReportingPeriod) -> bool:
    """Return whether a period is part of another, or is it itself."""
    return whole.starts_on <= part.starts_on and part.ends_on <= whole.ends_on


def apart_in_time(
    given: Sequence[Submission], time: Callable[[Submission], ReportingPeriod], whole: ReportingPeriod
) -> tuple[list[Submission], list[Submission]]:
    """Separate the reports of a voice into those that count and those whose days another report of the unit covers.

    The longer period speaks: a report on the whole year holds what its quarters hold. Findings: KH433.
    """
    if all(s.period == whole.code for s in given):
        return list(given), []
    count: list[Submission] = []
    covered: list[Submission] = []
    for report in sorted(given, key=lambda s: _longest_first(s, time(s))):
        rivals = [s for s in count if s.unit == report.unit and s.period != report.period]
        over = next((s for s in rivals if _overlap(time(s), time(report))), None)
        if over is None:
            count.append(report)
        else:
            covered.append(report.with_state(State.SUPERSEDED, _covered(report, time(report), time(over))))
    return [s for s in given if any(s is one for one in count)], covered


def _longest_first(report: Submission, time: ReportingPeriod) -> tuple[int, date, str, str]:
    return -(time.ends_on - time.starts_on).days, time.starts_on, time.code, report.incoming.name


def _overlap(one: ReportingPeriod, other: ReportingPeriod) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _covered(report: Submission, time: ReportingPeriod, over: ReportingPeriod) -> Finding:
    context = {
        "problem": f"kỳ này nằm chồng lên kỳ {over.name} mà đơn vị cũng báo cáo, nên không tính",
        "problem_en": f"the period overlaps {over.name}, on which the unit reports too; it is not counted",
    }
    here = Origin(path=report.incoming.name)
    return Finding(
        rule=PERIODS_ASTRAY, origin=here, value=time.name, context=context, cell_count=report.incoming.cells_read
    )


def gaps(plan: Plan, whole: ReportingPeriod, merged: Sequence[Submission]) -> Iterator[Finding]:
    """Yield KH433 for the days of which no workbook tells, and for units that are silent on a period others tell of."""
    found = {s.period for s in merged} | {whole.code}
    parts = [p for p in plan.periods if p.code in found and within(p, whole) and p.code != whole.code]
    if not parts:
        return
    for first, last in _days_between(whole, parts) if not any(s.period == whole.code for s in merged) else ():
        told = f"từ {format_date(first)} đến {format_date(last)}", f"from {format_date(first)} to {format_date(last)}"
        yield _gap(whole.name, f"chưa có tệp tổng hợp của thời gian {told[0]}", f"nothing covers the time {told[1]}")
    for unit in plan.units:
        silent = [p for p in parts if exists_in(unit, p) and not _told(unit, p, whole, plan, merged)]
        if silent and any(s.unit == unit.code for s in merged):
            names = join_and(p.name for p in silent)
            yield _gap(unit.label, f"chưa có báo cáo {names}", f"no report for {names.replace(' và ', ' and ')}")


def _told(unit: Unit, part: ReportingPeriod, whole: ReportingPeriod, plan: Plan, merged: Sequence[Submission]) -> bool:
    ours = [plan.period(s.period) or whole for s in merged if s.unit == unit.code]
    return any(_overlap(part, time) for time in ours)


def _days_between(whole: ReportingPeriod, parts: Sequence[ReportingPeriod]) -> Iterator[tuple[date, date]]:
    """The stretches of a period that none of its parts covers."""
    next_day, day = whole.starts_on, timedelta(days=1)
    for part in sorted(parts, key=lambda p: p.starts_on):
        if part.starts_on > next_day:
            yield next_day, part.starts_on - day
        next_day = max(next_day, part.ends_on + day)
    if next_day <= whole.ends_on:
        yield next_day, whole.ends_on


def _gap(of: str, problem: str, problem_en: str) -> Finding:
    context = {"problem": problem, "problem_en": problem_en}
    return Finding(rule=PERIODS_ASTRAY, origin=Origin(path=""), value=of, context=context)
