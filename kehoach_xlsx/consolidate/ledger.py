"""The ledger: every figure of the report with the units, files and cells it was made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kehoach_xlsx.consolidate.adjustments import CUMULATIVE, Adjustments
from kehoach_xlsx.consolidate.by_task import Answer, TaskStanding
from kehoach_xlsx.consolidate.derived import derived_rows
from kehoach_xlsx.consolidate.figures import ALLOCATED, SPENT, Figure
from kehoach_xlsx.consolidate.frame import Collection, Source, source
from kehoach_xlsx.consolidate.gather import BudgetLine
from kehoach_xlsx.consolidate.indicators import Contribution, Total
from kehoach_xlsx.consolidate.register import Notes, missing_units
from kehoach_xlsx.consolidate.subordinates import SHEET as BELOW
from kehoach_xlsx.consolidate.subordinates import ledger_rows_below
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.workspace_sheets import ADJUSTMENTS

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
    *,
    notes: Notes | None = None,
    computed: Mapping[str, Figure] | None = None,
) -> Iterator[Row]:
    """Yield the rows of *Giải trình số liệu*.

    `computed` are the figures without the coordinator's corrections: where he made one both values stand.
    """
    corrected = _Corrected(given=collection.adjustments, computed=computed or {})
    yield from _units(collection)
    yield from (row for standing in tasks for row in _task(standing))
    yield from (row for total in indicators for row in _indicator(total, corrected))
    yield from (row for line in money for row in _budget(line, corrected))
    yield from (row for sheet in _COUNTED for row in _count(collection, sheet))
    yield from derived_rows(collection, notes or Notes(), tasks, indicators, money)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Corrected:
    """The coordinator's corrections, and what was computed without them."""

    given: Adjustments
    computed: Mapping[str, Figure] = field(default_factory=dict)

    def beside(self, row: Row, code: str, unit: str) -> Row:
        """A ledger row of a unit, with the computed value and the reason where it was corrected."""
        if not self.given.used:
            return row
        figure, found = self.computed.get(fold(code)), self.given.of(code, unit)
        part = figure.part(unit) if figure and found else None
        return {**row, "computed": part[1], "reason": found.reason} if part and found else row

    def total(self, code: str, label: str, measure: str) -> Iterator[Row]:
        """The ledger row of a total that was corrected; it stands beside its parts and is not one of them."""
        figure, found = self.computed.get(fold(code)), self.given.of(code)
        if figure is None or found is None:
            return
        number = ADJUSTMENTS.FIRST_ROW + self.given.rows.index(found)
        yield {
            "figure_code": code,
            "label": label,
            "unit_name": "Tổng số (đã điều chỉnh)",
            "value": found.value,
            "text": measure,
            "counted": "Không",
            "sheet": ADJUSTMENTS.title,
            "cell": f"C{number}",
            "computed": figure.total,
            "reason": found.reason,
        }


def _line(
    code: str, label: str, unit: Unit, where: Source, counted: str = "Có", **more: Decimal | int | str | None
) -> Row:
    return {
        "figure_code": code,
        "label": label,
        "unit_code": unit.code,
        "unit_name": unit.label,
        "counted": counted,
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
        yield from _answers(standing.task.code, label, answer, "Có")
    for answer in standing.cooperating:
        yield from _answers(standing.task.code, f"{label} (phối hợp)", answer, "Không")


def _answer(code: str, label: str, answer: Answer, counted: str) -> Row:
    return _line(code, label, answer.unit, answer.source, counted, text=answer.status)


def _answers(code: str, label: str, answer: Answer, counted: str) -> Iterator[Row]:
    """The ledger row of an answer; of one that was put together, a row of each report."""
    if not answer.together or len(told := answer.pieces) < 2:
        yield _answer(code, label, answer, counted)
        return
    for piece in told:
        where, said = source(piece.submission, "tasks", piece.row, "status"), str(piece.row.get("status") or "")
        yield _line(code, label, answer.unit, where, counted if piece.counted else "Không", text=said)


def _indicator(total: Total, corrected: _Corrected) -> Iterator[Row]:
    code, name, measure = total.indicator.code, total.indicator.name, total.indicator.unit
    places = [part.source for part in total.contributions]
    for part, where in zip(total.contributions, places, strict=True):
        row = _line(code, name, part.unit, where, value=part.in_period, text=measure)
        own = corrected.beside(row, code, part.unit.code)
        yield from (own,) if len(part.pieces) < 2 else _pieces(part, "in_period", row, own)
        for piece in part.pieces:
            if BELOW in piece.submission.sheets:
                place = {**row, "file": piece.submission.incoming.name}
                yield from ledger_rows_below(piece.submission, code, place)
    yield from corrected.total(code, name, measure)
    so_far, label = f"{code}{CUMULATIVE}", f"{name} (lũy kế)"
    for part, where in zip(total.contributions, places, strict=True):
        if part.cumulative is not None:
            row = _line(so_far, label, part.unit, where, value=part.cumulative, text=measure)
            own = corrected.beside(row, so_far, part.unit.code)
            yield from (own,) if len(part.pieces) < 2 else _pieces(part, "cumulative", row, own)
    yield from corrected.total(so_far, label, measure)


def _pieces(part: Contribution, column: str, row: Row, own: Row) -> Iterator[Row]:
    """The ledger rows of a unit's figure that was put together of several reports.

    Where they do not add up to it – a cumulative figure that goes on from one period to the next, or one that the
    coordinator corrected – the figure itself counts, and they stand beside it.
    """
    told = [(piece, value) for piece in part.pieces if isinstance(value := piece.row.get(column), Decimal)]
    adds_up = sum((value for piece, value in told if piece.counted), Decimal(0)) == row.get("value")
    if not adds_up or "reason" in own:
        yield {**own, "file": "", "sheet": "", "cell": "", "unit_name": f"{part.unit.label} (tính từ các báo cáo)"}
    for piece, value in told:
        where = source(piece.submission, "indicators", piece.row, column)
        counted = "Có" if piece.counted and adds_up and "reason" not in own else "Không"
        place = {"file": where.file, "sheet": where.sheet, "cell": where.cell}
        yield {**row, **place, "value": value, "counted": counted}


def _budget(line: BudgetLine, corrected: _Corrected) -> Iterator[Row]:
    label = f"{line.cost_item} ({line.funding_source})"
    for suffix, word, at in ((ALLOCATED, "Được giao", 1), (SPENT, "Đã chi", 2)):
        code = f"{line.code}{suffix}"
        for part in line.parts:
            amount = part[1] if at == 1 else part[2]
            row = _line(code, f"{word}: {label}", part[0], part[3], value=amount, text="đồng")
            yield corrected.beside(row, code, part[0].code)
        yield from corrected.total(code, f"{word}: {label}", "đồng")


def _count(collection: Collection, sheet: str) -> Iterator[Row]:
    code, label, column = _COUNTED[sheet]
    for unit, submission, row in collection.rows(sheet):
        where = source(submission, sheet, row, column)
        yield _line(code, label, unit, where, value=1, text=str(row.get(column) or ""))
