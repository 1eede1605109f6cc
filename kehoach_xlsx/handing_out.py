"""The workbook of one unit as it is handed out: for whom and when, how it is dressed, what its file is called."""

from collections.abc import Mapping, Sequence

from kehoach_xlsx.compilers.template_layout import Look, Moulds
from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.excel.write import Press
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.planning.prefill import prefilled
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.text import slug
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

COLLECTED: Mapping[str, WorkbookSchema] = {s.kind: s for s in (PROGRESS, TASKS)}
"""The kinds of workbook that units are asked to fill, by kind."""


def unit_layout(
    plan: Plan,
    unit: Unit,
    period: ReportingPeriod | None,
    book: Book,
    *,
    extra_rows: int = 0,
    moulds: Moulds | None = None,
) -> WorkbookLayout:
    """Return the layout of a unit's workbook with the rows of `book`; `moulds` keep what the next can share."""
    parts = [f"Kế hoạch số {plan.reference}", unit.name, *([period.name] if period else [])]
    moulds = moulds or Moulds(COLLECTED[book.identity.kind])
    look = Look(
        subtitle=" · ".join(parts),
        footer=_footer(plan, unit, moulds),
        sending=_sending(plan, period),
        extra_rows=extra_rows,
    )
    return moulds.layout(book, look)


class Handouts:
    """Makes the workbooks of a plan's units, of one kind and for one period; what they share is made once.

    `extra_rows` are added to the open rows of every table.
    """

    def __init__(self, roster: Roster, kind: str, period: ReportingPeriod | None, extra_rows: int = 0) -> None:
        self._roster = roster
        self._schema = COLLECTED[kind]
        self._period = period
        self._extra_rows = extra_rows
        self._moulds = Moulds(self._schema)
        self._press = Press()

    def workbook(self, unit: Unit) -> bytes:
        """Return the finished file of a unit, the same whatever was made before."""
        return self._press.to_bytes(self.layout(unit))

    def layout(self, unit: Unit) -> WorkbookLayout:
        """Return the layout of a unit's file."""
        book = prefilled(self._schema, self._roster, unit, self._period)
        plan, period = self._roster.plan, self._period
        return unit_layout(plan, unit, period, book, extra_rows=self._extra_rows, moulds=self._moulds)


def _sending(plan: Plan, period: ReportingPeriod | None) -> str:
    """To whom a filled workbook goes, and by when."""
    focal = plan.unit(plan.fact("focal_agency"))
    parts = [f"Gửi: {focal.name}" if focal else "", f"Liên hệ: {plan.fact('contact')}" if plan.fact("contact") else ""]
    if period is not None:
        parts += [f"Hạn gửi: {format_date(period.due_on)}", f"Chốt số liệu: hết ngày {format_date(period.cutoff_on)}"]
    return " · ".join(filter(None, parts))


def _footer(plan: Plan, unit: Unit, moulds: Moulds) -> str:
    """What identifies a printed page: plan, unit with its code, kind and version of the template."""
    return " · ".join((plan.reference, f"{unit.label} ({unit.code})", f"{moulds.version}-{moulds.digest}"))


def template_name(plan: Plan, kind: str, unit: Unit, period: ReportingPeriod | None) -> str:
    """Return the file name of a unit's workbook: plain letters, sorting by plan, period and the plan's units."""
    number = next(i for i, u in enumerate(plan.units, start=1) if u.code == unit.code)
    parts = [kind, slug(plan.reference, 24), *([slug(period.code, 16)] if period else [])]
    return "_".join([*parts, f"{number:03d}", slug(unit.code, 32)]) + ".xlsx"


def choose_period(plan: Plan, code: str = "") -> ReportingPeriod:
    """Return the period with this code, or the plan's only one. Raises UserMistake where that is not clear."""
    known = ", ".join(p.code for p in plan.periods)
    if not code and len(plan.periods) == 1:
        return plan.periods[0]
    if not code:
        raise UserMistake(
            f"Kế hoạch có nhiều kỳ báo cáo ({known}); chọn một kỳ bằng --period.",
            f"The plan has several periods ({known}); choose one with --period.",
        )
    period = plan.period(code)
    if period is None:
        raise UserMistake(
            f"Không có kỳ báo cáo “{code}”; kế hoạch có: {known}.",
            f"There is no period “{code}”; the plan has: {known}.",
        )
    return period


def chosen_units(roster: Roster, codes: Sequence[str]) -> tuple[Unit, ...]:
    """Return the units with these codes; where none is named, all that must report. Raises UserMistake."""
    if not codes:
        return roster.reporting_units()
    units = [roster.plan.unit(code) for code in codes]
    unknown = [code for code, unit in zip(codes, units, strict=True) if unit is None]
    if unknown:
        listed = ", ".join(unknown)
        raise UserMistake(f"Không có đơn vị: {listed}.", f"There is no unit: {listed}.")
    return tuple(unit for unit in units if unit is not None)
