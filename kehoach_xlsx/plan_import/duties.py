"""Who answers for what, and where the money comes from: the parts on organisation and budget."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.markers import Depth, read_marker
from kehoach_xlsx.plan_import.outline import Node
from kehoach_xlsx.plan_import.prose import heading_agencies, sentence_agencies
from kehoach_xlsx.plan_import.sections import Part, Section, section_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """One item of the part on organisation: its number ("III.1"), who it is for, and what it says."""

    number: str
    who: tuple[str, ...]
    text: str
    first: int
    last: int


def read_duties(parts: Sequence[Part]) -> tuple[Duty, ...]:
    """Return the duties in the order of the text, without the items that are only about money."""
    return tuple(duty for part, node in _items(parts, Section.ORGANISATION) if (duty := _duty(part, node)))


def read_budget(parts: Sequence[Part]) -> str:
    """Return what the plan says on money: the part on it, or else the items that begin with it."""
    texts = [_whole(part.node) for part in parts if part.section is Section.BUDGET]
    texts += [_whole(node) for _, node in _items(parts, Section.BUDGET)]
    if not texts:
        texts = [
            node.text
            for part in parts
            if part.section is Section.ORGANISATION
            for node in part.node.children
            if node.text.casefold().startswith(("kinh phí", "nguồn kinh phí"))
        ]
    return " ".join(filter(None, texts))


def organisation_paragraphs(parts: Sequence[Part]) -> tuple[tuple[str, Block], ...]:
    """Every block on organisation, each with the agencies its item is for (as one text, "" for nobody)."""
    out: list[tuple[str, Block]] = []
    for part in parts:
        if part.section is Section.ORGANISATION:
            out += (("", block) for block in part.node.paragraphs)
            for node in _duties_of(part):
                duty = _duty(part, node)
                who = "; ".join(duty.who) if duty else ""
                out += ((who, block) for block in node.blocks())
    return tuple(out)


def last_words(parts: Sequence[Part]) -> tuple[tuple[str, Block], ...]:
    """The paragraphs of the last item, where no part is on organisation: what is said of the whole stands there."""
    last = parts[-1].node if parts else None
    while last is not None and last.items:
        last = last.items[-1]
    return tuple(("", block) for block in last.paragraphs) if last is not None else ()


def _items(parts: Sequence[Part], section: Section) -> Iterator[tuple[Part, Node]]:
    """The items of parts of this section, and the items of this section inside the parts of tasks."""
    for part in parts:
        if part.section is section and section is Section.ORGANISATION:
            yield from ((part, node) for node in _duties_of(part))
        elif part.section is Section.CONTENT:
            for node in part.node.items:
                if section_of(node) is section:
                    inner = node.items if section is Section.ORGANISATION and node.items else [node]
                    yield from ((part, item) for item in inner)


def _duties_of(part: Part) -> list[Node]:
    """The items of a part; in a plan without parts the numbered item is a duty itself."""
    is_item = part.node.depth is not None and part.node.depth >= Depth.ITEM
    return [part.node] if is_item and not part.code else part.node.items


def _duty(part: Part, node: Node) -> Duty | None:
    if node.text.casefold().startswith(("kinh phí", "nguồn kinh phí")):
        return None
    heading = heading_agencies(node.text)
    who = heading.leads if heading else sentence_agencies([node.text]).leads
    blocks = list(node.blocks())
    number = ".".join(filter(None, (part.code, node.marker.number if node.marker else "")))
    text = _whole(node) if heading and len(blocks) > 1 else " ".join([node.text, _whole(node)]).strip()
    return Duty(number=number, who=who, text=text, first=blocks[0].first, last=blocks[-1].last)


def _whole(node: Node) -> str:
    """All that stands under a node, without its heading, as one text."""
    texts = [block.text for block in node.paragraphs]
    for child in node.children:
        if child.block is not None:
            marker = read_marker(child.block.text)
            texts += [marker.rest if marker else child.block.text, _whole(child)]
    return " ".join(filter(None, texts))
