"""What the parts of a plan are about."""

import pytest

from kehoach_xlsx.plan_import.duties import read_budget, read_duties
from kehoach_xlsx.plan_import.sections import Part, Section, read_parts

from ..support.plan_reading import groups_and_tasks, outline_of, tasks_of


def parts_of(body: str) -> tuple[Part, ...]:
    return read_parts(outline_of(body))


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", Section.PURPOSE),
        ("Mục tiêu", Section.PURPOSE),
        ("QUAN ĐIỂM CHỈ ĐẠO", Section.PURPOSE),
        ("PHẠM VI, ĐỐI TƯỢNG", Section.PURPOSE),
        ("ĐÁNH GIÁ TÌNH HÌNH", Section.PURPOSE),
        ("NỘI DUNG", Section.CONTENT),
        ("NHIỆM VỤ, GIẢI PHÁP", Section.CONTENT),
        ("MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP", Section.CONTENT),
        ("HÒA GIẢI Ở CƠ SỞ", Section.CONTENT),
        ("KINH PHÍ THỰC HIỆN", Section.BUDGET),
        ("Nguồn kinh phí", Section.BUDGET),
        ("BẢO ĐẢM KINH PHÍ", Section.BUDGET),
        ("TỔ CHỨC THỰC HIỆN", Section.ORGANISATION),
        ("TRÁCH NHIỆM CỦA CÁC CƠ QUAN", Section.ORGANISATION),
        ("CHẾ ĐỘ BÁO CÁO", Section.ORGANISATION),
    ],
)
def test_the_title_of_a_part_says_what_it_is_about(title: str, section: Section) -> None:
    (_, part) = parts_of(f"I. NHIỆM VỤ\n1. Mở lớp\nII. {title}\n1. Một điều")

    assert part.section is section


def test_aims_money_and_duties_are_no_tasks() -> None:
    body = """
I. MỤC ĐÍCH
1. Nâng cao nhận thức của cán bộ.
II. NHIỆM VỤ
1. Truyền thông
- Tổ chức lớp học.
III. KINH PHÍ
1. Do ngân sách bảo đảm.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Tư pháp theo dõi chung.
"""

    assert [task.text for task in tasks_of(body)] == ["Tổ chức lớp học"]


def test_where_only_the_organisation_hands_out_work_the_tasks_are_there() -> None:
    body = "I. MỤC ĐÍCH\n1. Để người dân biết.\nII. PHÂN CÔNG NHIỆM VỤ"
    body += "\n1. Sở Tư pháp\n- Tổ chức lớp học\n- Biên soạn sổ tay"

    tasks = tasks_of(body)

    assert [(task.text, task.leads) for task in tasks] == [
        ("Tổ chức lớp học", ("Sở Tư pháp",)),
        ("Biên soạn sổ tay", ("Sở Tư pháp",)),
    ]


def test_aims_within_a_part_of_tasks_are_no_tasks() -> None:
    body = "II. NỘI DUNG\n1. Mục tiêu\n- Nâng cao nhận thức.\n2. Truyền thông\n- Tổ chức lớp học."

    assert [task.text for task in tasks_of(body)] == ["Tổ chức lớp học"]


def test_a_plan_without_parts_ends_with_its_items_on_money_and_duties() -> None:
    body = "1. Mở lớp cho hòa giải viên\n2. In sách hỏi đáp\n3. Kinh phí: do ngân sách xã.\n"
    body += "4. Tổ chức thực hiện\n- Công an xã giữ trật tự."

    assert [task.code for task in tasks_of(body)] == ["1", "2"]


def test_the_codes_of_tasks_begin_with_the_number_of_their_part() -> None:
    body = "II. TRUYỀN THÔNG\n1. Trường học\n- Tổ chức thi\nIII. ĐÀO TẠO\n1. Cán bộ\n- Tổ chức lớp\n- Tổ chức sát hạch"

    groups, tasks = groups_and_tasks(body)

    assert [group.code for group in groups] == ["II.1", "III.1"]
    assert [task.code for task in tasks] == ["II.1", "III.1.1", "III.1.2"]


def test_duties_name_who_they_are_for_and_money_is_none() -> None:
    body = """
II. NHIỆM VỤ
1. Lớp
- Tổ chức lớp.
III. TỔ CHỨC THỰC HIỆN
1. Sở Tư pháp
- Theo dõi chung.
- Tổng hợp báo cáo.
2. Đề nghị Mặt trận Tổ quốc tỉnh giám sát.
3. Kinh phí do ngân sách bảo đảm.
"""

    duties = read_duties(parts_of(body))

    assert [(duty.number, duty.who) for duty in duties] == [
        ("III.1", ("Sở Tư pháp",)),
        ("III.2", ("Mặt trận Tổ quốc tỉnh",)),
    ]
    assert duties[0].text == "Theo dõi chung. Tổng hợp báo cáo."


def test_what_a_plan_says_on_money_is_found_in_its_part_or_in_an_item_on_duties() -> None:
    part = "I. NHIỆM VỤ\n1. Lớp\nII. KINH PHÍ\nDo ngân sách xã bảo đảm."
    item = "I. NHIỆM VỤ\n1. Lớp\nII. TỔ CHỨC THỰC HIỆN\n1. Kinh phí: do ngân sách xã bảo đảm."

    assert read_budget(parts_of(part)) == "Do ngân sách xã bảo đảm."
    assert "do ngân sách xã bảo đảm" in read_budget(parts_of(item))
    assert read_budget(parts_of("I. NHIỆM VỤ\n1. Lớp")) == ""
