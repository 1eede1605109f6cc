"""The activities that units plan under the tasks of a plan: who does what, when, and which tasks nobody took up."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Assignment, PlanTask, Role, Unit
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.model.table import ROW, Row, Value
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.activity_rules import ACTIVITY_STRAY, TASK_IDLE
from kehoach_xlsx.workbooks.consolidated_tasks import ACTIVITY_LINE, STRAY_LINE, TASK_LINE

_SHEET = "activities"
_TOLD = ("doer", "starts_on", "ends_on", "deliverable", "indicator", "quantity", "unit")


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity:
    """One activity as a unit planned it. `role` is the unit's part in the task, None where the plan lacks the task.

    `code` counts the unit's activities under the task in the order of its workbook ("NV2.a.1"); `mark` is a digest of
    unit, task and text that stays when the workbook's rows are moved.
    """

    code: str
    mark: str
    task: str
    unit: Unit
    role: Role | None
    submission: Submission
    row: Row

    @property
    def text(self) -> str:
        """What is to be done, in the unit's words."""
        return str(self.row.get("text") or "")

    def day(self, column: str) -> date | None:
        """Return the day in `starts_on` or `ends_on`, None where it is blank."""
        value = self.row.get(column)
        return value if isinstance(value, date) else None


def activities(collection: Collection) -> tuple[Activity, ...]:
    """Return every activity of the plans that count, in the plan's order of units and the order of their rows."""
    counted: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    found: list[Activity] = []
    for unit, submission, row in collection.rows(_SHEET):
        task, text = str(row.get("task_code") or ""), str(row.get("text") or "")
        if not text:
            continue
        counted[unit.code, task] += 1
        words = "\x1f".join((unit.code, task, fold(text)))
        seen[words] += 1
        found.append(
            Activity(
                code=f"{task}.{unit.code}.{counted[unit.code, task]}",
                mark=hashlib.sha256(f"{words}\x1f{seen[words]}".encode()).hexdigest()[:16],
                task=task,
                unit=unit,
                role=collection.roster.role(unit.code, task) if collection.plan.task(task) else None,
                submission=submission,
                row=row,
            )
        )
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskPlan:
    """A task with what its units plan: `planned` are the leads with an activity, the others lack one.

    `idle` have sent a plan without any for this task, `to_mend` have sent one that was not merged, `missing` nothing.
    """

    task: PlanTask
    activities: tuple[Activity, ...]
    leads: tuple[Unit, ...]
    planned: tuple[Unit, ...]
    idle: tuple[Unit, ...]
    to_mend: tuple[Unit, ...]
    missing: tuple[Unit, ...]

    @property
    def taken_up(self) -> bool:
        """Whether any lead has planned an activity."""
        return bool(self.planned)

    @property
    def whole(self) -> bool:
        """Whether nothing is lacking: of a joint task one lead will do, otherwise every lead plans its own."""
        joint = self.task.assignment is Assignment.JOINT
        return self.taken_up and (joint or len(self.planned) == len(self.leads))

    @property
    def state(self) -> str:
        """How the task stands, in official words."""
        if not self.leads:
            return "Kế hoạch chưa giao đơn vị chủ trì"
        if self.taken_up:
            return "Còn thiếu đơn vị chủ trì" if not self.whole else "Đã có hoạt động"
        return "Mới có hoạt động của đơn vị phối hợp" if self.activities else "Chưa đơn vị nào có hoạt động"


def task_plans(collection: Collection, found: Sequence[Activity]) -> tuple[TaskPlan, ...]:
    """Return every task of the plan with its activities: those of the leads first."""
    heard = {s.unit for s in collection.submissions if s.state is not State.OTHER}
    return tuple(_task_plan(collection, task, found, heard) for task in collection.plan.tasks)


def _task_plan(collection: Collection, task: PlanTask, found: Sequence[Activity], heard: set[str]) -> TaskPlan:
    ours = [a for a in found if a.task == task.code and a.role is not None]
    doers = {a.unit.code for a in ours if a.role is Role.LEAD}
    given = frozenset(collection.roster.leads[task.code])
    leads = tuple(u for u in collection.plan.units if u.code in given)
    lacking = [u for u in leads if u.code not in doers]
    spoken = collection.speaking.keys()
    return TaskPlan(
        task=task,
        activities=tuple(sorted(ours, key=lambda a: a.role is not Role.LEAD)),
        leads=leads,
        planned=tuple(u for u in leads if u.code in doers),
        idle=tuple(u for u in lacking if u.code in spoken),
        to_mend=tuple(u for u in lacking if u.code in heard - spoken),
        missing=tuple(u for u in lacking if u.code not in heard | spoken),
    )


def strays(found: Sequence[Activity]) -> tuple[Activity, ...]:
    """Return the activities whose task the plan lacks, or in which their unit has no part."""
    return tuple(a for a in found if a.role is None)


def detail_rows(collection: Collection, plans: Sequence[TaskPlan], astray: Sequence[Activity]) -> Iterator[Row]:
    """Yield the rows of *Kế hoạch chi tiết*: each task, its activities, and at the end what belongs to no task."""
    titles = {group.code: group.title for group in collection.plan.groups}
    for plan in plans:
        task = plan.task
        place = {"group_code": task.group, "group": titles.get(task.group, ""), "task_code": task.code}
        yield {
            "row_kind": TASK_LINE,
            "code": task.code,
            "text": task.text,
            "unit_name": "; ".join(task.lead_agencies),
            "cooperating": "; ".join(task.cooperating_agencies),
            "role": Role.LEAD.value if task.lead_agencies else "",
            "starts_on": task.timeframe.starts_on,
            "ends_on": task.timeframe.ends_on,
            "deliverable": task.deliverable,
            "timeframe": task.timeframe.text,
            "mark": task.code,
            **place,
        }
        for activity in plan.activities:
            yield {**_activity_row(activity, ACTIVITY_LINE), **place}
    for activity in astray:
        yield _activity_row(activity, STRAY_LINE) | {"task_code": activity.task}


def _activity_row(activity: Activity, kind: str) -> dict[str, Value]:
    return {
        "row_kind": kind,
        "code": activity.code,
        "text": activity.text,
        "unit_name": activity.unit.label,
        "unit_code": activity.unit.code,
        "role": activity.role.value if activity.role else "",
        "own_plan": activity.submission.info.get("own_plan_number"),
        "mark": activity.mark,
        **{name: activity.row.get(name) for name in _TOLD},
    }


def gap_rows(collection: Collection, plans: Sequence[TaskPlan]) -> Iterator[Row]:
    """Yield the rows of *Nhiệm vụ chưa có hoạt động*: what nobody took up first, then where some leads lack."""
    titles = {group.code: group.title for group in collection.plan.groups}
    lacking = [p for p in plans if not p.whole]
    for plan in sorted(lacking, key=lambda p: p.taken_up):
        yield {
            "task_code": plan.task.code,
            "text": plan.task.text,
            "group": titles.get(plan.task.group, ""),
            "leads": "; ".join(plan.task.lead_agencies),
            "deadline": plan.task.timeframe.text,
            "state": plan.state,
            "units_expected": len(plan.leads),
            "units_planned": len(plan.planned),
            **{name: _labels(units) for name, units in _lacking(plan)},
        }


def _lacking(plan: TaskPlan) -> tuple[tuple[str, tuple[Unit, ...]], ...]:
    return (("idle", plan.idle), ("to_mend", plan.to_mend), ("missing", plan.missing))


def _labels(units: Sequence[Unit]) -> str:
    return "; ".join(unit.label for unit in units)


def activity_findings(plans: Sequence[TaskPlan], astray: Sequence[Activity]) -> Iterator[Finding]:
    """Yield KH437 for every task that no lead took up, KH440 for every activity under a task the plan lacks."""
    for plan in plans:
        if not plan.taken_up:
            yield _untaken(plan)
    for activity in astray:
        table = activity.submission.incoming.tables[_SHEET]
        number = activity.row.get(ROW)
        row = number if isinstance(number, int) else None
        yield Finding(rule=ACTIVITY_STRAY, origin=table.origin, row=row, column="task_code", value=activity.task)


def _untaken(plan: TaskPlan) -> Finding:
    words = {"idle": "không có hoạt động", "to_mend": "bản gửi phải sửa", "missing": "chưa gửi kế hoạch"}
    why = "; ".join(f"{words[name]}: {join_and(u.label for u in units)}" for name, units in _lacking(plan) if units)
    state = plan.state[:1].lower() + plan.state[1:]
    context = {
        "state": f"{state} ({why})" if why else state,
        "planned": str(len(plan.planned)),
        "expected": str(len(plan.leads)),
    }
    return Finding(rule=TASK_IDLE, origin=Origin(path=""), value=plan.task.code, context=context)
