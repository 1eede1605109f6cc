"""The supplementary report (báo cáo bổ sung): what differs since the report that was signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.outputs.word import frame, head
from kehoach_xlsx.outputs.word.cells import Cells
from kehoach_xlsx.outputs.word.context import names_of
from kehoach_xlsx.outputs.word.documents.letterhead import Letterhead, letterhead
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.dates import long_date
from kehoach_xlsx.vietnamese.numbers import format_count, format_number
from kehoach_xlsx.vietnamese.phrasing import join_and, lower_first, without_full_stop

NO_NUMBER = "……"


@dataclass(frozen=True, kw_only=True, slots=True)
class Supplement:
    """What the supplementary report says, besides its head; `rows` of `table_forms.CHANGED`."""

    opening: str
    reasons: tuple[str, ...]
    changes: tuple[str, ...]
    list_rows: tuple[Cells, ...]
    unchanged: str
    closing: str


def supplement(book: Book) -> tuple[Letterhead, Supplement]:
    """Return the head and the words of the supplementary report of a workbook that was merged with `--closed`."""
    info = book.form("report_info")
    issuer, plan_issuer = names_of(book, info)
    rows = tuple(_rows(book))
    signed = signed_report(info)
    said = Supplement(
        opening=(
            f"{signed[:1].upper()}{signed[1:]} của {issuer} đã báo cáo {lower_first(frame.subject(info))} theo "
            f"{frame.plan_cited(info)}{f' của {plan_issuer}' if plan_issuer else ''}. {issuer} báo cáo bổ sung như sau:"
        ),
        reasons=(
            "Sau khi báo cáo được ký, có cơ quan, đơn vị gửi báo cáo lần đầu hoặc gửi lại báo cáo đã sửa; số liệu được "
            "tổng hợp lại.",
        ),
        changes=(f"Có {format_count(len(rows))} nội dung thay đổi so với báo cáo đã ký, cụ thể:",),
        list_rows=rows,
        unchanged=f"Các nội dung khác giữ nguyên như {signed}.",
        closing=f"Trên đây là báo cáo bổ sung{_to_whom(info, issuer)}./.",
    )
    facts = {**info, "due_on": None, "as_of": None}  # the month in which this report will be signed is not known
    return letterhead(facts, f"Bổ sung số liệu {_cited(info)} về {lower_first(frame.subject(info))}"), said


def signed_report(info: Row) -> str:
    """The signed report with its number and day, for the middle of a sentence."""
    signed = info.get("signed_on")
    day = long_date(signed) if isinstance(signed, date) else f"ngày {NO_NUMBER} tháng {NO_NUMBER} năm {NO_NUMBER}"
    return f"báo cáo số {field(info, 'signed_reference') or NO_NUMBER} {day}"


def _cited(info: Row) -> str:
    return f"Báo cáo số {field(info, 'signed_reference') or NO_NUMBER}"


def missing(book: Book) -> Iterator[Wording]:
    """Yield what the workbook does not tell of the signed report."""
    info = book.form("report_info")
    if not field(info, "signed_reference"):
        yield Wording("số báo cáo đã ký", "number of the signed report")
    if not isinstance(info.get("signed_on"), date):
        yield Wording("ngày ký báo cáo trước", "day of the signed report")


def _to_whom(info: Row, issuer: str) -> str:
    addressees = head.entries(info, "addressees")
    return f", {issuer} kính gửi {join_and(addressees)} tổng hợp" if addressees else f" của {issuer}"


def _rows(book: Book) -> Iterator[Cells]:
    tasks = {field(row, "task_code"): field(row, "text") for row in book.rows("by_task")}
    for ordinal, row in enumerate(book.rows("supplement"), start=1):
        task = tasks.get(field(row, "figure_code").removeprefix("task:"))
        yield {
            "ordinal": ordinal,
            "label": f"{without_full_stop(task)} (số đơn vị chủ trì đã báo cáo; tình trạng)"
            if task
            else field(row, "label"),
            "signed": _value(row, "signed", told=bool(task)),
            "current": _value(row, "current", told=bool(task)),
            "difference": _difference(row.get("difference")),
            "reason": field(row, "reason"),
        }


def _value(row: Row, name: str, *, told: bool) -> str:
    """A figure, of a task with the status in words; nothing was reported where there is neither."""
    value, words = row.get(name), field(row, f"{name}_text")
    figure = format_number(value) if isinstance(value, Decimal) else ""
    return "; ".join(filter(None, (figure, words if told or not figure else ""))) or "Không có"


def _difference(value: object) -> str:
    if not isinstance(value, Decimal) or not value:
        return ""
    return f"{'+' if value > 0 else '-'}{format_number(abs(value))}"
