"""What a diligent officer fills in, without a single finding; no two rows say the same."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from kehoach_xlsx.model.table import Book, Row, Value

from .markdown import Record

_PROGRESS_INFO: Mapping[str, Value] = {
    "report_number": "345/BC-SVH",
    "report_date": date(2024, 12, 4),
    "signatory_title": "Giám đốc",
    "signatory_name": "Lê Văn Bình",
    "reporter": "Nguyễn Thị Hoa",
    "phone": "0292 3820 000",
}
_TASKS_INFO: Mapping[str, Value] = {
    "own_plan_number": "45/KH-SVH",
    "own_plan_date": date(2024, 2, 1),
    "reporter": "Nguyễn Thị Hoa",
}


def filled_in(book: Book) -> dict[str, Sequence[Record]]:
    """Return the rows of a handed-out workbook with the officer's cells filled."""
    sheets: dict[str, Sequence[Record]] = {**book.sheets}
    if book.identity.kind == "progress":
        period_starts = book.form("info").get("period_ends_on")
        signed = {"report_date": period_starts} if isinstance(period_starts, date) else {}
        sheets["info"] = ({**book.form("info"), **_PROGRESS_INFO, **signed},)
        cutoff = book.form("info").get("cutoff_on")
        sheets["tasks"] = tuple(_task(row, book.identity.unit, cutoff) for row in book.rows("tasks"))
        sheets["indicators"] = tuple(_figure(row) for row in book.rows("indicators"))
        sheets["assessment"] = (_assessment(book.identity.unit),)
    else:
        sheets["info"] = ({**book.form("info"), **_TASKS_INFO},)
        sheets["activities"] = tuple(_activity(row, book.identity.unit) for row in book.rows("tasks"))[:1]
    return sheets


def _task(row: Row, unit: str, cutoff: Value) -> Record:
    code = row["task_code"]
    return {
        **row,
        "status": "Đang thực hiện",
        "result": f"Đơn vị {unit} đã tổ chức 02 đợt theo nhiệm vụ {code}, 120 người tham gia.",
        "evidence": f"Báo cáo số 15/BC-{unit.upper()} về nhiệm vụ {code}",
        "explanation": f"Đợt cuối của nhiệm vụ {code} lùi lại vì mưa lũ." if _overdue(row, cutoff) else None,
    }


def _activity(row: Row, unit: str) -> Record:
    return {
        "task_code": row["task_code"],
        "text": f"Đơn vị {unit} họp triển khai nhiệm vụ {row['task_code']}.",
        "doer": "Văn phòng",
        "starts_on": date(2024, 5, 6),
        "ends_on": date(2024, 5, 8),
    }


def _overdue(row: Row, cutoff: Value) -> bool:
    deadline = row.get("deadline_on")
    return isinstance(deadline, date) and isinstance(cutoff, date) and deadline < cutoff


def _figure(row: Row) -> Record:
    """Every total has its figure; parts of a total are 0, so that a test may change the total alone."""
    return {**row, "in_period": Decimal(0 if row.get("parent_indicator") else 2)}


def _assessment(unit: str) -> Record:
    return {
        "strengths": f"Đơn vị {unit} đã triển khai đủ các nhiệm vụ được giao.",
        "directions": f"Đơn vị {unit} tiếp tục tổ chức 02 đợt trong kỳ sau.",
    }
