"""Charts of the report as data: which figures, in which order, and what a reader who cannot see them is told.

A template asks for a chart by its name (`{{ charts.progress }}`); one that has nothing to show is an empty text there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from kehoach_xlsx.model.submission import MISSING_WORDS, STATE_WORDS, State
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.model.timeliness import Timeliness
from kehoach_xlsx.outputs.word.draft import field
from kehoach_xlsx.vietnamese.numbers import format_number, round_half_up

Kind = Literal["shares", "bars", "columns"]
"""Bars that each fill the whole width by their shares · bars side by side · columns side by side."""

_MOST = 15  # bars of one chart; of more indicators those farthest from their targets are shown
_WITHOUT_TIME = frozenset({Timeliness.OPEN_ENDED, Timeliness.SETTLED})
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """One series: its name in the legend, and a value for each category of the chart."""

    name: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One chart. Its title says what its numbers count; `decimals` is how many places of them are shown."""

    name: str
    title: str
    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int = 0

    def __str__(self) -> str:
        """The title, where a template treats a chart as a text."""
        return self.title

    @property
    def told(self) -> str:
        """The chart in words, for a reader who does not see it."""
        lines = (f"{category}: {self._values(index)}" for index, category in enumerate(self.categories))
        return f"{self.title}. {'; '.join(lines)}."

    def _values(self, index: int) -> str:
        values = [(series.name, format_number(series.values[index])) for series in self.series]
        return ", ".join(f"{name.lower()} {value}" if len(values) > 1 else value for name, value in values)


NAMES = ("progress", "timeliness", "reporting", "indicators", "budget")
"""What a template may ask for after `charts.`."""


def figures(book: Book) -> Mapping[str, Figure | str]:
    """Return the charts of a consolidated workbook by name, an empty text for one with nothing to compare."""
    found = (
        _progress(book.rows("by_task")),
        _timeliness(book.rows("by_task")),
        _reporting([row for row in book.rows("by_unit") if not row.get("spoken_by")]),
        _indicators(book.rows("indicators")),
        _budget(book.rows("budget")),
    )
    return {name: figure or "" for name, figure in zip(NAMES, found, strict=True)}


_STEPS = (
    ("Hoàn thành, thực hiện thường xuyên", ("done", "regular")),
    ("Đang thực hiện", ("under_way",)),
    ("Chưa thực hiện, không phát sinh", ("not_started", "not_ready", "will_not", "nothing")),
)


def _progress(tasks: Sequence[Row]) -> Figure | None:
    """Of each group: how far its leads are, task by task."""
    groups = [(name, tuple(rows)) for name, rows in groupby(tasks, _group) if name]
    led = [(name, rows) for name, rows in groups if sum(_number(row, "units_expected") for row in rows)]
    if len(led) < 2:
        return None
    counts = [_steps(rows) for _, rows in led]
    names = (*(name for name, _ in _STEPS), "Chưa có báo cáo")
    return Figure(
        name="progress",
        title="Tiến độ thực hiện theo nhóm nhiệm vụ (lượt đơn vị chủ trì)",
        kind="shares",
        categories=tuple(name for name, _ in led),
        series=_series(names, counts),
    )


def _group(row: Row) -> str:
    return field(row, "group") or field(row, "group_code")


def _steps(rows: Sequence[Row]) -> tuple[Decimal, ...]:
    steps = [sum((_number(row, name) for row in rows for name in names), Decimal(0)) for _, names in _STEPS]
    expected = sum((_number(row, "units_expected") for row in rows), Decimal(0))
    return (*steps, max(expected - sum(steps), Decimal(0)))


def _series(names: Sequence[str], counts: Sequence[Sequence[Decimal]]) -> tuple[Series, ...]:
    """The series that are not naught all along."""
    columns = [tuple(row[index] for row in counts) for index in range(len(names))]
    return tuple(Series(name=name, values=values) for name, values in zip(names, columns, strict=True) if any(values))


def _timeliness(tasks: Sequence[Row]) -> Figure | None:
    """How many tasks are in time, late, or not told."""
    told = [word for row in tasks if (word := field(row, "timeliness")) not in _WITHOUT_TIME]
    words = [word.value for word in Timeliness if word not in _WITHOUT_TIME]
    counts = {word: told.count(word) for word in words}
    counts["Chưa có báo cáo"] = len(told) - sum(counts.values())
    return _counted("timeliness", "Tình hình thực hiện các nhiệm vụ có thời hạn (nhiệm vụ)", "Số nhiệm vụ", counts)


def _reporting(units: Sequence[Row]) -> Figure | None:
    """How many units have sent in time, late, something to be mended, nothing."""
    counted = [row for row in units if field(row, "state") == STATE_WORDS[State.MERGED]]
    late = sum(1 for row in counted if _number(row, "late_days") > 0)
    missing = sum(1 for row in units if field(row, "state") == MISSING_WORDS)
    counts = {
        "Đúng hạn": len(counted) - late,
        "Muộn": late,
        "Phải sửa": len(units) - len(counted) - missing,
        MISSING_WORDS: missing,
    }
    return _counted("reporting", "Tình hình gửi báo cáo (đơn vị)", "Số đơn vị", counts)


def _counted(name: str, title: str, counted: str, counts: Mapping[str, int]) -> Figure | None:
    standing = {word: Decimal(count) for word, count in counts.items() if count}
    if len(standing) < 2:
        return None
    series = Series(name=counted, values=tuple(standing.values()))
    return Figure(name=name, title=title, kind="columns", categories=tuple(standing), series=(series,))


def _indicators(rows: Sequence[Row]) -> Figure | None:
    """The indicators with a target, in percent of it: those that reach it and those that do not."""
    aimed = [row for row in rows if isinstance(row.get("target_share"), Decimal) and not field(row, "parent_indicator")]
    farthest = sorted(aimed, key=lambda row: _number(row, "target_share"))[:_MOST]
    shown = [row for row in aimed if row in farthest]
    if len(shown) < 2:
        return None
    shares = [round_half_up(_number(row, "target_share"), 1) for row in shown]
    halves = [(share, Decimal(0)) if share >= 100 else (Decimal(0), share) for share in shares]
    return Figure(
        name="indicators",
        title="Kết quả chỉ tiêu so với mức giao (%)",
        kind="bars",
        categories=tuple(field(row, "indicator") for row in shown),
        series=_series(("Đạt, vượt mức giao", "Chưa đạt mức giao"), halves),
        decimals=1,
    )


def _budget(rows: Sequence[Row]) -> Figure | None:
    """What was given and what was spent, by source, in millions of đồng."""
    sources = dict.fromkeys(field(row, "funding_source") or "Nguồn khác" for row in rows)
    amounts = {source: tuple(_money(rows, source)) for source in sources}
    standing = {source: pair for source, pair in amounts.items() if any(pair)}
    if not standing:
        return None
    return Figure(
        name="budget",
        title="Kinh phí thực hiện theo nguồn (triệu đồng)",
        kind="columns",
        categories=tuple(standing),
        series=_series(("Được giao", "Đã chi"), tuple(standing.values())),
        decimals=1,
    )


def _money(rows: Sequence[Row], source: str) -> Iterator[Decimal]:
    own = [row for row in rows if (field(row, "funding_source") or "Nguồn khác") == source]
    for name in ("allocated_vnd", "spent_vnd"):
        yield round_half_up(sum((_number(row, name) for row in own), Decimal(0)) / _MILLION, 1)


def _number(row: Row, name: str) -> Decimal:
    value = row.get(name)
    return Decimal(value) if isinstance(value, Decimal | int) else Decimal(0)
