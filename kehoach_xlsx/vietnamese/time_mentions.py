"""Days, months, quarters and years named inside a text, and whether they are a beginning, a limit or a time."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

DATE, MONTH, QUARTER, YEAR, MULTI_YEAR = "date", "month", "quarter", "year", "multi_year"
AT, FROM, UNTIL = "at", "from", "until"
Day = tuple[int, int, int]  # year (0: not said), month, day (0: the last of the month)


class NoSuchDayError(ValueError):
    """The text names a day that no calendar has (31/02)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A time named at `start`:`end` of a folded text. `role` says whether it begins, limits or is the time.

    `first` and `last` are as said; where no year is, `dated` puts one in. Both None: a time without known days.
    `several` is True for a list or range, `this_year` for "trong năm", `explicit` where the text has the year.
    """

    kind: str
    start: int
    end: int
    first: Day | None
    last: Day | None
    role: str = AT
    several: bool = False
    this_year: bool = False
    explicit: bool = True

    @property
    def single_year(self) -> int:
        """The one year the mention itself names, else 0."""
        years = {day[0] for day in (self.first, self.last) if day}
        return years.pop() if len(years) == 1 else 0

    @property
    def is_dated(self) -> bool:
        """Whether both days have a year."""
        return bool(self.first and self.last and self.first[0] and self.last[0])

    @property
    def low(self) -> date:
        """The first day; only where `is_dated`."""
        assert self.first
        return _calendar_day(self.first)

    @property
    def high(self) -> date:
        """The last day; only where `is_dated`."""
        assert self.last
        return _calendar_day(self.last)


def dated(mention: Mention, year: int | None) -> Mention:
    """The mention in that year, where it does not say its own; a range over New Year began the year before."""
    if year is None or mention.is_dated or mention.first is None or mention.last is None:
        return mention
    (first_year, *first), (last_year, *last) = mention.first, mention.last
    last_year = last_year or year
    wraps = first[0] > last[0] and not first_year
    return replace(
        mention,
        first=(first_year or last_year - wraps, first[0], first[1]),
        last=(last_year, last[0], last[1]),
    )


def _calendar_day(day: Day) -> date:
    year, month, of_month = day
    try:
        return date(year, month, of_month or calendar.monthrange(year, month)[1])
    except ValueError as error:
        raise NoSuchDayError(str(day)) from error


_Y = r"(?:19|20|21)\d\d"
_NO_DIGIT = r"(?![\d/]|[.,]\d)"
_TO = r"(?: ?- ?| (?:đến|tới) (?:hết )?)"
_SEP = rf"(?:{_TO}| ?[,;+&/] ?(?:và )?| (?:và|hoặc) )"
_OWN_YEAR = rf"(?: ?[/-] ?{_Y}(?!\d)|,? (?:của )?(?:năm )?{_Y}(?![\d/]| ?-)|,? ?\(?năm {_Y}(?!\d))?"
_MONTH_ITEM = rf"\d{{1,2}}(?!\d| tháng|/\d{{1,2}}(?!\d)){_OWN_YEAR}"
_QUARTER_ITEM = rf"(?:i[vl]|[il]{{1,3}}|[1-4])(?!\w){_OWN_YEAR}"
_YEAR_ITEM = rf"{_Y}{_NO_DIGIT}"

# The number of a document, and the day after it, tell nothing about the time of the task that cites it.
_CITATION = re.compile(
    r"\d+(?: ?/ ?\d{4})?(?: ?/ ?(?!quí|tháng|năm|ngày)|-(?=nq|ct|kl|qđ|tb|hd|kh|tt|nđ|cp|qh))[a-zđ](?:[\w/-]*\w)?"
    rf"(?:,? (?:ban hành )?ngày \d{{1,2}}(?:[/.-]| tháng )\d{{1,2}}(?:(?:[/.-]|,? năm ){_Y})?)?"
)


def _single(kind: str) -> Callable[[re.Match[str]], tuple[str, Day, Day, bool]]:
    def read(found: re.Match[str]) -> tuple[str, Day, Day, bool]:
        part = found.groupdict()
        year = int(part.get("year") or 0)
        last = (year + 2000 if 0 < year < 100 else year, int(part["month"]), int(part["day"]))
        before = part.get("from")
        return kind, (last[0], last[1], int(before)) if before else last, last, bool(before)

    return read


def _half(found: re.Match[str]) -> tuple[str, Day, Day, bool]:
    count = {"ba": 3, "sáu": 6, "chín": 9}.get(found["count"]) or int(found["count"])
    year = int(found["year"] or 0)
    if not 1 <= count <= 12:
        raise NoSuchDayError(found[0])
    first, last = (1, count) if found["part"] == "đầu" else (13 - count, 12)
    return MONTH, (year, first, 1), (year, last, 0), True


def _items(found: re.Match[str], value: str, kind: str, months_each: int) -> tuple[str, Day, Day, bool]:
    listed = found["items"]
    said = [
        (_number(item[1]), int(item[2] or 0))
        for item in re.finditer(rf"\b({value})\b(?:[^\w]*(?:của )?(?:năm )?({_Y}))?", listed)
    ]
    if any(not 1 <= number <= 12 // months_each for number, _ in said):
        raise NoSuchDayError(found[0])
    is_range = re.search(_TO, listed) is not None
    spans = _in_one_year([number for number, _ in said], [year for _, year in said], is_range)
    if not (is_range and not spans[0][0]):  # a range keeps its order until its year is known
        spans.sort()
    (first_year, first), (last_year, last) = spans[0], spans[-1]
    return kind, (first_year, (first - 1) * months_each + 1, 1), (last_year, last * months_each, 0), len(said) > 1


def _in_one_year(numbers: list[int], years: list[int], is_range: bool) -> list[tuple[int, int]]:
    """Months or quarters with the year that stands once, mostly at the end; a range may run over New Year."""
    for at in reversed(range(len(years) - 1)):
        if not years[at] and years[at + 1]:
            years[at] = years[at + 1] - (is_range and numbers[at] > numbers[at + 1])
    for at in range(1, len(years)):
        if not years[at] and years[at - 1]:
            years[at] = years[at - 1] + (is_range and numbers[at] < numbers[at - 1])
    return list(zip(years, numbers, strict=True))


def _number(text: str) -> int:
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    return int(text) if text.isdigit() else roman.get(text.replace("l", "i"), 0)


def _months(found: re.Match[str]) -> tuple[str, Day, Day, bool]:
    return _items(found, r"\d{1,2}", MONTH, 1)


def _quarters(found: re.Match[str]) -> tuple[str, Day, Day, bool]:
    return _items(found, r"[ilv]{1,3}|[1-4]", QUARTER, 3)


def _years(found: re.Match[str]) -> tuple[str, Day, Day, bool]:
    years = sorted(int(year) for year in re.findall(_Y, found[0]))
    several = years[0] != years[-1]
    return MULTI_YEAR if several else YEAR, (years[0], 1, 1), (years[-1], 12, 31), several


def _this_year(_found: re.Match[str]) -> tuple[str, Day, Day, bool]:
    return YEAR, (0, 1, 1), (0, 12, 31), False


def _school_year(_found: re.Match[str]) -> tuple[str, None, None, bool]:
    return MULTI_YEAR, None, None, False  # its first and last day are set anew every year


Reader = Callable[[re.Match[str]], tuple[str, Day | None, Day | None, bool]]
_SPAN_OF_DAYS = (
    r"(?:(?<![\d/])(?P<from>\d{1,2})(?: ?- ?| đến (?:hết )?(?:ngày )?))?(?<![\d/])(?<!thứ )(?<!tuần )(?P<day>\d{1,2})"
)
# What is longer, or holds something that could be misread alone, comes first.
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(rf"năm học {_Y}(?: ?[-/] ?{_Y})?"), _school_year),
    (re.compile(rf"(?<!\d)(?P<year>{_Y})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _single(DATE)),
    (
        re.compile(
            rf"(?:ngày )?{_SPAN_OF_DAYS}(?: ?/ ?| ?tháng )(?P<month>\d{{1,2}})"
            rf"(?: ?/ ?(?:năm )?|,? (?:của )?năm )(?P<year>{_Y}|\d\d)(?![\d/])"
        ),
        _single(DATE),
    ),
    (re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})([.-])(?P<month>\d{{1,2}})\2(?P<year>{_Y})(?!\d)"), _single(DATE)),
    (re.compile(rf"ngày {_SPAN_OF_DAYS} ?(?:[/.-]| tháng) ?(?P<month>\d{{1,2}})(?![\d/])"), _single(DATE)),
    (re.compile(rf"(?<=và ){_SPAN_OF_DAYS} tháng (?P<month>\d{{1,2}})(?![\d/])"), _single(DATE)),
    (re.compile(rf"{_SPAN_OF_DAYS}/(?P<month>0?[1-9]|1[0-2])(?![\d/])(?! (?:số|tổng))"), _single(DATE)),
    (
        re.compile(
            r"\b(?P<count>\d{1,2}|ba|sáu|chín) tháng (?P<part>đầu|cuối)(?: của)?(?: năm\b)?"
            rf"(?:,? (?P<year>{_Y})(?![\d/]))?"
        ),
        _half,
    ),
    (re.compile(rf"\btháng (?P<items>{_MONTH_ITEM}(?:{_SEP}(?:tháng )?{_MONTH_ITEM})*)"), _months),
    (
        re.compile(
            rf"\b(?:quí |quí(?=[ivl])|q\. ?(?=[ivl]))(?P<items>{_QUARTER_ITEM}(?:{_SEP}(?:quí )?{_QUARTER_ITEM})*)"
        ),
        _quarters,
    ),
    (re.compile(rf"(?<![\d/])(?P<items>\d{{1,2}}/{_Y})(?![\d/])"), _months),
    (re.compile(rf"(?<![\d/.,]){_YEAR_ITEM}(?:{_SEP}(?:năm )?{_YEAR_ITEM})*"), _years),
    (re.compile(r"\b(?:cả|trong|cuối|đầu|giữa|hết|toàn) năm\b(?! (?:\d|học|tiếp|tới|sau|kế))"), _this_year),
)

_FILLER = r"(?: (?:là|trong|vào|hết|cuối|đầu|giữa|ngày|thời điểm|thời hạn|năm|giai đoạn))*:? ?$"
_FROM = re.compile(rf"\b(?:từ|bắt đầu|sau){_FILLER}")
_UNTIL = re.compile(rf"\b(?:trước|chậm nhất|muộn nhất|không quá|muộn hơn|đến|tới|hạn chót|hạn cuối|hết){_FILLER}")
_DONE = re.compile(r"\b(?:hoàn thành|xong|kết thúc)(?: (?:vào|trong))? ?$")
_ONLY_JOINS = re.compile(r"[\s,;]*(?:và|hoặc)?\s*(?:ngày|tháng|quí|năm)?\s*")


def mentions(folded: str) -> tuple[Mention, ...]:
    """The times in a text that `fold` gave, in their order; years are as said (0 where they are not).

    Raises NoSuchDayError where a month or quarter cannot be; a day is tested when it has its year.
    """
    found = sorted(_found(folded), key=lambda mention: mention.start)
    out: list[Mention] = []
    for mention in found:
        out.append(replace(mention, role=_role(folded, mention, out)))
    return tuple(out)


def _found(folded: str) -> Iterator[Mention]:
    rest = _CITATION.sub(lambda cited: "\0" * len(cited[0]), folded)
    for pattern, read in _READERS:
        for match in pattern.finditer(rest):
            kind, first, last, several = read(match)
            yield Mention(
                kind=kind,
                start=match.start(),
                end=match.end(),
                first=first,
                last=last,
                several=several,
                this_year=read is _this_year,
                explicit=bool(last and last[0]),
            )
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)


def _role(folded: str, mention: Mention, before: Sequence[Mention]) -> str:
    words = folded[: mention.start]
    if _UNTIL.search(words) or (mention.kind == DATE and not mention.several and _DONE.search(words)):
        return UNTIL
    if _FROM.search(words):
        return AT if mention.several else FROM  # "từ tháng 3 đến tháng 5" is whole in itself
    if before and before[-1].role == UNTIL and _ONLY_JOINS.fullmatch(folded[before[-1].end : mention.start]):
        return UNTIL
    return AT
