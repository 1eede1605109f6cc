"""The last touch to a rendered document: no empty page, no lone line, rules of the right length.

A template says with conditions which sections stand; Word would show a page for each that is left empty.
"""

from dataclasses import dataclass

from lxml import etree

from kehoach_xlsx.outputs.word.problems import W
from kehoach_xlsx.outputs.word.ruling import set_rules

_SECTION, _PROPERTIES, _PARAGRAPH = f"{W}sectPr", f"{W}pPr", f"{W}p"


def finish(document: bytes) -> bytes:
    """Return the document part with empty sections dropped and section breaks and table ends tidied."""
    root = etree.fromstring(document)
    body = root.find(f"{W}body")
    if body is not None:
        _drop_empty_sections(body)
        _join_breaks(body)
        _keep_ends(body)
        set_rules(body)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@dataclass(frozen=True, slots=True)
class _Section:
    """The nodes of one section and the node that closes it: a paragraph, or the section of the body."""

    nodes: list[etree._Element]
    closing: etree._Element

    @property
    def has_content(self) -> bool:
        return any(not _is_blank(node) for node in (*self.nodes, self.closing) if node.tag != _SECTION)


def _break_of(node: etree._Element) -> etree._Element | None:
    """The section that a paragraph closes."""
    return node.find(f"{_PROPERTIES}/{_SECTION}") if node.tag == _PARAGRAPH else None


def _is_blank(node: etree._Element) -> bool:
    return node.tag == _PARAGRAPH and node.find(f".//{W}r") is None


def _sections(body: etree._Element) -> list[_Section]:
    out: list[_Section] = []
    nodes: list[etree._Element] = []
    for node in body:
        if node.tag == _SECTION or _break_of(node) is not None:
            out.append(_Section(nodes, node))
            nodes = []
        else:
            nodes.append(node)
    return out


def _drop_empty_sections(body: etree._Element) -> None:
    sections = _sections(body)
    standing = [section for section in sections if section.has_content] or sections[:1]
    for section in sections:
        if section not in standing:
            for node in (*section.nodes, section.closing):
                if node.tag != _SECTION:
                    body.remove(node)
    if standing:
        _close_with(body, standing[-1].closing)


def _close_with(body: etree._Element, closing: etree._Element) -> None:
    """Let the last section that has content be the last of the document."""
    section = _break_of(closing)
    if section is None:
        return
    body.replace(body[-1], section)
    before = closing.getprevious()
    # Word asks for a paragraph after a table, so there the blank one stays.
    if _is_blank(closing) and before is not None and before.tag == _PARAGRAPH:
        body.remove(closing)


def _join_breaks(body: etree._Element) -> None:
    """A break in a blank paragraph moves up to the text before it, so that it can never start a page."""
    for node in list(body):
        section, before = _break_of(node), node.getprevious()
        if section is None or before is None or not _is_blank(node):
            continue
        if before.tag == _PARAGRAPH and _break_of(before) is None:
            properties = before.find(_PROPERTIES)
            if properties is None:
                properties = etree.Element(_PROPERTIES)
                before.insert(0, properties)
            properties.append(section)
            body.remove(node)


def _keep_ends(body: etree._Element) -> None:
    """The last row of a table never stands alone on a page, and stays with the paragraph that follows it."""
    for table in body.iter(f"{W}tbl"):
        after = table.getnext()
        rows = table.findall(f"{W}tr")
        followed = after is not None and after.tag == _PARAGRAPH
        for row in (*rows[-2:-1], *rows[-1:] * followed):
            for paragraph in row.iter(_PARAGRAPH):
                _keep_with_next(paragraph)


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PROPERTIES)
        paragraph.insert(0, properties)
    if properties.find(f"{W}keepNext") is None:
        style = properties.find(f"{W}pStyle")
        properties.insert(0 if style is None else 1, etree.Element(f"{W}keepNext"))
