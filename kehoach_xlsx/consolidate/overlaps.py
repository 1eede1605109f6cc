"""Activities of different plans that may be one and the same; the coordinator decides, nothing is dropped by itself.

Two reasons to ask: the same task and nearly the same words, or the same days and the same named place. Where every
unit is to do a task on its own, two leads who plan the same are as it should be, and only days and place speak.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from kehoach_xlsx.consolidate.activities import Activity
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Assignment, Plan, Role
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.activity_rules import OVERLAP

NEAR = 90
"""Least likeness in per cent (of the words in any order) of two texts that are nearly the same."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+|\b[IVX]+\b")  # "lớp 1" and "lớp 2", "quý I" and "quý II" are two things
_PLACE = re.compile(r"\b[Tt]ại\s+([^,;.()\n]+)")
_PLACE_ENDS = re.compile(r"\s(?:vào|từ|trong|cho|với|để|nhằm|ngày|tháng|năm|quý)\s.*", re.DOTALL)
Days = tuple[date | None, date]


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap:
    """Two activities that may be one, in the plan's order of units, and why."""

    first: Activity
    second: Activity
    likeness: int | None
    place: str

    @property
    def basis(self) -> str:
        """Why they are named."""
        said = [f"cùng nhiệm vụ, nội dung gần giống ({self.likeness}%)"] if self.likeness is not None else []
        return "; ".join([*said, *([f"cùng thời gian, cùng nơi ({self.place})"] if self.place else [])])

    @property
    def basis_en(self) -> str:
        """Why they are named, in English."""
        said = [f"same task, nearly the same words ({self.likeness}%)"] if self.likeness is not None else []
        return "; ".join([*said, *([f"same days and place ({self.place})"] if self.place else [])])

    @property
    def pair(self) -> str:
        """The key under which a decision on the pair is kept."""
        return hashlib.sha256(f"{self.first.mark}{self.second.mark}".encode()).hexdigest()[:16]


def overlaps(plan: Plan, found: Sequence[Activity]) -> tuple[Overlap, ...]:
    """Return the pairs that may overlap, in the plan's order of tasks, then as the activities stand."""
    alike = dict(_alike(plan, found))
    together = dict(_together(found))
    pairs = sorted(alike.keys() | together.keys(), key=lambda pair: _order(plan, found, pair))
    return tuple(
        Overlap(
            first=found[one],
            second=found[other],
            likeness=alike.get((one, other)),
            place=together.get((one, other), ""),
        )
        for one, other in pairs
    )


def _order(plan: Plan, found: Sequence[Activity], pair: tuple[int, int]) -> tuple[int, int, int]:
    codes = [task.code for task in plan.tasks]
    task = found[pair[0]].task
    return (codes.index(task) if task in codes else len(codes), *pair)


def _alike(plan: Plan, found: Sequence[Activity]) -> Iterator[tuple[tuple[int, int], int]]:
    """Pairs under one task whose words are nearly the same, with their likeness."""
    by_task: dict[str, list[int]] = {}
    for index, activity in enumerate(found):
        by_task.setdefault(activity.task, []).append(index)
    words = [" ".join(_WORD.findall(fold(a.text))) for a in found]
    numbers = [sorted(_NUMBER.findall(a.text)) for a in found]
    for code, indexes in by_task.items():
        task = plan.task(code)
        assignment = task.assignment if task else None
        for one, other in combinations(indexes, 2):
            if numbers[one] != numbers[other] or _as_it_should_be(assignment, found[one], found[other]):
                continue
            likeness = fuzz.token_sort_ratio(words[one], words[other], score_cutoff=NEAR)
            if likeness:
                yield (one, other), int(likeness)


def _as_it_should_be(assignment: Assignment | None, one: Activity, other: Activity) -> bool:
    """Whether alike activities say nothing: each unit's own share of a task, or one unit's series of events."""
    if one.unit.code == other.unit.code:
        return _days(one) is None or _days(one) != _days(other)
    return assignment is Assignment.EACH and one.role is Role.LEAD and other.role is Role.LEAD


def _together(found: Sequence[Activity]) -> Iterator[tuple[tuple[int, int], str]]:
    """Pairs of two units on the same days in the same named place."""
    meeting: dict[tuple[Days, str], list[tuple[int, str]]] = {}
    for index, activity in enumerate(found):
        days = _days(activity)
        if days is not None:
            for place in places(activity.text):
                meeting.setdefault((days, fold(place)), []).append((index, place))
    for there in meeting.values():
        for (one, place), (other, _) in combinations(there, 2):
            if found[one].unit.code != found[other].unit.code:
                yield (one, other), place


def _days(activity: Activity) -> Days | None:
    ends = activity.day("ends_on")
    return (activity.day("starts_on"), ends) if ends is not None else None


def places(text: str) -> tuple[str, ...]:
    """Return the places that a text names after "tại"; one without a name of its own could be anywhere.

    >>> places("Mở lớp tập huấn tại Nhà văn hóa xã An Bình vào buổi sáng"), places("Tuyên truyền tại cơ sở")
    (('Nhà văn hóa xã An Bình',), ())
    """
    found = (_PLACE_ENDS.sub("", f"{place} ").strip() for place in _PLACE.findall(text))
    return tuple(place for place in found if any(c.isupper() or c.isdigit() for c in place))


def overlap_rows(pairs: Sequence[Overlap]) -> tuple[Row, ...]:
    """Return the rows of *Hoạt động trùng*."""
    return tuple(
        {
            "basis": _capital(overlap.basis),
            **_side("first", overlap.first),
            **_side("second", overlap.second),
            "pair": overlap.pair,
        }
        for overlap in pairs
    )


def _side(name: str, activity: Activity) -> Mapping[str, str]:
    return {
        f"{name}_code": activity.code,
        f"{name}_unit": activity.unit.label,
        f"{name}_text": activity.text,
        f"{name}_time": time_of(activity.day("starts_on"), activity.day("ends_on")),
    }


def time_of(starts: date | None, ends: date | None) -> str:
    """Return a time as people write it.

    >>> time_of(date(2024, 3, 1), date(2024, 3, 31)), time_of(None, date(2024, 3, 31)), time_of(None, None)
    ('Từ 01/03/2024 đến 31/03/2024', 'Đến 31/03/2024', '')
    """
    said = [f"từ {format_date(starts)}"] if starts else []
    return _capital(" ".join([*said, *([f"đến {format_date(ends)}"] if ends else [])]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def overlap_findings(pairs: Sequence[Overlap]) -> Iterator[Finding]:
    """Yield KH438 for every pair, at the first of the two."""
    for overlap in pairs:
        number = overlap.first.row.get(ROW)
        yield Finding(
            rule=OVERLAP,
            origin=overlap.first.submission.incoming.tables["activities"].origin,
            row=number if isinstance(number, int) else None,
            column="text",
            value=overlap.first.code,
            context={"other": overlap.second.code, "basis": overlap.basis, "basis_en": overlap.basis_en},
        )
