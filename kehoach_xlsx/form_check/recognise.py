"""Which line is what: by what it says and where it stands, never by the name of its style."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from kehoach_xlsx.form_check import recognise_end as end
from kehoach_xlsx.form_check import recognise_head as heads
from kehoach_xlsx.form_check.document import Line, WordDocument
from kehoach_xlsx.form_check.markers import marker
from kehoach_xlsx.form_check.parts import Lines, Parts

_ADDRESSEE: Final = re.compile(r"^kính gửi\b")
_BASIS: Final = re.compile(r"^căn cứ\b")
_SENTENCE_END: Final = (".", ":", ";")
_FURTHER_SUBJECT: Final = 6  # lines at most that a subject takes


def recognise(document: WordDocument) -> Parts:
    """Return the components of a document."""
    lines = _with_columns(document.lines)
    closes = end.signing_at(lines)
    label = end.appendix_at(lines, len(lines) if closes is None else closes)
    main_end = min(at for at in (closes, label, len(lines)) if at is not None)
    named = heads.type_at(lines[:main_end])
    head_end = _head_end(lines, named)
    head = lines[:head_end]
    nation, motto = heads.one(head, heads.NATION), heads.one(head, heads.MOTTO)
    number, dated = heads.number(head), heads.place_date(head)
    about = () if named is not None else heads.letter_subject(head)
    parent, issuer = heads.agencies(head, (nation, motto, number, dated, about))
    text = lines[head_end:main_end]
    subject = _subject(text[1:]) if named is not None else ()
    rest = text[1 + len(subject) :] if named is not None else text
    addressee, addressees = _addressee(rest)
    body = tuple(
        line for line in rest if not line.blank and line not in (*addressee, *addressees) and not _in_grid(line)
    )
    signing = end.signing(lines, closes)
    return Parts(
        nation=nation,
        motto=motto,
        parent=parent,
        issuer=issuer,
        number=number,
        place_date=dated,
        type_name=(lines[named],) if named is not None else (),
        subject=subject,
        letter_subject=about,
        addressee=addressee,
        addressees=addressees,
        basis=tuple(_basis(body)),
        body=body,
        recipients_label=signing.label,
        recipients=signing.recipients,
        authority=signing.authority,
        signatory=signing.signatory,
        signing=signing.lines,
        appendices=end.appendices(lines, label),
        head=head,
        main=lines[:main_end],
        kind=heads.kind_of(lines[named]) if named is not None else "",
    )


def _with_columns(lines: Lines) -> Lines:
    """The lines with columns that tabs make, in the head and at the signing."""
    at = next((at for at, line in enumerate(lines) if end.is_label(line)), len(lines))
    top = min(20, at)
    return (*heads.untabbed(lines[:top]), *lines[top:at], *heads.untabbed(lines[at:], "left"))


def _head_end(lines: Sequence[Line], named: int | None) -> int:
    if named is not None:
        return named
    for at, line in enumerate(lines[: heads.HEAD_LINES]):
        if _ADDRESSEE.match(line.folded):
            return at
    first = next((line.cell.table for line in lines[:4] if line.cell and not line.cell.ruled), None)
    inside = [at for at, line in enumerate(lines[: heads.HEAD_LINES]) if line.cell and line.cell.table == first]
    return inside[-1] + 1 if inside else 0


def _subject(lines: Sequence[Line]) -> Lines:
    """The lines under the type up to what is none of it: a rule, a blank line, an addressee, a sentence."""
    out: list[Line] = []
    for line in lines[:_FURTHER_SUBJECT]:
        if line.blank or _ADDRESSEE.match(line.folded) or marker(line.text) or line.cell:
            break
        if line.text.endswith(_SENTENCE_END) or (out and not _alike(line, out[0])):
            break
        out.append(line)
    return tuple(out)


def _alike(line: Line, first: Line) -> bool:
    return (line.align, line.number == first.number) == (first.align, line.number == first.number) and all(
        run.bold for run in line.lettered
    ) == all(run.bold for run in first.lettered)


def _addressee(lines: Sequence[Line]) -> tuple[Lines, Lines]:
    for at, line in enumerate(lines[:12]):
        if _ADDRESSEE.match(line.folded):
            listed: list[Line] = []
            for after in lines[at + 1 :]:
                if after.blank or not after.text.startswith(("-", "–", "+")):
                    break
                listed.append(after)
            return (line,), tuple(listed)
    return (), ()


def _basis(body: Iterable[Line]) -> Iterable[Line]:
    """The legal bases: before the first heading, and no sentence that goes on to what was decided."""
    for line in body:
        if marker(line.text):
            return
        if _BASIS.match(line.folded) and not line.text.endswith(":"):
            yield line


def _in_grid(line: Line) -> bool:
    return line.cell is not None and line.cell.ruled
