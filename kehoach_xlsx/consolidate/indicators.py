"""Figures come from doers: each indicator added up across units as the plan declares it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kehoach_xlsx.consolidate.adjustments import CUMULATIVE, Adjustments, shifted
from kehoach_xlsx.consolidate.comparing import Beside, changed, cumulative_finding
from kehoach_xlsx.consolidate.contributions import (
    COLUMNS,
    KEY,
    SHEET,
    Contribution,
    Contributions,
    contributions_of,
)
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.heard import NOTHING, Heard, heard
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import AcrossUnits, Indicator, TargetScope
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.vietnamese.numbers import percent_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """One indicator over all units; figures are None where nothing can be said."""

    indicator: Indicator
    expected: int
    contributions: Contributions
    in_period: Decimal | None
    estimated: Decimal | None
    cumulative: Decimal | None

    @property
    def target(self) -> Decimal | None:
        """The target over all units: given to each, it counts once for every unit that must report."""
        target = self.indicator.target
        if target is None or self.indicator.target_scope is TargetScope.TOTAL:
            return target
        return target * self.expected

    @property
    def share(self) -> Decimal | None:
        """The percentage of the target that is reached, half-up to one decimal."""
        if self.target is None or self.in_period is None:
            return None
        return percent_of(self.in_period, self.target)

    @property
    def met(self) -> bool | None:
        """Whether the target is reached, None where there is none or nothing was reported."""
        if self.target is None or self.in_period is None:
            return None
        return self.in_period >= self.target if self.indicator.at_least else self.in_period == self.target

    @property
    def units_met(self) -> int | None:
        """Of a target given to each unit, how many have reached it."""
        target = self.indicator.target
        if target is None or self.indicator.target_scope is not TargetScope.EACH:
            return None
        if self.indicator.at_least:
            return sum(value >= target for value in self.contributions.in_period)
        return self.contributions.in_period.count(target)

    @property
    def method(self) -> str:
        """How the figure was made, in words."""
        if self.indicator.numerator:
            return f"{self.indicator.numerator} / {self.indicator.denominator}"
        return self.indicator.across_units.value


def totals(collection: Collection) -> tuple[Total, ...]:
    """Return every indicator's total; ratios come from the totals of their numerators and denominators.

    What the coordinator corrected stands instead of what was computed, of a unit and of the total.
    """
    given = collection.adjustments
    told = heard(collection, SHEET, KEY, COLUMNS)
    plain = {
        i.code: _corrected(_total(collection, i, told.get(i.code, NOTHING)), given) for i in collection.plan.indicators
    }
    return tuple(
        _corrected(_ratio(i, plain), given) if i.numerator else plain[i.code] for i in collection.plan.indicators
    )


def _corrected(total: Total, given: Adjustments) -> Total:
    """A total as the coordinator corrected it; the cumulative one moves by as much, unless he corrected it too."""
    code = total.indicator.code
    in_period, cumulative = given.value(code), given.value(f"{code}{CUMULATIVE}")
    if in_period is None and cumulative is None:
        return total
    moved = total.cumulative if total.indicator.numerator else shifted(total.cumulative, total.in_period, in_period)
    return replace(
        total,
        in_period=total.in_period if in_period is None else in_period,
        cumulative=moved if cumulative is None else cumulative,
    )


def _total(collection: Collection, indicator: Indicator, told: Heard) -> Total:
    reporters = collection.roster.reporters(indicator)
    given = contributions_of(collection, indicator, told.of(reporters))
    return Total(
        indicator=indicator,
        expected=len(reporters),
        contributions=given,
        in_period=_across(indicator, given, given.in_period),
        estimated=_across(indicator, given, given.estimated),
        cumulative=_across(indicator, given, given.cumulative),
    )


def _across(indicator: Indicator, given: Contributions, values: Sequence[Decimal | None]) -> Decimal | None:
    present = [value for value in values if value is not None]
    if not present:
        return None
    match indicator.across_units:
        case AcrossUnits.SUM:
            return sum(present, Decimal(0))
        case AcrossUnits.MAX:
            return max(present)
        case AcrossUnits.LATEST:
            days = zip(given.achieved_on, values, strict=True)
            return max(((day, v) for day, v in days if v is not None), key=lambda told: told[0] or date.min)[1]
        case AcrossUnits.NONE:
            return None


def _ratio(indicator: Indicator, plain: Mapping[str, Total]) -> Total:
    """A ratio in per cent, from summed numerators and denominators, never a mean of percentages."""
    above, below = plain.get(indicator.numerator), plain.get(indicator.denominator)
    return Total(
        indicator=indicator,
        expected=above.expected if above else 0,
        contributions=Contributions(heard=NOTHING, in_period=(), cumulative=()),
        in_period=_quotient(above.in_period, below.in_period) if above and below else None,
        estimated=None,
        cumulative=_quotient(above.cumulative, below.cumulative) if above and below else None,
    )


def _quotient(above: Decimal | None, below: Decimal | None) -> Decimal | None:
    return None if above is None or below is None else percent_of(above, below)


def indicator_rows(found: Sequence[Total], beside: Beside) -> tuple[Row, ...]:
    """Return the rows of *Chỉ tiêu, số liệu*."""
    return tuple(_row(total, beside) for total in found)


def cumulative_findings(collection: Collection, found: Sequence[Total]) -> Iterator[Finding]:
    """Yield KH413 for every unit whose cumulative figure does not follow from the preceding period."""
    for total in found if collection.beside.previous is not None else ():
        for part in total.contributions:
            yield from _unfollowed(collection, total.indicator, part)


def _unfollowed(collection: Collection, indicator: Indicator, part: Contribution) -> Iterator[Finding]:
    """KH413 for one unit; of a figure that was put together of several reports nothing can be said."""
    before = collection.reached_before(part.unit.code, indicator)
    figures = (part.in_period, part.said, before)
    for found in cumulative_finding(indicator, part.unit.label, Origin(path=""), figures):
        piece, *others = part.pieces
        if not others and piece.submission.period in {"", collection.period.code}:
            origin, number = piece.submission.incoming.tables[SHEET].origin, piece.row.get(ROW)
            row = number if isinstance(number, int) else None
            yield replace(found, origin=origin, row=row, column="cumulative")


def _row(total: Total, beside: Beside) -> Row:
    indicator = total.indicator
    change, change_unit = changed(indicator, total.in_period, beside.year_before(indicator))
    return {
        "indicator_code": indicator.code,
        "task_code": indicator.task,
        "indicator": indicator.name,
        "unit": indicator.unit,
        "target": total.target,
        "target_scope": indicator.target_scope.value if indicator.target is not None else "",
        "in_period": total.in_period,
        "estimated": total.estimated,
        "cumulative": total.cumulative,
        "target_share": total.share,
        "previous_cumulative": beside.total_before(indicator),
        "last_year": beside.year_before(indicator),
        "change": change,
        "change_unit": change_unit,
        "signed": beside.signed(indicator),
        "units_expected": total.expected,
        "units_reported": len(total.contributions) if not indicator.numerator else None,
        "units_met": total.units_met,
        "parent_indicator": indicator.parent,
        "method": total.method,
    }
