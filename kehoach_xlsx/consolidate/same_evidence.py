"""One document as evidence of two units under one task: perhaps one activity that both report (DOMAIN §5.4).

Every commune has a report no. 59. So a document is known by its number and, where both name it, by its day: of
different days they are two.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeGuard

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.told import day_of, number_after, number_of, shared
from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.vietnamese.text import squeezed_all
from kehoach_xlsx.workbooks.merge_rules import DOUBLE_COUNT

_DAY: Final = r"(?:[\s,(]+ngày\s+(\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}))?"
_CITED: Final = re.compile(r"(\d+\s*/[\w-]*[^\W\d_])" + _DAY)  # "215/KH-CATP ngày 5/2/2024", "12/2024/QĐ-UBND"
_WIDTH: Final = 3  # numbers of one citation: the place of its row, the document, the document of its day
_NO_DAY: Final = 0


class _Cited(NamedTuple):
    """A document that a row names: its task, its number as written and squeezed, its day."""

    task: str
    reference: str
    same: str
    day: date | None

    @property
    def number(self) -> int:
        """The number of the document."""
        return number_of(self.task, self.same)

    @property
    def dated(self) -> int:
        """The number of the document of its day."""
        return number_of(self.task, self.same, self.day.isoformat()) if self.day else _NO_DAY


def double_counts(collection: Collection) -> Iterator[Finding]:
    """Yield KH407 where two units give the same document as evidence under one task."""
    asked = _asked(collection)
    cited: dict[tuple[str, str], list[tuple[str, _Cited]]] = {}
    for unit, found in _again(collection, asked) if asked else ():
        cited.setdefault((found.task, found.same), []).append((unit, found))
    for told in cited.values():
        for together in _by_day(told):
            if len(units := dict.fromkeys(unit for unit, _ in together)) > 1:
                context = {"units": join_and(units)}
                yield Finding(
                    rule=DOUBLE_COUNT, origin=Origin(path=""), value=together[0][1].reference, context=context
                )


def _by_day(told: Sequence[tuple[str, _Cited]]) -> Iterable[Sequence[tuple[str, _Cited]]]:
    """Citations of one number that may be the same document: one without a day may be of any."""
    if any(one.day is None for _, one in told):
        return (told,)
    by_day: dict[date | None, list[tuple[str, _Cited]]] = {}
    for unit, one in told:
        by_day.setdefault(one.day, []).append((unit, one))
    return by_day.values()


# --- by their numbers first -----------------------------------------------------------------------------


def numbers(submission: Submission) -> "array[int]":
    """Return the numbers of all documents that a report names as evidence, remembered with it."""
    return submission.numbers("evidence", _numbers)


def _numbers(submission: Submission) -> "array[int]":
    rows = submission.sheets.get("tasks", ())
    tasks, evidence = column_of(rows, "task_code"), column_of(rows, "evidence")
    told = [(place, cited) for place, text in enumerate(evidence) if _names_any(text) for cited in _CITED.findall(text)]
    plain = squeezed_all([reference for _, (reference, _) in told])
    numbers = array("I")
    for (place, (_, day)), same in zip(told, plain, strict=True):
        number = number_of(str(tasks[place]), same)
        known = day_of(day) if day else None
        numbers.extend((place, number, number_after(number, known.isoformat()) if known else _NO_DAY))
    return numbers


def _asked(collection: Collection) -> set[int]:
    """The numbers of documents that two units may have named."""
    told = [(unit.code, numbers(submission)) for unit, submission in collection.handed_in()]
    of_a_day = shared((unit, set(n[2::_WIDTH]) - {_NO_DAY}) for unit, n in told)
    undated = {d for _, n in told for d, dated in zip(n[1::_WIDTH], n[2::_WIDTH], strict=True) if dated == _NO_DAY}
    any_day = shared((unit, undated.intersection(n[1::_WIDTH])) for unit, n in told)
    same_day = {d for _, n in told for d, dated in zip(n[1::_WIDTH], n[2::_WIDTH], strict=True) if dated in of_a_day}
    return any_day | same_day


def _again(collection: Collection, asked: set[int]) -> Iterator[tuple[str, _Cited]]:
    """The documents with the numbers that are asked for, read from their rows, and their units by name."""
    units: list[str] = []
    rows: list[Row] = []
    for unit, submission in collection.handed_in():
        told = numbers(submission)
        if not asked.isdisjoint(told[1::_WIDTH]):
            pairs = zip(told[::_WIDTH], told[1::_WIDTH], strict=True)
            of_it = dict.fromkeys(place for place, document in pairs if document in asked)
            rows += map(submission.sheets["tasks"].__getitem__, of_it)
            units += [unit.label] * len(of_it)
    for place, found in _cited(list(enumerate(rows))):
        if found.number in asked:
            yield units[place], found


def _names_any(evidence: Value) -> TypeGuard[str]:
    return isinstance(evidence, str) and "/" in evidence


def _cited(rows: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, _Cited]]:
    """The documents that rows name as evidence, with the places of the rows."""
    told = [(place, row, cited) for place, row in rows for cited in _CITED.findall(str(row.get("evidence") or ""))]
    plain = squeezed_all([reference for _, _, (reference, _) in told])
    for (place, row, (reference, day)), same in zip(told, plain, strict=True):
        yield (
            place,
            _Cited(task=str(row.get("task_code")), reference=reference, same=same, day=day_of(day) if day else None),
        )
