"""What became of each correction: the rows of *Điều chỉnh số liệu* after a merge, and what is to be said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kehoach_xlsx.consolidate.adjustments import Adjustment, Adjustments
from kehoach_xlsx.consolidate.figures import Figure
from kehoach_xlsx.excel.address import column_letter
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.agencies import suggest
from kehoach_xlsx.vietnamese.numbers import format_number
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.workspace_rules import (
    ADJUSTED_TWICE,
    ADJUSTED_UNIT_SILENT,
    ADJUSTMENT_DERIVED,
    ADJUSTMENT_INCOMPLETE,
    ADJUSTMENT_MOVED,
    ADJUSTMENT_UNKNOWN,
)
from kehoach_xlsx.workbooks.workspace_sheets import ADJUSTMENTS

ORIGIN = Origin(
    path="",
    sheet=ADJUSTMENTS.title,
    columns={column.name: column_letter(i) for i, column in enumerate(ADJUSTMENTS.columns, start=1)},
)
USED, NOT_USED = "Có", "Không"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One correction with the computed figure it speaks of, None where there is none, and what is wrong with it."""

    adjustment: Adjustment
    figure: Figure | None
    unit: Unit | None
    computed: Decimal | None
    based_on: Decimal | None
    finding: Finding | None

    @property
    def used(self) -> bool:
        """Whether the corrected value stands in the figures."""
        return self.finding is None or self.finding.rule is ADJUSTMENT_MOVED


def judged(
    given: Adjustments,
    computed: Mapping[str, Figure],
    before: Mapping[tuple[str, str], Decimal],
    derived: Mapping[str, str],
    plan: Plan,
) -> tuple[Judged, ...]:
    """Return every correction with its verdict.

    `computed` are the figures without any correction; `before` those that the coordinator saw when he wrote, by
    folded figure and unit; `derived` the labels of figures that follow from others, by folded code.

    Findings: KH445, KH446, KH447, KH451, KH452, KH453.
    """
    return tuple(_judged(given, one, computed, before, derived, plan) for one in given.rows)


def _judged(
    given: Adjustments,
    one: Adjustment,
    computed: Mapping[str, Figure],
    before: Mapping[tuple[str, str], Decimal],
    derived: Mapping[str, str],
    plan: Plan,
) -> Judged:
    figure = computed.get(fold(one.figure))
    part = figure.part(one.unit) if figure and one.unit else None
    now = (part[1] if part else None) if one.unit else (figure.total if figure else None)
    based = one.based_on if one.based_on is not None else before.get(one.key, now)
    bare = Judged(
        adjustment=one, figure=figure, unit=part[0] if part else None, computed=now, based_on=based, finding=None
    )
    return replace(bare, finding=_wrong(given, bare, computed, derived, plan))


def _wrong(
    given: Adjustments, found: Judged, computed: Mapping[str, Figure], derived: Mapping[str, str], plan: Plan
) -> Finding | None:
    one = found.adjustment
    if one.missing:
        vi, en = (join_and(pair[i] for pair in one.missing) for i in (0, 1))
        return _finding(ADJUSTMENT_INCOMPLETE, one, "reason", missing=vi, missing_en=en.replace(" và ", " and "))
    if found.figure is None:
        return _no_figure(one, computed, derived)
    if given.twice(one):
        return _finding(ADJUSTED_TWICE, one, "figure_code")
    if one.unit and found.unit is None:
        near = suggest(one.unit, [u.code for u in plan.units]) if plan.unit(one.unit) is None else ()
        return _finding(ADJUSTED_UNIT_SILENT, one, "unit_code", unit=one.unit, **_hint(near))
    if found.based_on != found.computed:
        told = (found.based_on, found.computed, one.value)
        shown = dict(zip(("before", "now", "adjusted"), map(_shown, told), strict=True))
        return _finding(ADJUSTMENT_MOVED, one, "value", **shown)
    return None


def _no_figure(one: Adjustment, computed: Mapping[str, Figure], derived: Mapping[str, str]) -> Finding:
    if fold(one.figure) in derived:
        return _finding(ADJUSTMENT_DERIVED, one, "figure_code")
    near = suggest(one.figure, [figure.code for figure in computed.values()])
    named = [f.code for f in computed.values() if fold(f.label) == fold(one.figure)]
    return _finding(ADJUSTMENT_UNKNOWN, one, "figure_code", **_hint(named or near))


def _hint(near: Sequence[str]) -> dict[str, str]:
    if not near:
        return {"hint": "", "hint_en": ""}
    return {"hint": f" (có phải {join_and(near)}?)", "hint_en": f" ({' or '.join(near)}?)"}


def _finding(rule: Rule, one: Adjustment, column: str, **context: str) -> Finding:
    value = one.figure or "…"
    shown = value if rule is ADJUSTED_UNIT_SILENT or not one.unit else f"{value} · {one.unit}"
    return Finding(rule=rule, origin=ORIGIN, row=one.row, column=column, value=shown, context=context)


def _shown(value: Decimal | None) -> str:
    return "(trống)" if value is None else format_number(value)


def adjustment_rows(found: Sequence[Judged]) -> tuple[Row, ...]:
    """Return the rows of *Điều chỉnh số liệu*: as they were written, each with what it was used for."""
    return tuple(_row(one) for one in found)


def _row(found: Judged) -> Row:
    one = found.adjustment
    return {
        "figure_code": one.figure,
        "unit_code": one.unit,
        "value": one.value,
        "reason": one.reason,
        "based_on": found.based_on,
        "label": found.figure.label if found.figure else "",
        "unit_name": (found.unit.label if found.unit else "Tổng số" if found.used else ""),
        "computed": found.computed,
        "effect": USED if found.used else NOT_USED,
    }


def adjustment_findings(found: Sequence[Judged]) -> Iterator[Finding]:
    """Yield what is to be said about the corrections, at the rows where they stand after this merge."""
    for number, one in enumerate(found, start=ADJUSTMENTS.FIRST_ROW):
        if one.finding is not None:
            yield replace(one.finding, row=number)
