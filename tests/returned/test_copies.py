"""The marked copy of a workbook with errors: our own template, the agency's values, what is wrong marked and listed.

1. Every value that the officer typed stands again in its row: proper values as such, all else as it was typed.
2. Every wrong cell is coloured and carries a comment with message and remedy, and *Phải sửa* has a link to it.
3. What has no place in the workbook stands on *Phải sửa*, with its whole text and where it stood.
4. The copy is a template as any other: same identity, same locks, same bytes for the same file.
5. A file that cannot be read or belongs to another plan gets no copy but a reason; no file that was read is touched.
"""

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.flow.cells import as_text
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.schema import FilledBy
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.pipeline import check, make_templates, return_workbooks
from kehoach_xlsx.workbooks.progress import PROGRESS

from ..support.collection import Collection, plan_book
from ..support.writing import Damage
from .correcting import checked, comments, linked, marked, returned

BAD: Mapping[str, str] = {
    "info": "| submission_no | reporter | phone |\n|---|---|---|\n| 1 | | 0292 3820 001 |",
    "tasks": """
    | task_code | status        | progress_percent | started_on | finished_on  | result          | evidence |
    |-----------|---------------|------------------|------------|--------------|-----------------|----------|
    | NV1       | Đã hoàn thành | 85               | 2024-05-01 | "31/13/2024" |                 | #REF!    |
    | NV2       | Tạm ổn        | 120              | 2024-05-01 | 2024-04-01   | Mở "2" lớp & hội| =1+2     |
    | NV3       |               | "85%"            | 2024-12-20 | "03/04/2024" | =SUM(A1)        | "  12/BC"|
    """,
    "indicators": """
    | indicator_code | in_period | estimated | achieved_on      | evidence |
    |----------------|-----------|-----------|------------------|----------|
    | CT1            | "03 lớp"  | #N/A      | 2024-11-05       | 12       |
    | CT2            | "1.234"   | 1.5       | 2024-11-05 08:30 |          |
    """,
    "directives": """
    | document_kind | reference | issued_on | subject                   |
    |---------------|-----------|-----------|---------------------------|
    | Công văn      | 0123      | "tháng 3" | "=1+1 không phải công thức" |
    """,
}


@pytest.fixture
def bad(collection: Collection) -> Path:
    """A workbook with many slips."""
    return collection.workbook(PROGRESS, "a", BAD, period="2024", name="xau")


def typed(submission: Submission) -> dict[tuple[str, str, str], str]:
    """What the officer's cells hold, by sheet, row (its code, else its number) and column."""
    found = {}
    for name, table in submission.incoming.tables.items():
        key = table.schema.key[0] if table.schema.key else ""
        for row in table.rows:
            for column in table.schema.columns:
                if column.filled_by is FilledBy.OFFICER and column.name in row.cells:
                    place = str(row.cells.get(key, row.row))
                    found[name, place, column.name] = as_text(row.cells[column.name])
    return found


def test_every_value_stands_again_as_it_was_typed(bad: Path, collection: Collection, tmp_path: Path) -> None:
    before = typed(checked(bad, collection.loaded))
    after = typed(checked(returned(bad, collection.loaded, tmp_path / "tra"), collection.loaded))
    changed = {place: (text, after.get(place)) for place, text in before.items() if after.get(place) != text}
    assert changed == {
        ("info", "6", "submission_no"): ("1", "2"),
        ("tasks", "NV3", "result"): ("công thức chưa có kết quả", "#N/A"),
        ("indicators", "CT2", "achieved_on"): ("05/11/2024 08:30", "05/11/2024"),
    }
    assert before.keys() == after.keys()


def test_proper_values_are_proper_values(bad: Path, collection: Collection, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(returned(bad, collection.loaded, tmp_path / "tra"))
    tasks, figures = book["Kết quả nhiệm vụ"], book["Chỉ tiêu, số liệu"]
    assert (tasks["I6"].value, tasks["J6"].is_date, tasks["K6"].value) == (85, True, "31/13/2024")
    assert (figures["G6"].value, figures["H7"].value, figures["J6"].is_date) == ("03 lớp", 1.5, True)
    assert book["Chỉ đạo, triển khai"]["D6"].data_type == "s"
    assert (tasks["M6"].value, tasks["M6"].number_format) == ("=#REF!", "@")


def _wrong_cells(submission: Submission) -> list[Finding]:
    return [f for f in submission.findings if f.cell and ":" not in f.cell and f.code != "KH009"]


def test_every_wrong_cell_is_coloured_and_told_in_a_comment(bad: Path, collection: Collection, tmp_path: Path) -> None:
    copy = returned(bad, collection.loaded, tmp_path / "tra")
    told, coloured = comments(copy), set(marked(copy))
    found = [f for f in _wrong_cells(checked(copy, collection.loaded)) if f.severity.value != "note"]
    assert len(found) > 15
    for finding in found:
        place = finding.origin.sheet, finding.cell or ""
        assert place in coloured
        assert f"{finding.code}: {finding.message()}" in told[place] or finding.value == "#N/A"
        assert finding.remedy() in told[place]
    assert set(told) <= coloured


def test_the_first_sheet_lists_and_links_every_finding(bad: Path, collection: Collection, tmp_path: Path) -> None:
    copy = returned(bad, collection.loaded, tmp_path / "tra")
    found = [f for f in _wrong_cells(checked(copy, collection.loaded)) if f.severity.value != "note"]
    seen_no_more = ["'Kết quả nhiệm vụ'!M7", "'Chỉ tiêu, số liệu'!J7"]  # a formula, and a day with its time
    assert sorted(linked(copy)) == sorted([*(f"'{f.origin.sheet}'!{f.cell}" for f in found), *seen_no_more])
    book = openpyxl.load_workbook(copy)
    assert book.sheetnames[0] == "Phải sửa"
    assert book.active is not None and book.active.title == "Phải sửa"
    texts = {str(cell.value) for row in book["Phải sửa"].iter_rows() for cell in row}
    assert {finding.message() for finding in found if finding.value != "#N/A"} <= texts
    assert book["Phải sửa"].page_setup.fitToHeight == 0
    properties = book["Phải sửa"].sheet_properties.pageSetUpPr
    assert properties is not None and properties.fitToPage


def test_a_formula_without_a_result_is_told_as_such(bad: Path, collection: Collection, tmp_path: Path) -> None:
    told = comments(returned(bad, collection.loaded, tmp_path / "tra"))
    assert "Ô chứa “công thức chưa có kết quả”, không phải giá trị." in told["Kết quả nhiệm vụ", "L8"]


LONG = "Số này chưa kể các lớp do huyện tự mở trong tháng 11 và một lớp mở thêm cho cán bộ thư viện các xã"


def test_what_has_no_place_stands_on_the_first_sheet_in_full(collection: Collection, tmp_path: Path) -> None:
    path = collection.progress(
        "a", indicators=f"| indicator_code | in_period | Ghi chú riêng |\n|---|---|---|\n| CT1 | 2 | {LONG} |"
    )
    copy = returned(path, collection.loaded, tmp_path / "tra")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(copy)["Phải sửa"].iter_rows()]
    assert [(row[1], row[4]) for row in rows if row[4] in {LONG, "Ghi chú riêng"}] == [
        ("Chỉ tiêu, số liệu, ô M5", "Ghi chú riêng"),
        ("Chỉ tiêu, số liệu, ô M6", LONG),
    ]


def test_rows_that_the_plan_does_not_have_stand_beneath_and_can_be_cleared(
    collection: Collection, tmp_path: Path
) -> None:
    path = collection.progress(
        "a",
        tasks="| task_code | status | result |\n|---|---|---|\n| NV9 | Đang thực hiện | Việc riêng, 20 người dự |",
    )
    copy = returned(path, collection.loaded, tmp_path / "tra")
    sheet = openpyxl.load_workbook(copy)["Kết quả nhiệm vụ"]
    assert [sheet[f"A{row}"].value for row in range(6, 11)] == ["NV1", "NV2", "NV3", "NV4", "NV9"]
    for cell in ("A10", "H10", "L10"):
        assert not sheet[cell].protection.locked
    assert sheet["A9"].protection.locked


def test_more_rows_than_the_template_has_get_more_rows(collection: Collection, tmp_path: Path) -> None:
    rows = "\n".join(f"| Công văn | {n}/SVH | 2024-03-04 | Hướng dẫn việc số {n} |" for n in range(1, 61))
    path = collection.progress(
        "a",
        info="| reporter |\n|---|\n| |",
        directives=f"| document_kind | reference | issued_on | subject |\n|---|---|---|---|\n{rows}",
    )
    after = checked(returned(path, collection.loaded, tmp_path / "tra"), collection.loaded)
    assert len(after.sheets["directives"]) == 60
    assert {f.code for f in after.errors} == {"KH109"}


def test_what_was_deleted_is_there_again(collection: Collection, tmp_path: Path) -> None:
    damage = Damage(missing=("models",), headings={"tasks.result": ""}, rows={"indicators": ["CT2"]})
    path = collection.progress("a", damage=damage)
    copy = returned(path, collection.loaded, tmp_path / "tra")
    found = {(f.code, f.cell) for f in checked(copy, collection.loaded).errors}
    assert {code for code, _ in found} == {"KH212", "KH234"}
    texts = {str(cell.value) for row in openpyxl.load_workbook(copy)["Phải sửa"].iter_rows() for cell in row}
    assert {"Thiếu trang “Mô hình, cách làm hiệu quả”.", "Không tìm thấy cột “Kết quả đạt được”."} <= texts


def test_codes_that_were_deleted_are_found_by_what_stands_beside_them(collection: Collection, tmp_path: Path) -> None:
    path = collection.progress("a", damage=Damage(headings={"tasks.task_code": ""}))
    after = checked(returned(path, collection.loaded, tmp_path / "tra"), collection.loaded)
    assert not after.errors
    assert [row["result"] for row in after.sheets["tasks"]] == [
        row["result"] for row in checked(path, collection.loaded).sheets["tasks"]
    ]


def test_it_is_a_template_as_any_other(bad: Path, collection: Collection, tmp_path: Path) -> None:
    copy = returned(bad, collection.loaded, tmp_path / "tra")
    (plain,) = make_templates(collection.loaded, "progress", tmp_path / "mau", period="2024", units=("a",))
    assert copy.name == f"{plain.stem}_phai-sua.xlsx"
    assert checked(copy, collection.loaded).incoming.identity == checked(plain, collection.loaded).incoming.identity
    ours, theirs = openpyxl.load_workbook(copy), openpyxl.load_workbook(plain)
    assert ours.sheetnames[1:] == theirs.sheetnames
    for name in theirs.sheetnames:
        assert ours[name].protection.sheet == theirs[name].protection.sheet
        assert ours[name].sheet_state == theirs[name].sheet_state
    assert ours["Phải sửa"].protection.sheet


def test_the_same_file_gives_the_same_bytes(bad: Path, collection: Collection, tmp_path: Path) -> None:
    one, two = (returned(bad, collection.loaded, tmp_path / name) for name in ("tra-1", "tra-2"))
    assert one.read_bytes() == two.read_bytes()


def test_nothing_that_was_read_is_touched(bad: Path, collection: Collection) -> None:
    copy = returned(bad, collection.loaded, bad.parent)
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    again = return_workbooks(check([bad, copy], loaded=collection.loaded), collection.loaded, bad.parent)
    paths = [one.path for one in again]
    assert None not in paths
    assert len({*paths, bad, copy}) == 4
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == digest


def test_a_sound_file_gets_no_copy(collection: Collection, tmp_path: Path) -> None:
    checked_files = check([collection.progress("a")], loaded=collection.loaded)
    assert return_workbooks(checked_files, collection.loaded, tmp_path / "tra") == ()
    assert not (tmp_path / "tra").exists()


def test_a_file_with_nothing_but_warnings_gets_a_copy_that_says_so(collection: Collection, tmp_path: Path) -> None:
    hurried = collection.progress("a", tasks="| task_code | result |\n|-|-|\n| NV1 | Đã thực hiện tốt |")
    submission = checked(hurried, collection.loaded)
    assert submission.findings and not submission.errors
    copy = returned(hurried, collection.loaded, tmp_path / "tra")
    assert copy.stem.endswith("_xem-lai")
    first = openpyxl.load_workbook(copy)["Phải sửa"]
    assert first["A1"].value == "BÁO CÁO HỢP LỆ, CÓ CHỖ NÊN XEM LẠI"
    assert not checked(copy, collection.loaded).errors


def test_files_without_a_place_in_the_plan_get_a_reason(collection: Collection, tmp_path: Path) -> None:
    other = Collection(tmp_path / "khac", plan_book(document="| reference |\n|---|\n| 99/KH-UBND |"))
    other.folder.mkdir()
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    stranger = tmp_path / "la.xlsx"
    openpyxl.Workbook().save(stranger)
    files = check([other.progress("a"), broken, stranger], loaded=collection.loaded)
    done = return_workbooks(files, collection.loaded, tmp_path / "tra")
    assert len(done) == 3
    assert all(one.path is None and one.reason and one.reason.vi and one.reason.en for one in done)


def test_every_part_of_the_copy_is_sound_xml(bad: Path, collection: Collection, tmp_path: Path) -> None:
    with zipfile.ZipFile(returned(bad, collection.loaded, tmp_path / "tra")) as archive:
        assert archive.testzip() is None
        assert any(name.startswith("xl/comments") for name in archive.namelist())
