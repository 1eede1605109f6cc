"""The fields that hold for a task: its own, those its group has, and those written once after several bullets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kehoach_xlsx.plan_import.labels import Field, Label
from kehoach_xlsx.plan_import.markers import Depth
from kehoach_xlsx.plan_import.outline import Node
from kehoach_xlsx.plan_import.verbs import begins_with_action

ABOUT_A_TASK = frozenset({Label.LEAD, Label.COOPERATING, Label.TIME, Label.OUTPUT})


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """A field's value with its place; several values of one label stand in one field of a task."""

    text: str
    label_text: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """Values by label. What lies nearer to the task comes first: `over` never replaces what is there."""

    values: Mapping[Label, tuple[Value, ...]] = field(default_factory=dict)

    def over(self, outer: "Given") -> "Given":
        """These values, and those of `outer` for labels that these do not have."""
        return Given(values={**outer.values, **self.values})

    def get(self, label: Label) -> tuple[Value, ...]:
        """The values of a label, none where it was not given."""
        return self.values.get(label, ())


def given_by(nodes: Iterable[Node]) -> Given:
    """The values that these field nodes give."""
    values: dict[Label, tuple[Value, ...]] = {}
    for node in nodes:
        for one in node.fields:
            values[one.label] = values.get(one.label, ()) + tuple(_values(node, one))
    return Given(values=values)


def _values(node: Node, one: Field) -> Iterator[Value]:
    """The value in the line of the label, or else what stands below it."""
    assert node.block is not None
    if one.value:
        yield Value(text=one.value, label_text=one.label_text, first=node.block.first, last=node.block.last)
        return
    for block in node.paragraphs:
        yield Value(text=block.text, label_text=one.label_text, first=block.first, last=block.last)
    for child in node.children:
        if child.block is not None:
            label_text = child.fields[0].label_text if child.fields else ""
            text = child.fields[0].value if child.fields else child.text
            if child.fields and not text:
                text = " ".join(block.text for block in child.paragraphs)
            yield Value(text=text, label_text=label_text, first=child.block.first, last=child.block.last)


def children_of(node: Node) -> list[Node]:
    """The children of a node, where what a content label ("a) Các nhiệm vụ cụ thể:") holds stands in its place."""
    out: list[Node] = []
    for child in node.children:
        if child.label is Label.CONTENT and _holds_work(child):
            out.extend(children_of(child))
        else:
            out.append(child)
    return out


def _holds_work(content: Node) -> bool:
    """Whether what stands below "Nội dung:" is work to be done, and not a list of laws and topics."""
    bullets = [child for child in content.children if not child.fields]
    if not bullets or content.fields[0].label_text.casefold().removeprefix("về ") != "nội dung":
        return True
    return sum(begins_with_action(bullet.text) for bullet in bullets) * 2 >= len(bullets)


def all_fields(node: Node) -> Given:
    """Every value under a node that is a task by itself: also those behind or under bullets that only describe it."""
    return given_by(_fields_below(node))


def _fields_below(node: Node) -> Iterator[Node]:
    for child in children_of(node):
        if child.label in ABOUT_A_TASK:
            yield child
        elif not child.fields:
            yield from _fields_below(child)


def shared(node: Node) -> tuple[Given, list[tuple[Node, Given]]]:
    """(what holds for the node and all below it, its items each with what was written for it among its siblings).

    A field before the items is for all of them. One after some of them is for those above it that lack it. One
    written deeper, under the last of several bullets, is for those bullets above it that have none of their own.
    """
    before: list[Node] = []
    items: list[tuple[Node, list[Node]]] = []
    for child in children_of(node):
        if child.label in ABOUT_A_TASK:
            if not items:
                before.append(child)
            else:
                _give_back(child, items)
        elif not child.fields:
            items.append((child, []))
            _share_own(items)
    return given_by(before), [(item, given_by(fields)) for item, fields in items]


def _give_back(field_node: Node, items: Sequence[tuple[Node, list[Node]]]) -> None:
    """Give a field to the items above it, back to the last one that has such a field already."""
    for item, fields in reversed(items):
        if _labels([*own_fields(item), *fields]) & _labels([field_node]):
            return
        fields.append(field_node)


def _share_own(items: Sequence[tuple[Node, list[Node]]]) -> None:
    """Give the fields under a bullet to the bullets above it that have none."""
    last, _ = items[-1]
    own = own_fields(last)
    if not own or last.marker is None or last.marker.depth < Depth.DASH:
        return
    for item, fields in reversed(items[:-1]):
        if fields or own_fields(item) or item.marker is None or item.marker.depth != last.marker.depth:
            return
        fields.extend(own)


def own_fields(item: Node) -> list[Node]:
    """The field nodes directly under an item."""
    return [child for child in children_of(item) if child.label in ABOUT_A_TASK]


def _labels(nodes: Iterable[Node]) -> set[Label]:
    return {one.label for node in nodes for one in node.fields}
