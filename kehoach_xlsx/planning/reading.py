"""From the rows of a plan workbook to a `Plan`, and from a readable source (TOML) to those rows."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import (
    AcrossPeriods,
    AcrossUnits,
    Assignment,
    GroupKind,
    Indicator,
    Plan,
    PlanTask,
    ReportingPeriod,
    TargetScope,
    TaskGroup,
    Timeframe,
    Unit,
    UnitGroup,
)
from kehoach_xlsx.model.table import Book, Row, Value
from kehoach_xlsx.vietnamese.agencies import split_agencies
from kehoach_xlsx.workbooks.plan import PLAN

_FINGERPRINTED = ("groups", "tasks", "indicators", "units", "unit_groups", "periods")


def book_from_toml(text: str) -> Book:
    """Return the rows of a plan workbook from its source: one table per sheet, lists for columns with ";"."""
    source = tomllib.loads(text, parse_float=Decimal)
    sheets: dict[str, tuple[Row, ...]] = {}
    for sheet in PLAN.sheets:
        found = source.get(sheet.name, [])
        records = [found] if isinstance(found, dict) else found
        sheets[sheet.name] = tuple({k: _plain(v) for k, v in record.items()} for record in records)
        unknown = {k for record in records for k in record} - set(sheet.names)
        if unknown:
            raise ValueError(f"{sheet.name}: {', '.join(sorted(unknown))}")
    document = sheets["document"][0] if sheets["document"] else {}
    identity = Identity(kind="plan", schema_version=PLAN.version, plan=str(document.get("reference", "")))
    return Book(identity=identity, sheets=sheets)


def _plain(value: Any) -> Value:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return Decimal(value) if isinstance(value, int) else value


def plan_from_book(book: Book) -> Plan:
    """Return the plan that a plan workbook holds; rows without their key are left out (the check names them)."""
    return Plan(
        document=book.form("document"),
        groups=tuple(
            TaskGroup(code=_text(r, "group_code"), title=_text(r, "title"), intro=_text(r, "intro"))
            for r in _keyed(book, "groups")
        ),
        tasks=tuple(map(_task, _keyed(book, "tasks"))),
        indicators=tuple(map(_indicator, _keyed(book, "indicators"))),
        units=tuple(map(_unit, _keyed(book, "units"))),
        unit_groups=tuple(map(_unit_group, _keyed(book, "unit_groups"))),
        periods=tuple(p for r in _keyed(book, "periods") if (p := _period(r))),
        fingerprint=fingerprint(book),
        revisions=tuple(_text(r, "fingerprint") for r in book.rows("revisions")),
    )


def fingerprint(book: Book) -> str:
    """Return the digest (16 hexadecimal digits) of everything that templates carry of a plan."""
    content = {name: [_content(row) for row in book.rows(name)] for name in _FINGERPRINTED}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _content(row: Row) -> Mapping[str, str]:
    shown = {k: _canonical(v) for k, v in row.items() if not k.startswith("_") and k != "source_lines"}
    return {k: v for k, v in shown.items() if v}


def _canonical(value: Value) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else str(value)


def _keyed(book: Book, sheet: str) -> tuple[Row, ...]:
    key = PLAN.sheet(sheet).key[0]
    return tuple(row for row in book.rows(sheet) if row.get(key))


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _list(row: Row, name: str) -> tuple[str, ...]:
    return split_agencies(_text(row, name))


def _date(row: Row, name: str) -> date | None:
    value = row.get(name)
    return value if isinstance(value, date) else None


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    return value if isinstance(value, Decimal) else None


def _task(row: Row) -> PlanTask:
    return PlanTask(
        code=_text(row, "task_code"),
        group=_text(row, "group_code"),
        text=_text(row, "text"),
        detail=_text(row, "detail"),
        heading=_text(row, "heading"),
        lead_agencies=_list(row, "lead_agencies"),
        cooperating_agencies=_list(row, "cooperating_agencies"),
        assignment=_choice(Assignment, row, "assignment", Assignment.EACH),
        beyond_text=_text(row, "beyond_text") == "Có",
        timeframe=Timeframe(
            text=_text(row, "timeframe_text"),
            kind=_text(row, "timeframe_kind"),
            starts_on=_date(row, "starts_on"),
            ends_on=_date(row, "ends_on"),
        ),
        milestones=_text(row, "milestones"),
        deliverable=_text(row, "deliverable"),
        note=_text(row, "note"),
    )


def _indicator(row: Row) -> Indicator:
    return Indicator(
        code=_text(row, "indicator_code"),
        task=_text(row, "task_code"),
        name=_text(row, "indicator"),
        unit=_text(row, "unit"),
        target=_number(row, "target"),
        target_scope=_choice(TargetScope, row, "target_scope", TargetScope.TOTAL),
        at_least=_text(row, "target_sense") != "Đúng bằng",
        parent=_text(row, "parent_indicator"),
        numerator=_text(row, "numerator"),
        denominator=_text(row, "denominator"),
        leads_only=_text(row, "reported_by") == "Đơn vị chủ trì",
        across_units=_choice(AcrossUnits, row, "across_units", AcrossUnits.SUM),
        across_periods=_choice(AcrossPeriods, row, "across_periods", AcrossPeriods.SUM),
    )


def _unit(row: Row) -> Unit:
    return Unit(
        code=_text(row, "unit_code"),
        name=_text(row, "name"),
        short_name=_text(row, "short_name"),
        aliases=_list(row, "aliases"),
        category=_text(row, "category"),
        level=_text(row, "level"),
        parent=_text(row, "parent"),
        reports_through=_text(row, "reports_through"),
        must_report=_text(row, "must_report") != "Không",
        valid_from=_date(row, "valid_from"),
        valid_to=_date(row, "valid_to"),
        successor=_text(row, "successor"),
        email=_text(row, "email"),
    )


def _unit_group(row: Row) -> UnitGroup:
    return UnitGroup(
        phrase=_text(row, "phrase"),
        kind=_choice(GroupKind, row, "group_kind", GroupKind.OPEN),
        members=_list(row, "members"),
        categories=_list(row, "categories"),
        level=_text(row, "level"),
        note=_text(row, "note"),
    )


def _period(row: Row) -> ReportingPeriod | None:
    starts, ends = _date(row, "starts_on"), _date(row, "ends_on")
    cutoff, due = _date(row, "cutoff_on"), _date(row, "due_on")
    if not (starts and ends and cutoff and due):
        return None
    return ReportingPeriod(
        code=_text(row, "period_code"),
        name=_text(row, "name"),
        starts_on=starts,
        ends_on=ends,
        cutoff_on=cutoff,
        due_on=due,
        due_text=_text(row, "due_text"),
    )


def _choice(kind: Any, row: Row, name: str, default: Any) -> Any:
    """Return the member of an enumeration that stands in the row; what is no member is a finding elsewhere."""
    try:
        return kind(_text(row, name))
    except ValueError:
        return default
