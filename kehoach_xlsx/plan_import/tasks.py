"""The tasks of a plan: the lowest items of its content parts, with the fields that hold for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach_xlsx.plan_import.actions import are_tasks
from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.deliverables import Deliverable, quantities
from kehoach_xlsx.plan_import.drafts import DraftGroup, DraftTask
from kehoach_xlsx.plan_import.given import Given, Value, all_fields, shared
from kehoach_xlsx.plan_import.labels import Label, trailing_fields
from kehoach_xlsx.plan_import.markers import Depth, read_marker
from kehoach_xlsx.plan_import.outline import Node
from kehoach_xlsx.plan_import.prose import (
    Assigned,
    agencies_in,
    heading_agencies,
    list_in,
    parted,
    partners_in,
    roles_in,
    sentence_agencies,
)
from kehoach_xlsx.plan_import.said_time import said_time
from kehoach_xlsx.plan_import.sections import Part, Section, section_of
from kehoach_xlsx.vietnamese.agency_lists import leading_agencies

_ENDS = " .;:,-–…"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """Where a walk through the tree stands: the code so far, the group, and what headings above have given."""

    code: str
    group: str
    given: Given
    assigned: Assigned = field(default_factory=Assigned)
    headings: tuple[str, ...] = ()


def read_tasks(parts: Sequence[Part]) -> tuple[tuple[DraftGroup, ...], tuple[DraftTask, ...]]:
    """Return the groups and tasks of the content parts, in the order of the text, with unique codes."""
    groups: list[DraftGroup] = []
    tasks: list[DraftTask] = []
    for part in parts:
        if part.section is Section.CONTENT:
            for group, found in _of_part(part):
                listed = list(found)
                if listed:
                    groups.append(group)
                    tasks += listed
    return tuple(groups), unique(tasks)


def _of_part(part: Part) -> Iterator[tuple[DraftGroup, Iterator[DraftTask]]]:
    given, items = shared(part.node)
    if not _has_groups(part, items):
        place = _Place(code=part.code or _number(part.node), group=part.code or _number(part.node), given=Given())
        yield _group(part.node, place.group), _walk(part.node, place)
        return
    for n, (item, own) in enumerate(items, start=1):
        if section_of(item) is Section.CONTENT:
            code = _code(part.code, item, n, alone=False)
            place = _Place(code=code, group=code, given=own.over(given))
            yield _group(item, code), _walk(item, place)


def _has_groups(part: Part, items: Sequence[tuple[Node, Given]]) -> bool:
    """Whether the items of a part are its groups: they are numbered, and the part is more than an item itself."""
    if not items or items[0][0].is_bullet:
        return False
    return bool(part.code)


def _group(node: Node, code: str) -> DraftGroup:
    assert node.block is not None
    intro = " ".join(block.text for block in node.paragraphs) if node.items else ""
    return DraftGroup(code=code, title=_clean(node.text), intro=intro, first=node.block.first, last=node.block.last)


def _number(node: Node) -> str:
    return node.marker.number if node.marker and node.marker.number else "1"


def _walk(node: Node, place: _Place) -> Iterator[DraftTask]:
    """The tasks under a node: its items where these are tasks, otherwise the node itself."""
    own, items = shared(node)
    heading = heading_agencies(node.text)
    below = replace(place, given=own.over(place.given), assigned=heading or place.assigned)
    items = [(item, given) for item, given in items if section_of(item) is Section.CONTENT]
    if not items or not are_tasks(node, [item for item, _ in items]):
        whole = replace(below, given=all_fields(node).over(below.given))
        if _is_task(node, whole):
            yield _task(node, whole, own_heading=heading)
        return
    alone = len(items) == 1
    if place.code != place.group and heading is None:
        below = replace(below, headings=(*place.headings, _clean(node.text)))
    for n, (item, given) in enumerate(items, start=1):
        code = _code(place.code, item, n, alone=alone)
        yield from _walk(item, replace(below, code=code, given=given.over(below.given)))


def _is_task(node: Node, place: _Place) -> bool:
    """Whether the lowest item is a task: a whole part is one only if it says who does it or when."""
    if node.depth is None or node.depth >= Depth.ITEM:
        return True
    return bool(place.given.values)


def _code(above: str, item: Node, n: int, *, alone: bool) -> str:
    """The code of an item: a number as the text has it, a bullet by its place, nothing for an only bullet."""
    if item.marker is None or not item.marker.number:
        return above if alone and above else f"{above}.{n}" if above else str(n)
    last = item.marker.number.rsplit(".", 1)[-1]
    if alone and item.marker.depth is Depth.LETTER:
        return above
    return f"{above}.{last}" if above else item.marker.number


def _task(node: Node, place: _Place, *, own_heading: Assigned | None) -> DraftTask:
    introduced = own_heading is None and _only_introduces(node)
    whole, inline = _inline(node, takes_paragraph=introduced or own_heading is not None)
    text, order = parted(whole)
    given = inline.over(place.given)
    body = [*([node.text] if own_heading is None else []), *(b.text for b in _paragraphs(node))]
    agencies = _agencies(given, place.assigned, body)
    detail = _detail(node, text)
    assert node.block is not None
    output = "; ".join(v.text.strip(_ENDS) for v in given.get(Label.OUTPUT))
    asked = _deliverables(given, output, body)
    return DraftTask(
        code=place.code,
        group=place.group,
        text=text,
        heading=" / ".join((*place.headings, *([_clean(node.text)] if introduced else []))),
        detail=detail,
        leads=agencies.leads,
        cooperating=agencies.cooperating,
        time_text=_time_text(given.get(Label.TIME)) or said_time(body),
        output_text=output or "; ".join(one.text for one in asked),
        deliverables=asked,
        note=order,
        lines=_lines(node, given),
    )


def _only_introduces(node: Node) -> bool:
    """Whether a title with a colon only introduces the one sentence below it, which says who does what."""
    below = _paragraphs(node)
    return node.text.rstrip().endswith(":") and len(below) == 1 and bool(leading_agencies(below[0].text)[0])


def _inline(node: Node, *, takes_paragraph: bool) -> tuple[str, Given]:
    """(the task's text, the fields written inside its own sentences); the text may be that of the first paragraph."""
    paragraphs = _paragraphs(node)
    sources = ([node.block] if node.block is not None and not takes_paragraph else []) + paragraphs
    first = paragraphs[0].text if takes_paragraph and paragraphs else node.text
    values: dict[Label, tuple[Value, ...]] = {}
    for block in sources:
        _, fields = trailing_fields(block.text)
        for one in fields:
            value = Value(text=one.value, label_text=one.label_text, first=block.first, last=block.last)
            values[one.label] = (*values.get(one.label, ()), value)
    return _clean(trailing_fields(first)[0]), Given(values=values)


def _paragraphs(node: Node) -> list[Block]:
    """The paragraphs of an item and of its content label."""
    below: list[Block] = []
    for child in node.children:
        if child.label is Label.CONTENT:
            if child.block is not None and child.fields[0].value:
                below.append(replace(child.block, text=child.fields[0].value))
            below += child.paragraphs
    return [*node.paragraphs, *below]


def _agencies(given: Given, heading: Assigned, body: Sequence[str]) -> Assigned:
    """Who leads and who cooperates: labels first, then the heading, then the sentences themselves."""
    leads = _names(agencies_in, given.get(Label.LEAD))
    cooperating = _names(list_in, given.get(Label.COOPERATING))
    roles = [found for value in given.get(Label.LEAD) if (found := roles_in(value.text))]
    if roles:
        leads = tuple(name for one in roles for name in one.leads)
        cooperating = (*cooperating, *(name for one in roles for name in one.cooperating))
    partners = (name for value in given.get(Label.LEAD) for name in partners_in(value.text))
    cooperating = tuple(dict.fromkeys((*cooperating, *partners)))
    said = sentence_agencies(body)
    if not leads:
        leads = heading.leads or said.leads
    if not cooperating:
        cooperating = said.cooperating or heading.cooperating
    return Assigned(leads=leads, cooperating=tuple(name for name in cooperating if name not in leads))


def _names(read: Callable[[str], tuple[str, ...]], values: Sequence[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for value in values for name in read(value.text)))


def _time_text(values: Sequence[Value]) -> str:
    """The wording of the time; where several products have a time each, what each is for stays with it."""
    if len(values) == 1:
        return values[0].text.strip(" .;,")
    named = (f"{value.label_text}: {value.text}" if value.label_text else value.text for value in values)
    return "; ".join(text.strip(" .;,") for text in named)


def _deliverables(given: Given, output: str, body: Sequence[str]) -> tuple[Deliverable, ...]:
    """Quantities of the labelled result, of the clause after the leads, or else of the sentences."""
    if found := quantities(output, labelled=True):
        return found
    for value in given.get(Label.LEAD):
        if found := quantities(value.text, labelled=False):
            return found
    return tuple(found for text in body for found in quantities(text, labelled=False))


def _detail(node: Node, text: str) -> str:
    """What else the plan says of the task: its paragraphs, its detail fields and the bullets that are no tasks."""
    said = [block.text for block in _paragraphs(node)]
    for child in node.children:
        if child.label is Label.DETAIL or not child.fields:
            said += [marker.rest if (marker := read_marker(block.text)) else block.text for block in child.blocks()]
    kept = [one for one in said if _clean(one) and _clean(one) != text]
    return " ".join(dict.fromkeys(kept)).strip()


def _lines(node: Node, given: Given) -> tuple[tuple[str, int, int], ...]:
    blocks = list(node.blocks())
    spans = [("text", blocks[0].first, blocks[-1].last)]
    for label, values in given.values.items():
        spans += [(label.value, value.first, value.last) for value in values]
    return tuple(spans)


def _clean(text: str) -> str:
    return text.strip(_ENDS + " ").strip()


def unique(tasks: Iterable[DraftTask]) -> tuple[DraftTask, ...]:
    """The tasks with codes that no two share: ordinals restart or repeat in real texts."""
    taken: set[str] = set()
    out: list[DraftTask] = []
    for task in tasks:
        code, n = task.code, 2
        while code in taken:
            code, n = f"{task.code}-{n}", n + 1
        taken.add(code)
        out.append(replace(task, code=code))
    return tuple(out)
