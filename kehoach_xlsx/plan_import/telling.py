"""What import says to the coordinator: what was not understood, what the text leaves open, what must be added."""

from collections.abc import Iterator, Sequence

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.plan_import.assembling import PlanText, lines_text
from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.documents import Unreadable
from kehoach_xlsx.plan_import.given import children_of
from kehoach_xlsx.plan_import.outline import Node
from kehoach_xlsx.plan_import.regions import Regions
from kehoach_xlsx.plan_import.sections import Section, read_parts
from kehoach_xlsx.workbooks import import_rules as rules

_WHY = {
    "empty": ("tệp trống", "the file is empty"),
    "pdf": ("tệp là PDF", "the file is a PDF"),
    "doc": ("tệp ở định dạng .doc, .rtf hoặc .odt", "the file is a .doc, .rtf or .odt"),
    "workbook": ("tệp là bảng tính, không phải văn bản", "the file is a spreadsheet, not a text"),
    "broken": ("tệp bị hỏng hoặc bị cắt mất một phần", "the file is broken or cut off"),
    "binary": ("tệp không phải văn bản Unicode (UTF-8, UTF-16)", "the file is no Unicode text (UTF-8, UTF-16)"),
}
_FACTS = (
    ("reference", "số, ký hiệu", "number and symbol"),
    ("issued_on", "ngày ban hành", "date of issue"),
    ("place", "địa danh", "place"),
    ("issuing_agency", "cơ quan ban hành", "issuing agency"),
    ("subject", "trích yếu", "subject"),
)
_SHOWN = 12  # tasks named before the rest is counted
_EXCERPT = 90  # characters


def unreadable(document: Unreadable, name: str) -> Finding:
    """The finding for a file that is no text."""
    vi, en = _WHY[document.why]
    return _finding(rules.UNREADABLE, name, vi, value_en=en)


def not_a_plan(name: str) -> Finding:
    """The finding for a text that is no plan."""
    return _finding(rules.NOT_A_PLAN, name, "")


def of_text(
    text: PlanText, regions: Regions, root: Node, unresolved: Sequence[str], empty_groups: Sequence[str], name: str
) -> tuple[Finding, ...]:
    """The findings about a plan that was read. Findings: KH523 to KH531."""
    return (
        *([] if text.tasks else [_finding(rules.NO_TASK_FOUND, name, "")]),
        *_times(text, name),
        *_leads(text, name),
        *_facts(text, name),
        *_not_placed(text, root, name),
        *_cut_off(regions, name),
        *(_finding(rules.UNIT_UNKNOWN, name, phrase) for phrase in unresolved),
        *(_finding(rules.MEMBERS_UNKNOWN, name, phrase) for phrase in empty_groups),
    )


def _finding(rule: Rule, name: str, value: str, **context: str) -> Finding:
    return Finding(rule=rule, origin=Origin(path=name), value=value, context=context)


def _times(text: PlanText, name: str) -> Iterator[Finding]:
    for task in text.tasks:
        if task.time_text and text.span(task) is None:
            spans = [lines_text(first, last) for what, first, last in task.lines if what == "time"]
            lines = ", ".join(spans) or lines_text(task.lines[0][1], task.lines[0][2])
            yield _finding(rules.TIME_UNREAD, name, task.time_text, lines=lines, task=task.code)
    yield from _counted(rules.TIMELESS, name, [task.code for task in text.tasks if not task.time_text])


def _leads(text: PlanText, name: str) -> Iterator[Finding]:
    yield from _counted(rules.LEADLESS_TEXT, name, [task.code for task in text.tasks if not task.leads])


def _counted(rule: Rule, name: str, codes: Sequence[str]) -> Iterator[Finding]:
    if codes:
        shown = ", ".join(codes[:_SHOWN]) + (" …" if len(codes) > _SHOWN else "")
        yield _finding(rule, name, shown, count=str(len(codes)))


def _facts(text: PlanText, name: str) -> Iterator[Finding]:
    missing = [(vi, en) for fact, vi, en in _FACTS if getattr(text.head, fact) is None]
    if text.closing.signatory.name is None:
        missing.append(("người ký", "signatory"))
    if not text.closing.recipients:
        missing.append(("nơi nhận", "recipients"))
    if not text.deadlines:
        missing.append(("thời hạn báo cáo", "report deadlines"))
    if missing:
        yield _finding(
            rules.FACT_MISSING, name, "; ".join(vi for vi, _ in missing), value_en="; ".join(en for _, en in missing)
        )


def _not_placed(text: PlanText, root: Node, name: str) -> Iterator[Finding]:
    """The blocks of content parts that neither a group nor a task was read from."""
    read = {n for task in text.tasks for _, first, last in task.lines for n in range(first, last + 1)}
    read |= {n for group in text.groups for n in range(group.first, group.last + 1)}
    intros = {group.intro for group in text.groups}
    for part in read_parts(root):
        if part.section is Section.CONTENT:
            for block in _blocks_below(part.node):
                if block.text and not read & set(range(block.first, block.last + 1)) and not _is_intro(block, intros):
                    yield _finding(
                        rules.NOT_PLACED, name, _excerpt(block.text), lines=lines_text(block.first, block.last)
                    )


def _blocks_below(node: Node) -> Iterator[Block]:
    """The paragraphs and bullets of a part, not its headings: a heading is told with the tasks under it."""
    yield from node.paragraphs
    for child in node.children:
        is_heading = any(not below.fields for below in children_of(child))
        if child.block is not None and not child.fields and not is_heading:
            yield child.block
        yield from _blocks_below(child)


def _is_intro(block: Block, intros: set[str]) -> bool:
    return any(block.text in intro for intro in intros)


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _cut_off(regions: Regions, name: str) -> Iterator[Finding]:
    """A text without a closing, whose last words end no sentence or whose last part is not reached."""
    last = regions.body[-1] if regions.body else None
    if regions.closing or last is None or last.text.rstrip().endswith("./."):
        return
    yield _finding(rules.CUT_OFF, name, "", lines=str(last.last))
