"""Whether a plan can be worked with: every agency known, periods in order, deadlines within the plan's time."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import GroupKind, Indicator, Plan, ReportingPeriod
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.table import ROW, Book, Value
from kehoach_xlsx.planning.roster import directory_of, enrol, members_of
from kehoach_xlsx.vietnamese.agencies import agency_key, split_agencies, suggest
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.workbooks import plan_rules as rules
from kehoach_xlsx.workbooks.plan import PLAN

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
Check: TypeAlias = Callable[[Plan, Book], Iterator[Finding]]


def check_plan(plan: Plan, book: Book) -> tuple[Finding, ...]:
    """Return what is wrong with a plan as a whole. Findings: KH501 to KH515."""
    checks: tuple[Check, ...] = (
        _substance,
        _agencies,
        _groups,
        _units,
        _periods,
        _tasks,
        _indicators,
    )
    return tuple(finding for check in checks for finding in check(plan, book))


def _at(book: Book, sheet: str, rule: Rule, key: str, column: str, value: str, **context: str) -> Finding:
    """Return a finding at the row of `sheet` whose key is `key`."""
    schema = PLAN.sheet(sheet)
    name = schema.key[0] if schema.key else ""
    row = next((r for r in book.rows(sheet) if not name or r.get(name) == key), {})
    number = row.get(ROW)
    origin = book.origins.get(sheet, Origin(path="", sheet=schema.title))
    return Finding(
        rule=rule,
        origin=origin,
        row=number if isinstance(number, int) else None,
        column=column,
        value=value,
        context=context,
    )


def _substance(plan: Plan, book: Book) -> Iterator[Finding]:
    if not plan.tasks:
        yield _at(book, "tasks", rules.NO_TASK, "", "task_code", "")
    if not plan.periods:
        yield _at(book, "periods", rules.NO_PERIOD, "", "period_code", "")
    focal = plan.fact("focal_agency")
    if focal and plan.unit(focal) is None:
        yield _at(book, "document", rules.FOCAL_UNKNOWN, "", "focal_agency", focal)


def _agencies(plan: Plan, book: Book) -> Iterator[Finding]:
    names = [n for u in plan.units for n in (u.short_name or u.name, *u.aliases)]
    names += [g.phrase for g in plan.unit_groups]
    for code, phrase in enrol(plan).unresolved:
        task = plan.task(code)
        column = "lead_agencies" if task and phrase in task.lead_agencies else "cooperating_agencies"
        yield _at(book, "tasks", rules.AGENCY_UNRESOLVED, code, column, phrase, **_near(phrase, names))
    directory = directory_of(plan)
    for row in book.rows("duties"):
        for phrase in split_agencies(str(row.get("agency") or "")):
            if agency_key(phrase) not in directory:
                number = row.get(ROW)
                yield Finding(
                    rule=rules.AGENCY_UNRESOLVED,
                    origin=book.origins.get("duties", Origin(path="", sheet=PLAN.sheet("duties").title)),
                    row=number if isinstance(number, int) else None,
                    column="agency",
                    value=phrase,
                    context=_near(phrase, names),
                )


def _near(phrase: str, names: list[str]) -> dict[str, str]:
    found = suggest(phrase, names)
    listed = ", ".join(f"“{name}”" for name in found)
    return {
        "near": f"; gần giống: {listed}" if found else "",
        "near_en": f"; close to: {listed}" if found else "",
    }


def _groups(plan: Plan, book: Book) -> Iterator[Finding]:
    codes = {u.code for u in plan.units}
    for group in plan.unit_groups:
        for member in group.members:
            if member not in codes:
                yield _at(book, "unit_groups", rules.MEMBER_UNKNOWN, group.phrase, "members", member)
        if group.kind is not GroupKind.OPEN and not members_of(plan, group):
            yield _at(book, "unit_groups", rules.GROUP_EMPTY, group.phrase, "phrase", group.phrase)


def _units(plan: Plan, book: Book) -> Iterator[Finding]:
    roster = enrol(plan)
    for unit in plan.units:
        if not _CODE.fullmatch(unit.code):
            yield _at(book, "units", rules.CODE_NOT_ASCII, unit.code, "unit_code", unit.code)
        if unit.must_report and not roster.tasks_of(unit.code):
            yield _at(book, "units", rules.UNIT_IDLE, unit.code, "name", unit.name)


def _periods(plan: Plan, book: Book) -> Iterator[Finding]:
    for period in plan.periods:
        if not _CODE.fullmatch(period.code):
            yield _at(book, "periods", rules.CODE_NOT_ASCII, period.code, "period_code", period.code)
        if period.starts_on > period.ends_on or period.cutoff_on > period.due_on:
            yield _at(book, "periods", rules.PERIOD_ORDER, period.code, "starts_on", period.name)
        elif _working_days(period) < 1:
            yield _at(book, "periods", rules.CUTOFF_TOO_LATE, period.code, "cutoff_on", period.name)


def _working_days(period: ReportingPeriod) -> int:
    """Return the working days after the cut-off up to the due date (Decree 09/2019, article 8.5)."""
    days = (period.due_on - period.cutoff_on).days
    return sum((period.cutoff_on + timedelta(days=n)).weekday() < 5 for n in range(1, days + 1))


def _tasks(plan: Plan, book: Book) -> Iterator[Finding]:
    starts, ends = plan.document.get("starts_on"), plan.document.get("ends_on")
    roster = enrol(plan)
    for task in plan.tasks:
        time = task.timeframe
        if not roster.leads[task.code]:
            yield _at(book, "tasks", rules.LEADLESS, task.code, "lead_agencies", task.code)
        if time.starts_on and time.ends_on and time.ends_on < time.starts_on:
            yield _at(book, "tasks", rules.DATES_REVERSED, task.code, "ends_on", task.code)
        elif time.ends_on and _outside(time.ends_on, starts, ends):
            window = f"{shown_date(starts)} - {shown_date(ends)}"
            shown = format_date(time.ends_on)
            yield _at(book, "tasks", rules.DEADLINE_OUTSIDE, task.code, "ends_on", shown, window=window)


def _outside(day: date, starts: Value, ends: Value) -> bool:
    return (isinstance(starts, date) and day < starts) or (isinstance(ends, date) and day > ends)


def shown_date(value: Value) -> str:
    """Return a date as people write it, "…" where the plan leaves it open."""
    return format_date(value) if isinstance(value, date) else "…"


def _indicators(plan: Plan, book: Book) -> Iterator[Finding]:
    by_code = {i.code: i for i in plan.indicators}
    for indicator in plan.indicators:
        if bool(indicator.numerator) != bool(indicator.denominator):
            yield _at(book, "indicators", rules.RATIO_INCOMPLETE, indicator.code, "numerator", indicator.code)
        if _in_circle(indicator, by_code):
            yield _at(book, "indicators", rules.PARENT_CIRCLE, indicator.code, "parent_indicator", indicator.code)


def _in_circle(indicator: Indicator, by_code: dict[str, Indicator]) -> bool:
    seen, current = {indicator.code}, indicator.parent
    while current in by_code:
        if current in seen:
            return current == indicator.code
        seen.add(current)
        current = by_code[current].parent
    return False
