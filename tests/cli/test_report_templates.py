"""`kxl report --template`: what is wrong with a template is one message with its place, and no file is written."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from kehoach_xlsx.outputs.word.packing import pack, unpack
from kehoach_xlsx.resources import template as shipped

from .conftest import Desk
from .running import run


@pytest.fixture(scope="module")
def merged(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("merged") / "tong-hop.xlsx"
    ran = run("merge", desk.good, "--plan", desk.plan, "-o", output, "--period", "2024")
    assert ran.code == 0, ran
    return output


def _edited(old: str, new: str) -> bytes:
    """The shipped template with a slip in its body."""
    document = docx.Document(io.BytesIO(shipped("word/bao-cao.docx")))
    found = [p for p in document.paragraphs if old in p.text]
    assert found
    for paragraph in found:
        paragraph.text = paragraph.text.replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _in_header(words: str) -> bytes:
    document = docx.Document(io.BytesIO(shipped("word/bao-cao.docx")))
    document.sections[0].header.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _macro() -> bytes:
    return pack({**unpack(shipped("word/bao-cao.docx")), "word/vbaProject.bin": b"x"})


BROKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a misspelt field": (
        lambda: _edited("{{ opening }}", "{{ openning }}"),
        "“{{ openning }}”: không có trường “openning”; có phải “opening”?",
        "“{{ openning }}”: there is no field “openning”; did you mean “opening”?",
    ),
    "a field of the header": (
        lambda: _in_header("{{ so_hieu }}"),
        "đầu trang (header",
        "header (header",
    ),
    "a loop that is not closed": (
        lambda: _edited("{%p endfor %}", ""),
        "chưa được đóng; thêm {%p endfor %}",
        "is never closed; add {%p endfor %}",
    ),
    "code": (
        lambda: _edited("{{ closing }}", "{{ closing.__class__ }}"),
        "thuộc tính “__class__” không được phép trong mẫu",
        "the attribute “__class__” is not allowed in a template",
    ),
    "a macro": (_macro, "Tệp mẫu có macro", "The template holds macros"),
    "no document": (lambda: b"Kinh gui", "không phải là văn bản Word", "is no readable Word document"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_template_that_cannot_be_used_is_2_and_writes_nothing(merged: Path, tmp_path: Path, name: str) -> None:
    make, *told = BROKEN[name]
    template = tmp_path / "mau.docx"
    template.write_bytes(make())
    for language, words in zip(("vi", "en"), told, strict=True):
        ran = run("report", merged, "-o", tmp_path / "ra.docx", "--template", template, language=language)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
        assert len(ran.err.strip().splitlines()) == 1, ran.err
        assert sorted(tmp_path.iterdir()) == [template]


def test_a_report_that_was_there_stays_when_the_template_fails(merged: Path, tmp_path: Path) -> None:
    template, report = tmp_path / "mau.docx", tmp_path / "ra.docx"
    template.write_bytes(_edited("{{ opening }}", "{{ openning }}"))
    report.write_bytes(b"the report of yesterday")
    assert run("report", merged, "-o", report, "--template", template).code == 2
    assert report.read_bytes() == b"the report of yesterday"


def test_a_template_that_is_not_there_is_2(merged: Path, tmp_path: Path) -> None:
    ran = run("report", merged, "-o", tmp_path / "ra.docx", "--template", tmp_path / "khong-co.docx")
    assert ran.code == 2
    assert "khong-co.docx" in ran.err
    assert "Traceback" not in ran.err
