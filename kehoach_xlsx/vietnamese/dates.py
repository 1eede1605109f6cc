"""Dates as people type them and as the State writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from kehoach_xlsx.vietnamese.reading import Reading
from kehoach_xlsx.vietnamese.text import fold, mend

Window = tuple[date, date]

_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_SHORT_YEAR = r"(?P<year>(?:19|20|21)?[0-9]{2})"
_MONTH, _DAY = r"(?P<month>[0-9]{1,2})", r"(?P<day>[0-9]{1,2})"
_TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST = re.compile(rf"{_YEAR}([-/.]){_MONTH}\2{_DAY}{_TIME}")
# Words, and dots as well, are never month-first; slashes and hyphens may be.
_DAY_FIRST = (
    re.compile(rf"(?:ngày )?{_DAY} tháng {_MONTH},? năm {_YEAR}"),
    re.compile(rf"ngày {_DAY} ?([-/.]) ?{_MONTH} ?\2 ?{_SHORT_YEAR}"),
    re.compile(rf"{_DAY} ?\. ?{_MONTH} ?\. ?{_SHORT_YEAR}{_TIME}"),
)
# Without any separator, or with the month in English, as some programs export.
_COMPACT = (
    re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>(?:19|20)[0-9]{2})"),
    re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
_ENGLISH = (
    re.compile(rf"{_DAY}[-/ ](?P<word>[a-z]{{3,9}})[-/, ]+{_SHORT_YEAR}"),
    re.compile(rf"(?P<word>[a-z]{{3,9}}) {_DAY},? {_YEAR}"),
)
_MONTH_WORDS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
                "october", "november", "december")  # fmt: skip
_WEEKDAY = re.compile("^(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? (?=ngày |[0-9])")
_EITHER_FIRST = re.compile(rf"{_DAY} ?([-/]) ?{_MONTH} ?\2 ?{_SHORT_YEAR}{_TIME}")
_MONTHS = (
    re.compile(rf"{_YEAR}-{_MONTH}"),
    re.compile(rf"(?:tháng )?{_MONTH} ?[-/.] ?{_YEAR}"),
    re.compile(rf"(?:ngày[ ._…]*)?tháng {_MONTH},? năm {_YEAR}"),  # the day may be left blank for the signer
)
_YEARS = re.compile(rf"(?:năm )?{_YEAR}")


def parse_date(text: str, window: Window | None = None) -> Reading[date]:
    """The date in a text cell. ISO is clean; the rest is proposed, or asked if day and month may be swapped.

    `window` (first and last day that make sense) settles a swap if only one reading lies within it.

    >>> parse_date("2024-12-10").value, parse_date("15/11/2021").proposal
    (datetime.date(2024, 12, 10), datetime.date(2021, 11, 15))
    >>> parse_date("Thứ Hai, ngày 15/11/2021").proposal, parse_date("15-Nov-21").proposal
    (datetime.date(2021, 11, 15), datetime.date(2021, 11, 15))
    >>> parse_date("03/04/2026").candidates
    (datetime.date(2026, 4, 3), datetime.date(2026, 3, 4))
    """
    key = _WEEKDAY.sub("", unicodedata.normalize("NFKC", fold(text)).rstrip(" .,;"))
    if found := _YEAR_FIRST.fullmatch(key):
        exact = _date(found["year"], found["month"], found["day"])
        return Reading.clean(exact[0]) if exact and _ISO.fullmatch(mend(text)) else Reading.interpreted(*exact)
    for pattern in _DAY_FIRST:
        if found := pattern.fullmatch(key):
            return Reading.interpreted(*_date(found["year"], found["month"], found["day"]))
    return _exported(key) or _either_first(key, window)


def _exported(key: str) -> Reading[date] | None:
    """15112021, 20211115, 15-Nov-2021: forms that only programs write."""
    parts = [found for pattern in _COMPACT if (found := pattern.fullmatch(key))]
    if parts:
        return Reading.interpreted(*(d for p in parts for d in _date(p["year"], p["month"], p["day"])))
    for pattern in _ENGLISH:
        found = pattern.fullmatch(key)
        month = _month_number(found["word"]) if found else None
        if found and month:
            return Reading.interpreted(*_date(found["year"], month, found["day"]))
    return None


def _month_number(word: str) -> str | None:
    full = "september" if word == "sept" else word
    return next((str(n) for n, name in enumerate(_MONTH_WORDS, start=1) if full in {name, name[:3]}), None)


def _either_first(key: str, window: Window | None) -> Reading[date]:
    found = _EITHER_FIRST.fullmatch(key)
    if found is None:
        return Reading.unread()
    year, first, second = found["year"], found["day"], found["month"]
    possible = Reading.interpreted(*_date(year, second, first), *_date(year, first, second))
    if window is None or not possible.is_ambiguous:
        return possible
    within = [day for day in possible.candidates if window[0] <= day <= window[1]]
    return Reading.proposed(within[0]) if len(within) == 1 else possible


def _date(year: str, month: str, day: str) -> tuple[date, ...]:
    """One date, or none where the calendar has no such day; two digits of a year are of this century."""
    try:
        return (date(int(year) + 2000 if len(year) == 2 else int(year), int(month), int(day)),)
    except ValueError:
        return ()


def format_date(day: date) -> str:
    """The short form.

    >>> format_date(date(2024, 12, 1))
    '01/12/2024'
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_date(day: date) -> str:
    """The form of a document's head: days below 10 and months 1 and 2 get a leading zero.

    >>> long_date(date(2020, 1, 5)), long_date(date(2024, 6, 29))
    ('ngày 05 tháng 01 năm 2020', 'ngày 29 tháng 6 năm 2024')
    """
    return f"ngày {day.day:02d} {_long_month(day.year, day.month)}"


def _long_month(year: int, month: int) -> str:
    return f"tháng {month:02d} năm {year}" if month <= 2 else f"tháng {month} năm {year}"


def parse_partial(text: str) -> str | None:
    """A year, a month or a day of a Vietnamese document as partial ISO; None if it is none of these.

    Unlike a cell of a workbook, a document never writes the month first.

    >>> parse_partial("tháng 1 năm 2021"), parse_partial("05/01/2021"), parse_partial("2021")
    ('2021-01', '2021-01-05', '2021')
    """
    key = fold(text).rstrip(" .,;")
    for pattern in (_YEAR_FIRST, *_DAY_FIRST, _EITHER_FIRST):
        if found := pattern.fullmatch(key):
            return next((d.isoformat() for d in _date(found["year"], found["month"], found["day"])), None)
    for pattern in _MONTHS:
        if (found := pattern.fullmatch(key)) and 1 <= int(found["month"]) <= 12:
            return f"{found['year']}-{int(found['month']):02d}"
    year = _YEARS.fullmatch(key)
    return year["year"] if year else None


def format_partial(iso_partial: str) -> str:
    """A partial ISO date in the words of a document.

    Raises ValueError where the text is no partial ISO date.

    >>> format_partial("2021"), format_partial("2021-01"), format_partial("2021-01-05")
    ('năm 2021', 'tháng 01 năm 2021', 'ngày 05 tháng 01 năm 2021')
    """
    match iso_partial.split("-"):
        case [year]:
            return f"năm {date(int(year), 1, 1).year}"
        case [year, month]:
            first = date(int(year), int(month), 1)
            return _long_month(first.year, first.month)
        case _:
            return long_date(date.fromisoformat(iso_partial))
