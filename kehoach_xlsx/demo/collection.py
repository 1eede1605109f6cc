"""The pile that reaches the focal agency: sound workbooks, one full of mistakes, one sent twice, two missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach_xlsx.demo.fill import Overlay, Stray, filled_workbook
from kehoach_xlsx.demo.officers import progress_answers
from kehoach_xlsx.demo.own_plans import OWN_PLANS, own_plan
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.pipeline import LoadedPlan, choose_period, template_name
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.progress import TASKS

MISSING = ("sngv", "ubnd-vinh-thanh")
WRONG = "ubnd-co-do"
TWICE = "sgddt"
_RESENT = date(2024, 12, 6)

_BESIDE = len(TASKS.columns) + 1  # the first column right of the table
_FIRST_ROW = TASKS.FIRST_ROW


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """A file that a unit sent: its name and content."""

    unit: Unit
    name: str
    data: bytes


def progress_reports(loaded: LoadedPlan) -> Iterator[Sent]:
    """Yield the progress reports that came in, in the order of the plan's units."""
    period = choose_period(loaded.plan)
    for code, answers in progress_answers(loaded.roster).items():
        unit = loaded.plan.unit(code)
        if unit is not None and code not in MISSING:
            yield from _sent(loaded, unit, period, answers)


def _sent(loaded: LoadedPlan, unit: Unit, period: ReportingPeriod, answers: Overlay) -> Iterator[Sent]:
    name = template_name(loaded.plan, "progress", unit, period)

    def sent(overlay: Overlay, named: str = name, strays: tuple[Stray, ...] = ()) -> Sent:
        data = filled_workbook(loaded, "progress", unit, period, overlay, strays)
        return Sent(unit=unit, name=named, data=data)

    if unit.code == WRONG:
        note = "Công an huyện gửi bổ sung sau"
        yield sent(
            with_mistakes(answers), strays=(Stray(sheet=TASKS.title, row=_FIRST_ROW + 2, column=_BESIDE, text=note),)
        )
    elif unit.code == TWICE:
        yield sent(with_wrong_figure(answers))
        yield sent(sent_again(answers), name.replace(".xlsx", "_lan-2.xlsx"))
    else:
        yield sent(answers)


def own_plans(loaded: LoadedPlan) -> Iterator[Sent]:
    """Yield the implementation plans of the few units that filled theirs."""
    for code in OWN_PLANS:
        unit = loaded.plan.unit(code)
        if unit is not None:
            data = filled_workbook(loaded, "tasks", unit, None, own_plan(loaded.plan, unit))
            yield Sent(unit=unit, name=template_name(loaded.plan, "tasks", unit, None), data=data)


def with_mistakes(answers: Overlay) -> Overlay:
    """Return a report with the slips of an officer in a hurry; the note beside the table is laid apart."""
    done = {"status": lists.DONE, "progress_percent": None}
    slips: Mapping[str, Row] = {
        "II.5": {**done, "result": None, "finished_on": None},
        "II.6.b": {**done, "finished_on": "15/11/2024"},
        "II.7": {"status": None, "progress_percent": None, "finished_on": None},
    }
    return {
        **answers,
        "tasks": _changed(answers["tasks"], "task_code", slips),
        "indicators": _changed(answers["indicators"], "indicator_code", {"CT13": {"in_period": "03 lớp"}}),
    }


def with_wrong_figure(answers: Overlay) -> Overlay:
    """Return a report in which one figure has a digit too many."""
    figures = {row["indicator_code"]: row for row in answers["indicators"]}
    wrong = {name: _tenfold(figures["CT03"].get(name)) for name in ("in_period", "cumulative")}
    return {**answers, "indicators": _changed(answers["indicators"], "indicator_code", {"CT03": wrong})}


def _tenfold(value: Value) -> Value:
    return value * 10 if isinstance(value, Decimal) else value


def sent_again(answers: Overlay) -> Overlay:
    """Return a report with its submission number raised, signed anew."""
    return {**answers, "info": ({**answers["info"][0], "submission_no": 2, "report_date": _RESENT},)}


def _changed(rows: Sequence[Row], key: str, changes: Mapping[str, Row]) -> tuple[Row, ...]:
    return tuple({**row, **changes.get(str(row[key]), {})} for row in rows)
