"""The ledger: every figure of the report with the units, files and cells it was made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from kehoach_xlsx.consolidate.adjustments import CUMULATIVE, Adjustments
from kehoach_xlsx.consolidate.answers import Answer, Answers
from kehoach_xlsx.consolidate.by_task import TaskStanding
from kehoach_xlsx.consolidate.contributions import Contribution
from kehoach_xlsx.consolidate.derived import derived_rows
from kehoach_xlsx.consolidate.figures import ALLOCATED, SPENT, Figure
from kehoach_xlsx.consolidate.frame import Collection, Places, Source, source
from kehoach_xlsx.consolidate.gather import BudgetLine
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.register import Notes, missing_units
from kehoach_xlsx.consolidate.subordinates import SHEET as BELOW
from kehoach_xlsx.consolidate.subordinates import ledger_rows_below
from kehoach_xlsx.model.compact import Alike, CompactRows, compact
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.table import Row, Value
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
) -> CompactRows:
    """Return the rows of *Giải trình số liệu*.

    `computed` are the figures without the coordinator's corrections: where he made one both values stand.
    """
    below = any(BELOW in submission.sheets for _, submission in collection.reporting())
    corrected = _Corrected(given=collection.adjustments, computed=computed or {}, below=below)
    parts: Iterator[Row | Alike] = chain(
        _units(collection),
        chain.from_iterable(map(_task, tasks)),
        chain.from_iterable(_indicator(total, corrected) for total in indicators),
        chain.from_iterable(_budget(line, corrected) for line in money),
        (_count(collection, sheet) for sheet in _COUNTED),
        derived_rows(collection, notes or Notes(), tasks, indicators, money),
    )
    return compact(parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Corrected:
    """The coordinator's corrections, and what was computed without them; `below` where reports tell of units below."""

    given: Adjustments
    computed: Mapping[str, Figure] = field(default_factory=dict)
    below: bool = False

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


def _lines(
    code: str, label: str, units: Sequence[Unit], places: Places, counted: str = "Có", **more: Sequence[Value]
) -> Alike:
    """The ledger rows of one figure, one of each unit."""
    return Alike(
        same={"figure_code": code, "label": label, "counted": counted},
        columns={
            "unit_code": [unit.code for unit in units],
            "unit_name": [unit.label for unit in units],
            "file": places.files,
            "sheet": places.sheets,
            "cell": places.cells,
            **more,
        },
    )


def _units(collection: Collection) -> Iterator[Alike]:
    """Whose reports were merged, and of whom nothing came: the figures of *Tình hình gửi báo cáo*."""
    told = tuple(collection.reporting())
    places = Places.of(source(submission, "info", submission.info, "submission_no") for _, submission in told)
    yield _lines("units.merged", "Đã gửi và được tổng hợp", [u for u, _ in told], places, value=[1] * len(told))
    missing = missing_units(collection)
    nowhere = Places.of([Source(file="", sheet="", cell="")] * len(missing))
    yield _lines("units.missing", "Chưa gửi", missing, nowhere, value=[1] * len(missing))


def _task(standing: TaskStanding) -> Iterator[Row | Alike]:
    label = f"Tình trạng nhiệm vụ {standing.task.code}"
    yield from _answers(standing.task.code, label, standing.answers, "Có")
    yield from _answers(standing.task.code, f"{label} (phối hợp)", standing.cooperating, "Không")


def _answers(code: str, label: str, answers: Answers, counted: str) -> Iterator[Row | Alike]:
    """The ledger rows of answers; of one that was put together, a row of each report."""
    heard = answers.heard
    if heard.together:
        yield from chain.from_iterable(_one_by_one(code, label, answer, counted) for answer in answers)
    else:
        yield _lines(code, label, heard.units, heard.sources("status"), counted, text=answers.statuses)


def _one_by_one(code: str, label: str, answer: Answer, counted: str) -> Iterator[Row]:
    if not answer.together or len(told := answer.pieces) < 2:
        yield _line(code, label, answer.unit, answer.source, counted, text=answer.status)
        return
    for piece in told:
        where, said = source(piece.submission, "tasks", piece.row, "status"), str(piece.row.get("status") or "")
        yield _line(code, label, answer.unit, where, counted if piece.counted else "Không", text=said)


def _indicator(total: Total, corrected: _Corrected) -> Iterator[Row | Alike]:
    code, name, measure = total.indicator.code, total.indicator.name, total.indicator.unit
    places = total.contributions.heard.sources("in_period")
    yield from _parts(total, "in_period", (code, name), places, corrected)
    yield from corrected.total(code, name, measure)
    so_far, label = f"{code}{CUMULATIVE}", f"{name} (lũy kế)"
    yield from _parts(total, "cumulative", (so_far, label), places, corrected)
    yield from corrected.total(so_far, label, measure)


def _parts(
    total: Total, column: str, figure: tuple[str, str], places: Places, corrected: _Corrected
) -> Iterator[Row | Alike]:
    """The ledger rows of the units' figures in a column; all at once where each is of one report, as it was told."""
    given, measure = total.contributions, total.indicator.unit
    values = given.in_period if column == "in_period" else given.cumulative
    told = [at for at, value in enumerate(values) if value is not None]
    plain = not (corrected.given.used or corrected.below or given.heard.parted)
    if plain and len(told) == len(values):
        yield _lines(*figure, given.heard.units, places, value=values, text=[measure] * len(told))
        return
    for at in told:
        part, value, where = given.at(at), values[at], Source(*(column[at] for column in places))
        row = _line(*figure, part.unit, where, value=value, text=measure)
        own = corrected.beside(row, figure[0], part.unit.code)
        reports = part.reports
        yield from (own,) if len(reports) < 2 else _pieces(part, column, row, own)
        for report in reports if column == "in_period" else ():
            if BELOW in report.sheets:
                yield from ledger_rows_below(report, figure[0], {**row, "file": report.incoming.name})


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


def _count(collection: Collection, sheet: str) -> Alike:
    code, label, column = _COUNTED[sheet]
    told = list(collection.rows(sheet))
    places = Places.of(source(submission, sheet, row, column) for _, submission, row in told)
    texts = [str(row.get(column) or "") for *_, row in told]
    return _lines(code, label, [unit for unit, *_ in told], places, value=[1] * len(told), text=texts)
