"""Who still owes what on a day: from the register of a consolidated workbook, never by the clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from kehoach_xlsx.model.plan import Role
from kehoach_xlsx.model.submission import MISSING_WORDS, STATE_WORDS, State
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.timeliness import Timeliness
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.phrasing import ensure_full_stop, without_full_stop
from kehoach_xlsx.workbooks.codelists import ASKED_CATEGORIES
from kehoach_xlsx.workbooks.merge_rules import MERGE_RULES

_ERROR, _YES = "Lỗi", "Có"
_OURS = frozenset(rule.code for rule in MERGE_RULES)  # what the merge says of a file; the unit cannot mend it


class Sent(Enum):
    """What has come from a unit."""

    NOTHING = auto()
    TO_MEND = auto()  # with errors
    TWICE = auto()  # two files of one number that differ
    LATE = auto()  # it counts, and came after its day
    IN_TIME = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class OverdueTask:
    """A task that the unit leads and reports as not done after its deadline; `days` past it, None if unknown."""

    text: str
    deadline: str
    days: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Owing:
    """What one unit owes.

    `asked` units are asked, never chased. `days` are those from `due_on` to the day that is looked at, negative
    before it; `late_days` those from `due_on` to the day on which it sent. `errors` are sentences: place, what, remedy.
    """

    code: str
    name: str
    asked: bool
    sent: Sent
    due_on: date | None
    days: int | None
    sent_on: date | None
    late_days: int
    file: str
    errors: tuple[str, ...]
    overdue: tuple[OverdueTask, ...]


def owing(book: Book, as_of: date) -> tuple[Owing, ...]:
    """Return the units that owe something on the day `as_of`, in the order of the plan.

    The focal agency writes no letter to itself; for a unit that another speaks for, that other is asked.
    """
    rows = (row for row in book.rows("by_unit") if field(row, "unit_code") != book.identity.unit)
    found = (_unit(book, row, as_of) for row in rows if not field(row, "spoken_by"))
    return tuple(one for one in found if one.sent is not Sent.IN_TIME or one.overdue)


def _unit(book: Book, row: Row, as_of: date) -> Owing:
    code = field(row, "unit_code")
    ours = [r for r in book.rows("register") if field(r, "unit_code") == code]
    shown = next((r for r in ours if field(r, "state") == field(row, "state")), ours[0] if ours else {})
    due = _due(ours)
    sent_on = _day(shown, "received_on") or _day(shown, "report_date")
    late = max((sent_on - due).days, 0) if sent_on and due else 0
    sent = _sent(field(row, "state"), late)
    return Owing(
        code=code,
        name=field(row, "unit_name") or code,
        asked=field(row, "category") in ASKED_CATEGORIES,
        sent=sent,
        due_on=due,
        days=(as_of - due).days if due else None,
        sent_on=sent_on,
        late_days=late if sent is Sent.LATE else 0,
        file=field(shown, "file"),
        errors=tuple(_errors(book, field(shown, "file"))) if sent is Sent.TO_MEND else (),
        overdue=tuple(_overdue(book, code, as_of)) if sent in {Sent.IN_TIME, Sent.LATE} else (),
    )


def _sent(state: str, late: int) -> Sent:
    by_state = {
        MISSING_WORDS: Sent.NOTHING,
        STATE_WORDS[State.REJECTED]: Sent.TO_MEND,
        STATE_WORDS[State.CONFLICT]: Sent.TWICE,
    }
    return by_state.get(state, Sent.LATE if late else Sent.IN_TIME)


def _due(rows: Sequence[Row]) -> date | None:
    """The day until which the unit may send: an extension that the coordinator granted, else the period's."""
    granted = [day for row in rows if (day := _day(row, "extended_to"))]
    asked = [day for row in rows if (day := _day(row, "due_on"))]
    return max(granted or asked, default=None)


def _day(row: Row, name: str) -> date | None:
    value = row.get(name)
    return value if isinstance(value, date) else None


def _errors(book: Book, file: str) -> Iterator[str]:
    for row in book.rows("findings"):
        theirs = field(row, "file") == file and field(row, "severity") == _ERROR and field(row, "code") not in _OURS
        if theirs and field(row, "waived") != _YES:
            places = (field(row, "sheet"), f"ô {field(row, 'cell')}" if field(row, "cell") else "")
            place = ", ".join(filter(None, places))
            said = " ".join(ensure_full_stop(field(row, name)) for name in ("message", "remedy") if field(row, name))
            yield f"{f'Trang {place}: ' if place else ''}{' '.join(said.split())}"


def _overdue(book: Book, unit: str, as_of: date) -> Iterator[OverdueTask]:
    tasks = {field(row, "task_code"): row for row in book.rows("by_task")}
    for row in book.rows("answers"):
        leads = field(row, "unit_code") == unit and field(row, "role") == Role.LEAD
        if leads and field(row, "timeliness") == Timeliness.OVERDUE:
            task = tasks.get(field(row, "task_code"), {})
            last = _day(task, "deadline_on")
            yield OverdueTask(
                text=without_full_stop(field(task, "text")) or field(row, "task_code"),
                deadline=field(task, "deadline"),
                days=(as_of - last).days if last and last < as_of else None,
            )
