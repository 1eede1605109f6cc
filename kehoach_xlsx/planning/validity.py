"""Units that were set up, merged, renamed or abolished within a plan's time: who is there in a period, who carries on.

A unit is in force from `valid_from` to `valid_to`, both days included. The unit that is in force on the last day of a
period answers for it; one that was abolished before hands its work to its `successor`, and so on along the chain.
"""

from collections.abc import Mapping
from dataclasses import replace

from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.planning.roster import Roster


def exists_in(unit: Unit, period: ReportingPeriod) -> bool:
    """Return whether a unit is in force on any day of a period."""
    started = unit.valid_from is None or unit.valid_from <= period.ends_on
    return started and (unit.valid_to is None or unit.valid_to >= period.starts_on)


def answering(plan: Plan, code: str, period: ReportingPeriod) -> str:
    """Return the unit that answers for a unit's work in a period: itself, or the last of its successors in force.

    A chain of successors that closes to a ring ends where it would begin again.
    """
    seen = {code}
    while (after := _after(plan, code, period)) is not None and after.code not in seen:
        code = after.code
        seen.add(code)
    return code


def _after(plan: Plan, code: str, period: ReportingPeriod) -> Unit | None:
    unit = plan.unit(code)
    if unit is None or unit.valid_to is None or unit.valid_to >= period.ends_on:
        return None
    after = plan.unit(unit.successor)
    begun = after is not None and (after.valid_from is None or after.valid_from <= period.ends_on)
    return after if begun else None


def expected_in(plan: Plan, unit: Unit, period: ReportingPeriod) -> bool:
    """Return whether a report of the unit is expected for a period.

    One that was abolished within it reports for its own days only where nobody carries on its work.
    """
    return unit.must_report and exists_in(unit, period) and answering(plan, unit.code, period) == unit.code


def roster_in(roster: Roster, period: ReportingPeriod) -> Roster:
    """Return the roster as it counts in a period: the tasks of a unit are those of who answers for it."""
    plan = roster.plan
    return _changed(roster, {u.code: _now(plan, u, period) for u in plan.units}, period, handed=False)


def roster_handed_out(roster: Roster, period: ReportingPeriod) -> Roster:
    """Return the roster by which templates of a period are made: an abolished unit keeps its tasks for its own days."""
    plan = roster.plan
    both = {
        u.code: tuple(dict.fromkeys((*([u.code] if exists_in(u, period) else []), *_now(plan, u, period))))
        for u in plan.units
    }
    return _changed(roster, both, period, handed=True)


def _now(plan: Plan, unit: Unit, period: ReportingPeriod) -> tuple[str, ...]:
    code = answering(plan, unit.code, period)
    found = plan.unit(code)
    return (code,) if found is not None and exists_in(found, period) else ()


def _changed(roster: Roster, who: Mapping[str, tuple[str, ...]], period: ReportingPeriod, *, handed: bool) -> Roster:
    plan = roster.plan
    if all(unit.valid_from is None and unit.valid_to is None for unit in plan.units):
        return roster
    units = tuple(replace(u, must_report=_reports(plan, u, period, handed=handed)) for u in plan.units)
    leads = {task: _in_order(plan, who, codes) for task, codes in roster.leads.items()}
    others = {task: _in_order(plan, who, codes) for task, codes in roster.cooperating.items()}
    return Roster(
        plan=replace(plan, units=units),
        leads=leads,
        cooperating={task: tuple(c for c in codes if c not in leads[task]) for task, codes in others.items()},
        unresolved=roster.unresolved,
    )


def _reports(plan: Plan, unit: Unit, period: ReportingPeriod, *, handed: bool) -> bool:
    if handed:
        return unit.must_report and exists_in(unit, period)
    return expected_in(plan, unit, period)


def _in_order(plan: Plan, who: Mapping[str, tuple[str, ...]], codes: tuple[str, ...]) -> tuple[str, ...]:
    found = {now for code in codes for now in who.get(code, (code,))}
    return tuple(unit.code for unit in plan.units if unit.code in found)
