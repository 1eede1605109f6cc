"""What the units' implementation plans cost: by cost item and source, and by unit, in đồng."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach_xlsx.consolidate.frame import Collection, Source, source
from kehoach_xlsx.consolidate.gather import money_code
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.workbooks import codelists as lists

_SOURCES = dict(zip(lists.FUNDING_SOURCE.values, ("central_vnd", "local_vnd", "other_vnd"), strict=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """One line of a unit's estimate: quantity × days (1 where blank) × rate, as the template computes it."""

    unit: Unit
    cost_item: str
    funding_source: str
    amount: Decimal
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class EstimateTotal:
    """The estimates of one cost item and source over all units; `code` is the figure's."""

    code: str
    cost_item: str
    funding_source: str
    parts: tuple[Estimate, ...]

    @property
    def amount(self) -> Decimal:
        """What they come to."""
        return total(self.parts)


def total(parts: Sequence[Estimate]) -> Decimal:
    """Return what estimates come to."""
    return sum((part.amount for part in parts), Decimal(0))


def estimates(collection: Collection) -> tuple[Estimate, ...]:
    """Return every line that has a quantity and a rate, in the plan's order of units."""
    found: list[Estimate] = []
    for unit, submission, row in collection.rows("estimates"):
        quantity, days, rate = (row.get(name) for name in ("quantity", "days", "rate_vnd"))
        if isinstance(quantity, Decimal) and isinstance(rate, Decimal):
            times = days if isinstance(days, Decimal) else Decimal(1)
            found.append(
                Estimate(
                    unit=unit,
                    cost_item=str(row.get("cost_item") or ""),
                    funding_source=str(row.get("funding_source") or ""),
                    amount=quantity * times * rate,
                    source=source(submission, "estimates", row, "amount_vnd"),
                )
            )
    return tuple(found)


def estimate_totals(found: Sequence[Estimate]) -> tuple[EstimateTotal, ...]:
    """Return the totals by cost item and source, in the order of the code lists."""
    grouped: dict[tuple[str, str], list[Estimate]] = {}
    for estimate in found:
        grouped.setdefault((estimate.cost_item, estimate.funding_source), []).append(estimate)
    ordered = sorted(
        grouped, key=lambda key: (_place(lists.COST_ITEM.values, key[0]), _place(tuple(_SOURCES), key[1]), key)
    )
    return tuple(
        EstimateTotal(code=money_code(*key), cost_item=key[0], funding_source=key[1], parts=tuple(grouped[key]))
        for key in ordered
    )


def _place(values: Sequence[str], value: str) -> int:
    return values.index(value) if value in values else len(values)


def budget_rows(totals: Sequence[EstimateTotal]) -> Iterator[Row]:
    """Yield the rows of *Kinh phí*; the last is the sum of all."""
    for one in totals:
        yield {
            "cost_item": one.cost_item,
            "funding_source": one.funding_source,
            "units": len({part.unit.code for part in one.parts}),
            "lines": len(one.parts),
            "amount_vnd": one.amount,
            "figure_code": one.code,
        }
    parts = [part for one in totals for part in one.parts]
    if parts:
        yield {
            "cost_item": "Tổng cộng",
            "units": len({part.unit.code for part in parts}),
            "lines": len(parts),
            "amount_vnd": total(parts),
            "figure_code": "budget.total",
        }


def unit_budget_rows(collection: Collection, found: Sequence[Estimate]) -> Iterator[Row]:
    """Yield the rows of *Kinh phí theo đơn vị*: every unit whose plan counts, those without an estimate with 0."""
    for unit, _ in collection.reporting():
        ours = [e for e in found if e.unit.code == unit.code]
        yield {
            "unit_code": unit.code,
            "unit_name": unit.label,
            "lines": len(ours),
            **{column: total([e for e in ours if e.funding_source == name]) for name, column in _SOURCES.items()},
            "amount_vnd": total(ours),
        }
