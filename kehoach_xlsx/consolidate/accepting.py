"""`--accept-proposals`: cells with one possible reading are taken as they were meant, each named (KH460).

The proposed values go back through the stations, so that every rule of a row holds for what was taken too. The
digest stays that of what was handed in: what the coordinator noted in the register is found again either way.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import RawTable, Row
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.figure_rules import PROPOSAL_TAKEN

Judge: TypeAlias = Callable[[Sequence[Incoming]], Sequence[Submission]]
Accepting: TypeAlias = Callable[[Sequence[Submission], Judge], tuple[Submission, ...]]
_Place: TypeAlias = tuple[object, ...]  # file, sheet, and row or cell

_TAKEN = (diagnoses.NOT_A_NUMBER, diagnoses.NOT_A_DATE, diagnoses.NOT_IN_LIST)
"""Errors whose proposal is the one reading of the cell. A cell with two readings has none; a value out of another
file, or a day and month that may be swapped, has a proposal but stays a question."""

_WORDS = re.compile(r"[^\W\d_]+")
_SCALES = tuple(map(fold, ("nghìn", "ngàn", "triệu", "tỷ")))


def with_proposals(
    submissions: Sequence[Submission], judge: Judge, *, with_errors: bool = False
) -> tuple[Submission, ...]:
    """Return the submissions, each with its only readings taken where that makes it clean.

    With `with_errors` they are taken in every row that has no other error: its file is merged anyhow. `judge` leads
    files through the stations. Findings: KH460.
    """
    proposed = {i: found for i, s in enumerate(submissions) if (found := _proposed(s))}
    judged = judge([_with_values(submissions[i].incoming, found) for i, found in proposed.items()]) if proposed else ()
    done = list(submissions)
    for (i, found), again in zip(proposed.items(), judged, strict=True):
        if with_errors or not again.errors:
            said = tuple(_said(finding) for finding in found)
            done[i] = replace(again, findings=(*again.findings, *said), handed_in=submissions[i].digest)
    return tuple(done)


def _proposed(submission: Submission) -> tuple[Finding, ...]:
    """The findings with an only reading, in rows that are wrong in nothing else."""
    tables = {table.origin.sheet: table for table in submission.incoming.tables.values()}
    taken = [f for f in submission.errors if _is_taken(f) and _measure_agrees(f, tables[f.origin.sheet])]
    other = {(f.origin.sheet, f.row) for f in submission.errors if f not in taken}
    return tuple(f for f in taken if (f.origin.sheet, f.row) not in other)


def _is_taken(finding: Finding) -> bool:
    return finding.rule in _TAKEN and bool(finding.proposal) and finding.column is not None


def _measure_agrees(finding: Finding, table: RawTable) -> bool:
    """Whether the words beside a number are the unit of measure that is asked for, or its beginning.

    "120 người" is no number of classes, "khoảng 30 lớp" no number at all, and "2,5 triệu đồng" has two readings
    where millions are asked for.
    """
    words = fold(" ".join(_WORDS.findall(finding.value)))
    if finding.rule is not diagnoses.NOT_A_NUMBER or not words:
        return True
    row = next((r for r in table.rows if r.row == finding.row), None)
    asked = row.cells.get("unit") if row else None
    measure = fold(str(asked or table.schema.column(str(finding.column)).unit))
    scale, _, rest = words.partition(" ")
    if any(measure.startswith(name) for name in _SCALES):
        return False
    return _begins(measure, words) or (scale in _SCALES and _begins(measure, rest))


def _begins(measure: str, words: str) -> bool:
    return bool(words) and f"{measure} ".startswith(f"{words} ")


def _said(finding: Finding) -> Finding:
    context = {"taken": finding.proposal}
    return replace(finding, rule=PROPOSAL_TAKEN, context=context, cell_count=0)


def _with_values(incoming: Incoming, found: Sequence[Finding]) -> Incoming:
    values = {(f.origin.sheet, f.row, str(f.column)): _value(f) for f in found}
    return replace(incoming, tables={name: _table(table, values) for name, table in incoming.tables.items()})


def _table(table: RawTable, values: Mapping[tuple[str, int | None, str], object]) -> RawTable:
    rows = []
    for row in table.rows:
        cells = {name: values.get((table.origin.sheet, row.row, name), cell) for name, cell in row.cells.items()}
        rows.append(replace(row, cells=cells))
    return replace(table, rows=tuple(rows))


def _value(finding: Finding) -> object:
    """The value that a proposal stands for: it is written as the officer should type it."""
    if finding.rule is diagnoses.NOT_A_NUMBER:
        return Decimal(finding.proposal.replace(",", "."))
    if finding.rule is diagnoses.NOT_A_DATE:
        return datetime.strptime(finding.proposal, "%d/%m/%Y").date()
    return finding.proposal


# --- where a taken value shows --------------------------------------------------------------------------


class Readings:
    """What stood in the cells that were taken as they were meant, for the rows that show it (`as_read`)."""

    def __init__(self, collection: Collection) -> None:
        """Look through the reports that count."""
        self._cells: dict[_Place, str] = {}
        self._rows: dict[_Place, list[str]] = {}
        for finding in (f for _, s in collection.handed_in() for f in s.findings if f.code == PROPOSAL_TAKEN.code):
            path, sheet = finding.origin.path, finding.origin.sheet
            self._cells[path, sheet, finding.cell] = finding.value
            self._rows.setdefault((path, sheet, finding.row), []).append(f"{finding.cell}: “{finding.value}”")

    def in_data(self, rows: Iterable[Row]) -> Iterable[Row]:
        """Return the rows of *Dữ liệu*, those of taken cells with what stood there."""
        told = {place: "; ".join(said) for place, said in self._rows.items()}
        return _with(rows, ("source_file", "source_sheet", "source_row"), told) if told else rows

    def in_ledger(self, rows: Iterable[Row]) -> Iterable[Row]:
        """Return the rows of *Giải trình số liệu*, those of taken cells with what stood there."""
        return _with(rows, ("file", "sheet", "cell"), self._cells) if self._cells else rows


def _with(rows: Iterable[Row], place: Sequence[str], told: Mapping[_Place, str]) -> Iterator[Row]:
    for row in rows:
        text = told.get(tuple(row.get(name) for name in place), "")
        yield {**row, "as_read": text} if text else row
