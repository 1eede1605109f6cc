"""Drafted sentences of the report: true to the figures, in the words officials use, left to the coordinator to edit."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kehoach_xlsx.consolidate.by_task import STATUS_COLUMNS, TaskStanding
from kehoach_xlsx.consolidate.draft_groups import MANY_TASKS, group_rows
from kehoach_xlsx.consolidate.draft_words import (
    DOING,
    figures_of,
    how_they_stand,
    overdue_words,
    row_of,
    said_by,
    so_many,
    told_of,
)
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.gather import BudgetLine, Concern, statements
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.overview import Sendings, progress
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.planning.roster import directory_of
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.vietnamese.numbers import format_count, format_money, format_percent, percent_of
from kehoach_xlsx.vietnamese.phrasing import (
    ensure_full_stop,
    join_and,
    lower_first,
    upper_first,
    without_full_stop,
)
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks import codelists as lists

DIRECTION, RESULTS, STRENGTHS, LIMITS, CAUSES, AHEAD, PROPOSALS = lists.REPORT_SECTION.values
_STATEMENTS = 4  # texts of units taken into a section of the assessment


# Units speak in these sections, each of its own field: the sentence above says so.
_LED_IN = {
    "strengths": "Qua tổng hợp báo cáo của các cơ quan, đơn vị, việc triển khai Kế hoạch có những ưu điểm chính sau:",
    "shortcomings": "Bên cạnh kết quả đạt được, các cơ quan, đơn vị còn gặp một số tồn tại, hạn chế, khó khăn:",
    "causes": "Theo báo cáo của các cơ quan, đơn vị, nguyên nhân chủ yếu là:",
    "directions": "Trong thời gian tới, các cơ quan, đơn vị tập trung thực hiện một số nhiệm vụ sau:",
}


def draft_rows(
    collection: Collection,
    sent: Sendings,
    tasks: Sequence[TaskStanding],
    indicators: Sequence[Total],
    money: Sequence[BudgetLine],
    raised: Sequence[Concern],
    concluded: Mapping[str, str],
) -> tuple[Row, ...]:
    """Return the rows of *Dự thảo nội dung báo cáo*, in the order of the report.

    `concluded` are the coordinator's conclusions by task; they speak instead of the status that units report.
    """
    return (
        *_direction(collection, sent),
        *_at_a_glance(tasks, indicators),
        *_results(collection, tasks, indicators, concluded),
        *_money(money),
        *_assessment(collection, raised),
        *_proposals(collection, raised),
    )


def _direction(collection: Collection, sent: Sendings) -> Iterator[Row]:
    documents = [str(kind or "Văn bản khác") for kind in collection.column("directives", "document_kind")]
    units = {unit.code for unit, submission in collection.reporting() if submission.sheets.get("directives")}
    if documents:
        kinds = [f"{format_count(n)} {lower_first(kind)}" for kind, n in Counter(documents).most_common()]
        text = (
            f"Trong kỳ, {format_count(len(units))} đơn vị đã ban hành {format_count(len(documents))} văn bản "
            f"chỉ đạo, hướng dẫn, triển khai thực hiện Kế hoạch, gồm {join_and(kinds)}."
        )
        yield row_of("I.1", DIRECTION, text)
    came = so_many(sent.merged, sent.expected, "cơ quan, đơn vị")
    yield row_of("I.2", DIRECTION, f"Báo cáo này tổng hợp từ báo cáo của {came}.")


def _at_a_glance(tasks: Sequence[TaskStanding], indicators: Sequence[Total]) -> Iterator[Row]:
    """What the whole section comes to, before its groups: how many tasks stand how, how many targets are met."""
    if not tasks:
        return
    now = progress(tasks)
    counts, overdue = how_they_stand(now), overdue_words(now)
    text = f"Kế hoạch đề ra {format_count(now.total)} nhiệm vụ; theo báo cáo của các đơn vị: {counts}.{overdue}"
    aimed = [t for t in indicators if t.target is not None]
    if aimed:
        met = so_many(sum(bool(t.met) for t in aimed), len(aimed), "chỉ tiêu được giao")
        text += f" Có {met} đạt hoặc vượt mức giao."
    yield row_of("II.0", RESULTS, text)


def conclusions(earlier: Book | None) -> dict[str, str]:
    """Return what the coordinator concluded of each task in an earlier consolidated workbook."""
    rows = earlier.rows("by_task") if earlier else ()
    return {str(row["task_code"]): str(row["conclusion"]) for row in rows if row.get("conclusion")}


def _results(
    collection: Collection,
    tasks: Sequence[TaskStanding],
    indicators: Sequence[Total],
    concluded: Mapping[str, str],
) -> Iterator[Row]:
    titles = {group.code: group.title for group in collection.plan.groups}
    many = len(tasks) > MANY_TASKS
    if many:
        yield from group_rows(tasks, titles, indicators, collection.beside)
    for standing in tasks:
        if many and standing.task.code not in concluded:
            continue  # its group has spoken for it; the appendix has the rest
        heading = titles.get(standing.task.group, "")
        text = _task(standing, concluded.get(standing.task.code, ""), heading)
        yield row_of(standing.task.code, RESULTS, text, heading)
        figures = figures_of([t for t in indicators if t.indicator.task == standing.task.code], collection.beside)
        if figures and not many:
            yield row_of(f"{standing.task.code}#", RESULTS, figures, heading)
    general = figures_of([t for t in indicators if not t.indicator.task], collection.beside)
    if general:
        yield row_of("#", RESULTS, general, "Số liệu chung")


def _task(standing: TaskStanding, conclusion: str, heading: str) -> str:
    """The paragraph of a task; where it is all that its group asks for, the heading has named it already."""
    name, said = without_full_stop(standing.task.text), _outcome(standing, conclusion)
    if fold(name) == fold(without_full_stop(heading)):
        return f"Có {said}" if said[:1].isdigit() else upper_first(said)
    return f"{upper_first(name)}: {said}"


def _outcome(standing: TaskStanding, conclusion: str) -> str:
    if conclusion:
        return ensure_full_stop(lower_first(conclusion))
    if not standing.answers:
        return "chưa có báo cáo của đơn vị chủ trì."
    return _one_job(standing) if standing.joint else _each(standing)


def _one_job(standing: TaskStanding) -> str:
    doers = join_and(a.unit.label for a in standing.answers)
    status = ensure_full_stop(f"{doers} {DOING.get(standing.least, lower_first(standing.least))}")
    told = list(map(standing.answers.at, standing.answers.told()))
    if len(standing.answers) == 1:
        return " ".join([status, *(upper_first(said_by(answer)) for answer in told)])
    return " ".join([status, *(told_of(answer) for answer in told)])


def _each(standing: TaskStanding) -> str:
    reported = so_many(len(standing.answers), len(standing.expected), "đơn vị được giao")
    found = [status for status in STATUS_COLUMNS.values() if standing.counts[status]]
    counts = [f"{format_count(standing.counts[status])} đơn vị {DOING[status]}" for status in found]
    how = f"đều {DOING[found[0]]}" if len(found) == 1 else f"trong đó {join_and(counts)}"
    text = f"{reported} đã báo cáo, {how}."
    told = [told_of(answer) for answer in standing.answers.notable()]
    return " ".join([text, "Một số kết quả tiêu biểu:", *told]) if told else text


def _money(money: Sequence[BudgetLine]) -> Iterator[Row]:
    allocated = sum((line.allocated for line in money), Decimal(0))
    spent = sum((line.spent for line in money), Decimal(0))
    if not allocated:
        return
    beside = any(line.spent and not line.allocated for line in money)  # lồng ghép: no honest rate
    rate = None if beside else percent_of(spent, allocated)
    rated = f", đạt {format_percent(rate)} kinh phí được giao" if rate is not None else ""
    text = (
        f"Kinh phí được giao để thực hiện Kế hoạch là {format_money(allocated)}; đã chi {format_money(spent)}{rated}."
    )
    yield row_of("II.KP", RESULTS, text, "Kinh phí thực hiện")


def _assessment(collection: Collection, raised: Sequence[Concern]) -> Iterator[Row]:
    sections = (("strengths", STRENGTHS), ("shortcomings", LIMITS), ("causes", CAUSES), ("directions", AHEAD))
    for column, section in sections:
        told = [(_key_of(column, t), t) for t in statements(collection, column, _STATEMENTS)]
        if column == "shortcomings":
            hard = dict.fromkeys(c.text for c in raised if c.kind == "Khó khăn, vướng mắc")
            told += [(_key_of("difficulty", text), text) for text in list(hard)[:_STATEMENTS]]
        if told:
            yield row_of(f"{column}.0", section, _LED_IN[column])
        for key, text in told:
            yield row_of(key, section, f"- {ensure_full_stop(upper_first(text))}")


def _proposals(collection: Collection, raised: Sequence[Concern]) -> Iterator[Row]:
    """What is asked of whom, one sentence per addressee: only of those to whom the issuer can look up.

    What units ask of each other or of the issuer itself stays in *Khó khăn, kiến nghị*: it does not go up.
    """
    inside = directory_of(collection.plan)
    issuer = agency_key(collection.plan.fact("report_issuer"))
    asked: dict[str, list[str]] = {}
    for concern in raised:
        key = agency_key(concern.addressee)
        if concern.kind == "Kiến nghị, đề xuất" and key not in inside and not issuer.startswith(key):
            asked.setdefault(concern.addressee, []).append(without_full_stop(concern.text))
    for addressee, texts in asked.items():
        wishes = "; ".join(lower_first(_plain_wish(text)) for text in texts)
        yield row_of(_key_of("V", addressee), PROPOSALS, f"Đề nghị {addressee}: {wishes}.")


def _key_of(section: str, text: str) -> str:
    """The key of a sentence that units say: the same in every merge, however many say something else before it."""
    return f"{section}.{hashlib.sha256(fold(text).encode()).hexdigest()[:6]}"


def _plain_wish(text: str) -> str:
    """A wish without its own "Đề nghị", which the sentence already says."""
    for opening in ("Đề nghị ", "Kiến nghị ", "Đề xuất "):
        if text.startswith(opening):
            return text.removeprefix(opening)
    return text
