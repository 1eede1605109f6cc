"""A plan as people read it in a terminal, and as other programs take it in JSON."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Indicator, Plan, PlanTask
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.wording import Language
from kehoach_xlsx.outputs.json_view import finding_json
from kehoach_xlsx.outputs.values import plain
from kehoach_xlsx.planning.prefill import deadline
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.vietnamese.agencies import split_agencies
from kehoach_xlsx.vietnamese.phrasing import quantity


def plan_json(plan: Plan, book: Book, findings: Sequence[Finding], language: Language = "vi") -> dict[str, Any]:
    """Return the whole plan: document facts, groups, tasks, duties, and what was found."""
    return {
        "document": _document(plan, book),
        "groups": [{"no": g.code, "title": g.title, "intro": g.intro or None} for g in plan.groups],
        "tasks": [_task(plan, task) for task in plan.tasks],
        "indicators": [_plain_row(row) for row in book.rows("indicators")],
        "units": [_plain_row(row) for row in book.rows("units")],
        "unit_groups": [_plain_row(row) for row in book.rows("unit_groups")],
        "periods": [_plain_row(row) for row in book.rows("periods")],
        "duties": [_duty(row) for row in book.rows("duties")],
        "import_notes": [_plain_row(row) for row in book.rows("import_notes")],
        "findings": [finding_json(f, None, language) for f in findings],
    }


def _plain_row(row: Row) -> dict[str, Any]:
    return {name: plain(value) for name, value in row.items() if not name.startswith("_") and name != "source_lines"}


def _duty(row: Row) -> dict[str, Any]:
    who = list(split_agencies(str(row.get("agency") or "")))
    return {"no": plain(row.get("no")), "who": who, "text": row.get("text")}


def _document(plan: Plan, book: Book) -> dict[str, Any]:
    document = plan.document
    return {
        **{name: plain(document.get(name)) for name in ("reference", "issued_on", "place", "parent_agency")},
        "issuing_agency": document.get("issuing_agency"),
        "subject": document.get("subject"),
        "period": {
            "text": document.get("period_text"),
            "start": plain(document.get("starts_on")),
            "end": plain(document.get("ends_on")),
            "programme": document.get("programme"),
        },
        "legal_bases": [_plain_row(row) for row in book.rows("legal_bases")],
        "signatory": {
            "authority": document.get("signatory_authority"),
            "title": document.get("signatory_title"),
            "name": document.get("signatory_name"),
        },
        "recipients": [row.get("text") for row in book.rows("recipients")],
        "report_deadlines": [_plain_row(row) for row in book.rows("report_deadlines")],
        "budget_text": document.get("budget_text"),
        "focal_agency": document.get("focal_agency"),
    }


def _task(plan: Plan, task: PlanTask) -> dict[str, Any]:
    time = task.timeframe
    return {
        "code": task.code,
        "group": task.group,
        "text": task.text,
        "heading": task.heading or None,
        "detail": task.detail or None,
        "lead_agencies": list(task.lead_agencies),
        "cooperating_agencies": list(task.cooperating_agencies),
        "assignment": task.assignment.value,
        "timeframe": {
            "text": time.text or None,
            "kind": time.kind or None,
            "starts_on": plain(time.starts_on),
            "ends_on": plain(time.ends_on),
        },
        "milestones": task.milestones or None,
        "deliverables": _deliverables(plan, task),
        "deliverables_text": task.deliverable or None,
        "note": task.note or None,
    }


def _deliverables(plan: Plan, task: PlanTask) -> list[dict[str, Any]]:
    """The quantities asked for, or the wording of a result that asks for none."""
    counted = [_deliverable(i) for i in plan.indicators if i.task == task.code and i.target is not None]
    if counted or not task.deliverable:
        return counted
    return [{"quantity": None, "unit": None, "at_least": False, "text": task.deliverable}]


def _deliverable(indicator: Indicator) -> dict[str, Any]:
    """A deliverable with a quantity is an indicator with a target."""
    target = indicator.target if indicator.target is not None else Decimal(0)
    text = quantity(target, indicator.unit)
    return {
        "quantity": plain(target),
        "unit": indicator.unit,
        "at_least": indicator.at_least,
        "text": f"ít nhất {text}" if indicator.at_least else text,
    }


def plan_text(plan: Plan, roster: Roster, language: Language = "vi") -> list[str]:
    """Return the plan as an outline: groups, tasks, who leads how many units, when."""
    vi = language == "vi"
    lines = [" · ".join(filter(None, (plan.reference, plan.fact("issuing_agency")))), plan.fact("subject"), ""]
    for group in plan.groups:
        lines.append(f"{group.code}. {group.title}")
        for task in (t for t in plan.tasks if t.group == group.code):
            lines.append(f"  {task.code} {task.text}")
            leads = (
                f"{'; '.join(task.lead_agencies) or '—'} ({len(roster.leads[task.code])} {'đơn vị' if vi else 'units'})"
            )
            lines.append(f"      {'Chủ trì' if vi else 'Lead'}: {leads}")
            lines.append(f"      {'Thời hạn' if vi else 'Time'}: {deadline(task) or '—'}")
    word = "Kỳ" if vi else "Period"
    lines.extend(f"{word} {p.code}: {p.name}, {p.due_text or p.due_on}" for p in plan.periods)
    return lines
