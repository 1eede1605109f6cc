"""A thousand or a million times its neighbours: đồng or triệu đồng? (DOMAIN §5.4)"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from kehoach_xlsx.consolidate.comparing import Beside
from kehoach_xlsx.consolidate.contributions import Contribution
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.told_twice import told_twice
from kehoach_xlsx.excel.address import column_letter
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import ROW, Value
from kehoach_xlsx.vietnamese.numbers import format_number, round_half_up
from kehoach_xlsx.workbooks.consolidated import INDICATORS
from kehoach_xlsx.workbooks.figure_rules import OTHER_SCALE, TOTAL_OTHER_SCALE

_FACTORS = (Decimal(1_000), Decimal(1_000_000))
_EITHER_WAY = (*_FACTORS, *(1 / f for f in _FACTORS))
_FEWEST = 4  # units that must speak, the one in question among them: fewer have no common measure
_BODY = 30  # within so many times the median a unit is simply larger or smaller
_NEAR = 4  # how far from the exact factor a slip may lie, since units differ in size
_PLACE = {"in_period": column_letter(INDICATORS.names.index("in_period") + 1)}
_MONEY = (("allocated_vnd", "được giao"), ("spent_vnd", "đã chi"))


class _Figure(NamedTuple):
    """One unit's value and where it stands: `row` is the Excel row."""

    unit: Unit
    submission: Submission
    row: Value
    value: Decimal


def doubts(collection: Collection, found: Sequence[Total]) -> Iterator[Finding]:
    """Yield what only a comparison shows: activities told twice (KH462), figures or totals off scale (KH461, KH467)."""
    yield from told_twice(collection)
    yield from scale_findings(collection, found)
    yield from total_findings(collection.beside, found)


def scale_findings(collection: Collection, found: Sequence[Total]) -> Iterator[Finding]:
    """Yield KH461 for every figure of an indicator or of the budget on another scale than its neighbours."""
    for total in found:
        where = "indicators", "in_period"
        yield from _odd(_reported(collection, total), where, total.indicator.name, total.indicator.unit)
    yield from _money(collection)


def total_findings(beside: Beside, found: Sequence[Total]) -> Iterator[Finding]:
    """Yield KH467 for every total, a ratio too, that is about a thousand or a million times last year's, or so little.

    Where every unit made the same slip, none stands out among its neighbours.
    """
    for number, total in enumerate(found, start=INDICATORS.FIRST_ROW):
        now, before = total.in_period, beside.year_before(total.indicator)
        if now is None or before is None or now <= 0 or before <= 0:
            continue
        factor = next((f for f in _EITHER_WAY if Decimal(1) / _NEAR <= now / (before * f) <= _NEAR), None)
        if factor is not None:
            context = {"figure": total.indicator.name, "measure": total.indicator.unit, "before": format_number(before)}
            yield Finding(
                rule=TOTAL_OTHER_SCALE,
                origin=Origin(path="", sheet=INDICATORS.title, columns=_PLACE),
                row=number,
                column="in_period",
                value=format_number(now),
                context={**context, **_times(factor)},
            )


def _times(factor: Decimal) -> dict[str, str]:
    """How much a figure is off, in both languages."""
    times = format_number(round_half_up(factor if factor > 1 else 1 / factor, 0))
    return {
        "times": f"gấp khoảng {times} lần" if factor > 1 else f"chỉ bằng khoảng 1/{times}",
        "times_en": f"about {times} times" if factor > 1 else f"about 1/{times} of",
    }


def _reported(collection: Collection, total: Total) -> list[_Figure]:
    """What units report of an indicator."""
    given, heard = total.contributions, total.contributions.heard
    if heard.parted:
        return [figure for part in given for figure in _of_reports(collection, part)]
    voices = zip(heard.voices, heard.column(ROW), given.in_period, strict=True)
    return [_Figure(voice.unit, voice.submission, row, value) for voice, row, value in voices]


def _of_reports(collection: Collection, part: Contribution) -> Iterator[_Figure]:
    """A figure of one report; of one that was put together what each of the reports says."""
    pieces = part.pieces
    for piece in pieces:
        value = piece.row.get("in_period") if len(pieces) > 1 else part.in_period
        if isinstance(value, Decimal):
            unit = collection.unit(piece.submission.unit) or part.unit
            yield _Figure(unit, piece.submission, piece.row.get(ROW), value)


def _money(collection: Collection) -> Iterator[Finding]:
    lines: dict[tuple[str, str], list[_Figure]] = {}
    for unit, submission, row in collection.rows_handed_in("budget"):
        for column, what in _MONEY:
            value = row.get(column)
            if isinstance(value, Decimal):
                label = f"{row.get('cost_item') or ''} ({row.get('funding_source') or ''}), {what}"
                lines.setdefault((label, column), []).append(_Figure(unit, submission, row.get(ROW), value))
    for (label, column), figures in lines.items():
        yield from _odd(figures, ("budget", column), label, "đồng")


def _odd(figures: Sequence[_Figure], where: tuple[str, str], label: str, measure: str) -> Iterator[Finding]:
    """KH461 for the figures of one kind; `where` names their sheet and column."""
    spoken = [f for f in figures if f.value > 0]
    if len({f.unit.code for f in spoken}) < _FEWEST:
        return
    known, counted = sorted(f.value for f in spoken), Counter(f.unit.code for f in spoken)
    near = {own: _near(known, own) for own in set(counted.values())}
    for figure in spoken:
        low, high = near[counted[figure.unit.code]]
        if low < figure.value < high:
            continue
        others = [f.value for f in spoken if f.unit.code != figure.unit.code]
        factor = misfit(figure.value, others)
        if factor is not None:
            context = {"figure": label, "measure": measure, "median": format_number(median(others))}
            yield _finding(figure, where, {**context, **_times(factor)})


def _near(known: Sequence[Decimal], own: int) -> tuple[Decimal, Decimal]:
    """Between which bounds a value is too near the median of the others to be off scale.

    Of `known`, in order, so many are its own unit's. Holding each of ten thousand figures against all others would take
    hours. Without the unit's own figures the median moves by no more than their number.
    """
    middle, apart = len(known) // 2, min(_FACTORS) / _NEAR
    low, high = known[max(middle - own - 1, 0)], known[min(middle + own + 1, len(known) - 1)]
    return high / apart, low * apart


def misfit(value: Decimal, others: Iterable[Decimal]) -> Decimal | None:
    """Return the factor by which a value is off: 1000, 1000000 or their inverse, None where it fits or cannot be told.

    It is off where the others stand together – most of them within thirty times their median – and the value is
    clear of all of them, about a thousand or a million times their median, and among them once it is divided. A long
    tail is no slip: where a large unit is followed by the next largest, the value is not clear.
    """
    known = sorted(others)
    if not known or value <= 0:
        return None
    middle = median(known)
    body = [v for v in known if middle / _BODY <= v <= middle * _BODY]
    if 4 * len(body) < 3 * len(known):
        return None
    for factor in _EITHER_WAY:
        ratio = value / (middle * factor)
        clear = value > body[-1] * _BODY if factor > 1 else value * _BODY < body[0]
        if clear and Decimal(1) / _NEAR <= ratio <= _NEAR and body[0] / 2 <= value / factor <= body[-1] * 2:
            return factor
    return None


def _finding(figure: _Figure, where: tuple[str, str], context: Mapping[str, str]) -> Finding:
    sheet, column = where
    return Finding(
        rule=OTHER_SCALE,
        origin=figure.submission.incoming.tables[sheet].origin,
        row=figure.row if isinstance(figure.row, int) else None,
        column=column,
        value=format_number(figure.value),
        context={"unit": figure.unit.label, **context},
    )
