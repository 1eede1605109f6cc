"""The ledger: every figure of the report with the units, files and cells it was made of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kehoach_xlsx.consolidate.by_task import Answer, TaskStanding
from kehoach_xlsx.consolidate.frame import Collection, Source, source
from kehoach_xlsx.consolidate.gather import BudgetLine
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.register import missing_units
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.table import Row

_COUNTED = {
    "directives": ("directives", "Văn bản đã ban hành", "reference"),
    "models": ("models", "Mô hình, cách làm hiệu quả", "name"),
    "commendations": ("commendations", "Thi đua, khen thưởng", "name"),
    "difficulties": ("difficulties", "Khó khăn, kiến nghị", "text"),
}


def ledger_rows(
    collection: Collection,
    tasks: Sequence[TaskStanding],
    indicators: Sequence[Total],
    money: Sequence[BudgetLine],
) -> tuple[Row, ...]:
    """Return the rows of *Giải trình số liệu*."""
    return (
        *_units(collection),
        *(row for standing in tasks for row in _task(standing)),
        *(row for total in indicators for row in _indicator(total)),
        *(row for number, line in enumerate(money, start=1) for row in _budget(number, line)),
        *(row for sheet in _COUNTED for row in _count(collection, sheet)),
    )


def _line(code: str, label: str, unit: Unit, where: Source, **more: Decimal | int | str | None) -> Row:
    return {
        "figure_code": code,
        "label": label,
        "unit_code": unit.code,
        "unit_name": unit.label,
        "counted": "Có",
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        **more,
    }


def _units(collection: Collection) -> Iterator[Row]:
    """Whose reports were merged, and of whom nothing came: the figures of *Tình hình gửi báo cáo*."""
    for unit, submission in collection.reporting():
        where = source(submission, "info", submission.info, "submission_no")
        yield _line("units.merged", "Đã gửi và được tổng hợp", unit, where, value=1)
    for unit in missing_units(collection):
        nowhere = Source(file="", sheet="", cell="")
        yield _line("units.missing", "Chưa gửi", unit, nowhere, value=1)


def _task(standing: TaskStanding) -> Iterator[Row]:
    label = f"Tình trạng nhiệm vụ {standing.task.code}"
    for answer in standing.answers:
        yield _answer(standing.task.code, label, answer, "Có")
    for answer in standing.cooperating:
        yield _answer(standing.task.code, f"{label} (phối hợp)", answer, "Không")


def _answer(code: str, label: str, answer: Answer, counted: str) -> Row:
    return {**_line(code, label, answer.unit, answer.source, text=answer.status), "counted": counted}


def _indicator(total: Total) -> Iterator[Row]:
    for part in total.contributions:
        indicator = total.indicator
        yield _line(indicator.code, indicator.name, part.unit, part.source, value=part.in_period, text=indicator.unit)


def _budget(number: int, line: BudgetLine) -> Iterator[Row]:
    label = f"Đã chi: {line.cost_item} ({line.funding_source})"
    given = f"Được giao: {line.cost_item} ({line.funding_source})"
    for unit, allocated, spent, where in line.parts:
        yield _line(f"KP{number:02d}.giao", given, unit, where, value=allocated, text="đồng")
        yield _line(f"KP{number:02d}.chi", label, unit, where, value=spent, text="đồng")


def _count(collection: Collection, sheet: str) -> Iterator[Row]:
    code, label, column = _COUNTED[sheet]
    for unit, submission, row in collection.rows(sheet):
        where = source(submission, sheet, row, column)
        yield _line(code, label, unit, where, value=1, text=str(row.get(column) or ""))
