"""Labels of a task's fields, and the values behind them."""

import pytest

from kehoach_xlsx.plan_import.labels import Label, begins_with_label, label_of, read_fields, trailing_fields


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("Cơ quan chủ trì", Label.LEAD),
        ("Đơn vị chủ trì, tham mưu", Label.LEAD),
        ("Đơn vị thực hiện", Label.LEAD),
        ("Cơ quan, đơn vị thực hiện", Label.LEAD),
        ("Chủ trì", Label.LEAD),
        ("Phân công thực hiện", Label.LEAD),
        ("Trách nhiệm thực hiện", Label.LEAD),
        ("CƠ QUAN CHỦ TRÌ", Label.LEAD),
        ("Cơ quan phối hợp", Label.COOPERATING),
        ("Đơn vị phối hợp thực hiện", Label.COOPERATING),
        ("Phối hợp", Label.COOPERATING),
        ("Thời gian thực hiện", Label.TIME),
        ("Thời hạn hoàn thành", Label.TIME),
        ("Tiến độ", Label.TIME),
        ("Hoàn thành", Label.TIME),
        ("Kết quả", Label.OUTPUT),
        ("Sản phẩm dự kiến", Label.OUTPUT),
        ("Chỉ tiêu", Label.OUTPUT),
        ("Các nhiệm vụ cụ thể", Label.CONTENT),
        ("Nội dung thực hiện", Label.CONTENT),
        ("Hình thức", Label.DETAIL),
        ("Đối tượng tham gia", Label.DETAIL),
        ("Đơn vị chủ trì (cấp tỉnh)", Label.LEAD),
    ],
)
def test_the_words_before_a_colon_say_what_the_value_is(head: str, label: Label) -> None:
    assert label_of(head) is label


@pytest.mark.parametrize(
    "head",
    [
        "Xây dựng kế hoạch",
        "Sở Tư pháp",
        "Phối hợp với Công an tỉnh tổ chức hội nghị",
        "Kết quả của năm trước",
        "",
        "Chủ trì tham mưu với cấp có thẩm quyền về việc bố trí kinh phí cho các lớp học của tỉnh",
    ],
)
def test_words_that_only_have_a_colon_behind_them_are_no_label(head: str) -> None:
    assert label_of(head) is None


def fields(text: str) -> list[tuple[str, str]]:
    return [(field.label.value, field.value) for field in read_fields(text)]


def test_a_label_with_a_colon_gives_the_value_behind_it() -> None:
    assert fields("Cơ quan chủ trì: Sở Tư pháp") == [("lead", "Sở Tư pháp")]
    assert fields("Thời gian: Quý III năm 2024") == [("time", "Quý III năm 2024")]


def test_a_label_with_a_dash_for_its_colon_gives_the_value_behind_it() -> None:
    assert fields("Thời gian thực hiện - Quý IV-2025") == [("time", "Quý IV-2025")]
    assert fields("Cơ quan chủ trì – Công an tỉnh") == [("lead", "Công an tỉnh")]


def test_a_label_without_any_sign_gives_the_value_behind_it() -> None:
    assert fields("Cơ quan chủ trì Sở Tư pháp") == [("lead", "Sở Tư pháp")]
    assert fields("Thời gian thực hiện Quý I năm 2026") == [("time", "Quý I năm 2026")]
    assert fields("Đơn vị phối hợp Công an tỉnh, Báo Mẫu") == [("cooperating", "Công an tỉnh, Báo Mẫu")]


def test_a_sentence_that_begins_like_a_label_is_a_task() -> None:
    assert fields("Phối hợp Công an tỉnh tổ chức 02 hội nghị") == []
    assert fields("Chủ trì Hội nghị tổng kết") == []


def test_several_fields_in_one_line_are_parted_at_each_label() -> None:
    line = "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh, Đoàn Thanh niên; thời gian: tháng 5/2024; sản phẩm: 02 lớp"

    assert fields(line) == [
        ("lead", "Sở Y tế"),
        ("cooperating", "Công an tỉnh, Đoàn Thanh niên"),
        ("time", "tháng 5/2024"),
        ("output", "02 lớp"),
    ]


def test_a_label_with_nothing_behind_it_waits_for_what_stands_below() -> None:
    assert fields("Cơ quan chủ trì:") == [("lead", "")]
    assert fields("Nội dung:") == [("content", "")]
    assert fields("Nội dung: mở lớp") == [("detail", "mở lớp")]


def test_the_label_keeps_its_own_words() -> None:
    (field,) = read_fields("Thời gian hoàn thành báo cáo: tháng 6")

    assert (field.label_text, field.value) == ("Thời gian hoàn thành báo cáo", "tháng 6")


def test_fields_behind_a_task_are_taken_off_it() -> None:
    text, found = trailing_fields("Mở lớp bồi dưỡng cho hòa giải viên; chủ trì: Sở Tư pháp; thời gian: Quý II/2024.")

    assert text == "Mở lớp bồi dưỡng cho hòa giải viên"
    assert [(f.label, f.value) for f in found] == [(Label.LEAD, "Sở Tư pháp"), (Label.TIME, "Quý II/2024")]


def test_a_task_without_fields_stays_whole() -> None:
    assert trailing_fields("Mở lớp: hai buổi, ba thầy.") == ("Mở lớp: hai buổi, ba thầy.", ())


def test_a_line_begins_with_a_label_behind_its_number_or_bullet() -> None:
    assert begins_with_label("b) Cơ quan chủ trì: Sở Tư pháp")
    assert begins_with_label("- Thời gian: Quý I")
    assert begins_with_label("Đơn vị thực hiện: Công an xã")
    assert not begins_with_label("b) Mở lớp cho hòa giải viên")
