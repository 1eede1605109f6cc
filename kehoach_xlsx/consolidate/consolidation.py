"""The whole ledger in one book: the consolidated workbook as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kehoach_xlsx.consolidate.accepting import with_readings
from kehoach_xlsx.consolidate.adjustments import adjustments_of
from kehoach_xlsx.consolidate.by_task import TaskStanding, answer_rows, by_task_rows, disagreements, standings
from kehoach_xlsx.consolidate.comparing import Beside, supplement_findings, supplement_rows
from kehoach_xlsx.consolidate.data import Account, data_rows, double_counts, omitted, source_rows
from kehoach_xlsx.consolidate.draft import conclusions, draft_rows
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.gather import budget_lines, budget_rows, concern_rows, concerns, listed
from kehoach_xlsx.consolidate.indicators import Total, cumulative_findings, indicator_rows, totals
from kehoach_xlsx.consolidate.ledger import ledger_rows
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
from kehoach_xlsx.consolidate.scale import doubts
from kehoach_xlsx.consolidate.seals import seal_rows
from kehoach_xlsx.consolidate.submissions import by_unit, decide
from kehoach_xlsx.consolidate.waivers import Waivers, waivers_of
from kehoach_xlsx.consolidate.workspace import computed_figures, coordinators_work
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.submission import MISSING_WORDS, STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.timeliness import Timeliness
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED

_SEVERITY = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Ghi chú"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Consolidation:
    """What a merge comes to: the consolidated workbook as a book, and what stands behind it.

    `findings` are those across workbooks; each submission carries its own. `account` closes: cells read are
    cells merged plus cells set aside.
    """

    book: Book
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    missing: tuple[Unit, ...]
    account: Account
    late: Mapping[str, int] = field(default_factory=dict)
    waivers: Waivers = field(default_factory=Waivers)

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
) -> Consolidation:
    """Merge the submissions of one period.

    `as_of` is the day on which lateness is judged (default: the period's cut-off); `earlier` is the
    consolidated workbook of a former merge, whose edits, register and decisions are kept; `beside` are the
    consolidated workbooks of other periods, and the signed one, that the figures are compared with.
    """
    notes = notes_of(earlier)
    decided = decide(submissions, kind="progress", decisions=notes.decisions, accept_with_errors=accept_with_errors)
    decided = tuple(omitted(s) for s in decided)
    collection = Collection(
        roster=roster,
        period=period,
        as_of=as_of or period.cutoff_on,
        submissions=decided,
        speaking=by_unit(decided),
        beside=beside or Beside(),
        adjustments=adjustments_of(earlier),
        waivers=waivers_of(earlier),
    )
    return _assemble(collection, notes, earlier)


def _assemble(collection: Collection, notes: Notes, earlier: Book | None) -> Consolidation:
    tasks, figures = standings(collection), totals(collection)
    money, raised = budget_lines(collection), concerns(collection)
    sent = sendings(collection, notes)
    data = data_rows(collection)
    sources, account, open_accounts = source_rows(collection, data)
    computed = computed_figures(collection, figures, money)
    told = ledger_rows(collection, tasks, figures, money, notes=notes, computed=computed.by_code)
    data, ledger = with_readings(collection, data, told)
    gone = orphans(register := register_rows(collection, notes), earlier)
    draft = draft_rows(collection, sent, tasks, figures, money, raised, conclusions(earlier))
    across = (
        *note_findings(gone, draft, earlier),
        *_found(collection, notes, tasks, figures),
        *cumulative_findings(collection, computed.totals),
        *open_accounts,
    )
    sheets = {
        "overview": overview_rows(collection, sent, tasks, figures, money),
        "report_info": (_report_info(collection),),
        "draft": draft,
        "by_task": by_task_rows(collection, tasks),
        "answers": answer_rows(tasks),
        "by_unit": _by_unit(collection, notes, tasks),
        "indicators": indicator_rows(figures, collection.beside),
        "budget": budget_rows(collection, money),
        "difficulties": concern_rows(raised),
        **{name: listed(collection, name) for name in ("directives", "models", "commendations")},
        "register": (*register, *gone),
        "ledger": ledger,
        "sources": sources,
        "data": data,
    }
    sheets["supplement"] = supplement_rows(sheets, collection.beside.closed)
    across += tuple(supplement_findings(sheets["supplement"]))
    work = coordinators_work(collection, computed, sheets, across, earlier)
    across += tuple(work.findings)
    sheets |= {"adjustments": work.adjustments, "ledger": (*ledger, *work.waived)}
    sheets["findings"] = tuple(finding_rows(collection, across))
    kept = carry_over({name: tuple(map(filled, rows)) for name, rows in sheets.items()}, earlier)
    kept["seals"] = seal_rows(kept)
    return Consolidation(
        book=Book(identity=_identity(collection), sheets=kept),
        submissions=collection.submissions,
        findings=across,
        missing=missing_units(collection),
        account=account,
        late={u.code: sending(collection, notes, s).late_days or 0 for u, s in collection.reporting()},
        waivers=collection.waivers,
    )


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


def filled(row: Row) -> Row:
    """Return a row without its blanks, as it will be when it is read back."""
    return {name: value for name, value in row.items() if value is not None and value != ""}


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


def _report_info(collection: Collection) -> Row:
    plan, period = collection.plan, collection.period
    focal = plan.unit(plan.fact("focal_agency"))
    subject = plan.fact("short_subject") or plan.fact("subject")
    return {
        "plan_reference": plan.reference,
        "plan_issued_on": plan.fact("issued_on"),
        "plan_issuer": plan.fact("issuing_agency"),
        "plan_subject": plan.fact("subject"),
        "period_code": period.code,
        "period_name": period.name,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "cutoff_on": period.cutoff_on,
        "due_on": period.due_on,
        "as_of": collection.as_of,
        "focal_agency": focal.name if focal else "",
        "compared_with": "; ".join(_compared(collection.beside)),
        "parent_agency": plan.fact("report_parent_agency"),
        "issuer": plan.fact("report_issuer"),
        "symbol": plan.fact("report_symbol"),
        "place": plan.fact("report_place"),
        "subject": f"Kết quả {subject[:1].lower()}{subject[1:]}",
        "short_subject": subject,
        "addressees": plan.fact("report_addressees"),
        "authority": plan.fact("report_authority"),
        "title": plan.fact("report_title"),
        "signatory": plan.fact("report_signatory"),
        "recipients": plan.fact("report_recipients"),
        "with_answers": "Có",
    }


def _compared(beside: Beside) -> Iterator[str]:
    """Which workbooks the figures are compared with, by their periods."""
    named = (("kỳ trước", beside.previous), ("cùng kỳ năm trước", beside.last_year), ("bản đã chốt", beside.closed))
    for what, book in named:
        if book is not None:
            yield f"{what}: {book.form('report_info').get('period_name') or book.identity.period}"


def _by_unit(collection: Collection, notes: Notes, tasks: Sequence[TaskStanding]) -> tuple[Row, ...]:
    return tuple(
        _unit_row(collection, notes, unit, tasks)
        for unit in collection.plan.units
        if unit.must_report or unit.code in collection.speaking
    )


def _unit_row(collection: Collection, notes: Notes, unit: Unit, tasks: Sequence[TaskStanding]) -> Row:
    ours = [s for s in collection.submissions if s.unit == unit.code and s.state is not State.OTHER]
    shown = collection.speaking.get(unit.code) or (ours[-1] if ours else None)
    answers = [a for t in tasks for a in t.answers if a.unit.code == unit.code]
    sent = sending(collection, notes, shown) if shown else None
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        "category": unit.category,
        "state": STATE_WORDS[shown.state] if shown else MISSING_WORDS,
        "submission_no": shown.number if shown else None,
        "sent_on": sent.sent_on if sent else None,
        "late_days": sent.late_days if sent else None,
        "led": sum(unit.code in t.expected for t in tasks),
        "led_done": sum(a.status == lists.DONE for a in answers),
        "cooperated": sum(a.unit.code == unit.code for t in tasks for a in t.cooperating),
        "overdue": sum(a.timeliness is Timeliness.OVERDUE for a in answers),
        "errors": len(shown.errors) if shown else None,
        "warnings": sum(_open_warning(collection, f) for f in shown.findings) if shown else None,
    }


def _open_warning(collection: Collection, finding: Finding) -> bool:
    return finding.severity is Severity.WARNING and not collection.waivers.holds(finding)


def finding_rows(collection: Collection, across: Sequence[Finding]) -> Iterator[Row]:
    """Yield the rows of *Lỗi, cảnh báo*: what lies across workbooks, then file by file."""
    for finding in across:
        yield _finding_row(finding, "")
    for submission in collection.submissions:
        unit = collection.plan.unit(submission.unit)
        for finding in submission.findings:
            yield _finding_row(finding, unit.label if unit else "")


def _finding_row(finding: Finding, unit: str) -> Row:
    return {
        "code": finding.code,
        "severity": _SEVERITY[finding.severity.value],
        "unit_name": unit,
        "file": finding.origin.path,
        "sheet": finding.origin.sheet,
        "cell": finding.cell or "",
        "value": finding.value,
        "message": finding.message(),
        "remedy": finding.remedy(),
        "cells": finding.cell_count or None,
    }
