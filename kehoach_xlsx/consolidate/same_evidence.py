"""One document as evidence of two units under one task: perhaps one activity that both report (DOMAIN §5.4).

Every commune has a report no. 59. So a document is known by its number and, where both name it, by its day: of
different days they are two.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.told import day_of, halves, number_of, number_of_both, number_of_known, shared, wholes
from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Value
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.vietnamese.text import squeezed_all
from kehoach_xlsx.workbooks.merge_rules import DOUBLE_COUNT

_DAY: Final = r"(?:[\s,(]+ngày\s+(\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}))?"
_CITED: Final = re.compile(r"(\d+\s*/[\w-]*[^\W\d_])" + _DAY)  # "215/KH-CATP ngày 5/2/2024", "12/2024/QĐ-UBND"
_WIDTH: Final = 4  # numbers of one citation: the place of its row, the document in two halves, it and its day
_NO_DAY: Final = 0
_ACROSS: Final = Origin(path="")

_Reports = Sequence[tuple[Unit, Submission]]


class _Cited(NamedTuple):
    """A document that a row names: the place of the row, the number as it is written, the document and its day."""

    place: int
    reference: str
    document: int
    dated: int


class _Teller(NamedTuple):
    """Who names a document of which day, and in which row of which report."""

    unit: str
    dated: int
    report: int
    place: int


def double_counts(collection: Collection) -> Iterator[Finding]:
    """Yield KH407 where two units give the same document as evidence under one task."""
    reports = tuple(collection.handed_in())
    doubted = [
        (document, together)
        for document, told in _tellers(reports).items()
        for together in _by_day(told)
        if len({one.unit for one in together}) > 1
    ]
    written = _written(reports, [(document, together[0]) for document, together in doubted])
    for (_, together), reference in zip(doubted, written, strict=True):
        context = {"units": join_and(dict.fromkeys(one.unit for one in together))}
        yield Finding(rule=DOUBLE_COUNT, origin=_ACROSS, value=reference, context=context)


def _tellers(reports: _Reports) -> dict[int, list[_Teller]]:
    """Who names each of the documents that two units may have named."""
    told = [numbers(submission) for _, submission in reports]
    asked = _asked(reports, told)
    found: dict[int, list[_Teller]] = {}
    for report, (unit, _) in enumerate(reports if asked else ()):
        places, low, high, dated = (told[report][first::_WIDTH] for first in range(_WIDTH))
        if asked.isdisjoint(low):
            continue
        for place, half, document, of_day in zip(places, low, wholes(low, high), dated, strict=True):
            if half in asked:
                found.setdefault(document, []).append(_Teller(unit.label, of_day, report, place))
    return found


def _by_day(told: Sequence[_Teller]) -> Iterable[Sequence[_Teller]]:
    """Citations of one number that may be the same document: one without a day may be of any."""
    if any(one.dated == _NO_DAY for one in told):
        return (told,)
    by_day: dict[int, list[_Teller]] = {}
    for one in told:
        by_day.setdefault(one.dated, []).append(one)
    return by_day.values()


def _written(reports: _Reports, asked: Sequence[tuple[int, _Teller]]) -> list[str]:
    """Documents' numbers as they were written, read again in the rows of those who name them."""
    rows = (reports[teller.report][1].sheets["tasks"][teller.place] for _, teller in asked)
    told = [(at, row.get("task_code"), row.get("evidence")) for at, row in enumerate(rows)]
    found = {(one.place, one.document): one.reference for one in reversed(list(_cited(told)))}
    return [found[at, document] for at, (document, _) in enumerate(asked)]


# --- by their numbers first -----------------------------------------------------------------------------


def numbers(submission: Submission) -> "array[int]":
    """Return the numbers of all documents that a report names as evidence, remembered with it."""
    return submission.numbers("evidence", _numbers)


def _numbers(submission: Submission) -> "array[int]":
    told = array("I")
    rows = submission.sheets.get("tasks", ())
    columns = zip(column_of(rows, "task_code"), column_of(rows, "evidence"), strict=True)
    for place, _, document, dated in _cited([(place, *both) for place, both in enumerate(columns)]):
        told.extend((place, *halves(document), dated))
    return told


def _asked(reports: _Reports, told: "Sequence[array[int]]") -> set[int]:
    """Halves of the documents that two units may have named: of one day, or one of them of any day."""
    of_units = [(unit.code, n[1::_WIDTH], n[3::_WIDTH]) for (unit, _), n in zip(reports, told, strict=True)]
    of_a_day = shared((unit, dated) for unit, _, dated in of_units) - {_NO_DAY}
    undated = {half for _, low, dated in of_units for half, day in zip(low, dated, strict=True) if day == _NO_DAY}
    any_day = shared((unit, undated.intersection(low)) for unit, low, _ in of_units) if undated else set()
    same_day = {half for _, low, dated in of_units for half, day in zip(low, dated, strict=True) if day in of_a_day}
    return any_day | same_day


def _cited(rows: Iterable[tuple[int, Value, Value]]) -> Iterator[_Cited]:
    """The documents that rows name as evidence; `rows` are places, tasks and what stands there as evidence."""
    told = [
        (place, str(task), *cited)
        for place, task, evidence in rows
        if isinstance(evidence, str) and "/" in evidence
        for cited in _CITED.findall(evidence)
    ]
    plain = squeezed_all([reference for *_, reference, _ in told])
    for (place, task, reference, day), same in zip(told, plain, strict=True):
        document, known = number_of_both(number_of_known(task), number_of(same)), day_of(day) if day else None
        dated = halves(number_of_both(document, known.toordinal()))[0] if known else _NO_DAY
        yield _Cited(place, reference, document, dated)
