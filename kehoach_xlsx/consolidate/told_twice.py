"""One activity told twice: two units report the same task, day and quantity (DOMAIN §5.4).

The same document as evidence is looked at in `same_evidence`; this is for those who name none.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.told import day_of, number_after, number_of, shared
from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import TargetScope
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
_Told = tuple[_Key, str, str]
"""What was told, the unit and the quantity as it is shown."""
_WIDTH: Final = 2  # numbers of what a result tells: the place of its row, and what it tells


def told_twice(collection: Collection) -> Iterator[Finding]:
    """Yield KH462 where two units tell of the same task, day and quantity.

    The day is the one on which it was finished, or those that the result names; a quantity is a number of ten and
    more with the word that says of what; of an indicator it is the figure of the day on which it was reached.
    """
    figures = list(_figures(collection))
    asked = _asked(collection, figures)
    first: dict[_Key, tuple[str, str]] = {}
    more: dict[_Key, dict[str, str]] = {}  # few are told by a second unit
    for key, unit, shown in chain(_again(collection, asked), figures) if asked else ():
        known = first.get(key)
        if known is None or (known[0] == unit and key not in more):
            first[key] = unit, shown
        else:
            more.setdefault(key, dict([known]))[unit] = shown
    said: set[tuple[str, date, tuple[str, ...]]] = set()
    for key in filter(more.__contains__, first):
        (task, day, _), units = key, more[key]
        same = (task, day, tuple(units))
        if same not in said:  # several quantities of one activity are one question
            said.add(same)
            shown = next(iter(units.values()))
            context = {"units": join_and(units), "quantity": shown, "day": format_date(day)}
            yield Finding(rule=TOLD_TWICE, origin=Origin(path=""), value=task, context=context)


# --- by their numbers first -----------------------------------------------------------------------------


def numbers(submission: Submission) -> "array[int]":
    """Return the numbers of all that the results of a report tell of a task and day, remembered with it."""
    return submission.numbers("results", _numbers)


def _numbers(submission: Submission) -> "array[int]":
    numbers = array("I")
    rows = submission.sheets.get("tasks", ())
    columns = (column_of(rows, name) for name in ("task_code", "result", "finished_on"))
    for place, (code, said, finished) in enumerate(zip(*columns, strict=True)):
        days, told = _told_by(said, finished)
        for day in days if told else ():
            start = number_of(str(code), day.isoformat())
            for quantity, _ in told:
                numbers.extend((place, number_after(start, quantity)))
    return numbers


def _number(key: _Key) -> int:
    task, day, quantity = key
    return number_of(task, day.isoformat(), quantity)


def _asked(collection: Collection, figures: Sequence[_Told]) -> set[int]:
    """The numbers of what two units may have told."""
    results = ((unit.label, frozenset(numbers(report)[1::_WIDTH])) for unit, report in collection.handed_in())
    return shared(chain(results, ((unit, (_number(key),)) for key, unit, _ in figures)))


def _again(collection: Collection, asked: set[int]) -> Iterator[_Told]:
    """What results tell under the numbers that are asked for, read from their rows."""
    for unit, submission in collection.handed_in():
        told = numbers(submission)
        if not asked.isdisjoint(told[1::_WIDTH]):
            pairs = zip(told[::_WIDTH], told[1::_WIDTH], strict=True)
            for place in dict.fromkeys(place for place, number in pairs if number in asked):
                row = submission.sheets["tasks"][place]
                for key, shown in _told_of(row.get("task_code"), row.get("result"), row.get("finished_on")):
                    yield key, unit.label, shown


def _told_of(code: Value, said: Value, finished: Value) -> Iterator[tuple[_Key, str]]:
    """What the result of a task tells, by day and quantity, and as it is shown."""
    days, told = _told_by(said, finished)
    task = str(code)
    for day in days:
        for quantity, shown in told:
            yield (task, day, quantity), shown


def _told_by(said: Value, finished: Value) -> tuple[Sequence[date], Sequence[tuple[str, str]]]:
    """The days of a result, and what is counted in it."""
    result = str(said or "")
    named = _DAY.findall(result) if "/" in result else ()
    days = [day for text in named if (day := day_of(text))] or ([finished] if isinstance(finished, date) else [])
    return days, tuple(_quantities(result)) if days else ()


def _quantities(result: str) -> Iterator[tuple[str, str]]:
    """What is counted, by number and first syllable ("350 học"), and as it is shown ("350 học sinh")."""
    for number, word, more in _QUANTITY.findall(_DAY.sub(" ", result) if "/" in result else result):
        value, shown = _counted(number)
        if value and (what := fold(word)) not in _NOT_COUNTED:
            yield f"{value} {what}", f"{shown} {word}{more}"


@lru_cache(maxsize=4096)  # the same few numbers stand in most reports
def _counted(text: str) -> tuple[str, str]:
    """A number that tells something, and as it is shown; blank where it tells nothing."""
    value = parse_number(text.replace(".", "")).value
    return (f"{value}", format_count(value)) if value is not None and value >= _TELLING else ("", "")


def _figures(collection: Collection) -> Iterator[_Told]:
    """A target given to each unit may well be reached by two on its last day: then it says nothing."""
    known = {indicator.code: indicator for indicator in collection.plan.indicators}
    for unit, _, row in collection.rows_handed_in("indicators"):
        indicator = known.get(str(row.get("indicator_code")))
        value, day = row.get("in_period"), row.get("achieved_on")
        if indicator is None or not isinstance(value, Decimal) or not isinstance(day, date) or value < 2:
            continue
        if indicator.target_scope is TargetScope.EACH and value == indicator.target:
            continue
        shown = f"{format_count(value)} {indicator.unit}"
        yield (indicator.task or indicator.code, day, fold(shown)), unit.label, shown
