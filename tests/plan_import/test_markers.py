"""The number or bullet that a line begins with."""

import pytest

from kehoach_xlsx.plan_import.markers import Depth, read_marker, roman


@pytest.mark.parametrize(
    ("line", "depth", "number", "rest"),
    [
        ("Phần I. NHIỆM VỤ", Depth.DIVISION, "I", "NHIỆM VỤ"),
        ("PHẦN THỨ HAI", Depth.DIVISION, "II", ""),
        ("Phần thứ nhất: Mục tiêu", Depth.DIVISION, "I", "Mục tiêu"),
        ("Mục 2. Kinh phí", Depth.PART, "2", "Kinh phí"),
        ("A. NHIỆM VỤ CHUNG", Depth.CAPITAL, "A", "NHIỆM VỤ CHUNG"),
        ("II. NHIỆM VỤ", Depth.PART, "II", "NHIỆM VỤ"),
        ("III/ TỔ CHỨC", Depth.PART, "III", "TỔ CHỨC"),
        ("XIV. CHUNG", Depth.PART, "XIV", "CHUNG"),
        ("1. Mở lớp", Depth.ITEM, "1", "Mở lớp"),
        ("2) Mở lớp", Depth.ITEM, "2", "Mở lớp"),
        ("03. Mở lớp", Depth.ITEM, "3", "Mở lớp"),
        ("1.2. Mở lớp", Depth.SUBITEM, "1.2", "Mở lớp"),
        ("1.2 Mở lớp", Depth.SUBITEM, "1.2", "Mở lớp"),
        ("1. 2. Mở lớp", Depth.SUBITEM, "1.2", "Mở lớp"),
        ("1.2.3. Mở lớp", Depth.SUBSUBITEM, "1.2.3", "Mở lớp"),
        ("a) Mở lớp", Depth.LETTER, "a", "Mở lớp"),
        ("a)Mở lớp", Depth.LETTER, "a", "Mở lớp"),
        ("đ. Mở lớp", Depth.LETTER, "đ", "Mở lớp"),
        ("- Mở lớp", Depth.DASH, "", "Mở lớp"),
        ("-Mở lớp", Depth.DASH, "", "Mở lớp"),
        ("– Mở lớp", Depth.DASH, "", "Mở lớp"),
        ("• Mở lớp", Depth.DASH, "", "Mở lớp"),
        ("* Mở lớp", Depth.DASH, "", "Mở lớp"),
        ("+ Mở lớp", Depth.PLUS, "", "Mở lớp"),
        ("(i) Mở lớp", Depth.PLUS, "", "Mở lớp"),
        ("(2) Mở lớp", Depth.PLUS, "", "Mở lớp"),
    ],
)
def test_a_number_or_bullet_has_a_depth_and_what_follows_it(line: str, depth: Depth, number: str, rest: str) -> None:
    found = read_marker(line)

    assert found is not None
    assert (found.depth, found.number, found.rest) == (depth, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "15/11/2021 là hạn cuối",
        "15.11.2021 là hạn cuối",
        "9/2024 phải xong",
        "03 lớp tập huấn",
        "100% xã, phường",
        "1.500 tờ gấp",
        "2024 là năm đầu",
        "Iran gửi lời chào",
        "Mục tiêu của kế hoạch",
        "phần việc của xã",
        "Chương trình năm 2024",
        "Cả năm",
        "a, b và c",
    ],
)
def test_a_date_a_quantity_or_a_word_is_no_marker(line: str) -> None:
    assert read_marker(line) is None


def test_a_number_that_was_typed_twice_is_one_of_two_levels() -> None:
    found = read_marker("3 3. Hội đồng phối hợp")

    assert found is not None
    assert found.number == "3.3"


def test_the_depths_nest_as_the_decree_on_clerical_work_has_them() -> None:
    lines = ("Phần I", "I. Việc", "1. Việc", "1.1. Việc", "a) Việc", "- Việc", "+ Việc")

    depths = [marker.depth for line in lines if (marker := read_marker(line))]

    assert depths == sorted(depths)
    assert len(set(depths)) == len(lines)


def test_small_numbers_in_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 19)] == ["I", "IV", "IX", "XIV", "XIX"]
