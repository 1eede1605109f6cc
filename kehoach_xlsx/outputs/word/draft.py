"""The draft sheet as paragraphs: which sentences go into which section, in whose words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.workbooks.codelists import REPORT_SECTION

DIRECTING, RESULTS, STRENGTHS, WEAKNESSES, CAUSES, DIRECTIONS, PROPOSALS = REPORT_SECTION.values
NOTHING = "Không có."

_DROPPED = {"-", "–", "—"}  # the sheet says "-"; Excel and Word like to lengthen it
_NUMBERED = re.compile(r"^(?:[IVX]+|\d+)(?:\.\d+)*[.)]\s+")


class UnknownSection(ValueError):  # noqa: N818 - a slip of the operator, told as such
    """A row of the draft names a section that the report does not have; the operator corrects the cell."""

    def __init__(self, key: str, section: str) -> None:
        self.message_vi = (
            f"Dự thảo nội dung báo cáo, khóa {key}: không có mục “{section}”; chọn lại mục trong danh sách."
        )
        self.message_en = f"Draft of the report, key {key}: there is no section “{section}”; choose one from the list."
        super().__init__(self.message_vi)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A group of tasks in section II: its title and what was done, one paragraph each."""

    heading: str
    paragraphs: tuple[str, ...]


def check_sections(rows: Iterable[Row]) -> None:
    """Raise `UnknownSection` for a sentence that would stand nowhere: nothing written is left out unseen."""
    for row in rows:
        if field(row, "section") not in REPORT_SECTION.values and _paragraphs(row):
            raise UnknownSection(field(row, "key"), field(row, "section"))


def section(rows: Iterable[Row], name: str) -> tuple[str, ...]:
    """The paragraphs of a section without groups, in the order of the sheet."""
    return tuple(p for row in _of(rows, name) for p in _paragraphs(row))


def leading(rows: Iterable[Row]) -> tuple[str, ...]:
    """The paragraphs of section II that stand before its first group."""
    before: list[str] = []
    for row in _of(rows, RESULTS):
        if field(row, "heading"):
            break
        before += _paragraphs(row)
    return tuple(before)


def groups(rows: Iterable[Row]) -> tuple[Group, ...]:
    """The groups of section II: consecutive rows under one heading.

    A row without a heading stays with those before it. A group whose sentences were all taken out with "-" is
    gone; one with nothing to say has "Không có.".
    """
    headed: list[tuple[str, Row]] = []
    for row in _of(rows, RESULTS):
        heading = field(row, "heading") or (headed[-1][0] if headed else "")
        if heading:
            headed.append((heading, row))
    out = (_group(heading, [row for _, row in pairs]) for heading, pairs in groupby(headed, lambda pair: pair[0]))
    return tuple(group for group in out if group is not None)


def or_nothing(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs, or the words for none."""
    return tuple(paragraphs) or (NOTHING,)


def field(row: Row, name: str) -> str:
    """A text field of a row without outer spaces, empty where it is blank."""
    value = row.get(name)
    return "" if value is None else str(value).strip()


def _of(rows: Iterable[Row], name: str) -> list[Row]:
    return [row for row in rows if field(row, "section") == name]


def _group(heading: str, rows: Sequence[Row]) -> Group | None:
    if all(field(row, "wording") in _DROPPED for row in rows):
        return None
    paragraphs = [p for row in rows for p in _paragraphs(row)]
    return Group(heading=_NUMBERED.sub("", heading), paragraphs=or_nothing(paragraphs))


def _paragraphs(row: Row) -> tuple[str, ...]:
    """The coordinator's wording, or the draft, as it is; each line is a paragraph."""
    wording = field(row, "wording")
    if wording in _DROPPED:
        return ()
    chosen = wording or field(row, "drafted")
    return tuple(line.strip() for line in chosen.splitlines() if line.strip())
