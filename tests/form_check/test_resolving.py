"""What a letter really looks like: defaults, styles on styles, toggles, themes, tables and lists in layers."""

from __future__ import annotations

import pytest

from kehoach_xlsx.form_check.document import Line
from kehoach_xlsx.form_check.reading import read_document

from .good import NS, Parts, docx, p, run, table

_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="N"/><w:pPr><w:jc w:val="both"/>'
    '<w:ind w:left="0" w:firstLine="567"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C1"><w:basedOn w:val="C2"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C2"><w:basedOn w:val="C1"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr>'
    "</w:style>"
)


def line(body: str, styles: str = _STYLES) -> Line:
    """The first line of a document with this body."""
    made = docx(Parts(body=body, styles=f"<w:styles {NS}>{styles}</w:styles>", header="", first_header=""))
    return read_document(made).lines[0]


def test_a_style_takes_over_from_the_one_it_is_based_on() -> None:
    found = line(p("Chữ", '<w:pStyle w:val="B"/>'))
    assert (found.runs[0].size, found.runs[0].bold, found.align, round(found.first_mm, 1)) == (14, True, "both", 10.0)


def test_what_is_set_directly_goes_over_the_style() -> None:
    found = line(p("Chữ", '<w:pStyle w:val="B"/><w:jc w:val="left"/>', '<w:b w:val="0"/><w:sz w:val="24"/>'))
    assert (found.runs[0].size, found.runs[0].bold, found.align) == (12, False, "left")


def test_bold_in_the_paragraph_style_and_the_character_style_cancel_each_other() -> None:
    (one,) = line(p("Chữ", '<w:pStyle w:val="A"/>', '<w:rStyle w:val="Strong"/>')).runs
    (other,) = line(p("Chữ", "", '<w:rStyle w:val="Strong"/>')).runs
    assert (one.bold, other.bold) == (False, True)


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    assert line(p("Chữ", '<w:pStyle w:val="C2"/>')).runs[0].size == 15


def test_fonts_of_the_theme_are_the_ones_the_theme_names() -> None:
    assert line(p("Chữ")).runs[0].fonts == {"Calibri"}


def test_letters_with_accents_may_have_another_font_than_plain_ones() -> None:
    look = '<w:rFonts w:ascii="Times New Roman" w:hAnsi=".VnTime"/>'
    assert line(p("Chữ", "", look)).runs[0].fonts == {"Times New Roman", ".VnTime"}
    assert line(p("Chu", "", look)).runs[0].fonts == {"Times New Roman"}


def test_a_table_style_lies_under_the_paragraph_style() -> None:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{p("Chữ")}</w:tc>'
    found = line(table("T", (cell,)))
    assert (found.runs[0].size, found.align) == (10, "center")
    styled = line(table("T", (cell.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="A"/>'),)))
    assert (styled.runs[0].size, styled.align) == (13, "both")


def test_a_document_without_styles_has_those_of_word() -> None:
    found = line(p("Chữ"), "")
    assert found.runs[0].fonts == {"Times New Roman"}
    assert (found.runs[0].size, found.align) == (10, "left")


def test_deleted_text_is_left_out_and_inserted_text_is_read() -> None:
    more = f'<w:del w:id="1" w:author="x">{run("bỏ")}</w:del><w:ins w:id="2" w:author="x">{run("thêm")}</w:ins>'
    assert line(p("Chữ ", more=more)).text == "Chữ thêm"


def test_hidden_text_is_not_read() -> None:
    assert line(p("Chữ", more=run(" ẩn", "<w:vanish/>"))).text == "Chữ"


def test_a_line_break_parts_a_paragraph_in_two_lines() -> None:
    body = p("BÁO CÁO", more="<w:r><w:br/></w:r>" + run("Kết quả"))
    made = docx(Parts(body=body, header="", first_header=""))
    one, two = read_document(made).lines
    assert (one.text, one.first, one.last) == ("BÁO CÁO", True, False)
    assert (two.text, two.first, two.last, two.number) == ("Kết quả", False, True, 1)


@pytest.mark.parametrize(
    ("spacing", "lines"),
    [
        ('<w:spacing w:line="360" w:lineRule="auto"/>', 1.5),
        ('<w:spacing w:line="322" w:lineRule="exact"/>', 1.0),
        ('<w:spacing w:line="120" w:lineRule="atLeast"/>', 1.0),
    ],
)
def test_line_spacing_is_counted_in_lines(spacing: str, lines: float) -> None:
    assert round(line(p("Chữ", spacing, '<w:sz w:val="28"/>')).spacing, 2) == lines


def test_measures_may_carry_their_unit() -> None:
    found = line(p("Chữ", '<w:ind w:left="1cm" w:firstLine="12.7mm"/>', '<w:sz w:val="13pt"/>'))
    assert (round(found.left_mm, 1), round(found.first_mm, 1), found.runs[0].size) == (10.0, 12.7, 13)
