"""A task and a group as the text gives them, before they become rows."""

from dataclasses import dataclass

from kehoach_xlsx.plan_import.deliverables import Deliverable


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftGroup:
    """A heading under which tasks stand, and the paragraphs between it and them."""

    code: str
    title: str
    intro: str = ""
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftTask:
    """A task with its values as written, and the lines of the source that each of them was read from.

    `heading` joins the headings between the group's and the task. `lines` tells what was read ("text", "lead",
    "cooperating", "time", "output") with its first and last line.
    """

    code: str
    group: str
    text: str
    heading: str = ""
    detail: str = ""
    leads: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    time_text: str = ""
    output_text: str = ""
    deliverables: tuple[Deliverable, ...] = ()
    note: str = ""
    lines: tuple[tuple[str, int, int], ...] = ()
