"""Word documents with lists that Word numbers itself, made with python-docx.

word = WordText()
steps = word.list_of(("decimal", "%1."), ("lowerLetter", "%2)"))
word.item(steps, 0, "Mở lớp")
read_word(word.saved())
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn


class WordText:
    """A document that is being written. `document` is python-docx's, for what this class does not do."""

    def __init__(self) -> None:
        self.document = Document()
        self._lists = self.document.part.numbering_part.element
        for found in list(self._lists):
            self._lists.remove(found)
        self._count = 0

    def list_of(self, *levels: tuple[str, str], start: int = 1) -> int:
        """Declare a list by the (format, text) of its levels, and return its number."""
        self._count += 1
        each = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{start if not at else 1}"/><w:numFmt w:val="{style}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (style, text) in enumerate(levels)
        )
        self._declare(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._count}">{each}</w:abstractNum>')
        self._declare(self._num(self._count, self._count, ""))
        return self._count

    def again(self, number: int) -> int:
        """Return a list of the same look that starts from 1 anew."""
        self._count += 1
        over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        self._declare(self._num(self._count, number, over))
        return self._count

    def item(self, number: int, depth: int, text: str) -> None:
        """Write a paragraph of a list."""
        properties = self.document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>',
            )
        )

    def style(self, name: str, number: int) -> None:
        """Let a style number its paragraphs."""
        properties = self.document.styles[name].element.get_or_add_pPr()
        for old in properties.findall(qn("w:numPr")):
            properties.remove(old)
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>'))

    def raw(self, xml: str) -> None:
        """Write a paragraph given as XML, without its outer element."""
        self.document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))

    def table(self, rows: Sequence[Sequence[str]]) -> Any:
        """Write a table and return it, so that its cells can be merged."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                table.cell(y, x).text = text
        return table

    def saved(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _declare(self, xml: str) -> None:
        """Word wants every abstractNum before the first num."""
        element = parse_xml(xml)
        first = self._lists.find(qn("w:num"))
        if element.tag == qn("w:abstractNum") and first is not None:
            first.addprevious(element)
        else:
            self._lists.append(element)

    def _num(self, number: int, abstract: int, over: str) -> str:
        base = f'<w:abstractNumId w:val="{abstract}"/>'
        return f'<w:num {nsdecls("w")} w:numId="{number}">{base}{over}</w:num>'


def package(**parts: str) -> bytes:
    """Return a .docx of these parts of its folder `word`, and nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def bare_document(body: str) -> bytes:
    """Return a .docx that is nothing but this body, given as XML."""
    return package(document=f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>")
