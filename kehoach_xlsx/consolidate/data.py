"""Every row that was taken in, as it was read, and the account that nothing was lost or counted twice."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.subordinates import FIGURE, data_rows_below
from kehoach_xlsx.consolidate.subordinates import SHEET as BELOW
from kehoach_xlsx.model.compact import Chosen, CompactRows, compact
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.schema import FilledBy, SheetSchema
from kehoach_xlsx.model.submission import STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.workbooks.merge_rules import ACCOUNT_OPEN, ROW_OMITTED


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """The conservation account of a merge, in cells."""

    cells_read: int
    cells_merged: int
    cells_set_aside: int

    @property
    def closes(self) -> bool:
        """Whether every cell read was merged or set aside."""
        return self.cells_read == self.cells_merged + self.cells_set_aside


def omitted(submission: Submission) -> Submission:
    """Of a file that is merged although it has errors, leave out the rows with errors, and say so (KH410)."""
    if submission.state is not State.MERGED or not submission.errors:
        return submission
    sheets = dict(submission.sheets)
    said: list[Finding] = []
    for name, table in submission.incoming.tables.items():
        bad = {f.row for f in submission.errors if f.origin == table.origin and f.row is not None}
        inputs = _inputs(table.schema)
        for raw in table.rows:
            if raw.row in bad:
                cells = len(inputs & raw.cells.keys())
                said.append(_omission(table.origin, raw.row, cells))
        sheets[name] = tuple(row for row in submission.sheets.get(name, ()) if row.get(ROW) not in bad)
    return replace(submission, sheets=sheets, findings=(*submission.findings, *said))


def _omission(origin: Origin, row: int, cells: int) -> Finding:
    return Finding(rule=ROW_OMITTED, origin=origin, row=row, context={"cells": str(cells)}, cell_count=cells)


def _inputs(schema: SheetSchema) -> frozenset[str]:
    return frozenset(c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER)


class _InputsOf(dict[int, tuple[frozenset[str], Mapping[str, str]]]):
    """The officer's columns of a sheet, and the names by which those and its key go in *Dữ liệu*.

    Every file brings every sheet, and a declaration is long to compare: it is known by its identity.
    """

    def of(self, schema: SheetSchema) -> tuple[frozenset[str], Mapping[str, str]]:
        """Return both for a sheet."""
        if (found := self.get(id(schema))) is None:
            wanted = _inputs(schema)
            found = self[id(schema)] = wanted, {ROW: "source_row", **{name: name for name in {*wanted, *schema.key}}}
        return found


def data_rows(collection: Collection) -> CompactRows:
    """Return the rows of *Dữ liệu*: every row of the submissions that count in which the officer wrote anything."""
    return compact(_data_rows(collection))


def _data_rows(collection: Collection) -> Iterator[Row | Chosen]:
    columns = _InputsOf()
    for unit, submission in collection.handed_in():
        for name, table in submission.incoming.tables.items():
            if name == BELOW:
                yield from data_rows_below(submission)
            elif rows := submission.sheets.get(name, ()):
                wanted, names = columns.of(table.schema)
                same: Row = {
                    "source_unit": unit.code,
                    "source_file": submission.incoming.name,
                    "source_submission": submission.number,
                    "source_sheet": table.origin.sheet,
                }
                yield Chosen(same, compact(rows), names, wanted)


def source_rows(collection: Collection, data: CompactRows) -> tuple[tuple[Row, ...], Account, tuple[Finding, ...]]:
    """Return the rows of *Nguồn số liệu*, the account over all files, and KH499 for a file whose account is open.

    The three sides are counted apart: cells read at intake, cells merged in *Dữ liệu*, cells set aside in the
    findings.
    """
    merged, taken = _merged_cells(collection, data)
    rows: list[Row] = []
    said: list[Finding] = []
    for submission in collection.submissions:
        name = submission.incoming.name
        account = Account(
            cells_read=submission.incoming.cells_read,
            cells_merged=merged[name],
            cells_set_aside=_set_aside(submission),
        )
        if not account.closes:
            said.append(_open(name, account))
        rows.append(_source_row(submission, account, taken[name]))
    return tuple(rows), _sum(rows), tuple(said)


def _merged_cells(collection: Collection, data: CompactRows) -> tuple[Counter[str], Counter[str]]:
    """Count, by file, the officer's cells and the rows that stand in *Dữ liệu*."""
    columns, below = _InputsOf(), frozenset({FIGURE})
    inputs = {
        (s.incoming.name, t.origin.sheet): below if name == BELOW else columns.of(t.schema)[0]
        for _, s in collection.handed_in()
        for name, t in s.incoming.tables.items()
    }
    cells: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    asked = set(inputs.values())
    for shape in data.kept:
        counted = {wanted: len(wanted.intersection(shape.names)) for wanted in asked}
        sheets = shape.column("source_sheet") if "source_sheet" in shape.names else repeat("")
        for (file, sheet), number in Counter(zip(shape.column("source_file"), sheets, strict=False)).items():
            cells[str(file)] += number * counted[inputs[str(file), str(sheet)]]
            rows[str(file)] += number
    return cells, rows


def _set_aside(submission: Submission) -> int:
    """Cells that findings set aside; of a file that does not count as a whole, its own finding says them all."""
    if submission.state is State.MERGED:
        return sum(f.cell_count for f in submission.findings)
    return max(
        (f.cell_count for f in submission.findings if f.rule.stage.value == "merge" or f.code == "KH015"),
        default=0,
    )


def _open(name: str, account: Account) -> Finding:
    return Finding(
        rule=ACCOUNT_OPEN,
        origin=Origin(path=name),
        value=str(account.cells_read),
        context={"cells": str(account.cells_merged + account.cells_set_aside)},
    )


def _source_row(submission: Submission, account: Account, rows: int) -> Row:
    return {
        "file": submission.incoming.name,
        "unit_code": submission.unit,
        "submission_no": submission.number or None,
        "state": STATE_WORDS[submission.state],
        "rows": rows,
        "cells_read": account.cells_read,
        "cells_merged": account.cells_merged,
        "cells_set_aside": account.cells_set_aside,
        "sha256": submission.incoming.sha256,
    }


def _sum(rows: Sequence[Row]) -> Account:
    def total(name: str) -> int:
        return sum(value for row in rows if isinstance(value := row[name], int))

    return Account(
        cells_read=total("cells_read"),
        cells_merged=total("cells_merged"),
        cells_set_aside=total("cells_set_aside"),
    )
