"""The units' implementation plans merged into the consolidated plan, as data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kehoach_xlsx.consolidate.accepting import Readings
from kehoach_xlsx.consolidate.activities import (
    Activity,
    TaskPlan,
    activities,
    activity_findings,
    detail_rows,
    gap_rows,
    strays,
    task_plans,
)
from kehoach_xlsx.consolidate.activity_figures import figure_rows, unit_ledger
from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.consolidate.data import data_rows, omitted, source_rows
from kehoach_xlsx.consolidate.estimates import (
    Estimate,
    EstimateTotal,
    budget_rows,
    estimate_totals,
    estimates,
    unit_budget_rows,
)
from kehoach_xlsx.consolidate.finding_rows import finding_rows
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.kept_notes import kept_notes
from kehoach_xlsx.consolidate.overlaps import Overlap, overlap_findings, overlap_rows, overlaps
from kehoach_xlsx.consolidate.register import (
    carry_over,
    missing_units,
    note_findings,
    notes_of,
    orphans,
)
from kehoach_xlsx.consolidate.report_info import own_papers
from kehoach_xlsx.consolidate.submissions import by_unit, decide
from kehoach_xlsx.consolidate.waivers import waiver_findings, waiver_rows, waivers_of
from kehoach_xlsx.model.compact import compact
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.model.submission import MISSING_WORDS, STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.workbooks.activity_rules import PLAN_NOT_SENT
from kehoach_xlsx.workbooks.consolidated_tasks import CONSOLIDATED_TASKS

_NO_PERIOD = ReportingPeriod(
    code="", name="", starts_on=date.min, ends_on=date.max, cutoff_on=date.max, due_on=date.max
)
"""An implementation plan belongs to no reporting period, and the plan sets no day for it: nothing here asks for one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """What the implementation plans of a collection come to."""

    activities: tuple[Activity, ...]
    tasks: tuple[TaskPlan, ...]
    pairs: tuple[Overlap, ...]
    estimates: tuple[Estimate, ...]
    totals: tuple[EstimateTotal, ...]


def consolidate_tasks(
    roster: Roster,
    submissions: Sequence[Submission],
    *,
    earlier: Book | None = None,
    accept_with_errors: bool = False,
) -> Consolidation:
    """Merge the units' implementation plans; which submission speaks is decided as for progress reports.

    `earlier` is the consolidated plan of a former merge, whose notes and decisions are kept.

    Findings: KH015, KH402 to KH405, KH409 to KH411, KH436 to KH440, KH448, KH449, KH499.
    """
    decisions = notes_of(earlier).decisions
    decided = decide(submissions, kind="tasks", decisions=decisions, accept_with_errors=accept_with_errors)
    decided = tuple(omitted(s) for s in decided)
    collection = Collection(
        roster=roster,
        period=_NO_PERIOD,
        as_of=date.max,
        submissions=decided,
        speaking=by_unit(decided),
        waivers=waivers_of(earlier),
    )
    return _assemble(collection, earlier)


def _planned(collection: Collection) -> Planned:
    found, costs = activities(collection), estimates(collection)
    return Planned(
        activities=found,
        tasks=task_plans(collection, found),
        pairs=overlaps(collection.plan, found),
        estimates=costs,
        totals=estimate_totals(costs),
    )


def _assemble(collection: Collection, earlier: Book | None) -> Consolidation:
    planned = _planned(collection)
    astray = strays(planned.activities)
    ledger: Iterable[Row] = unit_ledger(collection, planned.activities, planned.totals)
    read = Readings(collection)
    data, ledger = compact(read.in_data(data_rows(collection))), compact(read.in_ledger(ledger))
    sources, account, open_accounts = source_rows(collection, data)
    register = tuple(_register(collection))
    gone = orphans(register, earlier)
    made: Mapping[str, Sequence[Row]] = {
        "overview": tuple(figure_rows(collection, planned.tasks, planned.activities, planned.pairs, planned.totals)),
        "plan_info": (_plan_info(collection),),
        "detail": tuple(detail_rows(collection, planned.tasks, astray)),
        "gaps": tuple(gap_rows(collection, planned.tasks)),
        "overlaps": overlap_rows(planned.pairs),
        "budget": tuple(budget_rows(planned.totals)),
        "budget_by_unit": tuple(unit_budget_rows(collection, planned.estimates)),
        "register": (*register, *gone),
        "ledger": ledger,
        "sources": sources,
        "data": data,
    }
    kept, adrift = kept_notes(made, earlier)
    across = (
        *(Finding(rule=PLAN_NOT_SENT, origin=Origin(path=""), value=u.label) for u in missing_units(collection)),
        *note_findings(gone),
        *adrift,
        *activity_findings(planned.tasks, astray),
        *overlap_findings(planned.pairs),
        *open_accounts,
    )
    in_files = [f for s in collection.submissions for f in s.findings]
    waived = tuple(waiver_rows(collection.waivers, across, in_files))
    across += tuple(waiver_findings(collection.waivers, across, in_files))
    sheets = {**kept, "ledger": (*ledger, *waived), "findings": tuple(finding_rows(collection, across))}
    rows = {name: compact(found) for name, found in sheets.items()}
    return Consolidation(
        book=Book(identity=_identity(collection), sheets=carry_over(rows, earlier, CONSOLIDATED_TASKS)),
        submissions=collection.submissions,
        findings=across,
        missing=missing_units(collection),
        account=account,
        waivers=collection.waivers,
    )


def _identity(collection: Collection) -> Identity:
    plan = collection.plan
    return Identity(
        kind=CONSOLIDATED_TASKS.kind,
        schema_version=CONSOLIDATED_TASKS.version,
        plan=plan.reference,
        fingerprint=plan.fingerprint,
        unit=plan.fact("focal_agency"),
    )


def _plan_info(collection: Collection) -> Row:
    plan = collection.plan
    focal = plan.unit(plan.fact("focal_agency"))
    return {
        "plan_reference": plan.reference,
        "plan_issued_on": plan.fact("issued_on"),
        "plan_issuer": plan.fact("issuing_agency"),
        "plan_subject": plan.fact("subject"),
        "starts_on": plan.document.get("starts_on"),
        "ends_on": plan.document.get("ends_on"),
        "focal_agency": focal.name if focal else "",
        "place": plan.fact("report_place") or plan.fact("place"),
        **own_papers(plan),
    }


def _register(collection: Collection) -> Iterator[Row]:
    """Yield every submission of a plan, then a row for each unit without one."""
    for unit in collection.plan.units:
        ours = [s for s in collection.submissions if s.unit == unit.code and s.state is not State.OTHER]
        for submission in ours:
            yield _received(unit, submission)
        if not ours and unit.must_report:
            yield {"unit_code": unit.code, "unit_name": unit.label, "state": MISSING_WORDS}


def _received(unit: Unit, submission: Submission) -> Row:
    info = submission.info
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        "state": STATE_WORDS[submission.state],
        "submission_no": submission.number,
        "file": submission.incoming.name,
        "own_plan_number": info.get("own_plan_number"),
        "own_plan_date": info.get("own_plan_date"),
        "activities": sum(bool(row.get("text")) for row in submission.sheets.get("activities", ())),
        "reporter": info.get("reporter"),
        "phone": info.get("phone"),
        "digest": submission.digest,
    }
