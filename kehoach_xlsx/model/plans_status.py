"""How far the collection of implementation plans has come."""

from dataclasses import dataclass

from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.model.status import Standing
from kehoach_xlsx.model.submission import State, Submission

_TELLING = (State.MERGED, State.CONFLICT, State.REJECTED)  # what tells most about a unit, first


@dataclass(frozen=True, kw_only=True, slots=True)
class PlansStatus:
    """The units that must send an implementation plan, and every file that came as one, with its state."""

    plan: Plan
    expected: tuple[Unit, ...]
    submissions: tuple[Submission, ...]

    def speaking(self, unit: Unit) -> Submission | None:
        """The file that counts for a unit, else the newest of those that must be mended."""
        ours = [s for s in self.submissions if s.unit == unit.code and s.state in _TELLING]
        return min(ours, key=lambda s: (_TELLING.index(s.state), -s.number), default=None)

    def standing(self, unit: Unit) -> Standing:
        """What a unit still has to do."""
        found = self.speaking(unit)
        if found is None:
            return Standing.MISSING
        return Standing.SENT if found.state is State.MERGED else Standing.TO_MEND

    def units(self) -> tuple[Unit, ...]:
        """The units that must send, then those that sent although they are not asked to, in the plan's order."""
        asked = {unit.code for unit in self.expected}
        heard = {s.unit for s in self.submissions}
        return (*self.expected, *(u for u in self.plan.units if u.code in heard - asked))

    def those(self, standing: Standing) -> tuple[Unit, ...]:
        """The units of one standing."""
        return tuple(unit for unit in self.units() if self.standing(unit) is standing)

    def count(self, standing: Standing) -> int:
        """How many of the units that must send have this standing; the three counts add up to all of them."""
        return sum(self.standing(unit) is standing for unit in self.expected)
