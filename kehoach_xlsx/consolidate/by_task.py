"""Status comes from leads: how each task stands over the units that were given it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from kehoach_xlsx.consolidate.frame import Collection, Piece, Source, pieces, source
from kehoach_xlsx.model.compact import Alike
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Assignment, PlanTask, Role, Unit
from kehoach_xlsx.model.submission import PARTS, Submission
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.model.timeliness import Timeliness, timeliness
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
_SETTLED = frozenset({lists.REGULAR, lists.NOTHING, lists.WILL_NOT})
NOT_REPORTED = "Chưa có báo cáo"
_SHEET = "tasks"
_NOTABLE = 3  # units named for a task that many carry out


class Answer(NamedTuple):
    """What one unit says of one task in a row of its report; what is asked of few answers is read when it is asked."""

    unit: Unit
    submission: Submission
    row: Row
    status: str
    timeliness: Timeliness

    @property
    def result(self) -> str:
        """What was achieved, in the unit's words."""
        return _text(self.row, "result")

    @property
    def explanation(self) -> str:
        """Why it stands so, in the unit's words."""
        return _text(self.row, "explanation")

    @property
    def source(self) -> Source:
        """Where the status was read."""
        return source(self.submission, _SHEET, self.row, "status")

    @property
    def together(self) -> bool:
        """Whether the row was put together of several reports."""
        return PARTS in self.row

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The reports it is made of."""
        return pieces(self.submission, _SHEET, "task_code", self.row)


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskStanding:
    """One task over all units: its leads' answers, its cooperating units' answers, and the outcome."""

    task: PlanTask
    expected: tuple[str, ...]
    answers: tuple[Answer, ...]
    cooperating: tuple[Answer, ...]
    _known: list[Counter[str]] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def counts(self) -> Counter[str]:
        """How many leads report each status."""
        if not self._known:  # asked for many times, over all units
            self._known.append(Counter(answer.status for answer in self.answers))
        return self._known[0]

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
        return sum(answer.timeliness is Timeliness.OVERDUE for answer in self.answers)

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
        found = {answer.timeliness for answer in self.answers}
        return next((t.value for t in worst if t in found), self.answers[0].timeliness.value)


def _rank(status: str) -> int:
    return ADVANCEMENT.index(status) if status in ADVANCEMENT else len(ADVANCEMENT)


def standings(collection: Collection) -> tuple[TaskStanding, ...]:
    """Return how every task of the plan stands."""
    roster = collection.roster
    return tuple(
        TaskStanding(
            task=task,
            expected=roster.leads[task.code],
            answers=tuple(_answers(collection, task, roster.leads[task.code])),
            cooperating=tuple(_answers(collection, task, roster.cooperating[task.code])),
        )
        for task in collection.plan.tasks
    )


def _answers(collection: Collection, task: PlanTask, units: Sequence[str]) -> Iterator[Answer]:
    plan, deadline_on, as_of = collection.plan, task.timeframe.ends_on, collection.as_of
    for code in units:
        unit, found = plan.unit(code), collection.row(code, _SHEET, "task_code", task.code)
        if unit is None or found is None:
            continue
        submission, row = found
        status = _text(row, "status")
        stands = timeliness(
            deadline_on, _finished_on(row), done=status == lists.DONE, settled=status in _SETTLED, as_of=as_of
        )
        yield Answer(unit, submission, row, status, stands)


def _finished_on(row: Row) -> date | None:
    value = row.get("finished_on")
    return value if isinstance(value, date) else None


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


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


def notable(answers: Sequence[Answer]) -> list[Answer]:
    """Return a few finished answers, of units of different kinds where there are such, in the plan's order."""
    finished = [a for a in answers if a.status == lists.DONE and a.result]
    first_of_kind = {a.unit.category: a for a in reversed(finished)}
    chosen = list(first_of_kind.values())[:_NOTABLE]
    taken = {a.unit.code for a in chosen}
    rest = (a.unit.code for a in finished if a.unit.code not in taken)
    picked = taken | set(islice(rest, max(_NOTABLE - len(chosen), 0)))
    return [a for a in finished if a.unit.code in picked]


def results_text(standing: TaskStanding) -> str:
    """Return what leads say they achieved; of a task that many do, a few (all stand in *Kết quả từng đơn vị*)."""
    told = [a for a in standing.answers if a.result or a.explanation]
    if len(told) == 1:
        return told[0].result or told[0].explanation
    shown = told if standing.joint else notable(told)
    lines = [f"- {a.unit.label}: {ensure_full_stop(a.result or a.explanation)}" for a in shown]
    left = len(told) - len(shown)
    return "\n".join([*lines, f"- Còn {left} đơn vị: xem trang Kết quả từng đơn vị."] if left else lines)


def answer_rows(found: Sequence[TaskStanding]) -> Iterator[Alike]:
    """Yield the rows of *Kết quả từng đơn vị*, those of a task and a role together."""
    for standing in found:
        for role, answers in ((Role.LEAD, standing.answers), (Role.COOPERATING, standing.cooperating)):
            yield _answer_rows(standing.task.code, role, answers)


def _answer_rows(task: str, role: Role, answers: Sequence[Answer]) -> Alike:
    rows = [answer.row for answer in answers]
    progress = [row.get("progress_percent") for row in rows]
    return Alike(
        same={"task_code": task, "role": role.value},
        columns={
            "unit_code": [answer.unit.code for answer in answers],
            "unit_name": [answer.unit.label for answer in answers],
            "status": [answer.status for answer in answers],
            "progress_percent": [value if isinstance(value, Decimal) else None for value in progress],
            "finished_on": list(map(_finished_on, rows)),
            "timeliness": [answer.timeliness.value for answer in answers],
            **{name: [_text(row, name) for row in rows] for name in ("result", "evidence", "explanation")},
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
