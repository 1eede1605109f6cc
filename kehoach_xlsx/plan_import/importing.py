"""The corridor of plan import: document → blocks → regions → tasks and facts → rows, with what was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.plan_import.assembling import PlanText, phrases, plan_book
from kehoach_xlsx.plan_import.bases import read_bases
from kehoach_xlsx.plan_import.blocks import Block, physical_lines
from kehoach_xlsx.plan_import.closing import read_closing
from kehoach_xlsx.plan_import.deadlines import read_deadlines
from kehoach_xlsx.plan_import.documents import Unreadable, read_document
from kehoach_xlsx.plan_import.drafts import DraftGroup, DraftTask
from kehoach_xlsx.plan_import.duties import last_words, organisation_paragraphs, read_budget, read_duties
from kehoach_xlsx.plan_import.letterhead import Letterhead, read_letterhead
from kehoach_xlsx.plan_import.outline import Node, read_outline
from kehoach_xlsx.plan_import.proposing import propose
from kehoach_xlsx.plan_import.regions import Regions, divide, looks_like_plan
from kehoach_xlsx.plan_import.sections import Part, Section, read_parts
from kehoach_xlsx.plan_import.tables import read_tables
from kehoach_xlsx.plan_import.tasks import read_tasks, unique
from kehoach_xlsx.plan_import.telling import not_a_plan, of_text, unreadable

Found = tuple[tuple[DraftGroup, ...], tuple[DraftTask, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """The rows of the plan workbook and the findings; no book where the source is no plan at all."""

    book: Book | None
    findings: tuple[Finding, ...]


def import_plan(data: bytes, name: str) -> Imported:
    """Return what the text of a plan says, as the rows of a plan workbook.

    `data` is a .docx, .html, .txt or .md file; its kind is told by its content. `name` is for the findings.

    Findings: KH521 to KH531.
    """
    blocks = read_document(data)
    if isinstance(blocks, Unreadable):
        return Imported(book=None, findings=(unreadable(blocks, name),))
    regions = divide(blocks)
    if not looks_like_plan(regions):
        return Imported(book=None, findings=(not_a_plan(name),))
    root = read_outline(regions.body)
    text = _understood(regions, root)
    proposed, unresolved, empty_groups = propose(text, phrases(text))
    findings = of_text(text, regions, root, unresolved, empty_groups, name)
    if not text.tasks:
        return Imported(book=None, findings=findings)
    return Imported(book=plan_book(text, proposed, findings), findings=findings)


def _understood(regions: Regions, root: Node) -> PlanText:
    head = read_letterhead(regions.head, regions.closing)
    parts = read_parts(root)
    groups, tasks = _all_tasks(parts, root, regions.appendices)
    year = _single_year(head)
    closing_words = tuple(("", block) for block in root.paragraphs)
    return PlanText(
        head=head,
        bases=read_bases(regions.head, regions.body),
        closing=read_closing(regions.closing, regions.body),
        groups=groups,
        tasks=tasks,
        duties=read_duties(parts),
        budget=read_budget(parts),
        deadlines=read_deadlines((*(organisation_paragraphs(parts) or last_words(parts)), *closing_words), year),
        year=year,
        sentences=tuple(line.text for line in physical_lines((*regions.head, *regions.body))),
    )


def _single_year(head: Letterhead) -> int | None:
    """The year of a plan that is for one year alone."""
    period = head.period
    if period is None or not period.start or not period.end or period.start[:4] != period.end[:4]:
        return None
    return int(period.start[:4])


def _all_tasks(parts: Sequence[Part], root: Node, appendices: Sequence[Sequence[Block]]) -> Found:
    """The tasks of the outline and of every table.

    Where an appendix has the tasks with their leads and times, the items of the body that have neither only
    introduce it.
    """
    body = _merged([read_tasks(parts), *_body_tables(parts, root)])
    bare = not any(task.leads or task.time_text for task in body[1])
    tabled = [rows for rows in appendices if _appendix(rows, "")[1]]
    if not tabled:
        return body
    prefixes = ["" if bare and len(tabled) == 1 else f"PL{n}" for n in range(1, len(tabled) + 1)]
    listed = [_appendix(rows, prefix) for rows, prefix in zip(tabled, prefixes, strict=True)]
    return _merged(listed if bare else [body, *listed])


def _body_tables(parts: Sequence[Part], root: Node) -> list[Found]:
    found = [read_tables(root.tables, "", "Nhiệm vụ")]
    for part in parts:
        if part.section is Section.CONTENT:
            found += (read_tables(node.tables, part.code, node.text) for node in _with_tables(part.node))
    return found


def _with_tables(node: Node) -> list[Node]:
    below = [found for child in node.children for found in _with_tables(child)]
    return [node, *below] if node.tables else below


def _appendix(blocks: Sequence[Block], prefix: str) -> Found:
    title = blocks[1].text if len(blocks) > 1 and not blocks[1].cells else blocks[0].text
    return read_tables([block for block in blocks if block.cells], prefix, title)


def _merged(found: Sequence[Found]) -> Found:
    """All groups and tasks in order; where a code repeats, the later task gets one of its own."""
    groups = {group.code: group for some, _ in reversed(found) for group in some}
    ordered = dict.fromkeys(group.code for some, _ in found for group in some)
    return tuple(groups[code] for code in ordered), unique(task for _, some in found for task in some)
