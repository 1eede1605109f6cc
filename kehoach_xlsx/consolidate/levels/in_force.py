"""Whether a unit was there in the period on which it reports."""

from collections.abc import Iterator

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.planning.validity import answering, exists_in
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.workbooks.level_rules import NOT_IN_FORCE


def not_in_force(plan: Plan, code: str, period: str, file: str) -> Iterator[Finding]:
    """Yield KH430 where a unit of the plan did not exist on any day of the period on which a file reports."""
    unit, time = plan.unit(code), plan.period(period)
    if unit is None or time is None or exists_in(unit, time):
        return
    begun = unit.valid_to is not None and unit.valid_to < time.starts_on
    answers = plan.unit(answering(plan, code, time))
    other = answers.label if answers is not None and answers.code != code else "đơn vị đang hoạt động trong kỳ"
    vi, en = _ended(unit) if begun else _starts(unit)
    context = {"when": vi, "when_en": en, "period": time.name, "successor": other}
    yield Finding(rule=NOT_IN_FORCE, origin=Origin(path=file), value=unit.label, context=context)


def _ended(unit: Unit) -> tuple[str, str]:
    assert unit.valid_to is not None
    day = format_date(unit.valid_to)
    return f"hoạt động đến hết ngày {day}", f"existed until {day}"


def _starts(unit: Unit) -> tuple[str, str]:
    assert unit.valid_from is not None
    day = format_date(unit.valid_from)
    return f"hoạt động từ ngày {day}", f"exists from {day}"
