"""The reconciliation slip (phiếu đối chiếu số liệu) in Word: a unit's figures as merged, for it to confirm and sign."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.reconcile import STATUS, SlipRow
from kehoach_xlsx.outputs.word import frame, head
from kehoach_xlsx.outputs.word.appendices import Appendix
from kehoach_xlsx.outputs.word.cells import Cells, number
from kehoach_xlsx.outputs.word.documents import focal
from kehoach_xlsx.outputs.word.documents.letterhead import Letterhead, issuer_lines, letterhead
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.dates import long_date
from kehoach_xlsx.vietnamese.phrasing import lower_first, roman

_CODE = re.compile(r"^(?:Nhiệm vụ \S+:|\S+\.) ")  # people know their figures by name


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """What the letter says, besides its head, and the slip; `unit_lines` and `focal_lines` are above its signatures."""

    letter_subject: str
    opening: str
    request: str
    note: str
    closing: str
    attached_to: str
    figures: Appendix | None
    unit_lines: tuple[str, ...]
    focal_lines: tuple[str, ...]


def word_slip(book: Book, name: str, rows: Sequence[SlipRow]) -> tuple[Letterhead, Slip]:
    """Return the letter to the unit called `name`, with the slip on which it confirms `rows`."""
    info = book.form("report_info")
    writer, symbol = focal.focal_name(info), focal.letter_symbol(info)
    facts = {**focal.focal_info(book, symbol=symbol), "addressees": name.replace(";", ",")}
    plan = field(info, "plan_reference")
    named = f"số {plan}" if plan[:1].isdigit() else ""
    period = lower_first(field(info, "period_name"))
    reference_no = head.number_line(facts).removeprefix("Số: ")
    said = Slip(
        letter_subject=" ".join(filter(None, ("V/v đối chiếu số liệu thực hiện Kế hoạch", named, period))),
        opening=_opening(info, writer, name),
        request=(
            f"Đề nghị {name} đối chiếu từng số liệu trong Phiếu đối chiếu số liệu tại Phụ lục, ghi “đúng” hoặc ghi số "
            f"đúng và lý do, ký xác nhận và gửi lại {writer}. Số liệu không đúng thì gửi kèm biểu mẫu báo cáo đã sửa, "
            "lần báo cáo tăng thêm 1."
        ),
        note=f"Có vướng mắc, đề nghị liên hệ: {field(info, 'contact')}." if field(info, "contact") else "",
        closing=f"Đề nghị {name} quan tâm, phối hợp./.",
        attached_to=f"(Kèm theo Công văn số {reference_no} {head.day_line(facts)} của {writer})",
        figures=Appendix(label="Phụ lục", rows=tuple(_rows(rows))) if rows else None,
        unit_lines=("XÁC NHẬN CỦA", *issuer_lines(name, "")),
        focal_lines=issuer_lines(writer, field(info, "focal_parent_agency")),
    )
    return letterhead(facts, ""), said


def _opening(info: Row, writer: str, name: str) -> str:
    cutoff = info.get("cutoff_on")
    until = f", số liệu chốt đến {long_date(cutoff)}" if isinstance(cutoff, date) else ""
    return f"{writer} đã tổng hợp báo cáo của {name} về kết quả thực hiện {frame.plan_cited(info)}{until}."


def _rows(rows: Sequence[SlipRow]) -> Iterator[Cells]:
    """Figures first, then how the tasks stand; the ordinals run on."""
    titled = (
        ("Chỉ tiêu, số liệu, kinh phí", _figures(rows)),
        ("Tình trạng thực hiện nhiệm vụ", [row for row in rows if row.unit == STATUS]),
    )
    groups = [(title, found) for title, found in titled if found]
    ordinal = 0
    for index, (title, found) in enumerate(groups, start=1):
        yield {"special": True, "ordinal": roman(index), "label": title}
        for row in found:
            ordinal += 1
            yield _row(row, ordinal)


def _figures(rows: Sequence[SlipRow]) -> list[SlipRow]:
    """The figures without those that only say the one above again: in a first period both are the same."""
    found = [row for row in rows if row.unit != STATUS]
    before = [None, *found]  # a unit may have reported no figure at all
    return [row for row, above in zip(found, before, strict=False) if above is None or not _again(row, above)]


def _again(row: SlipRow, above: SlipRow) -> bool:
    same = (row.reported, row.merged, row.reason) == (above.reported, above.merged, above.reason)
    return same and _label(row) == f"{_label(above)} (lũy kế)"


def _label(row: SlipRow) -> str:
    return _CODE.sub("", row.label)


def _row(row: SlipRow, ordinal: int) -> Cells:
    return {
        "special": False,
        "ordinal": ordinal,
        "label": _label(row),
        "unit": "" if row.unit == STATUS else row.unit,
        "reported": number(row.reported),
        "merged": number(row.merged),
        "confirmed": f"({row.reason})" if row.reason else "",
    }
