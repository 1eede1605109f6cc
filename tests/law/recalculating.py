"""A workbook recalculated by LibreOffice, its marks, and what `kxl validate` says of the same rows."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kehoach_xlsx.compilers.self_check import CHECK_TITLE, Checked, checks
from kehoach_xlsx.compilers.sheets import CHECK_SHEET, FIRST_ROW, Placed
from kehoach_xlsx.excel.read import RawWorkbook, read
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.predicate import Readable
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Layout
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.pipeline import COLLECTED, check

NEEDS_LIBREOFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed: nothing recalculates workbooks"
)
_AT_ONCE = 100  # soffice passes over its arguments past the 255th
_UNREADABLE = frozenset(
    rule.code
    for rule in (
        diagnoses.NOT_A_NUMBER,
        diagnoses.NOT_A_DATE,
        diagnoses.NOT_IN_LIST,
        diagnoses.TWO_READINGS,
        diagnoses.ERROR_VALUE,
    )
)

Mark = tuple[int, int]
"""Which check (its column on the hidden sheet), and which row of the judged sheet."""


def recalculated(paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Load, recalculate and save workbooks with LibreOffice; return where each was saved under `folder`."""
    saved = {path: folder / path.name for path in paths}
    for start in range(0, len(paths), _AT_ONCE):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
        batch = [str(path) for path in paths[start : start + _AT_ONCE]]
        subprocess.run([*command, "--outdir", str(folder), *batch], check=True, capture_output=True, timeout=900)
    missing = [path.name for path, target in saved.items() if not target.exists()]
    assert not missing, f"LibreOffice did not save {missing}"
    return saved


def judged(paths: Sequence[Path]) -> dict[Path, Submission]:
    """Judge workbooks as `kxl validate` does."""
    checked = check(paths).submissions
    assert len(checked) == len(paths)
    return {Path(submission.incoming.path): submission for submission in checked}


def opened(path: Path) -> RawWorkbook:
    """Read a workbook that must be readable."""
    found = read(path)
    assert isinstance(found, RawWorkbook), found
    return found


@cache
def all_checks(kind: str) -> tuple[Checked, ...]:
    """Return the checks of a workbook kind; their columns are the same in every workbook of it."""
    return checks([Placed(schema=sheet) for sheet in COLLECTED[kind].sheets if not sheet.optional])


def marks(workbook: RawWorkbook, kind: str) -> dict[Mark, object]:
    """Return every mark of the hidden sheet: 1 where a rule is broken, 0 where it holds."""
    sheet = workbook.sheet(CHECK_SHEET)
    assert sheet is not None
    found: dict[Mark, object] = {}
    for one in all_checks(kind):
        assert sheet.value(1, one.column) == one.rule.code
        assert sheet.value(2, one.column) == one.placed.schema.title
        for row in range(FIRST_ROW, len(sheet.rows) + 1):
            value = sheet.errors.get((row, one.column), sheet.value(row, one.column))
            if value is not None:
                found[one.column, row] = value
    return found


def errors_shown(workbook: RawWorkbook) -> object:
    """Return what the summary says of the number of errors; its defined name must lead there."""
    place = workbook.defined_names["kxl_self_check_errors"].replace("'", "").replace("$", "")
    assert place in {f"{CHECK_TITLE}!B3", f"{CHECK_TITLE}.B3"}
    sheet = workbook.sheet(CHECK_TITLE)
    assert sheet is not None
    return sheet.value(3, 2)


def broken(submission: Submission) -> Counter[Mark]:
    """Return what validate finds of the rules that the workbook checks itself."""
    found: Counter[Mark] = Counter()
    for finding in submission.findings:
        one = _check_of(finding, submission.kind)
        if one is not None:
            form = one.placed.schema.layout is Layout.FORM
            found[one.column, FIRST_ROW if form else finding.row or 0] += 1
    return found


def _check_of(finding: Finding, kind: str) -> Checked | None:
    """The check that a finding answers to. An unreadable cell is one slip, whatever made it unreadable."""
    for one in all_checks(kind):
        if one.placed.schema.title != finding.origin.sheet:
            continue
        if isinstance(one.rule.require, Readable):
            if finding.code in _UNREADABLE and finding.column == one.rule.require.column:
                return one
        elif one.rule == finding.rule:
            return one
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """What came of comparing one workbook with its judgement: rows and marks compared, and what differs."""

    rows: int
    marks: int
    broken: frozenset[str]
    differences: tuple[str, ...]


def compare(
    workbook: RawWorkbook,
    submission: Submission,
    marked: Mapping[Mark, object],
    shown: object,
    left_out: Set[int] = frozenset(),
) -> Compared:
    """Compare the marks of a workbook, and the `shown` number of errors, with the judgement of every row and rule.

    `left_out` are checks that are not compared, by column; then neither is the number of errors.
    """
    found = broken(submission)
    by_column = {one.column: one for one in all_checks(submission.kind)}
    differences = [
        _told(workbook, by_column[mark[0]], mark[1], marked.get(mark), found[mark])
        for mark in sorted(marked.keys() | found.keys())
        if marked.get(mark) != found[mark] and mark[0] not in left_out
    ]
    errors = sum(n for (column, _), n in found.items() if by_column[column].rule.severity is Severity.ERROR)
    if shown != errors and not left_out:
        differences.append(f"{workbook.path.name}: {shown} errors shown, validate finds {errors}")
    return Compared(
        rows=len({(by_column[column].placed.schema.name, row) for column, row in marked}),
        marks=len(marked),
        broken=frozenset(f"{by_column[c].placed.schema.name}.{by_column[c].rule.code}" for c, _ in found),
        differences=tuple(differences),
    )


def _told(workbook: RawWorkbook, one: Checked, row: int, mark: object, found: int) -> str:
    where = f"{workbook.path.name}, {one.placed.schema.title}, row {row}, {one.rule.code} {one.rule.blames}"
    return f"{where}: marked {mark}, validate finds {found}; cells {dict(_cells(workbook, one, row))!r}"


def _cells(workbook: RawWorkbook, one: Checked, row: int) -> Iterator[tuple[str, object]]:
    schema = one.placed.schema
    sheet = workbook.sheet(schema.title)
    assert sheet is not None
    for name in schema.names:
        first, _, column = one.placed.position(name)
        spot = (first if schema.layout is Layout.FORM else row, column)
        value = sheet.errors.get(spot, sheet.value(*spot))
        if value is not None:
            yield name, value
