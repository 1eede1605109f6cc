"""The head: what must stand there, in which words; number, date, subject, addressee."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from kehoach_xlsx.decree.kinds import ABBREVIATIONS, NO_KIND, TO_A_SUPERIOR
from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.document import Line
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.recognise_head import MOTTO, NATION
from kehoach_xlsx.form_check.telling import Departure, depart, of, quoted, within
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.form_rules import head as rules

_BLANK: Final = r"[\s.…_]*"
_NUMBER: Final = re.compile(rf"^Số: ?(?P<number>\d+|{_BLANK})/(?P<symbol>\S+)$")
_SYMBOL: Final = re.compile(r"^[A-ZĐƯ][A-Za-zĐđƯư&.0-9]*(?:-[A-ZĐƯ][A-Za-zĐđƯư&0-9.,]*)+$")
_DATE: Final = re.compile(
    rf"^(?P<place>.*?)(?P<comma>,?) ?ngày ?(?P<day>\d+|{_BLANK}) ?"
    rf"tháng ?(?P<month>\d+|{_BLANK}) ?năm ?(?P<year>\d+|{_BLANK})$"
)
_DAY_10, _PADDED_MONTHS = 10, (1, 2)
_LISTED: Final = re.compile(r"^[-–] \S.*[;.]$")


def head(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of the head but for looks and rules."""
    yield from _missing(parts, profile)
    yield from _words(parts, profile)
    for line in parts.number:
        yield from _number(line, parts, profile)
    for line in parts.place_date:
        yield from _date(line, profile)
    yield from _letter_subject(parts, profile)
    yield from _addressee(parts, profile)


def _missing(parts: Parts, profile: Profile) -> Iterator[Departure]:
    about = ("letter_subject",) if parts.is_letter else ("type_name", "subject")
    for key in ("nation", "motto", "issuer", "number", "place_date", *about, "recipients_label", "authority"):
        if not getattr(parts, key):
            component = profile.components[key]
            yield depart(rules.COMPONENT_MISSING, None, component=within(component.name), article=component.article)


def _words(parts: Parts, profile: Profile) -> Iterator[Departure]:
    for key, rule, words in (("nation", rules.NATION_WORDS, NATION), ("motto", rules.MOTTO_WORDS, MOTTO)):
        for line in getattr(parts, key):
            if not _says(line.text, words):
                yield of(rule, line, profile.components[key], quoted(line.text), quoted(words))


def _says(text: str, words: str) -> bool:
    """Whether a text is these words, in whatever case; tone marks may stand as "hoà" too."""
    return text.lower() == words.lower() or (text.isupper() and fold(text) == fold(words))


def _number(line: Line, parts: Parts, profile: Profile) -> Iterator[Departure]:
    component = profile.components["number"]
    found = _NUMBER.match(line.text)
    abbreviation = ABBREVIATIONS.get(parts.kind, "")
    shape = f"Số: …/{abbreviation}-…" if abbreviation else "Số: …/…-…"
    if found is None or not _SYMBOL.match(found["symbol"]):
        yield of(rules.SYMBOL, line, component, quoted(line.text), quoted(shape))
        return
    first = found["symbol"].split("-")[0]
    if abbreviation and first != abbreviation:
        yield of(rules.SYMBOL, line, component, quoted(found["symbol"]), quoted(f"{abbreviation}-…"))
    elif parts.is_letter and first in {*NO_KIND, *ABBREVIATIONS.values()}:
        no_kind = Wording("ký hiệu không có tên loại, như “UBND-NC”", "a symbol without a type, such as “UBND-NC”")
        yield of(rules.SYMBOL, line, component, quoted(found["symbol"]), no_kind)
    digits = found["number"].strip()
    if len(digits) == 1 and digits.isdecimal():
        yield of(rules.NUMBER_PADDING, line, component, quoted(digits), quoted(f"0{digits}"))


def _date(line: Line, profile: Profile) -> Iterator[Departure]:
    component = profile.components["place_date"]
    found = _DATE.match(line.text)
    required = Wording("“Địa danh, ngày … tháng … năm …”", "“Place, ngày … tháng … năm …”")
    if found is None or not found["place"].strip() or not found["comma"] or not _is_day(found):
        yield of(rules.DATE_WORDS, line, component, quoted(line.text), required)
        return
    day, month = found["day"].strip(), found["month"].strip()
    if len(day) == 1 and day.isdecimal() and int(day) < _DAY_10:
        yield of(rules.DATE_PADDING, line, component, quoted(f"ngày {day}"), quoted(f"ngày 0{day}"))
    if len(month) == 1 and month.isdecimal() and int(month) in _PADDED_MONTHS:
        yield of(rules.DATE_PADDING, line, component, quoted(f"tháng {month}"), quoted(f"tháng 0{month}"))


def _is_day(found: re.Match[str]) -> bool:
    """Whether what is filled in can be a day."""
    day, month, year = (int(t) if (t := found[name].strip()).isdecimal() else 0 for name in ("day", "month", "year"))
    try:
        date(year or 2024, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _letter_subject(parts: Parts, profile: Profile) -> Iterator[Departure]:
    for line in parts.letter_subject[:1]:
        if not line.text.startswith("V/v "):
            yield of(
                rules.LETTER_SUBJECT_WORDS,
                line,
                profile.components["letter_subject"],
                quoted(line.first_words),
                quoted("V/v …"),
            )


def _addressee(parts: Parts, profile: Profile) -> Iterator[Departure]:
    component = profile.components["addressee"]
    if not parts.addressee:
        if parts.is_letter or parts.kind in TO_A_SUPERIOR:
            name = Wording("Công văn", "A letter") if parts.is_letter else Wording("Tờ trình", "A tờ trình")
            yield depart(rules.ADDRESSEE_MISSING, None, component=name, article=component.article)
        return
    (line,) = parts.addressee
    listed = parts.addressees
    wanted = "Kính gửi:" if listed else "Kính gửi: …"
    if not re.match(r"^Kính gửi:$" if listed else r"^Kính gửi: \S", line.text):
        yield of(rules.ADDRESSEE_WORDS, line, component, quoted(line.first_words), quoted(wanted))
    for at, entry in enumerate(listed):
        mark = "." if at == len(listed) - 1 else ";"
        if not _LISTED.match(entry.text) or not entry.text.endswith(mark):
            yield of(rules.ADDRESSEE_WORDS, entry, component, quoted(entry.first_words), quoted(f"- …{mark}"))
