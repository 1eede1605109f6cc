"""Which submission of each unit speaks: the newest, once, unless the coordinator has decided otherwise."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from kehoach_xlsx.model.diagnoses import OTHER_KIND
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.workbooks import merge_rules as rules
from kehoach_xlsx.workbooks.level_rules import (
    BOTH_REPORTED,
    INCLUDED_IN_SUCCESSOR,
    NOBODY_SPEAKS,
    NOT_IN_FORCE,
    ONLY_TOLD_OF,
    PERIODS_ASTRAY,
    ROWS_TYPED_OVER,
)

LEVEL_BELOW = "consolidated"
"""The kind of workbook in which a lower level sends up what it merged."""

Decision = tuple[str, int, str]  # unit, submission number, digest

_NOT_THIS = frozenset(
    {"KH004", "KH005", "KH006", "KH026", "KH036", "KH037", NOBODY_SPEAKS.code, ROWS_TYPED_OVER.code, NOT_IN_FORCE.code}
)
"""Another plan's, period's or unit's workbook, or one that cannot be trusted: nothing against the unit's own."""

_SETTLED_BELOW = frozenset({PERIODS_ASTRAY.code, BOTH_REPORTED.code, INCLUDED_IN_SUCCESSOR.code})
"""What the level below has set aside because another unit's report, or another period's, covers it."""


def decide(
    submissions: Sequence[Submission],
    *,
    kind: str,
    period: str = "",
    decisions: frozenset[Decision] = frozenset(),
    accept_with_errors: bool = False,
) -> tuple[Submission, ...]:
    """Return every submission with its state, ordered by unit, period, number, name.

    A submission that names no period is of `period`. Those of different periods do not touch each other: they meet
    only where a period is merged of the periods within it.

    Findings: KH015, KH402, KH403, KH404, KH405, KH409, KH428.
    """

    def key(s: Submission) -> tuple[str, str]:
        return s.unit, s.period or period

    ordered = sorted(submissions, key=lambda s: (*key(s), s.number, s.incoming.name, s.incoming.sha256))
    decided: list[Submission] = []
    for (unit, _), grouped in groupby(ordered, key=key):
        group = tuple(grouped)
        ours = [s for s in group if unit and s.kind == kind and _same_plan(s)]
        decided.extend(_of_unit(ours, decisions, accept_with_errors))
        taken = {id(s) for s in ours}
        decided.extend(_aside(s, kind) for s in group if id(s) not in taken)
    return tuple(decided)


def _same_plan(submission: Submission) -> bool:
    return not any(f.code in _NOT_THIS for f in submission.findings)


def _aside(submission: Submission, kind: str) -> Submission:
    unusable = submission.kind == LEVEL_BELOW and submission.incoming.readable and submission.errors
    if submission.kind and submission.kind != kind and not unusable:
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
    newest = _newest(unique, decisions)
    if len(newest) == 1 and newest[0].hollow and (twin := _with_rows(newest[0], submissions)):
        unique, duplicates = _apart([twin, *(s for s in submissions if s is not twin)])
        unique = sorted(unique, key=lambda s: s.number)
        newest = _newest(unique, decisions)
    rest = [s for s in unique if s not in newest]
    if len(newest) > 1:
        spoken = [_conflict(s, newest) for s in newest]
    elif newest[0].hollow and any(f.code in _SETTLED_BELOW for f in newest[0].findings):
        spoken = newest
    elif newest[0].hollow and not newest[0].errors:
        spoken = [newest[0].with_state(State.REJECTED, _only_told_of(newest[0]))]
    elif newest[0].errors and not (accept_with_errors and not newest[0].hollow) and not newest[0].accepted:
        spoken = [newest[0].with_state(State.REJECTED, *_rejection(newest[0]), *_earlier(newest[0], rest))]
    else:
        spoken = [newest[0].with_state(State.MERGED)]
    return [*(_superseded(s, newest[0]) for s in rest), *spoken, *duplicates]


def _newest(unique: Sequence[Submission], decisions: frozenset[Decision]) -> list[Submission]:
    """The submission that the coordinator chose, else those with the highest number."""
    chosen = [s for s in unique if (s.unit, s.number, s.digest) in decisions]
    return chosen[-1:] or [s for s in unique if s.number == unique[-1].number]


def _with_rows(hollow: Submission, submissions: Sequence[Submission]) -> Submission | None:
    """The copy of a submission that came with its rows, where it came by another way without them."""
    same = (s for s in submissions if (s.number, s.digest) == (hollow.number, hollow.digest) and not s.hollow)
    return next(same, None)


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


def _only_told_of(submission: Submission) -> Finding:
    return Finding(
        rule=ONLY_TOLD_OF,
        origin=Origin(path=submission.incoming.name),
        value=submission.through[-1] if submission.through else "",
        cell_count=_cells(submission),
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
