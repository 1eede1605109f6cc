"""What a merge keeps of a file: all that it is asked for, and of cells as they were typed only what may be needed.

1. A clean file keeps the cells of its form and no others; a file with errors keeps every cell.
2. The rows, the findings, the digest and what is merged of them are the same.
3. Of a file that has been merged its head stays: what its forms say, its findings, its digest.
"""

from dataclasses import replace

from kehoach_xlsx.consolidate.consolidation import consolidate
from kehoach_xlsx.consolidate.light import light, settled
from kehoach_xlsx.model.compact import filled
from kehoach_xlsx.model.schema import Layout
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.pipeline import check
from tests.support.collection import Collection

CLASSES = "| indicator_code | in_period |\n|---|---|\n| CT1 | {} |"


def _read(collection: Collection, figure: str) -> Submission:
    path = collection.progress("a", indicators=CLASSES.format(figure))
    (submission,) = check([path], loaded=collection.loaded, period="2024").submissions
    return submission


def test_a_clean_file_keeps_the_typed_cells_of_its_form_alone(collection: Collection) -> None:
    kept = light(_read(collection, "3")).incoming.tables
    typed = {name for name, table in kept.items() if table.rows}
    assert typed == {name for name, table in kept.items() if table.schema.layout is Layout.FORM}


def test_a_file_with_errors_keeps_every_typed_cell(collection: Collection) -> None:
    submission = _read(collection, "nhiều lớp")
    assert submission.errors
    assert light(submission).incoming.tables == submission.incoming.tables


def test_rows_findings_and_digest_stay(collection: Collection) -> None:
    for figure in ("3", "nhiều lớp"):
        submission = _read(collection, figure)
        kept = light(submission)
        assert kept.findings == submission.findings
        assert kept.digest == submission.digest
        assert replace(kept).digest == submission.digest  # told anew, from the rows that were kept
        assert {name: list(map(filled, rows)) for name, rows in kept.sheets.items()} == {
            name: list(map(filled, rows)) for name, rows in submission.sheets.items()
        }


def test_of_a_merged_file_its_head_stays(collection: Collection) -> None:
    for figure in ("3", "nhiều lớp"):
        submission = light(_read(collection, figure))
        head = settled(submission)
        assert (head.findings, head.errors, head.info) == (submission.findings, submission.errors, submission.info)
        assert (head.unit, head.kind, head.period) == (submission.unit, submission.kind, submission.period)
        assert (head.number, head.report_date) == (submission.number, submission.report_date)
        assert head.digest == replace(head).digest == submission.digest
        assert head.incoming.readable
        assert "tasks" not in head.sheets


def test_what_is_merged_of_it_is_the_same(collection: Collection) -> None:
    submissions = [_read(collection, "3")]
    period = collection.plan.periods[0]
    whole = consolidate(collection.roster, period, submissions)
    kept = consolidate(collection.roster, period, list(map(light, submissions)))
    assert kept.book == whole.book
    assert kept.account == whole.account
