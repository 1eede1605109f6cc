"""The charts of *Tổng quan* as data: who has reported, how tasks stand, groups, indicators against target, money."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach_xlsx.model.submission import MISSING_WORDS, STATE_WORDS, State
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.vietnamese.numbers import round_half_up

GREEN, AMBER, RED, GREY, BLUE = "#70AD47", "#FFC000", "#C00000", "#A6A6A6", "#1F4E79"
_NAME = 36
"""Letters of a name that stand before a bar on one line."""
_MOST = 15
"""Bars of one chart; of more indicators those farthest from their targets are shown."""
_MILLION = Decimal(1_000_000)
_WHOLE = 1_000
"""From so many million đồng on, a bar says whole millions."""
_MERGED = frozenset({STATE_WORDS[State.MERGED]})


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One bar: its name, its value, its colour."""

    label: str
    value: Decimal
    color: str = BLUE


@dataclass(frozen=True, kw_only=True, slots=True)
class Bars:
    """One chart of bars, the first on top."""

    title: str
    bars: tuple[Bar, ...]


def bars_of(book: Book) -> Iterator[Bars]:
    """Yield the charts that a consolidated workbook has figures for, in the order in which a leader asks."""
    overview = {str(row.get("figure_code")): row for row in book.rows("overview")}
    own = [row for row in book.rows("by_unit") if not row.get("spoken_by")]  # others speak for the rest
    yield Bars(title="Tình hình gửi báo cáo (đơn vị)", bars=tuple(_sent(own)))
    yield Bars(title="Tình trạng nhiệm vụ (nhiệm vụ)", bars=tuple(_tasks(overview)))
    charts = (
        ("Đơn vị chủ trì hoàn thành, làm thường xuyên (%)", _groups(overview)),
        ("Chỉ tiêu so với mức giao (%)", _indicators(book.rows("indicators"))),
        ("Kinh phí (triệu đồng)", _money(overview)),
    )
    for title, bars in charts:
        if found := tuple(bars):
            yield Bars(title=title, bars=found)


def _sent(units: Sequence[Row]) -> Iterator[Bar]:
    """Of every unit that must report: in time, late, to be mended, nothing yet."""
    counted = [row for row in units if row.get("state") in _MERGED]
    late = sum(1 for row in counted if (row.get("late_days") or 0) not in {0, ""})
    missing = sum(row.get("state") == MISSING_WORDS for row in units)
    yield Bar(label="Đã gửi, đúng hạn", value=Decimal(len(counted) - late), color=GREEN)
    yield Bar(label="Đã gửi, muộn", value=Decimal(late), color=AMBER)
    yield Bar(label="Đã gửi, phải sửa", value=Decimal(len(units) - len(counted) - missing), color="#ED7D31")
    yield Bar(label="Chưa gửi", value=Decimal(missing), color=RED)


def _tasks(overview: Mapping[str, Row]) -> Iterator[Bar]:
    for code, color in (
        ("tasks.finished", GREEN),
        ("tasks.under_way", BLUE),
        ("tasks.other", AMBER),
        ("tasks.silent", GREY),
    ):
        row = overview.get(code, {})
        yield Bar(label=str(row.get("label") or code), value=_number(row, "value"), color=color)


def _groups(overview: Mapping[str, Row]) -> Iterator[Bar]:
    for code, row in overview.items():
        if code.startswith("group."):
            yield Bar(label=short(str(row.get("label"))), value=_number(row, "value"))


def _indicators(rows: Sequence[Row]) -> Iterator[Bar]:
    aimed = [row for row in rows if row.get("target") is not None]
    farthest = sorted(aimed, key=lambda row: _number(row, "target_share"))[:_MOST]
    for row in aimed:
        if row in farthest:
            share = _number(row, "target_share")
            color = GREEN if share >= 100 else AMBER
            yield Bar(label=short(f"{row.get('indicator_code')}. {row.get('indicator')}"), value=share, color=color)


def _money(overview: Mapping[str, Row]) -> Iterator[Bar]:
    if _number(overview.get("budget.allocated", {}), "value"):
        for code, label, color in (("budget.allocated", "Được giao", GREY), ("budget.spent", "Đã chi", GREEN)):
            exact = _number(overview.get(code, {}), "value") / _MILLION
            amount = round_half_up(exact, 0 if exact >= _WHOLE else 1)
            yield Bar(label=label, value=amount, color=color)


def _number(row: Row, name: str) -> Decimal:
    value = row.get(name)
    return Decimal(value) if isinstance(value, Decimal | int) else Decimal(0)


def short(text: str, length: int = _NAME) -> str:
    """A name cut at a word, with "…", so that it can stand before a bar.

    >>> short("II.1. Chỉ đạo, điều hành và hướng dẫn triển khai thực hiện", 24)
    'II.1. Chỉ đạo, điều…'
    """
    if len(text) <= length:
        return text
    return f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;')}…"
