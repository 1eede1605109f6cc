"""How the text was typed: precomposed letters, single spaces, no tabs and blank lines to place text, no traces."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.document import Line, WordDocument
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.telling import Departure, depart, quoted
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules import head as head_rules
from kehoach_xlsx.workbooks.form_rules import typing as rules

_DOUBLE: Final = re.compile(r"\S(\s*)(?: {2,})\S+")
_NO_BORDER: Final = frozenset({"", "none", "nil"})
_SMALL_PT: Final = 6.0  # a line this low is a rule or a stop, no blank line
_AROUND: Final = 24


def typing(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of typing."""
    blanks = {id(line) for line in (*parts.number, *parts.place_date)}  # room to write by hand
    notes = {line.number for appendix in parts.appendices for line in appendix.note}
    for line in (*document.lines, *document.margins):
        if line.blank:
            continue
        yield from _unicode(line, profile)
        if "\t" in line.raw and not line.field_page:
            yield depart(rules.TABS, line)
        elif not ({id(line)} & blanks or line.number in notes or _has_room(line)):
            yield from _double(line)
    yield from _blank_lines(document, parts)
    yield from _traces(document)


def _has_room(line: Line) -> bool:
    """Whether the spaces are room for a number or a day that is written by hand."""
    return bool(re.search(r"(?:số|ngày|tháng|năm|/) {2,}|(?: {2,})/", line.raw))


def _unicode(line: Line, profile: Profile) -> Iterator[Departure]:
    words = [word for word in line.raw.split() if not unicodedata.is_normalized("NFC", word)]
    if words:
        yield depart(rules.UNICODE, line, found=quoted(" ".join(words[:3])), article=profile.font_article)


def _double(line: Line) -> Iterator[Departure]:
    found = _DOUBLE.search(line.raw.strip().replace("\xa0", " "))
    if found:
        start = max(found.start() - _AROUND // 2, 0)
        said = line.raw.strip()[start : found.end()][: 2 * _AROUND]
        yield depart(rules.DOUBLE_SPACE, line, found=quoted(f"…{said}…"))


def _blank_lines(document: WordDocument, parts: Parts) -> Iterator[Departure]:
    """Blank lines between text; one after a table, one that ends a cell, and the room to sign are none."""
    signing = {line.number for line in parts.signing}
    lines = [line for line in document.lines if not (line.cell and line.cell.ruled)]
    for blank, run in groupby(lines, key=lambda line: _is_blank(line) and line.number not in signing):
        group = tuple(run)
        if blank and not _needed(document, group):
            number = str(len(group))
            yield depart(rules.BLANK_PARAGRAPHS, group[0], found=Wording(number, number))


def _is_blank(line: Line) -> bool:
    bordered = {line.border_top, line.border_bottom} - _NO_BORDER
    low = line.line_rule == "exact" and line.line <= _SMALL_PT
    return line.blank and not bordered and not line.pictured and not line.breaks and not low


def _needed(document: WordDocument, group: tuple[Line, ...]) -> bool:
    """Whether Word itself asks for the line: after a table, at the end of the document, alone in a cell."""
    if len(group) > 1:
        return False
    (line,) = group
    at = document.lines.index(line)
    before = document.lines[at - 1] if at else None
    alone = (
        line.cell is not None
        and sum(other.cell is not None and other.cell.in_cell == line.cell.in_cell for other in document.lines) == 1
    )
    after_table = before is not None and before.cell is not None and line.cell is None
    return alone or after_table or at == len(document.lines) - 1


def _traces(document: WordDocument) -> Iterator[Departure]:
    for count, vi, en in (
        (document.changes, "thay đổi đang theo dõi", "tracked changes"),
        (document.comments, "ghi chú (comment)", "comments"),
    ):
        if count:
            yield depart(head_rules.TRACES, None, found=Wording(f"{count} {vi}", f"{count} {en}"))
