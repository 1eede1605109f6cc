"""The figures that a coordinator can correct, by their codes: indicators and money, as totals and by unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach_xlsx.consolidate.adjustments import CUMULATIVE
from kehoach_xlsx.consolidate.gather import BudgetLine
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.vietnamese.text import fold

ALLOCATED, SPENT = ".giao", ".chi"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One figure: its code, what it is, its unit of measure, its total and the parts of the units."""

    code: str
    label: str
    measure: str
    total: Decimal | None
    parts: tuple[tuple[Unit, Decimal], ...]

    def part(self, unit: str) -> tuple[Unit, Decimal] | None:
        """The unit and its part, by the unit's code in any capitals."""
        return next((part for part in self.parts if fold(part[0].code) == fold(unit)), None)


def correctable(totals: Sequence[Total], money: Sequence[BudgetLine]) -> Mapping[str, Figure]:
    """Return every figure that can be corrected, by its folded code."""
    return {fold(figure.code): figure for figure in (*_indicators(totals), *_money(money))}


def _indicators(totals: Sequence[Total]) -> Iterator[Figure]:
    for total in totals:
        indicator = total.indicator
        given = [(c.unit, c.in_period) for c in total.contributions]
        reached = [(c.unit, c.cumulative) for c in total.contributions if c.cumulative is not None]
        yield Figure(
            code=indicator.code, label=indicator.name, measure=indicator.unit, total=total.in_period, parts=tuple(given)
        )
        yield Figure(
            code=f"{indicator.code}{CUMULATIVE}",
            label=f"{indicator.name} (lũy kế)",
            measure=indicator.unit,
            total=total.cumulative,
            parts=tuple(reached),
        )


def _money(money: Sequence[BudgetLine]) -> Iterator[Figure]:
    for line in money:
        name = f"{line.cost_item} ({line.funding_source})"
        for suffix, word, total, at in ((ALLOCATED, "Được giao", line.allocated, 1), (SPENT, "Đã chi", line.spent, 2)):
            by_unit: dict[str, tuple[Unit, Decimal]] = {}
            for part in line.parts:
                amount = part[1] if at == 1 else part[2]
                by_unit[part[0].code] = part[0], by_unit.get(part[0].code, (part[0], Decimal(0)))[1] + amount
            yield Figure(
                code=f"{line.code}{suffix}",
                label=f"{word}: {name}",
                measure="đồng",
                total=total,
                parts=tuple(by_unit.values()),
            )
