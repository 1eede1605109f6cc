"""The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, measured on a rendered report."""

from __future__ import annotations

import pytest

from kehoach_xlsx.outputs.word.appendix_forms import APPENDICES, AppendixForm
from kehoach_xlsx.outputs.word.form import ND30
from kehoach_xlsx.outputs.word.report import render_report

from .word_books import book, info, numbers, rich
from .word_reading import W, paragraph_text, parts, root, sections, seen, texts, the

TWIPS_PER_MM = 1440 / 25.4
REPORT = render_report(rich())


def _mm(twips: str | None) -> int:
    return round(int(twips or 0) / TWIPS_PER_MM)


def test_paper_is_a4_with_the_margins_of_the_decree() -> None:
    portrait, *landscapes = sections(REPORT)
    for section, width, height in [(portrait, 210, 297), *((s, 297, 210) for s in landscapes)]:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None and margins is not None
        assert (_mm(size.get(f"{W}w")), _mm(size.get(f"{W}h"))) == (width, height)
        found = [_mm(margins.get(f"{W}{side}")) for side in ("top", "bottom", "left", "right")]
        assert found == [20, 20, 30, 20]


def test_every_font_is_times_new_roman_and_none_comes_from_a_theme() -> None:
    for name, part in parts(REPORT).items():
        assert b"Theme=" not in part and "theme" not in name
    assert {p.font for p in seen(REPORT)} == {"Times New Roman"}
    defaults = root(REPORT, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    fonts, language = defaults.find(f"{W}rFonts"), defaults.find(f"{W}lang")
    assert fonts is not None and language is not None
    assert {fonts.get(f"{W}{s}") for s in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert language.get(f"{W}val") == "vi-VN"


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "align"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, "center"),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, "center"),
        ("ỦY BAN NHÂN DÂN", 13, True, False, "center"),
        ("Số:", 13, False, False, "center"),
        ("Cần Thơ, ngày", 14, False, True, "center"),
        ("BÁO CÁO", 14, True, False, "center"),
        ("Kết quả thực hiện Đề án", 14, True, False, "center"),
        ("Kính gửi:", 14, False, False, "center"),
        ("Thực hiện Kế hoạch", 14, False, False, "both"),
        ("I. TÌNH HÌNH", 14, True, False, "both"),
        ("1. Công tác", 14, True, False, "both"),
        ("Nơi nhận:", 12, True, True, "left"),
        ("- Như trên", 11, False, False, "left"),
        ("TM. ỦY BAN NHÂN DÂN", 14, True, False, "center"),
        ("Nguyễn Ngọc Hè", 14, True, False, "center"),
        ("Phụ lục I", 14, True, False, "center"),
        ("TÌNH HÌNH THỰC HIỆN TỪNG", 14, True, False, "center"),
        ("(Kèm theo", 14, False, True, "center"),
        ("STT", 11, True, False, "center"),
    ],
)
def test_each_component_has_its_size_and_weight(text: str, size: float, bold: bool, italic: bool, align: str) -> None:
    found = the(REPORT, text)
    assert (found.size, found.bold, found.italic, found.align) == (size, bold, italic, align)


def test_the_parent_agency_stands_above_in_regular_capitals() -> None:
    report = render_report(book(info(parent_agency="UBND tỉnh Lạng Sơn", issuer="Công an thành phố")))
    assert texts(report)[:2] == ["UBND TỈNH LẠNG SƠN", "CÔNG AN THÀNH PHỐ"]
    assert [p.bold for p in seen(report)[:2]] == [False, True]


def test_the_body_is_indented_and_spaced_within_the_decree() -> None:
    body = ND30.texts["body"]
    assert body.first_line_mm in (10, 12.7)
    assert body.after >= 6
    assert 1 <= body.line <= 1.5


def test_rules_are_borders_of_empty_paragraphs_and_never_drawings() -> None:
    xml = parts(REPORT)["word/document.xml"]
    assert b"<w:pict" not in xml
    assert xml.count(b"<w:drawing") == xml.count(b"<c:chart ")  # what is drawn are charts
    rules = [p for p in root(REPORT).iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr/{W}top") is not None]
    assert len(rules) == 3  # under the issuer, under Tiêu ngữ, under the trích yếu


def test_parts_stand_in_the_order_of_such_reports() -> None:
    expected = [
        "BÁO CÁO", "Kính gửi:", "Thực hiện Kế hoạch", "I. ", "II. ", "1. Công tác", "10. Huy động", "III. ",
        "1. Ưu", "2. Tồn tại", "3. Nguyên nhân", "IV. ", "V. ", "Trên đây là báo cáo", "Nơi nhận:", "TM. ",
        "KT. ", "PHÓ ", "Nguyễn Ngọc Hè",
        "Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Phụ lục V", "Phụ lục VI", "Phụ lục VII",
    ]  # fmt: skip
    found = texts(REPORT)
    places = [next(i for i, text in enumerate(found) if text.startswith(begin)) for begin in expected]
    assert places == sorted(places)


def test_the_page_number_is_centred_in_the_top_margin_and_absent_from_page_1() -> None:
    first, *others = sections(REPORT)
    assert first.find(f"{W}titlePg") is not None
    assert len(first.findall(f"{W}headerReference")) == 2
    assert all(s.find(f"{W}titlePg") is None and not s.findall(f"{W}headerReference") for s in others)
    headers = [part.decode() for name, part in parts(REPORT).items() if "/header" in name]
    assert sorted("PAGE" in header for header in headers) == [False, True]
    assert (ND30.texts["page_number"].size, ND30.texts["page_number"].align) == (14, "center")


def test_every_appendix_is_numbered_from_1() -> None:
    starts = [s.find(f"{W}pgNumType") for s in sections(REPORT)[1:]]
    assert len(starts) == 7
    assert all(start is not None and start.get(f"{W}start") == "1" for start in starts)


def test_rows_do_not_split_and_headings_repeat() -> None:
    tables = list(root(REPORT).iter(f"{W}tbl"))
    for row in root(REPORT).iter(f"{W}tr"):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    for grid in tables[2:]:  # after the head and the signing
        assert grid.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def test_every_row_has_the_widths_of_its_table() -> None:
    for grid in root(REPORT).iter(f"{W}tbl"):
        whole = sum(int(column.get(f"{W}w") or 0) for column in grid.iter(f"{W}gridCol"))
        for row in grid.iter(f"{W}tr"):
            assert abs(sum(int(cell.get(f"{W}w") or 0) for cell in row.iter(f"{W}tcW")) - whole) < TWIPS_PER_MM


@pytest.mark.parametrize("appendix", APPENDICES, ids=lambda appendix: appendix.name)
def test_columns_fill_the_line_of_a_landscape_page(appendix: AppendixForm) -> None:
    assert sum(column.width_mm for column in appendix.columns) == ND30.page.landscape_text_mm == 247
    if appendix.special:
        assert sum(cell.span for cell in appendix.special) == len(appendix.columns)


def test_the_closing_sentence_and_the_signing_keep_together() -> None:
    assert the(REPORT, "Trên đây là báo cáo").keep_next
    assert the(REPORT, "TM. ỦY BAN NHÂN DÂN").keep_next


def test_group_rows_keep_with_the_row_below_and_rows_with_the_mark() -> None:
    for grid in list(root(REPORT).iter(f"{W}tbl"))[2:]:  # after the head and the signing
        rows = grid.findall(f"{W}tr")
        before_the_mark, mark = rows[-2:]
        assert paragraph_text(mark) == "./."
        assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in before_the_mark.iter(f"{W}p"))
    groups = [p for p in seen(REPORT) if p.style == "BCGroup"]
    assert len(groups) == 10 + 16  # of tasks, and of the answers to each task
    assert all(p.keep_next and p.bold for p in groups)


def test_a_task_stands_above_its_answers_over_the_whole_width() -> None:
    *_, grid = root(REPORT).iter(f"{W}tbl")
    first = grid.findall(f"{W}tr")[1]
    (cell,) = first.findall(f"{W}tc")
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    assert span is not None and span.get(f"{W}val") == "6"


def test_the_text_and_each_appendix_end_with_the_mark() -> None:
    found = texts(REPORT)
    assert found.count("./.") == 7
    assert next(t for t in found if t.startswith("Trên đây")).endswith("./.")


def test_appendices_without_rows_are_left_out_and_numbers_close_up() -> None:
    report = render_report(
        book(
            indicators=[{"indicator": "Số lớp tập huấn", "unit": "lớp", **numbers(in_period=3)}],
            models=[{"name": "Tổ tự quản", "unit_name": "Quận Ninh Kiều"}],
        )
    )
    assert [t for t in texts(report) if t.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    assert len(sections(report)) == 3
    assert any("chỉ tiêu, số liệu tại Phụ lục I; mô hình" in t for t in texts(report))


def test_a_lone_appendix_has_no_number() -> None:
    report = render_report(book(models=[{"name": "Tổ tự quản"}]))
    assert [t for t in texts(report) if t.startswith("Phụ lục")] == ["Phụ lục"]


def test_without_appendices_the_document_is_portrait_to_its_end() -> None:
    (only,) = sections(render_report(book()))
    size = only.find(f"{W}pgSz")
    assert size is not None and _mm(size.get(f"{W}w")) == 210
    assert only.find(f"{W}titlePg") is not None


def test_empty_sections_say_that_there_is_nothing() -> None:
    assert texts(render_report(book())).count("Không có.") == 7
