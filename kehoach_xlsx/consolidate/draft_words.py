"""The words of which the draft is made: how many of how many, what a unit says, what an indicator comes to."""

from collections.abc import Sequence

from kehoach_xlsx.consolidate.answers import Answer
from kehoach_xlsx.consolidate.comparing import Beside, is_rate
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.overview import Progress
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.numbers import format_count, format_percent, percent_of
from kehoach_xlsx.vietnamese.phrasing import (
    change,
    ensure_full_stop,
    join_and,
    lower_first,
    quantity,
    share_bare,
    upper_first,
)
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks import codelists as lists

# A result that begins with one of these, or with two capitals, keeps them behind a colon: a name, not a verb.
_NAMES = (
    "Ủy ban", "UBND", "Hội ", "Hội đồng", "Công an", "Sở ", "Ban ", "Bộ ", "Phòng ", "Văn phòng", "Đoàn", "Mặt trận",
    "Liên đoàn", "Báo ", "Đài ", "Trung tâm", "Chi cục", "Thanh tra", "Đội ", "Tổ ",
    "Số cuộc", "Số lượng", "Có ", "Trong ", "Tại ", "Đến ",
)  # fmt: skip


DOING = {
    lists.DONE: "đã hoàn thành",
    lists.UNDER_WAY: "đang thực hiện",
    lists.REGULAR: "thực hiện thường xuyên",
    lists.NOT_STARTED: "chưa thực hiện",
    lists.NOT_READY: "chưa đủ điều kiện triển khai",
    lists.WILL_NOT: "không triển khai",
    lists.NOTHING: "không phát sinh",
}
"""What units are doing that report a status, within a sentence."""


def row_of(key: str, section: str, drafted: str, heading: str = "") -> Row:
    """A row of the draft."""
    return {"key": key, "section": section, "heading": heading, "drafted": drafted}


def so_many(part: int, whole: int, of: str) -> str:
    """So many of so many units: "37/40 cơ quan, đơn vị (đạt 92,5%)"."""
    percent = percent_of(part, whole)
    return f"{share_bare(part, whole)} {of}" + ("" if percent is None else f" (đạt {format_percent(percent)})")


def how_they_stand(now: Progress) -> str:
    """How many tasks stand how: "03 nhiệm vụ đã hoàn thành và 07 nhiệm vụ đang thực hiện …"."""
    standing = (
        (now.finished, "nhiệm vụ đã hoàn thành"),
        (now.under_way, "nhiệm vụ đang thực hiện hoặc thực hiện thường xuyên"),
        (now.other, "nhiệm vụ chưa thực hiện hoặc không phát sinh"),
        (now.silent, "nhiệm vụ chưa có báo cáo của đơn vị chủ trì"),
    )
    return join_and(f"{format_count(number)} {words}" for number, words in standing if number)


def overdue_words(now: Progress) -> str:
    """The sentence on tasks that are overdue, with a space before it; empty where none is."""
    return f" {format_count(now.overdue)} nhiệm vụ có đơn vị quá hạn." if now.overdue else ""


def said_by(answer: Answer) -> str:
    """What a unit says, without its own name at the head, as a sentence without a capital of its own."""
    text, name = answer.result or answer.explanation, answer.unit.label
    if fold(text).startswith(f"{fold(name)} "):
        text = text[len(name) :].lstrip(" :,")
    return ensure_full_stop(text)


def told_of(answer: Answer) -> str:
    """A unit's result as a sentence that names the unit once: "Sở Tư pháp tổ chức 03 lớp." """
    text = said_by(answer)
    second = text.split(" ", 2)[1:2]
    named = text.startswith(_NAMES) or not text[:1].isalpha() or any(word[:1].isupper() for word in second)
    return f"{answer.unit.label}: {text}" if named else f"{answer.unit.label} {lower_first(text)}"


def figures_of(totals: Sequence[Total], beside: Beside) -> str:
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
