"""Where something stands in a Word template, as its author finds it: part, paragraph, table, row, cell, text box."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
_SHOWN = 120  # characters of a paragraph that a message quotes
_KINDS = {
    "header": ("đầu trang", "header"),
    "footer": ("chân trang", "footer"),
    "footnotes": ("chú thích cuối trang", "footnotes"),
    "endnotes": ("chú thích cuối văn bản", "endnotes"),
    "comments": ("nhận xét bên lề", "comments"),
    "settings": ("thiết lập của văn bản", "settings"),
    "styles": ("bộ kiểu", "styles"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A paragraph: its element, its own text without that of text boxes in it, and its number from 1."""

    element: etree._Element
    text: str
    number: int


def spots(root: etree._Element) -> Iterator[Spot]:
    """Every paragraph of a part in the order in which they stand."""
    for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
        yield Spot(element=paragraph, text="".join(own_texts(paragraph)), number=number)


def own_texts(paragraph: etree._Element) -> Iterator[str]:
    """The pieces of a paragraph's text, without those of the paragraphs of a text box that is anchored in it."""
    for node in paragraph.iter(f"{W}t"):
        if next(node.iterancestors(f"{W}p"), None) is paragraph:
            yield node.text or ""


def part_words(name: str) -> tuple[str, str]:
    """What a part is called, in Vietnamese and English; empty for the body."""
    if name == DOCUMENT:
        return "", ""
    file = posixpath.basename(name)
    kind = _KINDS.get(re.sub(r"\d*\.xml$", "", file))
    return (f"{kind[0]} ({file})", f"{kind[1]} ({file})") if kind else (f"phần {name}", f"part {name}")


def spot_words(part: str, spot: Spot) -> tuple[str, str]:
    """The place of a paragraph, in Vietnamese and English, with its first words."""
    quoted = f" “{shown}”" if (shown := spot.text.strip()[:_SHOWN]) else ""
    inside_vi, inside_en = _inside(spot.element)
    vi, en = part_words(part)
    return (
        f"{vi}{', ' if vi else ''}đoạn {spot.number}{inside_vi}{quoted}",
        f"{en}{', ' if en else ''}paragraph {spot.number}{inside_en}{quoted}",
    )


def near_words(part: str, line: str) -> tuple[str, str]:
    """The place of a text of which the paragraph is not known."""
    vi, en = part_words(part)
    quoted = line.strip()[:_SHOWN]
    near_vi, near_en = (f"gần “{quoted}”", f"near “{quoted}”") if quoted else ("trong thân văn bản", "in the body")
    if vi and not quoted:
        return vi, en
    return f"{vi}{', ' if vi else ''}{near_vi}", f"{en}{', ' if en else ''}{near_en}"


def _inside(paragraph: etree._Element) -> tuple[str, str]:
    """The table, row and cell, or the text box, that a paragraph stands in."""
    for node in paragraph.iterancestors(f"{W}txbxContent", f"{W}tc"):
        if node.tag == f"{W}txbxContent":
            return " (trong hộp văn bản)", " (in a text box)"
        row, table = node.getparent(), next(node.iterancestors(f"{W}tbl"), None)
        if row is None or table is None:
            break
        number = [*table.getroottree().getroot().iter(f"{W}tbl")].index(table) + 1
        line, cell = [*table.iter(f"{W}tr")].index(row) + 1, [*row.iter(f"{W}tc")].index(node) + 1
        return f" (bảng {number}, dòng {line}, ô {cell})", f" (table {number}, row {line}, cell {cell})"
    return "", ""
