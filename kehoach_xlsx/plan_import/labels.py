"""Labelled fields: "Cơ quan chủ trì: …", "b) Thời gian thực hiện: …", several in one line, or without a colon."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kehoach_xlsx.plan_import.markers import read_marker
from kehoach_xlsx.vietnamese.agency_lists import leading_agencies


class Label(StrEnum):
    """What a label announces."""

    LEAD = "lead"
    COOPERATING = "cooperating"
    TIME = "time"
    OUTPUT = "output"
    CONTENT = "content"  # "Các nhiệm vụ cụ thể": the tasks themselves follow
    DETAIL = "detail"  # "Hình thức", "Đối tượng": part of the task's description


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A labelled value as written, without the label; `label_text` keeps the label's own words."""

    label: Label
    label_text: str
    value: str


_WHO = (
    r"(?:(?:các|những)\s+)?(?:(?:cơ quan|đơn vị|tổ chức|sở|ban|ngành|phòng|địa phương|bộ phận|cá nhân|cán bộ"
    r"|công chức|thành viên|lực lượng|người)(?:\s*[,/]\s*|\s+(?:và|hoặc)\s+|\s+))"
)
_DOES = (
    r"(?:chủ trì|thực hiện|tham mưu|đầu mối|chịu trách nhiệm|phụ trách|thường trực|được (?:giao|phân công)"
    r"|tổ chức thực hiện|triển khai|đề xuất)"
)
_KINDS: tuple[tuple[Label, str], ...] = (
    (Label.TIME, r"(?:về )?(?:thời (?:gian|hạn|điểm)|tiến độ|lộ trình|hạn hoàn thành|ngày hoàn thành|mốc thời gian)\b"),
    (Label.TIME, r"(?:thực hiện|hoàn thành) (?:trong|trước|xong)(?: thời gian)?$"),
    (Label.TIME, r"(?:hoàn thành|khi nào|thời hạn)$"),
    (Label.COOPERATING, rf"{_WHO}{{1,4}}(?:cùng )?(?:phối hợp|tham gia|phối, kết hợp)\b"),
    (Label.COOPERATING, r"thành phần (?:phối hợp|tham gia phối hợp)$"),
    (Label.COOPERATING, r"(?:cùng )?(?:phối hợp|tham gia)(?: thực hiện| với)?$"),
    (Label.LEAD, rf"{_WHO}{{1,4}}{_DOES}\b"),
    (
        Label.LEAD,
        r"(?:chủ trì|thực hiện|phân công|trách nhiệm|chủ trì,? (?:thực hiện|tham mưu)|đầu mối|giao|cơ quan"
        r"|đơn vị)$",
    ),
    (Label.LEAD, r"(?:phân công (?:thực hiện|nhiệm vụ|trách nhiệm)|trách nhiệm (?:thực hiện|chủ trì))\b"),
    (
        Label.OUTPUT,
        r"(?:dự kiến )?(?:kết quả|sản phẩm|đầu ra|chỉ tiêu|số lượng)(?!\s+(?:của|từ|theo|khảo|phối|triển"
        r"|công))\b",
    ),
    (Label.CONTENT, r"(?:các )?nhiệm vụ(?: (?:cụ thể|trọng tâm|chủ yếu|giải pháp))*$"),
    (
        Label.CONTENT,
        r"(?:các )?(?:nhiệm vụ,? giải pháp|nội dung (?:công việc|nhiệm vụ|hoạt động|thực hiện|triển khai"
        r"|cụ thể)|hoạt động(?: cụ thể| chủ yếu)?)$",
    ),
    (
        Label.DETAIL,
        r"(?:về )?(?:nội dung|hình thức|đối tượng|địa điểm|địa bàn|thành phần|kinh phí|nguồn kinh phí"
        r"|phương thức|phạm vi|mục đích|mục tiêu|yêu cầu|chủ đề|cách thức|biện pháp|cách làm|quy mô|số lượng)\b",
    ),
)
_PATTERNS = tuple((label, re.compile(pattern, re.IGNORECASE)) for label, pattern in _KINDS)
_HOLDS_TASKS = re.compile(r"(?:về )?nội dung", re.IGNORECASE)  # with nothing behind the colon: bullets follow
_LONGEST_LABEL = 12  # words
_HEAD = re.compile(r"(?P<head>[^:.;?!“”\"]{2,90}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_DASHED = re.compile(r"(?P<head>[^:.;–\-“”]{4,60}?)\s+[–\-]\s+(?P<value>\S.*)")
_BARE_HEAD = (
    rf"(?:(?:{_WHO}){{0,2}}(?:chủ trì(?: thực hiện| tham mưu)?|phối hợp(?: thực hiện)?)|(?:{_WHO}){{1,2}}thực hiện|"
    r"thời (?:gian|hạn)(?: (?:thực hiện|hoàn thành))?)"
)
_BARE = re.compile(rf"(?P<head>{_BARE_HEAD})\s+(?P<value>\S.*)", re.IGNORECASE)
_VALUE_HEAD = re.compile(
    r"(?:(?:các )?(?:sở|ban|công an|ubnd|ủy ban|uỷ ban|phòng|hội|đoàn|đài|báo|tòa|viện|văn phòng|bộ|cơ quan"
    r"|đơn vị|trung tâm|trường|liên đoàn|thanh tra)\b|(?:trong |từ |trước |cả |đến )?(?:quý|quí|tháng|năm"
    r"|ngày|giai đoạn|\d)|thường xuyên|hàng|hằng)",
    re.IGNORECASE,
)
# where a further field may begin inside a line: "Chủ trì: Sở Tư pháp; phối hợp: …; thời gian: …"
_NEXT = re.compile(rf"(?<=[;.,)–\-(])\s*(?:[*+•–-]\s+)?(?=[^:;.,()]{{2,60}}:|{_BARE_HEAD}\s)", re.IGNORECASE)


def label_of(head: str) -> Label | None:
    """Which label the words before a colon are, None for words that only happen to have a colon after them.

    >>> label_of("Cơ quan chủ trì, tham mưu"), label_of("Xây dựng kế hoạch")
    (<Label.LEAD: 'lead'>, None)
    """
    plain = " ".join(re.sub(r"\([^)]*\)", " ", head).split())
    if not plain or len(plain.split()) > _LONGEST_LABEL:
        return None
    return next((label for label, pattern in _PATTERNS if pattern.match(plain)), None)


def read_fields(text: str) -> tuple[Field, ...]:
    """The fields of a text that begins with a label (its marker taken off); empty where it begins otherwise.

    >>> [f"{f.label}={f.value}" for f in read_fields("Chủ trì: Sở Tư pháp; phối hợp: Công an tỉnh; thời gian: Quý II")]
    ['lead=Sở Tư pháp', 'cooperating=Công an tỉnh', 'time=Quý II']
    """
    found = _first(text)
    if found is None:
        return ()
    label, head, value = found
    value, rest = _cut(value)
    value = value.strip(" ;,(")
    if not value and _HOLDS_TASKS.fullmatch(head):
        label = Label.CONTENT
    field = Field(label=label, label_text=head, value=value)
    return (field, *read_fields(rest)) if rest else (field,)


def _first(text: str) -> tuple[Label, str, str] | None:
    for pattern in (_HEAD, _DASHED):
        found = pattern.fullmatch(text)
        label = label_of(found["head"]) if found else None
        if found is None or label is None:
            continue
        if pattern is _HEAD or (label is not Label.DETAIL and _VALUE_HEAD.match(found["value"])):
            return label, found["head"], found["value"]
    bare = _BARE.fullmatch(text)
    if bare and (label := label_of(bare["head"])) and _is_value(label, bare["value"]):
        return label, bare["head"], bare["value"]
    return None


def _is_value(label: Label, text: str) -> bool:
    """Whether what follows a label without a colon is its value alone: "Phối hợp Công an tổ chức …" is a task."""
    value = re.split(r";|\. ", text, maxsplit=1)[0]
    if label is Label.TIME:
        return _VALUE_HEAD.match(value) is not None
    names, rest = leading_agencies(value)
    return bool(names) and not rest.strip(" .,;")


def _cut(value: str) -> tuple[str, str]:
    """The value up to a further label inside it, and the rest that begins with that label."""
    for found in _NEXT.finditer(value):
        first = _first(value[found.end() :])
        if first is not None and first[0] not in {Label.DETAIL, Label.CONTENT}:
            return value[: found.start()], value[found.end() :]
    return value, ""


def trailing_fields(text: str) -> tuple[str, tuple[Field, ...]]:
    """A task's text without the fields written at its end, and those fields.

    >>> rest, fields = trailing_fields("Tổ chức hội nghị (chủ trì: Sở Tư pháp; thời gian: tháng 5/2024).")
    >>> rest, [field.value for field in fields]
    ('Tổ chức hội nghị', ['Sở Tư pháp', 'tháng 5/2024'])
    """
    before, rest = _cut(text)
    fields = read_fields(rest) if rest else ()
    if not fields or not before.strip(" ("):
        return text, ()
    clean = tuple(Field(label=f.label, label_text=f.label_text, value=f.value.strip(" .;,)(")) for f in fields)
    return before.rstrip(" (;,–-"), clean


def begins_with_label(line: str) -> bool:
    """Whether a physical line begins with a label, after its marker if it has one.

    A line in lower case that only describes ("địa bàn thành phố: …") goes on with the sentence above it.
    """
    marker = read_marker(line)
    fields = read_fields(marker.rest if marker else line)
    return bool(fields) and (marker is not None or not line[0].islower() or fields[0].label is not Label.DETAIL)
