"""Which files get a marked copy, what stands in it, and what it is called."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from kehoach_xlsx.compilers.sheets import FIRST_ROW, Placed
from kehoach_xlsx.excel.layout import WorkbookLayout, address, column_letter
from kehoach_xlsx.handing_out import COLLECTED, template_name, unit_layout
from kehoach_xlsx.masters import LoadedPlan
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Layout, SheetSchema
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Book, RawRow, RawTable
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.outputs.corrections import Corrections, Line
from kehoach_xlsx.outputs.returned_workbook import returned_layout
from kehoach_xlsx.planning.prefill import prefilled
from kehoach_xlsx.planning.validity import roster_handed_out
from kehoach_xlsx.returning.refill import book_of_lines, refill
from kehoach_xlsx.returning.set_aside import leftovers

_ANOTHER = frozenset(
    rule.code
    for rule in (
        diagnoses.IDENTITY_MISSING,
        diagnoses.OTHER_PERIOD,
        diagnoses.OTHER_PLAN,
        diagnoses.OTHER_UNIT,
        diagnoses.OTHER_UNIT_NAMED,
        diagnoses.ROWS_OF_OTHER_UNIT,
    )
)
"""What leaves open whose workbook it is: there is no template to put the values on."""
Judge: TypeAlias = Callable[[Sequence[Incoming]], Sequence[Submission]]

_HIGHEST_NUMBER = 99
_TO_MEND = "phai-sua"
_TO_REVIEW = "xem-lai"


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """What became of one file with errors or warnings: the path of its marked copy, or why it has none."""

    submission: Submission
    path: Path | None = None
    reason: Wording | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Copy:
    """A copy in the making: whose workbook it is, its rows as typed, and how they were judged in their new places."""

    submission: Submission
    unit: Unit
    period: ReportingPeriod | None
    given: Book
    lines: Mapping[str, tuple[Line, ...]]
    number: int
    findings: tuple[Finding, ...] = ()


def marked_copies(
    submissions: Sequence[Submission], loaded: LoadedPlan, folder: Path, judge: Judge, passwords: Sequence[str] = ()
) -> Iterator[tuple[Returned, WorkbookLayout | None]]:
    """Yield each file with errors or warnings: where its copy goes with the copy's layout, or why it gets none.

    `judge` says what is wrong with workbooks, as it will when the copies come back as they are.
    Names are those of the templates with "_phai-sua", or "_xem-lai" where nothing but warnings was found; no copy
    ever has the path of a file that was read.
    """
    marked = [s for s in submissions if any(f.severity is not Severity.NOTE for f in s.findings)]
    begun = [_begun(submission, loaded) for submission in marked]
    copies = iter(_rejudged([one for one in begun if isinstance(one, _Copy)], judge))
    taken = {Path(s.incoming.path).resolve() for s in submissions}
    for submission, one in zip(marked, begun, strict=True):
        if isinstance(one, Wording):
            yield Returned(submission=submission, reason=one), None
            continue
        copy = next(copies)
        named = template_name(loaded.plan, submission.kind, copy.unit, copy.period)
        path = _free(folder / named, _TO_MEND if submission.errors else _TO_REVIEW, taken)
        yield Returned(submission=submission, path=path), _layout(copy, loaded, passwords)


def _begun(submission: Submission, loaded: LoadedPlan) -> _Copy | Wording:
    """Return the values on a fresh template, or why there is none to put them on."""
    identity = submission.incoming.identity
    stopping = next((f for f in submission.errors if f.code in _ANOTHER), None)
    if identity is None or identity.kind not in COLLECTED or not submission.incoming.tables:
        stopping = (*submission.errors, *submission.findings)[0]
    if stopping is not None or identity is None:
        found = stopping or submission.findings[0]
        return Wording(found.message("vi"), found.message("en"))
    unit, period = loaded.plan.unit(identity.unit), loaded.plan.period(identity.period)
    if unit is None or (identity.period and period is None):
        return Wording(
            "Đơn vị hoặc kỳ báo cáo của tệp không có trong kế hoạch.",
            "The plan has no such unit or period as the file's.",
        )
    roster = roster_handed_out(loaded.roster, period) if period else loaded.roster
    given = prefilled(COLLECTED[identity.kind], roster, unit, period)
    lines = refill(COLLECTED[identity.kind], given, _converted(submission))
    number = min(submission.number + 1, _HIGHEST_NUMBER) if _counts(submission) else 0
    lines["info"] = tuple(_numbered(line, number) for line in lines["info"])
    return _Copy(submission=submission, unit=unit, period=period, given=given, lines=lines, number=number)


def _converted(submission: Submission) -> dict[str, RawTable]:
    """The tables of a file, with the text that was asked to be converted to Unicode converted."""
    code = diagnoses.LEGACY_CONVERTED.code
    meant = {(f.origin.sheet, f.row, f.column): f.proposal for f in submission.findings if f.code == code}
    return {
        name: replace(table, rows=tuple(_row_converted(table, row, meant) for row in table.rows))
        for name, table in submission.incoming.tables.items()
    }


def _row_converted(table: RawTable, row: RawRow, meant: Mapping[tuple[str, int | None, str | None], str]) -> RawRow:
    cells = {name: meant.get((table.origin.sheet, row.row, name), value) for name, value in row.cells.items()}
    return replace(row, cells=cells)


def _counts(submission: Submission) -> bool:
    """Whether the submission no. is one that can be counted on from."""
    return submission.number > 0 and not any(f.column == "submission_no" for f in submission.errors)


def _numbered(line: Line, number: int) -> Line:
    return replace(line, cells={**line.cells, "submission_no": number}) if number else line


def _rejudged(copies: Sequence[_Copy], judge: Judge) -> list[_Copy]:
    """Judge all copies in one batch."""
    submissions = judge([_incoming(copy) for copy in copies])
    return [replace(copy, findings=s.findings) for copy, s in zip(copies, submissions, strict=True)]


def _incoming(copy: _Copy) -> Incoming:
    schema = COLLECTED[copy.given.identity.kind]
    tables = {name: _table(schema.sheet(name), lines) for name, lines in copy.lines.items()}
    name = copy.submission.incoming.name
    without_key = tuple(f for table in tables.values() for f in _without_key(table, copy.lines[table.schema.name]))
    return Incoming(path=name, name=name, identity=copy.given.identity, tables=tables, findings=without_key)


def _without_key(table: RawTable, lines: Sequence[Line]) -> Iterator[Finding]:
    """Rows in which somebody wrote but whose code is gone, as intake tells them."""
    for row, line in enumerate(lines, start=FIRST_ROW):
        key = table.schema.column(table.schema.key[0]) if line.added else None
        if key and not line.cells.get(key.name):
            context = {"heading": key.heading}
            rule = diagnoses.ROW_WITHOUT_KEY
            yield Finding(rule=rule, origin=table.origin, row=row, column=key.name, context=context)


def _table(sheet: SheetSchema, lines: Sequence[Line]) -> RawTable:
    """The rows as a reader would take them from the copy."""
    form = sheet.layout is Layout.FORM
    places = {name: Placed(schema=sheet).position(name) for name in sheet.names}
    origin = Origin(
        path="",
        sheet=sheet.title,
        columns={} if form else {name: column_letter(number) for name, (_, _, number) in places.items()},
        cells={name: address(row, number) for name, (row, _, number) in places.items()} if form else {},
    )
    rows = (
        RawRow(row=row, cells={name: _raw(value) for name, value in line.cells.items() if value not in (None, "")})
        for row, line in enumerate(lines, start=FIRST_ROW)
    )
    return RawTable(schema=sheet, origin=origin, rows=tuple(row for row in rows if row.cells or form))


def _raw(value: object) -> object:
    """A spreadsheet knows no decimal numbers."""
    return float(value) if isinstance(value, Decimal) else value


def _layout(copy: _Copy, loaded: LoadedPlan, passwords: Sequence[str]) -> WorkbookLayout:
    plain = unit_layout(loaded.plan, copy.unit, copy.period, book_of_lines(copy.given, copy.lines))
    findings = tuple(f for f in copy.findings if f.severity is not Severity.NOTE)
    review, restored = _seen_no_more(copy, findings)
    return returned_layout(
        plain,
        Corrections(
            schema=COLLECTED[copy.given.identity.kind],
            lines=copy.lines,
            findings=findings,
            leftovers=leftovers(copy.submission.incoming, copy.submission.findings, passwords),
            review=review,
            restored=restored,
            number=copy.number,
        ),
    )


def _seen_no_more(copy: _Copy, now: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what was wrong with the file and is not with the copy: with officers' cells in their new places; else."""
    still = {(f.code, f.column, f.value) for f in now}
    review: list[Finding] = []
    restored: list[Finding] = []
    for finding in copy.submission.findings:
        gone = finding.severity is not Severity.NOTE and not finding.cell_count
        if gone and (finding.code, finding.column, finding.value) not in still:
            moved = _moved(copy, finding)
            (restored if moved is None else review).append(moved or finding)
    return tuple(review), tuple(restored)


def _moved(copy: _Copy, finding: Finding) -> Finding | None:
    """Return a finding about an officer's cell with its place in the copy."""
    for table in copy.submission.incoming.tables.values():
        inputs = {column.name for column in table.schema.input_columns}
        if table.origin.sheet != finding.origin.sheet or finding.column not in inputs:
            continue
        lines = copy.lines.get(table.schema.name, ())
        row = next((n for n, line in enumerate(lines, start=FIRST_ROW) if line.source == finding.row), None)
        origin = _table(table.schema, lines).origin
        return replace(finding, origin=origin, row=row) if row and finding.row else None
    return None


def _free(path: Path, suffix: str, taken: set[Path]) -> Path:
    """Return the path with its suffix, numbered where a file that was read or another copy has it already."""
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        free = path.with_name(f"{path.stem}_{suffix}{more}{path.suffix}")
        if free.resolve() not in taken:
            taken.add(free.resolve())
            return free
        number += 1
