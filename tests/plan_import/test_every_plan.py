"""What holds for every plan that is imported, whatever it says."""

from pathlib import Path

import pytest

from kehoach_xlsx.model.table import Book
from kehoach_xlsx.plan_import.importing import import_plan
from kehoach_xlsx.workbooks.plan import PLAN

PLANS = Path(__file__).parent / "plans"
SOURCES = sorted(path for path in PLANS.glob("[0-9][0-9]-*") if path.suffix != ".json")


def imported(source: Path) -> Book:
    found = import_plan(source.read_bytes(), source.name).book
    assert found is not None
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_same_bytes_give_the_same_rows(source: Path) -> None:
    assert import_plan(source.read_bytes(), "a") == import_plan(source.read_bytes(), "a")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_codes_are_unique_and_lead_to_what_they_name(source: Path) -> None:
    book = imported(source)
    groups = [row["group_code"] for row in book.rows("groups")]
    tasks = [row["task_code"] for row in book.rows("tasks")]
    units = [row["unit_code"] for row in book.rows("units")]

    assert len(set(groups)) == len(groups)
    assert len(set(tasks)) == len(tasks)
    assert len(set(units)) == len(units)
    assert {row["group_code"] for row in book.rows("tasks")} <= set(groups)
    assert {row["task_code"] for row in book.rows("indicators")} <= set(tasks)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_row_has_only_columns_of_the_plan_workbook_and_all_that_are_required_of_a_task(source: Path) -> None:
    book = imported(source)

    for sheet in PLAN.sheets:
        columns = {column.name for column in sheet.columns}
        for row in book.rows(sheet.name):
            assert {name for name in row if not name.startswith("_")} <= columns
    required = [column.name for column in PLAN.sheet("tasks").columns if column.required]
    assert [row for row in book.rows("tasks") if not all(row.get(name) for name in required)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_task_group_and_duty_says_its_lines_and_they_are_lines_of_the_source(source: Path) -> None:
    book, last = imported(source), len(source.read_text(encoding="utf-8").splitlines())

    for sheet in ("tasks", "groups", "duties", "legal_bases", "recipients", "report_deadlines"):
        for row in book.rows(sheet):
            numbers = [int(n) for n in _numbers(str(row["source_lines"]))]
            assert numbers
            assert 1 <= min(numbers) <= max(numbers) <= last


def _numbers(text: str) -> list[str]:
    return "".join(c if c.isdecimal() else " " for c in text).split()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_a_plan_cut_anywhere_is_read_without_a_fall(source: Path, share: float) -> None:
    data = source.read_bytes()
    cut = data[: int(len(data) * share)].decode(errors="ignore").encode()

    found = import_plan(cut, source.name)

    assert found.book is not None or found.findings
