"""The safe door to docxtpl: values arrive as they are, slips in a template are told with their place."""

from __future__ import annotations

import io
import re

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_xlsx.outputs.word.cleaning import clean_text
from kehoach_xlsx.outputs.word.packing import unpack
from kehoach_xlsx.outputs.word.report import render_report
from kehoach_xlsx.outputs.word.wrapper import TemplateProblem, render
from kehoach_xlsx.resources import template as shipped

from .word_books import I_DO, book, rich, sentence
from .word_reading import parts, texts

LONGEST = "Kết quả đạt được. " * 1820 + "HẾT"  # about as much as a cell of Excel takes: 32.767


def _template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _problem(*paragraphs: str, **context: object) -> TemplateProblem:
    with pytest.raises(TemplateProblem) as caught:
        render(_template(*paragraphs), context)
    return caught.value


# Values


@pytest.mark.parametrize(
    "value",
    [
        '5 < 7 & "=1+1"',
        "{{ issuer }} {% if x %} {# ghi chú #}",
        "{_{ và }_} và {_% %_}",
        "]]> <w:p> &amp; &lt;",
        "'; DROP TABLE",
        LONGEST,
        "Nhiều   khoảng   trắng",
        "Tiếng Khmer ភាសាខ្មែរ, ký hiệu 𝔄 và 😀",
    ],
)
def test_hostile_text_arrives_unchanged_in_a_table_and_in_a_sentence(value: str) -> None:
    report = render_report(book(draft=[sentence(I_DO, value)], answers=[
        {"role": "Chủ trì", "result": value}, {"role": "Phối hợp", "result": value},
    ]))  # fmt: skip
    assert texts(report).count(value.strip()) == 3
    assert texts(report)[-1] == "./."


@pytest.mark.parametrize(
    ("value", "arrives"),
    [
        ("a\x00b\x08c\x1bd", "abcd"),
        ("thiếu \ud83d nửa", "thiếu \ufffd nửa"),
        ("\u202e123\u200f", "123"),  # turned to read backwards: 321 on paper
        ("a\tb", "a b"),
        ("a\ufffeb", "a\ufffdb"),
        ("trang\x0cmới", "trang\nmới"),
    ],
)
def test_what_xml_or_paper_cannot_hold_is_taken_out(value: str, arrives: str) -> None:
    assert texts(render(_template("{{ value }}"), {"value": value})) == [arrives]


def test_a_line_break_is_a_line_break_and_never_lost() -> None:
    report = render_report(book(answers=[{"result": "Dòng một\r\nDòng hai"}]))
    assert "Dòng một\nDòng hai" in texts(report)


def test_nothing_prints_nothing() -> None:
    assert texts(render(_template("[{{ value }}]"), {"value": None})) == ["[]"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_arrives_as_its_cleaned_self(value: str) -> None:
    (found,) = texts(render(_template("[{{ value }}]"), {"value": value}))
    assert found == f"[{clean_text(value)}]"


def test_objects_with_behaviour_are_not_let_in() -> None:
    with pytest.raises(TypeError, match="plain data"):
        render(_template("{{ value }}"), {"value": object()})


# Slips in a template


def test_a_misspelt_field_is_told_once_with_its_paragraph_and_the_likely_name() -> None:
    problem = _problem("BÁO CÁO", "Kính gửi: {{ adressee }}", "{{ adressee }}", addressee="Bộ Công an")
    assert problem.message_vi == (
        "Mẫu Word, đoạn 2 “Kính gửi: {{ adressee }}”: không có trường “adressee”; có phải “addressee”?"
    )
    assert problem.message_en == (
        "Word template, paragraph 2 “Kính gửi: {{ adressee }}”: there is no field “adressee”; did you mean “addressee”?"
    )


def test_a_misspelt_field_of_a_row_is_found_in_its_cell() -> None:
    problem = _problem("{%p for row in rows %}", "{{ row.sujbect }}", "{%p endfor %}", rows=[{"subject": "Trích yếu"}])
    assert "đoạn 2 “{{ row.sujbect }}”" in problem.message_vi
    assert "“subject”" in problem.message_vi


def test_a_tag_that_is_not_well_formed_is_located() -> None:
    problem = _problem("Mở đầu", "{{ subject | }}", subject="x")
    assert "{{ subject | }}" in problem.message_vi
    assert "cú pháp" in problem.message_vi


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ value.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ rows.append(1) }}",
        "{{ '%s'|attr('__class__') }}{{ ().__class__.__base__ }}",
    ],
)
def test_code_in_a_template_is_blocked(attack: str) -> None:
    problem = _problem("BÁO CÁO", attack, value="x", rows=[1])
    assert "không được phép" in problem.message_vi


@pytest.mark.parametrize(
    ("tag", "told"),
    [("{% for i in range(10000000) %}x{% endfor %}", "tạo ra quá nhiều nội dung"), ("{{ 1 / 0 }}", "không tính được")],
)
def test_what_cannot_be_worked_out_is_the_templates_problem(tag: str, told: str) -> None:
    assert told in _problem(tag).message_vi


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 gone", b"<html></html>"])
def test_a_file_that_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateProblem, match="không phải là văn bản Word"):
        render(content, {})


def test_text_that_a_template_swallows_is_noticed() -> None:
    # docxtpl drops what stands beside a {%p … %} tag; a coordinator would sign without it.
    problem = _problem("Mở đầu", "{{ subject }} {%p if subject %}", "còn lại", "{%p endif %}", subject="Trích yếu")
    assert "đoạn 2" in problem.message_vi and "phải đứng riêng một đoạn" in problem.message_vi


# The same bytes


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert render_report(rich()) == render_report(rich())


def test_the_report_tells_no_clock() -> None:
    core = parts(render_report(book()))["docProps/core.xml"].decode()
    assert core.count("2020-03-05T00:00:00Z") == 2


def test_a_coordinators_own_template_is_taken() -> None:
    assert texts(render_report(book(), _template("{{ number_line }}"))) == ["Số:        /BC-UBND"]


def test_the_shipped_template_prints_every_field_without_a_problem() -> None:
    assert "{{" not in "".join(texts(render_report(rich(), shipped("word/bao-cao.docx"))))


def test_the_relationships_of_the_package_are_numbered_without_a_gap() -> None:
    """LibreOffice counts them when it signs, and would give a number twice."""
    relations = unpack(render(_template("Một đoạn"), {}))["_rels/.rels"].decode()
    assert re.findall(r'\bId="([^"]+)"', relations) == [f"rId{n}" for n in range(1, relations.count("Target=") + 1)]
