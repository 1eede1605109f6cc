"""Drafted sentences of the report: true to the figures, in the words officials use, left to the coordinator to edit."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kehoach_xlsx.consolidate.by_task import STATUS_COLUMNS, Answer, TaskStanding, notable
from kehoach_xlsx.consolidate.comparing import Beside, is_rate
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.gather import BudgetLine, Concern, statements
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.overview import Sendings
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.planning.roster import directory_of
from kehoach_xlsx.vietnamese.agencies import agency_key
from kehoach_xlsx.vietnamese.numbers import format_count, format_money, format_percent, percent_of
from kehoach_xlsx.vietnamese.phrasing import (
    change,
    ensure_full_stop,
    join_and,
    lower_first,
    quantity,
    share_bare,
    upper_first,
    without_full_stop,
)
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks import codelists as lists

DIRECTION, RESULTS, STRENGTHS, LIMITS, CAUSES, AHEAD, PROPOSALS = lists.REPORT_SECTION.values
_STATEMENTS = 4  # texts of units taken into a section of the assessment

# A result that begins with one of these, or with two capitals, keeps them behind a colon: a name, not a verb.
_NAMES = (
    "Ủy ban", "UBND", "Hội ", "Hội đồng", "Công an", "Sở ", "Ban ", "Bộ ", "Phòng ", "Văn phòng", "Đoàn", "Mặt trận",
    "Liên đoàn", "Báo ", "Đài ", "Trung tâm", "Chi cục", "Thanh tra", "Đội ", "Tổ ",
    "Số cuộc", "Số lượng", "Có ", "Trong ", "Tại ", "Đến ",
)  # fmt: skip

_DOING = {
    lists.DONE: "đã hoàn thành",
    lists.UNDER_WAY: "đang thực hiện",
    lists.REGULAR: "thực hiện thường xuyên",
    lists.NOT_STARTED: "chưa thực hiện",
    lists.NOT_READY: "chưa đủ điều kiện triển khai",
    lists.WILL_NOT: "không triển khai",
    lists.NOTHING: "không phát sinh",
}


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
        *_results(collection, tasks, indicators, concluded),
        *_money(money),
        *_assessment(collection, raised),
        *_proposals(collection, raised),
    )


def _row(key: str, section: str, drafted: str, heading: str = "") -> Row:
    return {"key": key, "section": section, "heading": heading, "drafted": drafted}


def _direction(collection: Collection, sent: Sendings) -> Iterator[Row]:
    documents = [str(row.get("document_kind") or "Văn bản khác") for _, _, row in collection.rows("directives")]
    units = {unit.code for unit, _, _ in collection.rows("directives")}
    if documents:
        kinds = [f"{format_count(n)} {lower_first(kind)}" for kind, n in Counter(documents).most_common()]
        text = (
            f"Trong kỳ, {format_count(len(units))} đơn vị đã ban hành {format_count(len(documents))} văn bản "
            f"chỉ đạo, hướng dẫn, triển khai thực hiện Kế hoạch, gồm {join_and(kinds)}."
        )
        yield _row("I.1", DIRECTION, text)
    came = _so_many(sent.merged, sent.expected, "cơ quan, đơn vị")
    yield _row("I.2", DIRECTION, f"Báo cáo này tổng hợp từ báo cáo của {came}.")


def _so_many(part: int, whole: int, of: str) -> str:
    """So many of so many units: "37/40 cơ quan, đơn vị (đạt 92,5%)"."""
    percent = percent_of(part, whole)
    return f"{share_bare(part, whole)} {of}" + ("" if percent is None else f" (đạt {format_percent(percent)})")


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
    for standing in tasks:
        heading = titles.get(standing.task.group, "")
        text = _task(standing, concluded.get(standing.task.code, ""))
        yield _row(standing.task.code, RESULTS, text, heading)
        figures = _figures([t for t in indicators if t.indicator.task == standing.task.code], collection.beside)
        if figures:
            yield _row(f"{standing.task.code}#", RESULTS, figures, heading)
    general = _figures([t for t in indicators if not t.indicator.task], collection.beside)
    if general:
        yield _row("#", RESULTS, general, "Số liệu chung")


def _task(standing: TaskStanding, conclusion: str) -> str:
    name = without_full_stop(standing.task.text)
    if conclusion:
        return f"{upper_first(name)}: {ensure_full_stop(lower_first(conclusion))}"
    if not standing.answers:
        return f"{upper_first(name)}: chưa có báo cáo của đơn vị chủ trì."
    if standing.joint:
        return f"{upper_first(name)}: {_one_job(standing)}"
    return f"{upper_first(name)}: {_each(standing)}"


def _one_job(standing: TaskStanding) -> str:
    doers = join_and(a.unit.label for a in standing.answers)
    status = ensure_full_stop(f"{doers} {_DOING.get(standing.least, lower_first(standing.least))}")
    told = [a for a in standing.answers if a.result or a.explanation]
    if len(standing.answers) == 1:
        return " ".join([status, *(upper_first(_said(answer)) for answer in told)])
    return " ".join([status, *(_told(answer) for answer in told)])


def _each(standing: TaskStanding) -> str:
    reported = _so_many(len(standing.answers), len(standing.expected), "đơn vị được giao")
    found = [status for status in STATUS_COLUMNS.values() if standing.counts[status]]
    counts = [f"{format_count(standing.counts[status])} đơn vị {_DOING[status]}" for status in found]
    how = f"đều {_DOING[found[0]]}" if len(found) == 1 else f"trong đó {join_and(counts)}"
    text = f"{reported} đã báo cáo, {how}."
    told = [_told(answer) for answer in notable(standing.answers)]
    return " ".join([text, "Một số kết quả tiêu biểu:", *told]) if told else text


def _said(answer: Answer) -> str:
    """What a unit says, without its own name at the head, as a sentence without a capital of its own."""
    text, name = answer.result or answer.explanation, answer.unit.label
    if fold(text).startswith(f"{fold(name)} "):
        text = text[len(name) :].lstrip(" :,")
    return ensure_full_stop(text)


def _told(answer: Answer) -> str:
    """A unit's result as a sentence that names the unit once: "Sở Tư pháp tổ chức 03 lớp." """
    text = _said(answer)
    second = text.split(" ", 2)[1:2]
    named = text.startswith(_NAMES) or not text[:1].isalpha() or any(word[:1].isupper() for word in second)
    return f"{answer.unit.label}: {text}" if named else f"{answer.unit.label} {lower_first(text)}"


def _figures(totals: Sequence[Total], beside: Beside) -> str:
    """One sentence with the indicators of a task; "trong đó" figures stand behind their total."""
    parts = [_figure(t, totals, beside) for t in totals if not t.indicator.parent and t.in_period is not None]
    return f"{upper_first('; '.join(parts))}." if parts else ""


def _figure(total: Total, totals: Sequence[Total], beside: Beside) -> str:
    assert total.in_period is not None
    text = f"{lower_first(total.indicator.name)} là {quantity(total.in_period, total.indicator.unit)}"
    inner = [
        f"{lower_first(t.indicator.name)} {quantity(t.in_period, t.indicator.unit)}"
        for t in totals
        if t.indicator.parent == total.indicator.code and t.in_period is not None
    ]
    if total.share is not None and total.target is not None:
        text += f", đạt {format_percent(total.share)} mức giao"
    before = beside.year_before(total.indicator)
    if before is not None:
        text += f", {change(total.in_period, before, unit_is_percent=is_rate(total.indicator))}"
    return f"{text} (trong đó: {'; '.join(inner)})" if inner else text


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
    yield _row("II.KP", RESULTS, text, "Kinh phí thực hiện")


def _assessment(collection: Collection, raised: Sequence[Concern]) -> Iterator[Row]:
    sections = (("strengths", STRENGTHS), ("shortcomings", LIMITS), ("causes", CAUSES), ("directions", AHEAD))
    for column, section in sections:
        told = [(f"{column}.{n}", t) for n, t in enumerate(statements(collection, column, _STATEMENTS), start=1)]
        if column == "shortcomings":
            hard = [c for c in raised if c.kind == "Khó khăn, vướng mắc"][:_STATEMENTS]
            told += [(f"difficulty.{n}", concern.text) for n, concern in enumerate(hard, start=1)]
        if told:
            yield _row(f"{column}.0", section, _LED_IN[column])
        for key, text in told:
            yield _row(key, section, f"- {ensure_full_stop(upper_first(text))}")


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
    for number, (addressee, texts) in enumerate(asked.items(), start=1):
        wishes = "; ".join(lower_first(_plain_wish(text)) for text in texts)
        yield _row(f"V.{number}", PROPOSALS, f"Đề nghị {addressee}: {wishes}.")


def _plain_wish(text: str) -> str:
    """A wish without its own "Đề nghị", which the sentence already says."""
    for opening in ("Đề nghị ", "Kiến nghị ", "Đề xuất "):
        if text.startswith(opening):
            return text.removeprefix(opening)
    return text
