"""The whole ledger in one book: the consolidated workbook as data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kehoach_xlsx.aside import Aside
from kehoach_xlsx.consolidate.accepting import Readings
from kehoach_xlsx.consolidate.adjustments import adjustments_of
from kehoach_xlsx.consolidate.by_task import TaskStanding, answer_rows, by_task_rows, disagreements, standings
from kehoach_xlsx.consolidate.comparing import Beside, supplement_findings, supplement_rows
from kehoach_xlsx.consolidate.data import Account, data_rows, source_rows
from kehoach_xlsx.consolidate.draft import conclusions, draft_rows
from kehoach_xlsx.consolidate.finding_rows import finding_rows
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.gather import budget_lines, budget_rows, concern_rows, concerns, listed
from kehoach_xlsx.consolidate.indicators import Total, cumulative_findings, indicator_rows, totals
from kehoach_xlsx.consolidate.ledger import ledger_rows
from kehoach_xlsx.consolidate.levels.corrections import carried_rows
from kehoach_xlsx.consolidate.levels.gathering import Gathered, Given, gathered
from kehoach_xlsx.consolidate.levels.leaves import leaf_rows, marks_aside
from kehoach_xlsx.consolidate.levels.opening import Opened
from kehoach_xlsx.consolidate.levels.ways import ledger_with_ways, spoken_by, with_ways
from kehoach_xlsx.consolidate.overview import overview_rows, sendings
from kehoach_xlsx.consolidate.register import (
    Notes,
    carry_over,
    missing_units,
    note_findings,
    notes_of,
    orphans,
    register_findings,
    register_rows,
    sending,
)
from kehoach_xlsx.consolidate.report_info import report_info
from kehoach_xlsx.consolidate.same_evidence import double_counts
from kehoach_xlsx.consolidate.scale import doubts
from kehoach_xlsx.consolidate.seals import seal_rows
from kehoach_xlsx.consolidate.waivers import Waivers, waivers_of
from kehoach_xlsx.consolidate.wordings import with_wordings, wording_findings, wording_seals
from kehoach_xlsx.consolidate.workspace import computed_figures, coordinators_work
from kehoach_xlsx.model.compact import CompactRows, compact
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.submission import MISSING_WORDS, STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.planning.validity import roster_in
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED, DRAFT


@dataclass(frozen=True, kw_only=True, slots=True)
class Consolidation:
    """What a merge comes to: the consolidated workbook as a book, and what stands behind it.

    `findings` are those across workbooks; each submission carries its own. `account` closes: cells read are
    cells merged plus cells set aside. `beside` are the Parquet files that were written with the workbook.
    """

    book: Book
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    missing: tuple[Unit, ...]
    account: Account
    late: Mapping[str, int] = field(default_factory=dict)
    waivers: Waivers = field(default_factory=Waivers)
    beside: tuple[Path, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings across workbooks that the coordinator has not waived."""
        return tuple(f for f in self.findings if not self.waivers.holds(f, across=True))

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Every finding that he has waived with effect."""
        in_files = (f for s in self.submissions for f in s.findings if self.waivers.holds(f))
        return (*(f for f in self.findings if self.waivers.holds(f, across=True)), *in_files)

    @property
    def has_errors(self) -> bool:
        """Whether anything that somebody must still mend or decide was found; what was superseded no longer counts."""
        open_states = {State.MERGED, State.REJECTED, State.CONFLICT}
        ours = (f for s in self.submissions if s.state in open_states for f in s.findings)
        return any(f.severity is Severity.ERROR for f in (*ours, *self.open_findings))


def consolidate(
    roster: Roster,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
    *,
    as_of: date | None = None,
    earlier: Book | None = None,
    accept_with_errors: bool = False,
    beside: Beside | None = None,
    opened: Sequence[Opened] = (),
) -> Consolidation:
    """Merge the submissions of one period, and the reports in the `opened` consolidated workbooks of lower levels.

    `as_of` is the day on which lateness is judged (default: the period's cut-off); `earlier` is the
    consolidated workbook of a former merge, whose edits, register and decisions are kept; `beside` are the
    consolidated workbooks of other periods, and the signed one, that the figures are compared with.
    """
    counting, own = roster_in(roster, period), adjustments_of(earlier)
    given = Given(
        submissions=submissions,
        opened=opened,
        notes=notes_of(earlier),
        adjustments=own,
        waivers=waivers_of(earlier),
        accept_with_errors=accept_with_errors,
    )
    level = gathered(counting.plan, period, given)
    collection = Collection(
        roster=counting,
        period=period,
        as_of=as_of or period.cutoff_on,
        submissions=level.submissions,
        speaking=level.speaking,
        beside=beside or Beside(),
        adjustments=own,
        waivers=level.waivers,
        leaves=level.leaves,
        guests=level.guests,
        spoken_by=level.spoken_by,
    )
    return _assemble(collection, level, earlier)


class _Rows(NamedTuple):
    """What the ledger is made of: how tasks and indicators stand, what was read, and the marks on its rows."""

    tasks: Sequence[TaskStanding]
    figures: Sequence[Total]
    read: Readings
    data: CompactRows
    marks: Aside[dict[str, str]]


def _assemble(collection: Collection, level: Gathered, earlier: Book | None) -> Consolidation:
    tasks, figures, read = standings(collection), totals(collection), Readings(collection)
    data = compact(with_ways(collection, read.in_data(data_rows(collection)), "source_file"))
    with marks_aside(data) as marks:
        return _consolidation(collection, level, earlier, _Rows(tasks, figures, read, data, marks))


def _consolidation(collection: Collection, level: Gathered, earlier: Book | None, rows: _Rows) -> Consolidation:
    notes = level.notes
    tasks, figures, read, data, marks = rows
    money, raised, sent = budget_lines(collection), concerns(collection), sendings(collection, notes)
    sources, account, open_accounts = source_rows(collection, data)
    computed = computed_figures(collection, figures, money)
    told = ledger_rows(collection, tasks, figures, money, notes=notes, computed=computed.by_code)
    ledger = compact(read.in_ledger(ledger_with_ways(collection, level.carried, told)))
    gone = orphans(register := register_rows(collection, notes), earlier)
    draft = with_wordings(draft_rows(collection, sent, tasks, figures, money, raised, conclusions(earlier)), earlier)
    said = (*note_findings(gone), *wording_findings(draft), *_found(collection, notes, tasks, figures))
    across = (*said, *cumulative_findings(collection, computed.totals), *open_accounts, *level.findings)
    sheets: dict[str, Sequence[Row]] = {
        "overview": overview_rows(collection, sent, tasks, figures, money),
        "report_info": (report_info(collection),),
        "draft": draft,
        "by_task": by_task_rows(collection, tasks),
        "answers": compact(answer_rows(tasks)),
        "by_unit": _by_unit(collection, notes, tasks),
        "indicators": indicator_rows(figures, collection.beside),
        "budget": budget_rows(collection, money),
        "difficulties": concern_rows(raised),
        **{name: listed(collection, name) for name in ("directives", "models", "commendations")},
        "register": (*register, *gone),
        "sources": compact(with_ways(collection, sources, "file")),
        "data": data,
        "leaves": leaf_rows(collection, marks.result()),
    }
    sheets["supplement"] = supplement_rows(sheets, collection.beside.closed)
    across += tuple(supplement_findings(sheets["supplement"]))
    work = coordinators_work(collection, computed, sheets, across, earlier)
    across += tuple(work.findings)
    sheets["adjustments"] = (*work.adjustments, *carried_rows(level.carried))
    sheets |= {
        "ledger": compact((ledger, *work.waived)) if work.waived else ledger,
        "findings": compact(finding_rows(collection, across)),
    }
    return Consolidation(
        book=Book(identity=_identity(collection), sheets=_kept(sheets, earlier)),
        submissions=collection.submissions,
        findings=across,
        missing=missing_units(collection),
        account=account,
        late={u.code: sending(collection, notes, s).late_days or 0 for u, s in collection.handed_in()},
        waivers=collection.waivers,
    )


def _kept(sheets: Mapping[str, Sequence[Row]], earlier: Book | None) -> dict[str, Sequence[Row]]:
    """The sheets without blanks, with what the coordinator wrote in an earlier workbook, and sealed."""
    kept = carry_over({name: compact(rows) for name, rows in sheets.items()}, earlier)
    return {**kept, "seals": seal_rows(kept, tuple(wording_seals(kept[DRAFT.name])))}


def _found(
    collection: Collection, notes: Notes, tasks: Sequence[TaskStanding], figures: Sequence[Total]
) -> tuple[Finding, ...]:
    """What is to be said across the workbooks about who sent what, and about what they say together."""
    return (
        *register_findings(collection, notes),
        *disagreements(tasks),
        *double_counts(collection),
        *doubts(collection, figures),
    )


def _identity(collection: Collection) -> Identity:
    plan = collection.plan
    return Identity(
        kind="consolidated",
        schema_version=CONSOLIDATED.version,
        plan=plan.reference,
        fingerprint=plan.fingerprint,
        unit=plan.fact("focal_agency"),
        period=collection.period.code,
    )


def _by_unit(collection: Collection, notes: Notes, tasks: Sequence[TaskStanding]) -> tuple[Row, ...]:
    came = [s for s in collection.submissions if s.state not in {State.OTHER, State.OPENED}]
    last = {collection.spoken_by.get(s.unit, s.unit): s for s in came} | {s.unit: s for s in came}
    led = Counter(code for t in tasks for code in set(t.expected))
    done = Counter(unit.code for t in tasks for unit in t.answers.done())
    overdue = Counter(unit.code for t in tasks for unit in t.answers.overdue())
    cooperated = Counter(unit.code for t in tasks for unit in t.cooperating.heard.units)
    return tuple(
        {
            **_unit_row(collection, notes, unit, last.get(unit.code)),
            "led": led[unit.code],
            "led_done": done[unit.code],
            "overdue": overdue[unit.code],
            "cooperated": cooperated[unit.code],
        }
        for unit in collection.units()
        if unit.must_report or unit.code in collection.speaking or unit.code in last
    )


def _unit_row(collection: Collection, notes: Notes, unit: Unit, last: Submission | None) -> Row:
    """What a unit sent; `last` is its submission that is shown where none speaks."""
    shown = collection.speaking.get(unit.code) or last
    sent = sending(collection, notes, shown) if shown else None
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        **spoken_by(collection, unit.code),
        "category": unit.category,
        "state": STATE_WORDS[shown.state] if shown else MISSING_WORDS,
        "submission_no": shown.number if shown else None,
        "sent_on": sent.sent_on if sent else None,
        "late_days": sent.late_days if sent else None,
        "errors": len(shown.errors) if shown else None,
        "warnings": sum(_open_warning(collection, f) for f in shown.findings) if shown else None,
    }


def _open_warning(collection: Collection, finding: Finding) -> bool:
    return finding.severity is Severity.WARNING and not collection.waivers.holds(finding)
