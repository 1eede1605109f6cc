"""Merging the workbooks of a toy collection, and reading what came of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.pipeline import LoadedPlan, merge

from .collection import Collection


def loaded(collection: Collection) -> LoadedPlan:
    """Return the toy plan as the pipeline takes it."""
    return LoadedPlan(plan=collection.plan, book=collection.book, roster=collection.roster, findings=())


def merged(
    collection: Collection,
    paths: Sequence[Path],
    *,
    output: Path | None = None,
    as_of: date | None = None,
    accept_with_errors: bool = False,
    accept_proposals: bool = False,
) -> Consolidation:
    """Merge files of the period "2024"."""
    return merge(
        paths,
        loaded(collection),
        output,
        period="2024",
        as_of=as_of,
        accept_with_errors=accept_with_errors,
        accept_proposals=accept_proposals,
    )


def states(result: Consolidation) -> dict[str, str]:
    """Return the state of every file, by its name without suffix."""
    return {Path(s.incoming.name).stem: s.state.value for s in result.submissions}


def submission(result: Consolidation, name: str) -> Submission:
    """Return the submission of a file, by its name without suffix."""
    return next(s for s in result.submissions if Path(s.incoming.name).stem == name)


def row(result: Consolidation, sheet: str, key: str, value: str) -> Row:
    """Return the row of a consolidated sheet whose `key` is `value`."""
    return next(r for r in result.book.rows(sheet) if r.get(key) == value)


def codes(result: Consolidation) -> set[str]:
    """Return the codes of all findings, across workbooks and in them."""
    return {f.code for f in result.findings} | {f.code for s in result.submissions for f in s.findings}
