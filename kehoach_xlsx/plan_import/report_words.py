"""The words of a sentence that asks for a report: that it does, to whom, and what the report covers."""

import re

from kehoach_xlsx.vietnamese.agency_lists import begins_agency
from kehoach_xlsx.vietnamese.text import fold

MONTH, QUARTER, HALF, NINE_MONTHS, YEAR, REVIEW = "month", "quarter", "half", "nine-months", "year", "review"

_WHAT = (
    r"kết quả|tình hình|tiến độ|định kì|sơ kết|tổng kết|đánh giá|hàng|hằng|quí|tháng|năm|\d+ tháng|sáu tháng|chín tháng"
    r"|về|gửi|việc|công tác|bằng văn bản|đột xuất|chuyên đề|lồng ghép|chung|số liệu|theo qui định"
)
_REPORT = re.compile(
    rf"\bbáo cáo(?! viên)(?= ?[,:(]|\s+(?:{_WHAT})\b)"
    r"|(?:định kì|chế độ|gửi|tổng hợp|xây dựng|lập|nộp|hoàn thành) báo cáo(?! viên)"
    r"|(?:gửi|tổng hợp)\b[^.;]{0,40}\bkết quả|\bkết quả[^.;]{0,90}\b(?:gửi|về)\b|\bđánh giá tình hình[^.;]{0,90}\bgửi\b"
)
_WEAK = re.compile(r"\bbáo cáo(?! viên)")
_OTHER = re.compile(
    r"\b(?:xây dựng|ban hành|gửi|lập|đăng kí) (?:\w+ ){0,3}(?:kế hoạch|chương trình|dự toán|danh sách|hồ sơ|văn bản)"
    r"|\bdự toán|\bhoàn thành(?! báo cáo)|\bđăng kí|\bhồ sơ|\bdanh sách|\bgiải quyết|\bvướng mắc|\bphát sinh"
    r"|\bthẩm định|\bphê duyệt|\bkhen thưởng|\btham dự|\bbài dự thi"
)
_COVERS = re.compile(
    r"(?P<half>\b(?:0?6|sáu) tháng\b|\bnửa (?:đầu )?năm)|(?P<nine>\b(?:0?9|chín) tháng\b)|(?P<quarter>\bquí\b)"
    r"|(?P<review>\b(?:sơ kết|tổng kết|giữa kì|cuối kì|giai đoạn)"
    r"(?: (?:giữa kì|cuối kì|giai đoạn|\d+ năm))*(?! (?:công tác )?năm)"
    r"|\b0?[2-9] năm\b|\b10 năm\b)"
    r"|(?P<month>\b(?:báo cáo|hàng|hằng) tháng\b(?! \d))|(?P<year>\b(?:hàng |hằng |cả |cuối )?năm\b(?! tiếp))"
)
_DIFFICULTY = re.compile(r"\b(?:vướng mắc|khó khăn)")
_ON_WORK = re.compile(r"\b(?:kết quả|tình hình|định kì)\b")
_HALF_OF_YEAR = re.compile(r"\s*(?:đầu|cuối)(?: năm)?\b")
_TO = re.compile(
    r"(?:\bgửi(?: báo cáo)?(?: kết quả)?(?: về| đến| cho| tới)?|\bvề|\bcho|\bbáo cáo|\btrình|\bđến)\s+(?=\w)",
    re.IGNORECASE,
)
_TO_ENDS = re.compile(
    r"\s*(?:[.;:]|,(?!\s*\w+ (?:và|-))|\b(?:trước|để|theo|đúng|định kỳ|định kì|chậm nhất|muộn nhất|khi|vào|trong"
    r"|hằng|hàng|tổng hợp|xem xét|kết quả|tình hình|bằng|qua|và (?=báo|gửi|đồng)"
    r"|tiến độ|báo cáo|biết|thời)\b|\((?!\s*(?:thông )?qua))",
    re.IGNORECASE,
)


def asks_for_report(folded: str) -> bool:
    """Whether the words ask for a report on what was done, rather than for a plan, a list or a decision."""
    if _DIFFICULTY.search(folded) and not _ON_WORK.search(folded):
        return False
    if _REPORT.search(folded):
        return True
    return bool(_WEAK.search(folded)) and not _OTHER.search(folded)


def asks_for_something_else(folded: str) -> bool:
    """Whether a date after these words would be that of another thing than a report."""
    return bool(_OTHER.search(folded)) and not _REPORT.search(folded)


def asks_first_for_report(folded: str) -> bool:
    """Whether words after a date ("Trước ngày 10/12, các đơn vị gửi báo cáo …") ask for a report before all else."""
    other = _OTHER.search(folded)
    return asks_for_report(folded) and (other is None or -1 < report_begins(folded) < other.start())


def report_begins(folded: str) -> int:
    """Where the words on the report begin; -1 where there are none."""
    found = _REPORT.search(folded) or _WEAK.search(folded)
    return found.start() if found else -1


def covers(folded: str) -> tuple[str, ...]:
    """What reports the words name, in their order, each once: month, quarter, half, nine-months, year, review."""
    out: list[str] = []
    at = 0
    while found := _COVERS.search(folded, at):
        kind = {"nine": NINE_MONTHS}.get(found.lastgroup or "", found.lastgroup or "")
        at = found.end()
        if kind in {HALF, NINE_MONTHS} and (rest := _HALF_OF_YEAR.match(folded, at)):
            at = rest.end()  # "6 tháng đầu năm" names no report of the year
        if kind not in out:
            out.append(kind)
    return tuple(out)


def addressee(sentence: str) -> str:
    """To whom: the agency that "về", "gửi" or "báo cáo" first leads to; what it then passes on is its own affair.

    >>> addressee("Báo cáo kết quả gửi về Công an thành phố trước ngày 10 tháng 12 năm 2024")
    'Công an thành phố'
    """
    for found in _TO.finditer(sentence):
        rest = sentence[found.end() :]
        if begins_agency(rest):
            end = _TO_ENDS.search(_without_asides(rest))
            name = rest[: end.start()] if end else rest
            if fold(name) and len(name.split()) <= 20:
                return name.strip(" ,;.")
    return ""


def _without_asides(text: str) -> str:
    """The text with "(thông qua Sở Tư pháp)" made opaque, so that nothing inside ends a name."""
    return re.sub(r"\((?:thông )?qua[^)]*\)", lambda found: "x" * len(found[0]), text)
