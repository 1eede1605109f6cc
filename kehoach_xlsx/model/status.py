"""How far a collection has come on a day: who has sent, who must mend, who is missing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.submission import Submission


class Standing(StrEnum):
    """What a unit still has to do; the values are those of `--json`, in the order in which people read them."""

    MISSING = "missing"  # nothing has come
    TO_MEND = "to_mend"  # something has come, and cannot be merged as it is
    SENT = "sent"


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitStatus:
    """One unit on the day that is looked at.

    `expected` is False for a unit that sent although the plan does not ask it to. `asked` units are asked
    ("đề nghị"), never chased. `submission` is the file that speaks for the unit, or the one that is to be mended;
    `rivals` counts files with the same number and other content. `sent_on` is the day of receipt in the register
    (`by_register`), else the date of the report. `late_days` are days between `due_on` and `sent_on`, 0 in time,
    None where no date is known. `days_left` are days from the day that is looked at to `due_on`, negative after it.
    """

    unit: Unit
    standing: Standing
    due_on: date
    days_left: int
    expected: bool = True
    asked: bool = False
    extended: bool = False
    submission: Submission | None = None
    rivals: int = 0
    sent_on: date | None = None
    by_register: bool = False
    incoming_no: str = ""
    late_days: int | None = None

    @property
    def late(self) -> bool:
        """Whether it has been sent, and after the due date."""
        return self.standing is Standing.SENT and bool(self.late_days)

    @property
    def overdue(self) -> bool:
        """Whether a report that can be merged is still owed after the due date."""
        return self.standing is not Standing.SENT and self.days_left < 0


@dataclass(frozen=True, kw_only=True, slots=True)
class CollectionStatus:
    """A collection on the day `as_of`.

    `unplaced` are files of which nobody can tell whose they are; `received` is the number of files that were read;
    `register` is the name of the consolidated workbook whose register gave days of receipt and extensions.
    """

    plan: Plan
    period: ReportingPeriod
    as_of: date
    units: tuple[UnitStatus, ...]
    unplaced: tuple[Submission, ...] = ()
    received: int = 0
    register: str = ""

    @property
    def days_left(self) -> int:
        """Days to the period's due date, negative after it."""
        return (self.period.due_on - self.as_of).days

    def those(self, standing: Standing) -> tuple[UnitStatus, ...]:
        """Return the units of one standing: the longest overdue first, else in the plan's order."""
        chosen = [one for one in self.units if one.standing is standing]
        return tuple(chosen if standing is Standing.SENT else sorted(chosen, key=lambda one: one.days_left))

    def count(self, standing: Standing) -> int:
        """Return how many of the units that must report have this standing."""
        return sum(one.expected for one in self.units if one.standing is standing)

    @property
    def expected(self) -> int:
        """How many units must report; the counts of the three standings add up to it."""
        return sum(one.expected for one in self.units)

    @property
    def late(self) -> int:
        """How many units that must report sent after their due date."""
        return sum(one.expected and one.late for one in self.units)

    @property
    def overdue(self) -> int:
        """How many units still owe a report that can be merged after their due date."""
        return sum(one.expected and one.overdue for one in self.units)
