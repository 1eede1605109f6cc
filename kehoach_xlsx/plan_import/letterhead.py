"""The facts of a plan's head: number, date, place, who issues it, what it is about and for which period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_xlsx.plan_import.agencies_in_head import agencies
from kehoach_xlsx.plan_import.blocks import Block, Line, physical_lines
from kehoach_xlsx.plan_import.headlines import HeadLines, head_lines
from kehoach_xlsx.plan_import.news import Announcement, announcement
from kehoach_xlsx.plan_import.preamble import Issuing, issuing
from kehoach_xlsx.plan_import.references import REFERENCE, tidy_reference
from kehoach_xlsx.plan_import.signing import is_capitals
from kehoach_xlsx.plan_import.subject import Period, read_period, read_subject
from kehoach_xlsx.vietnamese.dates import parse_partial

_NUMBER = re.compile(rf"[Ss][ốỐ] ?[:.]? ?(?P<number>{REFERENCE})")
_BLANK_NUMBER = re.compile(r"[Ss][ốỐ] ?[:.]? ?[. …_-]*/(?P<symbol>[A-ZĐ][A-ZĐa-z\d/-]*(?: ?- ?[A-ZĐ\d&]+)*)")
_DATED = re.compile(
    r"(?P<place>[^,;:"
    r"|/]*?)[, ]*\bng[àa]y ?(?P<day>\d{0,2})[ ._…]*th[áa]ng ?(?P<month>\d{0,2})[ ._…]*n[ăa]m ?(?P<year>(?:19"
    r"|20)\d\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?P<place>[^,;:|/]*?), ?ng[àa]y ?(?P<day>\d{1,2}) ?[/-] ?(?P<month>\d{1,2}) ?[/-] ?(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)


_ISSUED = re.compile(
    r"(?:kế hoạch )?(?P<subject>[^;:]{12,300}?),? (?:(?:cụ thể|với (?:các |những )?nội dung(?: cụ thể"
    r"| chính)?) )?như sau\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """The facts of the head; None where the source leaves a fact blank or does not have it.

    `reference` is number and symbol; `symbol` stands alone too, as the number may still be blank. `issued_on` is
    ISO, partial ("2021-01") where the day is blank.
    """

    reference: Line | None = None
    symbol: Line | None = None
    issued_on: Line | None = None
    place: Line | None = None
    parent_agency: Line | None = None
    issuing_agency: Line | None = None
    subject: Line | None = None
    period: Period | None = None


def read_letterhead(head: Sequence[Block], elsewhere: Sequence[Block] = ()) -> Letterhead:
    """The facts of the head. `elsewhere` (the closing) is searched for the subject where only news tell of a plan."""
    lines = head_lines(head)
    clause = issuing(lines.preamble_text)
    if not lines.letterhead and not lines.title:
        told = announcement(lines.preamble_text, tuple(physical_lines(elsewhere)))
        return _from_news(told, clause, lines)
    return _from_letterhead(lines, clause)


def _from_letterhead(lines: HeadLines, clause: Issuing | None) -> Letterhead:
    number = _search(_NUMBER, lines.letterhead)
    blank = None if number else _search(_BLANK_NUMBER, lines.letterhead)
    reference = tidy_reference(number[0]["number"]) if number else None
    place, day = _dated(lines.letterhead)
    parent, issuer = _issuers(lines, clause)
    subject = read_subject(lines.title) or _issued_subject(lines, clause)
    return Letterhead(
        reference=_fact(reference, number[1] if number else 0),
        symbol=_symbol(reference, number) if number else _blank_symbol(blank),
        issued_on=day,
        place=place,
        parent_agency=parent,
        issuing_agency=issuer,
        subject=subject,
        period=read_period(
            subject.text if subject else "", clause.rest if clause else "", subject.number if subject else 0
        ),
    )


def _issued_subject(lines: HeadLines, clause: Issuing | None) -> Line | None:
    """The subject in the words of "ban hành Kế hoạch …, cụ thể như sau:", where the title was lost."""
    found = _ISSUED.search(clause.rest) if clause else None
    return Line(text=found["subject"], number=lines.preamble[-1].number) if found and lines.preamble else None


def _fact(text: str | None, line: int) -> Line | None:
    return Line(text=text, number=line) if text else None


def _symbol(reference: str | None, number: tuple[re.Match[str], int]) -> Line | None:
    """The symbol after the number: "KH-UBND" of "58/KH-UBND", "KL/TW" of "80-KL/TW"."""
    return _fact(re.sub(r"^\d+[a-zA-Z]?(?:/\d{4})?[/-]", "", reference or ""), number[1])


def _blank_symbol(blank: tuple[re.Match[str], int] | None) -> Line | None:
    return _fact(tidy_reference(blank[0]["symbol"]), blank[1]) if blank else None


def _search(pattern: re.Pattern[str], lines: Sequence[Line]) -> tuple[re.Match[str], int] | None:
    """The pattern's first match in a line, or in a line and the one after it: letterheads are wrapped narrowly."""
    for at, line in enumerate(lines):
        text = line.text if at + 1 == len(lines) else f"{line.text} {lines[at + 1].text}"
        found = pattern.search(text)
        if found and found.start() <= len(line.text):
            return found, line.number
    return None


def _dated(lines: Sequence[Line]) -> tuple[Line | None, Line | None]:
    """(place, date) of "Cần Thơ, ngày 19 tháng 3 năm 2024"; either may be blank, and a line may break anywhere."""
    for at, line in enumerate(lines):
        if not re.search(r"\bng[àa]y\b", line.text, re.IGNORECASE):
            continue
        own = re.sub(rf"^.*?{REFERENCE}", "", line.text)
        text = " ".join((own, *(near.text for near in lines[at + 1 : at + 4])))
        found = _DATED.search(text) or _SHORT.search(text)
        if found and found.start("day") <= len(own) + 1:
            place = _place(found["place"], lines[max(0, at - 2) : at])
            return _fact(place, line.number), _fact(_partial(found), line.number)
    return None, None


def _partial(found: re.Match[str]) -> str | None:
    day, month, year = found["day"], found["month"], found["year"]
    if day and month:
        return parse_partial(f"{day}/{month}/{year}")
    return parse_partial(f"tháng {month} năm {year}") if month else year


def _place(text: str, before: Sequence[Line]) -> str:
    """The place before ", ngày"; its first words may stand at the end of the lines before."""
    place = text.strip(" ,.-_…*")
    for line in reversed(before):
        if not _continues_to_place(line.text, place):
            break
        place = f"{line.text.strip(' ,')} {place}".strip()
    return place if place and any(c.isalpha() for c in place) and len(place) <= 40 else ""


def _continues_to_place(line: str, place: str) -> bool:
    words = line.strip(" ,").split()
    named = all(word[0].isupper() or word in ("-", "phố", "xã", "phường") for word in words)
    return len(words) <= 3 and len(place.split()) <= 3 and named and not is_capitals(line) and "/" not in line


def _issuers(lines: HeadLines, clause: Issuing | None) -> tuple[Line | None, Line | None]:
    """(parent agency, issuing agency): the letterhead's, else the one that the preamble names as its subject."""
    named = agencies(lines.letterhead)
    if named and not (clause and _is_cut(named[-1].text) and clause.issuer):
        parent = named[-2] if len(named) > 1 else None
        return parent, named[-1]
    return None, _fact(clause.issuer, lines.preamble[0].number) if clause and lines.preamble else None


def _is_cut(issuer: str) -> bool:
    """Whether flattening has left only the kind of body, without whose it is."""
    return bool(re.fullmatch(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN)", issuer))


def _from_news(told: Announcement | None, clause: Issuing | None, lines: HeadLines) -> Letterhead:
    line = lines.preamble[0].number if lines.preamble else 0
    issuer = _fact(clause.issuer, line) if clause else None
    if told is None:
        return Letterhead(issuing_agency=issuer)
    return Letterhead(
        reference=_fact(told.reference, line),
        symbol=_fact(re.sub(r"^\d+[a-zA-Z]?[/-]", "", told.reference), line),
        issued_on=_fact(told.issued_on, line),
        issuing_agency=issuer,
        subject=_fact(told.subject, told.line or line),
        period=read_period(told.subject or "", "", told.line or line),
    )
