"""What a merge keeps of a file that was judged, so that thousands of them fit into memory.

Of the cells as they were typed only those of a form, and of a file with errors: whoever takes what was meant by a
cell, or leaves out a row, looks at no others.
What follows from one file alone and will be asked of every one – its digest, the numbers of what it tells – is made
here, while its rows are at hand.
"""

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import Final

from kehoach_xlsx.consolidate import same_evidence, told_twice
from kehoach_xlsx.model.schema import Layout
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import RawTable


def light(submission: Submission) -> Submission:
    """Return the same submission, light: the same rows, findings and digest."""
    incoming = submission.incoming
    whole = bool(submission.errors)
    tables = {name: table if whole else _without_cells(table) for name, table in incoming.tables.items()}
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
    """Return a submission of which no row of a list will be asked any more: those stand in the book; its forms stay."""
    incoming = submission.incoming
    forms = {name: table for name, table in incoming.tables.items() if table.schema.layout is Layout.FORM}
    sheets = {name: rows for name, rows in submission.sheets.items() if name in forms}
    return replace(submission, incoming=replace(incoming, tables=forms), sheets=sheets, handed_in=submission.digest)


def _without_cells(table: RawTable) -> RawTable:
    form = table.schema.layout is Layout.FORM
    return table if form else RawTable(schema=table.schema, origin=table.origin, rows=())
