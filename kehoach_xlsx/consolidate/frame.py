"""What every part of the ledger works with: the plan, the period, and the submission that speaks for each unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kehoach_xlsx.consolidate.adjustments import Adjustments
from kehoach_xlsx.consolidate.comparing import Beside
from kehoach_xlsx.consolidate.waivers import Waivers
from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.plan import AcrossUnits, Indicator, Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.submission import PART, PARTS, Submission
from kehoach_xlsx.model.table import ROW, Row, Value
from kehoach_xlsx.planning.roster import Roster


class Source(NamedTuple):
    """Where a figure was read: file, sheet as the officer named it, and cell."""

    file: str
    sheet: str
    cell: str


class Places(NamedTuple):
    """Where many figures were read, each column beside the others."""

    files: Sequence[str]
    sheets: Sequence[str]
    cells: Sequence[str]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> "Places":
        """Return the same as columns."""
        files, sheets, cells = map(list, zip(*sources, strict=True)) if (sources := list(sources)) else ([], [], [])
        return cls(files, sheets, cells)


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """A collection at one moment: who was asked, who has spoken, and the day it is looked at.

    `submissions` are all files with their states; `speaking` maps units to the submission that counts;
    `beside` are the consolidated workbooks to compare with; `adjustments` and `waivers` what the coordinator corrected
    and waived in an earlier merge. `leaves` are the reports that count as they were handed in, where voices of several
    of them were put together (None: they are the same); `guests` the units of lower levels that are no unit of this
    plan; `spoken_by` maps the code of a unit to that of the unit whose voice holds its report.
    """

    roster: Roster
    period: ReportingPeriod
    as_of: date
    submissions: tuple[Submission, ...]
    speaking: Mapping[str, Submission]
    beside: Beside = field(default_factory=Beside)
    adjustments: Adjustments = field(default_factory=Adjustments)
    waivers: Waivers = field(default_factory=Waivers)
    leaves: tuple[tuple[Unit, Submission], ...] | None = None
    guests: tuple[Unit, ...] = ()
    spoken_by: Mapping[str, str] = field(default_factory=dict)
    _spoken_for: Mapping[str, list[str]] = field(init=False, repr=False, compare=False)
    _guests: Mapping[str, Unit] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Turn round who speaks for whom: over thousands of units it is asked for every figure and every file."""
        spoken_for: dict[str, list[str]] = {}
        for code, speaker in self.spoken_by.items():
            spoken_for.setdefault(speaker, []).append(code)
        object.__setattr__(self, "_spoken_for", spoken_for)
        object.__setattr__(self, "_guests", {guest.code: guest for guest in self.guests})

    @property
    def plan(self) -> Plan:
        """The plan whose tasks are reported on."""
        return self.roster.plan

    def reporting(self) -> Iterator[tuple[Unit, Submission]]:
        """Yield the units that have spoken with their submission, in the plan's order."""
        for unit in self.plan.units:
            if unit.code in self.speaking:
                yield unit, self.speaking[unit.code]

    def handed_in(self) -> Iterator[tuple[Unit, Submission]]:
        """Yield the reports that count as they were handed in, with their units: what *Dữ liệu* is made of."""
        yield from self.reporting() if self.leaves is None else self.leaves

    def rows_handed_in(self, sheet: str) -> Iterator[tuple[Unit, Submission, Row]]:
        """Yield every row of a sheet as it was handed in, with its unit and submission."""
        for unit, submission in self.handed_in():
            for row in submission.sheets.get(sheet, ()):
                yield unit, submission, row

    def reached_before(self, code: str, indicator: Indicator) -> Decimal | None:
        """What a unit had reached up to the end of the preceding period, with all for which it speaks now."""
        if self.beside.previous is None:
            return None
        members = (code, *self._spoken_for.get(code, ()))
        found = [v for c in members if (v := self.beside.cumulative_before(c, indicator)) is not None]
        if len(found) < 2 or indicator.across_units is AcrossUnits.MAX:
            return max(found, default=None)
        return sum(found, Decimal(0)) if indicator.across_units is AcrossUnits.SUM else found[0]

    def units(self) -> Iterator[Unit]:
        """Yield the units of the plan, each followed by those of lower levels for which it speaks."""
        below: dict[str | None, list[Unit]] = {}
        for guest in self.guests:
            below.setdefault(self.spoken_by.get(guest.code), []).append(guest)
        for unit in self.plan.units:
            yield unit
            yield from below.get(unit.code, ())

    def unit(self, code: str) -> Unit | None:
        """Return the unit with this code, of the plan or of a lower level."""
        return self.plan.unit(code) or self._guests.get(code)

    def rows(self, sheet: str) -> Iterator[tuple[Unit, Submission, Row]]:
        """Yield every row of a sheet with its unit and submission, in the plan's order of units."""
        for unit, submission in self.reporting():
            for row in submission.sheets.get(sheet, ()):
                yield unit, submission, row

    def column(self, sheet: str, name: str) -> Iterator[Value]:
        """Yield one column of all rows of a sheet, None where it is blank."""
        for _, submission in self.reporting():
            yield from column_of(submission.sheets.get(sheet, ()), name)

    def count(self, sheet: str) -> int:
        """Return how many rows of a sheet there are."""
        return sum(len(submission.sheets.get(sheet, ())) for _, submission in self.reporting())


class Piece(NamedTuple):
    """The row of one report in a row that was put together; `counted` where it goes into the figures."""

    submission: Submission
    row: Row
    counted: bool = True


def pieces(submission: Submission, sheet: str, key: str, row: Row) -> tuple[Piece, ...]:
    """Return the reports' own rows of which a row of a sheet with `key` was put together; of a plain row itself."""
    parts, part = row.get(PARTS), row.get(PART)
    if isinstance(part, int):
        own = {name: value for name, value in row.items() if name != PART}
        return (Piece(submission=submission.parts[part], row=own),)
    if not isinstance(parts, str):
        return (Piece(submission=submission, row=row),)
    found: list[Piece] = []
    for number in parts.split():
        leaf = submission.parts[int(number.rstrip("-"))]
        own_row = leaf.row(sheet, key, str(row.get(key)))
        if own_row is not None:
            found.append(Piece(submission=leaf, row=own_row, counted=not number.endswith("-")))
    return tuple(found)


def source(submission: Submission, sheet: str, row: Row, column: str) -> Source:
    """Return where the value of a column of a row was read; a sheet that the file lacks has no place.

    A row that is one part's own leads to that part's file.
    """
    part = row.get(PART)
    if isinstance(part, int):
        return source(submission.parts[part], sheet, {k: v for k, v in row.items() if k != PART}, column)
    incoming = submission.incoming
    table = incoming.tables.get(sheet)
    if table is None:
        return Source(incoming.name, "", "")
    number, origin = row.get(ROW), table.origin
    cell = origin.address(number if isinstance(number, int) else None, column)
    return Source(incoming.name, origin.sheet, cell or "")
