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
    """One figure: its code, what it is, its unit of measure, its total, and beside its units what each has."""

    code: str
    label: str
    measure: str
    total: Decimal | None
    units: Sequence[Unit]
    values: Sequence[Decimal | None]

    def part(self, unit: str) -> tuple[Unit, Decimal] | None:
        """The unit and its part, by the unit's code in any capitals."""
        told = zip(self.units, self.values, strict=True)
        return next(((u, v) for u, v in told if v is not None and fold(u.code) == fold(unit)), None)


def correctable(totals: Sequence[Total], money: Sequence[BudgetLine]) -> Mapping[str, Figure]:
    """Return every figure that can be corrected, by its folded code."""
    return {fold(figure.code): figure for figure in (*_indicators(totals), *_money(money))}


def _indicators(totals: Sequence[Total]) -> Iterator[Figure]:
    for total in totals:
        indicator = total.indicator
        given = total.contributions
        units = given.heard.units
        yield Figure(
            code=indicator.code,
            label=indicator.name,
            measure=indicator.unit,
            total=total.in_period,
            units=units,
            values=given.in_period,
        )
        yield Figure(
            code=f"{indicator.code}{CUMULATIVE}",
            label=f"{indicator.name} (lũy kế)",
            measure=indicator.unit,
            total=total.cumulative,
            units=units,
            values=given.cumulative,
        )


def _money(money: Sequence[BudgetLine]) -> Iterator[Figure]:
    for line in money:
        name = f"{line.cost_item} ({line.funding_source})"
        for suffix, word, total, at in ((ALLOCATED, "Được giao", line.allocated, 1), (SPENT, "Đã chi", line.spent, 2)):
            units: dict[str, Unit] = {}
            amounts: dict[str, Decimal] = {}
            for part in line.parts:
                amount = part[1] if at == 1 else part[2]
                units[part[0].code] = part[0]
                amounts[part[0].code] = amounts.get(part[0].code, Decimal(0)) + amount
            yield Figure(
                code=f"{line.code}{suffix}",
                label=f"{word}: {name}",
                measure="đồng",
                total=total,
                units=tuple(units.values()),
                values=tuple(amounts.values()),
            )
