"""HTML pages: paragraphs, lists with the numbers a browser would write, and tables with merged cells."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from kehoach_xlsx.plan_import.blocks import Block, Line
from kehoach_xlsx.plan_import.documents.numbering import letter, small
from kehoach_xlsx.plan_import.documents.pipes import is_rule, row_block
from kehoach_xlsx.plan_import.documents.wrapping import paragraphs
from kehoach_xlsx.plan_import.markers import read_marker, roman
from kehoach_xlsx.vietnamese.text import mend

_SILENT = {"script", "style", "head", "noscript", "template", "nav", "iframe", "svg", "form", "button", "select"}
_BLOCKS = {"p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul"}
_BLOCKS |= {"ol", "table", "center", "blockquote", "dl", "dt", "dd", "pre", "figure", "body", "address"}
_BREAK = "\u2028"  # a line break in the text, as against one in the source of the page
_WIDEST = 40  # columns that one cell may span: no plan has more


def read_web(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page; its paragraphs and table rows are counted from 1. An empty page has none."""
    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = html.document_fromstring(cleaned)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    return tuple(_Page().blocks(root))


class _Page:
    def __init__(self) -> None:
        self.count = 0

    def blocks(self, element: Any, marker: str = "") -> Iterator[Block]:
        """The blocks of an element: what flows is a paragraph, what stands apart comes in its own place.

        `marker` is the number of a list's item; it stands before the first words of the item, however deep they are.
        """
        flow: list[str] = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SILENT:
                if child.tag in _BLOCKS or _holds_blocks(child):
                    before = list(self._flowed(flow, marker))
                    yield from before
                    apart = list(self._apart(child, "" if before else marker))
                    yield from apart
                    marker = "" if before or apart else marker
                    flow = []
                else:
                    flow.append(_BREAK if child.tag == "br" else _inline(child))
            if child.tail:
                flow.append(child.tail)
        yield from self._flowed(flow, marker)

    def _apart(self, child: Any, marker: str) -> Iterator[Block]:
        if child.tag == "table":
            yield from self._table(child)
        elif child.tag in {"ol", "ul"}:
            yield from self._list(child)
        else:
            yield from self.blocks(child, marker)

    def _flowed(self, flow: list[str], marker: str) -> Iterator[Block]:
        """The paragraph that the pieces make; a break between two items parts them."""
        words = "".join(flow).strip()
        text = _text(f"{marker}{words}" if words else "")
        lines = [line for line in text.split("\n") if line and not is_rule(line) and line != "-"]
        if not lines:
            return
        self.count += 1
        for block in paragraphs([Line(text=line, number=self.count) for line in lines]):
            yield Block(text=block.text, lines=block.lines, first=self.count, last=self.count)

    def _list(self, element: Any) -> Iterator[Block]:
        number = _start(element)
        for item in element:
            if item.tag in {"ol", "ul"}:
                yield from self._list(item)
            elif item.tag == "li":
                number = small(item.get("value"), number)
                typed = read_marker(_text(_inline(item)).split("\n", 1)[0]) is not None
                yield from self.blocks(item, "" if typed else f"{_label(element, number)} ")
                number += 1

    def _table(self, table: Any) -> Iterator[Block]:
        """The rows as a grid: a merged cell is filled once, where it begins, and agencies count for all its rows."""
        spans: dict[int, tuple[int, str]] = {}
        for row in _rows(table):
            self.count += 1
            cells = _grid_row(row, spans)
            filled = [cell for cell in cells if cell]
            if len(cells) == 1 and filled:
                yield from paragraphs([Line(text=line, number=self.count) for line in cells[0].split("\n")])
            elif filled:
                yield row_block(cells, self.count, self.count)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _grid_row(row: Any, spans: dict[int, tuple[int, str]]) -> list[str]:
    """The cells of a row, with those that reach down from above: their text holds for this row too."""
    cells: list[str] = []
    waiting = [cell for cell in row if cell.tag in {"td", "th"}]
    while waiting or len(cells) in spans:
        at = len(cells)
        if at in spans:
            left, text = spans.pop(at)
            cells.append(text)
            if left > 1:
                spans[at] = (left - 1, text)
            continue
        cell = waiting.pop(0)
        text = _cell_text(cell)
        down, across = _span(cell, "rowspan"), _span(cell, "colspan")
        for n in range(across):
            if down > 1:
                spans[at + n] = (down - 1, text if not n else "")
            cells.append(text if not n else "")
    return cells


def _span(cell: Any, name: str) -> int:
    return min(max(small(cell.get(name), 1), 1), _WIDEST)


def _cell_text(cell: Any) -> str:
    blocks = _Page().blocks(cell)
    return "\n".join(line for block in blocks for line in (block.cells or block.lines))


def _start(element: Any) -> int:
    return small(element.get("start"), 1)


def _label(element: Any, number: int) -> str:
    if element.tag == "ul":
        return "-"
    match element.get("type", "1"):
        case "I":
            return f"{roman(number)}."
        case "A":
            return f"{letter(number).upper()}."
        case "a":
            return f"{letter(number)})"
        case _:
            return f"{number}."


def _holds_blocks(element: Any) -> bool:
    return any(child.tag in _BLOCKS for child in element.iter() if isinstance(child.tag, str))


def _inline(element: Any) -> str:
    """The text of an inline element, or of an item's first words."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SILENT:
            pieces.append(_BREAK if child.tag == "br" else _inline(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _text(raw: str) -> str:
    """The text with the line ends of the source as spaces; breaks were marked by the caller."""
    return mend("\n".join(" ".join(part.split()) for part in raw.split(_BREAK)))
