"""Section II of a plan with many tasks: one paragraph for each group, since nobody reads a hundred.

How every task stands is in the appendix of tasks, what every unit says of it in that of answers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kehoach_xlsx.consolidate.answers import Answer
from kehoach_xlsx.consolidate.by_task import STATUS_COLUMNS, TaskStanding
from kehoach_xlsx.consolidate.comparing import Beside
from kehoach_xlsx.consolidate.draft_words import (
    DOING,
    figures_of,
    how_they_stand,
    overdue_words,
    row_of,
    so_many,
    told_of,
)
from kehoach_xlsx.consolidate.indicators import Total
from kehoach_xlsx.consolidate.overview import progress
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.vietnamese.numbers import format_count
from kehoach_xlsx.vietnamese.phrasing import join_and
from kehoach_xlsx.workbooks import codelists as lists

MANY_TASKS = 40
"""Tasks above which groups speak for their tasks: some ten pages of paragraphs."""
_RESULTS = lists.REPORT_SECTION.values[1]
_NAMED = 3  # units whose results are named in a group


def group_rows(
    tasks: Sequence[TaskStanding], titles: Mapping[str, str], indicators: Sequence[Total], beside: Beside
) -> Iterator[Row]:
    """Yield for each group how its tasks stand with some results, and its indicators."""
    grouped: dict[str, list[TaskStanding]] = {}
    for standing in tasks:
        grouped.setdefault(standing.task.group, []).append(standing)
    for code, own in grouped.items():
        heading = titles.get(code, "")
        yield row_of(f"{code}*", _RESULTS, _told(own), heading)
        codes = {standing.task.code for standing in own}
        figures = figures_of([t for t in indicators if t.indicator.task in codes], beside)
        if figures:
            yield row_of(f"{code}*#", _RESULTS, figures, heading)


def _told(tasks: Sequence[TaskStanding]) -> str:
    now = progress(tasks)
    stand, every = how_they_stand(now), f"{format_count(now.total)} nhiệm vụ "
    how = f", đều {stand.removeprefix(every)}" if stand.startswith(every) else f": {stand}"
    text = f"Có {every.rstrip()}{how}; {_came(tasks)}.{overdue_words(now)}"
    named = [told_of(answer) for answer in _named(tasks)]
    return " ".join([text, "Một số kết quả tiêu biểu:", *named]) if named else text


def _came(tasks: Sequence[TaskStanding]) -> str:
    """How many leads have reported, counted once for each task, and what."""
    counts = sum((standing.counts for standing in tasks), Counter[str]())
    came = so_many(counts.total(), sum(len(standing.expected) for standing in tasks), "lượt đơn vị chủ trì")
    told = join_and(f"{format_count(counts[s])} lượt {DOING[s]}" for s in STATUS_COLUMNS.values() if counts[s])
    return f"{came} đã báo cáo" + (f", trong đó {told}" if told else "")


def _named(tasks: Sequence[TaskStanding]) -> Iterator[Answer]:
    """The most notable answer of each of the first tasks, every unit once."""
    seen: set[str] = set()
    for standing in tasks:
        found = next((a for a in standing.answers.notable() if a.unit.code not in seen), None)
        if found is not None and len(seen) < _NAMED:
            seen.add(found.unit.code)
            yield found
