"""HTML pages: what a browser shows is what is read."""

import pytest

from kehoach_xlsx.plan_import.documents import Unreadable, read_document
from kehoach_xlsx.plan_import.documents.web import read_web

from ..support.plan_reading import texts


def page(body: str) -> list[str]:
    """The texts of the blocks of a page."""
    return texts(read_web(f"<!DOCTYPE html><html><body>{body}</body></html>"))


def rows(body: str) -> list[tuple[str, ...]]:
    return [block.cells for block in read_web(f"<html><body>{body}</body></html>") if block.cells]


# --- paragraphs -------------------------------------------------------------------------------------------------


def test_paragraphs_and_headings_are_blocks_and_line_ends_of_the_source_are_spaces() -> None:
    assert page("<h2>II. NHIỆM VỤ</h2><p>1. Mở lớp\n   cho hòa giải viên</p>") == [
        "II. NHIỆM VỤ",
        "1. Mở lớp cho hòa giải viên",
    ]


def test_a_break_parts_two_items_of_one_paragraph() -> None:
    assert page("<p>1. Mở lớp<br>- Chủ trì: Sở Tư pháp<br/>- Thời gian: Quý II</p>") == [
        "1. Mở lớp",
        "- Chủ trì: Sở Tư pháp",
        "- Thời gian: Quý II",
    ]


def test_bold_and_links_within_a_word_leave_no_gap() -> None:
    assert page("<p><b>1. M</b>ở lớp tại <a href='#'>huyện Mẫu</a>.</p>") == ["1. Mở lớp tại huyện Mẫu."]


def test_entities_are_the_letters_they_stand_for() -> None:
    assert page("<p>S&#7903; T&#432; ph&aacute;p&nbsp;&amp;&nbsp;C&ocirc;ng an &ndash; &#x0110;o&agrave;n</p>") == [
        "Sở Tư pháp & Công an – Đoàn"
    ]


def test_text_outside_any_paragraph_is_read_in_its_place() -> None:
    assert page("KẾ HOẠCH<p>I. VIỆC</p>1. Mở lớp<div>2. In sách</div>") == [
        "KẾ HOẠCH",
        "I. VIỆC",
        "1. Mở lớp",
        "2. In sách",
    ]


def test_what_acts_or_only_helps_the_browser_is_not_read() -> None:
    body = (
        "<script>document.write('1. Việc giả')</script><style>p { color: red }</style><nav>Trang chủ</nav>"
        "<noscript>Bật JavaScript</noscript><!-- 2. Việc ẩn --><p onclick='go()'>1. Mở lớp</p><iframe>3. Khung</iframe>"
        "<button>In trang</button>"
    )

    assert page(body) == ["1. Mở lớp"]


def test_lines_that_only_draw_are_left_out() -> None:
    assert page("<p>UBND XÃ MẪU</p><p>-------</p><hr><p>KẾ HOẠCH</p>") == ["UBND XÃ MẪU", "KẾ HOẠCH"]


# --- lists ------------------------------------------------------------------------------------------------------


def test_items_of_a_list_have_the_numbers_and_bullets_that_a_browser_draws() -> None:
    body = "<ol type='I'><li>VIỆC</li></ol><ol><li>Lớp</li><li>Sách</li></ol><ul><li>Họp</li></ul>"

    assert page(body) == ["I. VIỆC", "1. Lớp", "2. Sách", "- Họp"]


def test_a_list_may_start_elsewhere_and_an_item_may_have_a_number_of_its_own() -> None:
    assert page("<ol start='4'><li>Lớp</li><li value='9'>Sách</li><li>Họp</li></ol>") == [
        "4. Lớp",
        "9. Sách",
        "10. Họp",
    ]


def test_letters_of_a_list_are_written_as_plans_write_them() -> None:
    assert page("<ol type='a'><li>Lớp</li><li>Sách</li></ol>") == ["a) Lớp", "b) Sách"]


def test_a_list_within_an_item_follows_the_item() -> None:
    body = "<ol><li>Lớp<ul><li>Chủ trì: Sở Tư pháp</li></ul></li><li>Sách</li></ol>"

    assert page(body) == ["1. Lớp", "- Chủ trì: Sở Tư pháp", "2. Sách"]


def test_an_item_whose_number_is_typed_is_not_numbered_twice() -> None:
    assert page("<ul><li>1. Lớp</li><li>- Sách</li></ul>") == ["1. Lớp", "- Sách"]


def test_paragraphs_in_an_item_keep_its_number_with_the_first_of_them() -> None:
    assert page("<ol><li><p>Lớp</p><p>Chủ trì: Sở Tư pháp</p></li></ol>") == ["1. Lớp", "Chủ trì: Sở Tư pháp"]


@pytest.mark.parametrize("number", ["-3", "x", "", "9" * 5000])
def test_a_start_that_no_list_can_have_is_one(number: str) -> None:
    assert page(f"<ol start='{number}'><li>Lớp</li></ol>") == ["1. Lớp"]


# --- tables -----------------------------------------------------------------------------------------------------


def test_a_cell_that_spans_rows_holds_for_each_of_them() -> None:
    body = """<table><tr><td>1</td><td>Lớp</td><td rowspan=2>Sở Tư pháp</td><td>Quý I</td></tr>
    <tr><td>2</td><td>Sách</td><td>Quý II</td></tr></table>"""

    assert rows(body) == [("1", "Lớp", "Sở Tư pháp", "Quý I"), ("2", "Sách", "Sở Tư pháp", "Quý II")]


def test_a_cell_that_spans_columns_is_filled_once() -> None:
    body = "<table><tr><td colspan=3>I. TRUYỀN THÔNG</td></tr><tr><td>1</td><td>Lớp</td><td>Sở Y tế</td></tr></table>"

    assert rows(body) == [("I. TRUYỀN THÔNG", "", ""), ("1", "Lớp", "Sở Y tế")]


def test_a_cell_that_spans_both_ways_keeps_the_columns_behind_it_in_place() -> None:
    body = """<table><tr><td rowspan=2 colspan=2>Lớp</td><td>Quý I</td></tr><tr><td>Quý II</td></tr></table>"""

    assert rows(body) == [("Lớp", "", "Quý I"), ("Lớp", "", "Quý II")]


def test_paragraphs_breaks_and_lists_in_a_cell_are_its_lines() -> None:
    body = (
        "<table><tr><td>1</td><td><p>Sở Tư pháp;</p><p>Công an tỉnh<br>Báo</p><ul><li>Đài</li></ul></td></tr></table>"
    )

    assert rows(body) == [("1", "Sở Tư pháp;\nCông an tỉnh\nBáo\n- Đài")]


def test_head_body_and_foot_of_a_table_are_rows_alike() -> None:
    body = (
        "<table><thead><tr><th>TT</th><th>Việc</th></tr></thead><tbody><tr><td>1</td><td>Lớp</td></tr></tbody></table>"
    )

    assert rows(body) == [("TT", "Việc"), ("1", "Lớp")]


def test_a_table_of_one_column_is_a_frame_around_paragraphs() -> None:
    assert page("<table><tr><td>KẾ HOẠCH<br>Năm 2026</td></tr></table>") == ["KẾ HOẠCH", "Năm 2026"]


def test_a_span_that_no_table_can_have_does_no_harm() -> None:
    body = "<table><tr><td colspan=999999999 rowspan=999999999>Lớp</td><td rowspan='x'>Quý I</td></tr></table>"

    ((first, *rest),) = rows(body)

    assert first == "Lớp"
    assert len(rest) < 100


# --- pages that are broken --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><p>1. Mở lớp<p>2. In sách",
        "<p>1. Mở lớp</b></div><p>2. In sách</span>",
        "<html><body><table><tr><td>x<p>1. Mở lớp</p><p>2. In sách</p>",
        "<?xml version='1.0' encoding='UTF-8'?><html><body><p>1. Mở lớp</p><p>2. In sách</p></body></html>",
    ],
)
def test_a_page_with_broken_tags_gives_its_words(text: str) -> None:
    found = " ".join(texts(read_web(text)))

    assert "1. Mở lớp" in found
    assert "2. In sách" in found


@pytest.mark.parametrize(
    "text", ["", "   ", "<html></html>", "<!-- nothing -->", "<html><head><title>x</title></head></html>"]
)
def test_a_page_without_words_has_no_blocks(text: str) -> None:
    assert read_web(text) == ()


def test_tags_within_tags_a_thousand_deep_do_not_stop_the_reading() -> None:
    found = read_document(f"<html><body>{'<div>' * 3000}1. Mở lớp{'</div>' * 3000}</body></html>".encode())

    assert not isinstance(found, Unreadable)


def test_a_page_is_known_by_its_content_whatever_stands_before_it() -> None:
    found = read_document(
        b"\xef\xbb\xbf \n<!-- saved -->\n<!DOCTYPE html><html><body><p>1. M\xe1\xbb\x9f l\xe1\xbb\x9bp</p>"
    )

    assert not isinstance(found, Unreadable)
    assert texts(found) == ["1. Mở lớp"]
