"""One row of several: of a task the status, of an indicator the figures, each as it is put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kehoach_xlsx.consolidate.by_task import ADVANCEMENT
from kehoach_xlsx.model.plan import AcrossPeriods, AcrossUnits, Indicator
from kehoach_xlsx.model.schema import FilledBy, SheetSchema
from kehoach_xlsx.model.submission import PART, PARTS
from kehoach_xlsx.model.table import ROW, Row, Value
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks import codelists as lists

_NOTHING_TO_DO = frozenset({lists.NOTHING, lists.WILL_NOT})
_HIDDEN = frozenset({ROW, PART, PARTS})


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A row with the words that tell whose, or of which time, it is."""

    label: str
    row: Row


def _parts(ones: Iterable[Told], counted: Iterable[Told]) -> str:
    """The numbers of the reports that the rows came from; those that do not count have a "-" behind."""
    count = {id(one) for one in counted}
    found: list[str] = []
    for one in ones:
        mark = "" if id(one) in count else "-"
        part, parts = one.row.get(PART), one.row.get(PARTS)
        numbers = parts.split() if isinstance(parts, str) else [str(part)]
        found += [number if number.endswith("-") else f"{number}{mark}" for number in numbers]
    return " ".join(found)


def _bare(row: Row) -> dict[str, Value]:
    return {name: value for name, value in row.items() if name not in _HIDDEN}


# --- a task ---------------------------------------------------------------------------------------------


def task_together(ones: Sequence[Told], *, over_time: bool) -> Row:
    """Return the row of a task.

    Over time the latest status speaks. Of several units the least advanced does, as with joint leads (DOMAIN §5.3);
    those that have nothing to do do not hold the others back.
    """
    spoken = ones[-1] if over_time else _least(ones)
    busy = [one for one in ones if one.row.get("status") not in _NOTHING_TO_DO] or list(ones)
    finished = [day for one in busy if isinstance(day := one.row.get("finished_on"), date)]
    started = [day for one in ones if isinstance(day := one.row.get("started_on"), date)]
    latest = max(finished, default=None)
    every_one_done = spoken.row.get("status") == lists.DONE
    return {
        **_bare(spoken.row),
        "started_on": min(started, default=None),
        "finished_on": spoken.row.get("finished_on") if over_time else latest if every_one_done else None,
        "result": _labelled(ones, "result"),
        "evidence": _joined(ones, "evidence", "; "),
        "explanation": spoken.row.get("explanation") if over_time else _labelled(ones, "explanation"),
        PARTS: _parts(ones, [spoken] if over_time else ones),
    }


def _least(ones: Sequence[Told]) -> Told:
    busy = [one for one in ones if one.row.get("status") not in _NOTHING_TO_DO] or list(ones)
    return min(busy, key=lambda one: _rank(str(one.row.get("status") or "")))


def _rank(status: str) -> int:
    return ADVANCEMENT.index(status) if status in ADVANCEMENT else -1


def _labelled(ones: Sequence[Told], name: str) -> str | None:
    """What each says, with its label; what all say in the same words stands once, without."""
    told = [(one.label, str(one.row[name])) for one in ones if one.row.get(name)]
    if len({fold(text) for _, text in told}) < 2:
        return told[0][1] if told else None
    return "\n".join(text if not label else f"{label}: {text}" for label, text in told)


def _joined(ones: Sequence[Told], name: str, mark: str) -> str | None:
    texts = {fold(str(one.row[name])): str(one.row[name]) for one in ones if one.row.get(name)}
    return mark.join(texts.values()) or None


def texts_together(schema: SheetSchema, ones: Sequence[Told]) -> Row:
    """Return one record of texts: each line says what all said there, each sentence once."""
    names = [c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER]
    texts = {name: _joined(ones, name, "\n") for name in names}
    return {**_bare(ones[-1].row), **texts, PARTS: _parts(ones, ones)}


# --- an indicator ---------------------------------------------------------------------------------------


def indicator_together(ones: Sequence[Told], indicator: Indicator | None, *, over_time: bool, one_goes_on: bool) -> Row:
    """Return the row of an indicator, put together as it is declared across periods (`over_time`) or across units.

    `one_goes_on` says that the cumulative figure of a later row holds that of the earlier ones: it is one unit's.
    """
    counted = _counted(ones, indicator, over_time=over_time)
    rows = [one.row for one in counted]
    if len(rows) == 1:
        figures: dict[str, Value] = {name: rows[0].get(name) for name in ("in_period", "estimated", "cumulative")}
    else:
        figures = {
            "in_period": _sum(_numbers(rows, "in_period")),
            "estimated": _sum(_numbers(rows, "estimated")),
            "cumulative": _run(rows) if one_goes_on else _reached(rows),
        }
    days = [day for one in ones if isinstance(day := one.row.get("achieved_on"), date)]
    more = {"achieved_on": max(days, default=None), "evidence": _joined(ones, "evidence", "; ")}
    return {**_bare(ones[-1].row), **figures, **more, PARTS: _parts(ones, counted)}


def _counted(ones: Sequence[Told], indicator: Indicator | None, *, over_time: bool) -> Sequence[Told]:
    """The rows of which the figure is made: all where they are summed, else the one that speaks."""
    if indicator is None:
        return ones[-1:]
    given = [one for one in ones if isinstance(one.row.get("in_period"), Decimal)] or list(ones)
    if over_time:
        return given if indicator.across_periods is AcrossPeriods.SUM else given[-1:]
    match indicator.across_units:
        case AcrossUnits.SUM:
            return given
        case AcrossUnits.MAX:
            return [max(given, key=lambda one: _number(one.row, "in_period") or Decimal(0))]
        case AcrossUnits.LATEST | AcrossUnits.NONE:
            return [max(given, key=_day)]


def _day(one: Told) -> date:
    day = one.row.get("achieved_on")
    return day if isinstance(day, date) else date.min


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    return value if isinstance(value, Decimal) else None


def _numbers(rows: Sequence[Row], name: str) -> list[Decimal]:
    return [value for row in rows if (value := _number(row, name)) is not None]


def _sum(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) if values else None


def _reached(rows: Sequence[Row]) -> Decimal | None:
    """Cumulative figures added up; one that leaves its own blank is in its first period, and counts with that."""
    if not _numbers(rows, "cumulative"):
        return None
    said = [(_number(row, "cumulative"), _number(row, "in_period")) for row in rows]
    return _sum([value for so_far, now in said if (value := now if so_far is None else so_far) is not None])


def _run(rows: Sequence[Row]) -> Decimal | None:
    """The cumulative figure of one unit at the end of several periods: the last it said, and what came after."""
    so_far: Decimal | None = None
    for row in rows:
        said, now = _number(row, "cumulative"), _number(row, "in_period")
        if said is not None:
            so_far = said
        elif so_far is not None and now is not None:
            so_far += now
    return so_far
