"""Word documents (.docx): paragraphs with the numbers Word writes itself, and tables row by row."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.documents.numbering import Numbering, W, read_numbering, small
from kehoach_xlsx.plan_import.documents.pipes import is_rule, row_block
from kehoach_xlsx.vietnamese.text import mend

_READ = ("document", "numbering", "styles")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_LARGEST = 200_000_000  # bytes of XML: far more than any plan has
_WIDEST = 40  # columns that one cell may span: no plan has more
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pict", f"{W}object"}


class NoDocumentError(ValueError):
    """The file is no Word document that can be read; the text says why, for the finding."""


def read_word(data: bytes) -> tuple[Block, ...]:
    """Return the blocks of a Word document, its paragraphs (also those in tables) counted from 1.

    Deleted text of tracked changes is left out, inserted text is in. Raises NoDocumentError.
    """
    body, numbering, styles = _parts(data)
    return tuple(_Reader(numbering, styles).blocks(body))


def _parts(data: bytes) -> tuple[Any, Numbering, dict[str, tuple[str, int]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > _LARGEST:
                raise NoDocumentError("too large")
            names = set(package.namelist())
            if "word/document.xml" not in names:
                raise NoDocumentError("no word/document.xml")
            read = (name for name in _READ if f"word/{name}.xml" in names)
            roots = {name: _parsed(package.read(f"word/{name}.xml")) for name in read}
    except (*_DAMAGE, etree.XMLSyntaxError) as error:
        raise NoDocumentError(str(error)) from error
    body = roots["document"].find(f"{W}body")
    if body is None:
        raise NoDocumentError("no body")
    return body, read_numbering(roots.get("numbering")), _numbered_styles(roots.get("styles"))


def _parsed(xml: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xml, parser)


def _numbered_styles(root: Any) -> dict[str, tuple[str, int]]:
    """The (list, depth) of paragraph styles that number their paragraphs, such as a heading style."""
    if root is None:
        return {}
    found = ((style.get(f"{W}styleId"), _list_of(style.find(f"{W}pPr"))) for style in root.iter(f"{W}style"))
    return {name: place for name, place in found if name and place}


def _list_of(properties: Any) -> tuple[str, int] | None:
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None
    number_id = numbering.find(f"{W}numId")
    if number_id is None:
        return None
    depth = numbering.find(f"{W}ilvl")
    return number_id.get(f"{W}val", "0"), small(depth.get(f"{W}val"), 0) if depth is not None else 0


class _Reader:
    """Walks through a document once, counting paragraphs and list numbers as it goes."""

    def __init__(self, numbering: Numbering, styles: dict[str, tuple[str, int]]) -> None:
        self.numbering, self.styles, self.count = numbering, styles, 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of a body, a content control or a cell."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        lines = _lines(self._text(element))
        yield from (Block(text=line, lines=(line,), first=self.count, last=self.count) for line in lines)

    def _text(self, element: Any) -> str:
        """The text of a paragraph with its number in front; a line break in it stays one."""
        self.count += 1
        text = mend("".join(_runs(element)).replace("\t", " "))
        properties = element.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        place = _list_of(properties) or self.styles.get(style.get(f"{W}val", "") if style is not None else "")
        if place is None or not text or place[0] == "0":
            return text
        label = self.numbering.label(*place)
        return f"{label} {text}" if label else text

    def _table(self, table: Any) -> Iterator[Block]:
        """The rows as a grid: a cell merged downwards holds for the rows below, one merged sideways is filled once."""
        above: dict[int, str] = {}
        for row in table.iter(f"{W}tr"):
            if _owner(row, "tbl") is not table:
                continue
            first = self.count + 1
            cells: list[str] = []
            for cell in row.iter(f"{W}tc"):
                if _owner(cell, "tr") is row:
                    text, width, merged = self._cell(cell)
                    cells += [above.get(len(cells), "") if merged else text, *([""] * (width - 1))]
            above = dict(enumerate(cells))
            if len(cells) == 1:
                yield from (Block(text=t, lines=(t,), first=first, last=self.count) for t in cells[0].split("\n") if t)
            elif any(cells):
                yield row_block(cells, first, self.count)

    def _cell(self, cell: Any) -> tuple[str, int, bool]:
        """(text, columns it spans, whether it goes on with the cell above)."""
        text = "\n".join(line for p in cell.iter(f"{W}p") for line in _lines(self._text(p)))
        properties = cell.find(f"{W}tcPr")
        if properties is None:
            return text, 1, False
        span, merge = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
        width = min(max(small(span.get(f"{W}val"), 1), 1), _WIDEST) if span is not None else 1
        return text, width, merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line and not is_rule(line))


def _owner(element: Any, name: str) -> Any:
    """The table or row that an element belongs to, also through a content control."""
    parent = element.getparent()
    while parent is not None and parent.tag != f"{W}{name}":
        parent = parent.getparent()
    return parent


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == f"{W}pPr":
            continue
        match child.tag:
            case tag if tag == f"{W}t":
                yield child.text or ""
            case tag if tag == f"{W}tab":
                yield "\t"
            case tag if tag in {f"{W}br", f"{W}cr"}:
                yield "\n"
            case tag if tag == f"{W}noBreakHyphen":
                yield "-"
            case _:
                yield from _runs(child)
