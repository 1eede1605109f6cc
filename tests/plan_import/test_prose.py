"""Who does a task, where no label says so."""

import pytest

from kehoach_xlsx.plan_import.prose import (
    Assigned,
    agencies_in,
    heading_agencies,
    parted,
    roles_in,
    sentence_agencies,
)

from ..support.plan_reading import tasks_of


def test_the_subject_of_a_sentence_leads() -> None:
    assert sentence_agencies(["Sở Tư pháp biên soạn sổ tay."]) == Assigned(leads=("Sở Tư pháp",))


def test_those_behind_the_subject_s_words_of_cooperation_cooperate() -> None:
    text = "Sở Tư pháp chủ trì, phối hợp với Công an tỉnh, Hội Nông dân tỉnh mở lớp."

    assert sentence_agencies([text]) == Assigned(
        leads=("Sở Tư pháp",), cooperating=("Công an tỉnh", "Hội Nông dân tỉnh")
    )


def test_those_who_are_given_the_work_lead() -> None:
    for text in (
        "Giao Phòng Tư pháp chủ trì; hoàn thành trong tháng 5.",
        "Rà soát văn bản do Phòng Tư pháp chủ trì.",
        "Phân công Phòng Tư pháp làm đầu mối.",
    ):
        assert sentence_agencies([text]).leads == ("Phòng Tư pháp",)


def test_those_who_are_asked_lead_as_those_who_are_given_the_work() -> None:
    text = "Đề nghị Mặt trận Tổ quốc huyện chủ trì giám sát việc này."

    assert sentence_agencies([text]).leads == ("Mặt trận Tổ quốc huyện",)


def test_partners_may_be_named_without_a_lead() -> None:
    found = sentence_agencies(["Chủ trì, phối hợp với Công an huyện kiểm tra các xã."])

    assert found == Assigned(cooperating=("Công an huyện",))


@pytest.mark.parametrize(
    "text",
    [
        "Mở lớp bồi dưỡng cho hòa giải viên của các xã.",
        "Rà soát văn bản của Hội đồng nhân dân tỉnh.",
        "Báo cáo kết quả cho Sở Tư pháp.",
        "Phòng, chống ma túy trong trường học.",
        "Hội nghị được tổ chức tại huyện.",
        "Ban hành kế hoạch năm.",
        "",
    ],
)
def test_a_sentence_that_begins_with_the_work_names_nobody(text: str) -> None:
    assert sentence_agencies([text]) == Assigned()


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị triển khai.",
        "Tổ chức hội thi hòa giải viên giỏi.",
        "Tổ chức hội thảo, tọa đàm.",
        "Tổ chức đoàn kiểm tra liên ngành.",
        "Tổ chức tư vấn pháp luật lưu động.",
        "Tổ chức có hiệu quả các lớp học.",
    ],
)
def test_to_organise_is_a_verb_and_no_organisation(text: str) -> None:
    assert sentence_agencies([text]) == Assigned()


def test_a_heading_that_is_an_agency_assigns_what_stands_under_it() -> None:
    assert heading_agencies("Sở Tư pháp") == Assigned(leads=("Sở Tư pháp",))
    assert heading_agencies("Sở Tư pháp, Công an tỉnh có trách nhiệm:") == Assigned(
        leads=("Sở Tư pháp", "Công an tỉnh")
    )
    assert heading_agencies("Ủy ban nhân dân các xã, phường:") == Assigned(leads=("Ủy ban nhân dân các xã, phường",))


def test_a_heading_with_partners_assigns_both() -> None:
    assert heading_agencies("Sở Y tế chủ trì, phối hợp với Công an tỉnh:") == Assigned(
        leads=("Sở Y tế",), cooperating=("Công an tỉnh",)
    )


def test_a_heading_about_something_else_assigns_nobody() -> None:
    assert heading_agencies("Truyền thông trong trường học") is None
    assert heading_agencies("Sở Tư pháp mở 02 lớp bồi dưỡng cho cán bộ các xã miền núi") is None


def test_a_labelled_value_is_a_list_of_names_with_commas_inside_them() -> None:
    value = "Sở Văn hóa, Thể thao và Du lịch, Sở Lao động - Thương binh và Xã hội; Công an tỉnh và Báo Mẫu."

    assert agencies_in(value) == (
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Lao động - Thương binh và Xã hội",
        "Công an tỉnh",
        "Báo Mẫu",
    )


def test_a_clause_behind_the_names_of_a_labelled_value_is_no_name() -> None:
    assert agencies_in("Ủy ban nhân dân các xã, mỗi xã lựa chọn 01 mô hình")[0] == "Ủy ban nhân dân các xã"
    assert agencies_in("Sở Tư pháp chủ động tham mưu") == ("Sở Tư pháp",)


def test_a_labelled_value_may_say_each_one_s_role_itself() -> None:
    found = roles_in("Sở Tư pháp chủ trì; Công an tỉnh, Hội Nông dân tỉnh phối hợp.")

    assert found == Assigned(leads=("Sở Tư pháp",), cooperating=("Công an tỉnh", "Hội Nông dân tỉnh"))
    assert roles_in("Sở Tư pháp, Công an tỉnh") is None


def test_the_sentence_that_hands_the_work_out_is_no_part_of_the_task() -> None:
    (task,) = tasks_of(
        "II. NHIỆM VỤ\n1. Lớp\n1.1. Rà soát văn bản của huyện. Giao Phòng Tư pháp chủ trì, phối hợp với Công an huyện."
    )

    assert task.text == "Rà soát văn bản của huyện"
    assert (task.leads, task.cooperating) == (("Phòng Tư pháp",), ("Công an huyện",))
    assert task.note.startswith("Giao Phòng Tư pháp")


def test_a_text_that_only_hands_work_out_stays_whole() -> None:
    assert parted("Giao Phòng Tư pháp rà soát văn bản.") == ("Giao Phòng Tư pháp rà soát văn bản.", "")


def test_nobody_leads_and_cooperates_in_the_same_task() -> None:
    found = sentence_agencies(["Sở Tư pháp phối hợp với Công an tỉnh mở lớp.", "Công an tỉnh giữ trật tự."])

    assert set(found.leads) & set(found.cooperating) == set()
