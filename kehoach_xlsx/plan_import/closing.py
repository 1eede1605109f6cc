"""The closing of a plan: who signs it, and who receives it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach_xlsx.plan_import.blocks import Block, Line, physical_lines
from kehoach_xlsx.plan_import.marks import is_recipients_heading
from kehoach_xlsx.plan_import.signing import (
    bare,
    is_authority,
    is_capitals,
    is_person,
    is_signed_mark,
    is_title,
    person,
)
from kehoach_xlsx.vietnamese.text import fold

_BULLET = re.compile(r"^[-–—+•*·] ?")
_KEPT = re.compile(r"^lưu\b")
_ENDS = re.compile(r"[;.]\W*$")
# A flattened block may give "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in one line.
_NEXT_OFFICE = re.compile(
    r" (?=(?:KT|TL|TUQ)\.)|(?<![./]) (?<!PHÓ )(?=(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|CHÁNH VĂN PHÒNG"
    r"|BÍ THƯ|BỘ TRƯỞNG"
    r"|TRƯỞNG PHÒNG|CỤC TRƯỞNG)\b|THỨ TRƯỞNG\b)"
)
_SHORT_NAME = 2  # words: a family name that a narrow cell parted from the given name


@dataclass(frozen=True, kw_only=True, slots=True)
class Signatory:
    """Who signs: the words above the title joined by " / ", the title, the name; None where the source has none."""

    authority: str | None = None
    title: str | None = None
    name: str | None = None
    line: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """The signatory and the recipients, each recipient with the number of its first line."""

    signatory: Signatory = Signatory()
    recipients: tuple[Line, ...] = ()


def read_closing(closing: Sequence[Block], body: Sequence[Block] = ()) -> Closing:
    """The closing's facts. Of several signature blocks the first speaks.

    `body` is looked at only where nobody is named in the closing: its very last line may be the signer's name.
    """
    recipients, signing = _sorted(tuple(_lines(closing)))
    signatory = _signatory(signing)
    last = tuple(physical_lines(body[-1:]))[-1:]
    if signatory.name is None and last and is_person(last[0].text):
        signatory = replace(signatory, name=person(last[0].text), line=signatory.line or last[0].number)
    return Closing(signatory=signatory, recipients=_items(recipients))


def _lines(closing: Sequence[Block]) -> Iterator[Line]:
    """The lines, one office each, with what follows "Nơi nhận:" in the same line as a line of its own."""
    for line in _column_by_column(closing):
        text = bare(line.text)
        inline = re.match(r"(n[oơ]i nh[aậâ]n ?:) ?(.+)", text, re.IGNORECASE)
        parts = [inline[1], *re.split(r"; ?(?=-)", inline[2])] if inline else [text]
        if is_authority(text) and is_capitals(text):
            parts = _NEXT_OFFICE.split(text)
        yield from (Line(text=part, number=line.number) for part in parts if re.search(r"[^\W_]", part))


def _column_by_column(closing: Sequence[Block]) -> Iterator[Line]:
    """The physical lines; where rows stand beside paragraphs, the left column first, then the right one."""
    width = max((len(block.cells) for block in closing), default=0)
    if width < 2:
        yield from physical_lines(closing)
        return
    for place in range(width):
        for block in closing:
            if block.cells:
                texts = block.cells[place].split("\n") if place < len(block.cells) else []
                yield from (Line(text=text, number=block.first) for text in texts if text)
            elif not place:
                yield from physical_lines([block])


def _sorted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(lines of the recipients, lines of the first signature block)."""
    recipients: list[Line] = []
    signing: list[Line] = []
    receives = complete = False
    for at, line in enumerate(lines):
        if is_recipients_heading(line.text):
            if recipients:
                break  # a second document's
            receives = True
        elif complete and is_authority(line.text):
            break
        elif _signs(line, lines[at + 1 : at + 4], recipients if receives else None) or (
            signing and not complete and not _BULLET.match(line.text)
        ):
            signing.append(line)
            receives = False
            complete = is_person(line.text) or bool(len(signing) > 1 and _closes(signing))
        elif receives or (signing and recipients == [] and _BULLET.match(line.text)):
            recipients.append(line)
    return recipients, signing


def _closes(signing: Sequence[Line]) -> bool:
    """Whether the last line is the name under a title."""
    text = signing[-1].text
    return bool(person(text)) and not is_capitals(text) and not is_title(text) and len(text.split()) > 1


def _signs(line: Line, after: Sequence[Line], recipients: Sequence[Line] | None) -> bool:
    """Whether the line belongs to a signature block; among recipients only what cannot be one of them does."""
    text = line.text
    if _BULLET.match(text) or text.endswith((";", ",")):
        return False
    if is_authority(text) or is_person(text):
        return True
    if not is_title(text):
        return False
    kept = recipients is None or any(_KEPT.match(fold(_BULLET.sub("", item.text))) for item in recipients)
    return is_capitals(text) or (kept and any(is_person(near.text) for near in after))


def _signatory(lines: Sequence[Line]) -> Signatory:
    offices: list[str] = []
    name = ""
    for line in lines:
        text = line.text.strip(" ,")
        if is_signed_mark(text):
            continue
        if is_authority(text) or is_title(text):
            offices.append(text)
        elif _is_name(text, offices):
            name = f"{name} {person(text)}".strip()
            break
        elif offices and is_capitals(text):
            offices[-1] = f"{offices[-1]} {text}"
        elif person(text):
            name = f"{name} {person(text)}".strip()
    title = offices.pop() if offices and not is_authority(offices[-1]) else None
    first = lines[0].number if lines else 0
    return Signatory(authority=" / ".join(offices) or None, title=title, name=_whole(name), line=first)


def _is_name(text: str, offices: Sequence[str]) -> bool:
    return is_person(text) or bool(
        offices and person(text) and not is_capitals(text) and len(text.split()) > _SHORT_NAME
    )


def _whole(name: str) -> str | None:
    return name if len(name.split()) > 1 else None


def _items(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The recipients: one per bullet, or per line that follows a ";" where there are no bullets."""
    bulleted = any(_BULLET.match(line.text) for line in lines)
    items: list[Line] = []
    for line in lines:
        text = _BULLET.sub("", line.text)
        if bulleted and items and not _BULLET.match(line.text) and _is_last(items[-1].text):
            break  # initials of the typist, a stamp
        if items and _continues(line.text, items[-1].text, bulleted=bulleted):
            items[-1] = Line(text=f"{items[-1].text} {text}", number=items[-1].number)
        else:
            items.append(Line(text=text, number=line.number))
    stripped = (Line(text=item.text.strip(" ;.,/*_|"), number=item.number) for item in items)
    return tuple(item for item in stripped if item.text)


def _is_last(item: str) -> bool:
    """Whether the item is "Lưu: …", complete: the list ends with it."""
    return bool(_KEPT.match(fold(item)) and re.search(r"[;./]$", item))


def _continues(text: str, before: str, *, bulleted: bool) -> bool:
    if _BULLET.match(text) or _KEPT.match(fold(text)):
        return False
    return not _ENDS.search(before) if bulleted else text[:1].islower() or before.endswith((",", "-"))
