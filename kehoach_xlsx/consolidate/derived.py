"""Ledger rows of the figures that follow from others: counts of tasks, rates of groups, sums and shares."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach_xlsx.consolidate.by_task import NOT_REPORTED, TaskStanding
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.gather import BudgetLine
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.register import Notes, late_units
from kehoach_xlsx.model.submission import State
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.consolidated import BUDGET, BY_TASK, INDICATORS, REGISTER

NUMERATOR, DENOMINATOR = "Tử số", "Mẫu số"
"""What the text of a ledger row says where a figure is a rate."""

_STARTED = frozenset({lists.DONE, lists.UNDER_WAY, lists.REGULAR})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """One part of a derived figure, and the row of this workbook where it stands."""

    name: str
    value: Decimal | int | None
    text: str = ""
    sheet: str = ""
    cell: str = ""
    unit: str = ""


def derived_rows(
    collection: Collection,
    notes: Notes,
    tasks: Sequence[TaskStanding],
    indicators: Sequence[Total],
    money: Sequence[BudgetLine],
) -> Iterator[Row]:
    """Yield the parts of every figure of *Tổng quan* that no unit reports as such."""
    yield from _units(collection, notes)
    yield from _tasks(tasks)
    yield from _groups(collection, tasks)
    yield from _indicators(indicators)
    yield from _money(money)


def _rows(code: str, label: str, parts: Iterator[_Part]) -> Iterator[Row]:
    for part in parts:
        yield {
            "figure_code": code,
            "label": label,
            "unit_code": part.unit,
            "unit_name": part.name,
            "value": part.value,
            "text": part.text,
            "counted": "Có",
            "sheet": part.sheet,
            "cell": part.cell,
        }


def _units(collection: Collection, notes: Notes) -> Iterator[Row]:
    asked = collection.roster.reporting_units()
    came = {s.unit for s in collection.submissions if s.state in {State.REJECTED, State.CONFLICT}}
    stuck = came.difference(collection.speaking)
    chosen = (
        ("units.expected", "Đơn vị phải báo cáo", list(asked)),
        ("units.rejected", "Đã gửi nhưng phải sửa", [u for u in asked if u.code in stuck]),
        ("units.late", "Gửi sau hạn", list(late_units(collection, notes))),
    )
    for code, label, units in chosen:
        parts = (_Part(name=u.label, unit=u.code, value=1, sheet=REGISTER.title) for u in units)
        yield from _rows(code, label, parts)


def _tasks(tasks: Sequence[TaskStanding]) -> Iterator[Row]:
    def silent(task: TaskStanding) -> bool:
        return task.status == NOT_REPORTED

    def under_way(task: TaskStanding) -> bool:
        return bool(_STARTED & task.counts.keys()) and not task.finished

    def other(task: TaskStanding) -> bool:
        return not (silent(task) or under_way(task) or task.finished)

    kinds: tuple[tuple[str, str, Callable[[TaskStanding], bool]], ...] = (
        ("tasks.total", "Nhiệm vụ của kế hoạch", lambda _: True),
        ("tasks.finished", "Đã hoàn thành", lambda task: task.finished),
        ("tasks.under_way", "Đang thực hiện, thực hiện thường xuyên", under_way),
        ("tasks.other", "Chưa thực hiện hoặc không phát sinh", other),
        ("tasks.silent", NOT_REPORTED, silent),
        ("tasks.overdue", "Có đơn vị quá hạn", lambda task: task.overdue > 0),
    )
    for code, label, chosen in kinds:
        yield from _rows(code, label, (_task(i, t, 1, t.status) for i, t in enumerate(tasks) if chosen(t)))


def _task(index: int, standing: TaskStanding, value: int, text: str) -> _Part:
    name = f"Nhiệm vụ {standing.task.code}"
    return _Part(name=name, value=value, text=text, sheet=BY_TASK.title, cell=f"A{BY_TASK.FIRST_ROW + index}")


def _groups(collection: Collection, tasks: Sequence[TaskStanding]) -> Iterator[Row]:
    for group in collection.plan.groups:
        ours = [(i, t) for i, t in enumerate(tasks) if t.task.group == group.code]
        done = [_task(i, t, t.counts[lists.DONE] + t.counts[lists.REGULAR], NUMERATOR) for i, t in ours]
        given = [_task(i, t, len(t.expected), DENOMINATOR) for i, t in ours]
        yield from _rows(f"group.{group.code}", f"{group.code}. {group.title} (%)", iter((*done, *given)))


def _indicators(indicators: Sequence[Total]) -> Iterator[Row]:
    aimed = [(i, t) for i, t in enumerate(indicators) if t.target is not None]
    yield from _rows("indicators.total", "Chỉ tiêu có mức giao", (_indicator(i, t) for i, t in aimed))
    yield from _rows("indicators.met", "Đã đạt hoặc vượt mức giao", (_indicator(i, t) for i, t in aimed if t.met))
    by_code = {t.indicator.code: (i, t) for i, t in enumerate(indicators)}
    for _, total in by_code.values():
        indicator = total.indicator
        if indicator.numerator in by_code and indicator.denominator in by_code:
            both = ((NUMERATOR, by_code[indicator.numerator]), (DENOMINATOR, by_code[indicator.denominator]))
            parts = [_indicator(i, t, t.in_period, role) for role, (i, t) in both]
            yield from _rows(indicator.code, f"{indicator.name} (%)", iter(parts))


def _indicator(index: int, total: Total, value: Decimal | int | None = 1, text: str = "") -> _Part:
    name = f"{total.indicator.code}. {total.indicator.name}"
    return _Part(name=name, value=value, text=text, sheet=INDICATORS.title, cell=f"A{INDICATORS.FIRST_ROW + index}")


def _money(money: Sequence[BudgetLine]) -> Iterator[Row]:
    allocated = [_budget(i, line, line.allocated, "đồng") for i, line in enumerate(money)]
    spent = [_budget(i, line, line.spent, "đồng") for i, line in enumerate(money)]
    rate = [
        *(_budget(i, line, line.spent, NUMERATOR) for i, line in enumerate(money)),
        *(_budget(i, line, line.allocated, DENOMINATOR) for i, line in enumerate(money)),
    ]
    yield from _rows("budget.allocated", "Kinh phí được giao", iter(allocated))
    yield from _rows("budget.spent", "Đã chi", iter(spent))
    yield from _rows("budget.share", "Tỷ lệ giải ngân (%)", iter(rate))


def _budget(index: int, line: BudgetLine, value: Decimal, text: str) -> _Part:
    name = f"{line.code}. {line.cost_item} ({line.funding_source})"
    return _Part(name=name, value=value, text=text, sheet=BUDGET.title, cell=f"A{BUDGET.FIRST_ROW + index}")
