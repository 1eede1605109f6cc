"""The rooms of plan import, entered with the text of a plan's body; one line of the text is one block.

(task,) = tasks_of('''
    I. NHIỆM VỤ
    1. Mở lớp tập huấn
    - Cơ quan chủ trì: Sở Tư pháp
''')
"""

from kehoach_xlsx.plan_import.blocks import Block, Line
from kehoach_xlsx.plan_import.documents.plain import read_plain
from kehoach_xlsx.plan_import.documents.wrapping import paragraphs
from kehoach_xlsx.plan_import.drafts import DraftGroup, DraftTask
from kehoach_xlsx.plan_import.outline import Node, read_outline
from kehoach_xlsx.plan_import.sections import read_parts
from kehoach_xlsx.plan_import.tasks import read_tasks


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return one block for each line that is not empty."""
    return tuple(
        Block(text=stripped, lines=(stripped,), first=number, last=number)
        for number, line in enumerate(text.splitlines(), start=1)
        if (stripped := line.strip())
    )


def outline_of(body: str) -> Node:
    """Return the tree of a body."""
    return read_outline(blocks_of(body))


def groups_and_tasks(body: str) -> tuple[tuple[DraftGroup, ...], tuple[DraftTask, ...]]:
    """Return the groups and tasks of a body."""
    return read_tasks(read_parts(outline_of(body)))


def tasks_of(body: str) -> tuple[DraftTask, ...]:
    """Return the tasks of a body."""
    return groups_and_tasks(body)[1]


def joined(text: str) -> list[str]:
    """Return the paragraphs that the lines of a text file become."""
    lines = [
        Line(text=line.strip(), number=number) for number, line in enumerate(text.strip("\n").split("\n"), start=1)
    ]
    return [block.text for block in paragraphs(lines)]


def rows_of(text: str) -> list[tuple[str, ...]]:
    """Return the table rows of a text file, cell by cell."""
    return [block.cells for block in read_plain(text) if block.cells]


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """Return the text of each block."""
    return [block.text for block in blocks]
