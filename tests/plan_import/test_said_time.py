"""The time that a task's own sentences set."""

import pytest

from kehoach_xlsx.plan_import.said_time import said_time

from ..support.plan_reading import tasks_of


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Mở 03 lớp, xong trong tháng 6/2022.", "xong trong tháng 6/2022"),
        ("In sách, hoàn thành trước ngày 30/9/2024.", "hoàn thành trước ngày 30/9/2024"),
        ("Kiểm tra các xã trong quý III năm 2024.", "trong quý III năm 2024"),
        ("Mở lớp từ ngày 01/5 đến ngày 30/5/2024 tại huyện.", "từ ngày 01/5 đến ngày 30/5/2024"),
        ("Tổng kết (tháng 12/2024).", "tháng 12/2024"),
        ("Họp giao ban (Quý II/2024) tại xã.", "Quý II/2024"),
        ("Phát thanh trên đài xã. Thường xuyên.", "Thường xuyên"),
        ("Cập nhật trang thông tin; thực hiện thường xuyên.", "thực hiện thường xuyên"),
        ("Sửa đổi quy chế; sau khi có hướng dẫn của Bộ.", "sau khi có hướng dẫn của Bộ"),
    ],
)
def test_a_time_that_a_sentence_sets_is_taken_with_its_words(text: str, time: str) -> None:
    assert said_time([text]) == time


@pytest.mark.parametrize(
    "text",
    [
        "Mở lớp cho hòa giải viên.",
        "Triển khai Kế hoạch số 12/KH-UBND ban hành trong tháng 3/2022.",
        "Tìm hiểu Luật Đất đai năm 2024.",
        "Sơ kết 03 năm thi hành luật.",
        "Mở 12 lớp cho 30 xã.",
        "",
    ],
)
def test_the_date_of_a_document_and_other_numbers_are_no_time(text: str) -> None:
    assert said_time([text]) == ""


def test_times_that_differ_leave_the_time_open() -> None:
    assert said_time(["Lớp thứ nhất mở trong tháng 5/2024.", "Lớp thứ hai mở trong tháng 9/2024."]) == ""


def test_the_same_time_said_twice_is_one() -> None:
    assert said_time(["Mở lớp trong tháng 5/2024.", "Báo cáo trong tháng 5/2024."]) == "trong tháng 5/2024"


def test_a_labelled_time_wins_over_one_that_a_sentence_sets() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n1.1. Mở lớp, xong trong tháng 6/2024\n- Thời gian: Quý II/2024"

    assert [task.time_text for task in tasks_of(body)] == ["Quý II/2024"]
