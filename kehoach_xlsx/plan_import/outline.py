"""The blocks of a plan's body as a tree: parts, items and their fields, nested by number and bullet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.labels import Field, Label, read_fields
from kehoach_xlsx.plan_import.markers import Depth, Marker, read_marker

# behind bullets, a sentence that hands out what they say is a field of theirs, though no label stands before it
_HANDED = re.compile(
    r"(?P<word>Giao|Phân công) (?P<rest>[^.]{4,160}?\b(?:chủ trì|phối hợp|thực hiện|tham mưu)\b[^.]{0,160})\.?"
)
# the last sentences of a plan belong to no item, though no number says so
_SAID_OF_THE_WHOLE = re.compile(r"(?:Trên đây|Trong quá trình|Quá trình)\s")


@dataclass(kw_only=True, slots=True)
class Node:
    """An item with all that stands under it, in the order of the text.

    A node that begins with labels carries them as `fields`; its `children` are then values written below it.
    `depth` is None for the root. `tables` are the rows of tables that stand directly under the node.
    """

    depth: float | None = None
    marker: Marker | None = None
    text: str = ""
    block: Block | None = None
    fields: tuple[Field, ...] = ()
    paragraphs: list[Block] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    tables: list[Block] = field(default_factory=list)

    @property
    def label(self) -> Label | None:
        """What kind of field the node is, None for an item."""
        return self.fields[0].label if self.fields else None

    @property
    def is_bullet(self) -> bool:
        """Whether the node has a bullet and no number."""
        return self.marker is not None and self.marker.depth >= Depth.DASH

    @property
    def items(self) -> list["Node"]:
        """The children that are items, not fields."""
        return [child for child in self.children if not child.fields]

    def blocks(self) -> Iterator[Block]:
        """Every block of the node and of all below it."""
        if self.block is not None:
            yield self.block
        yield from self.paragraphs
        yield from self.tables
        for child in self.children:
            yield from child.blocks()


def read_outline(body: Sequence[Block]) -> Node:
    """Return the root of the tree that the numbers and bullets of `body` draw."""
    root = Node()
    stack = [root]
    order = _order(body)
    for block in body:
        if block.cells:
            _open(stack).tables.append(block)
        else:
            _place(stack, block, order)
    _give_last_words(root, _open(stack), body)
    return root


def _give_last_words(root: Node, last: Node, body: Sequence[Block]) -> None:
    """Give the sentence that closes the plan to the whole: it is no part of the item that happens to be last."""
    if not body or not last.paragraphs or last.paragraphs[-1] is not body[-1] or last is root:
        return
    is_more = len(last.paragraphs) > 1 or last.text.rstrip().endswith((".", ";"))
    if is_more and body[-1].text.rstrip().endswith("./."):
        root.paragraphs.append(last.paragraphs.pop())


def _order(body: Sequence[Block]) -> dict[Depth, float]:
    """How deep each kind of marker lies in this text: "A." may stand above "I." or below it, "+" above "-"."""
    order: dict[Depth, float] = {depth: float(depth) for depth in Depth}
    seen = [marker.depth for block in body if not block.cells and (marker := read_marker(block.text))]
    if Depth.CAPITAL in seen and Depth.PART in seen and seen.index(Depth.PART) < seen.index(Depth.CAPITAL):
        order[Depth.CAPITAL] = Depth.PART + 0.5
    return order


def _place(stack: list[Node], block: Block, order: dict[Depth, float]) -> None:
    marker = read_marker(block.text)
    text = marker.rest if marker else block.text
    fields = read_fields(text)
    node = Node(marker=marker, text=text, block=block, fields=fields)
    if marker is None:
        _place_unmarked(stack, node)
        return
    node.depth = order[marker.depth]
    while len(stack) > 1 and (stack[-1].depth is None or stack[-1].depth >= node.depth):
        stack.pop()
    _under(stack, node).children.append(node)
    stack.append(node)


def _under(stack: list[Node], node: Node) -> Node:
    """The node that a marked one belongs to: a field takes only what can be its value."""
    while stack[-1].fields and stack[-1].label is not Label.CONTENT and not _takes(stack[-1], node):
        stack.pop()
    return stack[-1]


def _takes(above: Node, node: Node) -> bool:
    if node.fields:
        return node.label is above.label and not above.fields[-1].value
    return not above.fields[-1].value and not above.paragraphs


def _place_unmarked(stack: list[Node], node: Node) -> None:
    if node.block is not None and _SAID_OF_THE_WHOLE.match(node.text):
        del stack[1:]
    top = _open(stack)
    if top.is_bullet and (handed := _HANDED.fullmatch(node.text)):
        node.fields = (Field(label=Label.LEAD, label_text=handed["word"], value=handed["rest"]),)
        while top.is_bullet and len(stack) > 1:
            stack.pop()
            top = stack[-1]
    if top.marker is not None and not top.text and node.block is not None:
        top.text = node.block.text  # "Phần II", its title in the line below
    elif node.fields:
        top.children.append(node)
        if not node.fields[-1].value:
            stack.append(node)  # its value stands below; without depth, so that any marker closes it
    elif top.fields and top.label is not Label.CONTENT:
        assert node.block is not None
        top.paragraphs.append(node.block)
        if top.depth is None:
            stack.pop()
    elif node.block is not None:
        top.paragraphs.append(node.block)


def _open(stack: list[Node]) -> Node:
    """The node that unmarked text belongs to: a field is closed as soon as it has its value."""
    while stack[-1].fields and stack[-1].label is not Label.CONTENT and _has_value(stack[-1]):
        stack.pop()
    return stack[-1]


def _has_value(node: Node) -> bool:
    return bool(node.fields[-1].value or node.paragraphs or node.children)
