"""What a plan is about (trích yếu), and the years it is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_xlsx.plan_import.blocks import Line

_TITLE = re.compile(r"(?:DỰ THẢO )?K[ẾÉE] HO[ẠA]CH(?: ?:)?(?: |$)", re.IGNORECASE)
_OTHER_TITLE = re.compile(r"CHƯƠNG TRÌNH(?: (?:HÀNH ĐỘNG|CÔNG TÁC|PHỐI HỢP))? ?:?$", re.IGNORECASE)
_NOTE = re.compile(
    r" ?[(\[](?:(?:được )?ban hành )?(?:đính )?kèm theo[^)\]]*[)\]]?.*$| ?\((?:dự thảo|sửa đổi lần[^)]*)\)$|[ -]+$",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"giai đoạn (?:từ )?(?:năm )?(?P<start>\d{4}) ?(?:[-–—]|đến(?: năm)?) ?(?P<end>\d{4})", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?<!đến )(?<!đến hết )(?<!từ )(?:(?:6|sáu|9|chín) tháng (?:đầu "
    r"|cuối )?)?(?:quý (?:[ivx\d]+)(?: và quý [iv]+)? )?"
    r"năm (?P<years>\d{4}(?:(?:, ?| và |[-–]|, năm | và năm )\d{4})*)(?! ?[-/]\d)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:ngày ?\d{1,2},? )?tháng \d{1,2},? năm \d{4}", re.IGNORECASE)
_LAW = re.compile(r"(?:(?<!pháp )luật|pháp lệnh|nghị định|nghị quyết)\b[^“”\"]{0,80}? năm \d{4}", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^)]*\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """The years a plan is for, in its own words; `start` and `end` are ISO days, both included.

    `programme` is a longer stage to which the subject belongs ("giai đoạn 2021 - 2027" beside "năm 2024").
    """

    text: str
    start: str | None
    end: str | None
    programme: str | None
    line: int


def read_subject(title: Sequence[Line]) -> Line | None:
    """The subject of the lines from "KẾ HOẠCH" on, joined, without the note of what it is attached to."""
    texts = [(_without_title(line.text) if at == 0 else line.text, line.number) for at, line in enumerate(title)]
    kept = [(text, number) for text, number in texts if re.search(r"[^\W_]", text)]
    joined = _NOTE.sub("", re.sub(r"\s+", " ", " ".join(text for text, _ in kept))).strip(" *_")
    return Line(text=joined, number=kept[0][1]) if joined else None


def _without_title(text: str) -> str:
    return "" if _OTHER_TITLE.fullmatch(text.strip()) else _TITLE.sub("", text, count=1)


def read_period(subject: str, rest: str, line: int) -> Period | None:
    """The period named in the subject, else in the rest of the issuing sentence; None where neither names one."""
    stage = _STAGE.search(subject)
    year = _year(subject) or (None if stage and not _is_quoted(subject, stage) else _year(rest))
    programme = _small(stage[0]) if stage else None
    if year:
        years = re.findall(r"\d{4}", year["years"])
        start, end = _days(year[0], years[0], years[-1])
        return Period(text=_small(year[0]), start=start, end=end, programme=programme, line=line)
    if stage and not _is_quoted(subject, stage):
        start, end = f"{stage['start']}-01-01", f"{stage['end']}-12-31"
        return Period(text=_small(stage[0]), start=start, end=end, programme=None, line=line)
    return Period(text="", start=None, end=None, programme=programme, line=line) if programme else None


def _is_quoted(text: str, found: re.Match[str]) -> bool:
    return any(quote.start() < found.start() < quote.end() for quote in _QUOTED.finditer(text))


def _year(text: str) -> re.Match[str] | None:
    """The last year outside quotes, dates and the names of laws."""
    hidden = text
    for pattern in (_QUOTED, _DATE, _LAW):
        hidden = pattern.sub(lambda found: " " * len(found[0]), hidden)
    return next(reversed(list(_YEAR.finditer(hidden))), None)


def _days(text: str, first: str, last: str) -> tuple[str, str]:
    """(first day, last day) of years, of a half of a year, or of quarters."""
    key = _small(text)
    if quarters := [_QUARTERS[q] for q in re.findall(r"quý ([ivx\d]+)", key) if q in _QUARTERS]:
        low, high = min(quarters), max(quarters)
        return f"{first}-{3 * low - 2:02d}-01", f"{last}-{3 * high:02d}-{30 if high in (2, 3) else 31}"
    if re.match(r"(?:6|sáu) tháng đầu", key):
        return f"{first}-01-01", f"{last}-06-30"
    if re.match(r"(?:6|sáu) tháng cuối", key):
        return f"{first}-07-01", f"{last}-12-31"
    return f"{first}-01-01", f"{last}-12-31"


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _small(text: str) -> str:
    """The words in small letters, as they stand within a sentence: a subject is often in capitals."""
    return re.sub(r"\s+", " ", text).strip().lower()
