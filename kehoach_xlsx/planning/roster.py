"""Who does what: every agency phrase of a plan resolved to units, and each unit's role in each task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from kehoach_xlsx.model.plan import GroupKind, Indicator, Plan, PlanTask, Role, Unit, UnitGroup
from kehoach_xlsx.vietnamese.agencies import agency_key

_One = TypeVar("_One")


@dataclass(frozen=True, kw_only=True, slots=True)
class Roster:
    """The units of each task, in the plan's order of units.

    `leads` and `cooperating` map task codes to unit codes; `unresolved` names the phrases that stand for no
    unit and no declared group, as (task code, phrase).
    """

    plan: Plan
    leads: Mapping[str, tuple[str, ...]]
    cooperating: Mapping[str, tuple[str, ...]]
    unresolved: tuple[tuple[str, str], ...]
    _parts: Mapping[str, tuple[tuple[PlanTask, Role], ...]] = field(init=False, repr=False, compare=False)
    _figures: Mapping[str, tuple[Indicator, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Turn roles and indicators round, from tasks to units: of each of thousands of files they are asked for."""
        parts: dict[str, list[tuple[PlanTask, Role]]] = {}
        for task in self.plan.tasks:
            cooperates, leads = (task, Role.COOPERATING), (task, Role.LEAD)
            roles = dict.fromkeys(self.cooperating[task.code], cooperates)
            for unit, part in (roles | dict.fromkeys(self.leads[task.code], leads)).items():
                parts.setdefault(unit, []).append(part)
        figures: dict[str, list[Indicator]] = {}
        for indicator in self.plan.indicators:
            for unit in dict.fromkeys(self.reporters(indicator)):
                figures.setdefault(unit, []).append(indicator)
        object.__setattr__(self, "_parts", _each_once(parts))
        object.__setattr__(self, "_figures", _each_once(figures))

    def role(self, unit: str, task: str) -> Role | None:
        """Return the unit's role in a task; one that leads and cooperates leads."""
        if unit in self.leads[task]:
            return Role.LEAD
        return Role.COOPERATING if unit in self.cooperating[task] else None

    def tasks_of(self, unit: str) -> tuple[tuple[PlanTask, Role], ...]:
        """Return the tasks in which a unit has a role, in the plan's order; units with the same share one object."""
        return self._parts.get(unit, ())

    def indicators_of(self, unit: str) -> tuple[Indicator, ...]:
        """Return the indicators a unit reports, likewise shared; one without a task is everybody's."""
        return self._figures.get(unit, ())

    def reporters(self, indicator: Indicator) -> tuple[str, ...]:
        """Return the units that report an indicator."""
        if indicator.task not in self.leads:
            return tuple(u.code for u in self.reporting_units())
        leads = self.leads[indicator.task]
        doers = {*leads} if indicator.leads_only else {*leads, *self.cooperating[indicator.task]}
        return tuple(u.code for u in self.plan.units if u.code in doers)

    def reporting_units(self) -> tuple[Unit, ...]:
        """Return the units from which a report is expected."""
        return tuple(u for u in self.plan.units if u.must_report)


def _each_once(found: Mapping[str, Sequence[_One]]) -> dict[str, tuple[_One, ...]]:
    """What was found for each unit: of thousands of units most have just what others have."""
    known: dict[tuple[int, ...], tuple[_One, ...]] = {}
    return {unit: known.setdefault(tuple(map(id, several)), tuple(several)) for unit, several in found.items()}


_latest: Final[list[tuple[Plan, dict[str, tuple[str, ...]]]]] = []
"""The plan that was asked about last, and its directory."""
_enrolled: Final[list[tuple[Plan, Roster]]] = []
"""The plan that was enrolled last, and its roster."""


def enrol(plan: Plan) -> Roster:
    """Resolve every agency phrase of a plan."""
    if not (_enrolled and _enrolled[0][0] is plan):  # asked for by several checks of one plan
        _enrolled[:] = [(plan, _roster(plan))]
    return _enrolled[0][1]


def _roster(plan: Plan) -> Roster:
    directory = directory_of(plan)
    leads: dict[str, tuple[str, ...]] = {}
    cooperating: dict[str, tuple[str, ...]] = {}
    unresolved: list[tuple[str, str]] = []
    for task in plan.tasks:
        leads[task.code] = _members(plan, directory, task, task.lead_agencies, unresolved)
        others = _members(plan, directory, task, task.cooperating_agencies, unresolved)
        cooperating[task.code] = tuple(code for code in others if code not in leads[task.code])
    return Roster(plan=plan, leads=leads, cooperating=cooperating, unresolved=tuple(unresolved))


def directory_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the units that each known phrase stands for, by `agency_key`; an open group stands for none."""
    if not (_latest and _latest[0][0] is plan):  # asked for with every file, and a plan has thousands of units
        _latest[:] = [(plan, _directory(plan))]
    return _latest[0][1]


def _directory(plan: Plan) -> dict[str, tuple[str, ...]]:
    directory = {agency_key(group.phrase): members_of(plan, group) for group in plan.unit_groups}
    for unit in plan.units:
        for name in (unit.name, unit.short_name, *unit.aliases, unit.code):
            if name:
                directory.setdefault(agency_key(name), (unit.code,))
    return directory


def members_of(plan: Plan, group: UnitGroup) -> tuple[str, ...]:
    """Return the codes of a group's members, in the order of the plan's units."""
    match group.kind:
        case GroupKind.OPEN:
            return ()
        case GroupKind.LISTED:
            return tuple(u.code for u in plan.units if u.code in group.members)
        case GroupKind.SELECTED:
            return tuple(
                u.code
                for u in plan.units
                if (not group.categories or u.category in group.categories)
                and (not group.level or u.level == group.level)
            )


def _members(
    plan: Plan,
    directory: Mapping[str, tuple[str, ...]],
    task: PlanTask,
    phrases: tuple[str, ...],
    unresolved: list[tuple[str, str]],
) -> tuple[str, ...]:
    codes: set[str] = set()
    for phrase in phrases:
        found = directory.get(agency_key(phrase))
        if found is None:
            unresolved.append((task.code, phrase))
        codes.update(found or ())
    return tuple(u.code for u in plan.units if u.code in codes)
