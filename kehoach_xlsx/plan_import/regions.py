"""The parts of a plan's text: its head, the plan proper, its closing, and its appendices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.marks import (
    Mark,
    appendix_starts,
    begins_closing,
    body_start,
    ends_document,
    is_numbered,
    is_plan_title,
    marks_of,
    plan_title,
)
from kehoach_xlsx.plan_import.signing import is_person

_OWN_NUMBER = re.compile(r"^số ?:? ?[\d. …_-]*/kh(?:-|$| )")
_OTHER_KIND = re.compile(
    r"(?:luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư|báo cáo|thông báo|tờ trình|hướng dẫn|chỉ thị"
    r"|công văn) ?:?"
)
_ISSUED = re.compile(r"(?:ban hành|xây dựng|phê duyệt|ký) (?:[^\W\d]+ ){0,3}?kế hoạch")
_OPENING = 80  # lines: what a text is, it says at its beginning
_FEW = 9  # lines between the last sentence and the signature, or after it: site chrome, stamps, a department's name


@dataclass(frozen=True, kw_only=True, slots=True)
class Regions:
    """The blocks of a plan by their place: each belongs to one region, in the order of the source.

    Where a decision promulgates the plan, `head` holds the decision's head and the plan's title, and `closing`
    the decision's signature block.
    """

    head: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    appendices: tuple[tuple[Block, ...], ...] = ()


def divide(blocks: Sequence[Block]) -> Regions:
    """The regions of the text; a text without any sign of a plan is all head."""
    marks = marks_of(blocks)
    title = plan_title(marks)
    decision = _decision_end(marks, title)
    start = body_start(marks, decision)
    if start is None:
        return _without_body(marks, title)
    closing, appendix = _tail(marks, start)
    front, signed = _front(marks, decision)
    return Regions(
        head=(*front, *_joined(marks[decision:start])),
        body=_joined(marks[start:closing]),
        closing=(*signed, *_joined(marks[closing:appendix])),
        appendices=_appendices(marks, appendix),
    )


def looks_like_plan(regions: Regions) -> bool:
    """Whether the text is a plan, or tells what a plan orders: something says so, and there is something to do.

    An empty text, a story, a law, a report, or news without a list of duties is none.
    """
    head = marks_of(regions.head)
    if not any(_has_content(mark) for mark in marks_of((*regions.body, *sum(regions.appendices, ())))):
        return False
    if any(is_plan_title(mark) or _OWN_NUMBER.search(mark.key) for mark in head):
        return True
    return not any(_OTHER_KIND.fullmatch(mark.key) for mark in head) and bool(
        _ISSUED.search(" ".join(mark.key for mark in head[:_OPENING]))
    )


def _has_content(mark: Mark) -> bool:
    return is_numbered(mark) or mark.is_grid or mark.text[:1] in "-+•"


def _without_body(marks: Sequence[Mark], title: int) -> Regions:
    closing, appendix = _tail(marks, title)
    return Regions(
        head=_joined(marks[:closing]),
        closing=_joined(marks[closing:appendix]),
        appendices=_appendices(marks, appendix),
    )


def _decision_end(marks: Sequence[Mark], title: int) -> int:
    """The mark at which the plan begins that a decision promulgates; 0 where there is no decision before it."""
    before = [mark.key for mark in marks[:title]]
    decided = any(re.match(r"quyết định ?:?$", key) for key in before)
    return title if decided and any(re.match(r"điều ?1\b", key) for key in before) else 0


def _front(marks: Sequence[Mark], decision: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """(head, signature block) of the decision before the plan; its articles are part of the head."""
    if not decision:
        return (), ()
    at = _closing_start(marks, 0, decision)
    return _joined(marks[:at]), _joined(marks[at:decision])


def _tail(marks: Sequence[Mark], start: int) -> tuple[int, int]:
    """Where the closing begins and where the appendices begin, both len(marks) where there are none."""
    first = next((at for at in appendix_starts(marks) if at > start), len(marks))
    closing = _closing_start(marks, start, first)
    if closing == first < len(marks) and not _is_explicit_end(marks, first):
        # A heading that only looks like an appendix: nothing was signed before it.
        later = _closing_start(marks, first, len(marks))
        return (later, len(marks)) if later < len(marks) else (first, first)
    return closing, _closing_end(marks, closing, first)


def _is_explicit_end(marks: Sequence[Mark], at: int) -> bool:
    """Whether the text before an appendix is complete without a signature: its last sentence says so."""
    return any(ends_document(mark.text) for mark in marks[max(0, at - _FEW) : at]) or marks[at].key.startswith(
        "phụ lục"
    )


def _closing_start(marks: Sequence[Mark], start: int, stop: int) -> int:
    signs = (at for at in range(start + 1, stop) if begins_closing(marks, at, stop))
    first = next(signs, stop)
    sentence = _last_sentence(marks, start, first)
    if sentence is not None and first - sentence <= _FEW and not any(is_numbered(m) for m in marks[sentence:first]):
        return sentence
    if first == stop and stop > start and is_person(marks[stop - 1].text):
        return stop - 1
    return first


def _last_sentence(marks: Sequence[Mark], start: int, stop: int) -> int | None:
    """The mark after the last "./." before `stop`."""
    ends = (at + 1 for at in range(stop - 1, start, -1) if ends_document(marks[at].text))
    return next(ends, None)


def _closing_end(marks: Sequence[Mark], closing: int, first: int) -> int:
    """The closing ends with the appendix, or with a table or text after the signature that is no part of it."""
    for at in range(closing, first):
        if marks[at].is_grid and at > closing:
            return at
    return first


def _appendices(marks: Sequence[Mark], first: int) -> tuple[tuple[Block, ...], ...]:
    starts = [first, *(at for at in appendix_starts(marks) if at > first), len(marks)]
    parts = (_joined(marks[a:b]) for a, b in pairwise(starts))
    return tuple(part for part in parts if part)


def _joined(marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The blocks of these marks; a block that a border cuts is given in part."""
    groups = (tuple(group) for _, group in groupby(marks, key=lambda mark: id(mark.block)))
    return tuple(g[0].block if len(g) == g[0].of else _part(g[0].block, g) for g in groups)


def _part(block: Block, marks: Sequence[Mark]) -> Block:
    lines = tuple(mark.text for mark in marks)
    first = block.first + marks[0].place
    return Block(text=" ".join(lines), lines=lines, first=first, last=first + len(lines) - 1)
