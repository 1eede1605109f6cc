"""The head of a document: who, number, date, type and subject, by what is said and where it stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from kehoach_xlsx.decree.kinds import ABBREVIATIONS
from kehoach_xlsx.form_check.document import Cell, Line, Run
from kehoach_xlsx.form_check.parts import Lines
from kehoach_xlsx.vietnamese.text import fold, unaccent

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
HEAD_LINES: Final = 60
"""Nothing of the head stands further down."""

TYPED_RULE: Final = re.compile(r"^[-–—_=*. ]{3,}$")
"""A row of marks that stands for a rule."""

_MOST_TYPE_WORDS: Final = 5  # "BÁO CÁO TỔNG KẾT", "BÁO CÁO SƠ KẾT NĂM"
_LIKE: Final = 82  # of 100: a letter or two mistyped is still the same line
_LETTERS: Final = re.compile(r"[^a-z]+")
_NUMBER: Final = re.compile(r"^số\s*[:.]?\s*[^\w]*\d*[^\s]*\s*[/-]|^số\s*:", re.IGNORECASE)
_DATE: Final = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b")
_LETTER_SUBJECT: Final = re.compile(r"^(?:v\s*/\s*v|vv|về việc)\b", re.IGNORECASE)
_STAMPS: Final = re.compile(r"^\(?(?:dự thảo|bản sao|sao y|hỏa tốc|thượng khẩn|khẩn|tuyệt mật|tối mật|mật)\b")
_KINDS: Final = {fold(name): name for name in ABBREVIATIONS}
_AGENCY: Final = re.compile(
    r"^(?:ủy ban|ubnd|hđnd|hội đồng|sở|bộ(?! phận)|ban(?! nhân dân)|công an|cục|chi cục|tổng cục|vụ|viện|văn phòng"
    r"|thanh tra|trường|trung tâm|phòng(?!,)|tòa án|hội|liên đoàn|liên minh|đoàn|đảng ủy|huyện ủy|tỉnh ủy|thành ủy"
    r"|công ty|tổng công ty|bệnh viện|báo|đài|kho bạc|ngân hàng|bảo hiểm|thuế|quỹ|đảng bộ|mặt trận)\b"
)


def untabbed(lines: Iterable[Line], left: str = "center") -> Lines:
    """Lines of two columns that are held apart by tabs, as the two columns that they are meant to be.

    Tabs centre nothing, yet stand for it; `left` is how the first column is meant.
    """
    out: list[Line] = []
    for line in lines:
        pieces = _pieces(line)
        second = len(pieces) == 1 and line.raw.startswith("\t\t")
        if line.cell is not None or not (len(pieces) == 2 or second):
            out.append(line)
            continue
        for column, runs in enumerate(pieces, start=1 + second):
            place = Cell(table=0, row=0, column=column, width_mm=80, ruled=False, in_cell=-column)
            align = left if column == 1 else "center"
            out.append(replace(line, runs=tuple(runs), cell=place, align=align, label="", first_mm=0, left_mm=0))
    return tuple(out)


def _pieces(line: Line) -> list[list[Run]]:
    pieces: list[list[Run]] = [[]]
    for run in line.runs:
        for at, text in enumerate(run.text.split("\t")):
            if at:
                pieces.append([])
            if text:
                pieces[-1].append(replace(run, text=text))
    return [piece for piece in pieces if any(run.text.strip() for run in piece)]


def is_like(line: Line, words: str) -> bool:
    """Whether a line says these words, give or take a letter, accents and case."""
    return _like(line.text, words) >= _LIKE


def _like(text: str, words: str) -> float:
    if len(text) > 3 * len(words):
        return 0
    one, other = (_LETTERS.sub(" ", unaccent(t).lower()).strip() for t in (text, words))
    return fuzz.ratio(one, other)


def kind_of(line: Line) -> str:
    """The type of document that a line names ("BÁO CÁO"), "" where it names none."""
    plain = fold(re.sub(r"\(.*?\)", "", line.text)).strip(" .:")
    if plain in _KINDS:
        return _KINDS[plain]
    longer = line.text.isupper() and line.align == "center" and len(plain.split()) <= _MOST_TYPE_WORDS
    return next((name for key, name in _KINDS.items() if longer and plain.startswith(f"{key} ")), "")


def type_at(lines: Sequence[Line]) -> int | None:
    """Where the name of the type stands: alone on its line, in no ruled table, after the national title."""
    start = next((at for at, line in enumerate(lines[:HEAD_LINES]) if is_like(line, NATION)), 0)
    for at, line in enumerate(lines[:HEAD_LINES]):
        if at > start and kind_of(line) and not (line.cell and line.cell.ruled):
            return at
    return None


def one(lines: Iterable[Line], words: str) -> Lines:
    """The first line that says these words."""
    return next(((line,) for line in lines if is_like(line, words)), ())


def number(head: Iterable[Line]) -> Lines:
    """The line with number and symbol."""
    return next(((line,) for line in head if _NUMBER.search(line.text)), ())


def place_date(head: Iterable[Line]) -> Lines:
    """The line with place and date."""
    return next(((line,) for line in head if len(line.text) < 100 and _DATE.search(line.folded)), ())


def letter_subject(head: Sequence[Line]) -> Lines:
    """The subject of a letter: "V/v …" and the lines that go on with it in the same cell."""
    for at, line in enumerate(head):
        if _LETTER_SUBJECT.match(line.folded):
            return (line, *_same_cell(head[at + 1 :], line))
    return ()


def _same_cell(lines: Iterable[Line], first: Line) -> Iterable[Line]:
    for line in lines:
        if line.blank or first.cell is None or line.cell is None or line.cell.in_cell != first.cell.in_cell:
            return
        yield line


def agencies(head: Sequence[Line], known: Iterable[Lines]) -> tuple[Lines, Lines]:
    """(parent, issuer): the lines of the head that are nothing else, parted where another agency begins."""
    taken = {id(line) for lines in known for line in lines}
    right = next((line.cell.column for lines in known for line in lines if line.cell and is_like(line, NATION)), None)
    found = [
        line
        for line in head
        if not line.blank
        and id(line) not in taken
        and not _STAMPS.match(line.folded)
        and not TYPED_RULE.match(line.text)
        and not (right is not None and line.cell is not None and line.cell.column == right)
    ]
    at = _issuer_from(found)
    return tuple(found[:at]), tuple(found[at:])


def _issuer_from(lines: Sequence[Line]) -> int:
    """Where the issuer's own name begins: at the first bold line, else at the last that begins with an agency."""
    weights = [all(run.bold for run in line.lettered) for line in lines]
    if True in weights and not weights[0] and all(weights[weights.index(True) :]):
        return weights.index(True)
    starts = [at for at, line in enumerate(lines) if at == 0 or _AGENCY.match(line.folded)]
    return starts[-1] if starts else 0
