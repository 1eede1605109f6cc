"""A plan of an authority: its document facts, its tasks, who does them, and when reports are due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kehoach_xlsx.model.table import Row


class Assignment(StrEnum):
    """How a task with several leads is given; the values are what officers read."""

    JOINT = "Đồng chủ trì"  # one job, counted once
    EACH = "Từng đơn vị thực hiện"  # every unit does its own


class Role(StrEnum):
    """What a unit is in a task."""

    LEAD = "Chủ trì"
    COOPERATING = "Phối hợp"


class TargetScope(StrEnum):
    """To whom a target is given."""

    TOTAL = "Giao chung"
    EACH = "Giao từng đơn vị"


class AcrossUnits(StrEnum):
    """How the figures of several units become one."""

    SUM = "Cộng dồn"
    MAX = "Lấy số lớn nhất"
    LATEST = "Lấy số mới nhất"
    NONE = "Không tổng hợp"


class AcrossPeriods(StrEnum):
    """How the figures of several periods become one."""

    SUM = "Cộng dồn"
    LATEST = "Lấy số mới nhất"


class GroupKind(StrEnum):
    """How the members of a group of units are given."""

    LISTED = "Danh sách"  # by code
    SELECTED = "Theo loại và cấp"  # by category and level
    OPEN = "Mở"  # no members, never expanded, never missing


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """An agency. `must_report` units are expected in every period of their validity.

    `valid_from` and `valid_to` bound the agency's existence (both days included, None unbounded);
    `successor` is the code of the agency that carries on its work.
    """

    code: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    category: str = ""
    level: str = ""
    parent: str = ""
    reports_through: str = ""
    must_report: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""
    email: str = ""

    @property
    def label(self) -> str:
        """The short name where there is one, else the full name."""
        return self.short_name or self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitGroup:
    """A phrase of the plan that stands for several units."""

    phrase: str
    kind: GroupKind
    members: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    level: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeframe:
    """When a task is to be done; `text` is the plan's own wording, `ends_on` None where there is no deadline."""

    text: str = ""
    kind: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskGroup:
    """A group of tasks with the heading it has in the plan, and the paragraphs under that heading."""

    code: str
    title: str
    intro: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanTask:
    """One task. Agencies stand as the plan names them, one name or group phrase an entry.

    `heading` is what stands between the group's title and the task; `beyond_text` is True where the coordinator
    assigned what the plan's text leaves open.
    """

    code: str
    group: str
    text: str
    detail: str = ""
    heading: str = ""
    lead_agencies: tuple[str, ...] = ()
    cooperating_agencies: tuple[str, ...] = ()
    assignment: Assignment = Assignment.EACH
    beyond_text: bool = False
    timeframe: Timeframe = field(default_factory=Timeframe)
    milestones: str = ""
    deliverable: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """A figure that units report; `target` is in `unit`, None for a statistic without a target.

    `reported_by` says whose figures count: the leads of the task, or everybody who takes part in it.
    `task` is empty for a figure that every reporting unit gives.
    """

    code: str
    task: str
    name: str
    unit: str
    target: Decimal | None = None
    target_scope: TargetScope = TargetScope.TOTAL
    at_least: bool = True
    parent: str = ""
    numerator: str = ""
    denominator: str = ""
    leads_only: bool = False
    across_units: AcrossUnits = AcrossUnits.SUM
    across_periods: AcrossPeriods = AcrossPeriods.SUM


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportingPeriod:
    """A period: what it covers, the day its figures close (`cutoff_on`) and the day reports are due."""

    code: str
    name: str
    starts_on: date
    ends_on: date
    cutoff_on: date
    due_on: date
    due_text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A whole plan. `document` is the record of the sheet *Thông tin chung*, by column name.

    `fingerprint` is the digest of everything that templates carry; `revisions` are the fingerprints of
    earlier versions, whose templates remain acceptable.
    """

    document: Row
    groups: tuple[TaskGroup, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    units: tuple[Unit, ...] = ()
    unit_groups: tuple[UnitGroup, ...] = ()
    periods: tuple[ReportingPeriod, ...] = ()
    fingerprint: str = ""
    revisions: tuple[str, ...] = ()
    _units: Mapping[str, Unit] = field(init=False, repr=False, compare=False)
    _tasks: Mapping[str, PlanTask] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index units and tasks by code, which are looked up for every row; of two alike the first counts."""
        object.__setattr__(self, "_units", {u.code: u for u in reversed(self.units)})
        object.__setattr__(self, "_tasks", {t.code: t for t in reversed(self.tasks)})

    def fact(self, name: str) -> str:
        """Return a text of *Thông tin chung*, "" where it is blank."""
        value = self.document.get(name)
        return "" if value is None else str(value)

    @property
    def reference(self) -> str:
        """The plan's number and symbol, such as "58/KH-UBND"."""
        return self.fact("reference")

    def unit(self, code: str) -> Unit | None:
        """Return the unit with this code."""
        return self._units.get(code)

    def task(self, code: str) -> PlanTask | None:
        """Return the task with this code."""
        return self._tasks.get(code)

    def period(self, code: str) -> ReportingPeriod | None:
        """Return the period with this code."""
        return next((p for p in self.periods if p.code == code), None)
