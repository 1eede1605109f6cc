"""A batch of files through the stations: one pass per kind and sheet over all files together, never one per file."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from kehoach_xlsx.flow.cells import Window
from kehoach_xlsx.flow.follow_ons import without_follow_ons
from kehoach_xlsx.flow.judge import judge
from kehoach_xlsx.flow.normalise import normalise
from kehoach_xlsx.model.compact import Alike, CompactRows, compact
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.schema import Kind, WorkbookSchema
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import FILE, ROW, Book, RawTable, Table, Value


def judged(
    incoming: Sequence[Incoming],
    kinds: Mapping[str, WorkbookSchema],
    window: Callable[[Identity], Window] | None = None,
    *,
    convert_legacy: bool = False,
) -> list[Submission]:
    """Normalise and judge a batch: one pass per kind and sheet over all files together.

    `window` gives the time in which the days of a workbook are expected, where a plan is known.
    """
    findings: dict[int, list[Finding]] = {i: list(one.findings) for i, one in enumerate(incoming)}
    rows: dict[int, dict[str, CompactRows]] = {i: {} for i in findings}
    for kind, schema in kinds.items():
        ours = {i: one for i, one in enumerate(incoming) if one.identity and one.identity.kind == kind}
        windows = {i: window(one.identity) for i, one in ours.items() if window and one.identity}
        tables = _normalised(schema, ours, findings, windows, convert_legacy)
        for file, found in judge(tables).items():
            findings[file].extend(found)
        for name, table in tables.items():
            for file, records in _by_file(table).items():
                rows[file][name] = records
    told = [without_follow_ons(findings[i], one.tables) for i, one in enumerate(incoming)]
    return [Submission(incoming=one, sheets=rows[i], findings=told[i]) for i, one in enumerate(incoming)]


def _normalised(
    schema: WorkbookSchema,
    incoming: Mapping[int, Incoming],
    findings: dict[int, list[Finding]],
    windows: Mapping[int, Window],
    convert_legacy: bool,
) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    for sheet in schema.sheets:
        raw: dict[int, RawTable] = {
            i: one.tables[sheet.name] for i, one in incoming.items() if sheet.name in one.tables
        }
        if raw:
            result = normalise(sheet, raw, windows, convert_legacy=convert_legacy)
            tables[sheet.name] = result.table
            for file, found in result.findings.items():
                findings[file].extend(found)
    return tables


def _by_file(table: Table) -> dict[int, CompactRows]:
    columns: dict[str, Sequence[Value]] = {ROW: table.values[ROW]}
    columns |= {column.name: _shared(table.values[column.name], column.kind) for column in table.schema.columns}
    counted = Counter(table.values[FILE])
    ends = dict(zip(table.origins, accumulate(counted[file] for file in table.origins), strict=True))
    return {
        file: compact([Alike({}, {name: column[end - counted[file] : end] for name, column in columns.items()})])
        for file, end in ends.items()
    }


def _shared(column: Sequence[Value], kind: Kind) -> list[Value]:
    """A column whose equal values are one: what a plan prints, statuses, days and small figures stand in many files."""
    first: dict[Value, Value] = {}
    known = map(first.setdefault, column, column)
    if not kind.numeric:
        return list(known)
    return [one if str(one) == str(value) else value for value, one in zip(column, known, strict=True)]  # 1.50 and 1.5


def book_of(submission: Submission) -> Book:
    """Return a recognised file as a book: its rows by sheet, and where each sheet stands."""
    incoming = submission.incoming
    assert incoming.identity is not None
    origins = {name: table.origin for name, table in incoming.tables.items()}
    return Book(identity=incoming.identity, sheets=submission.sheets, origins=origins)
