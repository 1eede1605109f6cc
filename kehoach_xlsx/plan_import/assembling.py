"""All that import understood, as the rows of a plan workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import Assignment
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.plan_import.bases import LegalBasis
from kehoach_xlsx.plan_import.closing import Closing
from kehoach_xlsx.plan_import.deadlines import ReportDeadline
from kehoach_xlsx.plan_import.drafts import DraftGroup, DraftTask
from kehoach_xlsx.plan_import.duties import Duty
from kehoach_xlsx.plan_import.indicators import indicator_rows
from kehoach_xlsx.plan_import.letterhead import Letterhead
from kehoach_xlsx.plan_import.recasing import recased
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.timeframes import Span, milestones, read_timeframe
from kehoach_xlsx.workbooks.plan import PLAN

_READ_FROM = {
    "text": "nội dung",
    "lead": "chủ trì",
    "cooperating": "phối hợp",
    "time": "thời gian",
    "output": "kết quả",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanText:
    """A plan as its text gives it. `year` is set where the plan is for one year: words without a year mean it.

    `sentences` are the paragraphs of head and body, for what the text writes in capitals.
    """

    head: Letterhead
    bases: tuple[LegalBasis, ...] = ()
    closing: Closing = field(default_factory=Closing)
    groups: tuple[DraftGroup, ...] = ()
    tasks: tuple[DraftTask, ...] = ()
    duties: tuple[Duty, ...] = ()
    budget: str = ""
    deadlines: tuple[ReportDeadline, ...] = ()
    year: int | None = None
    sentences: tuple[str, ...] = ()

    def span(self, task: DraftTask) -> Span | None:
        """When a task is to be done, None where the text gives no time or none that can be read."""
        return read_timeframe(task.time_text, self.year) if task.time_text else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposed:
    """What is proposed beside the text: units, groups of units, periods, and who collects the reports."""

    units: tuple[Row, ...] = ()
    unit_groups: tuple[Row, ...] = ()
    periods: tuple[Row, ...] = ()
    focal_agency: str = ""


def plan_book(text: PlanText, proposed: Proposed, findings: Sequence[Finding]) -> Book:
    """Return the rows of the plan workbook; what the text leaves open is blank, and told on *Cần kiểm tra*."""
    groups = {str(row["phrase"]) for row in proposed.unit_groups}
    sheets: dict[str, tuple[Row, ...]] = {
        "document": (_document(text, proposed),),
        "groups": tuple(map(_group, text.groups)),
        "tasks": tuple(_task(text, task, groups) for task in text.tasks),
        "indicators": tuple(indicator_rows(text.tasks)),
        "duties": tuple(map(_duty, text.duties)),
        "units": proposed.units,
        "unit_groups": proposed.unit_groups,
        "periods": proposed.periods,
        "legal_bases": tuple(map(_basis, text.bases)),
        "recipients": tuple({"text": r.text, "source_lines": str(r.number)} for r in text.closing.recipients),
        "report_deadlines": tuple(map(_deadline, text.deadlines)),
        "import_notes": tuple({"code": f.code, "text": f.message(), "remedy": f.remedy()} for f in findings),
    }
    reference = str(sheets["document"][0].get("reference") or "")
    complete = {sheet.name: sheets.get(sheet.name, ()) for sheet in PLAN.sheets}
    return Book(identity=Identity(kind="plan", schema_version=PLAN.version, plan=reference), sheets=complete)


def _document(text: PlanText, proposed: Proposed) -> Row:
    head, signatory = text.head, text.closing.signatory
    facts = {
        name: (value.text if value else None)
        for name in ("reference", "issued_on", "place", "parent_agency", "issuing_agency", "subject")
        if (value := getattr(head, name)) or True
    }
    period = head.period
    return {
        **facts,
        "period_text": period.text or None if period else None,
        "starts_on": _day(period.start) if period else None,
        "ends_on": _day(period.end) if period else None,
        "programme": period.programme if period else None,
        "signatory_authority": signatory.authority,
        "signatory_title": signatory.title,
        "signatory_name": signatory.name,
        "budget_text": text.budget or None,
        "focal_agency": proposed.focal_agency or None,
        "report_place": facts["place"],
        "short_subject": recased(facts["subject"] or "", text.sentences) or None,
    }


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == len("2024-01-01") else None


def _group(group: DraftGroup) -> Row:
    return {
        "group_code": group.code,
        "title": group.title,
        "intro": group.intro or None,
        "source_lines": lines_text(group.first, group.last),
    }


def _task(text: PlanText, task: DraftTask, groups: set[str]) -> Row:
    span = text.span(task)
    return {
        "task_code": task.code,
        "group_code": task.group,
        "heading": task.heading or None,
        "text": task.text,
        "detail": task.detail or None,
        "lead_agencies": "; ".join(task.leads) or None,
        "cooperating_agencies": "; ".join(task.cooperating) or None,
        "assignment": str(Assignment.EACH if groups & set(task.leads) else Assignment.JOINT),
        "timeframe_text": task.time_text or None,
        "timeframe_kind": span.kind if span else None,
        "starts_on": span.starts_on if span else None,
        "ends_on": span.ends_on if span else None,
        "milestones": "; ".join(_milestones(task.time_text, text.year)) or None,
        "deliverable": task.output_text or None,
        "note": task.note or None,
        "source_lines": "; ".join(_sources(task)) or None,
    }


def _milestones(time_text: str, year: int | None) -> Iterator[str]:
    for what, span in milestones(time_text, year):
        days = [format_date(day) for day in (span.starts_on, span.ends_on) if day]
        yield f"{what}: {' - '.join(days)}" if days else what


def _sources(task: DraftTask) -> Iterator[str]:
    for name, first, last in dict.fromkeys(task.lines):
        yield f"{_READ_FROM[name]} {lines_text(first, last)}"


def lines_text(first: int, last: int) -> str:
    """The lines as people read them.

    >>> lines_text(12, 12), lines_text(12, 15)
    ('12', '12-15')
    """
    return str(first) if first == last else f"{first}-{last}"


def _duty(duty: Duty) -> Row:
    return {
        "no": duty.number or None,
        "agency": "; ".join(duty.who) or None,
        "text": duty.text,
        "source_lines": lines_text(duty.first, duty.last),
    }


def _basis(basis: LegalBasis) -> Row:
    return {
        "text": basis.text,
        "reference": basis.reference,
        "issued_on": basis.issued_on,
        "issuer": basis.issuer,
        "source_lines": str(basis.line),
    }


def _deadline(deadline: ReportDeadline) -> Row:
    return {
        "who": deadline.who or None,
        "to": deadline.to or None,
        "due": deadline.due,
        "text": deadline.text,
        "source_lines": lines_text(deadline.first, deadline.last),
    }


def phrases(text: PlanText) -> Sequence[str]:
    """Every agency phrase of tasks and duties, each once, in the order of the text."""
    of_tasks = (name for task in text.tasks for name in (*task.leads, *task.cooperating))
    of_duties = (name for duty in text.duties for name in duty.who)
    return tuple(dict.fromkeys((*of_tasks, *of_duties)))
