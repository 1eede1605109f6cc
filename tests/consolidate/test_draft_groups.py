"""Of a plan with many tasks the draft speaks by groups; the coordinator's own conclusions stay in it, task by task."""

from pathlib import Path

import openpyxl

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.consolidate.draft_groups import MANY_TASKS
from kehoach_xlsx.model.table import Row

from ..support.collection import Collection, plan_book
from ..support.markdown import Record
from ..support.merging import merged

_NUMBER = MANY_TASKS + 5


def _many(folder: Path) -> Collection:
    """The toy plan with many tasks in its first two groups by turns, each led by Sở Văn hóa."""
    given = plan_book()
    groups = [row["group_code"] for row in given.rows("groups")][:2]
    first = {**given.rows("tasks")[0], "lead_agencies": "Sở Văn hóa"}
    tasks: list[Record] = [
        {**first, "task_code": f"X{n:02}", "group_code": groups[n % 2], "text": f"Việc số {n}"} for n in range(_NUMBER)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    return Collection(folder, plan_book(tasks=tasks))


def _drafted(result: Consolidation) -> dict[str, Row]:
    return {str(row["key"]): row for row in result.book.rows("draft")}


def test_each_group_has_one_paragraph_and_no_task_has(tmp_path: Path) -> None:
    collection = _many(tmp_path)
    drafted = _drafted(merged(collection, [collection.progress("a")]))
    assert {f"{task.group}*" for task in collection.plan.tasks} <= drafted.keys()
    assert not drafted.keys() & {task.code for task in collection.plan.tasks}


def test_a_group_tells_how_its_tasks_stand_and_names_a_unit_once(tmp_path: Path) -> None:
    collection = _many(tmp_path)
    drafted = _drafted(merged(collection, [collection.progress("a")]))
    for group in {task.group for task in collection.plan.tasks}:
        text = str(drafted[f"{group}*"]["drafted"])
        number = sum(task.group == group for task in collection.plan.tasks)
        assert text.startswith(f"Có {number:02} nhiệm vụ")
        assert "lượt đơn vị chủ trì" in text
        assert text.count("Sở Văn hóa") <= 1


def test_nothing_reported_is_said_too(tmp_path: Path) -> None:
    collection = _many(tmp_path)
    drafted = _drafted(merged(collection, [collection.progress("b")]))
    group = next(task.group for task in collection.plan.tasks if task.code == "X00")
    assert "chưa có báo cáo của đơn vị chủ trì" in str(drafted[f"{group}*"]["drafted"])


def test_a_conclusion_of_the_coordinator_stays_a_sentence_of_its_own(tmp_path: Path) -> None:
    collection, output = _many(tmp_path / "in"), tmp_path / "out" / "tong-hop.xlsx"
    path = collection.progress("a")
    merged(collection, [path], output=output)
    book = openpyxl.load_workbook(output)
    sheet = book["Theo nhiệm vụ"]
    cells = {str(cell.value): cell.coordinate for row in sheet.iter_rows() for cell in row}
    heading = next(place for name, place in cells.items() if name.startswith("Kết luận của cơ quan đầu mối"))
    sheet[heading.rstrip("0123456789") + cells["X03"].lstrip("ABCDEFGH")] = "Chuyển sang năm 2025"
    book.save(output)
    drafted = _drafted(merged(collection, [path], output=output))
    assert drafted["X03"]["drafted"] == "Việc số 3: chuyển sang năm 2025."
    assert "X04" not in drafted
