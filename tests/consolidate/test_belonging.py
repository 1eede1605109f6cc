"""Whether a workbook belongs to the collection, and whose it is.

1. A template made before a known revision is accepted with a note; one from an unknown state of the plan is a warning,
   and its rows are matched by code.
2. One stamp in the hands of two units is told across the files; the unit's own file is merged all the same.
3. A workbook without stamps is merged where its form names plan, unit and period.
4. An older version of a workbook is read where a migration says how.
"""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.flow.intake import take_in
from kehoach_xlsx.model.diagnoses import KNOWN_BY_HEADINGS
from kehoach_xlsx.model.schema import Migration, WorkbookSchema
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.workbooks.progress import PROGRESS
from tests.support.collection import Collection, plan_book
from tests.support.merging import codes, merged, states

POSTPONED = "| task_code | timeframe_text | ends_on |\n|---|---|---|\n| NV2 | Trước ngày 30/11/2024 | 2024-11-30 |"


def _codes(path: Path, collection: Collection) -> set[str]:
    (submission,) = check([path], loaded=collection.loaded, period="2024").submissions
    return {f.code for f in submission.findings}


def test_a_template_from_before_a_known_revision_is_accepted_with_a_note(tmp_path: Path) -> None:
    before = Collection(tmp_path)
    path = before.progress("a")
    revised = plan_book(tasks=POSTPONED, revisions=[{"fingerprint": before.plan.fingerprint, "number": "1"}])
    assert _codes(path, Collection(tmp_path / "now", revised)) == {"KH012"}


def test_a_template_from_an_unknown_state_of_the_plan_is_a_warning_and_is_matched_by_code(tmp_path: Path) -> None:
    path = Collection(tmp_path).progress("a")
    assert _codes(path, Collection(tmp_path / "now", plan_book(tasks=POSTPONED))) == {"KH038"}


def _in_other_hands(path: Path, target: Path) -> Path:
    book = openpyxl.load_workbook(path)
    book["Thông tin"]["B9"] = "Sở Giáo dục tỉnh Bến Sông"
    book.save(target)
    return target


def test_one_stamp_in_two_hands_is_told_and_the_own_file_is_merged(collection: Collection, tmp_path: Path) -> None:
    own = collection.progress("a", name="own")
    other = _in_other_hands(own, tmp_path / "other.xlsx")
    result = merged(collection, [own, other])
    assert states(result) == {"own": "merged", "other": "rejected"}
    assert {"KH036", "KH039"} <= codes(result)


def test_a_workbook_without_stamps_is_merged_where_its_form_says_whose_it_is(
    collection: Collection, tmp_path: Path
) -> None:
    path = _without_stamps(collection.progress("a"), tmp_path / "bare.xlsx")
    result = merged(collection, [path])
    assert states(result) == {"bare": "merged"}
    assert KNOWN_BY_HEADINGS.code in codes(result)


@pytest.mark.parametrize(("line", "code"), [("B6", "KH026"), ("B13", "KH026")])
def test_a_workbook_without_stamps_whose_form_is_blank_is_not_merged(
    collection: Collection, tmp_path: Path, line: str, code: str
) -> None:
    path = _without_stamps(collection.progress("a"), tmp_path / "bare.xlsx", line)
    result = merged(collection, [path])
    assert states(result) == {"bare": "rejected"}
    assert code in codes(result)


def _without_stamps(path: Path, target: Path, *blank: str) -> Path:
    book = openpyxl.load_workbook(path)
    for name in ("_kxl", "_kxl_lists", "_kt"):
        del book[name]
    for name in list(book.defined_names):
        del book.defined_names[name]
    properties = book.custom_doc_props  # type: ignore[attr-defined] # the stubs do not know it
    for prop in list(properties.names):
        del properties[prop]
    for cell in blank:
        book["Thông tin"][cell] = None
    book.save(target)
    return target


def _second_version(*, required: bool) -> WorkbookSchema:
    """A later version: a heading retold, a sheet retitled, a column added."""
    tasks = PROGRESS.sheet("tasks")
    columns = tuple(
        replace(c, heading="Minh chứng kèm theo", aliases=()) if c.name == "evidence" else c for c in tasks.columns
    )
    added = replace(tasks.column("explanation"), name="lesson", heading="Bài học rút ra", aliases=(), required=required)
    newer = replace(tasks, title="Kết quả các nhiệm vụ", columns=(*columns, added))
    sheets = tuple(newer if s.name == "tasks" else s for s in PROGRESS.sheets)
    old = Migration(
        version="1",
        titles={"tasks": tasks.title},
        headings={"tasks.evidence": tasks.column("evidence").heading},
        added=("tasks.lesson",),
    )
    return replace(PROGRESS, version="2", sheets=sheets, migrations=(old,))


def test_an_older_version_is_read_as_the_migration_says(collection: Collection) -> None:
    path = collection.progress("a")
    now = take_in(path, path.name, {"progress": PROGRESS})
    later = take_in(path, path.name, {"progress": _second_version(required=False)})
    assert [f.code for f in later.findings] == ["KH040"]
    assert later.cells_read == now.cells_read
    assert [r.cells for r in later.tables["tasks"].rows] == [r.cells for r in now.tables["tasks"].rows]


def test_an_older_version_that_lacks_a_required_column_is_not_migrated(collection: Collection) -> None:
    path = collection.progress("a")
    assert "KH011" in {f.code for f in take_in(path, path.name, {"progress": _second_version(required=True)}).findings}
