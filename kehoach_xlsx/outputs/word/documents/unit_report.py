"""An agency's own report (báo cáo của đơn vị) from its one progress workbook."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.outputs.word import frame, head
from kehoach_xlsx.outputs.word.appendices import Appendix, budget_total, listed, reference, standing_of
from kehoach_xlsx.outputs.word.cells import Cells, number
from kehoach_xlsx.outputs.word.documents import unit_prose as prose
from kehoach_xlsx.outputs.word.documents.letterhead import Letterhead, letterhead, short_name, signing_of
from kehoach_xlsx.outputs.word.documents.table_forms import OWN_APPENDICES, OWN_DIRECTIVES
from kehoach_xlsx.outputs.word.draft import Group, field, or_nothing
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_percent, percent_of
from kehoach_xlsx.vietnamese.phrasing import ensure_full_stop, lower_first, roman, upper_first, without_full_stop
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.codelists import DIFFICULTY_KIND

_HARD, _ASKED = DIFFICULTY_KIND.values[0], DIFFICULTY_KIND.values[-1]
_VERB = re.compile(r"^(?:về việc |về )?(?:triển khai |tổ chức )?thực hiện ", re.IGNORECASE)
_WISHES = ("Đề nghị ", "Kiến nghị ", "Đề xuất ")


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitReport:
    """What the report says, besides its head; the fields are those of `context.ReportContext`, of one agency."""

    opening: str
    directing: tuple[str, ...]
    results: tuple[str, ...]
    groups: tuple[Group, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    causes: tuple[str, ...]
    directions: tuple[str, ...]
    proposals: tuple[str, ...]
    closing: str
    attached_to: str
    tasks: Appendix | None
    indicators: Appendix | None
    directives: Appendix | None
    budget: Appendix | None
    commendations: Appendix | None


def unit_report(book: Book) -> tuple[Letterhead, UnitReport]:
    """Return the head and the words of the report of one agency, from its progress workbook."""
    info, assessed = _info(book), book.form("assessment")
    agency = field(info, "issuer")
    rows = _appendix_rows(book)
    standing = standing_of(rows, OWN_APPENDICES)
    refers = reference(standing, [form for form in OWN_APPENDICES if form is not OWN_DIRECTIVES])
    said = UnitReport(
        opening=frame.opening(info, agency, field(info, "plan_issuer")),
        directing=or_nothing((*prose.directing(book, agency), *reference(standing, [OWN_DIRECTIVES]))),
        results=(*prose.standing(book, agency), *refers),
        groups=prose.groups(book),
        strengths=or_nothing(prose.paragraphs(field(assessed, "strengths"))),
        weaknesses=or_nothing((*prose.paragraphs(field(assessed, "shortcomings")), *_difficulties(book))),
        causes=or_nothing(prose.paragraphs(field(assessed, "causes"))),
        directions=or_nothing(prose.paragraphs(field(assessed, "directions"))),
        proposals=or_nothing(tuple(_proposals(book))),
        closing=frame.closing(info, agency),
        attached_to=frame.attached_to(info, agency),
        **standing,
    )
    return letterhead(info, _subject(info)), said


def _info(book: Book) -> Row:
    """What the form *Thông tin* says, by the names of *Thông tin báo cáo*.

    The focal agency's own report goes to nobody: it is one of those that it sums up.
    """
    form = book.form("info")
    agency, focal = short_name(field(form, "unit_name")), field(form, "focal_agency")
    return {
        **{name: form.get(name) for name in _TAKEN},
        "issuer": agency,
        "plan_issuer": head.spoken_name(field(form, "plan_issuer"), (agency, focal)),
        "symbol": "BC-…",
        "addressees": "" if fold(agency) == fold(short_name(focal)) else focal,
        "signatory": form.get("signatory_name"),
        **signing_of(agency, field(form, "signatory_title")),
    }


_TAKEN = (
    "parent_agency", "place", "report_number", "report_date", "due_on", "plan_reference", "plan_subject",
    "plan_issued_on", "period_name", "cutoff_on",
)  # fmt: skip


def missing(book: Book) -> Iterator[Wording]:
    """Yield what the workbook does not tell and is left blank in the document."""
    info = book.form("info")
    names = (
        ("parent_agency", "cơ quan chủ quản", "parent agency"),
        ("place", "địa danh", "place"),
        ("report_number", "số, ký hiệu", "number and symbol"),
        ("report_date", "ngày ký", "date"),
        ("signatory_title", "chức vụ người ký", "signatory's title"),
        ("signatory_name", "họ và tên người ký", "signatory's name"),
    )
    for name, vi, en in names:
        committee = name == "parent_agency" and fold(field(info, "unit_name")).startswith("ủy ban nhân dân")
        if not info.get(name) and not committee:  # a People's Committee has no agency above it in its head
            yield Wording(vi, en)


def _subject(info: Row) -> str:
    """The trích yếu: by the plan's number where it has one, else by its subject."""
    reference, period = field(info, "plan_reference"), lower_first(field(info, "period_name"))
    matter = " ".join(field(info, "plan_subject").split())
    named = f"Kế hoạch số {reference}" if reference[:1].isdigit() else _VERB.sub("", matter)
    said = f"Kết quả thực hiện {named or 'Kế hoạch'}"
    return said if not period or fold(period) in fold(said) else f"{said} {period}"


def _difficulties(book: Book) -> Iterator[str]:
    rows = prose.written(book, "difficulties")
    yield from (p for row in rows if field(row, "kind") == _HARD for p in prose.paragraphs(field(row, "text")))


def _proposals(book: Book) -> Iterator[str]:
    """What is asked of whom, one sentence for each addressee."""
    asked: dict[str, list[str]] = {}
    for row in prose.written(book, "difficulties"):
        if field(row, "kind") != _HARD:
            asked.setdefault(field(row, "addressee"), []).append(_wish(field(row, "text")))
    for addressee, wishes in asked.items():
        said = ensure_full_stop("; ".join(map(lower_first, wishes)))
        yield f"Đề nghị {addressee}: {said}" if addressee else f"Đề nghị {said}"


def _wish(text: str) -> str:
    for opening in _WISHES:
        text = text.removeprefix(opening)
    return without_full_stop(" ".join(text.split()))


# --- the appendices -------------------------------------------------------------------------------------


def _appendix_rows(book: Book) -> Mapping[str, tuple[Cells, ...]]:
    directives = listed(prose.written(book, "directives"), "document_kind", "reference", "issued_on", "subject")
    awards = prose.written(book, "commendations")
    return {
        "tasks": tuple(_tasks(book)),
        "indicators": tuple(_indicators(book)),
        "directives": directives if len(directives) > prose.FEW else (),
        "budget": _budget(prose.written(book, "budget")),
        "commendations": listed(awards, "name", "honouree", "form", "award_state", "decision_no"),
    }


def _tasks(book: Book) -> Iterator[Cells]:
    ordinal = 0
    for index, (group, rows) in enumerate(groupby(book.rows("tasks"), lambda row: field(row, "group")), start=1):
        if group:
            yield {"special": True, "ordinal": roman(index), "text": group}
        for row in rows:
            ordinal += 1
            yield {
                "special": False,
                "ordinal": ordinal,
                "text": field(row, "text"),
                "role": field(row, "role"),
                "deadline": _deadline(row),
                "status": _status(row),
                "evidence": field(row, "evidence"),
            }


def _deadline(row: Row) -> str:
    words, last = field(row, "deadline"), row.get("deadline_on")
    shown = format_date(last) if isinstance(last, date) else ""
    return words or shown


def _status(row: Row) -> str:
    finished = row.get("finished_on")
    return field(row, "status") + (f"\nngày {format_date(finished)}" if isinstance(finished, date) else "")


def _indicators(book: Book) -> Iterator[Cells]:
    whole = part = 0
    for row in book.rows("indicators"):
        inner = bool(field(row, "parent_indicator"))
        whole, part = (whole, part + 1) if inner else (whole + 1, 0)
        value, target = row.get("in_period"), row.get("target")
        share = percent_of(value, target) if isinstance(value, Decimal) and isinstance(target, Decimal) else None
        yield {
            "special": inner,
            "ordinal": f"{whole}.{part}" if inner else str(whole),
            "text": field(row, "indicator"),
            "unit": field(row, "unit"),
            "target": number(target),
            "in_period": number(value),
            "cumulative": number(row.get("cumulative")),
            "target_share": "" if share is None else format_percent(share),
        }


def _budget(rows: Sequence[Row]) -> tuple[Cells, ...]:
    lines = [
        {
            "special": False,
            "ordinal": ordinal,
            "cost_item": field(row, "cost_item") or upper_first(field(row, "manner")),
            "funding_source": field(row, "funding_source"),
            "allocated": number(row.get("allocated_vnd")),
            "spent": number(row.get("spent_vnd")),
            "share": _share(row),
            "note": "; ".join(filter(None, (_integrated(row), field(row, "in_kind"), field(row, "note")))),
        }
        for ordinal, row in enumerate(rows, start=1)
    ]
    told = any(row.get("allocated_vnd") or row.get("spent_vnd") for row in rows)
    return (*lines, budget_total(rows)) if told else ()


def _integrated(row: Row) -> str:
    """How money was found that stands in no column."""
    return field(row, "manner") if field(row, "manner") == prose.INTEGRATED and field(row, "cost_item") else ""


def _share(row: Row) -> str:
    given, spent = row.get("allocated_vnd"), row.get("spent_vnd")
    share = percent_of(spent, given) if isinstance(given, Decimal) and isinstance(spent, Decimal) else None
    return "" if share is None else format_percent(share)
