"""Which fields hold for which task: its own, those of its group, those written once for several."""

from kehoach_xlsx.plan_import.drafts import DraftTask

from ..support.plan_reading import groups_and_tasks, tasks_of


def brief(task: DraftTask) -> tuple[str, str, tuple[str, ...], str]:
    return task.code, task.text, task.leads, task.time_text


# --- fields of one task -----------------------------------------------------------------------------------------


def test_fields_under_a_numbered_task_are_its_own() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
1.1. Làm phóng sự
- Cơ quan chủ trì: Đài Truyền hình
- Cơ quan phối hợp: Sở Tư pháp
- Thời gian: Quý II
- Sản phẩm: 03 phóng sự
1.2. Phát tờ gấp
- Cơ quan chủ trì: Sở Tư pháp
- Thời gian: Quý III
"""

    first, second = tasks_of(body)

    assert brief(first) == ("II.1.1", "Làm phóng sự", ("Đài Truyền hình",), "Quý II")
    assert first.cooperating == ("Sở Tư pháp",)
    assert first.output_text == "03 phóng sự"
    assert brief(second) == ("II.1.2", "Phát tờ gấp", ("Sở Tư pháp",), "Quý III")
    assert second.cooperating == ()


def test_fields_may_stand_in_the_lines_of_the_task_without_bullets() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n1.1. Mở lớp\nĐơn vị thực hiện: Sở Tư pháp\nThời gian thực hiện: Quý II"

    assert [brief(task) for task in tasks_of(body)] == [("II.1.1", "Mở lớp", ("Sở Tư pháp",), "Quý II")]


def test_fields_written_behind_a_task_in_its_own_line_are_its_own() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n- Mở lớp cho cán bộ xã (chủ trì: Sở Tư pháp; thời gian: tháng 5/2024)."

    (task,) = tasks_of(body)

    assert (task.text, task.leads, task.time_text) == ("Mở lớp cho cán bộ xã", ("Sở Tư pháp",), "tháng 5/2024")


def test_a_field_nearer_to_the_task_wins_over_one_further_away() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
- Cơ quan chủ trì: Sở Tư pháp
- Thời gian: Cả năm
a) Làm phóng sự
- Thời gian: Quý II
b) Phát tờ gấp
"""

    assert [brief(task)[2:] for task in tasks_of(body)] == [(("Sở Tư pháp",), "Quý II"), (("Sở Tư pháp",), "Cả năm")]


def test_a_value_in_several_lines_below_its_label_is_taken_whole() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n1.1. Mở lớp\n- Cơ quan chủ trì:\n+ Sở Tư pháp\n+ Công an tỉnh\n- Thời gian: Quý I"

    assert [brief(task)[2:] for task in tasks_of(body)] == [(("Sở Tư pháp", "Công an tỉnh"), "Quý I")]


# --- fields of a group ------------------------------------------------------------------------------------------


def test_fields_before_the_bullets_hold_for_all_of_them() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
Cơ quan chủ trì: Sở Tư pháp
Thời gian: Quý II
- Tổ chức lớp học
- Biên soạn sổ tay
2. Đào tạo
- Tổ chức lớp học
"""

    assert [brief(task)[2:] for task in tasks_of(body)] == [
        (("Sở Tư pháp",), "Quý II"),
        (("Sở Tư pháp",), "Quý II"),
        ((), ""),
    ]


def test_fields_after_the_last_bullet_hold_for_all_above_them() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
- Tổ chức lớp học
- Biên soạn sổ tay
Cơ quan chủ trì: Sở Tư pháp
Thời gian: Quý II
"""

    assert [brief(task)[2:] for task in tasks_of(body)] == [(("Sở Tư pháp",), "Quý II")] * 2


def test_fields_after_each_bullet_hold_for_that_bullet() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
- Tổ chức lớp học
Cơ quan chủ trì: Sở Tư pháp
- Biên soạn sổ tay
Cơ quan chủ trì: Công an tỉnh
"""

    assert [task.leads for task in tasks_of(body)] == [("Sở Tư pháp",), ("Công an tỉnh",)]


def test_a_field_after_several_bullets_reaches_back_to_the_last_that_has_one() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
- Tổ chức lớp học
- Cơ quan chủ trì: Sở Tư pháp
- Biên soạn sổ tay
- Phát hành tờ gấp
- Cơ quan chủ trì: Công an tỉnh
"""

    assert [task.leads for task in tasks_of(body)] == [("Sở Tư pháp",), ("Công an tỉnh",), ("Công an tỉnh",)]


def test_fields_deeper_under_the_last_of_several_bullets_hold_for_those_above_it() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
- Tổ chức lớp học
- Biên soạn sổ tay
+ Cơ quan chủ trì: Sở Tư pháp
+ Thời gian: Quý III
"""

    assert [brief(task)[2:] for task in tasks_of(body)] == [(("Sở Tư pháp",), "Quý III")] * 2


def test_numbered_tasks_do_not_borrow_the_fields_of_the_last_one() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n1.1. Mở lớp\n1.2. In sách\n- Cơ quan chủ trì: Sở Tư pháp\n- Thời gian: Quý I"

    assert [task.leads for task in tasks_of(body)] == [(), ("Sở Tư pháp",)]


# --- letters ----------------------------------------------------------------------------------------------------


def test_letters_are_labels_in_one_item_and_tasks_in_the_next() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
a) Nội dung: Làm phóng sự
b) Đơn vị thực hiện: Đài Truyền hình
c) Thời gian thực hiện: Quý II
2. Đào tạo
a) Mở lớp
- Đơn vị thực hiện: Sở Tư pháp
- Thời gian thực hiện: Quý III
b) In sách
- Đơn vị thực hiện: Sở Nội vụ
- Thời gian thực hiện: Quý IV
"""

    tasks = tasks_of(body)

    assert [brief(task)[2:] for task in tasks] == [
        (("Đài Truyền hình",), "Quý II"),
        (("Sở Tư pháp",), "Quý III"),
        (("Sở Nội vụ",), "Quý IV"),
    ]
    assert [task.code for task in tasks] == ["II.1", "II.2.a", "II.2.b"]


def test_tasks_under_a_content_label_share_the_fields_beside_it() -> None:
    body = """
II. NHIỆM VỤ
1. Truyền thông
a) Các nhiệm vụ cụ thể:
- Tổ chức lớp học
- Biên soạn sổ tay
b) Cơ quan chủ trì: Sở Tư pháp
c) Thời gian: Quý II
"""

    assert [brief(task)[1:] for task in tasks_of(body)] == [
        ("Tổ chức lớp học", ("Sở Tư pháp",), "Quý II"),
        ("Biên soạn sổ tay", ("Sở Tư pháp",), "Quý II"),
    ]


# --- headings ---------------------------------------------------------------------------------------------------


def test_an_agency_as_a_heading_leads_every_task_under_it() -> None:
    body = "II. NHIỆM VỤ\n1. Sở Tư pháp\n- Tổ chức lớp học\n- Biên soạn sổ tay\n2. Công an tỉnh:\n- Kiểm tra các xã"

    assert [task.leads for task in tasks_of(body)] == [("Sở Tư pháp",), ("Sở Tư pháp",), ("Công an tỉnh",)]


def test_a_heading_with_partners_gives_them_to_every_task_under_it() -> None:
    body = "II. NHIỆM VỤ\n1. Sở Tư pháp chủ trì, phối hợp với Công an tỉnh:\n- Tổ chức lớp học\n- Biên soạn sổ tay"

    assert [(t.leads, t.cooperating) for t in tasks_of(body)] == [(("Sở Tư pháp",), ("Công an tỉnh",))] * 2


def test_headings_between_group_and_task_are_kept_with_the_task() -> None:
    body = "II. NHIỆM VỤ\n1. Truyền thông\n1.1. Trong trường học\na) Tổ chức thi viết\nb) Tổ chức thi vẽ"

    groups, tasks = groups_and_tasks(body)

    assert [(group.code, group.title) for group in groups] == [("II.1", "Truyền thông")]
    assert [(task.code, task.heading) for task in tasks] == [
        ("II.1.1.a", "Trong trường học"),
        ("II.1.1.b", "Trong trường học"),
    ]


# --- what is told with a task -----------------------------------------------------------------------------------


def test_paragraphs_and_other_labels_are_the_detail_of_a_task() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n1.1. Mở lớp\nMỗi lớp hai ngày.\n- Đối tượng: hòa giải viên\n- Thời gian: Quý I"

    (task,) = tasks_of(body)

    assert task.text == "Mở lớp"
    assert "Mỗi lớp hai ngày." in task.detail
    assert "hòa giải viên" in task.detail
    assert "Quý I" not in task.detail


def test_ordinals_that_repeat_give_codes_that_differ() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n1.1. Mở lớp\n1.1. In sách"

    codes = [task.code for task in tasks_of(body)]

    assert len(set(codes)) == len(codes) == 2


def test_every_value_knows_the_lines_it_was_read_from() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n- Tổ chức lớp\n- Tổ chức thi\nCơ quan chủ trì: Sở Tư pháp\nThời gian: Quý I"

    first, _ = tasks_of(body)

    assert set(first.lines) == {("text", 3, 3), ("lead", 5, 5), ("time", 6, 6)}
