"""What a merge keeps of a file that was judged, so that thousands of them fit into memory.

Of the cells as they were typed only those of a form, and of a file with errors: whoever takes what was meant by a
cell, or leaves out a row, looks at no others. The places of columns are kept once for all files that have the same.
What follows from one file alone and will be asked of every one – its digest, the numbers of what it tells – is made
here, while its rows are at hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import Final

from kehoach_xlsx.consolidate import same_evidence, told_twice
from kehoach_xlsx.model.compact import compact
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.schema import Layout
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import RawTable


def light(submission: Submission) -> Submission:
    """Return the same submission, light: the same rows, findings and digest."""
    incoming = submission.incoming
    told = {id(finding.origin) for finding in (*incoming.findings, *submission.findings)}
    whole = bool(submission.errors)
    tables = {name: _table(table, whole=whole, told=told) for name, table in incoming.tables.items()}
    small = replace(submission, incoming=replace(incoming, tables=tables)).known_as(submission)
    for ask in _ASKED:
        ask(small)
    return small


_ASKED: Final[tuple[Callable[[Submission], object], ...]] = (
    attrgetter("digest"),
    same_evidence.numbers,
    told_twice.numbers,
)
"""What a merge asks of every file, and a submission remembers."""


def settled(submission: Submission) -> Submission:
    """Return a submission of which nothing more will be asked often, its rows kept small."""
    told = replace(submission, sheets={name: compact(rows) for name, rows in submission.sheets.items()})
    return told.known_as(submission)


def _table(table: RawTable, *, whole: bool, told: set[int]) -> RawTable:
    """The table without its cells; the place that findings speak of stays theirs."""
    rows = table.rows if whole or table.schema.layout is Layout.FORM else ()
    origin = table.origin if id(table.origin) in told else _origin(table.origin)
    return replace(table, origin=origin, rows=rows)


def _origin(origin: Origin) -> Origin:
    columns, cells = _places(tuple(origin.columns.items())), _places(tuple(origin.cells.items()))
    return replace(origin, sheet=_text(origin.sheet), columns=columns, cells=cells)


@lru_cache(maxsize=1_024)
def _places(told: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return dict(told)


_text = lru_cache(maxsize=1_024)(str)  # the one that came first, of all that are the same
