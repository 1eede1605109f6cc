"""What stands above a unit in its own papers, and from where it dates them: as far as a plan tells, never guessed."""

from pathlib import Path

import pytest

from kehoach_xlsx.planning.letterheads import parent_agency, place
from kehoach_xlsx.planning.reading import book_from_toml, plan_from_book

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("example", "unit", "above", "dated_from"),
    [
        ("can-tho-2024", "ca-tp", "Bộ Công an", "Cần Thơ"),
        ("can-tho-2024", "stp", "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "Cần Thơ"),
        ("can-tho-2024", "ubnd-ninh-kieu", "", "Ninh Kiều"),
        ("can-tho-2024", "mttq", "", "Cần Thơ"),
        ("lang-son-2021", "stp", "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", "Lạng Sơn"),
        ("cau-giay-2020", "ptp", "ỦY BAN NHÂN DÂN QUẬN CẦU GIẤY", "Cầu Giấy"),
        ("binh-phuoc-2024", "tt-tgpl", "Sở Tư pháp tỉnh Bình Phước", "Bình Phước"),
    ],
)
def test_the_agency_above_and_the_place(example: str, unit: str, above: str, dated_from: str) -> None:
    plan = plan_from_book(book_from_toml((EXAMPLES / example / "plan.toml").read_text(encoding="utf-8")))
    found = plan.unit(unit)
    assert found is not None
    assert (parent_agency(plan, found), place(plan, found)) == (above, dated_from)
