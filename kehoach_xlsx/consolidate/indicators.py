"""Figures come from doers: each indicator added up across units as the plan declares it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kehoach_xlsx.consolidate.adjustments import CUMULATIVE, Adjustments, shifted
from kehoach_xlsx.consolidate.comparing import Beside, changed, cumulative_finding, reached
from kehoach_xlsx.consolidate.frame import Collection, Piece, Source, pieces, source
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import AcrossUnits, Indicator, TargetScope, Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import ROW, Row
from kehoach_xlsx.vietnamese.numbers import percent_of

_SHEET = "indicators"


class Contribution(NamedTuple):
    """What one unit gives to one indicator in a row of its report; `pieces` are the reports it is made of."""

    unit: Unit
    submission: Submission
    row: Row
    in_period: Decimal
    estimated: Decimal | None
    cumulative: Decimal | None
    pieces: tuple[Piece, ...]

    @property
    def source(self) -> Source:
        """Where the figure of the period was read."""
        return source(self.submission, _SHEET, self.row, "in_period")

    @property
    def achieved_on(self) -> date | None:
        """The day on which it was reached."""
        achieved = self.row.get("achieved_on")
        return achieved if isinstance(achieved, date) else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Total:
    """One indicator over all units; figures are None where nothing can be said."""

    indicator: Indicator
    expected: int
    contributions: tuple[Contribution, ...]
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
            return sum(c.in_period >= target for c in self.contributions)
        return sum(c.in_period == target for c in self.contributions)

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
    plain = {i.code: _corrected(_total(collection, i), given) for i in collection.plan.indicators}
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


def _total(collection: Collection, indicator: Indicator) -> Total:
    reporters = collection.roster.reporters(indicator)
    given = tuple(_contributions(collection, indicator, reporters))
    method = indicator.across_units
    return Total(
        indicator=indicator,
        expected=len(reporters),
        contributions=given,
        in_period=_across(method, given, [c.in_period for c in given]),
        estimated=_across(method, given, [c.estimated for c in given]),
        cumulative=_across(method, given, [c.cumulative for c in given]),
    )


def _contributions(collection: Collection, indicator: Indicator, units: Sequence[str]) -> Iterator[Contribution]:
    plan, given = collection.plan, collection.adjustments
    for code in units:
        unit = plan.unit(code)
        found = collection.row(code, _SHEET, "indicator_code", indicator.code)
        if unit is None or found is None:
            continue
        submission, row = found
        in_period = _number(row, "in_period")
        if in_period is None:
            continue
        cumulative = _number(row, "cumulative")
        decided = given.value(indicator.code, code) if given.used else None
        so_far = given.value(f"{indicator.code}{CUMULATIVE}", code) if given.used else None
        before = collection.reached_before(code, indicator)
        # in the first period of a plan the column may be left blank
        said = reached(indicator, in_period, cumulative, before)
        yield Contribution(
            unit=unit,
            submission=submission,
            row=row,
            in_period=in_period if decided is None else decided,
            estimated=_number(row, "estimated"),
            cumulative=shifted(said, in_period, decided) if so_far is None else so_far,
            pieces=pieces(submission, _SHEET, "indicator_code", row),
        )


def _across(method: AcrossUnits, given: Sequence[Contribution], values: Sequence[Decimal | None]) -> Decimal | None:
    present = [(c, v) for c, v in zip(given, values, strict=True) if v is not None]
    if not present:
        return None
    match method:
        case AcrossUnits.SUM:
            return sum((v for _, v in present), Decimal(0))
        case AcrossUnits.MAX:
            return max(v for _, v in present)
        case AcrossUnits.LATEST:
            return max(present, key=lambda pair: pair[0].achieved_on or date.min)[1]
        case AcrossUnits.NONE:
            return None


def _ratio(indicator: Indicator, plain: Mapping[str, Total]) -> Total:
    """A ratio in per cent, from summed numerators and denominators, never a mean of percentages."""
    above, below = plain.get(indicator.numerator), plain.get(indicator.denominator)
    return Total(
        indicator=indicator,
        expected=above.expected if above else 0,
        contributions=(),
        in_period=_quotient(above.in_period, below.in_period) if above and below else None,
        estimated=None,
        cumulative=_quotient(above.cumulative, below.cumulative) if above and below else None,
    )


def _quotient(above: Decimal | None, below: Decimal | None) -> Decimal | None:
    return None if above is None or below is None else percent_of(above, below)


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    return value if isinstance(value, Decimal) else None


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
    piece = part.pieces[0]
    if len(part.pieces) > 1 or piece.submission.period not in {"", collection.period.code}:
        return
    before = collection.reached_before(part.unit.code, indicator)
    figures = (part.in_period, _number(piece.row, "cumulative"), before)
    origin, number = piece.submission.incoming.tables[_SHEET].origin, piece.row.get(ROW)
    for found in cumulative_finding(indicator, part.unit.label, origin, figures):
        yield replace(found, row=number if isinstance(number, int) else None, column="cumulative")


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
