"""What each unit's workbook already holds when it is handed out: its tasks, its role, its indicators."""

from collections.abc import Sequence

from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.plan import Indicator, Plan, PlanTask, ReportingPeriod, Role, Unit
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.planning.letterheads import parent_agency, place
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.planning.subordinates import subordinate_rows
from kehoach_xlsx.vietnamese.dates import format_date, format_partial


def prefilled(schema: WorkbookSchema, roster: Roster, unit: Unit, period: ReportingPeriod | None) -> Book:
    """Return the rows that a unit's workbook of `schema` (progress or tasks) is handed out with.

    Units with the same tasks or indicators share the rows of these.
    """
    plan = roster.plan
    identity = Identity(
        kind=schema.kind,
        schema_version=schema.version,
        plan=plan.reference,
        fingerprint=plan.fingerprint,
        unit=unit.code,
        period=period.code if period else "",
    )
    sheets: dict[str, tuple[Row, ...]] = {
        "info": (_info(plan, unit, period),),
        "tasks": _tasks(plan, roster.tasks_of(unit.code)),
    }
    if schema.kind == "progress":
        sheets["indicators"] = _indicators(roster.indicators_of(unit.code))
        if below := tuple(subordinate_rows(roster, unit, period)):
            sheets["subordinates"] = below
    return Book(identity=identity, sheets=sheets)


def expected_keys(roster: Roster, unit: str) -> dict[str, tuple[str, ...]]:
    """Return the keys that the prefilled sheets of a unit's workbook must hold, by sheet."""
    return {"tasks": _task_codes(roster.tasks_of(unit)), "indicators": _indicator_codes(roster.indicators_of(unit))}


@Kept
def _task_codes(parts: Sequence[tuple[PlanTask, Role]]) -> tuple[str, ...]:
    return tuple(task.code for task, _ in parts)


@Kept
def _indicator_codes(indicators: Sequence[Indicator]) -> tuple[str, ...]:
    return tuple(i.code for i in indicators if not i.numerator)


def _info(plan: Plan, unit: Unit, period: ReportingPeriod | None) -> Row:
    focal = plan.unit(plan.fact("focal_agency"))
    record: dict[str, object] = {
        "plan_reference": plan.reference,
        "plan_subject": plan.fact("subject"),
        "unit_code": unit.code,
        "unit_name": unit.name,
        "focal_agency": focal.name if focal else "",
        "plan_starts_on": plan.document.get("starts_on"),
        "plan_ends_on": plan.document.get("ends_on"),
        "submission_no": 1,
    }
    if period is not None:
        record |= {
            "parent_agency": parent_agency(plan, unit),
            "place": place(plan, unit),
            "plan_issuer": plan.fact("issuing_agency"),
            "plan_issued_on": _issued(plan.fact("issued_on")),
            "period_name": period.name,
            "period_starts_on": period.starts_on,
            "period_ends_on": period.ends_on,
            "cutoff_on": period.cutoff_on,
            "due_on": period.due_on,
        }
    return record  # type: ignore[return-value] # every value is one of Value


def _issued(day: str) -> str:
    """The day of the plan in words; in some plans it is partial, or blank."""
    try:
        return format_partial(day)
    except ValueError:
        return day


@Kept
def _tasks(plan: Plan, parts: Sequence[tuple[PlanTask, Role]]) -> tuple[Row, ...]:
    titles = {group.code: group.title for group in plan.groups}
    return tuple(
        {
            "task_code": task.code,
            "group": titles.get(task.group, ""),
            "text": task.text,
            "role": role.value,
            "deadline": task.timeframe.text,
            "deadline_on": task.timeframe.ends_on,
            "deliverable": task.deliverable if role is Role.LEAD else "",
        }
        for task, role in parts
    )


def deadline(task: PlanTask) -> str:
    """Return a task's time as a unit reads it: the plan's words, and the last day where they do not name it."""
    time = task.timeframe
    if time.ends_on is None:
        return time.text
    shown = format_date(time.ends_on)
    return time.text if shown in time.text else f"{time.text} (đến {shown})".strip()


@Kept
def _indicators(indicators: Sequence[Indicator]) -> tuple[Row, ...]:
    return tuple(
        {
            "indicator_code": indicator.code,
            "task_code": indicator.task,
            "parent_indicator": indicator.parent,
            "indicator": _name(indicator),
            "unit": indicator.unit,
            "target": indicator.target,
        }
        for indicator in indicators
        if not indicator.numerator  # a ratio is computed, never asked for
    )


def _name(indicator: Indicator) -> str:
    return f"Trong đó: {indicator.name}" if indicator.parent else indicator.name
