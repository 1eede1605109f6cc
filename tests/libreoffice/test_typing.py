"""A person fills in a workbook by hand, in a LibreOffice that is set to Vietnamese.

1. What the plan gave is locked.
2. A wrong entry is refused, in our words, and the cell stays as it was.
3. A list offers exactly what may be chosen.
4. Dates and numbers are typed as people here write them, and arrive as dates and numbers.
5. Who fills in everything rightly sees a clean verdict, and `kxl validate` agrees.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest

from kehoach_xlsx.batch import book_of
from kehoach_xlsx.model.schema import FilledBy
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.workbooks import codelists
from kehoach_xlsx.workbooks.progress import PROGRESS

from ..cli.running import run
from ..law.recalculating import errors_shown
from ..law.recalculating import opened as read_back
from ..support.collection import Collection
from ..support.laying import lay_over
from ..support.markdown import Record
from ..support.officer import filled_in
from .keyboard import OnScreen, opened
from .office import Office

REFUSED = "Giá trị chưa hợp lệ: "

MORE: Mapping[str, str] = {
    "directives": """
        | document_kind | reference  | issued_on  | subject                                       |
        |---------------|------------|------------|-----------------------------------------------|
        | Kế hoạch      | 45/KH-SVH  | 2024-02-01 | Thực hiện phát triển tủ sách thôn năm 2024    |
        | Công văn      | 310/SVH-TV | 2024-03-12 | Hướng dẫn cho mượn, luân chuyển sách ở cơ sở |
    """,
    "tasks": """
        | task_code | status        | progress_percent | started_on | finished_on |
        |-----------|---------------|------------------|------------|-------------|
        | NV1       | Đã hoàn thành | 100              | 2024-04-03 | 2024-06-12  |
        | NV3       | Đang thực hiện | 62.5            | 2024-03-04 |             |
    """,
    "indicators": """
        | indicator_code | in_period | cumulative |
        |----------------|-----------|------------|
        | CT2            | 1234      | 12345      |
        | CT3            | 567       |            |
    """,
    "models": """
        | name                         | place          | stage      | assessment                        |
        |------------------------------|----------------|------------|-----------------------------------|
        | Tủ sách lưu động trên ghe    | Xã Đông Phước  | Thí điểm   | Mỗi tháng phục vụ 05 ấp, 300 lượt |
    """,
    "budget": """
        | manner       | cost_item                          | funding_source       | allocated_vnd | spent_vnd |
        |--------------|------------------------------------|----------------------|---------------|-----------|
        | Bố trí riêng | 2. Đào tạo, tập huấn, bồi dưỡng    | Ngân sách địa phương | 15000000      | 12500000  |
        | Lồng ghép, không tách riêng | 7. Khen thưởng      | Ngân sách địa phương |               |           |
    """,
    "difficulties": """
        | kind               | text                                     | task_code | addressee       |
        |--------------------|------------------------------------------|-----------|-----------------|
        | Khó khăn, vướng mắc | Sách thiếu nhi ở các thôn vùng xa còn ít | NV3      |                 |
        | Kiến nghị, đề xuất | Bổ sung 500 bản sách thiếu nhi mỗi năm   |           | Bộ Văn hóa      |
    """,
    "commendations": """
        | honouree | name           | form      | award_state    | decision_no |
        |----------|----------------|-----------|----------------|-------------|
        | Tập thể  | Thư viện tỉnh  | Giấy khen | Đã khen thưởng | 88/QĐ-SVH   |
    """,
}


@pytest.fixture(scope="module")
def shared(desk: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnScreen]:
    """A workbook as it was handed out, opened once for the tests that look at one cell only."""
    path = Collection(tmp_path_factory.mktemp("shared")).progress("a", filled=False)
    with opened(desk, path):
        yield OnScreen(office=desk, path=path, schema=PROGRESS)


@pytest.mark.parametrize(
    ("sheet", "column"),
    [("tasks", "task_code"), ("tasks", "deadline_on"), ("indicators", "target"), ("info", "unit_name")],
)
def test_what_the_plan_gave_is_locked(shared: OnScreen, sheet: str, column: str) -> None:
    before = shared.value(sheet, column)
    assert before is not None
    assert shared.type(sheet, column, "7")
    assert shared.value(sheet, column) == before


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "told"),
    [
        ("tasks", "status", "Xong rồi", "Chọn một giá trị trong danh sách."),
        ("tasks", "status", "Đã hoàn thành rồi", "Chọn một giá trị trong danh sách."),
        ("indicators", "in_period", "03 lớp", "Nhập số từ 0 trở lên, không kèm chữ."),
        ("indicators", "in_period", "-3", "Nhập số từ 0 trở lên, không kèm chữ."),
        ("tasks", "progress_percent", "120", "Nhập số từ 0 đến 100, không ghi dấu %."),
        ("tasks", "progress_percent", "gần xong", "Nhập số từ 0 đến 100, không ghi dấu %."),
        ("tasks", "finished_on", "31/02/2024", "Nhập ngày dạng ngày/tháng/năm, ví dụ 05/12/2024."),
        ("tasks", "finished_on", "12/25/2024", "Nhập ngày dạng ngày/tháng/năm, ví dụ 05/12/2024."),
        ("tasks", "finished_on", "tháng 6", "Nhập ngày dạng ngày/tháng/năm, ví dụ 05/12/2024."),
        ("tasks", "finished_on", "2024", "Nhập ngày dạng ngày/tháng/năm, ví dụ 05/12/2024."),
        ("info", "submission_no", "2,5", "Nhập số nguyên từ 1 trở lên."),
        ("budget", "allocated_vnd", "15 triệu", "Nhập số tiền bằng đồng, chỉ gồm chữ số."),
        ("difficulties", "task_code", "NV9", "Chọn một mã trong danh sách."),
    ],
)
def test_a_wrong_entry_is_refused(shared: OnScreen, sheet: str, column: str, typed: str, told: str) -> None:
    before = shared.value(sheet, column)
    assert shared.type(sheet, column, typed) == [REFUSED + told]
    assert shared.value(sheet, column) == before


def test_a_wrong_entry_does_not_wipe_out_a_right_one(shared: OnScreen) -> None:
    assert shared.type("tasks", "progress_percent", "45") == []
    assert shared.type("tasks", "progress_percent", "450")
    assert shared.value("tasks", "progress_percent") == 45


def test_a_list_offers_what_may_be_chosen(shared: OnScreen) -> None:
    assert shared.offered("tasks", "status") == list(codelists.STATUS.values)
    assert shared.offered("difficulties", "task_code") == ["NV1", "NV2", "NV3", "NV4"]


@pytest.mark.parametrize(
    ("column", "typed", "held"),
    [
        ("in_period", "1234", 1234),
        ("in_period", "1.234", 1234),
        ("in_period", "1.234.000", 1_234_000),
        ("in_period", "45,5", 45.5),
        ("in_period", "0", 0),
        ("achieved_on", "05/12/2024", 45631),
        ("achieved_on", "5/12/24", 45631),
        ("achieved_on", "5/12/2024", 45631),
    ],
)
def test_dates_and_numbers_are_typed_as_people_write_them(
    shared: OnScreen, column: str, typed: str, held: float
) -> None:
    assert shared.type("indicators", column, typed) == []
    assert shared.value("indicators", column) == held


def test_a_right_filling_is_clean(handed_out: OnScreen, collection: Collection) -> None:
    """Every sheet is filled in by typing and choosing alone; what is read back is what was meant."""
    meant = _right_filling(collection)
    assert handed_out.errors
    assert str(handed_out.verdict).startswith("CHƯA ĐẠT")

    assert handed_out.fill(meant) == []
    assert handed_out.errors == 0
    assert str(handed_out.verdict).startswith("ĐẠT")

    saved = handed_out.saved("gui-di")
    assert errors_shown(read_back(saved)) == 0
    assert run("validate", saved).code == 0
    (submission,) = check([saved]).submissions
    assert submission.findings == ()
    book = book_of(submission)
    for sheet in PROGRESS.sheets:
        if not sheet.optional:
            columns = [c.name for c in sheet.columns if c.filled_by is FilledBy.OFFICER]
            assert _table(book.rows(sheet.name), columns) == _table(meant.get(sheet.name, ()), columns)  # typed, too
    first = book.rows("tasks")[0]
    assert first["finished_on"] == date(2024, 6, 12)
    assert isinstance(book.rows("indicators")[1]["in_period"], Decimal)


def _right_filling(collection: Collection) -> dict[str, Sequence[Record]]:
    rows = filled_in(collection.handed_out(PROGRESS, "a", collection.period("2024")))
    for sheet, more in MORE.items():
        rows[sheet] = lay_over(PROGRESS.sheet(sheet), rows.get(sheet, ()), more)
    return rows


def _table(rows: Sequence[Record] | Sequence[Row], columns: Sequence[str]) -> list[list[object]]:
    return [[row.get(column) for column in columns] for row in rows]
