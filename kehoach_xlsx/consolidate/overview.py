"""The figures a leader asks for first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach_xlsx.consolidate.by_task import NOT_REPORTED, TaskStanding
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.gather import BudgetLine
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.register import Notes, late_units, missing_units
from kehoach_xlsx.model.submission import State
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.numbers import format_count, percent_of
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.consolidated import BY_UNIT

GATHERING, TASKS, GROUPS, FIGURES, MONEY = (
    "Tình hình gửi báo cáo",
    "Nhiệm vụ",
    "Tiến độ theo nhóm nhiệm vụ",
    "Chỉ tiêu",
    "Kinh phí",
)

_NAMED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Sendings:
    """How many units were asked, and what came."""

    expected: int
    merged: int
    rejected: int
    missing: tuple[str, ...]
    late: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How many tasks of the plan stand how; `overdue` is how many have a unit past the deadline."""

    total: int
    finished: int
    under_way: int
    other: int
    silent: int
    overdue: int


def progress(tasks: Sequence[TaskStanding]) -> Progress:
    """Count the tasks: finished by every lead, begun, neither, not reported."""
    finished = sum(t.finished for t in tasks)
    silent = sum(t.status == NOT_REPORTED for t in tasks)
    begun = sum(bool({lists.DONE, lists.UNDER_WAY, lists.REGULAR} & t.counts.keys()) for t in tasks) - finished
    return Progress(
        total=len(tasks),
        finished=finished,
        under_way=begun,
        other=len(tasks) - finished - begun - silent,
        silent=silent,
        overdue=sum(t.overdue > 0 for t in tasks),
    )


def sendings(collection: Collection, notes: Notes) -> Sendings:
    """Return the figures of the register."""
    expected = collection.roster.reporting_units()
    stuck = {s.unit for s in collection.submissions if s.state in {State.REJECTED, State.CONFLICT} and s.unit}
    return Sendings(
        expected=len(expected),
        merged=sum(u.code in collection.speaking for u in expected),
        rejected=len({u.code for u in expected} & stuck - collection.speaking.keys()),
        missing=tuple(u.label for u in missing_units(collection)),
        late=tuple(u.label for u in late_units(collection, notes)),
    )


def overview_rows(
    collection: Collection,
    sent: Sendings,
    tasks: Sequence[TaskStanding],
    indicators: Sequence[Total],
    money: Sequence[BudgetLine],
) -> tuple[Row, ...]:
    """Return the rows of *Tổng quan*."""
    return (
        *_gathering(sent),
        *_tasks(tasks),
        *_groups(collection, tasks),
        *_indicators(indicators),
        *_money(money),
        *_lists(collection),
    )


def _row(code: str, section: str, label: str, value: Decimal | int | None, unit: str, note: str = "") -> Row:
    return {
        "figure_code": code,
        "section": section,
        "label": label,
        "value": value,
        "unit": unit,
        "note": note,
    }


def named(units: Sequence[str], sheet: str = BY_UNIT.title) -> str:
    """Return the names of units, where they are many the first of them, how many more, and the `sheet` that has all.

    >>> named(["Sở A", "Sở B", "Sở C", "Sở D", "Sở E", "Sở G", "Sở H", "Sở K"])
    'Sở A, Sở B, Sở C, Sở D, Sở E và 03 đơn vị khác (xem trang Theo đơn vị)'
    """
    if len(units) <= _NAMED + 1:
        return join_and(units)
    more = f"{format_count(len(units) - _NAMED)} đơn vị khác (xem trang {sheet})"
    return f"{', '.join(units[:_NAMED])} và {more}"


def _gathering(sent: Sendings) -> Iterator[Row]:
    yield _row("units.expected", GATHERING, "Đơn vị phải báo cáo", sent.expected, "đơn vị")
    yield _row("units.merged", GATHERING, "Đã gửi và được tổng hợp", sent.merged, "đơn vị")
    yield _row("units.rejected", GATHERING, "Đã gửi nhưng phải sửa", sent.rejected, "đơn vị")
    yield _row("units.missing", GATHERING, "Chưa gửi", len(sent.missing), "đơn vị", named(sent.missing))
    yield _row("units.late", GATHERING, "Gửi sau hạn", len(sent.late), "đơn vị", named(sent.late))


def _tasks(tasks: Sequence[TaskStanding]) -> Iterator[Row]:
    now, unit = progress(tasks), "nhiệm vụ"
    yield _row("tasks.total", TASKS, "Nhiệm vụ của kế hoạch", now.total, unit)
    yield _row("tasks.finished", TASKS, "Đã hoàn thành", now.finished, unit, "Mọi đơn vị chủ trì đã hoàn thành.")
    yield _row("tasks.under_way", TASKS, "Đang thực hiện, thực hiện thường xuyên", now.under_way, unit)
    yield _row("tasks.other", TASKS, "Chưa thực hiện hoặc không phát sinh", now.other, unit)
    yield _row("tasks.silent", TASKS, NOT_REPORTED, now.silent, unit)
    yield _row("tasks.overdue", TASKS, "Có đơn vị quá hạn", now.overdue, unit)


def _groups(collection: Collection, tasks: Sequence[TaskStanding]) -> Iterator[Row]:
    """Of the leads that were given the tasks of a group, how many have done or regularly do theirs, in per cent."""
    for group in collection.plan.groups:
        ours = [t for t in tasks if t.task.group == group.code]
        expected = sum(len(t.expected) for t in ours)
        done = sum(t.counts[lists.DONE] + t.counts[lists.REGULAR] for t in ours)
        told = f"{done}/{expected} lượt đơn vị chủ trì hoàn thành hoặc thực hiện thường xuyên"
        note = told if expected else "Chưa có đơn vị chủ trì"
        yield _row(
            f"group.{group.code}",
            GROUPS,
            f"{group.code}. {group.title}",
            percent_of(done, expected),
            "%",
            note,
        )


def _indicators(indicators: Sequence[Total]) -> Iterator[Row]:
    aimed = [t for t in indicators if t.target is not None]
    yield _row("indicators.total", FIGURES, "Chỉ tiêu có mức giao", len(aimed), "chỉ tiêu")
    yield _row("indicators.met", FIGURES, "Đã đạt hoặc vượt mức giao", sum(bool(t.met) for t in aimed), "chỉ tiêu")


def _money(money: Sequence[BudgetLine]) -> Iterator[Row]:
    allocated = sum((line.allocated for line in money), Decimal(0))
    spent = sum((line.spent for line in money), Decimal(0))
    yield _row("budget.allocated", MONEY, "Kinh phí được giao", allocated, "đồng")
    yield _row("budget.spent", MONEY, "Đã chi", spent, "đồng")
    yield _row("budget.share", MONEY, "Tỷ lệ giải ngân", percent_of(spent, allocated), "%")


def _lists(collection: Collection) -> Iterator[Row]:
    labels = (
        ("directives", "Văn bản chỉ đạo đã ban hành", "văn bản"),
        ("models", "Mô hình hay, cách làm hiệu quả", "mô hình"),
        ("difficulties", "Khó khăn, kiến nghị", "ý kiến"),
        ("commendations", "Tập thể, cá nhân được khen, đề nghị khen", "lượt"),
    )
    for sheet, label, unit in labels:
        yield _row(sheet, "Nội dung khác", label, collection.count(sheet), unit)
