"""Tables in plain text: rows with bars, and tables that lost their frame."""

from kehoach_xlsx.plan_import.documents.pipes import cells_of, is_rule
from kehoach_xlsx.plan_import.documents.plain import read_plain

from ..support.plan_reading import rows_of, texts


def test_a_markdown_table_gives_its_rows_without_the_rule() -> None:
    text = """
| TT | Nhiệm vụ | Chủ trì |
|----|:--------:|---------|
| 1 | Mở lớp | Sở Tư pháp |
"""

    assert rows_of(text) == [("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Mở lớp", "Sở Tư pháp")]


def test_a_row_without_bars_at_its_ends_is_a_row_too() -> None:
    assert cells_of("1 | Mở lớp | Sở Tư pháp") == ("1", "Mở lớp", "Sở Tư pháp")
    assert cells_of("Mở lớp | Sở Tư pháp") == ("Mở lớp", "Sở Tư pháp")


def test_a_bar_inside_a_word_makes_no_row() -> None:
    assert cells_of("Mã số A|B của đề án") == ()
    assert cells_of("Sở Tư pháp") == ()


def test_empty_cells_keep_their_place() -> None:
    assert cells_of("| 1 | Mở lớp | | Quý II |") == ("1", "Mở lớp", "", "Quý II")


def test_a_break_in_a_cell_is_a_line_of_the_cell() -> None:
    assert cells_of("| Sở Tư pháp<br>Công an tỉnh | Quý I<br/>Quý II |") == (
        "Sở Tư pháp\nCông an tỉnh",
        "Quý I\nQuý II",
    )


def test_lines_that_only_draw_are_left_out() -> None:
    assert all(map(is_rule, ("-----", "|---|---|", "*****", "| :--- | ---: |", "_______")))
    assert not any(map(is_rule, ("", "- Mở lớp", "1.", "|")))
    assert texts(read_plain("UBND XÃ MẪU\n-------\n\nKẾ HOẠCH\n")) == ["UBND XÃ MẪU", "KẾ HOẠCH"]


def test_a_table_between_paragraphs_stays_in_its_place() -> None:
    blocks = read_plain("II. NHIỆM VỤ\n| TT | Việc | Chủ trì |\n| 1 | Đi | Sở Y tế |\nIII. TỔ CHỨC")

    assert [bool(block.cells) for block in blocks] == [False, True, True, False]
    assert [block.first for block in blocks] == [1, 2, 3, 4]


LOST = """
PHỤ LỤC
TT
|
Nhiệm vụ
|
Cơ quan chủ trì
|
Thời gian
|
I
|
Truyền thông
|
|
|
1
|
Làm phóng sự về
đất đai
|
Đài Truyền hình
|
Quý II
|
2
|
Phát tờ gấp tới các hộ dân
|
|
Quý III
|
II
|
Đào tạo cán bộ
|
|
|
1
|
Mở lớp cho hòa giải viên
|
Sở Tư pháp
|
Quý IV
|
"""


def test_a_table_that_lies_between_lone_bars_is_put_together_row_by_row() -> None:
    assert rows_of(LOST) == [
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"),
        ("I", "Truyền thông", "", ""),
        ("1", "Làm phóng sự về\nđất đai", "Đài Truyền hình", "Quý II"),
        ("2", "Phát tờ gấp tới các hộ dân", "", "Quý III"),
        ("II", "Đào tạo cán bộ", "", ""),
        ("1", "Mở lớp cho hòa giải viên", "Sở Tư pháp", "Quý IV"),
    ]


def test_a_row_of_a_lost_table_knows_its_lines() -> None:
    row = next(block for block in read_plain(LOST) if "phóng sự" in block.text)

    assert LOST.splitlines()[row.first - 1] == "1"
    assert LOST.splitlines()[row.last - 1] == "Quý II"


def test_lone_bars_around_a_letterhead_are_no_table() -> None:
    text = "UBND XÃ MẪU\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nKẾ HOẠCH"

    assert rows_of(text) == []
    assert texts(read_plain(text)) == ["UBND XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH"]


def test_marks_of_markdown_are_taken_off() -> None:
    text = "## II. NHIỆM VỤ\n\n**1. Mở lớp** cho *hòa giải viên*\n\n\\- Chủ trì: __Sở Tư pháp__"

    assert texts(read_plain(text)) == ["II. NHIỆM VỤ", "1. Mở lớp cho hòa giải viên", "- Chủ trì: Sở Tư pháp"]


def test_a_single_star_in_front_stays_a_bullet() -> None:
    assert texts(read_plain("* Chủ trì: Sở Tư pháp")) == ["* Chủ trì: Sở Tư pháp"]


def test_a_group_row_that_lost_its_empty_cells_ends_where_the_next_ordinal_stands() -> None:
    cells = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "I", "Truyền thông", "1", "Làm phóng sự", "Báo tỉnh", "Quý II")
    text = "\n|\n".join(cells) + "\n|\n"

    assert rows_of(text)[1:] == [("I", "Truyền thông"), ("1", "Làm phóng sự", "Báo tỉnh", "Quý II")]
