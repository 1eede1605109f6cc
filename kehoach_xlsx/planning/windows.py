"""In which time the days of a workbook lie, so that a swapped day and month shows."""

from collections.abc import Callable
from datetime import date, timedelta

from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.plan import Plan, ReportingPeriod

Window = tuple[date, date] | None

_LATE = timedelta(days=31)  # what is handed in late is dated after the day it was due


def expected_days(plan: Plan) -> Callable[[Identity], Window]:
    """Return a function that gives the first and last day that make sense in a workbook, None where the plan is silent.

    A report tells of what was done since the plan (or the period) began, and is dated soon after it was due; a unit's
    own plan stays within the time of the whole.
    """

    def window(identity: Identity) -> Window:
        period = plan.period(identity.period) if identity.period else None
        first = min(_days(plan, "starts_on", period.starts_on if period else None), default=None)
        last = max(_last_days(plan, period), default=None)
        return (first, last) if first is not None and last is not None and first <= last else None

    return window


def _days(plan: Plan, name: str, *more: date | None) -> list[date]:
    return [day for day in (plan.document.get(name), *more) if isinstance(day, date)]


def _last_days(plan: Plan, period: ReportingPeriod | None) -> list[date]:
    if period is not None:
        return [period.ends_on + _LATE, period.due_on + _LATE]
    return _days(plan, "ends_on", *(task.timeframe.ends_on for task in plan.tasks))
