"""Small Word templates for tests: paragraphs and tables of tags, and packages with parts of one's own."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

import docx
from docx.document import Document
from lxml import etree

from kehoach_xlsx.outputs.word.packing import pack, unpack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(build: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of_paragraphs(*paragraphs: str) -> bytes:
    return made(lambda document: [document.add_paragraph(words) for words in paragraphs])


def of_table(*rows: Sequence[str], before: Sequence[str] = (), after: Sequence[str] = ()) -> bytes:
    """A template with a table; a row of one text is a command, written into the first cell."""
    width = max(map(len, rows))

    def build(document: Document) -> None:
        for words in before:
            document.add_paragraph(words)
        table = document.add_table(rows=0, cols=width)
        for row in rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=False):
                cell.text = words
        for words in after:
            document.add_paragraph(words)

    return made(build)


def changed(template: bytes, parts: Mapping[str, bytes]) -> bytes:
    return pack({**unpack(template), **parts})


def edited(template: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    """The template with XML of a part replaced; fails where there is nothing to replace."""
    parts = unpack(template)
    text = parts[part].decode()
    assert old in text
    return pack({**parts, part: text.replace(old, new).encode()})


def split_into_runs(template: bytes, length: int = 1) -> bytes:
    """The template as Word may leave it: every text in runs of `length` letters, with marks of proofing between."""
    parts = unpack(template)
    root = etree.fromstring(parts["word/document.xml"])
    for run in list(root.iter(f"{W}r")):
        node = run.find(f"{W}t")
        if node is None or not node.text:
            continue
        parent = run.getparent()
        assert parent is not None
        for start in range(0, len(node.text), length):
            piece = etree.SubElement(parent, f"{W}r", {f"{W}rsidR": "00AB12CD"})
            etree.SubElement(piece, f"{W}t").text = node.text[start : start + length]
            piece[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addprevious(piece)
            run.addprevious(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
            run.addprevious(etree.Element(f"{W}bookmarkStart", {f"{W}id": str(start), f"{W}name": f"b{start}"}))
        parent.remove(run)
    return pack({**parts, "word/document.xml": etree.tostring(root, encoding="UTF-8", standalone=True)})
