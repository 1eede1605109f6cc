"""Laws of a merge that hold for any filling (DOMAIN §5.6, §5.8).

1. Conservation: every filled input cell is in *Dữ liệu* or named in *Lỗi, cảnh báo*; the account closes.
2. Determinism: the same files in any order give the same bytes.
3. Idempotence: merging over the former output changes nothing.
4. What the coordinator wrote survives the next merge.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.pipeline import publish
from tests.support.collection import Collection
from tests.support.merging import merged, row, submission

SPECIAL = '5 < 7 & "=1+1"'

values = st.sampled_from(
    ["", "Đã hoàn thành", "Đang thực hiện", "x", "03 lớp", " ", "1.234", SPECIAL, "=1+1", "😀", "Không phát sinh"]
) | st.sampled_from([Decimal(5), Decimal("0.5"), Decimal(-1), date(2024, 5, 6), date(1999, 1, 1)])
records = st.fixed_dictionaries(
    {"task_code": st.sampled_from(["NV1", "NV2", "NV3", "NV4"])},
    optional=dict.fromkeys(("status", "progress_percent", "started_on", "finished_on", "result", "evidence"), values),
)
documents = st.fixed_dictionaries({}, optional=dict.fromkeys(("reference", "issued_on", "subject"), values))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    tasks=st.lists(records, max_size=4, unique_by=lambda r: r["task_code"]),
    directives=st.lists(documents, max_size=3),
    accept=st.booleans(),
)
def test_every_cell_is_merged_or_set_aside(
    collection: Collection, tasks: list[dict[str, object]], directives: list[dict[str, object]], accept: bool
) -> None:
    paths = [
        collection.progress("a", tasks=tasks, directives=directives),  # type: ignore[arg-type] # odd cells too
        collection.progress("b"),
    ]
    result = merged(collection, paths, accept_with_errors=accept)
    account = result.account
    assert account.cells_read == account.cells_merged + account.cells_set_aside
    assert account.cells_read == sum(s.incoming.cells_read for s in result.submissions)
    assert "KH499" not in {f.code for f in result.findings}


def test_any_order_of_the_files_gives_the_same_bytes(collection: Collection, tmp_path: Path) -> None:
    paths = [collection.progress(unit) for unit in "cab"]
    outputs = [tmp_path / "1" / "out.xlsx", tmp_path / "2" / "out.xlsx"]
    merged(collection, paths, output=outputs[0])
    merged(collection, paths[::-1], output=outputs[1])
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_merging_again_over_the_former_output_changes_nothing(collection: Collection, tmp_path: Path) -> None:
    paths = [collection.progress(unit) for unit in "ab"]
    output = tmp_path / "out" / "out.xlsx"
    merged(collection, paths, output=output)
    before = output.read_bytes()
    merged(collection, paths, output=output)
    assert output.read_bytes() == before


def test_the_coordinators_words_and_notes_survive(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "out.xlsx"
    merged(collection, [collection.progress("a")], output=output)
    book = openpyxl.load_workbook(output)
    _write(book["Dự thảo nội dung báo cáo"], "Khóa", "NV1", "Lời văn của cơ quan đầu mối", "Câu của tôi.")
    _write(book["Tình hình gửi báo cáo"], "Mã đơn vị", "b", "Gia hạn đến", date(2024, 12, 20))
    _write(book["Thông tin báo cáo"], "Nội dung", "Số báo cáo", "Giá trị", "7")
    book.save(output)
    late = collection.progress("b", info=[{"report_date": date(2024, 12, 15)}])
    result = merged(collection, [collection.folder / "progress-2024-a.xlsx", late], output=output)
    assert row(result, "draft", "key", "NV1")["wording"] == "Câu của tôi."
    assert result.book.form("report_info")["report_number"] == "7"
    assert row(result, "register", "unit_code", "b")["late_days"] == 0
    assert row(result, "register", "unit_code", "b")["extended_to"] == date(2024, 12, 20)


def _write(sheet: Worksheet, key: str, value: str, column: str, text: str | date) -> None:
    cells = {c.value: c.column or 0 for c in sheet[5]}
    for line in range(6, sheet.max_row + 1):
        if sheet.cell(line, cells[key]).value == value:
            sheet.cell(line, cells[column]).value = text
            return
    raise AssertionError(f"{value} not found")


def test_lateness_comes_from_the_date_of_the_report_never_from_file_times(collection: Collection) -> None:
    path = collection.progress("a", info=[{"report_date": date(2024, 12, 13)}])
    result = merged(collection, [path])
    assert row(result, "register", "unit_code", "a")["late_days"] == 3
    assert "KH408" in {f.code for f in result.findings}


def test_text_that_looks_like_a_formula_arrives_as_text(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "out.xlsx"
    path = collection.progress("a", tasks=[{"task_code": "NV2", "result": SPECIAL}])
    merged(collection, [path], output=output)
    book = openpyxl.load_workbook(output)
    cells = [c for sheet in book for line in sheet.iter_rows() for c in line if c.value == SPECIAL]
    assert cells
    assert {c.data_type for c in cells} == {"s"}


def test_a_clean_collection_has_no_error(collection: Collection) -> None:
    result = merged(collection, [collection.progress(unit) for unit in "abc"])
    assert not result.has_errors
    assert result.missing == ()
    assert all(f.severity is not Severity.ERROR for s in result.submissions for f in s.findings)
    assert submission(result, "progress-2024-a").state.value == "merged"


def test_a_note_that_cannot_be_read_stops_the_merge_before_it_would_be_lost(
    collection: Collection, tmp_path: Path
) -> None:
    output = tmp_path / "out" / "out.xlsx"
    path = collection.progress("a")
    merged(collection, [path], output=output)
    book = openpyxl.load_workbook(output)
    _write(book["Tình hình gửi báo cáo"], "Mã đơn vị", "a", "Ngày nhận", "hôm qua")
    book.save(output)
    with pytest.raises(UserMistake, match="Tình hình gửi báo cáo"):
        merged(collection, [path], output=output)


def test_notes_stay_when_their_file_is_gone(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "out.xlsx"
    first = collection.progress("a")
    merged(collection, [first], output=output)
    book = openpyxl.load_workbook(output)
    _write(book["Tình hình gửi báo cáo"], "Mã đơn vị", "a", "Số đến", "123")
    book.save(output)
    result = merged(collection, [collection.progress("b")], output=output)
    assert "KH411" in {f.code for f in result.findings}
    kept = [r for r in result.book.rows("register") if r.get("incoming_no") == "123"]
    assert [r["state"] for r in kept] == ["Không còn tệp"]


def test_a_draft_that_moved_under_an_edited_sentence_is_flagged(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "out.xlsx"
    first = collection.progress("a")
    merged(collection, [first], output=output)
    book = openpyxl.load_workbook(output)
    _write(book["Dự thảo nội dung báo cáo"], "Khóa", "NV3", "Lời văn của cơ quan đầu mối", "Câu của tôi.")
    book.save(output)
    assert "KH412" not in {f.code for f in merged(collection, [first], output=output).findings}
    result = merged(collection, [first, collection.progress("b")], output=output)
    assert [f.value for f in result.findings if f.code == "KH412"] == ["NV3"]


def test_a_conclusion_speaks_in_the_draft(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "out.xlsx"
    path = collection.progress("a")
    merged(collection, [path], output=output)
    book = openpyxl.load_workbook(output)
    _write(book["Theo nhiệm vụ"], "Mã nhiệm vụ", "NV2", "Kết luận của cơ quan đầu mối", "Chuyển sang năm 2025")
    book.save(output)
    result = merged(collection, [path], output=output)
    assert str(row(result, "draft", "key", "NV2")["drafted"]).endswith(": chuyển sang năm 2025.")


def test_an_output_never_overwrites_its_source(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "out.xlsx"
    merged(collection, [collection.progress("a")], output=output)
    before = output.read_bytes()
    for wrong in (output, tmp_path / "report.xlsx"):
        with pytest.raises(UserMistake):
            publish(output, wrong)
    assert output.read_bytes() == before
