"""Status comes from leads: how each task stands over the units that were given it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach_xlsx.consolidate.answers import COLUMNS, KEY, SHEET, Answers, answers_of
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.heard import NOTHING, heard
from kehoach_xlsx.model.compact import Alike
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Assignment, PlanTask, Role
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.model.timeliness import Timeliness
from kehoach_xlsx.planning.prefill import deadline
from kehoach_xlsx.vietnamese.numbers import format_count
from kehoach_xlsx.vietnamese.phrasing import ensure_full_stop, lower_first, share_bare
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.merge_rules import LEADS_DISAGREE

STATUS_COLUMNS: Mapping[str, str] = {
    "done": lists.DONE,
    "under_way": lists.UNDER_WAY,
    "regular": lists.REGULAR,
    "not_started": lists.NOT_STARTED,
    "not_ready": lists.NOT_READY,
    "will_not": lists.WILL_NOT,
    "nothing": lists.NOTHING,
}
# From the least to the most advanced: of joint leads that differ, the less advanced counts.
ADVANCEMENT = (
    lists.NOT_STARTED,
    lists.NOT_READY,
    lists.WILL_NOT,
    lists.UNDER_WAY,
    lists.REGULAR,
    lists.NOTHING,
    lists.DONE,
)
NOT_REPORTED = "Chưa có báo cáo"


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskStanding:
    """One task over all units: its leads' answers, its cooperating units' answers, and the outcome."""

    task: PlanTask
    expected: tuple[str, ...]
    answers: Answers
    cooperating: Answers

    @property
    def counts(self) -> Counter[str]:
        """How many leads report each status."""
        return self.answers.counts

    @property
    def joint(self) -> bool:
        """Whether the task is one job, however many lead it."""
        return self.task.assignment is Assignment.JOINT or len(self.expected) == 1

    @property
    def least(self) -> str:
        """The least advanced status that was reported, "" where none was."""
        return min(self.counts, key=_rank, default="")

    @property
    def overdue(self) -> int:
        """How many leads are past the deadline."""
        return self.answers.standing[Timeliness.OVERDUE]

    @property
    def disagreement(self) -> str:
        """What joint leads report differently, "" where they agree."""
        if not self.joint or len(self.counts) < 2:
            return ""
        return "; ".join(f"{a.unit.label}: {a.status}" for a in self.answers)

    @property
    def status(self) -> str:
        """The consolidated status: of one job its status, of a job given to each the share that is done."""
        if not self.answers:
            return NOT_REPORTED
        reported, expected = len(self.answers), len(self.expected)
        if self.joint:
            part = "" if reported == expected else f" ({share_bare(reported, expected)} đơn vị đã báo cáo)"
            return self.least + part
        if self.counts[lists.DONE]:
            return f"{share_bare(self.counts[lists.DONE], expected)} đơn vị hoàn thành"
        status, number = max(self.counts.items(), key=lambda item: (item[1], -_rank(item[0])))
        return f"{share_bare(number, expected)} đơn vị {lower_first(status)}"

    @property
    def finished(self) -> bool:
        """Whether the whole task is done: every lead has reported, and every one that had work has done it."""
        left = {lists.DONE, lists.NOTHING}
        complete = len(self.answers) == len(self.expected) and set(self.counts) <= left
        return complete and self.counts[lists.DONE] > 0

    @property
    def timeliness_text(self) -> str:
        """How the task stands against its deadline, in words."""
        if not self.answers:
            return ""
        if self.overdue and not self.joint:
            return f"{Timeliness.OVERDUE}: {format_count(self.overdue)} đơn vị"
        worst = (
            Timeliness.OVERDUE,
            Timeliness.LATE,
            Timeliness.WITHIN,
            Timeliness.UNDATED,
            Timeliness.IN_TIME,
        )
        found = self.answers.standing
        return next((t.value for t in worst if t in found), self.answers.times[0].value)


def _rank(status: str) -> int:
    return ADVANCEMENT.index(status) if status in ADVANCEMENT else len(ADVANCEMENT)


def standings(collection: Collection) -> tuple[TaskStanding, ...]:
    """Return how every task of the plan stands."""
    roster, told = collection.roster, heard(collection, SHEET, KEY, COLUMNS)

    def answers(task: PlanTask, units: Sequence[str]) -> Answers:
        return answers_of(task, told.get(task.code, NOTHING).of(units), collection.as_of)

    return tuple(
        TaskStanding(
            task=task,
            expected=roster.leads[task.code],
            answers=answers(task, roster.leads[task.code]),
            cooperating=answers(task, roster.cooperating[task.code]),
        )
        for task in collection.plan.tasks
    )


def by_task_rows(collection: Collection, found: Sequence[TaskStanding]) -> tuple[Row, ...]:
    """Return the rows of *Theo nhiệm vụ*."""
    titles = {group.code: group.title for group in collection.plan.groups}
    return tuple(_row(standing, titles.get(standing.task.group, "")) for standing in found)


def _row(standing: TaskStanding, group: str) -> Row:
    task = standing.task
    return {
        "task_code": task.code,
        "group_code": task.group,
        "group": group,
        "text": task.text,
        "leads": "; ".join(task.lead_agencies),
        "cooperating": "; ".join(task.cooperating_agencies),
        "assignment": task.assignment.value,
        "deadline": deadline(task),
        "deadline_on": task.timeframe.ends_on,
        "units_expected": len(standing.expected),
        "units_reported": len(standing.answers),
        **{name: standing.counts[status] for name, status in STATUS_COLUMNS.items()},
        "status": standing.status,
        "timeliness": standing.timeliness_text,
        "disagreement": standing.disagreement,
        "results": results_text(standing),
    }


def results_text(standing: TaskStanding) -> str:
    """Return what leads say they achieved; of a task that many do, a few (all stand in *Kết quả từng đơn vị*)."""
    answers = standing.answers
    told = answers.told()
    if len(told) == 1:
        only = answers.at(told[0])
        return only.result or only.explanation
    shown = list(map(answers.at, told)) if standing.joint else answers.notable()
    lines = [f"- {a.unit.label}: {ensure_full_stop(a.result or a.explanation)}" for a in shown]
    left = len(told) - len(shown)
    return "\n".join([*lines, f"- Còn {left} đơn vị: xem trang Kết quả từng đơn vị."] if left else lines)


def answer_rows(found: Sequence[TaskStanding]) -> Iterator[Alike]:
    """Yield the rows of *Kết quả từng đơn vị*, those of a task and a role together."""
    for standing in found:
        for role, answers in ((Role.LEAD, standing.answers), (Role.COOPERATING, standing.cooperating)):
            yield _answer_rows(standing.task.code, role, answers)


def _answer_rows(task: str, role: Role, answers: Answers) -> Alike:
    heard, units = answers.heard, answers.heard.units
    return Alike(
        same={"task_code": task, "role": role.value},
        columns={
            "unit_code": [unit.code for unit in units],
            "unit_name": [unit.label for unit in units],
            "status": answers.statuses,
            "progress_percent": [v if isinstance(v, Decimal) else None for v in heard.column("progress_percent")],
            "finished_on": [value if isinstance(value, date) else None for value in heard.column("finished_on")],
            "timeliness": [stands.value for stands in answers.times],
            **{name: heard.texts(name) for name in ("result", "evidence", "explanation")},
        },
    )


def disagreements(found: Sequence[TaskStanding]) -> Iterator[Finding]:
    """Yield KH406 for every job whose leads report different statuses."""
    for standing in found:
        if standing.disagreement:
            yield Finding(
                rule=LEADS_DISAGREE,
                origin=Origin(path=""),
                value=standing.task.code,
                context={"statuses": standing.disagreement},
            )
