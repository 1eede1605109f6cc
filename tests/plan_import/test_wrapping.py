"""Hard-wrapped lines put together to paragraphs."""

from kehoach_xlsx.plan_import.blocks import Line
from kehoach_xlsx.plan_import.documents.wrapping import paragraphs, wrap_width

from ..support.plan_reading import joined


def test_a_line_that_begins_small_goes_on_with_the_one_before() -> None:
    text = """
1. Mở lớp bồi dưỡng kiến thức cho tuyên truyền viên
cấp xã và hòa giải viên ở cơ sở.
2. Biên soạn sổ tay hỏi đáp.
"""

    assert joined(text) == [
        "1. Mở lớp bồi dưỡng kiến thức cho tuyên truyền viên cấp xã và hòa giải viên ở cơ sở.",
        "2. Biên soạn sổ tay hỏi đáp.",
    ]


def test_a_capital_within_a_sentence_goes_on_with_a_full_line() -> None:
    text = """
1. Bồi dưỡng nghiệp vụ cho thành viên tổ hòa giải của huyện
Ninh Hải và các xã giáp ranh.
2. Rà soát, kiện toàn đội ngũ báo cáo viên pháp luật của
Ủy ban nhân dân các xã.
"""

    assert joined(text) == [
        "1. Bồi dưỡng nghiệp vụ cho thành viên tổ hòa giải của huyện Ninh Hải và các xã giáp ranh.",
        "2. Rà soát, kiện toàn đội ngũ báo cáo viên pháp luật của Ủy ban nhân dân các xã.",
    ]


def test_a_heading_in_capitals_is_joined_over_its_lines() -> None:
    text = """
II. TRUYỀN THÔNG CHÍNH SÁCH VÀ BỒI DƯỠNG KIẾN THỨC
CHO CÁN BỘ CƠ SỞ
1. Truyền thông chính sách trong các trường.
2. Bồi dưỡng kiến thức cho cán bộ các thôn.
"""

    assert joined(text)[0] == "II. TRUYỀN THÔNG CHÍNH SÁCH VÀ BỒI DƯỠNG KIẾN THỨC CHO CÁN BỘ CƠ SỞ"
    assert len(joined(text)) == 3


def test_a_heading_in_capitals_ends_where_small_letters_begin() -> None:
    text = """
I. MỤC ĐÍCH CỦA KẾ HOẠCH NÀY
Giúp người dân vùng biên tiếp cận thông tin thuận tiện
hơn trước.
"""

    assert joined(text) == [
        "I. MỤC ĐÍCH CỦA KẾ HOẠCH NÀY",
        "Giúp người dân vùng biên tiếp cận thông tin thuận tiện hơn trước.",
    ]


def test_a_page_break_within_a_sentence_parts_nothing() -> None:
    text = """
1. Xây dựng chuyên mục giải đáp thắc mắc của người dân trên

đài truyền thanh các xã.

2. Duy trì chuyên mục.
"""

    assert joined(text) == [
        "1. Xây dựng chuyên mục giải đáp thắc mắc của người dân trên đài truyền thanh các xã.",
        "2. Duy trì chuyên mục.",
    ]


def test_a_blank_line_parts_two_sentences() -> None:
    text = """
Sở Tư pháp theo dõi chung.

Các xã báo cáo hằng quý.
"""

    assert joined(text) == ["Sở Tư pháp theo dõi chung.", "Các xã báo cáo hằng quý."]


def test_items_of_a_list_are_not_joined_though_they_end_without_a_sign() -> None:
    text = """
1. Nội dung công việc
- Rà soát văn bản
- Biên soạn tài liệu
+ Tờ gấp
a) Sổ tay
đ) Băng hình
"""

    assert joined(text) == text.strip().split("\n")


def test_labels_are_not_joined_though_they_have_no_bullet() -> None:
    text = """
1. Mở lớp tập huấn cho hòa giải viên ở các thôn, xóm
Cơ quan chủ trì: Sở Tư pháp
Cơ quan phối hợp: Hội Nông dân tỉnh
Thời gian thực hiện: Quý II
"""

    assert joined(text) == text.strip().split("\n")


def test_a_text_with_a_line_longer_than_any_page_was_not_wrapped() -> None:
    long = "Rà soát " + "văn bản, " * 30 + "hết"

    assert wrap_width([long, "Ngắn"]) == 0
    assert joined(f"{long}\nSở Tư pháp theo dõi\nCông an tỉnh phối hợp") == [
        long,
        "Sở Tư pháp theo dõi",
        "Công an tỉnh phối hợp",
    ]


def test_the_signature_does_not_join_the_last_sentence() -> None:
    text = """
Trên đây là Kế hoạch truyền thông của xã năm 2026, đề nghị
các thôn thực hiện
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
"""

    assert joined(text)[1:] == ["Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]


def test_a_joined_paragraph_knows_its_lines() -> None:
    lines = [
        Line(text="1. Mở lớp cho người mới làm công tác", number=7),
        Line(text="", number=8),
        Line(text="hòa giải.", number=9),
    ]

    (block,) = paragraphs(lines)

    assert (block.first, block.last) == (7, 9)
    assert block.lines == ("1. Mở lớp cho người mới làm công tác", "hòa giải.")


def test_no_lines_make_no_paragraph() -> None:
    assert list(paragraphs([])) == []
    assert list(paragraphs([Line(text="", number=1)])) == []
