"""Who sent a report up, and which unit of this level's plan speaks for it."""

from dataclasses import dataclass

from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.agencies import agency_key

SLASH = "/"
"""Between the codes of a unit of a lower level: who sent it up, and the code that it has there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sender:
    """The focal agency of a lower level (`code`) as this level's plan sees it; `period` is that of its workbook."""

    code: str
    plan: Plan
    period: str = ""

    def unit_of(self, leaf: Row) -> str:
        """Return the code under which a unit of the workbook is known here.

        One that this plan knows under the same code and name keeps its code. Another gets the code of the innermost
        sender that this plan knows before it ("xa/truong-hoc"), the same by whichever way it came.
        """
        code = str(leaf.get("leaf_unit") or "")
        if not code or self._known(leaf, code):
            return code
        chain = code.split(SLASH)
        if chain[0] != self.code:
            chain = [self.code, *chain]
        known = [i for i, part in enumerate(chain[:-1]) if self.plan.unit(part) is not None]
        return SLASH.join(chain[known[-1] if known else 0 :])

    def _known(self, leaf: Row, code: str) -> bool:
        unit = self.plan.unit(code)
        told = {agency_key(str(leaf[name])) for name in ("leaf_name", "leaf_short_name") if leaf.get(name)}
        if unit is None:
            return False
        names = {agency_key(name) for name in (unit.name, unit.short_name, *unit.aliases) if name}
        return not told or bool(told & names)

    def guest(self, leaf: Row) -> Unit | None:
        """Return a unit of the workbook that is no unit of this plan, None where it is one."""
        code = self.unit_of(leaf)
        if SLASH not in code:
            return None
        name = str(leaf.get("leaf_name") or code)
        return Unit(
            code=code,
            name=name,
            short_name=str(leaf.get("leaf_short_name") or name) + of_whom(code, self.plan),
            category=str(leaf.get("leaf_category") or ""),
            level=str(leaf.get("leaf_level") or ""),
            parent=code.split(SLASH)[0],
            must_report=False,
        )

    def speaker(self, code: str) -> str | None:
        """Return the unit of this plan that speaks for a code, None where there is none."""
        return speaker_of(code, self.plan)


def of_whom(code: str, plan: Plan) -> str:
    """Return the words behind the name of a lower level's unit: two communes may well have a school of one name."""
    *senders, _ = code.split(SLASH)
    known = (plan.unit(sender) for sender in reversed(senders))
    told = ", ".join(unit.label if unit else sender for unit, sender in zip(known, reversed(senders), strict=True))
    return f" ({told})" if told else ""


def speaker_of(code: str, plan: Plan) -> str | None:
    """Return the unit of the plan that speaks for a unit: itself, or of a lower level's unit who sent it up."""
    first = code.split(SLASH)[0]
    return first if plan.unit(first) is not None else None
