"""Which submission of each unit speaks: the newest, once, unless the coordinator has decided otherwise."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from kehoach_xlsx.model.diagnoses import OTHER_KIND
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.workbooks import merge_rules as rules

Decision = tuple[str, int, str]  # unit, submission number, digest

_NOT_THIS = frozenset({"KH004", "KH005", "KH006", "KH026", "KH036", "KH037"})
"""Another plan's, another period's or another unit's workbook: it says nothing against the unit's own."""


def decide(
    submissions: Sequence[Submission],
    *,
    kind: str,
    decisions: frozenset[Decision] = frozenset(),
    accept_with_errors: bool = False,
) -> tuple[Submission, ...]:
    """Return every submission with its state, ordered by unit, number, name.

    Findings: KH015, KH402, KH403, KH404, KH405, KH409.
    """
    ordered = sorted(submissions, key=lambda s: (s.unit, s.number, s.incoming.name, s.incoming.sha256))
    decided: list[Submission] = []
    for unit, group in groupby(ordered, key=lambda s: s.unit):
        ours = [s for s in group if unit and s.kind == kind and _same_plan(s)]
        decided.extend(_of_unit(ours, decisions, accept_with_errors))
        taken = {id(s) for s in ours}
        decided.extend(_aside(s, kind) for s in ordered if s.unit == unit and id(s) not in taken)
    return tuple(decided)


def _same_plan(submission: Submission) -> bool:
    return not any(f.code in _NOT_THIS for f in submission.findings)


def _aside(submission: Submission, kind: str) -> Submission:
    if submission.kind and submission.kind != kind:
        here = Origin(path=submission.incoming.name)
        return submission.with_state(
            State.OTHER,
            Finding(rule=OTHER_KIND, origin=here, value=submission.kind, cell_count=_cells(submission)),
        )
    return submission.with_state(State.REJECTED, *_rejection(submission))


def _of_unit(
    submissions: list[Submission], decisions: frozenset[Decision], accept_with_errors: bool
) -> list[Submission]:
    unique, duplicates = _apart(submissions)
    if not unique:
        return duplicates
    chosen = [s for s in unique if (s.unit, s.number, s.digest) in decisions]
    newest = chosen[-1:] or [s for s in unique if s.number == unique[-1].number]
    rest = [s for s in unique if s not in newest]
    if len(newest) > 1:
        spoken = [_conflict(s, newest) for s in newest]
    elif newest[0].errors and not accept_with_errors:
        spoken = [newest[0].with_state(State.REJECTED, *_rejection(newest[0]), *_earlier(newest[0], rest))]
    else:
        spoken = [newest[0].with_state(State.MERGED)]
    return [*(_superseded(s, newest[0]) for s in rest), *spoken, *duplicates]


def _apart(submissions: list[Submission]) -> tuple[list[Submission], list[Submission]]:
    """Separate the first of identical submissions from its copies."""
    first: dict[tuple[int, str], Submission] = {}
    copies: list[Submission] = []
    for submission in submissions:
        key = (submission.number, submission.digest)
        if key in first:
            copies.append(_copy(submission, first[key]))
        else:
            first[key] = submission
    return list(first.values()), copies


def _copy(submission: Submission, original: Submission) -> Submission:
    return submission.with_state(
        State.DUPLICATE,
        Finding(
            rule=rules.IDENTICAL,
            origin=Origin(path=submission.incoming.name),
            value=original.incoming.name,
            cell_count=_cells(submission),
        ),
    )


def _superseded(submission: Submission, newest: Submission) -> Submission:
    return submission.with_state(
        State.SUPERSEDED,
        Finding(
            rule=rules.SUPERSEDED,
            origin=Origin(path=submission.incoming.name),
            value=str(submission.number),
            context={"newest": str(newest.number), "file": newest.incoming.name},
            cell_count=_cells(submission),
        ),
    )


def _conflict(submission: Submission, rivals: Sequence[Submission]) -> Submission:
    others = ", ".join(s.incoming.name for s in rivals if s is not submission)
    return submission.with_state(
        State.CONFLICT,
        Finding(
            rule=rules.CONFLICT,
            origin=Origin(path=submission.incoming.name),
            value=others,
            context={"number": str(submission.number)},
            cell_count=_cells(submission),
        ),
    )


def _rejection(submission: Submission) -> tuple[Finding, ...]:
    cells = _cells(submission)
    return (
        Finding(
            rule=rules.REJECTED,
            origin=Origin(path=submission.incoming.name),
            value=str(len(submission.errors)),
            context={"cells": str(cells)},
            cell_count=cells,
        ),
    )


def _earlier(newest: Submission, rest: Sequence[Submission]) -> tuple[Finding, ...]:
    clean = [s for s in rest if not s.errors]
    if not clean:
        return ()
    here = Origin(path=newest.incoming.name)
    return (Finding(rule=rules.EARLIER_CLEAN, origin=here, value=str(clean[-1].number)),)


def _cells(submission: Submission) -> int:
    return submission.incoming.cells_read


def by_unit(submissions: Sequence[Submission]) -> Mapping[str, Submission]:
    """Return the submission that speaks for each unit."""
    return {s.unit: s for s in submissions if s.state is State.MERGED}
