"""The lines of a head, sorted: letterhead, title with subject, preamble."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_xlsx.plan_import.blocks import Block, Line, physical_lines
from kehoach_xlsx.plan_import.marks import Mark, is_plan_title, marks_of, plan_title
from kehoach_xlsx.plan_import.signing import bare, is_capitals
from kehoach_xlsx.vietnamese.text import fold

_LEADS = (
    r"(?:Căn cứ|CĂN CỨ|Thực hiện|Triển khai|Thi hành|Tiếp tục|Theo|Xét|Để|Nhằm|Trên cơ sở|Với mục|Hưởng ứng|Phát huy"
    r"|Năm \d{4} là|Sau khi|Trong thời gian|Trong những|Chấp hành|Qua )"
)
_STARTS = re.compile(rf"[-+•]? ?{_LEADS}(?![^\W\d])|[-+•] ")
_BODY_ISSUES = re.compile(
    r"(?:(?:Phó )?(?:Chủ tịch|Giám đốc|Chánh) )?(?:[ỦU][yỷYỶ] ban|Văn phòng|UBND|Sở|Bộ|Ban|Hội đồng|Công an|Cục"
    r"|Chi cục|Phòng|Trường|Đảng ủy|Trung tâm)[^.;]{0,160}?"
    r"(?:ban hành|xây dựng|triển khai|lập|đề ra)(?![^\W\d])"
)
_DECIDED = re.compile(r"quyết định ?:?")
_NOTE = re.compile(r"\W*(?:(?:được )?(?:ban hành )?(?:đính )?kèm theo|dự thảo\W*$)")
_MOTTOES = ("cộnghòaxãhộichủnghĩaviệtnam", "độclậptựdohạnhphúc", "đảngcộngsảnviệtnam")
_MOTTO = re.compile(
    r"C[ỘÔ]NG H[ÒO][ÀA]? ?X[ÃA] H[ỘÔ]I CH[ỦU] NGH[ĨI]A VI[ỆÊ]T NAM"
    r"|Đ[ộỘ]c l[ậẬ]p ?[-–—] ?T[ựỰ] do ?[-–—] ?H[ạẠ]nh ph[úÚ]c"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 12  # lines


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadLines:
    """The lines of a head by their part; mottoes, rules and notes in brackets are left out.

    `title` starts with the line "KẾ HOẠCH". Of a decision with its plan, the letterhead and the preamble are the
    decision's, the title is the plan's.
    """

    letterhead: tuple[Line, ...] = ()
    title: tuple[Line, ...] = ()
    preamble: tuple[Line, ...] = ()

    @property
    def preamble_text(self) -> str:
        """The preamble in one line; a paragraph that begins with a basis is set off by ";"."""
        return joined(self.preamble)[0]


def joined(lines: Sequence[Line]) -> tuple[str, list[tuple[int, int]]]:
    """The lines in one, and (offset, line number) of each; a new basis without a sign before it is set off by ";"."""
    text = ""
    starts: list[tuple[int, int]] = []
    for line in lines:
        if text:
            text += "; " if line.text.startswith("Căn cứ ") and text[-1] not in ";,.:" else " "
        starts.append((len(text), line.number))
        text += line.text
    return text, starts


def without_chrome(head: Sequence[Block]) -> Sequence[Block]:
    """The head from its letterhead on: what a web site prints above it (log-in notices, lists of laws) is cut off.

    The letterhead begins with the motto of the State, or with the few lines in capitals above it that name the issuer.
    """
    at = next((n for n, block in enumerate(head) if "cộng hòa xã hội" in fold(block.text)), None)
    if at is None:
        return head
    while at and len(head[at - 1].text) < _LONGEST_ISSUER and _is_of_letterhead(head[at - 1].text):
        at -= 1
    return head[at:]


_LONGEST_ISSUER = 80  # characters
_NUMBER_OR_DATE = re.compile(r"(?i:số) ?:|.*, (?i:ngày)\b")


def _is_of_letterhead(text: str) -> bool:
    return text.isupper() or _NUMBER_OR_DATE.match(text) is not None


def head_lines(head: Sequence[Block]) -> HeadLines:
    """The head sorted into letterhead, title and preamble."""
    marks = marks_of(without_chrome(head))
    title = plan_title(marks)
    own = _kind_of_decision(marks, title)
    if own is not None:
        decided = next((at for at in range(own + 1, title) if _DECIDED.fullmatch(marks[at].key)), title)
        subject_end = _subject_end(_lines(marks[own:decided]))
        return HeadLines(
            letterhead=_letterhead(_lines(marks[:own])),
            title=_lines(marks[title:]),
            preamble=_lines(marks[own:decided])[subject_end:],
        )
    if not (title or (marks and is_plan_title(marks[0]))):
        return _untitled(marks)
    rest = _title_lines(marks, title)
    end = _subject_end(rest)
    return HeadLines(letterhead=_letterhead(_before(marks, title)), title=rest[:end], preamble=rest[end:])


def _kind_of_decision(marks: Sequence[Mark], title: int) -> int | None:
    """The line "QUYẾT ĐỊNH" that names the kind of the document before the plan; None where there is none."""
    return next((at for at in range(title) if re.fullmatch(r"quyết định", marks[at].key)), None)


def _untitled(marks: Sequence[Mark]) -> HeadLines:
    """A head without a title: whatever stands above the first basis is the letterhead, if it has a number or date."""
    lines = _lines(marks)
    first = next((at for at, line in enumerate(lines) if _STARTS.match(line.text) or _BODY_ISSUES.match(line.text)), 0)
    above = lines[:first]
    if not any(re.match(r"số ?[:.]? ?[\d./…_ -]*/", fold(line.text)) for line in above):
        return HeadLines(preamble=lines[first:])
    dated = next((at for at, line in enumerate(above) if re.search(r"năm \d{4}$", fold(line.text))), len(above)) + 1
    title = above[dated:] if all(is_capitals(line.text) for line in above[dated:]) else ()
    return HeadLines(letterhead=_letterhead(above[:dated]), title=title, preamble=lines[first:])


def _before(marks: Sequence[Mark], title: int) -> tuple[Line, ...]:
    lines = _lines(marks[:title])
    if marks[title].rows:  # one row holds the letterhead and the title
        rows = marks[title].rows
        at = next((n for n, row in enumerate(rows) if is_capitals(row) and fold(row).startswith("kế hoạch")), 0)
        lines += tuple(Line(text=row, number=marks[title].block.first) for row in rows[:at])
    return lines


def _title_lines(marks: Sequence[Mark], title: int) -> tuple[Line, ...]:
    mark = marks[title]
    if not mark.rows:
        return _lines(marks[title:])
    at = next((n for n, row in enumerate(mark.rows) if is_capitals(row) and fold(row).startswith("kế hoạch")), 0)
    own = tuple(Line(text=row, number=mark.block.first) for row in mark.rows[at:])
    return own + _lines(marks[title + 1 :])


def _lines(marks: Sequence[Mark]) -> tuple[Line, ...]:
    out: list[Line] = []
    for mark in marks:
        if mark.rows:
            out += physical_lines((mark.block,))
        else:
            out.append(Line(text=mark.text, number=mark.block.first + mark.place))
    cleaned = (Line(text=bare(line.text), number=line.number) for line in out)
    return tuple(line for line in cleaned if re.search(r"[^\W_]", line.text))


def _letterhead(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The letterhead without the mottoes, which may be wrapped or share a line with the issuer."""
    kept = (Line(text=_MOTTO.sub(" ", line.text).strip(" -_|*"), number=line.number) for line in lines)
    return tuple(line for line in kept if line.text and not _is_motto(line.text))


def _is_motto(text: str) -> bool:
    letters = re.sub(r"[\W\d_]", "", fold(text))
    return bool(letters) and any(letters in motto for motto in _MOTTOES)


def _subject_end(lines: Sequence[Line]) -> int:
    """How many of the lines from the title on are title: capitals, or all until the preamble's first words."""
    first = 1 if lines and not _runs_on(lines[0].text) else 0
    if first >= len(lines):
        return len(lines)
    capital = is_capitals(lines[first].text)
    for at in range(first, min(len(lines), first + _LONGEST_SUBJECT)):
        if _ends_subject(lines[at].text, lines[at - 1].text, capital=capital, is_first=at == first):
            return at
    return min(len(lines), first + _LONGEST_SUBJECT)


def _runs_on(title: str) -> bool:
    """Whether the subject begins in the line of "KẾ HOẠCH" itself."""
    return bool(re.match(r"(?:kế|ké|ke) ho[aạ]ch \w", fold(title)))


def _ends_subject(text: str, before: str, *, capital: bool, is_first: bool) -> bool:
    if is_first:
        return False
    if _NOTE.match(fold(text)):
        return True
    if capital:
        return not (is_capitals(text) or not any(c.isalpha() for c in text) or _is_small_rest(text))
    return bool(_STARTS.match(text) or _BODY_ISSUES.match(text)) or before.endswith((";", ":", "."))


def _is_small_rest(text: str) -> bool:
    """A wrapped end of a capital subject such as "ngày 20/6/2020" in brackets or quotes."""
    return len(text) < 30 and text[:1] in '(“"' and not text.startswith(("(K", "(B"))
