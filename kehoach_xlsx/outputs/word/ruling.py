"""Rules as long as the decree says: under the motto its line, under agency and subject 1/3 to 1/2 of the last line.

A template cannot know how long a name or a subject will be, so its rules are given their length when the text is there.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from kehoach_xlsx.decree.nd30 import ND30 as PROFILE
from kehoach_xlsx.decree.profile import Span
from kehoach_xlsx.decree.widths import broken, width_mm
from kehoach_xlsx.outputs.word.form import ND30
from kehoach_xlsx.outputs.word.problems import W
from kehoach_xlsx.outputs.word.template_styles import style_id, twips

_SHARES: Final[Mapping[str, Span]] = {style_id(rule.under): rule.share for rule in PROFILE.rules}
_SIZES: Final = {style_id(rule.under): ND30.texts[rule.under].size for rule in PROFILE.rules}
_MIDDLE: Final = 0.42  # of a line: still within 1/3 and 1/2 where a user sets the text a point smaller
_MM_PER_TWIP: Final = 25.4 / 1440


def set_rules(body: etree._Element) -> None:
    """Give each rule under a component of the head the length that the text above it asks for."""
    for border in body.iter(f"{W}pBdr"):
        paragraph = next(border.iterancestors(f"{W}p"), None)
        if paragraph is None or paragraph.find(f"{W}r") is not None:
            continue
        above = paragraph.getprevious()
        style = _style(above)
        if above is not None and style in _SHARES:
            _set_length(paragraph, style, _text(above), _room(paragraph, body))


def _style(paragraph: etree._Element | None) -> str:
    found = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""


def _text(paragraph: etree._Element) -> str:
    """The last line that was typed."""
    pieces = ("\n" if node.tag == f"{W}br" else node.text or "" for node in paragraph.iter(f"{W}t", f"{W}br"))
    return "".join(pieces).rstrip().rsplit("\n", 1)[-1]


def _room(paragraph: etree._Element, body: etree._Element) -> float:
    """The length in mm of the line in which the rule stands: of its cell, or of the page."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    width = None if cell is None else cell.find(f"{W}tcPr/{W}tcW")
    if width is not None:
        return _mm(width, "w", ND30.page.text_mm)
    section = next(body.iter(f"{W}sectPr"), None)
    paper, margins = (None if section is None else section.find(f"{W}{name}") for name in ("pgSz", "pgMar"))
    if paper is None or margins is None:
        return ND30.page.text_mm
    return _mm(paper, "w", 210) - _mm(margins, "left", 30) - _mm(margins, "right", 20)


def _mm(element: etree._Element, name: str, default: float) -> float:
    value = element.get(f"{W}{name}", "")
    return int(value) * _MM_PER_TWIP if value.isdecimal() else default


def _length(share: Span, widths: Sequence[float]) -> float:
    """A length that is right by the last line, and by the longest as well where one can be both."""
    last, longest = widths[-1], max(widths)
    if share.low == share.high:
        return last * share.low
    least, most = longest * share.low, last * share.high
    return min(max(last * _MIDDLE, least), most)


def _set_length(paragraph: etree._Element, style: str, text: str, room: float) -> None:
    size = _SIZES[style]
    length = _length(_SHARES[style], [width_mm(line, size, bold=True) for line in broken(text, size, room, bold=True)])
    properties = paragraph.find(f"{W}pPr")
    indent = None if properties is None else properties.find(f"{W}ind")
    if not text or indent is None or length >= room:
        return
    side = str(twips((room - length) / 2))
    indent.set(f"{W}left", side)
    indent.set(f"{W}right", side)
