"""The lines of a plan's text with the signs by which its regions are told apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.signing import bare, folded, is_authority, is_capitals, is_person, is_title, person

_GRID = 3  # cells: letterheads and signature blocks are tables of two columns
_PLAN = re.compile(
    r"(?:dự thảo )?(?:\d{4} )?k[eéế] ho[aạ]ch(?: hành động| phối hợp| chi tiết| công tác)? ?:?"
    r"|chương trình(?: hành động| công tác| phối hợp)? ?:?"
)
_ROMAN_ONE = re.compile(r"(?:phần (?:thứ )?(?:i|l|1|nhất|một|a)|chương (?:i|1)|mục (?:i|1)|a|i|l)(?: ?[.:)/-]+ ?| )\D")
_ALONE = re.compile(r"(?:phần (?:thứ )?(?:i|1|nhất|một)|chương (?:i|1)|a|i) ?[.:)/-]?")
_ARABIC_ONE = re.compile(r"1 ?[.)/-]+ ?(?:[^\W\d]|$)")
ARTICLE_ONE = re.compile(r"điều ?1\b")
_NUMBERED = re.compile(r"(?:[ivxl]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-h]) ?[.)/]+ ?[^\W\d]|phần (?:thứ )?\w+\b|điều \d")
_DOCUMENT_KIND = re.compile(
    r"1 ?[.)/-]+ ?(?:căn cứ |thực hiện )?(?:luật|bộ luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị"
    r"|kết luận|kế hoạch|công văn) "
    r"(?:số |[^,;]{0,60}\d{4})"
)
_RECIPIENTS = re.compile(r"n[oơ]i nh[aậâ]n ?(?::.*|;|\.|-)?|n[oơ]i nh[aậâ]n ?: ?.*|kính gửi ?: ?nơi nhận.*")
_APPENDIX = re.compile(r"ph[uụ] l[uụ]c(?: (?:số )?[ivxl\d]+[a-z]?)?(?: ?[.:(–-].*)?")
_APPENDIX_TITLE = re.compile(r"ph[uụ] l[uụ]c\b.{0,140}")
_LIST_TITLE = re.compile(
    r"(?:danh mục|danh sách|biểu|bảng|mẫu|phân công|khung|đề cương|tiến độ|lộ trình|lịch|tổng hợp|dự toán|phụ biểu"
    r"|nội dung|nhiệm vụ|các nhiệm vụ|chương trình|kế hoạch|thống kê|hệ thống|chỉ tiêu|bộ chỉ tiêu|quy chế)\b.{0,200}"
)
_ATTACHED = re.compile(
    r"\(? ?(?:(?:được )?ban hành )?(?:đính )?(?:kèm theo|kèm) (?:theo )?(?:kế hoạch|quyết định|công văn|văn bản"
    r"|tờ trình)"
)
_END = re.compile(r"(?:\./ ?\.?|/\.) ?[”\"*)]*$")
_ANNOUNCED = re.compile(r"(?:sau|sau đây|cụ thể|như sau)(?: ?[:.…]| ?\./)+$")
_AHEAD = 4
_SENTENCE = 8  # lines of a wrapped issuing sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A physical line of a paragraph, or a whole table row, with its place in its block.

    `key` is the folded text. `place` counts the lines of the block from 0, `of` is how many it has. `rows` are the
    lines of a table row's cells. A grid is a table of three columns or more.
    """

    text: str
    key: str
    block: Block
    place: int = 0
    of: int = 1
    rows: tuple[str, ...] = ()
    is_grid: bool = False


def marks_of(blocks: Sequence[Block]) -> tuple[Mark, ...]:
    """Every line of the blocks, in order."""
    return tuple(mark for block in blocks for mark in _of(block))


def _of(block: Block) -> Iterator[Mark]:
    if block.cells:
        rows = tuple(text for cell in block.cells for line in cell.split("\n") if (text := bare(line)))
        yield Mark(text=" ".join(rows), key=folded(" ".join(rows)), block=block, rows=rows, is_grid=_is_grid(block))
        return
    for place, line in enumerate(block.lines):
        yield Mark(text=bare(line), key=folded(bare(line)), block=block, place=place, of=len(block.lines))


def _is_grid(block: Block) -> bool:
    return len(block.cells) >= _GRID and sum(1 for cell in block.cells if cell.strip()) > 1


def plan_title(marks: Sequence[Mark]) -> int:
    """The line "KẾ HOẠCH": of a plan that a decision promulgates, the one after the decision; 0 where none is."""
    titles = [at for at, mark in enumerate(marks) if is_plan_title(mark)]
    decided = next((at for at, mark in enumerate(marks) if re.fullmatch(r"quyết định ?:?", mark.key)), None)
    article = next((at for at, mark in enumerate(marks) if ARTICLE_ONE.match(mark.key)), None)
    if decided is None or article is None or (titles and titles[0] < decided):
        return titles[0] if titles else 0
    return next((at for at in titles if at > article), None) or _attached_title(marks, article)


def _attached_title(marks: Sequence[Mark], after: int) -> int:
    """The title, of whatever kind, of what a decision promulgates: capitals above "(Ban hành kèm theo …)"; else 0."""
    note = next((at for at in range(after, len(marks)) if re.match(r"\W*ban hành kèm theo", marks[at].key)), None)
    if note is None:
        return 0
    first = note
    while first > after and is_capitals(marks[first - 1].text) and not is_person(marks[first - 1].text):
        first -= 1
    return first if first < note else 0


def is_plan_title(mark: Mark) -> bool:
    """Whether the line is the kind of document, "KẾ HOẠCH", alone or with its subject in capitals after it."""
    if _PLAN.fullmatch(mark.key):
        return mark.text[:1].isupper()
    if mark.rows:
        return any(_PLAN.fullmatch(folded(row)) and is_capitals(row) for row in mark.rows)
    return bool(re.match(r"k[eéế] ho[aạ]ch ", mark.key)) and is_capitals(mark.text) and len(mark.text) > 10


def body_start(marks: Sequence[Mark], after: int) -> int | None:
    """Where the first part of the plan begins: "I. …", "Phần I", else "1. …", "Điều 1", a table, the text."""
    signed = next((at for at in range(after + 1, len(marks)) if begins_closing(marks, at, len(marks))), len(marks))
    within = range(after, signed)
    announced = _after_preamble(marks, within)
    found = _first_part(marks, within)
    return announced if found is None or (announced is not None and announced < found) else found


def _first_part(marks: Sequence[Mark], within: range) -> int | None:
    roman = next((at for at in within if _is_roman_one(marks, at)), None)
    arabic = next((at for at in within if _is_first_item(marks[at])), None)
    if roman is not None and (arabic is None or roman < arabic or not _counts_on(marks, arabic, roman)):
        return roman
    if arabic is not None:
        return arabic
    article = next((at for at in within if ARTICLE_ONE.match(marks[at].key)), None)
    if article is not None:
        return article
    return next((at for at in within if marks[at].is_grid), None)


def _is_roman_one(marks: Sequence[Mark], at: int) -> bool:
    mark = marks[at]
    if mark.rows:
        return False
    if _ALONE.fullmatch(mark.key):
        return mark.text[0].isupper() and at + 1 < len(marks)
    return bool(_ROMAN_ONE.match(mark.key)) and mark.text[0].isupper() and not _is_word(mark.text)


def _is_word(text: str) -> bool:
    """Whether an A or I without a stop only begins a sentence or a name."""
    return bool(re.match(r"[AIL] ", text)) and not (is_capitals(text) and text[0] == "I")


def _is_first_item(mark: Mark) -> bool:
    return not mark.rows and bool(_ARABIC_ONE.match(mark.key)) and not _DOCUMENT_KIND.match(mark.key)


def _counts_on(marks: Sequence[Mark], arabic: int, roman: int) -> bool:
    """Whether "1." is followed by "2." before the first Roman part: then the parts are the Arabic ones."""
    return any(re.match(r"2 ?[.)/-]+ ?[^\W\d]", mark.key) for mark in marks[arabic + 1 : roman])


def _after_preamble(marks: Sequence[Mark], within: range) -> int | None:
    """The line after "… ban hành Kế hoạch … như sau:": web pages lose the headings that should follow."""
    for at in within[:-1]:
        if _ANNOUNCED.search(marks[at].key):
            sentence = " ".join(mark.key for mark in marks[max(within[0], at - _SENTENCE) : at + 1])
            if re.search(r"(?:ban hành|xây dựng|triển khai|lập|đề ra|xác định)\b.*kế hoạch|kế hoạch đã", sentence):
                return at + 1
    return None


def is_numbered(mark: Mark) -> bool:
    """Whether the line is a numbered heading or item of the plan proper."""
    return bool(_NUMBERED.match(mark.key)) and not mark.rows


def ends_document(text: str) -> bool:
    """Whether the text ends as a document does: "./."."""
    return bool(_END.search(text))


def begins_closing(marks: Sequence[Mark], at: int, stop: int) -> bool:
    """Whether "Nơi nhận" or the signature block begins here."""
    mark = marks[at]
    if mark.is_grid:
        return False
    lines = mark.rows or (mark.text,)
    if any(is_recipients_heading(line) or is_authority(line) for line in lines):
        return True
    if mark.rows:
        return any(is_title(a) and is_capitals(a) for a in lines) and any(is_person(line) for line in lines)
    if not (is_title(mark.text) and is_capitals(mark.text)):
        return False
    after = [line for near in marks[at + 1 : min(at + 1 + _AHEAD, stop)] for line in near.rows or (near.text,)]
    return any(
        is_person(line) or (is_title(line) and is_capitals(line)) for line in after if person(line) or is_title(line)
    )


def is_recipients_heading(line: str) -> bool:
    """Whether the line is "Nơi nhận:", also as an OCR program reads it."""
    return bool(_RECIPIENTS.fullmatch(folded(bare(line)).rstrip(" *")))


def appendix_starts(marks: Sequence[Mark]) -> tuple[int, ...]:
    """The headings that stand outside the plan proper: "PHỤ LỤC …", "DANH MỤC … (Kèm theo Kế hoạch số …)"."""
    found: list[int] = []
    for at, mark in enumerate(marks):
        if _is_appendix_heading(marks, at, mark) and not (found and at - found[-1] <= _AHEAD and not _is_label(mark)):
            found.append(at)
    return tuple(found)


def _is_label(mark: Mark) -> bool:
    return bool(_APPENDIX.fullmatch(mark.key))


def _is_appendix_heading(marks: Sequence[Mark], at: int, mark: Mark) -> bool:
    text = mark.text if len(mark.rows) <= 1 else ""
    if not text[:1].isupper():
        return False
    if _is_label(mark):
        return is_capitals(text.split("(")[0]) or len(text) < 24
    if _APPENDIX_TITLE.fullmatch(mark.key):
        return is_capitals(text.split("(")[0])
    titled = bool(_LIST_TITLE.fullmatch(mark.key)) and is_capitals(text.split("(")[0])
    return titled and any(_ATTACHED.search(near.key) for near in marks[at : at + _AHEAD + 2])
