"""More than sixty deeds done to a workbook, and what must come of each (`table.py` is the specification).

1. Every finding that a deed causes is told with its place, and no other.
2. Every other cell that the officer filled in is understood as before.
3. The account of a merge closes over what was done: nothing is lost on the way.
"""

import fnmatch
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.schema import FilledBy
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Value
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.workbooks.progress import PROGRESS

from ..support.collection import Collection
from ..support.merging import merged
from .table import DEEDS, Deed, expected

Done = Callable[[Deed], Path]


def test_there_are_enough_of_them() -> None:
    assert len(DEEDS) >= 60
    assert len({deed.name for deed in DEEDS}) == len(DEEDS)


def test_the_workbook_is_faultless_before_anything_is_done_to_it(given: Path, collection: Collection) -> None:
    assert _told(_checked(given, collection)) == set()


@pytest.mark.parametrize("deed", [pytest.param(deed, id=deed.name) for deed in DEEDS])
def test_deed(deed: Deed, given: Path, done: Done, collection: Collection) -> None:
    path = done(deed)
    after = _checked(path, collection)
    assert _told(after) == set(deed.out)
    if not deed.lost:
        assert _understood(after, deed) == _understood(_checked(given, collection), deed)
        for place, value in expected(deed).items():
            if value:
                assert str(_cells(after)[place]) == value
    result = merged(collection, [path], accept_with_errors=True)
    assert result.account.closes
    assert "KH499" not in {f.code for f in result.findings}


def _checked(path: Path, collection: Collection) -> Submission:
    (submission,) = check([path], loaded=collection.loaded, period="2024").submissions
    return submission


def _told(submission: Submission) -> set[str]:
    return {_line(finding) for finding in submission.findings}


def _line(finding: Finding) -> str:
    place = f"{finding.origin.sheet}!{finding.cell}" if finding.cell else finding.origin.sheet
    return f"{finding.code} {place}" + (f" → {finding.proposal}" if finding.proposal else "")


def _cells(submission: Submission) -> Mapping[str, Value]:
    """What was understood of the officer's cells, by sheet, key or number of the row, and column."""
    found: dict[str, Value] = {}
    for name, rows in submission.sheets.items():
        schema = PROGRESS.sheet(name)
        inputs = [c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER]
        for number, row in enumerate(rows):
            key = f"{row.get(schema.key[0])}." if schema.key else f"{number}." if schema.free_rows else ""
            found |= {f"{name}.{key}{c}": row[c] for c in inputs if row.get(c) is not None}
    return found


def _understood(submission: Submission, deed: Deed) -> Mapping[str, Value]:
    patterns = expected(deed)
    return {k: v for k, v in _cells(submission).items() if not any(fnmatch.fnmatchcase(k, p) for p in patterns)}
