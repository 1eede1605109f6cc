"""Consolidated workbooks among the files that came in: what a level below has merged, opened into its reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kehoach_xlsx.batch import book_of
from kehoach_xlsx.consolidate.levels.opening import Opened, opened
from kehoach_xlsx.consolidate.levels.year import within
from kehoach_xlsx.masters import LoadedPlan, judged_own
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import Plan
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.overflowing import completed
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED, DATA, SOURCES
from kehoach_xlsx.workbooks.level_sheets import LEAVES
from kehoach_xlsx.workbooks.workspace_rules import DATA_IN_PART

_TAKEN = frozenset({SOURCES.title, DATA.title, LEAVES.title})
"""The sheets that the reports come back from; what is wrong on others is told, and stops nothing."""


def is_level(incoming: Incoming) -> bool:
    """Whether a file is a consolidated workbook that was read."""
    known = incoming.identity is not None and incoming.identity.kind == CONSOLIDATED.kind
    return known and bool(incoming.tables)


def taken_up(
    incoming: Sequence[Incoming], loaded: LoadedPlan, period: str
) -> tuple[tuple[Opened, ...], tuple[Submission, ...]]:
    """Return the consolidated workbooks of this plan and of (a part of) this period opened, and those that cannot be.

    Findings: KH004, KH005, KH466, and those of reading.
    """
    found: list[Opened] = []
    unusable: list[Submission] = []
    for one in incoming:
        read = judged_own(one, CONSOLIDATED)
        said = (*read.findings, *_not_of_this(one, loaded.plan, period))
        if any(map(_hinders, said)):
            unusable.append(replace(read, findings=said))
            continue
        try:
            book = completed(book_of(read), Path(one.path))
        except UserMistake as missing:
            unusable.append(replace(read, findings=(*said, _in_part(one, missing))))
            continue
        level = opened(book, one, loaded.plan)
        found.append(replace(level, file=replace(level.file, findings=said)))
    return tuple(found), tuple(unusable)


def _in_part(incoming: Incoming, missing: UserMistake) -> Finding:
    """A workbook whose sheets hold their first rows only, without the files that hold the others."""
    context = {"why": missing.vi.rstrip("."), "why_en": missing.en.rstrip(".")}
    return Finding(rule=DATA_IN_PART, origin=Origin(path=incoming.name), context=context)


def _hinders(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.origin.sheet in {"", *_TAKEN}


def _not_of_this(incoming: Incoming, plan: Plan, period: str) -> Iterator[Finding]:
    identity, here = incoming.identity, Origin(path=incoming.name)
    assert identity is not None
    if agency_key(identity.plan) != agency_key(plan.reference):
        expected = {"expected": plan.reference}
        yield Finding(rule=diagnoses.OTHER_PLAN, origin=here, value=identity.plan, context=expected)
        return
    whole, part = plan.period(period), plan.period(identity.period)
    if whole is not None and (part is None or not within(part, whole)):
        value, expected_name = part.name if part else identity.period, whole.name
        yield Finding(rule=diagnoses.OTHER_PERIOD, origin=here, value=value, context={"expected": expected_name})
