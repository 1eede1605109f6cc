"""The two appendices on tasks: how each task stands, and what every unit says of it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from kehoach_xlsx.model.plan import Assignment
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.timeliness import Timeliness
from kehoach_xlsx.outputs.word.cells import Cells, percent, reported
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.numbers import format_count
from kehoach_xlsx.vietnamese.phrasing import lower_first, roman
from kehoach_xlsx.workbooks import codelists as lists

_COUNTED = {
    "done": lists.DONE,
    "under_way": lists.UNDER_WAY,
    "regular": lists.REGULAR,
    "not_started": lists.NOT_STARTED,
    "not_ready": lists.NOT_READY,
    "will_not": lists.WILL_NOT,
    "nothing": lists.NOTHING,
}
_UNTOLD = {Timeliness.SETTLED, Timeliness.OPEN_ENDED}  # the columns beside it already say so
_BEHIND = {Timeliness.LATE, Timeliness.OVERDUE}
_WITHOUT = lists.YES_NO.values[1]


def task_rows(book: Book) -> tuple[Cells, ...]:
    """One row for each task under Roman groups; the ordinals run on."""
    out: list[Cells] = []
    ordinal = 0
    tasks = groupby(book.rows("by_task"), lambda row: field(row, "group") or field(row, "group_code"))
    for index, (group, rows) in enumerate(tasks, start=1):
        if group:
            out.append({"special": True, "ordinal": roman(index), "text": group})
        for row in rows:
            ordinal += 1
            out.append(_task(row, ordinal))
    return tuple(out)


def _task(row: Row, ordinal: int) -> Cells:
    return {
        "special": False,
        "ordinal": ordinal,
        "text": field(row, "text"),
        "leads": field(row, "leads"),
        "deadline": field(row, "deadline"),
        "reported": reported(row),
        "status": field(row, "conclusion") or _each(row) or field(row, "status"),
        "note": _note(row),
    }


def _each(row: Row) -> str:
    """Of a task that every unit carries out itself: how many units report what."""
    if field(row, "assignment") != Assignment.EACH or row.get("units_expected") == 1:
        return ""
    counts = ((row.get(name), status) for name, status in _COUNTED.items())
    told = (f"{format_count(n)} đơn vị {lower_first(status)}" for n, status in counts if isinstance(n, Decimal) and n)
    return "; ".join(told)


def _note(row: Row) -> str:
    """Timeliness, and what joint leads report differently; both yield to the coordinator's conclusion."""
    timeliness, differs = field(row, "timeliness"), field(row, "disagreement")
    told = [] if timeliness in _UNTOLD or field(row, "conclusion") else [timeliness]
    if differs and not field(row, "conclusion"):
        told.append(f"Chưa thống nhất: {differs}")
    return "\n".join(filter(None, told))


def answer_rows(book: Book) -> tuple[Cells, ...]:
    """What every unit says of every task, under the tasks; none where the report is to go without.

    Tasks stand in the order of the plan whatever the order of the sheet; units in that of the sheet.
    """
    if field(book.form("report_info"), "with_answers") == _WITHOUT:
        return ()
    answers: dict[str, list[Row]] = {field(row, "task_code"): [] for row in book.rows("by_task")}
    for row in book.rows("answers"):
        answers.setdefault(field(row, "task_code"), []).append(row)
    names = _task_names(book.rows("by_task"))
    return tuple(cells for task, rows in answers.items() if rows for cells in _answers(names.get(task, task), rows))


def _task_names(rows: Iterable[Row]) -> Mapping[str, str]:
    """The line above the answers to a task, with its ordinal in the appendix of tasks and its code."""
    return {
        field(row, "task_code"): f"{ordinal}. {field(row, 'text')} ({field(row, 'task_code')})"
        for ordinal, row in enumerate(rows, start=1)
    }


def _answers(task: str, rows: Iterable[Row]) -> Iterator[Cells]:
    yield {"special": True, "text": task}
    for ordinal, row in enumerate(rows, start=1):
        yield {
            "special": False,
            "ordinal": ordinal,
            "unit_name": field(row, "unit_name") or field(row, "unit_code"),
            "role": field(row, "role"),
            "status": _status(row),
            "result": field(row, "result") or field(row, "explanation"),
            "evidence": field(row, "evidence"),
        }


def _status(row: Row) -> str:
    progress, timeliness = row.get("progress_percent"), field(row, "timeliness")
    part = f" ({percent(progress)})" if isinstance(progress, Decimal) and 0 < progress < 100 else ""
    late = f"\n{timeliness}" if timeliness in _BEHIND else ""
    return f"{field(row, 'status')}{part}{late}"
