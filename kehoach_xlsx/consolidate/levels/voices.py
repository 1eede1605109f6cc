"""Who speaks for the reports that count, and one voice of each where several reports make it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kehoach_xlsx.consolidate.levels.folding import How, Said, leaves_of, voice_of
from kehoach_xlsx.consolidate.levels.senders import speaker_of
from kehoach_xlsx.consolidate.levels.year import apart_in_time
from kehoach_xlsx.consolidate.register import Notes, key_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.planning.validity import answering
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.workbooks.level_rules import BOTH_REPORTED, INCLUDED_IN_SUCCESSOR, SUCCESSOR_SILENT


@dataclass(frozen=True, kw_only=True, slots=True)
class Voices:
    """Who speaks with what: `speaking` by unit; `reports` are those that count, in order, as they were handed in.

    `aside` are reports that count no more because another one covers them, by file; `findings` lie across files.
    """

    speaking: Mapping[str, Submission]
    reports: tuple[Submission, ...]
    aside: Mapping[str, Submission] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What the voices are found by: the plan, the merged period, names of units, the coordinator's notes."""

    plan: Plan
    period: ReportingPeriod
    units: Mapping[str, Unit]
    notes: Notes

    def speaker(self, code: str) -> str:
        """The unit of the plan that speaks for a unit in the period; the unit itself where nobody does."""
        known = speaker_of(code, self.plan)
        return code if known is None else answering(self.plan, known, self.period)

    def label(self, code: str) -> str:
        """What a unit is called."""
        unit = self.units.get(code)
        return unit.label if unit else code

    def time(self, submission: Submission) -> ReportingPeriod:
        """The period of a report."""
        return self.plan.period(submission.period) or self.period

    def own(self, submission: Submission, speaker: str) -> bool:
        """Whether a report is the speaker's own, or of a unit that it sends up; else it is a predecessor's."""
        return speaker_of(submission.unit, self.plan) == speaker


def voices(frame: Frame, merged: Sequence[Submission], corrected: Callable[[Submission], Submission]) -> Voices:
    """Return who speaks over the reports that were merged; `corrected` gives a report with what was corrected below.

    Findings: KH431, KH432, KH433, KH434.
    """
    groups: dict[str, list[Submission]] = {}
    for submission in merged:
        groups.setdefault(frame.speaker(submission.unit), []).append(submission)
    found = _Found(frame=frame, corrected=corrected)
    order = [u.code for u in frame.plan.units if u.code in groups]
    speaking = {code: found.voice(code, groups[code]) for code in order}
    return Voices(
        speaking={code: voice for code, voice in speaking.items() if voice is not None},
        reports=tuple(found.reports),
        aside=found.aside,
        findings=tuple(found.findings),
    )


@dataclass(kw_only=True, slots=True)
class _Found:
    """What is found on the way from unit to unit."""

    frame: Frame
    corrected: Callable[[Submission], Submission]
    reports: list[Submission] = field(default_factory=list)
    aside: dict[str, Submission] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def voice(self, speaker: str, given: Sequence[Submission]) -> Submission | None:
        """Return the voice of a unit over all periods, and keep what it is made of."""
        frame = self.frame
        given, covered = apart_in_time(given, frame.time, frame.period)
        self.aside |= {s.incoming.name: s for s in covered}
        times = {s.period: frame.time(s) for s in given}
        ordered = sorted(times, key=lambda code: (times[code].starts_on, times[code].ends_on, code))
        spoken = [self._in_period(speaker, [s for s in given if s.period == code]) for code in ordered]
        said = [Said(submission=s, label=times[c].name) for c, s in zip(ordered, spoken, strict=True) if s is not None]
        own = any(frame.own(s, speaker) for s in given)
        if not own and given:
            self.findings.append(self._silent(speaker, given))
        if not said:
            return None
        voice = said[0].submission if len(said) == 1 else self._together(speaker, said, How.PERIODS)
        originals = {s.incoming.name: s for s in given}
        self.reports += [originals[leaf.incoming.name] for leaf in leaves_of(voice)]
        return voice

    def _in_period(self, speaker: str, given: Sequence[Submission]) -> Submission | None:
        own = [s for s in given if self.frame.own(s, speaker)]
        before = [s for s in given if not self.frame.own(s, speaker)]
        if own and before:
            before = list(self._added(speaker, own, before))
        sides = [side for side in (before, own) if side]
        said = [self._side(speaker, side) for side in sides]
        return said[0].submission if len(said) == 1 else self._together(speaker, said, How.SUCCESSION)

    def _side(self, speaker: str, side: Sequence[Submission]) -> Said:
        frame = self.frame
        ordered = sorted(side, key=lambda s: (s.unit != speaker, s.unit, s.incoming.name))
        said = [Said(submission=self.corrected(s), label=frame.label(s.unit)) for s in ordered]
        label = join_and(one.label for one in said)
        if len(ordered) == 1 and ordered[0].unit == speaker:
            return said[0]
        return Said(submission=self._together(speaker, said, How.UNITS), label=label)

    def _together(self, speaker: str, said: Sequence[Said], how: How) -> Submission:
        below = leaves_of(said[0].submission)[0].incoming.identity
        period = self.frame.period.code if how is How.PERIODS else said[0].submission.period
        assert below is not None
        identity: Identity = replace(below, unit=speaker, period=period)
        return voice_of(said, how, identity, self.frame.plan)

    def _added(self, speaker: str, own: Sequence[Submission], before: Sequence[Submission]) -> Iterator[Submission]:
        """Yield the predecessors' reports that the coordinator adds to the successor's; the others are set aside."""
        names = {"successor": self.frame.label(speaker), "file": join_and(s.incoming.name for s in own)}
        for report in before:
            decision = self.frame.notes.text(key_of(report), "decision")
            if decision == "Có":
                yield report
                continue
            included = decision == "Không"
            said = Finding(
                rule=INCLUDED_IN_SUCCESSOR if included else BOTH_REPORTED,
                origin=Origin(path=report.incoming.name),
                value=self.frame.label(report.unit),
                context=names,
                cell_count=report.incoming.cells_read,
            )
            state = State.SUPERSEDED if included else State.CONFLICT
            self.aside[report.incoming.name] = report.with_state(state, said)

    def _silent(self, speaker: str, given: Sequence[Submission]) -> Finding:
        names = {"predecessors": join_and(dict.fromkeys(self.frame.label(s.unit) for s in given))}
        return Finding(rule=SUCCESSOR_SILENT, origin=Origin(path=""), value=self.frame.label(speaker), context=names)
