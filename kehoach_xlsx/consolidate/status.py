"""The standing of every unit before a merge, by the same rules by which the merge decides and counts days."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.levels.gathering import Given, gathered
from kehoach_xlsx.consolidate.levels.opening import Opened
from kehoach_xlsx.consolidate.register import Notes, due_on, key_of, notes_of, sending
from kehoach_xlsx.consolidate.submissions import Decision
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.status import CollectionStatus, Standing, UnitStatus
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.planning.validity import roster_in
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.workbooks.codelists import ASKED_CATEGORIES
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED

_NO_REPORT = frozenset({State.OTHER, State.OPENED})
_SPEAKING = (State.MERGED, State.CONFLICT, State.REJECTED)  # what tells most about a unit, first


def collection_status(
    roster: Roster,
    period: ReportingPeriod,
    submissions: Sequence[Submission],
    *,
    as_of: date | None = None,
    earlier: Book | None = None,
    register: str = "",
    opened: Sequence[Opened] = (),
) -> CollectionStatus:
    """Return who has sent, who must mend and who is missing on the day `as_of` (default: the period's cut-off).

    `earlier` is the consolidated workbook of a former merge, named `register`: its register gives days of receipt,
    extensions and the submissions that were chosen. `opened` are the consolidated workbooks of lower levels.
    """
    counting = roster_in(roster, period)
    found = gathered(counting.plan, period, Given(submissions=submissions, opened=opened, notes=notes_of(earlier)))
    notes = found.notes
    collection = Collection(
        roster=counting,
        period=period,
        as_of=as_of or period.cutoff_on,
        submissions=found.submissions,
        speaking=found.speaking,
        spoken_by=found.spoken_by,
    )
    ours = [s for s in found.submissions if s.state not in _NO_REPORT]
    return CollectionStatus(
        plan=roster.plan,
        period=period,
        as_of=collection.as_of,
        units=_units(collection, notes),
        unplaced=tuple(s for s in ours if _spoken_by(collection, s) is None),
        received=len(ours),
        register=register,
    )


def _spoken_by(collection: Collection, submission: Submission) -> Unit | None:
    return collection.plan.unit(collection.spoken_by.get(submission.unit, submission.unit))


def _units(collection: Collection, notes: Notes) -> tuple[UnitStatus, ...]:
    expected = {unit.code for unit in collection.roster.reporting_units()}
    heard = {collection.spoken_by.get(s.unit, s.unit) for s in collection.submissions if s.state not in _NO_REPORT}
    known = expected | heard
    sent: dict[str, list[Submission]] = {}
    for submission in collection.submissions:
        sent.setdefault(submission.unit, []).append(submission)
    units = ((unit, sent.get(unit.code, ())) for unit in collection.plan.units if unit.code in known)
    return tuple(_unit(collection, notes, unit, ours, expected=unit.code in expected) for unit, ours in units)


def _unit(
    collection: Collection, notes: Notes, unit: Unit, ours: Sequence[Submission], *, expected: bool
) -> UnitStatus:
    """How a unit stands; `ours` are its own submissions."""
    submission = _spokesman(collection, unit, ours)
    key: Decision = key_of(submission) if submission else (unit.code, 0, "")
    due = due_on(collection, notes, key)
    sent = sending(collection, notes, submission) if submission else None
    return UnitStatus(
        unit=unit,
        standing=_standing(submission),
        due_on=due,
        days_left=(due - collection.as_of).days,
        expected=expected,
        asked=unit.category in ASKED_CATEGORIES,
        extended=due != collection.period.due_on,
        submission=submission,
        rivals=sum(s.state is State.CONFLICT for s in ours),
        sent_on=sent.sent_on if sent else notes.date(key, "received_on"),
        by_register=sent.from_register if sent else notes.date(key, "received_on") is not None,
        incoming_no=notes.text(key, "incoming_no"),
        late_days=sent.late_days if sent else None,
    )


def _spokesman(collection: Collection, unit: Unit, ours: Sequence[Submission]) -> Submission | None:
    """The submission that speaks for a unit, else the newest of those that keep it from speaking."""
    if unit.code in collection.speaking:
        return collection.speaking[unit.code]
    telling = (s for s in ours if s.state in _SPEAKING)
    return min(telling, key=lambda s: (_SPEAKING.index(s.state), -s.number), default=None)


def _standing(submission: Submission | None) -> Standing:
    if submission is None:
        return Standing.MISSING
    return Standing.SENT if submission.state is State.MERGED else Standing.TO_MEND


def own_register(submissions: Sequence[Submission], plan: Plan, period: ReportingPeriod) -> Path | None:
    """Return the consolidated workbook of this plan and period that lies among the files, if there is one.

    Raises UserMistake where there are several: which register speaks is not ours to guess.
    """
    found = [s.incoming.path for s in submissions if _is_own(s.incoming.identity, plan, period)]
    if len(found) > 1:
        listed = ", ".join(found)
        raise UserMistake(
            f"Có nhiều tệp tổng hợp của kỳ này ({listed}); chọn một tệp bằng --register.",
            f"There are several consolidated workbooks of this period ({listed}); choose one with --register.",
        )
    return Path(found[0]) if found else None


def below(opened: Sequence[Opened], plan: Plan, period: ReportingPeriod) -> tuple[Opened, ...]:
    """Return the consolidated workbooks that came from lower levels: what we merged ourselves is no report to us."""
    return tuple(one for one in opened if not _is_own(one.file.incoming.identity, plan, period))


def insist_own(earlier: Book, path: Path, plan: Plan, period: ReportingPeriod) -> None:
    """Raise UserMistake where a consolidated workbook is not of this plan and period."""
    if not _is_own(earlier.identity, plan, period):
        raise UserMistake(
            f"{path}: tệp tổng hợp này không phải của kế hoạch {plan.reference}, kỳ {period.code}.",
            f"{path}: this consolidated workbook is not of plan {plan.reference}, period {period.code}.",
        )


def _is_own(identity: Identity | None, plan: Plan, period: ReportingPeriod) -> bool:
    """Whether it is our own; the focal agencies a level below merge the same plan, each under its own name."""
    return (
        identity is not None
        and identity.kind == CONSOLIDATED.kind
        and agency_key(identity.plan) == agency_key(plan.reference)
        and identity.period == period.code
        and identity.unit == plan.fact("focal_agency")
    )
