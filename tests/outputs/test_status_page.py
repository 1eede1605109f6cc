"""The page of `kxl status --html`: one file that needs nothing, whatever the names that stand in it.

1. It is well-formed, has no script, and loads nothing from anywhere.
2. What comes from outside is text on the page and nothing else.
3. It says in words what it shows in colours, and names no person.
4. It fits a telephone 360 px wide, is readable in the light and in the dark, and prints on A4.
"""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from kehoach_xlsx.outputs.status_page import status_page
from tests.support.collection import Collection, plan_book

from .chromium import laid_out, printed
from .status_cases import ERROR, HOSTILE, dated, full_page, looked_at


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with something in every group."""
    return full_page(tmp_path_factory.mktemp("status"))


def _all(page: str, path: str) -> list[Any]:
    found: Any = html.fromstring(page).xpath(path)
    return list(found)


def test_it_is_well_formed(page: str) -> None:
    root = etree.fromstring(page.replace("<!DOCTYPE html>\n", "").encode())
    assert root.tag == "html"
    assert root.get("lang") == "vi"


def test_it_loads_nothing_and_runs_nothing(page: str) -> None:
    loading = (
        "//script|//link|//img|//iframe|//object|//embed|//form|//base|//@src|//@srcset|//@*[starts-with(name(), 'on')]"
    )
    assert _all(page, loading) == []
    assert all(str(link).startswith("mailto:") for link in _all(page, "//@href"))
    assert not re.search(r"url\(|@import|https?:", page)
    policy = _all(page, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_hostile_names_of_units_and_files_are_text(page: str) -> None:
    names = [name.text_content() for name in _all(page, "//bdi")]
    assert HOSTILE in names
    assert "<img src=x onerror=alert(1)>.xlsx" in names


def test_control_characters_and_turned_writing_do_not_reach_the_page(tmp_path: Path) -> None:
    units = "| unit_code | short_name |\n|---|---|\n| b | Sở \u202eGiáo dục |"
    (tmp_path / "h\x01ng.xlsx").write_bytes(b"PK\x03\x04 cut off")
    page = status_page(looked_at(Collection(tmp_path, plan_book(units=units)), [tmp_path]))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", page)
    assert "h\N{REPLACEMENT CHARACTER}ng.xlsx" in page


def test_only_a_plain_address_becomes_a_letter_to_the_unit(page: str) -> None:
    links = [str(link) for link in _all(page, "//@href")]
    assert links == [
        "mailto:vanphong.tonghop@example.gov.vn?subject=%C4%90%E1%BB%81%20ngh%E1%BB%8B%20g%E1%BB%ADi%20b%C3%A1o%20"
        "c%C3%A1o%20k%E1%BA%BFt%20qu%E1%BA%A3%20th%E1%BB%B1c%20hi%E1%BB%87n%20K%E1%BA%BF%20ho%E1%BA%A1ch%20s%E1%BB"
        "%91%2012%2FKH-UBND"
    ]


def test_every_state_is_told_in_words(page: str) -> None:
    text = " ".join(_all(page, "//main")[0].text_content().split())
    for words in (
        "Chưa gửi: 02 đơn vị", "Cần sửa: 01 đơn vị", "Đã gửi: 02 đơn vị", "muộn 03 ngày", "quá hạn 02 ngày",
        "01 lỗi", "Đôn đốc gửi", "Đề nghị gửi", "Yêu cầu sửa, gửi lại", "Tệp chưa xác định được đơn vị gửi: 01 tệp",
        "Đã có 2/5 đơn vị gửi báo cáo, đủ điều kiện tổng hợp; còn 01 đơn vị cần sửa và gửi lại và 02 đơn vị chưa gửi.",
    ):  # fmt: skip
        assert words in text


def test_it_names_no_person(page: str) -> None:
    assert "Nguyễn Thị Hoa" not in page
    assert "0292 3820 000" not in page


def test_the_bar_shares_its_width_by_the_totals(page: str) -> None:
    parts = _all(page, "//div[@class='bar']/span")
    assert [(p.get("class"), p.get("style")) for p in parts] == [
        ("sent", "flex: 2 0 0"),
        ("mend", "flex: 1 0 0"),
        ("missing", "flex: 2 0 0"),
    ]


def test_the_same_status_gives_the_same_page(collection: Collection, tmp_path: Path) -> None:
    paths = [collection.progress("a", info=dated("2024-12-13")), collection.progress("c", tasks=ERROR)]
    assert status_page(looked_at(collection, paths)) == status_page(looked_at(collection, paths[::-1]))


def test_where_nothing_has_come_the_page_says_so(collection: Collection, tmp_path: Path) -> None:
    page = status_page(looked_at(collection, [tmp_path]))
    assert "Chưa gửi: 03 đơn vị" in page
    assert "Lập từ 0 tệp đã nhận." in page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_sticks_out_and_everything_can_be_read(page: str, tmp_path: Path, width: int, dark: bool) -> None:
    seen = laid_out(page, width, tmp_path, dark=dark)
    assert seen.width == width
    assert seen.scroll_width == width, seen.sticking_out
    assert seen.sticking_out == ()
    assert seen.faint == ()
    assert seen.smallest_px >= 13
    assert seen.narrowest_name_px >= 180


def test_the_measure_sees_what_sticks_out_or_is_faint(page: str, tmp_path: Path) -> None:
    worse = page.replace("</style>", "table { min-width: 500px } footer { color: #ccc }</style>")
    seen = laid_out(worse, 360, tmp_path)
    assert seen.scroll_width > 360
    assert seen.sticking_out
    assert seen.faint


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_it_prints_on_a4_with_every_row(page: str, tmp_path: Path) -> None:
    pdf = printed(page, tmp_path)
    size = subprocess.run(["pdfinfo", pdf], capture_output=True, encoding="utf-8", check=True).stdout
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    width, height = (float(part) for part in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", size).groups())  # type: ignore[union-attr] # pdfinfo says it
    assert (round(width), round(height)) == (595, 842)
    for words in ("Sở Văn hóa", "Sở Giáo dục", "UBND huyện Thượng Nguồn", "Ủy ban MTTQ Việt Nam", "13/12/2024"):
        assert words in " ".join(text.split())
