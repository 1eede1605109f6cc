"""Quantities that a plan asks for: "03 lớp tập huấn", "ít nhất 01 mô hình", "100% xã"; never "sơ kết 03 năm"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

PLACES = (
    "xã, phường, thị trấn", "xã, thị trấn", "xã", "phường", "huyện", "thôn", "trường", "đơn vị", "cơ quan",
    "địa phương", "sở, ngành", "sở", "phòng", "doanh nghiệp",
)  # fmt: skip
"""Nouns for where something is done: in running text they are a result only where the work is to go there."""

UNITS = (
    "lớp", "khóa", "hội nghị", "hội thảo", "hội thi", "hội diễn", "hội đồng", "cuộc thi", "cuộc họp", "cuộc kiểm tra",
    "cuộc điều tra", "cuộc khảo sát", "cuộc", "buổi", "đợt", "mô hình", "câu lạc bộ", "tờ gấp", "tờ rơi", "tờ",
    "cuốn", "quyển", "bản tin", "bản", "bộ tài liệu", "bộ", "đề cương", "tài liệu", "ấn phẩm", "sổ tay", "clip",
    "video", "phóng sự", "chuyên mục", "chuyên trang", "chuyên đề", "chương trình", "tin, bài", "tin bài", "tin",
    "bài viết", "bài", "số", "kỳ", "tiểu phẩm", "tình huống", "câu chuyện", "phiên tòa", "phiên", "tủ sách", "pa nô",
    "pano", "panô", "áp phích", "băng rôn", "khẩu hiệu", "điểm", "tổ", "đội", "nhóm", "văn bản", "báo cáo",
    "kế hoạch", "quyết định", "đề án", "tọa đàm", "tọa đàm", "diễn đàn", "lượt người", "lượt", "học viên",
    "hòa giải viên", *PLACES, "vụ việc", "vụ", "hồ sơ", "hệ thống", "phần mềm", "cơ sở dữ liệu", "dự án",
    "công trình", "sản phẩm", "chiến dịch", "đoàn", "giải", "hộ", "km", "ha",
)  # fmt: skip
"""Nouns that quantities are counted in, longest first where one begins another."""

_PEOPLE = re.compile(r"(?:đại biểu|đồng chí|người|học viên|lượt|cán bộ|thành viên)\b", re.IGNORECASE)
"""Who takes part, behind what they take part in ("01 lớp, 90 đồng chí"), is not asked for by itself."""
_TIMES = re.compile(
    r"(?:năm|tháng|ngày|tuần|giờ|phút|tuổi|lần|quý|thập kỷ|giai đoạn|kỳ|cấp|bên|điểm cầu|mặt|chiều)\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?<![\w/.,\-–])(?:(?P<low>\d{1,4})\s?[-–]\s?(?=\d{1,4}\s+[^\W\d]))?(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6}(?:,\d+)?)(?P<percent>\s?%)?"
    r"(?:\s?\([^)\d]{2,30}\))?(?![\w/])(?:\s+(?P<what>[^\d;.,:()]{2,}(?:, [^\d;.,:()]+)?))?"
)
_NOT_BEFORE = re.compile(
    r"(?:điều|khoản|điểm|số|luật|thứ|lần|năm|quý|tháng|ngày|khóa|kỳ họp|chương|mục|phần|nghị quyết"
    r"|nghị định|quyết định|từ|đến|giai đoạn|hạng|cấp|bước|kỳ|top)\s*$",
    re.IGNORECASE,
)
# "02 lớp cho 60 học viên"
_MINOR = re.compile(r"\d[^;.]*\b(?:cho|với|gồm|tại|ở|mỗi \w+)(?: khoảng| trên| hơn)?\s*$", re.IGNORECASE)
_ASIDE = re.compile(r"\d[^;.()]*\([^()]*$")  # "01 hội nghị (150 đại biểu)"
_GOES_THERE = re.compile(r"\b(?:kiểm tra|khảo sát|giám sát|thí điểm|làm điểm|đánh giá)\b[^.;]*$", re.IGNORECASE)
_LONGEST_NAME = 8  # words
_ASIDE_WORDS = re.compile(r"\s+(?:và|hoặc|để|nhằm|trước|trong|tại|cho|do|với|đến|từ)(?:\s|$)", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|trên|hơn|từ)\s*(?:là\s*)?$", re.IGNORECASE)
_UP = re.compile(r"[^;.]{0,60}?\btrở lên", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deliverable:
    """A quantity with what it counts; `text` is the plan's own wording."""

    quantity: Decimal
    unit: str
    at_least: bool
    text: str


def quantities(text: str, *, labelled: bool) -> tuple[Deliverable, ...]:
    """The quantities asked for in `text`.

    In a labelled result any noun counts, and so does a percentage; in running text only what plans count results
    in (`UNITS`), because numbers there may be anything.

    >>> found = quantities("xây dựng ít nhất 01 mô hình; sơ kết 03 năm", labelled=False)
    >>> [(str(d.quantity), d.unit, d.at_least) for d in found]
    [('1', 'mô hình', True)]
    """
    return tuple(_quantities(text, labelled=labelled))


def _quantities(text: str, *, labelled: bool) -> Iterator[Deliverable]:
    for found in _NUMBER.finditer(text):
        before = text[: found.start()]
        at_least = bool(found["low"] or _AT_LEAST.search(before) or _UP.match(text[found.end("number") :]))
        if (_NOT_BEFORE.search(before) and not at_least) or _MINOR.search(before) or _ASIDE.search(before):
            continue
        what = (found["what"] or "").strip()
        unit = "%" if found["percent"] else _unit(what, labelled=labelled)
        if _PEOPLE.match(what) and re.search(r"\d", before):
            continue
        if not unit or (not labelled and (unit == "%" or (unit in PLACES and not _GOES_THERE.search(before)))):
            continue
        yield Deliverable(
            quantity=Decimal((found["low"] or found["number"]).replace(".", "").replace(",", ".")),
            unit=unit,
            at_least=at_least,
            text=_wording(found, at_least=at_least),
        )


def _unit(what: str, *, labelled: bool) -> str:
    lower = what.casefold()
    if not what or (_TIMES.match(lower) and not lower.startswith("kỳ tuyên")):
        return ""
    for unit in sorted(UNITS, key=len, reverse=True):
        if re.match(rf"{re.escape(unit)}\b", lower):
            return unit
    return " ".join(what.split()[:2]) if labelled else ""


def _wording(found: re.Match[str], *, at_least: bool) -> str:
    words = _ASIDE_WORDS.split(" ".join((found["what"] or "").split()[:_LONGEST_NAME]))[0]
    shown = f"{found['number']}{'%' if found['percent'] else ''} {words}".strip()
    return f"ít nhất {shown}" if at_least else shown
