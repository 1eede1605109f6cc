"""The head and the signing of a document of which only names and titles are known (Phụ lục I, Mục II.2 and II.7)."""

import doctest

import pytest

from kehoach_xlsx.outputs.word.documents import letterhead as module
from kehoach_xlsx.outputs.word.documents import unit_prose
from kehoach_xlsx.outputs.word.documents.letterhead import DOTS, issuer_lines, letterhead, signing_of


def test_the_examples_in_the_docstrings_hold() -> None:
    for one in (module, unit_prose):
        assert doctest.testmod(one).failed == 0
        assert doctest.testmod(one).attempted > 0


@pytest.mark.parametrize(
    ("name", "parent", "lines"),
    [
        ("Sở Tư pháp tỉnh Cà Mau", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", ("SỞ TƯ PHÁP",)),
        ("Sở Tư pháp tỉnh Cà Mau", "", ("SỞ TƯ PHÁP", "TỈNH CÀ MAU")),
        ("Văn phòng Ủy ban nhân dân tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", ("VĂN PHÒNG",)),
        (
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân quận Cầu Giấy",
            "Ủy ban nhân dân quận Cầu Giấy",
            ("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN",),
        ),
        (
            "Ủy ban nhân dân quận Ninh Kiều, thành phố Cần Thơ",
            "",
            ("ỦY BAN NHÂN DÂN", "QUẬN NINH KIỀU"),
        ),
        ("Báo Cần Thơ", "", ("BÁO CẦN THƠ",)),
        ("Ban Chỉ đạo Đề án", "", ("BAN CHỈ ĐẠO ĐỀ ÁN",)),
    ],
)
def test_an_agency_stands_in_the_head_without_what_the_line_above_says(
    name: str, parent: str, lines: tuple[str, ...]
) -> None:
    assert issuer_lines(name, parent) == lines


@pytest.mark.parametrize(
    ("agency", "title", "lines"),
    [
        ("Sở Tư pháp", "Giám đốc", ("GIÁM ĐỐC",)),
        ("Sở Tư pháp", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Ủy ban nhân dân quận Ô Môn", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "Ủy ban nhân dân quận Ô Môn",
            "Phó Chủ tịch",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("Sở Tư pháp", "TL. GIÁM ĐỐC / CHÁNH VĂN PHÒNG", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ("Sở Tư pháp", "", (DOTS,)),
    ],
)
def test_a_title_says_for_whom_its_holder_signs(agency: str, title: str, lines: tuple[str, ...]) -> None:
    assert letterhead({"issuer": agency, **signing_of(agency, title)}, "").authority_lines == lines
