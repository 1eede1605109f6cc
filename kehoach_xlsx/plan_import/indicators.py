"""Quantities asked for, as rows of *Chỉ tiêu, số liệu*: a deliverable with a number is an indicator with a target."""

import re
from collections.abc import Iterator, Sequence

from kehoach_xlsx.model.plan import AcrossPeriods, AcrossUnits, TargetScope
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.plan_import.deliverables import Deliverable
from kehoach_xlsx.plan_import.drafts import DraftTask

_FOR_EACH = re.compile(
    r"\b(?:mỗi|từng)\s+(?:xã|phường|huyện|quận|địa phương|đơn vị|cơ quan|sở|ngành|thị trấn)", re.IGNORECASE
)


def indicator_rows(tasks: Sequence[DraftTask]) -> Iterator[Row]:
    """Yield one row per quantity, numbered through the plan: "CT01" …"""
    number = 0
    for task in tasks:
        for deliverable in task.deliverables:
            number += 1
            yield _row(f"CT{number:02d}", task, deliverable)


def _row(code: str, task: DraftTask, deliverable: Deliverable) -> Row:
    percent = deliverable.unit == "%"
    each = _FOR_EACH.search(task.output_text or task.text)
    return {
        "indicator_code": code,
        "task_code": task.code,
        "indicator": _name(deliverable),
        "unit": deliverable.unit,
        "target": deliverable.quantity,
        "target_scope": str(TargetScope.EACH if each else TargetScope.TOTAL),
        "target_sense": "Ít nhất" if deliverable.at_least else "Đúng bằng",
        "reported_by": "Đơn vị chủ trì",
        "across_units": str(AcrossUnits.NONE if percent else AcrossUnits.SUM),
        "across_periods": str(AcrossPeriods.LATEST if percent else AcrossPeriods.SUM),
    }


def _name(deliverable: Deliverable) -> str:
    """What is counted, in the plan's words without the number: "Số lớp tập huấn, bồi dưỡng nghiệp vụ"."""
    words = re.sub(r"^(?:ít nhất )?[\d.,]+%?\s*", "", deliverable.text).strip(" .,;")
    return f"Tỷ lệ {words}" if deliverable.unit == "%" else f"Số {words}"
