"""Official phrasing, as it stands in real reports."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.phrasing import (
    alphabet_label,
    change,
    ensure_full_stop,
    join_and,
    lower_first,
    quantity,
    roman,
    share,
    share_bare,
    upper_first,
    without_full_stop,
)


@pytest.mark.parametrize(
    ("items", "phrase"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a và b"),
        (["a", "b", "c"], "a, b và c"),
        (
            ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"],
            "Sở Y tế; Sở Văn hóa, Thể thao và Du lịch và Công an tỉnh",
        ),
        (["x, y", "b", "c"], "x, y; b và c"),
    ],
)
def test_items_are_joined_as_officials_do(items: list[str], phrase: str) -> None:
    assert join_and(items) == phrase


def test_a_share_has_its_percentage_where_there_is_a_whole() -> None:
    assert share(147, 152) == "147/152 (đạt 96,7%)"
    assert share(31, 31) == "31/31 (đạt 100%)"
    assert share(0, 0) == "0/0"
    assert share_bare(1240, 1500) == "1.240/1.500"


@pytest.mark.parametrize(
    ("now", "before", "phrase"),
    [
        ("225", "200", "tăng 12,5% so với cùng kỳ"),
        ("150", "200", "giảm 25% so với cùng kỳ"),
        ("413.6", "200", "tăng 106,8% so với cùng kỳ"),
        ("200", "200.0", "bằng cùng kỳ"),
        ("100001", "100000", "tăng dưới 0,1% so với cùng kỳ"),
        ("0", "8", "giảm 100% so với cùng kỳ"),
        ("8", "0", "cùng kỳ không phát sinh"),
        ("0", "0", "cùng kỳ không phát sinh"),
    ],
)
def test_figures_change_by_percent(now: str, before: str, phrase: str) -> None:
    assert change(Decimal(now), Decimal(before)) == phrase


@pytest.mark.parametrize(
    ("now", "before", "phrase"),
    [
        ("96.7", "92.7", "tăng 4 điểm phần trăm so với cùng kỳ"),
        ("85", "87.5", "giảm 2,5 điểm phần trăm so với cùng kỳ"),
        ("85", "85", "bằng cùng kỳ"),
        ("4", "0", "tăng 4 điểm phần trăm so với cùng kỳ"),
        ("85.01", "85", "tăng dưới 0,1 điểm phần trăm so với cùng kỳ"),
    ],
)
def test_percentages_change_by_points(now: str, before: str, phrase: str) -> None:
    assert change(Decimal(now), Decimal(before), unit_is_percent=True) == phrase


@pytest.mark.parametrize(
    ("value", "unit", "phrase"),
    [
        ("3", "lớp", "03 lớp"),
        ("1240", "lượt người", "1.240 lượt người"),
        ("85", "%", "85%"),
        ("5373400000", "đồng", "5.373,4 triệu đồng"),
        ("2", "", "02"),
    ],
)
def test_quantities_carry_their_unit(value: str, unit: str, phrase: str) -> None:
    assert quantity(Decimal(value), unit) == phrase


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("Tổ chức", "tổ chức"),
        ("Đã xong", "đã xong"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("TP. Cần Thơ", "TP. Cần Thơ"),
        ("Ở cơ sở", "ở cơ sở"),
        ("03 lớp", "03 lớp"),
        ("", ""),
    ],
)
def test_the_first_letter_is_lowered_unless_an_acronym_leads(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


def test_the_first_letter_is_raised() -> None:
    assert [upper_first(text) for text in ("đã xong", "Đã xong", "")] == ["Đã xong", "Đã xong", ""]


@pytest.mark.parametrize(
    ("text", "bare", "sentence"),
    [
        ("Đã xong", "Đã xong", "Đã xong."),
        ("Đã xong. ", "Đã xong", "Đã xong."),
        ("Đã xong;", "Đã xong;", "Đã xong."),
        ("báo cáo./.", "báo cáo", "báo cáo./."),
        ("lớp, hội nghị...", "lớp, hội nghị...", "lớp, hội nghị..."),
        ("lớp, hội nghị…", "lớp, hội nghị…", "lớp, hội nghị…"),
        ("“Đã xong.”", "“Đã xong.”", "“Đã xong.”"),
        ("", "", ""),
    ],
)
def test_full_stops_are_taken_off_and_put_on(text: str, bare: str, sentence: str) -> None:
    assert without_full_stop(text) == bare
    assert ensure_full_stop(text) == sentence


@given(st.text())
def test_a_full_stop_is_put_on_once(text: str) -> None:
    once = ensure_full_stop(text)
    assert ensure_full_stop(once) == once


def test_labels_follow_the_alphabet_of_the_decree() -> None:
    assert "".join(map(alphabet_label, range(23))) == "abcdđeghiklmnopqrstuvxy"
    assert [alphabet_label(index) for index in (23, 27, 46)] == ["a1", "đ1", "a2"]
    with pytest.raises(ValueError):
        alphabet_label(-1)


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")],
)
def test_roman_numbers(number: int, letters: str) -> None:
    assert roman(number) == letters


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_there_is_no_roman_number_outside_1_to_3999(number: int) -> None:
    with pytest.raises(ValueError):
        roman(number)
