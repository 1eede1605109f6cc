"""Laws of a merge over random plans, units, fillings and resubmissions (DOMAIN §5.1, §5.3, §5.4, §5.6, §5.8).

1. Every figure of *Theo nhiệm vụ*, *Chỉ tiêu, số liệu* and *Kinh phí*, recomputed from what was filled in, is the same.
2. The account closes; the files in reverse order give the same workbook; a file given twice changes nothing.
3. A unit's file that comes later changes no row that is another unit's.

A longer run: KXL_RANDOM_PLANS=500 python -m pytest tests/consolidate/test_laws_of_random_plans.py
"""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.progress import PROGRESS
from tests.support.collection import Collection, plan_book
from tests.support.laying import Rows
from tests.support.merging import merged, row

PLANS = int(os.environ.get("KXL_RANDOM_PLANS", "6"))
NAMES = {"a": "Sở Văn hóa", "b": "Sở Giáo dục", "c": "UBND huyện Thượng Nguồn", "d": "Sở Y tế", "e": "Sở Tư pháp"}
JOINT, EACH = "Đồng chủ trì", "Từng đơn vị thực hiện"
SUM, MAX, NONE = "Cộng dồn", "Lấy số lớn nhất", "Không tổng hợp"
ALL_TOGETHER, TO_EACH = "Giao chung", "Giao từng đơn vị"
ITEMS, SOURCES, APART = lists.COST_ITEM.values[:3], lists.FUNDING_SOURCE.values, lists.BUDGET_MANNER.values[0]
OWN = {"answers": "unit_code", "by_unit": "unit_code", "register": "unit_code", "sources": "unit_code"}
OWN |= {"data": "source_unit", "ledger": "unit_code"}


@dataclass(frozen=True, slots=True)
class Task:
    """A task with one indicator of its own."""

    number: int
    leads: tuple[str, ...]
    joint: bool
    method: str
    target: int | None
    scope: str

    @property
    def code(self) -> str:
        """The code of the task."""
        return f"NV{self.number}"

    @property
    def figure(self) -> str:
        """The code of its indicator."""
        return f"CT{self.number}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a unit says of its tasks: whether each is done, and its figure; and what it spent, by line."""

    unit: str
    number: int
    told: tuple[tuple[Task, bool, int], ...]
    money: tuple[tuple[str, str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A plan and the reports on it; of each unit in the order of their numbers."""

    tasks: tuple[Task, ...]
    reports: tuple[Report, ...]

    @property
    def speaking(self) -> dict[str, Report]:
        """The newest report of each unit."""
        return {report.unit: report for report in self.reports}

    def book(self) -> Book:
        """The plan workbook."""
        return plan_book(
            units=[_unit(code) for code in "de"],
            tasks=[_task(task) for task in self.tasks],
            indicators=[*map(_indicator, self.tasks), *_ratio(self.tasks)],
        )


def _unit(code: str) -> Row:
    named = {"name": f"{NAMES[code]} tỉnh Bến Sông", "short_name": NAMES[code]}
    return {"unit_code": code, **named, "category": "Cơ quan chuyên môn", "level": "Tỉnh", "must_report": "Có"}


def _task(task: Task) -> Row:
    return {
        "task_code": task.code,
        "group_code": "II",
        "text": f"Việc thứ {task.number} của kế hoạch",
        "lead_agencies": "; ".join(NAMES[code] for code in task.leads),
        "assignment": JOINT if task.joint else EACH,
        "timeframe_text": "Thường xuyên",
        "timeframe_kind": "ongoing",
    }


def _indicator(task: Task) -> Row:
    target: Row = {}
    if task.target is not None:
        target = {"target": Decimal(task.target), "target_scope": task.scope, "target_sense": "Ít nhất"}
    return {
        "indicator_code": task.figure,
        "task_code": task.code,
        "indicator": f"Số cuộc của việc thứ {task.number}",
        "unit": "cuộc",
        "reported_by": "Đơn vị chủ trì",
        "across_units": task.method,
        "across_periods": SUM,
        **target,
    }


def _ratio(tasks: Sequence[Task]) -> list[Row]:
    """The first two figures that are added up, one as a share of the other."""
    summed = [task.figure for task in tasks if task.method == SUM]
    if len(summed) < 2:
        return []
    shared = {"unit": "%", "reported_by": "Đơn vị chủ trì", "across_units": NONE, "across_periods": "Lấy số mới nhất"}
    both = {"numerator": summed[0], "denominator": summed[1]}
    return [{"indicator_code": "TL", "task_code": tasks[0].code, "indicator": "Tỷ lệ cuộc", **shared, **both}]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """One to four tasks with random leads; one or two reports of some of the units."""
    tasks = tuple(
        Task(
            number,
            tuple(sorted(draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True)))),
            draw(st.booleans()),
            draw(st.sampled_from([SUM, SUM, MAX, NONE])),
            draw(st.none() | st.integers(1, 50)),
            draw(st.sampled_from([ALL_TOGETHER, TO_EACH])),
        )
        for number in range(5, 5 + draw(st.integers(1, 4)))
    )
    lines = st.tuples(st.sampled_from(ITEMS), st.sampled_from(SOURCES))
    reports = []
    for unit in draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True)):
        for number in range(1, draw(st.integers(1, 2)) + 1):
            told = tuple((t, draw(st.booleans()), draw(st.integers(0, 40))) for t in tasks if unit in t.leads)
            spent = [
                (*line, draw(st.integers(0, 10**8)), draw(st.integers(0, 10**8)))
                for line in draw(st.lists(lines, max_size=3, unique=True))
            ]
            reports.append(Report(unit, number, told, tuple(spent)))
    return Case(tasks, tuple(reports))


def _write(report: Report, collection: Collection) -> Path:
    under_way: Row = {"status": lists.UNDER_WAY}
    done: Row = {"status": lists.DONE, "finished_on": date(2024, 6, 20)}
    told: dict[str, Rows] = {
        "tasks": [{"task_code": t.code, **(done if is_done else under_way)} for t, is_done, _ in report.told],
        "indicators": [{"indicator_code": t.figure, "in_period": Decimal(n)} for t, _, n in report.told],
        "budget": [_line(*line) for line in report.money],
    }
    return collection.workbook(
        PROGRESS,
        report.unit,
        {"info": [{"submission_no": Decimal(report.number)}]} | {name: rows for name, rows in told.items() if rows},
        period="2024",
        name=f"{report.unit}-{report.number}",
    )


def _line(item: str, where: str, allotted: int, spent: int) -> Row:
    named = {"manner": APART, "cost_item": item, "funding_source": where}
    return {**named, "allocated_vnd": Decimal(allotted), "spent_vnd": Decimal(spent)}


@settings(max_examples=PLANS, deadline=None, derandomize=True)
@given(case=cases())
def test_every_figure_is_what_was_filled_in(case: Case) -> None:
    with TemporaryDirectory() as folder:
        collection = Collection(Path(folder), case.book())
        paths = [_write(report, collection) for report in case.reports]
        result = merged(collection, paths)
        assert merged(collection, [*paths[::-1], paths[0]]).book == result.book
    assert result.account.closes
    assert {s.state.value for s in result.submissions} <= {"merged", "superseded"}
    for task in case.tasks:
        _task_is_right(result, case, task)
        _figure_is_right(result, case, task)
    _ratio_is_right(result, case)
    _money_is_right(result, case)


def _answers(case: Case, task: Task) -> dict[str, tuple[bool, int]]:
    return {
        unit: (done, number)
        for unit, report in case.speaking.items()
        for told, done, number in report.told
        if told is task or told == task
    }


def _task_is_right(result: Consolidation, case: Case, task: Task) -> None:
    found, given = row(result, "by_task", "task_code", task.code), _answers(case, task)
    done = sum(is_done for is_done, _ in given.values())
    assert (found["units_expected"], found["units_reported"]) == (len(task.leads), len(given))
    assert (found["done"], found["under_way"]) == (done, len(given) - done)
    if task.joint and len(given) == len(task.leads):
        assert str(found["status"]) == (lists.DONE if done == len(given) else lists.UNDER_WAY)
    elif not task.joint and len(task.leads) > 1 and done and done * 2 > len(given):
        assert str(found["status"]).startswith(f"{done}/{len(task.leads)} đơn vị")


def _figure_is_right(result: Consolidation, case: Case, task: Task) -> None:
    found = row(result, "indicators", "indicator_code", task.figure)
    numbers = {unit: number for unit, (_, number) in _answers(case, task).items()}
    total = _total(task, list(numbers.values()))
    assert found.get("in_period") == total
    assert (found["units_expected"], found["units_reported"]) == (len(task.leads), len(numbers))
    if task.target is not None:
        asked = task.target * (len(task.leads) if task.scope == TO_EACH else 1)
        assert found["target"] == asked
        assert found.get("target_share") == (None if total is None else _percent(total, asked))
        if task.scope == TO_EACH:
            assert found["units_met"] == sum(number >= task.target for number in numbers.values())
    parts = {r["unit_code"]: r["value"] for r in result.book.rows("ledger") if r["figure_code"] == task.figure}
    assert parts == numbers


def _total(task: Task, numbers: Sequence[int]) -> int | None:
    if not numbers or task.method == NONE:
        return None
    return sum(numbers) if task.method == SUM else max(numbers)


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _ratio_is_right(result: Consolidation, case: Case) -> None:
    """From the two sums, never a mean of the units' percentages."""
    summed = [task for task in case.tasks if task.method == SUM][:2]
    if len(summed) == 2:
        above, below = (_total(task, [n for _, n in _answers(case, task).values()]) for task in summed)
        expected = _percent(above, below) if above is not None and below else None
        assert row(result, "indicators", "indicator_code", "TL").get("in_period") == expected


def _money_is_right(result: Consolidation, case: Case) -> None:
    allotted: Counter[tuple[str, str]] = Counter()
    spent: Counter[tuple[str, str]] = Counter()
    for report in case.speaking.values():
        for item, where, given_sum, spent_sum in report.money:
            allotted[item, where] += given_sum
            spent[item, where] += spent_sum
    rows = {(str(r["cost_item"]), str(r["funding_source"])): r for r in result.book.rows("budget")}
    assert {key: r["allocated_vnd"] for key, r in rows.items()} == dict(allotted)
    assert {key: r["spent_vnd"] for key, r in rows.items()} == dict(spent)
    assert row(result, "overview", "figure_code", "budget.spent")["value"] == sum(spent.values())


@settings(max_examples=PLANS // 2 + 1, deadline=None, derandomize=True)
@given(case=cases().filter(lambda case: len(case.speaking) > 1))
def test_a_file_that_comes_later_changes_no_row_of_another_unit(case: Case) -> None:
    late = case.reports[-1].unit
    with TemporaryDirectory() as folder:
        collection = Collection(Path(folder), case.book())
        paths = {report: _write(report, collection) for report in case.reports}
        before = merged(collection, [path for report, path in paths.items() if report.unit != late])
        after = merged(collection, list(paths.values()))
    for unit in NAMES.keys() - {late}:
        for sheet, key in OWN.items():
            told = [r for r in after.book.rows(sheet) if r.get(key) == unit]
            assert told == [r for r in before.book.rows(sheet) if r.get(key) == unit]
