"""`kxl report --pdf`: the PDF beside the Word file, or why there is none; the Word file is there either way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach_xlsx.outputs.pdf import find_office

from .conftest import Desk
from .running import ROOT, run


@pytest.fixture
def merged(desk: Desk, tmp_path: Path) -> Path:
    """A consolidated workbook."""
    path = tmp_path / "tong-hop.xlsx"
    assert run("merge", desk.good, "--plan", desk.plan, "-o", path, "--period", "2024").code == 0
    return path


def test_the_pdf_stands_beside_the_word_file(merged: Path) -> None:
    if find_office() is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    ran = run("report", merged.name, "-o", "bao-cao.docx", "--pdf", cwd=merged.parent)
    assert (ran.code, ran.out) == (0, "bao-cao.docx\nbao-cao.pdf\n")
    assert (merged.parent / "bao-cao.pdf").read_bytes().startswith(b"%PDF-")


def test_without_libreoffice_the_word_file_is_there_and_the_message_is_clear(merged: Path) -> None:
    program = """
import sys
from kehoach_xlsx.outputs import pdf
pdf.find_office = lambda: None
sys.argv = ["kxl", "report", "tong-hop.xlsx", "-o", "bao-cao.docx", "--pdf"]
from kehoach_xlsx.cli import main
main()
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KXL_LANG": "vi"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, cwd=merged.parent, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (2, "bao-cao.docx\n")
    assert "bao-cao.docx đã có, nhưng chưa lập được PDF: máy này không có LibreOffice." in done.stderr
    assert (merged.parent / "bao-cao.docx").is_file()
    assert not (merged.parent / "bao-cao.pdf").exists()
