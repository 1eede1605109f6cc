"""When a task is to be done, read from the words a plan has for it ("Quý IV năm 2024", "Hàng năm")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from kehoach_xlsx.vietnamese.text import fold, mend
from kehoach_xlsx.vietnamese.time_mentions import (
    AT,
    DATE,
    FROM,
    MONTH,
    MULTI_YEAR,
    QUARTER,
    UNTIL,
    YEAR,
    Mention,
    NoSuchDayError,
    dated,
    mentions,
)

ANNUAL, ONGOING, CONDITIONAL = "annual", "ongoing", "conditional"
_WIDTH = (DATE, MONTH, QUARTER, YEAR, MULTI_YEAR, ANNUAL, ONGOING, CONDITIONAL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A time as a plan gives it. `kind` is date, month, quarter, year, multi_year, annual, ongoing or conditional.

    Both days are included; None where the text sets no bound ("Hàng năm"; "trước ngày …" has no start).
    """

    kind: str
    starts_on: date | None = None
    ends_on: date | None = None


# Who says "year" gives the annual; any other rhythm (quarterly, "định kỳ") has no instances to date: ongoing.
_ANNUAL = re.compile(
    r"\b(?:hàng|hằng|mỗi|từng|các|theo)(?:,| và)? ?năm\b(?! (?:\d|học|tiếp|sau|tới|kế))"
    r"|\b(?:lần|kì) ?(?:/|mỗi|một|trong) ?năm\b|\bnăm (?:một|1|01) lần"
    r"|\bđịnh kì\b[^;.]*(?<![02-9] )\bnăm\b(?! (?:\d|học))"  # not "định kỳ 05 năm"
)
_ONGOING = re.compile(
    r"\bthường xuyên|\bliên tục|\bsuốt|\bquanh năm|\blâu dài|\bđịnh kì|\bhàng ngày"
    r"|\b(?:hàng|hằng|mỗi|từng|theo)(?:,| và)? ?(?:quí|tháng|tuần|ngày|kì)\b|\btrong quá trình"
    r"|\b(?:tuần|tháng|quí) ?(?:/|một|mỗi) ?lần|\blần ?/ ?(?:tuần|tháng|quí)"
)
_CONDITIONAL = re.compile(
    r"\bkhi\b|(?<!tiếp )(?<!kế )\btheo (?!giai đoạn|quí|tháng|năm|từng)|\btùy|\bcăn cứ|\bđột xuất"
    r"|\btrong (?:vòng|thời hạn|thời gian) \d+ (?:ngày|tháng|tuần)|(?<!năm )\bsau (?!ngày|tháng|quí|năm|\d|đó)\w"
)
_NEXT_YEARS = re.compile(r"\b(?:những|các)? ?năm (?:tiếp|sau|kế|tới)")
_OPEN = re.compile(r"\btrở (?:đi|về sau)|\b(?:và|đồng thời)(?: \w+){0,3} (?:thường xuyên|hàng năm|hằng năm|định kì)")
_PEAK = re.compile(r"\([^()]*\b(?:cao điểm|trọng tâm|tập trung)\b[^()]*\)", re.IGNORECASE)  # within the time
_LABEL = re.compile(r"^[\s+*•-]*(?P<label>[^:]+):(?!\d)(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Segment:
    label: str
    text: str
    key: str
    mentions: tuple[Mention, ...]


@lru_cache(maxsize=4_096)
def read_timeframe(text: str, year: int | None = None) -> Span | None:
    """The time in a plan's words; None where they give none, or one that no calendar has.

    `year` is that of the plan, for words that leave it out ("Quý IV"). Several times in one text make one span
    that holds them all; `milestones` gives them one by one. Limits are read tolerantly: "trước ngày X" ends on X,
    "trước tháng 6" on 30/6 (FORM.md A2: store the tolerant reading, print the words).

    >>> read_timeframe("Quý IV năm 2024")
    Span(kind='quarter', starts_on=datetime.date(2024, 10, 1), ends_on=datetime.date(2024, 12, 31))
    >>> read_timeframe("Hàng năm")
    Span(kind='annual', starts_on=None, ends_on=None)
    """
    try:
        segments = _segments(re.split(r"[;\n]", _PEAK.sub("", mend(text))), year)
        parted = segments if sum(bool(s.label) for s in segments) > 1 else (_joined(segments),)
        spans = tuple(span for segment in parted if (span := _span(segment, year)))
    except NoSuchDayError:
        return None
    return _covering(spans) if spans else None


def milestones(text: str, year: int | None = None) -> tuple[tuple[str, Span], ...]:
    """The several times inside one text, each with the words before it; empty where there is only one.

    >>> [(what, span.ends_on.isoformat()) for what, span in milestones("dự thảo trước 30/6/2024, xong trước 30/9/2024")]
    [('dự thảo', '2024-06-30'), ('xong', '2024-09-30')]
    """
    try:
        segments = _segments(_STAGES.split(mend(text)), year)
        found = [(s, span) for s in segments if s.mentions and (span := _span(s, year))]
    except NoSuchDayError:
        return ()
    return tuple((s.label or _words_before(s), span) for s, span in found) if len(found) > 1 else ()


_STAGES = re.compile(
    r"[;\n]|(?:,| và) +(?=[^\W\d][^,;\d]*?\b(?:trước|trong|chậm nhất|muộn nhất|xong|quý|quí|tháng) )", re.IGNORECASE
)
_CUE = re.compile(r"\s*\b(?:trước|trong|chậm nhất|muộn nhất|vào|là|ngày|đến|tới|từ|hết|năm)\s*$", re.IGNORECASE)


def _words_before(segment: _Segment) -> str:
    whole = segment.text if len(segment.text) == len(segment.key) else segment.key
    words = whole[: segment.mentions[0].start].strip(" ,;:+-")
    while cut := _CUE.search(words):
        words = words[: cut.start()].strip(" ,;:+-")
    return words


def _segments(pieces: Sequence[str], year: int | None) -> tuple[_Segment, ...]:
    bare = [_segment(piece) for piece in pieces if piece.strip()]
    said = [m.single_year for s in bare for m in s.mentions if m.single_year]
    elsewhere = year or (said[0] if said else None)
    return tuple(replace(s, mentions=_in_their_years(s.mentions, elsewhere)) for s in bare)


def _segment(piece: str) -> _Segment:
    """A label ("Thời gian ban hành Kế hoạch năm 2024: …") tells what, never when; unless nothing follows it."""
    labelled = _LABEL.match(piece)
    label, rest = (labelled["label"].strip(), labelled["rest"]) if labelled else ("", piece)
    if labelled and not _tells_a_time(fold(rest)):
        label, rest = "", piece
    plain = " ".join(rest.split())
    return _Segment(label=label, text=plain, key=fold(plain), mentions=mentions(fold(plain)))


def _tells_a_time(key: str) -> bool:
    return bool(mentions(key) or _ANNUAL.search(key) or _ONGOING.search(key) or _CONDITIONAL.search(key))


def _in_their_years(found: Sequence[Mention], elsewhere: int | None) -> tuple[Mention, ...]:
    """A year left out is that of the next time that has one, else of the last before, else of the plan."""
    out = []
    for at, mention in enumerate(found):
        after = [m.single_year for m in found[at + 1 :] if m.single_year]
        before = [m.single_year for m in found[:at] if m.single_year]
        out.append(dated(mention, after[0] if after else before[-1] if before else elsewhere))
    return tuple(out)


def _joined(segments: Sequence[_Segment]) -> _Segment:
    """Segments without labels are one text again; the mentions keep their years."""
    key, found = "", []
    for segment in segments:
        offset = len(key) + 2 if key else 0
        key = f"{key}; {segment.key}" if key else segment.key
        found += [replace(m, start=m.start + offset, end=m.end + offset) for m in segment.mentions]
    return _Segment(label="", text=key, key=key, mentions=tuple(found))


def _span(segment: _Segment, year: int | None) -> Span | None:
    key, found = segment.key, segment.mentions
    if rhythm := _rhythm(key):
        own = [m for m in found if m.explicit or (m.this_year and rhythm == ONGOING)]
        inner = _bounds(own)
        return Span(kind=rhythm, starts_on=inner[0], ends_on=None if _is_open(key) else inner[1])
    condition = _CONDITIONAL.search(key)
    if condition and (not found or condition.start() < found[0].start):
        limits = [m for m in found if m.role == UNTIL and m.is_dated]
        return Span(kind=CONDITIONAL, ends_on=max((m.high for m in limits), default=None))
    if not found:
        return Span(kind=MULTI_YEAR) if _NEXT_YEARS.search(key) else None
    starts, ends = _bounds(found)
    if _is_open(key):
        ends = None
    elif _is_bare_day(key, found):
        starts = None  # a day alone under "thời hạn" is a limit; one that the plan calls "ngày …" is the day itself
    return Span(kind=_kind(key, found, starts, ends, year), starts_on=starts, ends_on=ends)


def _is_bare_day(key: str, found: Sequence[Mention]) -> bool:
    said = key[found[0].start : found[-1].end]
    return (
        len(found) == 1
        and found[0].kind == DATE
        and not found[0].several
        and said[0].isdigit()
        and said == key.strip(" .()")
    )


def _rhythm(key: str) -> str:
    """The rhythm that is named first: "Thường xuyên, hàng năm" is ongoing; "" where there is none."""
    annual, ongoing = _ANNUAL.search(key), _ONGOING.search(key)
    if annual and (not ongoing or annual.start() <= ongoing.start()):
        return ANNUAL
    return ONGOING if ongoing else ""


def _is_open(key: str) -> bool:
    return bool(_OPEN.search(key) or _NEXT_YEARS.search(key))


def _bounds(found: Sequence[Mention]) -> tuple[date | None, date | None]:
    """First and last day; a beginning or a limit inside a wider time ("Năm 2024, trước 30/11") narrows it."""
    known = [m for m in found if m.is_dated]
    whole = [m for m in known if m.role == AT]
    froms, limits = [m for m in known if m.role == FROM], [m for m in known if m.role == UNTIL]
    lows = [m.low for m in froms] + [m.low for m in whole if not any(m.low <= f.low <= m.high for f in froms)]
    highs = [m.high for m in limits] + [m.high for m in whole if not any(m.low <= u.high <= m.high for u in limits)]
    starts, ends = min(lows, default=None), max(highs, default=None)
    if starts and ends and starts > ends:
        yearless = any(not m.explicit for m in (*froms, *whole))
        earlier = starts.replace(year=starts.year - 1, day=min(starts.day, 28)) if yearless else None
        return (earlier, ends) if earlier and earlier <= ends else (None, None)
    return starts, ends


def _kind(key: str, found: Sequence[Mention], starts: date | None, ends: date | None, year: int | None) -> str:
    limits = [m for m in found if m.role == UNTIL]
    narrowed = any(m.role == AT and m.is_dated and ends and m.low <= ends < m.high for m in found)
    widest = max((m.kind for m in (limits if limits and narrowed else found)), key=_WIDTH.index)
    if widest != YEAR:
        return MULTI_YEAR if _NEXT_YEARS.search(key) else widest
    if starts and (ends is None or starts.year != ends.year):
        return MULTI_YEAR
    later = (
        starts is None and ends and ends.year != year
    )  # "đến năm 2030" runs over years, "đến hết năm" of the plan not
    return (
        MULTI_YEAR
        if later and re.search(r"\b(?:đến|tới) (?!hết|cuối)" if year is None else r"\b(?:đến|tới)\b", key)
        else YEAR
    )


def _covering(spans: Sequence[Span]) -> Span:
    """The one span that holds all; a bound that one of them lacks, the whole lacks."""
    kind = max((span.kind for span in spans), key=_WIDTH.index)
    starts = [span.starts_on for span in spans]
    ends = [span.ends_on for span in spans]
    first = None if None in starts else min(day for day in starts if day)
    last = None if None in ends else max(day for day in ends if day)
    years = {day.year for day in (first, last) if day}
    return Span(kind=MULTI_YEAR if kind == YEAR and len(years) > 1 else kind, starts_on=first, ends_on=last)
