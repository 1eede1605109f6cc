"""What an agency did, as sentences: from the rows of its one workbook."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from kehoach_xlsx.model.plan import Role
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.word.draft import Group, field
from kehoach_xlsx.vietnamese.numbers import format_count, format_money, format_percent, percent_of
from kehoach_xlsx.vietnamese.phrasing import (
    ensure_full_stop,
    join_and,
    lower_first,
    quantity,
    upper_first,
    without_full_stop,
)
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks import codelists as lists

FEW = 3
"""Documents up to this number are named in the text; more of them are counted there and listed in an appendix."""

_PART = "Trong đó: "
_REFUSED = {lists.NOT_STARTED, lists.NOT_READY, lists.WILL_NOT}
_DOING = {
    lists.DONE: "đã hoàn thành",
    lists.UNDER_WAY: "đang thực hiện",
    lists.REGULAR: "thực hiện thường xuyên",
    lists.NOT_STARTED: "chưa thực hiện",
    lists.NOT_READY: "chưa đủ điều kiện triển khai",
    lists.WILL_NOT: "không triển khai",
    lists.NOTHING: "không phát sinh",
}
INTEGRATED = lists.BUDGET_MANNER.values[1]


def written(book: Book, sheet: str) -> tuple[Row, ...]:
    """Return the rows of a sheet in which something is written."""
    return tuple(row for row in book.rows(sheet) if any(v not in (None, "") for k, v in row.items() if k[:1] != "_"))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text as sentences."""
    return tuple(ensure_full_stop(upper_first(line.strip())) for line in text.splitlines() if line.strip())


def directing(book: Book, agency: str) -> Iterator[str]:
    """What the agency issued: how many of which kind; a few of them by name."""
    rows = written(book, "directives")
    if not rows:
        return
    kinds = Counter(lower_first(field(row, "document_kind") or "văn bản khác") for row in rows)
    counted = join_and(f"{format_count(n)} {kind}" for kind, n in kinds.most_common())
    all_of_them = f"{format_count(len(rows))} văn bản chỉ đạo, triển khai thực hiện, gồm {counted}"
    few = len(rows) <= FEW
    said = all_of_them if len(kinds) > 1 else f"{counted} để chỉ đạo, triển khai thực hiện"
    yield f"Trong kỳ, {agency} đã ban hành {said}{', cụ thể:' if few else '.'}"
    if few:
        yield from (f"- {_document(row)}{'.' if n == len(rows) else ';'}" for n, row in enumerate(rows, start=1))


def _document(row: Row) -> str:
    issued, subject = row.get("issued_on"), without_full_stop(field(row, "subject"))
    number, day = field(row, "reference"), short_day(issued) if isinstance(issued, date) else ""
    named = (
        f"{field(row, 'document_kind') or 'Văn bản'}{f' số {number}' if number else ''}{f' ngày {day}' if day else ''}"
    )
    about = lower_first(subject) if fold(subject).startswith(("về ", "v/v ")) else f"về {lower_first(subject)}"
    return f"{named} {about}" if subject else named


def short_day(day: date) -> str:
    """A day as a sentence has it: days below 10 and months 1 and 2 with a zero, as in the head of a document.

    >>> short_day(date(2024, 9, 5)), short_day(date(2024, 2, 15))
    ('05/9/2024', '15/02/2024')
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day.month <= 2 else f"{day.day:02d}/{day.month}/{day.year}"


def standing(book: Book, agency: str) -> Iterator[str]:
    """How many tasks the agency has, and how they stand."""
    rows = book.rows("tasks")
    if not rows:
        return
    led = sum(field(row, "role") == Role.LEAD for row in rows)
    parts = ((led, "chủ trì"), (len(rows) - led, "phối hợp thực hiện"))
    has = [f"{word} {format_count(n)} nhiệm vụ" for n, word in parts if n]
    counts = Counter(field(row, "status") for row in rows)
    told = [f"{words} {format_count(counts[status])}" for status, words in _DOING.items() if counts[status]]
    yield (f"Theo Kế hoạch, {agency} {join_and(has)}. Đến nay: {join_and(f'{one} nhiệm vụ' for one in told)}.")


def groups(book: Book) -> tuple[Group, ...]:
    """Section II in the order of the plan's groups, then what belongs to none."""
    rows = groupby(book.rows("tasks"), lambda row: field(row, "group"))
    found = [_group(book, heading or "Nhiệm vụ được giao", tuple(tasks)) for heading, tasks in rows]
    beside = (
        ("Số liệu chung", tuple(_figures(book, ""))),
        ("Mô hình hay, cách làm hiệu quả", tuple(_models(book))),
        ("Kinh phí thực hiện", tuple(_money(book))),
        ("Thi đua, khen thưởng", tuple(_commendations(book))),
    )
    return (*found, *(Group(heading=heading, paragraphs=said) for heading, said in beside if said))


def _group(book: Book, heading: str, tasks: Sequence[Row]) -> Group:
    said: list[str] = []
    idle: list[str] = []
    for row in tasks:
        told = _told(row)
        if field(row, "status") == lists.NOTHING and not told and len(tasks) > 1:
            idle.append(without_full_stop(field(row, "text")))
        else:
            said += _task(row, heading, told)
        said += _figures(book, field(row, "task_code"))
    if idle:
        said.append(f"Không phát sinh trong kỳ: {lower_first('; '.join(map(lower_first, idle)))}.")
    return Group(heading=heading, paragraphs=tuple(said))


def _task(row: Row, heading: str, told: tuple[str, ...]) -> Iterator[str]:
    """The task with its status and the first line of its result; further lines as they stand."""
    name, status = without_full_stop(field(row, "text")), _status(row)
    named = f"{upper_first(status)}." if fold(name) == fold(without_full_stop(heading)) else f"{name}: {status}."
    yield " ".join((named, *told[:1]))
    yield from told[1:]


def _status(row: Row) -> str:
    status, finished, progress = field(row, "status"), row.get("finished_on"), row.get("progress_percent")
    said = _DOING.get(status, lower_first(status))
    if status == lists.DONE and isinstance(finished, date):
        return f"{said} ngày {short_day(finished)}"
    part = isinstance(progress, Decimal) and 0 < progress < 100
    return f"{said}, tiến độ {format_percent(progress)}" if part and isinstance(progress, Decimal) else said


def _told(row: Row) -> tuple[str, ...]:
    """The result, and why where something was not done or came late."""
    why = field(row, "explanation")
    refused = field(row, "status") in _REFUSED and not fold(why).startswith(("lý do", "nguyên nhân", "do "))
    because = f"Lý do: {lower_first(why)}" if why and refused else why
    return (*paragraphs(field(row, "result")), *paragraphs(because))


def _figures(book: Book, task: str) -> Iterator[str]:
    """One sentence with the figures of a task; what is nothing and was not asked for stays in the appendix."""
    rows = [row for row in book.rows("indicators") if field(row, "task_code") == task]
    inner: dict[str, list[Row]] = {}
    for row in rows:
        inner.setdefault(field(row, "parent_indicator"), []).append(row)
    parts = [_figure(row, inner.get(field(row, "indicator_code"), ())) for row in inner.get("", ()) if _worth(row)]
    if parts:
        yield f"{upper_first('; '.join(parts))}."


def _worth(row: Row) -> bool:
    value = row.get("in_period")
    return isinstance(value, Decimal) and (bool(value) or bool(row.get("target")))


def _figure(row: Row, inner: Sequence[Row]) -> str:
    value, target = row.get("in_period"), row.get("target")
    assert isinstance(value, Decimal)
    text = f"{lower_first(field(row, 'indicator'))}: {quantity(value, field(row, 'unit'))}"
    share = percent_of(value, target) if isinstance(target, Decimal) else None
    if share is not None and isinstance(target, Decimal):
        text += f"/{quantity(target, field(row, 'unit'))} được giao (đạt {format_percent(share)})"
    parts = [
        f"{_part(r)} {quantity(v, field(r, 'unit'))}"
        for r in inner
        if isinstance(v := r.get("in_period"), Decimal) and v
    ]
    return f"{text} (trong đó: {'; '.join(parts)})" if parts else text


def _part(row: Row) -> str:
    return lower_first(field(row, "indicator").removeprefix(_PART))


def _models(book: Book) -> Iterator[str]:
    for row in written(book, "models"):
        where = [field(row, "place"), lower_first(field(row, "stage"))]
        beside = f" ({', '.join(filter(None, where))})" if any(where) else ""
        said = field(row, "assessment")
        name = without_full_stop(field(row, "name"))
        yield f"{upper_first(name)}{beside}{f': {lower_first(ensure_full_stop(said))}' if said else '.'}"


def _money(book: Book) -> Iterator[str]:
    rows = written(book, "budget")
    apart = [row for row in rows if field(row, "manner") != INTEGRATED]
    given, spent = _sum(apart, "allocated_vnd"), _sum(apart, "spent_vnd")
    if given or spent:
        unallotted = any(row.get("spent_vnd") and not row.get("allocated_vnd") for row in apart)
        rate = None if unallotted else percent_of(spent, given)
        rated = f", đạt {format_percent(rate)} kinh phí được giao" if rate is not None else ""
        yield f"Kinh phí được giao: {format_money(given)}; đã chi {format_money(spent)}{rated}."
    if any(field(row, "manner") == INTEGRATED for row in rows):
        also = "Một phần kinh phí" if given or spent else "Kinh phí thực hiện"
        yield f"{also} được bố trí lồng ghép với nhiệm vụ khác, không tách riêng."
    kinds = [without_full_stop(field(row, "in_kind")) for row in rows if field(row, "in_kind")]
    if kinds:
        yield f"Hỗ trợ bằng hiện vật: {lower_first('; '.join(kinds))}."


def _sum(rows: Sequence[Row], name: str) -> Decimal:
    return sum((value for row in rows if isinstance(value := row.get(name), Decimal)), Decimal(0))


def _commendations(book: Book) -> Iterator[str]:
    rows = written(book, "commendations")
    for state in dict.fromkeys(field(row, "award_state") for row in rows):
        ours = Counter(_honouree(row) for row in rows if field(row, "award_state") == state)
        yield f"{state or 'Khen thưởng'}: {join_and(f'{format_count(n)} {who}' for who, n in ours.items())}."


def _honouree(row: Row) -> str:
    return lower_first(field(row, "honouree") or "trường hợp")
