"""What counts in a merge: the files that came in and the reports in workbooks of lower levels, decided together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kehoach_xlsx.consolidate.adjustments import Adjustments
from kehoach_xlsx.consolidate.data import omitted
from kehoach_xlsx.consolidate.levels.corrections import Carried, Correction, carried, carried_findings
from kehoach_xlsx.consolidate.levels.opening import Opened, renamed
from kehoach_xlsx.consolidate.levels.voices import Frame, voices
from kehoach_xlsx.consolidate.levels.year import gaps
from kehoach_xlsx.consolidate.register import Notes
from kehoach_xlsx.consolidate.submissions import Decision, decide
from kehoach_xlsx.consolidate.waivers import Waivers
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.workbooks.progress import PROGRESS


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """Every submission with its state, who speaks, and what came up with the workbooks of lower levels.

    `leaves` are the reports that count as they were handed in, each with its unit; `spoken_by` maps the code of a
    unit to that of the unit whose voice holds its report; `notes` are those of this level's coordinator over those of
    the levels below.
    """

    submissions: tuple[Submission, ...]
    speaking: Mapping[str, Submission]
    leaves: tuple[tuple[Unit, Submission], ...]
    notes: Notes
    guests: tuple[Unit, ...] = ()
    spoken_by: Mapping[str, str] = field(default_factory=dict)
    waivers: Waivers = field(default_factory=Waivers)
    carried: Carried = field(default_factory=lambda: Carried(effects={}, used={}))
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What a merge is given: files, opened workbooks of lower levels, the coordinator's notes and corrections."""

    submissions: Sequence[Submission]
    opened: Sequence[Opened] = ()
    notes: Notes = field(default_factory=Notes)
    adjustments: Adjustments = field(default_factory=Adjustments)
    waivers: Waivers = field(default_factory=Waivers)
    accept_with_errors: bool = False


def gathered(plan: Plan, period: ReportingPeriod, given: Given) -> Gathered:
    """Return what counts. Findings: as `decide` and `voices`, and KH429, KH433 across files."""
    every = one_of_each([*given.submissions, *(s for one in given.opened for s in (one.file, *one.leaves))])
    guests = {u.code: u for one in given.opened for u in one.units}
    notes = with_notes_of_below(given.notes, given.opened)
    taken = [s for s in every if s.state is not State.OPENED]
    decided = decide(
        taken,
        kind=PROGRESS.kind,
        period=period.code,
        decisions=notes.decisions,
        accept_with_errors=given.accept_with_errors,
    )
    decided = tuple(omitted(s) for s in decided)
    units = {u.code: u for u in plan.units} | guests
    frame = Frame(plan=plan, period=period, units=units, notes=notes)
    merged = [s for s in decided if s.state is State.MERGED]
    corrections: list[Correction] = [c for one in given.opened for c in one.corrections]
    used = carried(corrections, merged, given.adjustments, plan)
    heard = voices(frame, merged, used.corrected)
    return Gathered(
        submissions=tuple(heard.aside.get(s.incoming.name, s) for s in (*decided, *_opened(every))),
        speaking=heard.speaking,
        leaves=tuple((units[s.unit], s) for s in heard.reports),
        notes=notes,
        waivers=_waivers(given),
        guests=tuple(guests[code] for code in sorted(guests)),
        spoken_by=_spoken_by(frame, [s.unit for s in taken]),
        carried=used,
        findings=(*heard.findings, *carried_findings(used), *gaps(plan, period, heard.reports)),
    )


def _waivers(given: Given) -> Waivers:
    """What was waived below, in single reports, and what this level's coordinator waived."""
    below = {key: why for one in given.opened for key, why in one.waived.reasons.items()}
    return replace(given.waivers, reasons={**below, **given.waivers.reasons})


def _opened(every: Iterable[Submission]) -> list[Submission]:
    return sorted((s for s in every if s.state is State.OPENED), key=lambda s: s.incoming.name)


def _spoken_by(frame: Frame, heard: Iterable[str]) -> dict[str, str]:
    codes = (*(u.code for u in frame.plan.units), *sorted(set(heard)))
    return {code: by for code in codes if (by := frame.speaker(code)) != code}


def with_notes_of_below(own: Notes, opened: Sequence[Opened]) -> Notes:
    """Return the notes in which this level's coordinator has the last word, cell by cell."""
    if not any(one.notes for one in opened):
        return own
    below: dict[Decision, Row] = {}
    for one in sorted(opened, key=lambda o: o.file.incoming.name):
        for key, row in one.notes.items():
            below[key] = {**row, **below.get(key, {})}
    written = {key: {name: v for name, v in row.items() if v is not None} for key, row in own.rows.items()}
    return replace(own, rows={key: {**below.get(key, {}), **written.get(key, {})} for key in (*below, *written)})


def one_of_each(submissions: Sequence[Submission]) -> list[Submission]:
    """Return every file once, by whichever ways it came; different files of one name get names of their own.

    The same file is one: the way that brings its rows is kept, then the shortest.
    """
    by_name: dict[str, dict[str, list[Submission]]] = {}
    for one in submissions:
        by_name.setdefault(one.incoming.name, {}).setdefault(one.incoming.sha256, []).append(one)
    found: list[Submission] = []
    for name, by_content in by_name.items():
        best = [min(same, key=_nearest) for same in by_content.values()]
        first = min(best, key=lambda s: (len(s.through), s.incoming.sha256))
        found += [one if one is first else renamed(one, f"{name} ({one.incoming.sha256[:8]})") for one in best]
    return found


def _nearest(submission: Submission) -> tuple[bool, int, tuple[str, ...]]:
    return submission.hollow, len(submission.through), submission.through
