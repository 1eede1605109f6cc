"""A rendered report read back: paragraphs with the form that they really have, and sections."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_OFFICE = "soffice is not on PATH: pages cannot be laid out"

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason=NO_OFFICE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A paragraph as it is laid out: text, size in points, font, weight, alignment."""

    text: str
    size: float
    font: str
    bold: bool
    italic: bool
    align: str
    keep_next: bool
    style: str


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(docx: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(docx)[part])


def paragraph_text(paragraph: etree._Element) -> str:
    pieces = ("\n" if node.tag == f"{W}br" else node.text or "" for node in paragraph.iter(f"{W}t", f"{W}br"))
    return "".join(pieces)


def texts(docx: bytes) -> list[str]:
    found = (paragraph_text(p) for p in root(docx).iter(f"{W}p"))
    return [text for text in found if text]


def seen(docx: bytes) -> list[Seen]:
    """Every paragraph with text, its style resolved."""
    styles = {s.get(f"{W}styleId"): s for s in root(docx, "word/styles.xml").iter(f"{W}style")}
    out = []
    for paragraph in root(docx).iter(f"{W}p"):
        name = paragraph.find(f"{W}pPr/{W}pStyle")
        style = styles[None if name is None else name.get(f"{W}val")]
        if text := paragraph_text(paragraph):
            out.append(_seen(text, style))
    return out


def _seen(text: str, style: etree._Element) -> Seen:
    def value(path: str, attribute: str = "val") -> str:
        node = style.find("/".join(f"{W}{step}" for step in path.split("/")))
        return "" if node is None else node.get(f"{W}{attribute}") or ""

    return Seen(
        text=text,
        size=int(value("rPr/sz")) / 2,
        font=value("rPr/rFonts", "ascii"),
        bold=style.find(f"{W}rPr/{W}b") is not None,
        italic=style.find(f"{W}rPr/{W}i") is not None,
        align=value("pPr/jc"),
        keep_next=style.find(f"{W}pPr/{W}keepNext") is not None,
        style=style.get(f"{W}styleId") or "",
    )


def the(docx: bytes, text: str) -> Seen:
    """The first paragraph that begins with `text`."""
    return next(p for p in seen(docx) if p.text.startswith(text))


def sections(docx: bytes) -> list[etree._Element]:
    return list(root(docx).iter(f"{W}sectPr"))


def pages(docx: bytes, folder: Path) -> list[str]:
    """The text of every page, as LibreOffice lays them out."""
    (folder / "report.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "report.docx")], check=True, capture_output=True, timeout=180)
    return printed(folder / "report.pdf")


def printed(pdf: Path) -> list[str]:
    """The text of every page of a PDF."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode().split("\f")[:-1]
