"""From the consolidated plan back into a plan workbook: what units planned becomes what they will report on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kehoach_xlsx.consolidate.overlaps import time_of
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.plan import AcrossPeriods, AcrossUnits, Assignment, Plan, TargetScope
from kehoach_xlsx.model.table import Book, Row, Value
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.workbooks.consolidated_tasks import ACTIVITY_LINE, GONE_LINE, KEEP_FIRST, KEEP_SECOND, STRAY_LINE

_REVISED = "Bổ sung hoạt động của các đơn vị theo kế hoạch triển khai tổng hợp."


@dataclass(frozen=True, kw_only=True, slots=True)
class NextPlan:
    """The plan workbook for the next step; how many activities came in, were left out, and which wait.

    `undecided` are pairs of activities that may overlap and that nobody decided on: both are in. `astray` are
    activities under no task of the plan: they are not in.
    """

    book: Book
    added: int
    left_out: int
    undecided: int
    astray: int


def next_plan(plan: Plan, book: Book, consolidated: Book) -> NextPlan:
    """Return the plan's workbook with each unit's activities as tasks, and their quantities as targets.

    An activity stands beneath its task as a task of its own, led by its unit, in its unit's words and times; a
    quantity is an indicator with that target. What the coordinator wrote decides: *Đưa vào kế hoạch* and the
    decisions on overlaps. The former fingerprint is kept, so that templates already sent out remain acceptable.

    Raises UserMistake where the consolidated plan is another plan's, or its activities stand in the plan already.
    """
    _insist(plan, consolidated)
    dropped = _dropped(consolidated)
    rows = consolidated.rows("detail")
    lines = [row for row in rows if row.get("row_kind") == ACTIVITY_LINE]
    kept = [row for row in lines if _text(row, "code") not in dropped and row.get("included") != "Không"]
    _insist_new(plan, kept)
    sheets = {
        **book.sheets,
        "tasks": tuple(_tasks(plan, book, kept)),
        "indicators": (*book.rows("indicators"), *(_indicator(row) for row in kept if _has_target(row))),
        "revisions": (*book.rows("revisions"), {"fingerprint": plan.fingerprint, "text": _REVISED}),
    }
    return NextPlan(
        book=replace(book, sheets=sheets, origins={}),
        added=len(kept),
        left_out=len(lines) - len(kept),
        undecided=sum(not r.get("decision") and r.get("basis") != GONE_LINE for r in consolidated.rows("overlaps")),
        astray=sum(row.get("row_kind") == STRAY_LINE for row in rows),
    )


def _insist(plan: Plan, consolidated: Book) -> None:
    identity = consolidated.identity
    if agency_key(identity.plan) != agency_key(plan.reference):
        raise UserMistake(
            f"Tệp tổng hợp thuộc kế hoạch số {identity.plan}, không phải {plan.reference}.",
            f"The consolidated plan belongs to plan {identity.plan}, not {plan.reference}.",
        )


def _insist_new(plan: Plan, kept: Sequence[Row]) -> None:
    unknown = [_text(row, "task_code") for row in kept if plan.task(_text(row, "task_code")) is None]
    if unknown:
        raise UserMistake(
            f"Kế hoạch không còn nhiệm vụ {unknown[0]}; chạy lại kxl merge --kind tasks với kế hoạch này.",
            f"The plan lacks task {unknown[0]}; run kxl merge --kind tasks again with this plan.",
        )
    there = [_text(row, "code") for row in kept if plan.task(_text(row, "code")) is not None]
    if there:
        raise UserMistake(
            f"Kế hoạch đã có hoạt động {there[0]}; dùng tệp kế hoạch trước khi bổ sung.",
            f"The plan already holds activity {there[0]}; use the plan as it was before.",
        )


def _dropped(consolidated: Book) -> frozenset[str]:
    """The activities that the coordinator gave up in favour of another."""
    loser = {KEEP_FIRST: "second_code", KEEP_SECOND: "first_code"}
    decided = ((row, loser.get(_text(row, "decision"))) for row in consolidated.rows("overlaps"))
    return frozenset(_text(row, side) for row, side in decided if side and row.get("basis") != GONE_LINE)


def _tasks(plan: Plan, book: Book, kept: Sequence[Row]) -> Iterator[Row]:
    """Yield the plan's tasks in their order, each with its activities beneath."""
    for row in book.rows("tasks"):
        yield row
        for activity in kept:
            if _text(activity, "task_code") == _text(row, "task_code"):
                yield _task(plan, row, activity)


def _task(plan: Plan, parent: Row, activity: Row) -> Row:
    starts, ends = _day(activity, "starts_on"), _day(activity, "ends_on")
    unit = plan.unit(_text(activity, "unit_code"))
    doer = _text(activity, "doer")
    return {
        "task_code": _text(activity, "code"),
        "group_code": parent.get("group_code"),
        "heading": parent.get("text"),
        "text": activity.get("text"),
        "detail": f"Bộ phận thực hiện: {doer}" if doer else None,
        "lead_agencies": unit.name if unit else _text(activity, "unit_code"),
        "assignment": Assignment.EACH.value,
        "beyond_text": "Có",
        "timeframe_text": time_of(starts, ends),
        "timeframe_kind": "date" if ends else None,
        "starts_on": starts,
        "ends_on": ends,
        "deliverable": activity.get("deliverable"),
        "note": _origin(activity),
    }


def _origin(activity: Row) -> str:
    own = _text(activity, "own_plan")
    return f"Hoạt động của đơn vị thuộc nhiệm vụ {_text(activity, 'task_code')}" + (
        f", Kế hoạch số {own}." if own else "."
    )


def _has_target(activity: Row) -> bool:
    """A figure needs a number and its unit of measure; a quantity without one stays in the consolidated plan."""
    return isinstance(activity.get("quantity"), Decimal) and bool(activity.get("unit"))


def _indicator(activity: Row) -> Row:
    """The quantity as a target, by the name the unit gave it, else by the words of the activity itself."""
    code = _text(activity, "code")
    return {
        "indicator_code": f"{code}.SL",
        "task_code": code,
        "indicator": activity.get("indicator") or activity.get("text"),
        "unit": activity.get("unit"),
        "target": activity.get("quantity"),
        "target_scope": TargetScope.EACH.value,
        "reported_by": "Đơn vị chủ trì",
        "across_units": AcrossUnits.SUM.value,
        "across_periods": AcrossPeriods.SUM.value,
    }


def _text(row: Row, name: str) -> str:
    value: Value = row.get(name)
    return "" if value is None else str(value)


def _day(row: Row, name: str) -> date | None:
    value = row.get(name)
    return value if isinstance(value, date) else None
