"""What each part of a plan is about: its purpose, its tasks, its money, or who answers for what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kehoach_xlsx.plan_import.markers import Depth
from kehoach_xlsx.plan_import.outline import Node
from kehoach_xlsx.vietnamese.agency_lists import leading_agencies


class Section(StrEnum):
    """What a part of a plan holds."""

    PURPOSE = "purpose"  # aims, requirements, scope: no tasks
    CONTENT = "content"
    BUDGET = "budget"
    ORGANISATION = "organisation"  # duties and reporting


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part with its section; `code` is its number as task codes begin with, "" where the plan has no parts."""

    node: Node
    section: Section
    code: str


_TASKS = r"(?:nhiệm vụ|nội dung|giải pháp|hoạt động|công việc|tiến độ|biện pháp)"
_PURPOSE = re.compile(
    r"(?:mục đích|mục tiêu|yêu cầu|quan điểm|phạm vi|đối tượng|nguyên tắc|căn cứ|cơ sở|sự cần thiết"
    r"|thực trạng|đặc điểm|"
    r"tình hình|khái quát|định hướng|chỉ tiêu|thời gian|địa điểm|đánh giá|kết quả|thông tin chung|giải thích)\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"(?:về )?(?:nguồn )?(?:kinh phí|dự toán|nguồn lực thực hiện|(?:bảo đảm|đảm bảo|cơ chế) (?:kinh phí|tài chính)|"
    r"điều kiện (?:bảo đảm|đảm bảo)|(?:bảo đảm|đảm bảo)\W*$|tài chính)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:công tác )?tổ chức (?:triển khai )?(?:thực hiện|triển khai)|trách nhiệm|phân công"
    r"|chế độ (?:thông tin|báo cáo)|"
    r"(?:thông tin,? )?báo cáo|điều khoản|giám sát|kiểm tra, (?:đôn đốc|báo cáo)|khen thưởng",
    re.IGNORECASE,
)
_CONTENT = re.compile(rf"(?:các |những )?(?:{_TASKS})", re.IGNORECASE)
_AIMS_ONLY = re.compile(
    r"(?:mục đích|mục tiêu|yêu cầu|quan điểm|phạm vi|đối tượng|nguyên tắc)(?:(?:,| và)? (?:chung|cụ thể"
    r"|yêu cầu|mục tiêu|quan điểm|phạm vi|áp dụng|đối tượng))*[:.]?",
    re.IGNORECASE,
)


def read_parts(root: Node) -> tuple[Part, ...]:
    """Return the parts of a plan with their sections, in the order of the text.

    A part with a topic of its own ("II. HÒA GIẢI Ở CƠ SỞ") holds tasks. Where no other part does, the part that
    hands out the work ("PHÂN CÔNG NHIỆM VỤ") is where the tasks are.
    """
    tops = root.items
    if tops and all(top.depth == Depth.ITEM for top in tops):
        return _restarted(tops)
    sections = [_section(top.text) for top in tops]
    if Section.CONTENT not in sections:
        sections = [_handing_out(top, section) for top, section in zip(tops, sections, strict=True)]
    numbered = any(top.depth is not None and top.depth < Depth.ITEM for top in tops)
    return tuple(
        Part(node=top, section=section, code=_code(top, numbered=numbered))
        for top, section in zip(tops, sections, strict=True)
    )


def _restarted(tops: Sequence[Node]) -> tuple[Part, ...]:
    """The parts of a plan whose headings were lost or never were: where the numbers begin anew, a new part begins."""
    runs: list[list[Node]] = []
    for top in tops:
        if not runs or (top.marker is not None and top.marker.number == "1"):
            runs.append([])
        runs[-1].append(top)
    return tuple(part for n, run in enumerate(runs) for part in _of_run(run, last=0 < n == len(runs) - 1))


def _of_run(run: Sequence[Node], *, last: bool) -> Iterator[Part]:
    duties = last and sum(bool(leading_agencies(node.text)[0]) for node in run) * 2 >= len(run)
    for node in run:
        section = _section(node.text)
        if duties and section is Section.CONTENT:
            section = Section.ORGANISATION
        yield Part(node=node, section=section, code=node.marker.number if _announces(node, run) and node.marker else "")


def _announces(node: Node, run: Sequence[Node]) -> bool:
    """Whether an item is a part by another number: "2. Nội dung" above items that hold the tasks."""
    return len(run) > 1 and _CONTENT.match(node.text) is not None and any(not item.is_bullet for item in node.items)


def _section(title: str) -> Section:
    """The section that a title announces; the first word decides, the rest says when it does not."""
    if _PURPOSE.match(title) and not re.search(_TASKS, title[:80], re.IGNORECASE):
        return Section.PURPOSE
    if _BUDGET.match(title):
        return Section.BUDGET
    if _ORGANISATION.match(title):
        return Section.ORGANISATION
    return Section.CONTENT


def _handing_out(top: Node, section: Section) -> Section:
    hands_out = re.search(r"phân công|nhiệm vụ|trách nhiệm", top.text, re.IGNORECASE)
    return Section.CONTENT if section is Section.ORGANISATION and hands_out else section


def _code(top: Node, *, numbered: bool) -> str:
    if top.marker is None or not (numbered or _CONTENT.match(top.text)):
        return ""
    return top.marker.number


def is_aim(node: Node) -> bool:
    """Whether an item inside a part only states aims ("1. Mục tiêu"), so that nothing under it is a task."""
    return _AIMS_ONLY.fullmatch(node.text.strip()) is not None


def section_of(node: Node) -> Section:
    """The section of an item inside a part of tasks: plans without parts end with items on money and duties."""
    title = node.text.strip()
    if is_aim(node):
        return Section.PURPOSE
    if len(title) < 60 and _BUDGET.match(title):
        return Section.BUDGET
    if len(title) < 60 and re.match(
        r"tổ chức (?:triển khai )?thực hiện\b|chế độ (?:thông tin|báo cáo)|trách nhiệm", title, re.IGNORECASE
    ):
        return Section.ORGANISATION
    return Section.CONTENT
