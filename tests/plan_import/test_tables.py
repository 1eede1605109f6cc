"""Tasks that a plan gives as a table."""

from kehoach_xlsx.plan_import.documents.plain import read_plain
from kehoach_xlsx.plan_import.drafts import DraftGroup, DraftTask
from kehoach_xlsx.plan_import.tables import read_tables

HEADING = (
    "| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |\n|--|--|--|--|--|--|\n"
)


def read(table: str, prefix: str = "") -> tuple[tuple[DraftGroup, ...], tuple[DraftTask, ...]]:
    return read_tables(read_plain(table), prefix, "NHIỆM VỤ")


def test_each_column_is_known_by_its_heading() -> None:
    _, (task,) = read(HEADING + "| 1 | Mở lớp | Sở Tư pháp | Công an tỉnh, Báo tỉnh | Quý II/2024 | 03 lớp tập huấn |")

    assert (task.code, task.text) == ("1.1", "Mở lớp")
    assert (task.leads, task.cooperating) == (("Sở Tư pháp",), ("Công an tỉnh", "Báo tỉnh"))
    assert (task.time_text, task.output_text) == ("Quý II/2024", "03 lớp tập huấn")
    assert [(int(d.quantity), d.unit) for d in task.deliverables] == [(3, "lớp")]


def test_columns_may_stand_in_another_order_and_be_called_otherwise() -> None:
    table = "| STT | Thời hạn hoàn thành | Công việc | Đơn vị thực hiện |\n| 1 | Tháng 5 | Mở lớp | Công an xã |"

    _, (task,) = read(table)

    assert (task.text, task.leads, task.time_text) == ("Mở lớp", ("Công an xã",), "Tháng 5")


def test_roman_rows_are_the_groups_of_the_rows_below_them() -> None:
    rows = """| I | TRUYỀN THÔNG | | | | |
| 1 | Làm phóng sự | Đài tỉnh | | Quý I | |
| II | ĐÀO TẠO | | | | |
| 1 | Mở lớp | Sở Tư pháp | | Quý II | |
| 2 | Thi | Sở Tư pháp | | Quý III | |"""

    groups, tasks = read(HEADING + rows)

    assert [(group.code, group.title) for group in groups] == [("I", "TRUYỀN THÔNG"), ("II", "ĐÀO TẠO")]
    assert [(task.code, task.group) for task in tasks] == [("I.1", "I"), ("II.1", "II"), ("II.2", "II")]


def test_a_group_row_merged_over_all_columns_holds_number_and_title_in_one_cell() -> None:
    groups, tasks = read(HEADING + "| I. TRUYỀN THÔNG | | | | | |\n| 1 | Làm phóng sự | Đài tỉnh | | Quý I | |")

    assert [(group.code, group.title) for group in groups] == [("I", "TRUYỀN THÔNG")]
    assert [task.code for task in tasks] == ["I.1"]


def test_a_group_without_tasks_is_left_out() -> None:
    groups, _ = read(
        HEADING + "| I | TRỐNG | | | | |\n| II | ĐÀO TẠO | | | | |\n| 1 | Mở lớp | Sở Tư pháp | | Quý I | |"
    )

    assert [group.title for group in groups] == ["ĐÀO TẠO"]


def test_tasks_above_any_group_row_stand_under_the_title_of_the_table() -> None:
    groups, tasks = read(HEADING + "| 1 | Mở lớp | Sở Tư pháp | | Quý I | |", prefix="PL1")

    assert [(group.code, group.title) for group in groups] == [("PL1", "NHIỆM VỤ")]
    assert [task.code for task in tasks] == ["PL1.1"]


def test_a_row_that_only_numbers_the_columns_is_no_task() -> None:
    _, tasks = read(HEADING + "| (1) | (2) | (3) | (4) | (5) | (6) |\n| 1 | Mở lớp | Sở Tư pháp | | Quý I | |")

    assert [task.text for task in tasks] == ["Mở lớp"]


def test_a_row_without_ordinal_lead_and_time_goes_on_with_the_row_above() -> None:
    _, (task,) = read(
        HEADING + "| 1 | Mở lớp | Sở Tư pháp | | Quý I | 02 lớp |\n| | Mỗi lớp hai ngày | | | | 60 người |"
    )

    assert (task.text, task.detail) == ("Mở lớp", "Mỗi lớp hai ngày")


def test_the_heading_may_be_repeated_on_every_page() -> None:
    row = "| {} | {} | Sở Tư pháp | | Quý I | |\n"

    _, tasks = read(HEADING + row.format(1, "Mở lớp") + HEADING + row.format(2, "In sách"))

    assert [task.text for task in tasks] == ["Mở lớp", "In sách"]


def test_agencies_in_lines_of_a_cell_are_names_of_their_own() -> None:
    _, (task,) = read(HEADING + "| 1 | Mở lớp | - Sở Tư pháp<br>- Công an tỉnh | Báo tỉnh;<br>Đài tỉnh | Quý I | |")

    assert task.leads == ("Sở Tư pháp", "Công an tỉnh")
    assert task.cooperating == ("Báo tỉnh", "Đài tỉnh")


def test_empty_cells_stay_blank() -> None:
    _, (task,) = read(HEADING + "| 1 | Mở lớp | | | | |\n| 2 | | Sở Y tế | | Quý I | |")

    assert (task.leads, task.cooperating, task.time_text, task.output_text) == ((), (), "", "")
    assert task.deliverables == ()


def test_a_table_that_names_no_tasks_with_a_lead_or_a_time_gives_none() -> None:
    assert read("| TT | Họ và tên | Chức vụ |\n| 1 | Người thứ nhất | Trưởng ban |") == ((), ())
    assert read("| Chỉ tiêu | Năm 2024 | Năm 2025 |\n| Tỷ lệ | 80% | 90% |") == ((), ())


def test_every_value_of_a_row_knows_the_line_of_the_row() -> None:
    _, (task,) = read(HEADING + "| 1 | Mở lớp | Sở Tư pháp | | Quý I | |")

    assert ("text", 3, 3) in task.lines
    assert ("lead", 3, 3) in task.lines
