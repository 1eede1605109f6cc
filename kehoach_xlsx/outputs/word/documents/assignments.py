"""The detailed plan (kế hoạch chi tiết) of a consolidated plan, with appendices: who does what, when, at what cost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.word import frame, head
from kehoach_xlsx.outputs.word.appendices import Appendix, reference, standing_of
from kehoach_xlsx.outputs.word.cells import Cells, number
from kehoach_xlsx.outputs.word.documents import focal
from kehoach_xlsx.outputs.word.documents.letterhead import Letterhead, letterhead
from kehoach_xlsx.outputs.word.documents.table_forms import (
    ASSIGNED,
    DETAILED,
    ESTIMATE,
    ESTIMATE_BY_UNIT,
    TASK_APPENDICES,
)
from kehoach_xlsx.outputs.word.draft import field, or_nothing
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_count, format_money, format_number
from kehoach_xlsx.vietnamese.phrasing import join_and, lower_first, quantity, roman
from kehoach_xlsx.workbooks.codelists import YES_NO
from kehoach_xlsx.workbooks.consolidated_tasks import (
    ACTIVITY_LINE,
    GONE_LINE,
    KEEP_FIRST,
    KEEP_SECOND,
    STRAY_LINE,
    TASK_LINE,
)

_NO = YES_NO.values[1]
_LOSER = {KEEP_FIRST: "second_code", KEEP_SECOND: "first_code"}
_TOTAL = "budget.total"  # the sheet's own last row; the appendix adds up what it lists
_SOURCES = ("central_vnd", "local_vnd", "other_vnd", "amount_vnd")


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignments:
    """What the detailed plan says, besides its head, and its appendices; None where one has no rows."""

    opening: str
    tasks: tuple[str, ...]
    activities: tuple[str, ...]
    money: tuple[str, ...]
    carrying_out: tuple[str, ...]
    closing: str
    attached_to: str
    assigned: Appendix | None
    detailed: Appendix | None
    estimate: Appendix | None
    by_unit: Appendix | None


def assignments(book: Book) -> tuple[Letterhead, Assignments]:
    """Return the head and the words of the detailed plan. What the coordinator decided to leave out is left out."""
    rows = {
        "assigned": tuple(_assigned(book)),
        "detailed": tuple(_detailed(book)),
        "estimate": tuple(_estimate(_lines(book))),
        "by_unit": tuple(_by_unit(book.rows("budget_by_unit"))),
    }
    info, standing = book.form("plan_info"), standing_of(rows, TASK_APPENDICES)
    writer = focal.focal_name(info)
    facts = focal.focal_info(book, symbol=f"KH-{focal.abbreviation(info)}")
    facts = {**facts, "recipients": f"Các cơ quan, đơn vị có tên trong Kế hoạch; {facts['recipients']}"}
    issuer = head.spoken_name(field(info, "plan_issuer"), (field(info, "focal_agency"),))
    said = Assignments(
        opening=_opening(info, writer, issuer),
        tasks=(_counted(book), *reference(standing, [ASSIGNED])),
        activities=(*_planned(book), *reference(standing, [DETAILED])),
        money=or_nothing((*_money(book), *reference(standing, [ESTIMATE, ESTIMATE_BY_UNIT]))),
        carrying_out=tuple(_carrying_out(info)),
        closing=f"Trong quá trình thực hiện nếu có khó khăn, vướng mắc, đề nghị phản ánh về {writer} để giải quyết./.",
        attached_to=_attached(facts, writer),
        **standing,
    )
    return letterhead(facts, _subject(info)), said


def _subject(info: Row) -> str:
    reference_no = field(info, "plan_reference")
    return (
        f"Chi tiết triển khai Kế hoạch số {reference_no}"
        if reference_no[:1].isdigit()
        else "Chi tiết triển khai Kế hoạch"
    )


def _opening(info: Row, writer: str, issuer: str) -> str:
    return (
        f"Thực hiện {frame.plan_in_full(info, issuer)}, {writer} tổng hợp kế hoạch triển khai của các cơ quan, đơn vị "
        "thành kế hoạch chi tiết như sau:"
    )


def _attached(facts: Row, writer: str) -> str:
    number_of, day = head.number_line(facts).removeprefix("Số: "), head.day_line(facts)
    return f"(Kèm theo Kế hoạch số {number_of} {day} của {writer})"


def _counted(book: Book) -> str:
    groups = list(_tasks(book))
    number_of_groups = sum(bool(group) for group, _ in groups)
    under = f" thuộc {format_count(number_of_groups)} nhóm" if number_of_groups > 1 else ""
    total = sum(len(rows) for _, rows in groups)
    return f"Kế hoạch có {format_count(total)} nhiệm vụ{under}."


def _planned(book: Book) -> Iterator[str]:
    """Who has planned what; what nobody who leads has planned yet is said as well."""
    found = _activities(book)
    doers = {field(row, "unit_code") for rows in found.values() for row in rows}
    total = sum(map(len, found.values()))
    if total:
        yield (
            f"{format_count(len(doers))} cơ quan, đơn vị triển khai {format_count(total)} hoạt động để thực hiện "
            f"{format_count(len(found))} nhiệm vụ."
        )
    open_tasks = [row for row in book.rows("gaps") if not row.get("units_planned")]
    if open_tasks:
        yield (
            f"Còn {format_count(len(open_tasks))} nhiệm vụ chưa có hoạt động của cơ quan chủ trì; cơ quan chủ trì xây "
            "dựng, bổ sung hoạt động trong quá trình thực hiện."
        )


def _money(book: Book) -> Iterator[str]:
    total = sum((v for row in _lines(book) if isinstance(v := row.get("amount_vnd"), Decimal)), Decimal(0))
    if total:
        sources = dict.fromkeys(lower_first(field(row, "funding_source")) for row in _lines(book))
        yield f"Tổng dự toán của các cơ quan, đơn vị là {format_money(total)}, từ {join_and(filter(None, sources))}."


def _lines(book: Book) -> list[Row]:
    return [row for row in book.rows("budget") if field(row, "figure_code") != _TOTAL]


def _carrying_out(info: Row) -> Iterator[str]:
    yield "Các cơ quan, đơn vị được giao chủ trì, phối hợp thực hiện đúng nội dung, thời gian ghi tại các phụ lục."
    if field(info, "contact"):
        yield f"Đầu mối liên hệ: {field(info, 'contact')}."


def _tasks(book: Book) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The task lines by group, in the order of the plan."""
    rows = (row for row in book.rows("detail") if field(row, "row_kind") == TASK_LINE)
    for group, ours in groupby(rows, lambda row: field(row, "group") or field(row, "group_code")):
        yield group, tuple(ours)


def _assigned(book: Book) -> Iterator[Cells]:
    """One row for each task under Roman groups; the ordinals run on."""
    ordinal = 0
    for index, (group, rows) in enumerate(_tasks(book), start=1):
        if group:
            yield {"special": True, "ordinal": roman(index), "text": group}
        for row in rows:
            ordinal += 1
            yield {
                "special": False,
                "ordinal": ordinal,
                "text": field(row, "text"),
                "leads": field(row, "unit_name"),
                "cooperating": field(row, "cooperating"),
                "deliverable": field(row, "deliverable"),
                "time": field(row, "timeframe") or _span(row),
                "note": field(row, "note"),
            }


def _detailed(book: Book) -> Iterator[Cells]:
    """Tasks with their activities beneath, numbered 1, 1.1; tasks for which nobody plans anything are not repeated."""
    activities = _activities(book)
    ordinal = 0
    for _, rows in _tasks(book):
        for row in rows:
            ordinal += 1
            ours = activities.get(field(row, "task_code"), [])
            if ours:
                yield {"special": True, "ordinal": str(ordinal), "text": field(row, "text")}
            yield from (_activity(one, f"{ordinal}.{n}") for n, one in enumerate(ours, start=1))
    astray = [row for row in book.rows("detail") if field(row, "row_kind") == STRAY_LINE and _stands(row)]
    if astray:
        yield {"special": True, "ordinal": str(ordinal + 1), "text": "Hoạt động khác của các đơn vị"}
    yield from (_activity(one, f"{ordinal + 1}.{n}") for n, one in enumerate(astray, start=1))


def _activities(book: Book) -> Mapping[str, list[Row]]:
    """The activities that stand, by task."""
    overlaps = [row for row in book.rows("overlaps") if field(row, "basis") != GONE_LINE]
    dropped = {field(row, side) for row in overlaps if (side := _LOSER.get(field(row, "decision"), ""))}
    out: dict[str, list[Row]] = {}
    for row in book.rows("detail"):
        if field(row, "row_kind") == ACTIVITY_LINE and _stands(row) and field(row, "code") not in dropped:
            out.setdefault(field(row, "task_code"), []).append(row)
    return out


def _stands(row: Row) -> bool:
    return field(row, "included") != _NO


def _activity(row: Row, ordinal: str) -> Cells:
    amount = row.get("quantity")
    said = quantity(amount, field(row, "unit")) if isinstance(amount, Decimal) else ""
    doer = field(row, "doer")
    return {
        "special": False,
        "ordinal": ordinal,
        "text": field(row, "text"),
        "unit_name": field(row, "unit_name") + (f"\n({doer})" if doer else ""),
        "time": _span(row),
        "deliverable": field(row, "deliverable"),
        "target": ": ".join(filter(None, (field(row, "indicator"), said))),
        "note": field(row, "note"),
    }


def _span(row: Row) -> str:
    """From when to when; one day stands once."""
    days = [format_date(day) for name in ("starts_on", "ends_on") if isinstance(day := row.get(name), date)]
    return " - ".join(dict.fromkeys(days))


def _estimate(rows: Iterable[Row]) -> Iterator[Cells]:
    lines = tuple(rows)
    for ordinal, row in enumerate(lines, start=1):
        yield {
            "special": False,
            "ordinal": ordinal,
            "cost_item": field(row, "cost_item"),
            "funding_source": field(row, "funding_source"),
            "units": number(row.get("units")),
            "amount": number(row.get("amount_vnd")),
        }
    if lines:
        yield {"special": True, "cost_item": "Cộng", "amount": _sum(lines, "amount_vnd")}


def _by_unit(rows: Iterable[Row]) -> Iterator[Cells]:
    lines = tuple(row for row in rows if row.get("amount_vnd"))
    for ordinal, row in enumerate(lines, start=1):
        amounts = {name: number(row.get(name) or None) for name in _SOURCES}
        yield {"special": False, "ordinal": ordinal, "unit_name": field(row, "unit_name"), **amounts}
    if lines:
        yield {"special": True, "unit_name": "Cộng", **{name: _sum(lines, name) for name in _SOURCES}}


def _sum(rows: Iterable[Row], name: str) -> str:
    total = sum((v for row in rows if isinstance(v := row.get(name), Decimal)), Decimal(0))
    return format_number(total) if total else ""
