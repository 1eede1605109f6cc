"""Collections looked at before the deadline, and what a coordinator writes into a register."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl

from kehoach_xlsx.model.status import CollectionStatus, UnitStatus
from kehoach_xlsx.outputs.status_page import status_page
from kehoach_xlsx.pipeline import collection_status
from tests.support.collection import Collection, plan_book
from tests.support.merging import loaded

ERROR = "| task_code | status | result |\n|---|---|---|\n| NV3 | Đã hoàn thành |  |"
SECOND = "| submission_no |\n|---|\n| 2 |"
OTHER_FIGURE = "| indicator_code | in_period |\n|---|---|\n| CT1 | 9 |"
HOSTILE = "</bdi></td><script>alert('x')</script> & \"Sở\" " + "x" * 120


def dated(day: str) -> str:
    """Return the form of a workbook whose report was signed on an ISO day."""
    return f"| report_date |\n|---|\n| {day} |"


def looked_at(
    collection: Collection,
    paths: Sequence[Path | str],
    *,
    as_of: str = "2024-12-12",
    register: Path | None = None,
) -> CollectionStatus:
    """Return the status of the period "2024", which is due on 10/12/2024."""
    day = date.fromisoformat(as_of) if as_of else None
    return collection_status(paths, loaded(collection), period="2024", as_of=day, register=register)


def unit(status: CollectionStatus, code: str) -> UnitStatus:
    """Return the status of one unit."""
    return next(one for one in status.units if one.unit.code == code)


def note(register: Path, unit_code: str, **notes: date | str) -> None:
    """Write into the register of a consolidated workbook, under these headings (blanks as underscores)."""
    book = openpyxl.load_workbook(register)
    sheet = book["Tình hình gửi báo cáo"]
    column = {str(cell.value): cell.column or 0 for cell in sheet[5]}
    rows = [r for r in range(6, sheet.max_row + 1) if sheet.cell(r, column["Mã đơn vị"]).value == unit_code]
    for heading, value in notes.items():
        sheet.cell(rows[0], column[heading.replace("_", " ")]).value = value
    book.save(register)


def full_page(folder: Path) -> str:
    """Return a page with something in every group: errors, a late one, hostile names, a file that nobody sent."""
    head = "| unit_code | name | short_name | category | level | must_report | email |\n|---|---|---|---|---|---|---|\n"
    units = (
        f"| h | {HOSTILE} | {HOSTILE} | Cơ quan chuyên môn | Tỉnh | Có | vanphong.tonghop@example.gov.vn |\n"
        '| m | Ủy ban MTTQ Việt Nam | Ủy ban MTTQ Việt Nam | Mặt trận Tổ quốc | Tỉnh | Có | m"@example.gov.vn |\n'
    )
    collection = Collection(folder, plan_book(units=head + units))
    collection.progress("a", info=dated("2024-12-13"))
    collection.progress("b", info=dated("2024-12-09"))
    collection.progress("c", info=dated("2024-12-09"), tasks=ERROR)
    (folder / "<img src=x onerror=alert(1)>.xlsx").write_bytes(b"PK\x03\x04 cut off")
    return status_page(looked_at(collection, [folder]))
