"""What every part of the ledger works with: the plan, the period, and the submission that speaks for each unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kehoach_xlsx.consolidate.adjustments import Adjustments
from kehoach_xlsx.consolidate.comparing import Beside
from kehoach_xlsx.consolidate.waivers import Waivers
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.planning.roster import Roster


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where a figure was read: file, sheet as the officer named it, and cell."""

    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """A collection at one moment: who was asked, who has spoken, and the day it is looked at.

    `submissions` are all files with their states; `speaking` maps units to the submission that counts;
    `beside` are the consolidated workbooks to compare with; `adjustments` and `waivers` what the coordinator corrected
    and waived in an earlier merge.
    """

    roster: Roster
    period: ReportingPeriod
    as_of: date
    submissions: tuple[Submission, ...]
    speaking: Mapping[str, Submission]
    beside: Beside = field(default_factory=Beside)
    adjustments: Adjustments = field(default_factory=Adjustments)
    waivers: Waivers = field(default_factory=Waivers)

    @property
    def plan(self) -> Plan:
        """The plan whose tasks are reported on."""
        return self.roster.plan

    def reporting(self) -> Iterator[tuple[Unit, Submission]]:
        """Yield the units that have spoken with their submission, in the plan's order."""
        for unit in self.plan.units:
            if unit.code in self.speaking:
                yield unit, self.speaking[unit.code]

    def rows(self, sheet: str) -> Iterator[tuple[Unit, Submission, Row]]:
        """Yield every row of a sheet with its unit and submission, in the plan's order of units."""
        for unit, submission in self.reporting():
            for row in submission.sheets.get(sheet, ()):
                yield unit, submission, row

    def row(self, unit: str, sheet: str, key: str, value: str) -> tuple[Submission, Row] | None:
        """Return the unit's row of a sheet whose `key` is `value`, if it has spoken."""
        submission = self.speaking.get(unit)
        if submission is None:
            return None
        found = next((r for r in submission.sheets.get(sheet, ()) if r.get(key) == value), None)
        return (submission, found) if found is not None else None


def source(submission: Submission, sheet: str, row: Row, column: str) -> Source:
    """Return where the value of a column of a row was read; a sheet that the file lacks has no place."""
    table = submission.incoming.tables.get(sheet)
    if table is None:
        return Source(file=submission.incoming.name, sheet="", cell="")
    number = row.get(ROW)
    cell = table.origin.address(number if isinstance(number, int) else None, column)
    return Source(file=submission.incoming.name, sheet=table.origin.sheet, cell=cell or "")
