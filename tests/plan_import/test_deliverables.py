"""Quantities that a plan asks for."""

from decimal import Decimal

import pytest

from kehoach_xlsx.plan_import.deliverables import quantities

from ..support.plan_reading import tasks_of


def found(text: str, *, labelled: bool = False) -> list[tuple[Decimal, str, bool]]:
    return [(d.quantity, d.unit, d.at_least) for d in quantities(text, labelled=labelled)]


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Mở 03 lớp tập huấn.", 3, "lớp"),
        ("In 5.000 tờ gấp.", 5000, "tờ gấp"),
        ("Làm 02 phóng sự về đất đai.", 2, "phóng sự"),
        ("Phát 12 tin, bài mỗi tháng.", 12, "tin, bài"),
        ("Kiểm tra 04 xã.", 4, "xã"),
        ("Tổ chức 01 (một) hội nghị.", 1, "hội nghị"),
    ],
)
def test_a_number_before_what_plans_count_is_a_quantity(text: str, quantity: int, unit: str) -> None:
    assert found(text) == [(Decimal(quantity), unit, False)]


@pytest.mark.parametrize("words", ["ít nhất", "tối thiểu", "không dưới", "trên", "ít nhất là"])
def test_words_before_the_number_make_it_a_floor(words: str) -> None:
    assert found(f"Xây dựng {words} 02 mô hình.") == [(Decimal(2), "mô hình", True)]


def test_words_behind_the_number_make_it_a_floor() -> None:
    assert found("Mở 02 lớp trở lên.") == [(Decimal(2), "lớp", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Sơ kết 03 năm thi hành luật.",
        "Thi hành Luật số 52 năm 2019.",
        "Theo Điều 5 Nghị định 30.",
        "Giai đoạn 2021 - 2025.",
        "Mỗi lớp học trong 02 ngày.",
        "Họp 06 tháng một lần.",
        "Đến năm 2025 có chuyển biến.",
        "Kế hoạch số 12/KH-UBND ngày 05/3/2024.",
        "Tuyên truyền tới 12 xã biên giới.",
        "Đạt 95% yêu cầu đề ra.",
    ],
)
def test_years_articles_dates_and_places_are_no_quantities(text: str) -> None:
    assert found(text) == []


def test_the_size_of_what_is_counted_is_not_counted_again() -> None:
    assert found("Mở 02 lớp cho 60 học viên.") == [(Decimal(2), "lớp", False)]
    assert found("Tổ chức 01 hội nghị (150 đại biểu).") == [(Decimal(1), "hội nghị", False)]


def test_several_quantities_are_each_found() -> None:
    assert [(int(q), unit) for q, unit, _ in found("In 2.000 tờ gấp và 300 cuốn sổ tay.")] == [
        (2000, "tờ gấp"),
        (300, "cuốn"),
    ]


def test_in_a_labelled_result_any_noun_and_percents_count() -> None:
    assert found("100% xã có tủ sách", labelled=True) == [(Decimal(100), "%", False)]
    assert found("ít nhất 95,5% vụ hòa giải thành", labelled=True) == [(Decimal("95.5"), "%", True)]
    assert found("03 bộ quy trình mẫu", labelled=True)[0][0] == 3
    assert found("12 chuyến lưu động", labelled=True)[0][0] == 12


def test_the_labelled_result_of_a_task_wins_over_its_sentence() -> None:
    body = "II. NHIỆM VỤ\n1. Lớp\n1.1. Mở 02 lớp\n- Chủ trì: Sở Y tế\n- Kết quả: 05 lớp"

    (task,) = tasks_of(body)

    assert [int(d.quantity) for d in task.deliverables] == [5]


def test_a_target_behind_the_leads_is_a_quantity_of_the_task() -> None:
    body = "II. NHIỆM VỤ\n1. Mô hình\n1.1. Nhân rộng cách làm hay"
    body += "\n- Cơ quan thực hiện: Ủy ban nhân dân các xã lựa chọn ít nhất 01 mô hình"

    (task,) = tasks_of(body)

    assert [(int(d.quantity), d.unit, d.at_least) for d in task.deliverables] == [(1, "mô hình", True)]
    assert task.leads == ("Ủy ban nhân dân các xã",)
