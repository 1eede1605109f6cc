"""The figures of an officer: within the example's ranges, parts no larger than their whole."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from kehoach_xlsx.demo.chance import between, happens, working_day
from kehoach_xlsx.demo.voice import Voice
from kehoach_xlsx.model.plan import Indicator
from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.workbooks import codelists as lists

_DOCUMENTS = "CT01"  # the number of documents issued
_IDLE = frozenset({lists.NOT_STARTED, lists.NOT_READY, lists.WILL_NOT, lists.NOTHING})


def indicator_rows(voice: Voice, roster: Roster, tasks: Mapping[str, Row], *, documents: int) -> Iterator[Row]:
    """Yield the officer's rows of *Chỉ tiêu, số liệu*.

    `tasks` are the rows of *Kết quả nhiệm vụ* by code; `documents` is how many the officer listed, so that
    list and figure agree.
    """
    done: dict[str, int] = {}
    for indicator in roster.indicators_of(voice.unit.code):
        if indicator.numerator:
            continue
        idle = tasks.get(indicator.task, {}).get("status") in _IDLE
        drawn = documents if indicator.code == _DOCUMENTS else _drawn(voice, indicator)
        done[indicator.code] = 0 if idle else min(drawn, _limit(roster, indicator, done))
        yield {"indicator_code": indicator.code, **_cells(voice, indicator, done[indicator.code])}


def _drawn(voice: Voice, indicator: Indicator) -> int:
    span: Mapping[str, int] = voice.bank["indicators"].get(indicator.code, {}).get(voice.group, {})
    if not span:
        return 0
    about = (voice.unit.code, indicator.code)
    return between(span["low"], span["high"], *about, step=span.get("step", 1))


def _limit(roster: Roster, indicator: Indicator, done: Mapping[str, int]) -> int:
    """What the figure may not pass: of its whole what the other parts left, or the denominator of its share."""
    limits = [10**15]
    if indicator.parent:
        parts = [i.code for i in roster.plan.indicators if i.parent == indicator.parent]
        limits.append(done[indicator.parent] - sum(done.get(code, 0) for code in parts))
    wholes = [i.denominator for i in roster.plan.indicators if i.numerator == indicator.code]
    return min(limits + [done[whole] for whole in wholes if whole in done])


def _cells(voice: Voice, indicator: Indicator, value: int) -> dict[str, Value]:
    unit = voice.unit.code
    cells: dict[str, Value] = {"in_period": Decimal(value)}
    if happens(70, unit, "cumulative"):
        cells["cumulative"] = Decimal(value)
    if value >= 100 and indicator.unit != "đồng" and happens(15, unit, indicator.code, "estimated"):
        cells["estimated"] = Decimal(value * between(2, 6, unit, indicator.code) // 100)
    if indicator.target is not None and value >= indicator.target:
        cells["achieved_on"] = working_day(date(2024, 8, 1), date(2024, 10, 31), unit, indicator.code)
    if value and happens(25, unit, indicator.code, "evidence"):
        cells["evidence"] = f"Biểu số liệu kèm Báo cáo số {voice.report_number}"
    return cells
