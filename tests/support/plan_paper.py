"""The sheet of paper behind a plan that was flattened to plain text.

Lone "|" lines part the cells of the letterhead and of the signature block. The lines of the body are hard-wrapped,
or stand one paragraph a line between blank lines; either way they become paragraphs again, and so does a sentence
that was broken by a page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_TITLE = "KẾ HOẠCH"
_RECIPIENTS = "Nơi nhận:"
_MARKER = re.compile(r"(?:[IVX]+\.|\d{1,2}(?:\.\d{1,2})?\.|[a-zđ]\)|[-+]) ")
_PART = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})?)\. ")
_OFFICE = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.|(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG)")
_SHORT = 60  # characters: a numbered line that ends with a full stop and is still a heading


class Role(StrEnum):
    """What a paragraph is on the page; the values are its style in Word."""

    TITLE = "Title"
    HEADING = "Heading"
    BODY = "Body"
    PLAIN_CELL = "PlainCell"
    BOLD_CELL = "BoldCell"
    SIGNER = "Signer"
    RECIPIENTS = "Recipients"
    RECIPIENT = "Recipient"


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """One paragraph, with its number or bullet as the text has it."""

    text: str
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A plan on paper. Letterhead and the block at the end are given cell by cell, two cells a row."""

    head: tuple[tuple[Paragraph, ...], ...]
    body: tuple[Paragraph, ...]
    tail: tuple[tuple[Paragraph, ...], ...]


def paper_of(text: str) -> Paper:
    """Return the paragraphs of a flattened plan; letterhead or signature block are empty where it has none."""
    lines = [line.strip() for line in text.splitlines()]
    title = lines.index(_TITLE) if _TITLE in lines else 0
    end = lines.index(_RECIPIENTS) if _RECIPIENTS in lines else len(lines)
    return Paper(
        head=tuple(map(_head_cell, _cells(lines[:title]))),
        body=_body(lines[title:end]),
        tail=_tail(lines[end:]),
    )


def _joined(lines: Sequence[str], goes_on: bool, line: str) -> list[str]:
    """The paragraphs with one line more, which goes on with the last of them or is one of its own."""
    return [*lines[:-1], f"{lines[-1]} {line}"] if goes_on else [*lines, line]


# --- letterhead and signature block -----------------------------------------------------------------------


def _cells(lines: Sequence[str]) -> list[list[str]]:
    """The lines between lone "|" lines; without any, every line is a cell: a number and a date side by side."""
    filled = [line for line in lines if line]
    if "|" not in filled:
        return [[line] for line in filled]
    return [list(cell) for bar, cell in groupby(filled, lambda line: line == "|") if not bar]


def _head_cell(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """The lines of a cell of the letterhead; a date and the State's name that were wrapped are one line again."""
    found: list[str] = []
    for line in lines:
        found = _joined(found, bool(found) and (line[0].islower() or line.startswith("CHỦ NGHĨA")), line)
    return tuple(
        Paragraph(text=line, role=Role.BOLD_CELL if line.isupper() or "Độc lập" in line else Role.PLAIN_CELL)
        for line in found
    )


def _tail(lines: Sequence[str]) -> tuple[tuple[Paragraph, ...], ...]:
    """The recipients on the left and who signs on the right; nothing where the text has no recipients."""
    left = [line for line in lines if line == _RECIPIENTS or line.startswith("- ")]
    right = [line for line in lines if line not in (*left, "", "|")]
    if not left:
        return ()
    recipients = (Paragraph(text=line, role=Role.RECIPIENT) for line in left[1:])
    return (Paragraph(text=left[0], role=Role.RECIPIENTS), *recipients), tuple(_signature(right))


def _signature(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Authority, title and name; "TM. ỦY BAN NHÂN" and "DÂN" are one line again."""
    found: list[str] = []
    for line in lines:
        found = _joined(found, bool(found) and line.isupper() and not _OFFICE.match(line), line)
    for line in found:
        yield Paragraph(text=line, role=Role.BOLD_CELL if line.isupper() else Role.SIGNER)


# --- body ---------------------------------------------------------------------------------------------------


def _body(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    goes_on = _page_broke if "" in lines else _wrapped
    found: list[str] = []
    for line in filter(None, lines):
        found = _joined(found, bool(found) and goes_on(found[-1], line), line)
    titles = 2 if found and found[0] == _TITLE else 0
    return tuple(Paragraph(text=text, role=Role.TITLE if at < titles else _role(text)) for at, text in enumerate(found))


def _wrapped(before: str, line: str) -> bool:
    """Whether a line of hard-wrapped text goes on with the paragraph before it; "; Ủy ban …" does."""
    if _MARKER.match(line) or before == _TITLE:
        return False
    if before.isupper():
        return line.isupper()
    return not (before.endswith((".", ":")) and line[0].isupper())


def _page_broke(before: str, line: str) -> bool:
    """Whether a page ended in the middle of a sentence: a word before, a small letter after."""
    return before[-1].isalnum() and line[0].islower() and not _MARKER.match(line)


def _role(text: str) -> Role:
    """A numbered line that is no sentence is a heading, and one that is short."""
    sentence = text.endswith((".", ";", ":")) and len(text) > _SHORT
    return Role.HEADING if _PART.match(text) and not sentence else Role.BODY
