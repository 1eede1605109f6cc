"""Word documents: what is seen on the page is what is read."""

from kehoach_xlsx.plan_import.documents import Unreadable, read_document
from kehoach_xlsx.plan_import.documents.word import read_word

from ..support.plan_reading import texts
from ..support.word_lists import WordText, bare_document

# --- numbers that Word writes itself ----------------------------------------------------------------------------


def test_the_levels_of_a_list_are_counted_one_under_the_other() -> None:
    word = WordText()
    parts = word.list_of(("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
    for depth, text in (
        (0, "VIỆC"),
        (1, "Lớp"),
        (2, "Mở"),
        (2, "Đóng"),
        (3, "Dọn"),
        (1, "Sách"),
        (2, "In"),
        (0, "TIỀN"),
    ):
        word.item(parts, depth, text)

    assert texts(read_word(word.saved())) == [
        "I. VIỆC",
        "1. Lớp",
        "1.1. Mở",
        "1.2. Đóng",
        "a) Dọn",
        "2. Sách",
        "2.1. In",
        "II. TIỀN",
    ]


def test_bullets_are_dashes_and_pluses() -> None:
    word = WordText()
    bullets = word.list_of(("bullet", "-"), ("bullet", "+"))
    signs = word.list_of(("bullet", "\uf0b7"))
    word.item(bullets, 0, "Mở lớp")
    word.item(bullets, 1, "Mời thầy")
    word.item(signs, 0, "In sách")

    assert texts(read_word(word.saved())) == ["- Mở lớp", "+ Mời thầy", "- In sách"]


def test_a_list_that_is_started_anew_counts_from_one() -> None:
    word = WordText()
    first = word.list_of(("decimal", "%1."))
    second = word.again(first)
    for number in (first, first, second, second):
        word.item(number, 0, "Việc")

    assert texts(read_word(word.saved())) == ["1. Việc", "2. Việc", "1. Việc", "2. Việc"]


def test_a_list_that_is_interrupted_by_words_goes_on() -> None:
    word = WordText()
    steps = word.list_of(("decimal", "%1."))
    word.item(steps, 0, "Việc")
    word.document.add_paragraph("Lời giải thích.")
    word.item(steps, 0, "Việc")

    assert texts(read_word(word.saved())) == ["1. Việc", "Lời giải thích.", "2. Việc"]


def test_a_list_may_start_elsewhere_than_at_one() -> None:
    word = WordText()
    word.item(word.list_of(("upperLetter", "%1."), start=3), 0, "PHẦN")

    assert texts(read_word(word.saved())) == ["C. PHẦN"]


def test_letters_after_z_are_doubled_as_word_does() -> None:
    word = WordText()
    letters = word.list_of(("lowerLetter", "%1)"))
    for _ in range(27):
        word.item(letters, 0, "Việc")

    assert texts(read_word(word.saved()))[-2:] == ["z) Việc", "aa) Việc"]


def test_a_style_may_number_its_paragraphs() -> None:
    word = WordText()
    word.style("Heading 1", word.list_of(("upperRoman", "%1.")))
    word.document.add_paragraph("MỤC ĐÍCH", style="Heading 1")
    word.document.add_paragraph("NHIỆM VỤ", style="Heading 1")

    assert texts(read_word(word.saved())) == ["I. MỤC ĐÍCH", "II. NHIỆM VỤ"]


def test_an_empty_paragraph_of_a_list_takes_no_number() -> None:
    word = WordText()
    steps = word.list_of(("decimal", "%1."))
    for text in ("Việc", "", "Việc"):
        word.item(steps, 0, text)

    assert texts(read_word(word.saved())) == ["1. Việc", "2. Việc"]


def test_a_list_that_is_not_declared_numbers_nothing() -> None:
    item = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr></w:pPr><w:r><w:t>Việc</w:t></w:r></w:p>'
    )

    assert texts(read_word(bare_document(item))) == ["Việc"]


def test_a_declaration_that_is_not_understood_does_not_stop_the_reading() -> None:
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Việc</w:t></w:r></w:p>'
    )

    assert not isinstance(read_document(bare_document(body)), Unreadable)


# --- tables -----------------------------------------------------------------------------------------------------


def rows(data: bytes) -> list[tuple[str, ...]]:
    return [block.cells for block in read_word(data) if block.cells]


def test_a_cell_merged_downwards_holds_for_each_of_its_rows() -> None:
    word = WordText()
    table = word.table([["1", "Mở lớp", "Sở Tư pháp"], ["2", "In sách", ""]])
    table.cell(0, 2).merge(table.cell(1, 2))

    assert rows(word.saved()) == [("1", "Mở lớp", "Sở Tư pháp"), ("2", "In sách", "Sở Tư pháp")]


def test_a_cell_merged_sideways_is_filled_once() -> None:
    word = WordText()
    table = word.table([["I", "TRUYỀN THÔNG", "", ""], ["1", "Mở lớp", "Sở Tư pháp", "Quý I"]])
    table.cell(0, 1).merge(table.cell(0, 3))

    assert rows(word.saved()) == [("I", "TRUYỀN THÔNG", "", ""), ("1", "Mở lớp", "Sở Tư pháp", "Quý I")]


def test_a_cell_merged_both_ways_holds_once_in_each_row() -> None:
    word = WordText()
    table = word.table([["1", "Mở lớp", "", "Quý I"], ["2", "", "", "Quý II"]])
    table.cell(0, 1).merge(table.cell(1, 2))

    assert rows(word.saved()) == [("1", "Mở lớp", "", "Quý I"), ("2", "Mở lớp", "", "Quý II")]


def test_a_cell_below_a_merged_one_that_is_its_own_is_not_filled_from_above() -> None:
    word = WordText()
    table = word.table([["1", "Mở lớp", "Sở Y tế"], ["2", "In sách", ""], ["3", "Họp", ""]])
    table.cell(0, 2).merge(table.cell(1, 2))

    assert rows(word.saved())[2] == ("3", "Họp", "")


def test_paragraphs_and_breaks_in_a_cell_are_its_lines() -> None:
    word = WordText()
    word.table([["- Sở Tư pháp\n- Công an tỉnh", "Quý I"]])

    assert rows(word.saved()) == [("- Sở Tư pháp\n- Công an tỉnh", "Quý I")]


def test_a_table_of_one_cell_is_a_frame_around_paragraphs() -> None:
    word = WordText()
    word.table([["KẾ HOẠCH\nTruyền thông năm 2026"]])

    assert rows(word.saved()) == []
    assert texts(read_word(word.saved())) == ["KẾ HOẠCH", "Truyền thông năm 2026"]


def test_numbered_paragraphs_in_a_table_are_counted() -> None:
    word = WordText()
    steps = word.list_of(("decimal", "%1"))
    table = word.table([["", "Mở lớp"], ["", "In sách"]])
    for at in range(2):
        word.item(steps, 0, "")
        cell = table.cell(at, 0)
        paragraph = word.document.paragraphs[-1]._p
        paragraph.append(word.document.add_paragraph("việc").runs[0]._r)
        cell._tc.append(paragraph)

    assert [row[0] for row in rows(word.saved())] == ["1 việc", "2 việc"]


# --- what is on the page ----------------------------------------------------------------------------------------


def test_deleted_text_is_left_out_and_inserted_text_is_in() -> None:
    word = WordText()
    word.raw(
        '<w:r><w:t xml:space="preserve">Mở </w:t></w:r>'
        '<w:del w:id="1" w:author="A"><w:r><w:delText>03</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>05</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> lớp</w:t></w:r>'
    )

    assert texts(read_word(word.saved())) == ["Mở 05 lớp"]


def test_text_that_was_moved_is_read_where_it_is_now() -> None:
    word = WordText()
    word.raw('<w:moveFrom w:id="1" w:author="A"><w:r><w:t>Họp</w:t></w:r></w:moveFrom><w:r><w:t>Mở lớp</w:t></w:r>')
    word.raw('<w:moveTo w:id="2" w:author="A"><w:r><w:t>Họp</w:t></w:r></w:moveTo>')

    assert texts(read_word(word.saved())) == ["Mở lớp", "Họp"]


def test_a_break_within_a_paragraph_parts_two_lines() -> None:
    word = WordText()
    word.raw("<w:r><w:t>UBND TỈNH MẪU</w:t><w:br/><w:t>SỞ TƯ PHÁP</w:t></w:r>")

    assert texts(read_word(word.saved())) == ["UBND TỈNH MẪU", "SỞ TƯ PHÁP"]


def test_tabs_are_spaces_and_hyphens_that_do_not_break_are_hyphens() -> None:
    word = WordText()
    word.raw("<w:r><w:t>Số:</w:t><w:tab/><w:t>5/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>")

    assert texts(read_word(word.saved())) == ["Số: 5/KH-UBND"]


def test_words_that_are_split_over_runs_and_links_are_put_together() -> None:
    word = WordText()
    word.raw(
        "<w:r><w:t>Sở </w:t></w:r>".replace("<w:t>", '<w:t xml:space="preserve">')
        + '<w:hyperlink w:anchor="x"><w:r><w:t>Tư </w:t></w:r></w:hyperlink>'.replace(
            "<w:t>", '<w:t xml:space="preserve">'
        )
        + "<w:smartTag><w:r><w:t>pháp</w:t></w:r></w:smartTag>"
    )

    assert texts(read_word(word.saved())) == ["Sở Tư pháp"]


def test_the_code_of_a_field_is_not_read_but_its_result_is() -> None:
    word = WordText()
    word.raw(
        '<w:r><w:t xml:space="preserve">Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert texts(read_word(word.saved())) == ["Trang 3"]


def test_a_text_box_is_no_reason_to_stop_and_is_read_once_at_most() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"<w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    )

    found = " ".join(texts(read_word(bare_document(body))))

    assert found.count("DỰ THẢO") <= 1
    assert "KẾ HOẠCH" in found


def test_content_controls_are_read_as_if_they_were_not_there() -> None:
    body = "<w:sdt><w:sdtContent><w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p></w:sdtContent></w:sdt>"

    assert texts(read_word(bare_document(body))) == ["KẾ HOẠCH"]


def test_blocks_are_counted_by_paragraphs_the_empty_ones_and_those_in_tables_too() -> None:
    word = WordText()
    word.document.add_paragraph("KẾ HOẠCH")
    word.document.add_paragraph("")
    word.table([["1", "Mở lớp"]])
    word.document.add_paragraph("Nơi nhận:")

    assert [(b.first, b.last) for b in read_word(word.saved())] == [(1, 1), (3, 4), (5, 5)]
