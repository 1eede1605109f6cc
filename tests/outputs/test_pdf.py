"""The report as PDF: an archival one, with its fonts in it and its text to be found; or a clear message."""

import io
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.outputs import pdf
from kehoach_xlsx.outputs.pdf import find_office, write_pdf

TEXT = "Ủy ban nhân dân thành phố báo cáo kết quả: 147/152 nhiệm vụ (đạt 96,7%)./."


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A .docx in the type of the decree."""
    made = docx.Document()
    made.styles["Normal"].font.name = "Times New Roman"
    made.add_paragraph(TEXT)
    out = io.BytesIO()
    made.save(out)
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def made_pdf(document: Path) -> Path:
    if find_office() is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return write_pdf(document)


def _tool(name: str, *arguments: str | Path) -> str:
    if shutil.which(name) is None:
        pytest.skip(f"{name} (poppler-utils) is not installed")
    return subprocess.run([name, *map(str, arguments)], capture_output=True, encoding="utf-8", check=True).stdout


def test_it_stands_beside_the_document_and_nothing_else_does(document: Path, made_pdf: Path) -> None:
    assert made_pdf == document.with_suffix(".pdf")
    assert sorted(document.parent.iterdir()) == sorted([document, made_pdf])


def test_it_says_that_it_is_pdf_a_2b(made_pdf: Path) -> None:
    data = made_pdf.read_bytes()
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>", data)
    assert re.search(rb"<pdfaid:conformance>B</pdfaid:conformance>", data)
    assert b"/OutputIntent" in data


def test_its_fonts_are_embedded_and_as_wide_as_times(made_pdf: Path) -> None:
    _, _, *fonts = _tool("pdffonts", made_pdf).splitlines()
    assert fonts
    for line in fonts:
        assert re.search(r"(LiberationSerif|TimesNewRoman|Tinos)", line), line
        assert re.search(r" yes yes (yes|no) ", line), line  # embedded, a subset


def test_its_vietnamese_can_be_found_again(made_pdf: Path) -> None:
    assert TEXT in _tool("pdftotext", "-enc", "UTF-8", made_pdf, "-")


def test_without_libreoffice_the_message_says_what_to_do(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_office", lambda: None)
    with pytest.raises(UserMistake, match="không có LibreOffice") as caught:
        write_pdf(document)
    assert "LibreOffice is not installed" in caught.value.message("en")
    assert document.is_file()
    assert not document.with_suffix(".pdf").exists()


def test_a_libreoffice_that_takes_too_long_is_ended(document: Path, tmp_path: Path) -> None:
    slow = _office(tmp_path, "import time; time.sleep(60)")
    started = time.monotonic()
    with pytest.raises(UserMistake, match=r"không lập được PDF \(> 0\.5 s\)"):
        write_pdf(document, office=slow, patience=0.5)
    assert time.monotonic() - started < 30
    assert not document.with_suffix(".pdf").exists()


@pytest.mark.parametrize(
    "program",
    ["raise SystemExit('source file could not be loaded')", "print('source file could not be loaded')"],
    ids=["fails", "makes nothing"],
)
def test_a_libreoffice_that_fails_is_quoted_and_an_older_pdf_stays(
    document: Path, tmp_path: Path, program: str
) -> None:
    older = document.with_suffix(".pdf")
    older.write_bytes(b"%PDF-older")
    with pytest.raises(UserMistake, match="source file could not be loaded"):
        write_pdf(document, office=_office(tmp_path, program))
    assert older.read_bytes() == b"%PDF-older"


def test_a_program_that_cannot_be_started_is_a_clear_message(document: Path, tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="không lập được PDF"):
        write_pdf(document, office=tmp_path / "none")


def _office(folder: Path, program: str) -> Path:
    """A program in the place of LibreOffice."""
    if sys.platform == "win32":
        pytest.skip("a script cannot stand in for a program here")
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{program}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
