"""Which submission of a unit speaks (DOMAIN §5.1, §5.2).

1. The newest submission number speaks; what it replaces is superseded.
2. Identical content counts once.
3. The same number with different content is a conflict; the coordinator decides in the register.
4. If the newest has errors the unit must mend it; an earlier clean one is offered, never revived silently.
5. One bad file never stops the rest.
6. With --accept-with-errors the valid rows of a file are merged and each omission is listed.
"""

import shutil
from pathlib import Path

import openpyxl

from kehoach_xlsx.pipeline import load_consolidated
from tests.support.collection import Collection
from tests.support.merging import codes, merged, row, states, submission

SECOND = "| submission_no |\n|---|\n| 2 |"
NO_STATUS = "| task_code | status |\n|---|---|\n| NV2 |  |"


def test_the_newest_number_speaks_and_the_older_is_superseded(collection: Collection) -> None:
    first = collection.progress("a", name="first")
    second = collection.progress("a", name="second", info=SECOND)
    result = merged(collection, [second, first])
    assert states(result) == {"first": "superseded", "second": "merged"}
    assert row(result, "by_unit", "unit_code", "a")["submission_no"] == 2


def test_a_copy_of_a_file_counts_once(collection: Collection, tmp_path: Path) -> None:
    first = collection.progress("a", name="first")
    copy = tmp_path / "first-copy.xlsx"
    shutil.copyfile(first, copy)
    result = merged(collection, [first, copy])
    assert states(result) == {"first": "duplicate", "first-copy": "merged"} or states(result) == {
        "first": "merged",
        "first-copy": "duplicate",
    }
    assert row(result, "indicators", "indicator_code", "CT1")["units_reported"] == 1


def test_one_number_with_two_contents_is_a_conflict_and_neither_is_merged(collection: Collection) -> None:
    one = collection.progress("a", name="one")
    other = collection.progress("a", name="other", indicators="| indicator_code | in_period |\n|---|---|\n| CT1 | 9 |")
    result = merged(collection, [one, other])
    assert states(result) == {"one": "conflict", "other": "conflict"}
    assert "KH404" in codes(result)
    assert row(result, "by_unit", "unit_code", "a")["state"] == "Mâu thuẫn"


def test_a_decision_in_the_register_settles_a_conflict_and_survives(collection: Collection, tmp_path: Path) -> None:
    one = collection.progress("a", name="one")
    other = collection.progress("a", name="other", indicators="| indicator_code | in_period |\n|---|---|\n| CT1 | 9 |")
    output = tmp_path / "out" / "consolidated.xlsx"
    merged(collection, [one, other], output=output)
    _decide(output, "other.xlsx")
    for _ in range(2):
        result = merged(collection, [one, other], output=output)
        assert states(result) == {"one": "superseded", "other": "merged"}
        assert row(result, "indicators", "indicator_code", "CT1")["in_period"] == 9


def _decide(path: Path, file: str) -> None:
    """Write "Có" into the decision column of a file's row, as the coordinator does."""
    book = openpyxl.load_workbook(path)
    sheet = book["Tình hình gửi báo cáo"]
    heading = {cell.value: cell.column or 0 for cell in sheet[5]}
    line = next(r for r in range(6, sheet.max_row + 1) if sheet.cell(r, heading["Tệp"]).value == file)
    sheet.cell(line, heading["Chọn bản này"]).value = "Có"
    book.save(path)


def test_a_newest_with_errors_is_rejected_and_the_clean_one_before_it_is_offered(collection: Collection) -> None:
    collection.progress("a", name="first")
    collection.progress("a", name="second", info=SECOND, tasks=NO_STATUS)
    result = merged(collection, [collection.folder])
    assert states(result) == {"first": "superseded", "second": "rejected"}
    assert {"KH405", "KH409"} <= {f.code for f in submission(result, "second").findings}
    assert row(result, "by_unit", "unit_code", "a")["state"] == "Cần sửa"


def test_a_broken_file_is_named_and_the_rest_is_merged(collection: Collection) -> None:
    collection.progress("a")
    (collection.folder / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing more")
    (collection.folder / "empty.xlsx").write_bytes(b"")
    result = merged(collection, [collection.folder])
    assert states(result) == {"progress-2024-a": "merged", "broken": "rejected", "empty": "rejected"}
    assert "KH001" in {f.code for f in submission(result, "broken").findings}


def test_accepting_errors_takes_the_valid_rows_and_lists_each_omission(collection: Collection) -> None:
    path = collection.progress("a", tasks=NO_STATUS)
    result = merged(collection, [path], accept_with_errors=True)
    assert states(result) == {"progress-2024-a": "merged"}
    omitted = [f for f in submission(result, "progress-2024-a").findings if f.code == "KH410"]
    assert len(omitted) == 1
    assert omitted[0].cell_count > 0
    assert row(result, "by_task", "task_code", "NV2")["units_reported"] == 0
    assert row(result, "by_task", "task_code", "NV3")["units_reported"] == 1
    assert result.account.closes


def test_a_workbook_of_the_tasks_kind_is_set_aside_with_a_note(collection: Collection) -> None:
    result = merged(collection, [collection.progress("a"), collection.tasks("b")])
    assert states(result) == {"progress-2024-a": "merged", "tasks-b": "other"}
    assert result.account.closes


def test_a_workbook_of_another_period_is_rejected(collection: Collection) -> None:
    result = merged(collection, [collection.progress("a", period="6t2024")])
    assert states(result) == {"progress-6t2024-a": "rejected"}
    assert "KH006" in codes(result)


def test_what_was_written_is_what_is_read_back(collection: Collection, tmp_path: Path) -> None:
    paths = [collection.progress(unit) for unit in "abc"]
    output = tmp_path / "out" / "consolidated.xlsx"
    result = merged(collection, paths, output=output)
    book = load_consolidated(output)
    for sheet, rows in result.book.sheets.items():
        read = [{k: v for k, v in r.items() if v is not None and k != "_row"} for r in book.rows(sheet)]
        assert read == [dict(r) for r in rows], sheet


def test_copies_of_one_file_do_not_hinder_the_next_merge(collection: Collection, tmp_path: Path) -> None:
    paths = [collection.progress("a", name="mot"), collection.progress("a", name="hai")]
    output = tmp_path / "out" / "all.xlsx"
    merged(collection, paths, output=output)
    before = output.read_bytes()
    assert states(merged(collection, paths, output=output)) == {"hai": "merged", "mot": "duplicate"}
    assert output.read_bytes() == before
