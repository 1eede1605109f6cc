"""Three comparisons that are never confused: the preceding period, the same period of last year, a signed version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kehoach_xlsx.consolidate.adjustments import CUMULATIVE, Adjustments, adjustments_of, shifted
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import AcrossPeriods, Indicator
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.vietnamese.numbers import format_number, percent_of, round_half_up
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.merge_rules import CUMULATIVE_BROKEN, SIGNED_CHANGED

_PERCENT = "%"
POINTS = "điểm phần trăm"
_FIGURES = ("by_task", "indicators", "budget")
"""The sheets whose figures a signature holds, besides the counts of what units list."""

_COUNTED = {
    "directives": "Văn bản đã ban hành",
    "models": "Mô hình, cách làm hiệu quả",
    "commendations": "Thi đua, khen thưởng",
    "difficulties": "Khó khăn, kiến nghị",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """The consolidated workbooks that a merge is compared with; each None where none was given.

    `within` says that the preceding period lies within this one (half-year and year): then it adds nothing to it.
    """

    previous: Book | None = None
    within: bool = False
    last_year: Book | None = None
    closed: Book | None = None
    _figures: dict[tuple[str, str], Row] = field(default_factory=dict, init=False, repr=False, compare=False)
    _given: list[Adjustments] = field(default_factory=list, init=False, repr=False, compare=False)

    def cumulative_before(self, unit: str, indicator: Indicator) -> Decimal | None:
        """What a unit had reached up to the end of the preceding period; None where it reported no such figure."""
        row = self._before().get((unit, indicator.code)) if not self.within else None
        if row is None:
            return None
        said, in_period = _number(row, "cumulative"), _number(row, "in_period")
        reached = said if said is not None else in_period
        given = self._given[0]  # what was corrected then stands corrected now
        decided = given.value(f"{indicator.code}{CUMULATIVE}", unit)
        return decided if decided is not None else shifted(reached, in_period, given.value(indicator.code, unit))

    def _before(self) -> Mapping[tuple[str, str], Row]:
        """The rows of figures of the preceding period, by unit and indicator: asked for every unit's every figure."""
        if not self._given:
            self._given.append(adjustments_of(self.previous))
            for row in self.previous.rows("data") if self.previous else ():
                if row.get("indicator_code") is not None:
                    key = str(row.get("source_unit")), str(row.get("indicator_code"))
                    self._figures.setdefault(key, row)
        return self._figures

    def year_before(self, indicator: Indicator) -> Decimal | None:
        """The total of the same period of last year; that year's plan may number the indicator otherwise."""
        return _in_period(self.last_year, indicator)

    def total_before(self, indicator: Indicator) -> Decimal | None:
        """The cumulative total at the end of the preceding period."""
        row = _indicator(self.previous, indicator)
        return _number(row, "cumulative") if row else None

    def signed(self, indicator: Indicator) -> Decimal | None:
        """The figure of the signed version."""
        return _in_period(self.closed, indicator)


def reached(indicator: Indicator, in_period: Decimal, said: Decimal | None, before: Decimal | None) -> Decimal:
    """The cumulative figure of a unit: as it says, else what it had before and the figure of the period."""
    if said is not None:
        return said
    if before is None or indicator.across_periods is AcrossPeriods.LATEST:
        return in_period
    return before + in_period


def changed(indicator: Indicator, now: Decimal | None, before: Decimal | None) -> tuple[Decimal | None, str]:
    """(the change against another period half-up to one decimal, its unit): per cent, or points of a percentage.

    A change from nothing has no percentage.
    """
    if now is None or before is None:
        return None, ""
    if is_rate(indicator):
        return round_half_up(now - before, 1), POINTS
    share = percent_of(abs(now - before), abs(before))
    if share is None:
        return None, ""
    return (share if now >= before else -share), _PERCENT


def is_rate(indicator: Indicator) -> bool:
    """Whether an indicator is a percentage."""
    return bool(indicator.numerator) or indicator.unit.strip() == _PERCENT


def cumulative_finding(
    indicator: Indicator, unit: str, origin: Origin, figures: tuple[Decimal, Decimal | None, Decimal | None]
) -> Iterator[Finding]:
    """Yield KH413 where a unit's cumulative figure is not that of the preceding period and what it adds.

    `figures` are (in the period, cumulative as said, cumulative before).
    """
    in_period, said, before = figures
    if said is None or before is None or indicator.across_periods is not AcrossPeriods.SUM or is_rate(indicator):
        return
    if said != before + in_period:
        context = {
            "unit": unit,
            "indicator": indicator.name,
            "before": format_number(before),
            "in_period": format_number(in_period),
            "expected": format_number(before + in_period),
        }
        yield Finding(rule=CUMULATIVE_BROKEN, origin=origin, value=format_number(said), context=context)


def supplement_rows(now: Mapping[str, Sequence[Row]], closed: Book | None) -> tuple[Row, ...]:
    """Return the rows of *Báo cáo bổ sung*: every figure that differs from the signed version, with both values.

    `now` are the sheets of this merge. What is new since is counted as a difference from nothing.
    """
    if closed is None:
        return ()
    signed, current = _figures(closed.sheets), _figures(now)
    return tuple(
        {
            "figure_code": code,
            "label": (current.get(code) or signed[code])[0],
            "signed": signed[code][1] if code in signed else None,
            "current": current[code][1] if code in current else None,
            "difference": _difference(signed.get(code), current.get(code)),
            "signed_text": signed[code][2] if code in signed else "",
            "current_text": current[code][2] if code in current else "",
        }
        for code in dict.fromkeys((*signed, *current))
        if signed.get(code, ("", None, ""))[1:] != current.get(code, ("", None, ""))[1:]
    )


def supplement_findings(rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield KH414 once where the figures differ from the signed version."""
    if rows:
        yield Finding(rule=SIGNED_CHANGED, origin=Origin(path=""), value=str(len(rows)))


Figure = tuple[str, Decimal | None, str]  # label, value, status in words


def _difference(before: Figure | None, after: Figure | None) -> Decimal | None:
    old, new = before[1] if before else None, after[1] if after else None
    return None if old is None and new is None else (new or Decimal(0)) - (old or Decimal(0))


def _figures(sheets: Mapping[str, Sequence[Row]]) -> dict[str, Figure]:
    """The figures that a report is signed for, by code."""
    out: dict[str, Figure] = {}
    for row in sheets.get("by_task", ()):
        label = f"Nhiệm vụ {row.get('task_code')}: số đơn vị đã báo cáo; tình trạng"
        out[f"task:{row.get('task_code')}"] = (label, _number(row, "units_reported"), str(row.get("status") or ""))
    for row in sheets.get("indicators", ()):
        label = f"{row.get('indicator')} ({row.get('unit')})"
        out[str(row.get("indicator_code"))] = (label, _number(row, "in_period"), "")
    for row in sheets.get("budget", ()):
        if row.get("spent_vnd") is not None:
            key = f"{row.get('cost_item')} – {row.get('funding_source')}"
            out[f"money:{fold(key)}"] = (f"Đã chi: {key} (đồng)", _number(row, "spent_vnd"), "")
    for sheet, label in _COUNTED.items():
        out[sheet] = (label, Decimal(len(sheets.get(sheet, ()))), "")
    return out


def _in_period(book: Book | None, indicator: Indicator) -> Decimal | None:
    row = _indicator(book, indicator)
    return _number(row, "in_period") if row else None


def _indicator(book: Book | None, indicator: Indicator) -> Row | None:
    """The row of an indicator: by its name and unit of measure, because a code is only good within one plan."""
    rows = book.rows("indicators") if book else ()
    key = (fold(indicator.name), fold(indicator.unit))
    return next((r for r in rows if (fold(str(r.get("indicator"))), fold(str(r.get("unit")))) == key), None)


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    return Decimal(value) if isinstance(value, Decimal | int) else None
