"""Units that have no workbook of their own and report through another, whose workbook has a column for each of them.

The plan says so on its sheet *Đơn vị*: *Báo cáo qua* names the unit above, *Phải báo cáo* is "Không". Since July 2025
there are no districts; then a body of the province may stand for communes in the same way.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.plan import AcrossUnits, Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.repeated import MOST, told
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.planning.validity import exists_in


def subordinates_of(plan: Plan, unit: Unit, period: ReportingPeriod | None) -> tuple[Unit, ...]:
    """Return the units that report through a unit in a period, in the plan's order; one that must report does not."""
    below = _below(plan).get(unit.code, ())
    return tuple(u for u in below if u.code != unit.code and (period is None or exists_in(u, period)))


_latest: Final[list[tuple[Plan, Mapping[str, Sequence[Unit]]]]] = []
"""The plan that was asked about last, and who reports through whom."""


def _below(plan: Plan) -> Mapping[str, Sequence[Unit]]:
    """The units that need not report, by the code of the unit that they report through."""
    if not (_latest and _latest[0][0] is plan):  # asked for with every file, and a plan has thousands of units
        below: dict[str, list[Unit]] = {}
        for unit in plan.units:
            if not unit.must_report:
                below.setdefault(unit.reports_through, []).append(unit)
        _latest[:] = [(plan, below)]
    return _latest[0][1]


def subordinate_rows(roster: Roster, unit: Unit, period: ReportingPeriod | None) -> Iterator[Row]:
    """Yield the rows of *Số liệu theo đơn vị trực thuộc*: the unit's indicators that are added up across units.

    None where nobody reports through the unit, or more than a sheet has columns for.
    """
    units = subordinates_of(roster.plan, unit, period)
    if not 0 < len(units) <= MOST:
        return
    who = told((u.code, u.label.replace(";", ",")) for u in units)
    for indicator in roster.indicators_of(unit.code):
        if indicator.across_units is AcrossUnits.SUM and not indicator.numerator:
            yield {
                "indicator_code": indicator.code,
                "indicator": f"Trong đó: {indicator.name}" if indicator.parent else indicator.name,
                "unit": indicator.unit,
                "by_subordinate_who": who,
            }


def verify_subordinates(plan: Plan, units: Sequence[Unit], period: ReportingPeriod | None) -> None:
    """Refuse to hand out workbooks where more units report through one than its sheet has columns for.

    Raises:
        UserMistake: naming the unit, how many they are and what to change in the plan.
    """
    for unit in units:
        count = len(subordinates_of(plan, unit, period))
        if count > MOST:
            raise UserMistake(
                f"Sổ kế hoạch, trang Đơn vị: {count} đơn vị báo cáo qua {unit.label}, nhưng biểu mẫu chỉ có {MOST} "
                "cột. Đặt “Phải báo cáo” là Có cho một số đơn vị, hoặc chia cho nhiều đơn vị ở cột “Báo cáo qua”.",
                f"Plan workbook, sheet Đơn vị: {count} units report through {unit.label}, but a template has {MOST} "
                "columns. Let some of them report themselves, or share them out among several units.",
            )
