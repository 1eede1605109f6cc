"""The consolidated workbooks that a merge is compared with, and closing (chốt) one: what a signature holds."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from kehoach_xlsx.consolidate.comparing import Beside
from kehoach_xlsx.masters import earlier_merge, load_consolidated
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.plan import Plan, ReportingPeriod
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.overflowing import completed
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.vietnamese.dates import format_date

_SIGNED = ("by_task", "answers", "indicators", "budget", "directives", "models", "difficulties", "commendations")
"""The sheets whose rows a signature holds."""


def read_beside(
    plan: Plan, period: ReportingPeriod, previous: Path | None, last_year: Path | None, closed: Path | None
) -> Beside:
    """Read the workbooks to compare with. Raises UserMistake where one is not what it is given for."""
    before = _previous(previous, plan, period) if previous else None
    return Beside(
        previous=before,
        within=before is not None and _ends(before) >= period.starts_on,
        last_year=_last_year(last_year, period) if last_year else None,
        closed=_closed(closed, plan, period) if closed else None,
    )


def _previous(path: Path, plan: Plan, period: ReportingPeriod) -> Book:
    book = completed(load_consolidated(path), path)
    _insist_plan(book, plan, path)
    ends = _ends(book)
    if ends >= period.ends_on:
        raise UserMistake(
            f"{path}: không phải kỳ trước của kỳ {period.name} (kỳ trong tệp kết thúc ngày {_day(ends)}).",
            f"{path}: not a period before {period.name} (it ends on {_day(ends)}).",
        )
    return book


def _ends(book: Book) -> date:
    """The last day of a workbook's period; a workbook of ours always has one."""
    ends = book.form("report_info").get("ends_on")
    return ends if isinstance(ends, date) else date.max


def _last_year(path: Path, period: ReportingPeriod) -> Book:
    book = completed(load_consolidated(path), path)
    ends = _ends(book)
    if ends.year != period.ends_on.year - 1:
        raise UserMistake(
            f"{path}: không phải kỳ của năm {period.ends_on.year - 1} (kỳ trong tệp kết thúc ngày {_day(ends)}).",
            f"{path}: not a period of {period.ends_on.year - 1} (it ends on {_day(ends)}).",
        )
    return book


def _closed(path: Path, plan: Plan, period: ReportingPeriod) -> Book:
    book = load_consolidated(path)
    _insist_plan(book, plan, path)
    if book.identity.period != period.code:
        raise UserMistake(
            f"{path}: đã chốt cho kỳ {book.identity.period}, không phải kỳ {period.code}.",
            f"{path}: closed for period {book.identity.period}, not for {period.code}.",
        )
    insist_closed(book, path)
    return book


def insist_closed(book: Book, path: Path) -> None:
    """Insist that a consolidated workbook was closed, and that its figures are still those that were signed."""
    info = book.form("report_info")
    if not info.get("closed_on"):
        raise UserMistake(
            f"{path}: chưa chốt. Chạy “kxl close {path}” khi báo cáo đã được ký.",
            f"{path}: not closed. Run “kxl close {path}” when the report has been signed.",
        )
    if info.get("closed_digest") != figures_digest(book):
        raise UserMistake(
            f"{path}: số liệu đã bị sửa sau khi chốt; lấy lại đúng tệp đã chốt từ bản lưu.",
            f"{path}: its figures were edited after it was closed; take the signed file from your archive.",
        )


def is_closed(book: Book) -> bool:
    """Whether a consolidated workbook was closed."""
    return bool(book.form("report_info").get("closed_on"))


def closed_book(book: Book, on: date | None, path: Path) -> Book:
    """Return the workbook as signed on a day: the one given, else the day of its report.

    Raises UserMistake where neither is known, or where it was closed before.
    """
    info = book.form("report_info")
    if is_closed(book):
        raise UserMistake(
            f"{path}: đã chốt ngày {_day(info.get('closed_on'))}.", f"{path}: closed on {_day(info.get('closed_on'))}."
        )
    day = on or info.get("report_date")
    if not isinstance(day, date):
        raise UserMistake(
            f"{path}: chưa biết ngày chốt; ghi Ngày ký ở trang Thông tin báo cáo hoặc thêm --on.",
            f"{path}: the day is not known; fill in Ngày ký on the sheet Thông tin báo cáo, or add --on.",
        )
    signed = {**info, "closed_on": day, "closed_digest": figures_digest(book)}
    return replace(book, sheets={**book.sheets, "report_info": (signed,)})


def earlier_edits(output: Path | None, beside: Beside) -> Book | None:
    """The workbook whose edits a merge goes on with: the former one, else the signed one (never written over)."""
    if output is None or not output.exists():
        return reopened(beside.closed)
    earlier = earlier_merge(output)
    if is_closed(earlier):
        raise UserMistake(
            f"{output}: đã chốt, số liệu giữ nguyên. Tổng hợp sang tệp khác với --closed {output}.",
            f"{output}: closed, its figures stay. Merge into another file with --closed {output}.",
        )
    return earlier


def reopened(book: Book | None) -> Book | None:
    """An earlier workbook without what its signing gave it: what is merged from it is another report."""
    if book is None:
        return None
    given = {"closed_on", "closed_digest", "report_number", "report_date"} if is_closed(book) else set()
    info = {k: v for k, v in book.form("report_info").items() if k not in given}
    return replace(book, sheets={**book.sheets, "report_info": (info,)})


def figures_digest(book: Book) -> str:
    """The digest (16 hexadecimal digits) of every figure and list that a report is signed for."""
    content = {name: [_plain(row) for row in book.rows(name)] for name in _SIGNED}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _plain(row: Row) -> dict[str, str]:
    shown = {k: v for k, v in row.items() if not k.startswith("_") and v is not None and v != ""}
    return {k: format(v.normalize(), "f") if isinstance(v, Decimal) else str(v) for k, v in shown.items()}


def _insist_plan(book: Book, plan: Plan, path: Path) -> None:
    if agency_key(book.identity.plan) != agency_key(plan.reference):
        raise UserMistake(
            f"{path}: thuộc kế hoạch số {book.identity.plan}, không phải kế hoạch số {plan.reference}.",
            f"{path}: belongs to plan {book.identity.plan}, not to plan {plan.reference}.",
        )


def _day(value: object) -> str:
    return format_date(value) if isinstance(value, date) else "…"
