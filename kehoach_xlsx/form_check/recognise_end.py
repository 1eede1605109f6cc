"""The end of a document: recipients, signature block, appendices."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kehoach_xlsx.form_check.document import Line
from kehoach_xlsx.form_check.parts import Appendix, Lines
from kehoach_xlsx.vietnamese.text import fold, unaccent

_LABEL: Final = re.compile(r"^noi nhan\b")
_SIGNS: Final = re.compile(r"^(?:T/?M|K/?T|T/?L|TUQ|Q)[.\s]\s*[A-ZĐƯỦ]")
_APPENDIX: Final = re.compile(r"^phụ lục(?: số)?(?: (?:[ivxlc]+|\d+|[a-z]))?[.:]?$")
_NOTE: Final = re.compile(r"^\(?\s*(?:ban hành )?kèm theo\b")
_PLACEHOLDER: Final = re.compile(r"^[(\[].*[)\]]$|^[.…_ ]+$")
_TITLES: Final = (
    "chủ tịch", "phó ", "trưởng", "giám đốc", "tổng ", "chánh", "cục", "chi cục", "vụ", "bí thư", "ủy viên", "ủy ban",
    "hội đồng", "ban ", "tòa", "viện", "hiệu trưởng", "thủ trưởng", "bộ ", "thứ trưởng", "quyền ", "ubnd", "sở ",
    "công an", "văn phòng", "thư ký", "kế toán", "người ", "đại diện", "thường trực", "q.", "tm", "kt.", "tl.", "tuq",
)  # fmt: skip
_SHORT: Final = 40  # letters: no label is longer
_MOST_WORDS: Final = 7
_TITLE_LINES: Final = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Signing:
    """The foot of the main text: recipients at the left, the signature at the right, and all of its lines."""

    label: Lines = ()
    recipients: Lines = ()
    authority: Lines = ()
    signatory: Lines = ()
    lines: Lines = ()


def is_label(line: Line) -> bool:
    """Whether a line is the words "Nơi nhận"."""
    return len(line.text) < _SHORT and bool(_LABEL.match(unaccent(line.text).lower()))


def signing_at(lines: Sequence[Line]) -> int | None:
    """Where the foot begins: at the table or line with "Nơi nhận", else with "TM." and the like."""
    at = next((at for at, line in enumerate(lines) if is_label(line)), None)
    if at is None:
        at = next((at for at, line in enumerate(lines) if _SIGNS.match(line.text) and len(line.text) < 80), None)
    if at is None:
        at = _after_the_mark(lines)
    if at is None:
        return None
    cell = lines[at].cell
    if cell is None or cell.table == 0:
        return at
    return next(n for n, line in enumerate(lines) if line.cell is not None and line.cell.table == cell.table)


def _after_the_mark(lines: Sequence[Line]) -> int | None:
    """Where a title stands below the mark that ends the text."""
    ended = False
    for at, line in enumerate(lines):
        if ended and _starts_appendix(line):
            return None
        in_table = line.cell is not None and not line.cell.ruled
        if ended and not line.blank and (in_table or (line.text.isupper() and is_title(line.text))):
            return at
        ended = ended or line.text.endswith("./.")
    return None


def signing(lines: Sequence[Line], start: int | None) -> Signing:
    """The foot from where it begins."""
    if start is None:
        return Signing()
    first = lines[start]
    table = first.cell.table if first.cell is not None else None
    whole: list[Line] = []
    for line in lines[start:]:
        inside = line.cell is not None and line.cell.table == table if table else not _starts_appendix(line)
        if not inside:
            break
        whole.append(line)
    left, right = _columns(whole)
    label = tuple(line for line in left if is_label(line))
    said = [line for line in right if not line.blank and not _PLACEHOLDER.match(line.text)]
    name = _name(said)
    return Signing(
        label=label,
        recipients=tuple(line for line in left if not line.blank and line not in label),
        authority=tuple(line for line in said if line not in name),
        signatory=name,
        lines=tuple(whole),
    )


def _columns(lines: Sequence[Line]) -> tuple[Lines, Lines]:
    """(recipients, signature): by cells where there are any, else the list first and the rest after it."""
    label = next((line for line in lines if is_label(line)), None)
    if label is None:
        return (), tuple(lines)
    if label.cell is not None and label.cell.table == 0:  # columns that tabs make
        left = tuple(line for line in lines if line.text.startswith(("-", "–")) or _column(line) == 1)
        return left, tuple(line for line in lines if line not in left)
    if label.cell is not None:
        cells = {line.cell.in_cell for line in lines if line.cell is not None}
        column = label.cell.column
        if len(cells) > 1:
            left = tuple(line for line in lines if line.cell is not None and line.cell.column == column)
            return left, tuple(line for line in lines if line not in left)
    listed = [n for n, line in enumerate(lines) if line is label or line.text.startswith(("-", "–"))]
    return tuple(lines[n] for n in listed), tuple(line for n, line in enumerate(lines) if n not in listed)


def _column(line: Line) -> int:
    return line.cell.column if line.cell is not None else 0


def _name(said: Sequence[Line]) -> Lines:
    """The name of the signatory: the last line, where it is no title."""
    if not said or is_title(said[-1].text) or (len(said) == 1 and said[-1].text.isupper()):
        return ()
    return (said[-1],) if 1 < len(said[-1].text.split()) <= _MOST_WORDS else ()


def is_title(text: str) -> bool:
    """Whether a text is an office or an authority rather than a person's name.

    >>> is_title("PHÓ CHỦ TỊCH"), is_title("Trần Văn Ban")
    (True, False)
    """
    return fold(text).startswith(_TITLES)


def _starts_appendix(line: Line) -> bool:
    return len(line.text) < _SHORT and bool(_APPENDIX.match(line.folded))


def appendix_at(lines: Sequence[Line], start: int) -> int | None:
    """Where the first appendix begins, after the foot; without a foot, after any text."""
    from_here = start if start < len(lines) else 0
    return next((n for n in range(from_here, len(lines)) if _is_appendix(lines[n])), None)


def _is_appendix(line: Line) -> bool:
    return _starts_appendix(line) and not (line.cell is not None and line.cell.ruled)


def appendices(lines: Sequence[Line], start: int | None) -> tuple[Appendix, ...]:
    """The appendices in order."""
    if start is None:
        return ()
    begins = [n for n in range(start, len(lines)) if _is_appendix(lines[n])]
    ends = [*begins[1:], len(lines)]
    return tuple(_appendix(lines[a], lines[a + 1 : b]) for a, b in zip(begins, ends, strict=True))


def _appendix(label: Line, lines: Sequence[Line]) -> Appendix:
    title: list[Line] = []
    note: list[Line] = []
    for line in lines:
        if line.blank and not (title or note):
            continue
        if line.blank or line.cell is not None or len(title) + len(note) >= _TITLE_LINES:
            break
        if _NOTE.match(line.folded) or note:
            if note and note[-1].text.endswith(")"):
                break
            note.append(line)
        elif title and _is_text(line):
            break
        else:
            title.append(line)
    taken = (*title, *note)
    return Appendix(label=label, title=tuple(title), note=tuple(note), rest=_without(lines, taken))


def _is_text(line: Line) -> bool:
    return line.text.endswith((".", ":", ";")) or line.align not in ("center",)


def _without(lines: Iterable[Line], taken: Lines) -> Lines:
    known = {id(line) for line in taken}
    return tuple(line for line in lines if id(line) not in known)
