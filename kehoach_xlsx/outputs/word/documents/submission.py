"""The tờ trình by which the focal agency submits the draft report that the superior body issues."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_xlsx.model.submission import STATE_WORDS, State
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.outputs.word import draft, frame, head
from kehoach_xlsx.outputs.word.appendices import appendices
from kehoach_xlsx.outputs.word.context import names_of
from kehoach_xlsx.outputs.word.documents import focal
from kehoach_xlsx.outputs.word.documents.letterhead import Letterhead, letterhead
from kehoach_xlsx.outputs.word.draft import Group, field
from kehoach_xlsx.vietnamese.dates import long_date
from kehoach_xlsx.vietnamese.numbers import format_count, format_percent, percent_of
from kehoach_xlsx.vietnamese.phrasing import join_and, lower_first, share_bare
from kehoach_xlsx.vietnamese.text import fold

DRAFT_MARK = "DỰ THẢO"


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """What the tờ trình says, besides its head: items with their headings, and the sentences around them."""

    opening: str
    groups: tuple[Group, ...]
    enclosed: str
    closing: str


def is_needed(book: Book) -> bool:
    """Whether another body than the focal agency issues the report."""
    info = book.form("report_info")
    issuer, own = fold(field(info, "issuer")), {fold(field(info, "focal_agency")), fold(focal.focal_name(info))}
    return bool(issuer) and issuer not in own


def submission(book: Book) -> tuple[Letterhead, Submission]:
    """Return the head and the words of the tờ trình. Raises `draft.UnknownSection` as the report does."""
    info, rows = book.form("report_info"), book.rows("draft")
    draft.check_sections(rows)
    issuer, plan_issuer = names_of(book, info)
    ours = focal.focal_name(info)
    facts = {**focal.focal_info(book, symbol=f"TTr-{focal.abbreviation(info)}"), "addressees": issuer}
    number = sum(one is not None for one in appendices(book).values())
    with_them = f" và {format_count(number)} phụ lục" if number else ""
    said = Submission(
        opening=_opening(info, ours, issuer, plan_issuer),
        groups=tuple(_items(book, rows, issuer)),
        enclosed=f"(Kèm theo dự thảo Báo cáo của {issuer}{with_them}.)",
        closing=f"{ours} kính trình {issuer} xem xét, quyết định./.",
    )
    return letterhead(facts, f"Về việc ban hành Báo cáo {lower_first(frame.subject(info))}"), said


def missing(book: Book) -> Iterator[Wording]:
    """Yield what the workbook tells neither of the tờ trình nor of the draft report."""
    yield from focal.missing(book)
    info = book.form("report_info")
    names = (
        ("addressees", "nơi báo cáo kính gửi", "addressees of the report"),
        ("title", "chức vụ người ký báo cáo", "title of the report's signatory"),
        ("signatory", "họ và tên người ký báo cáo", "name of the report's signatory"),
    )
    yield from (Wording(vi, en) for name, vi, en in names if not field(info, name))


def _opening(info: Row, ours: str, issuer: str, plan_issuer: str) -> str:
    period = lower_first(field(info, "period_name"))
    done = f"đã tổng hợp kết quả thực hiện{f' {period}' if period else ''} của các cơ quan, đơn vị"
    return (
        f"Thực hiện {frame.plan_in_full(info, plan_issuer)}, {ours} {done} và dự thảo Báo cáo của {issuer}"
        f"{_to_whom(info)}. {ours} kính trình {issuer} những nội dung sau:"
    )


def _to_whom(info: Row) -> str:
    addressees = head.entries(info, "addressees")
    return f" gửi {join_and(addressees)}" if addressees else ""


def _items(book: Book, rows: Sequence[Row], issuer: str) -> Iterator[Group]:
    info = book.form("report_info")
    yield Group(heading="Việc tổng hợp báo cáo", paragraphs=(_coverage(book),))
    parts = (
        "tình hình chỉ đạo, triển khai; kết quả thực hiện; đánh giá chung; phương hướng, nhiệm vụ; kiến nghị, đề xuất"
    )
    structure = f"Dự thảo Báo cáo gồm 05 phần: {parts}."
    yield Group(heading="Nội dung chính của dự thảo Báo cáo", paragraphs=(structure, *draft.leading(rows)))
    proposals = draft.section(rows, draft.PROPOSALS)
    if proposals:
        yield Group(heading="Kiến nghị, đề xuất nêu trong dự thảo Báo cáo", paragraphs=proposals)
    request = f"Kính đề nghị {issuer} xem xét, cho ý kiến về dự thảo và ký ban hành Báo cáo{_to_whom(info)}."
    yield Group(heading="Nội dung xin ý kiến", paragraphs=(request,))


def _coverage(book: Book) -> str:
    """How many of those that must report are in the draft; who is late stays inside the house."""
    units = [row for row in book.rows("by_unit") if not field(row, "spoken_by")]  # others speak for the rest
    came = sum(field(row, "state") == STATE_WORDS[State.MERGED] for row in units)
    share = percent_of(came, len(units))
    rated = f" (đạt {format_percent(share)})" if share is not None else ""
    cutoff = book.form("report_info").get("cutoff_on")
    figures = f" Số liệu tính đến {long_date(cutoff)}." if hasattr(cutoff, "year") else ""  # type: ignore[arg-type]
    return f"Báo cáo của {share_bare(came, len(units))} cơ quan, đơn vị{rated} đã được tổng hợp vào dự thảo.{figures}"
