"""One activity told twice: two units report the same task, day and quantity (DOMAIN §5.4).

The same document as evidence is looked at in `same_evidence`; this is for those who name none.
"""

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.told import day_of, halves, number_of_both, number_of_known, shared, wholes
from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Indicator, TargetScope
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Value
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_count, parse_number
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.figure_rules import TOLD_TWICE

_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_QUANTITY = re.compile(r"(\d(?<![\d/.,]\d)\d*(?:\.\d{3})*) ([^\W\d_]+)( [^\W\d_]+)?")  # a digit first: quickly found
_NOT_COUNTED = frozenset(map(fold, ("tháng", "năm", "ngày", "giờ", "phút", "tuổi", "quý", "kỳ", "đồng")))
_TELLING = 10  # many hold one conference or two classes on one day; few have 137 people there by chance

_Key = tuple[str, date, str]
_WIDTH: Final = 3  # numbers of what is told: the place of its row, and what it tells in two halves
_RESULTS, _FIGURES = "tasks", "indicators"
_ACROSS: Final = Origin(path="")


class _Report(NamedTuple):
    """What a sheet of a report tells, by numbers."""

    unit: str
    submission: Submission
    sheet: str
    told: "array[int]"


class _Teller(NamedTuple):
    """Who tells something, and in which row of which report."""

    unit: str
    report: int
    place: int


def told_twice(collection: Collection) -> Iterator[Finding]:
    """Yield KH462 where two units tell of the same task, day and quantity.

    The day is the one on which it was finished, or those that the result names; a quantity is a number of ten and
    more with the word that says of what; of an indicator it is the figure of the day on which it was reached.
    """
    aims = {indicator.code: indicator for indicator in collection.plan.indicators}
    reports = tuple(_reports(collection, aims))
    first, units = _tellers(reports)
    said: set[tuple[str, date, tuple[str, ...]]] = set()
    for (report, place), told in groupby(filter(units.__contains__, first), key=lambda number: first[number][1:]):
        in_row = {_number(key): (key, shown) for key, shown in _read(reports[report], place, aims)}
        for number in told:
            (task, day, _), shown = in_row[number]
            same = (task, day, tuple(units[number]))
            if same not in said:  # several quantities of one activity are one question
                said.add(same)
                context = {"units": join_and(units[number]), "quantity": shown, "day": format_date(day)}
                yield Finding(rule=TOLD_TWICE, origin=_ACROSS, value=task, context=context)


def _tellers(reports: Sequence[_Report]) -> tuple[dict[int, _Teller], dict[int, dict[str, None]]]:
    """Of all that two units tell who tells it first, and all who tell it."""
    asked = shared((report.unit, report.told[1::_WIDTH]) for report in reports)
    first: dict[int, _Teller] = {}
    units: dict[int, dict[str, None]] = {}
    for at, (unit, _, _, told) in enumerate(reports if asked else ()):
        places, low, high = (told[column::_WIDTH] for column in range(_WIDTH))
        if asked.isdisjoint(low):
            continue
        for place, half, number in zip(places, low, wholes(low, high), strict=True):
            if half in asked:
                known = first.get(number)
                if known is None or known.unit == unit:
                    first[number] = _Teller(unit, at, place)
                elif number in units:
                    units[number][unit] = None
                else:
                    units[number] = {known.unit: None, unit: None}
    return first, units


# --- by their numbers first -----------------------------------------------------------------------------


def numbers(submission: Submission) -> "array[int]":
    """Return the numbers of all that the results of a report tell of a task and day, remembered with it."""
    return submission.numbers("results", _numbers)


def _numbers(submission: Submission) -> "array[int]":
    numbers = array("I")
    rows = submission.sheets.get(_RESULTS, ())
    columns = (column_of(rows, name) for name in ("task_code", "result", "finished_on"))
    for place, (code, said, finished) in enumerate(zip(*columns, strict=True)):
        days, counted = _told_by(said, finished)
        for day in days if counted else ():
            of_day = _number_of_day(str(code), day)
            for number, word, _ in counted:
                if quantity := _quantity(number, word):
                    numbers.extend((place, *halves(number_of_both(of_day, number_of_known(quantity)))))
    return numbers


def _number(key: _Key) -> int:
    task, day, quantity = key
    return number_of_both(_number_of_day(task, day), number_of_known(quantity))


@lru_cache(maxsize=16_384)  # all quantities of a day have it, and all units a few days
def _number_of_day(task: str, day: date) -> int:
    return number_of_both(number_of_known(task), day.toordinal())


def _reports(collection: Collection, aims: Mapping[str, Indicator]) -> Iterator[_Report]:
    """What the results of all reports tell, then their figures."""
    for unit, submission in collection.handed_in():
        yield _Report(unit.label, submission, _RESULTS, numbers(submission))
    for unit, submission in collection.handed_in():
        yield _Report(unit.label, submission, _FIGURES, _figures(submission, aims))


def _read(report: _Report, place: int, aims: Mapping[str, Indicator]) -> Iterator[tuple[_Key, str]]:
    """What one row tells, and as it is shown."""
    row = report.submission.sheets[report.sheet][place]
    if report.sheet == _RESULTS:
        return _told_of(row.get("task_code"), row.get("result"), row.get("finished_on"))
    return _figure(aims.get(str(row.get("indicator_code"))), row.get("in_period"), row.get("achieved_on"))


def _told_of(code: Value, said: Value, finished: Value) -> Iterator[tuple[_Key, str]]:
    """What the result of a task tells, by day and quantity, and as it is shown."""
    days, counted = _told_by(said, finished)
    task = str(code)
    for day in days:
        for number, word, more in counted:
            if quantity := _quantity(number, word):
                yield (task, day, quantity), f"{format_count(_value(number))} {word}{more}"


def _told_by(said: Value, finished: Value) -> tuple[Sequence[date], Sequence[tuple[str, str, str]]]:
    """The days of a result, and the numbers in it with the syllables behind them ("350", "học", " sinh")."""
    result = str(said or "")
    named = _DAY.findall(result) if "/" in result else ()
    days = [day for text in named if (day := day_of(text))] or ([finished] if isinstance(finished, date) else [])
    return days, _QUANTITY.findall(_DAY.sub(" ", result) if named else result) if days else ()


@lru_cache(maxsize=16_384)  # the same few stand in most reports
def _quantity(number: str, word: str) -> str:
    """What is counted, by number and first syllable ("350 học"); blank where it tells nothing."""
    value, what = _value(number), fold(word)
    return f"{value} {what}" if value >= _TELLING and what not in _NOT_COUNTED else ""


def _value(number: str) -> Decimal:
    return parse_number(number.replace(".", "")).value or Decimal(0)


def _figures(submission: Submission, aims: Mapping[str, Indicator]) -> "array[int]":
    """The numbers of what the figures of a report tell."""
    told = array("I")
    rows = submission.sheets.get(_FIGURES, ())
    columns = (column_of(rows, name) for name in ("indicator_code", "in_period", "achieved_on"))
    for place, (code, value, day) in enumerate(zip(*columns, strict=True)):
        if day is not None:
            for key, _ in _figure(aims.get(str(code)), value, day):
                told.extend((place, *halves(_number(key))))
    return told


def _figure(indicator: Indicator | None, value: Value, day: Value) -> Iterator[tuple[_Key, str]]:
    """A target given to each unit may well be reached by two on its last day: then it says nothing."""
    if indicator is None or not isinstance(value, Decimal) or not isinstance(day, date) or value < 2:
        return
    if indicator.target_scope is not TargetScope.EACH or value != indicator.target:
        shown = f"{format_count(value)} {indicator.unit}"
        yield (indicator.task or indicator.code, day, fold(shown)), shown
