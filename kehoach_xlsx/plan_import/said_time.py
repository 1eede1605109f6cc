"""The time that a task's own sentences set, where no label does: "xong trong tháng 3/2022", "(Quý III/2024)"."""

import re
from collections.abc import Iterable

from kehoach_xlsx.vietnamese.timeframes import read_timeframe

_YEAR = r"(?:19|20)\d\d"
_DAY = rf"(?:ngày )?\d{{1,2}}(?:[/.-]\d{{1,2}}(?:[/.-]{_YEAR})?| tháng \d{{1,2}}(?: năm {_YEAR})?)"
_MONTHS = rf"(?:các )?tháng \d{{1,2}}(?:(?:, | và | ?- ?| đến )(?:tháng )?\d{{1,2}})*(?:/{_YEAR}| năm {_YEAR})?"
_QUARTERS = (
    rf"(?:quý|quí) (?:[IV]{{1,3}}|[1-4])(?:(?:, | và | ?- ?)(?:quý |quí )?(?:[IV]{{1,3}}|[1-4]))*(?:[/-]{_YEAR}"
    rf"| năm {_YEAR})?"
)
_HALF = rf"(?:0?6|sáu) tháng (?:đầu|cuối) năm(?: {_YEAR})?"
_WHEN = rf"(?:{_DAY}|{_MONTHS}|{_QUARTERS}|{_HALF})"
_RANGE = rf"từ (?:ngày |đầu |giữa )?{_WHEN} (?:đến|tới)(?: hết| ngày| cuối)* {_WHEN}"
_CUE = r"(?:hoàn thành|xong|thực hiện|chậm nhất|muộn nhất|dự kiến|trước|trong|vào|đến hết)"
_SAID = re.compile(
    rf"(?P<time>{_RANGE}|(?:{_CUE}\s+)+(?:là |từ |đầu |cuối )?(?:{_WHEN}|năm {_YEAR}(?=\s*[.;)]|$)))", re.IGNORECASE
)
_ASIDE = re.compile(r"\((?P<time>[^()]{4,160})\)")
_WHOLE = re.compile(
    rf"(?:{_RANGE}|{_CUE}?\s*{_WHEN}|(?:cả )?năm {_YEAR}|thường xuyên(?: trong)?(?: năm {_YEAR})?|hàng năm"
    r"|hằng năm)",
    re.IGNORECASE,
)
_CITED = re.compile(r"số\s?\S+/\S+[^;,.()]{0,80}$|\b(?:ban hành|có hiệu lực|được thông qua)\s*$", re.IGNORECASE)
_RHYTHM = re.compile(
    r"(?:^|[.;,(]\s*|\b(?:thực hiện|triển khai)\s+)(?P<time>(?:thực hiện "
    r"|triển khai )?(?:thường xuyên(?:,? (?:liên tục|hàng năm|hằng năm))?(?: trong)?"
    rf"(?: năm {_YEAR})?|(?:sau )?khi có (?:yêu cầu|hướng dẫn|văn bản|kế hoạch)[^.;()]*))\s*[.;)]*\s*$",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.;])\s+")


def said_time(texts: Iterable[str]) -> str:
    """The words of the one time that the sentences set, "" where they set none, or several that differ.

    The date of a document that is cited is no time of the task; a bare year in running text is none either.

    >>> said_time(["Phòng Tư pháp mở 03 lớp bồi dưỡng, xong trong tháng 6/2022."])
    'xong trong tháng 6/2022'
    >>> said_time(["Triển khai Kế hoạch số 12/KH-UBND ban hành trong tháng 3/2022."])
    ''
    """
    found = list(dict.fromkeys(time for text in texts for time in _times(text)))
    return found[0] if len(found) == 1 else ""


def _times(text: str) -> list[str]:
    pieces = (piece.strip() for m in _ASIDE.finditer(text) for piece in re.split(r"[,;](?! \d| [IV])", m["time"]))
    asides = [piece for piece in pieces if _WHOLE.fullmatch(piece)]
    if asides:
        return asides
    alone = [s.strip(" .;") for s in _SENTENCES.split(text) if _WHOLE.fullmatch(s.strip(" .;"))]
    if alone:
        return alone
    said = (m for m in _SAID.finditer(text) if not _CITED.search(text[: m.start()]))
    dated = [m["time"] for m in said if read_timeframe(m["time"], 2000) is not None]
    if dated:
        return dated
    rhythm = _RHYTHM.search(text)
    return [rhythm["time"]] if rhythm and len(text) > len(rhythm[0]) else []
