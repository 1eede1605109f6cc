"""Who must report to whom by when, out of the part on organisation; other dates of a plan are no such deadlines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.report_words import (
    addressee,
    asks_first_for_report,
    asks_for_report,
    asks_for_something_else,
    covers,
    report_begins,
)
from kehoach_xlsx.vietnamese.agency_lists import leading_agencies
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.vietnamese.time_mentions import DATE, Mention, NoSuchDayError, dated, mentions


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportDeadline:
    """One report: `due` is ISO, "--MM-DD" for every year, the text's words where it sets no date, or None.

    `covers` is month, quarter, half, nine-months, year or review, "" where the text does not say; `first` and `last`
    are lines of the source.
    """

    who: str
    to: str
    due: str | None
    text: str
    first: int
    last: int
    covers: str = ""

    @property
    def has_date(self) -> bool:
        """Whether `due` is a date, or one of every year."""
        return bool(self.due and re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", self.due))


_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ỸĐ(])|(?<=;)\s+|(?<=[.;:])\s+(?=[-+•]\s)")
_CUE = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|không (?:quá|muộn hơn|chậm hơn)|hạn|thời hạn|thời gian(?: gửi| nộp)?(?: báo cáo)?)"
    r"(?: (?:là|trong|vào|hết|cuối|đầu|giữa))*:? ?$"
)
_TIME_LABEL = re.compile(r"\bthời (?:gian|hạn|điểm)\b")
_ON = re.compile(r"\b(?:vào|định kì|đúng|gửi)(?: (?:vào|là|trong))* ?$")
_PREAMBLE = re.compile(r"[^\w]*(?:\w{1,3}[.)] )?(?:căn cứ|trên cơ sở)\b(?!.*(?:\bxây dựng\b|\bbáo cáo\b))")
_TIME_WORDS = re.compile(
    r"\b(?:định kì|hàng|hằng|mỗi|quí|năm|tháng|0?[169]|trước|ngày|chậm nhất|muộn nhất|và|vào|là|đối với|cuối|đầu)\b"
    r"|[\W_]"
)
_EVERY_YEAR = re.compile(
    r"(?<!kế hoạch )(?<!công tác )(?<!kinh phí )(?<!dự toán )(?<!ngân sách )(?<!chương trình )(?<!nhiệm vụ )"
    r"(?<!ngân sách nhà nước )"
    r"\b(?:hàng|hằng|mỗi) năm\b"
)
_JOIN = re.compile(r"[\s,;]*(?:và|hoặc)?[\s,]*(?:trước )?(?:ngày )?")
_DAY_OF_RHYTHM = re.compile(
    r"(?:(?:trước|chậm nhất|muộn nhất|vào) (?:(?:là|vào|trong) )*)?ngày(?: làm việc)?(?: thứ)? \d{1,2}(?: của)? ?(?:"
    r"(?:hàng|hằng|mỗi) (?:tháng|quí)|tháng (?:cuối|đầu|sau|tiếp|liền)(?:(?: của| mỗi| kề| cùng| theo)*(?: quí| kì))?)"
)
_IN_WORDS = (
    re.compile(r"(?:khi|theo) (?:có )?yêu cầu"),
    re.compile(
        r"(?:định kì )?(?:hàng|hằng) (?:năm|quí|tháng|tuần)(?:(?:, | và )(?:hàng |hằng )?(?:năm|quí|tháng|6 tháng)\b)*"
    ),
    re.compile(
        r"(?:định kì )?(?:hàng quí,? |quí,? )?\b(?:0?6|sáu) tháng"
        r"(?:(?:, | và |/| hoặc )(?:\d tháng|(?:0?1 )?(?:cả )?năm(?: \d{4})?|cuối năm))*"
    ),
    re.compile(r"\btrước (?:tháng|quí) \S+"),
    re.compile(r"đột xuất"),
)
_Found = tuple[str | None, str, str]  # due, what it covers, its own addressee


def read_deadlines(paragraphs: Iterable[tuple[str, Block]], year: int | None) -> tuple[ReportDeadline, ...]:
    """The deadlines for reports in paragraphs, each given with the heading or agency it stands under ("" if none).

    `year` is that of a plan for a single year, for dates without one; in any other plan such a date is every year's.
    Deadlines of plans, lists and difficulties, and the dates of documents, are passed over.
    """
    return tuple(dict.fromkeys(found for heading, block in paragraphs for found in _of_block(heading, block, year)))


def _of_block(heading: str, block: Block, year: int | None) -> Iterator[ReportDeadline]:
    subject, reporting, to = _bare(heading), False, ""
    for sentence in _sentences(block.text):
        folded = fold(sentence)
        if len(folded) != len(sentence):
            sentence = folded
        subject = _subject(sentence) or subject
        if not asks_for_report(folded) and (not reporting or asks_for_something_else(folded)):
            reporting = False
            continue
        carried = reporting and not asks_for_report(folded)  # "…: 6 tháng trước ngày 05/6; năm trước ngày 05/12"
        to = addressee(sentence) or (to if carried else "")
        found = (*_dated_ones(sentence, folded, year, carried), *_rhythms(sentence, folded))
        found = found or (() if carried else tuple(_undated(sentence, folded, to, subject)))
        reporting = True
        text = _said(sentence, folded)
        for due, scope, own in found:
            yield ReportDeadline(
                who=subject, to=own or to, due=due, text=text, first=block.first, last=block.last, covers=scope
            )


def _sentences(text: str) -> list[str]:
    """Sentences and what semicolons part; but a list of agencies, and "Căn cứ …;", belong to what follows."""
    out: list[str] = []
    for piece in _SENTENCES.split(" ".join(text.split())):
        if out and out[-1].endswith(";") and _goes_on(out[-1]):
            out[-1] = f"{out[-1]} {piece}"
        else:
            out.append(piece)
    return out


def _goes_on(piece: str) -> bool:
    names, rest = leading_agencies(_bare(piece))
    return bool(names and not rest.strip(" ;,.")) or bool(_PREAMBLE.match(fold(piece)))


def _subject(sentence: str) -> str:
    """Who is told to: what the sentence begins with, or whom its subject asks ("UBND tỉnh yêu cầu các sở …")."""
    names, rest = leading_agencies(_bare(sentence))
    asked = re.search(r"\b(?:yêu cầu|đề nghị|giao)\s+(?!tại|của|nhiệm)", rest if names else sentence, re.IGNORECASE)
    told, _ = leading_agencies((rest if names else sentence)[asked.end() :]) if asked else ((), "")
    return "; ".join(told or names)


def _bare(heading: str) -> str:
    """A heading or sentence without its number and what asks ("Đề nghị", "Giao")."""
    plain = re.sub(r"^\s*(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]|[-+•*])\s*", "", heading)
    return re.sub(r"^(?:đề nghị|giao|yêu cầu)\s+", "", plain, flags=re.IGNORECASE).strip(" :;,.")


def _said(sentence: str, folded: str) -> str:
    begins = report_begins(folded)
    whole = sentence if begins < 0 or len(sentence) <= 200 else sentence[begins:]
    return re.sub(r"^[-+•]\s*", "", whole).strip().removesuffix("./.").strip(" ;.,")


def _dated_ones(sentence: str, folded: str, year: int | None, carried: bool) -> Iterator[_Found]:
    every_year = _EVERY_YEAR.search(folded) is not None
    chosen = _report_dates(folded, carried)
    years = [m.single_year for m in chosen if m.single_year]
    stops = (*(m.start for m in chosen[1:]), len(sentence))
    begins = 0
    for mention, scope, stop in zip(chosen, _scopes(folded, chosen), stops, strict=False):
        due = _due(mention, None if every_year else (years[0] if years else year), every_year)
        to = addressee(sentence[begins : mention.start]) or addressee(sentence[mention.end : stop])
        begins = mention.end
        if due:
            yield due, scope or ("year" if every_year and len(chosen) == 1 else ""), to


def _report_dates(folded: str, carried: bool) -> tuple[Mention, ...]:
    """The days that limit a report: a cue stands before each, and words on a report before that."""
    try:
        found = [m for m in mentions(folded) if m.kind == DATE and not m.several]
    except NoSuchDayError:
        return ()
    out: list[Mention] = []
    begins, is_report = 0, carried
    for mention in found:
        before = folded[begins : mention.start]
        is_report = asks_for_report(before) or (is_report and not asks_for_something_else(before))
        if not is_report and not _TIME_WORDS.sub("", before):  # "Trước ngày 10/12, các đơn vị gửi báo cáo"
            is_report = asks_first_for_report(folded[mention.end :])
        joined = bool(out) and out[-1].end == begins and _JOIN.fullmatch(before) is not None
        if is_report and (joined or _is_limit(folded, mention)):
            out.append(mention)
            begins = mention.end
    return tuple(out)


def _is_limit(folded: str, mention: Mention) -> bool:
    before, after = folded[: mention.start], folded[mention.end : mention.end + 12].strip(" ,")
    cues = _CUE.search(before) or _ON.search(before) or _EVERY_YEAR.match(after)
    return bool(cues) or (before.rstrip().endswith(":") and _TIME_LABEL.search(before) is not None)


def _due(mention: Mention, year: int | None, every_year: bool) -> str | None:
    """ISO, or "--MM-DD" for every year; None where no calendar has the day."""
    assert mention.last
    try:
        if every_year or (year is None and not mention.is_dated):
            leap = replace(mention, first=(2024, *mention.last[1:]), last=(2024, *mention.last[1:]))
            return f"-{leap.high.isoformat()[4:]}"
        return dated(mention, year).high.isoformat()
    except NoSuchDayError:
        return None


def _scopes(folded: str, dates: Sequence[Mention]) -> list[str]:
    """What each date's report covers, from the words nearest to it; as many reports as dates are taken in order."""
    if not dates:
        return []
    ends = [0, *(m.end for m in dates)]
    before = [covers(folded[start : m.start]) for start, m in zip(ends, dates, strict=False)]
    starts = [*(m.start for m in dates[1:]), len(folded)]
    after = [_named_after(folded[m.end : stop]) for m, stop in zip(dates, starts, strict=True)]
    if all(after):
        return after
    if len(dates) > 1 and len(before[0]) == len(dates) and not any(before[1:]):
        return list(before[0])
    return [late or (early[-1] if early else "") for early, late in zip(before, after, strict=True)]


def _named_after(folded: str) -> str:
    found = re.match(r"[\s,)]*(?:hàng năm|hằng năm)?[\s,]*(?:\(|đối với|cho|với)\s*([^;)]*)", folded)
    named = covers(found[1]) if found else ()
    return named[0] if named else ""


def _rhythms(sentence: str, folded: str) -> Iterator[_Found]:
    """Days that come back within the year ("ngày 20 hằng tháng") stay words."""
    for found in _DAY_OF_RHYTHM.finditer(folded):
        named = covers(found[0])
        yield sentence[found.start() : found.end()].strip(), named[-1] if named else "month", ""


def _undated(sentence: str, folded: str, to: str, who: str) -> Iterator[_Found]:
    """A duty to report without a date; without an addressee it is not specific enough to be listed."""
    if to and fold(to) != fold(who):
        found = next((match for pattern in _IN_WORDS if (match := pattern.search(folded))), None)
        yield sentence[found.start() : found.end()].strip() if found else None, "", ""
