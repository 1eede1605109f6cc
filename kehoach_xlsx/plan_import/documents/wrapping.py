"""Lines of a text file put together to paragraphs: wrapped lines joined, separate ones left apart."""

import re
from collections.abc import Iterator, Sequence

from kehoach_xlsx.plan_import.blocks import Block, Line
from kehoach_xlsx.plan_import.labels import begins_with_label
from kehoach_xlsx.plan_import.markers import Depth, read_marker
from kehoach_xlsx.plan_import.verbs import begins_with_action
from kehoach_xlsx.vietnamese.agency_lists import begins_agency

_LONG = 160  # characters: a text with such lines wraps none
_FULL = 0.92  # of the width: the next word would not have fitted
_AUTHORITY = re.compile(r"UBND|HĐND|MTTQ|UBMTTQ|TAND|VKSND|BCĐ|BCH|HĐPH")
_BEFORE_A_PLACE = re.compile(r"\b(?:thành phố|tỉnh|huyện|quận|thị xã|thị trấn|xã|phường)$", re.IGNORECASE)
_REST_OF_NAME = re.compile(r"[^\W\d]+(?: [^\W\d]+)?[,;:]")
_TAIL = re.compile(r"(?:[^\s:]+ ){0,3}[^\s:]+:")  # the last words of a heading, its colon behind them
_TERMINAL = re.compile(r"[.;:!?…]\W*$")
_OPEN_END = re.compile(
    r"(?:[,\-–(/&]|\b(?:và|hoặc|của|các|về|với|cho|theo|tại|số|ngày|tháng|năm|quý|quí|sở|ban|bộ|hội|đài|từ"
    r"|đến|ủy|uỷ|thành))$",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"(?:KẾ HOẠCH|KÉ HOẠCH|QUYẾT ĐỊNH|PHỤ LỤC|N[ơo]i nhận|TM\.|KT\.|TL\.|TUQ\.|Q\.|Độc lập|CỘNG HÒA"
    r"|CỘNG HOÀ|Số ?:|Điều \d|Căn cứ|Theo đề nghị|Xét đề nghị|Trên đây|Trong quá trình)",
)


def paragraphs(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the paragraphs of a text; a blank `Line` parts two of them, unless a sentence runs on behind it."""
    width = wrap_width([line.text for line in lines])
    open_lines: list[Line] = []
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        if open_lines and not _runs_on(open_lines[0].text, open_lines[-1].text, line.text, blank, width):
            yield block_of(open_lines)
            open_lines = []
        open_lines.append(line)
        blank = False
    if open_lines:
        yield block_of(open_lines)


def wrap_width(lines: Sequence[str]) -> int:
    """The width at which a text was wrapped, 0 where it was not: some line is far longer than any page."""
    lengths = sorted(len(line) for line in lines if line)
    if not lengths or lengths[-1] > _LONG:
        return 0
    return lengths[int(len(lengths) * 0.95)] if len(lengths) > 1 else 0


def _runs_on(opening: str, before: str, line: str, blank: bool, width: int) -> bool:
    """Whether `line` goes on with the sentence of `before`, in a paragraph whose first line is `opening`."""
    if read_marker(line) or begins_with_label(line) or _STANDS_ALONE.match(line):
        return False
    if not line[0].isalnum() and line[0] not in "“\"'(‘&%":
        return False
    begun_small = line[0].islower() or line[0].isdigit()
    if blank or not width:
        return begun_small and not _TERMINAL.search(before) and not before.isupper()
    if begun_small or _OPEN_END.search(before):
        return True
    if _BEFORE_A_PLACE.search(before) and not begins_agency(line) and not begins_with_action(line):
        return True
    return _capital_within(opening, before, line, width)


def _capital_within(opening: str, before: str, line: str, width: int) -> bool:
    """Whether a capital at the start of a wrapped line stands within a sentence: a name, not a new paragraph."""
    first_word = line.split(maxsplit=1)[0]
    full = len(before) + 1 + len(first_word) > width * _FULL
    marker = read_marker(opening)
    if before.endswith(";") and marker is not None and (marker.depth < Depth.LETTER or _lists_agencies(opening, line)):
        return True  # a heading, or a field, is no list item: it goes on until it ends otherwise
    if _TERMINAL.search(before):
        return full and not before.endswith(":")
    abbreviation = first_word.strip(".,:;").isupper() and not _AUTHORITY.match(first_word)
    if marker is not None and not before.isupper() and (abbreviation or _TAIL.fullmatch(line)):
        return True
    if before.isupper() or line.isupper():
        return before.isupper() and line.isupper() and (marker is not None or full)
    if marker is None or marker.depth in {Depth.DASH, Depth.PLUS}:
        return True  # prose and bullets end in a sign: without one the sentence goes on
    if begins_agency(line) and not begins_agency(marker.rest) and not full:
        return False
    return full or (begins_agency(marker.rest) and _goes_on_listing(line))


def _goes_on_listing(line: str) -> bool:
    """Whether a line begins with the rest of a name in a list: "Mũi, Đài Phát thanh và Truyền hình"."""
    return _REST_OF_NAME.match(line) is not None and not begins_with_action(line)


def _lists_agencies(opening: str, line: str) -> bool:
    """Whether a paragraph is a field of agencies and the line goes on with one more."""
    return begins_with_label(opening) and begins_agency(line)


def block_of(lines: Sequence[Line]) -> Block:
    """The block that these lines make."""
    texts = tuple(line.text for line in lines)
    joined = " ".join(texts)
    return Block(text=joined, lines=texts, first=lines[0].number, last=lines[-1].number)
