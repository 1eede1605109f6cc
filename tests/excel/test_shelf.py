"""Pieces of large sheets that were written before are not made again, and that shows nowhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach_xlsx.excel import large, rows, write
from kehoach_xlsx.excel.layout import Block, Cell, SheetLayout, Style, Value, WorkbookLayout
from kehoach_xlsx.excel.records import Records
from kehoach_xlsx.excel.shelf import Shelf
from kehoach_xlsx.excel.write import to_bytes, to_pieces
from kehoach_xlsx.model.compact import CompactRows
from kehoach_xlsx.model.on_demand import RowsOnDemand, Run
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.written import Written

from ..support.portions import noted_portions

pytestmark = pytest.mark.usefixtures("_large")

NAMES = ("a", "b", "c")
LONG = "một dòng dài không đứng vừa trong cột " * 6
ALIKE: tuple[Any, ...] = (
    "1",
    1,
    1.0,
    True,
    Decimal(1),
    Decimal("1.0"),
    "True",
    date(2026, 3, 31),
    "2026-03-31",
    None,
)
"""Values that look like one another."""
VALUES: st.SearchStrategy[Any] = st.sampled_from((*ALIKE, "", "x", "y<&>", LONG, "hai\ndòng", "a\0b"))
RECORDS = st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES), min_size=1, max_size=11)


class Memory:
    """A shelf of which nothing is lost."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def get(self, keys: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        return ((place, self.kept[key]) for place, key in enumerate(keys) if key in self.kept)

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        self.kept.update(entries)

    def copied(self) -> "Memory":
        return self


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sheet is large, and written three rows at a time."""
    monkeypatch.setattr(large, "LARGE", 0)
    monkeypatch.setattr(rows, "ROWS_AT_ONCE", 3)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[range]:
    """The rows of each portion that is made from now on."""
    return noted_portions(monkeypatch)


def table(records: Sequence[Mapping[str, Value]], **more: Any) -> Block:
    styles = (Style.BODY, Style.BODY_CENTER, Style.BODY_DATE)
    block = Block(first_row=3, first_column=1, styles=styles, rows=Records(records, NAMES))
    return replace(block, **more)


def sheet(*tables: Block, **more: Any) -> SheetLayout:
    heading = Cell(row=1, column=1, value="Đầu trang", style=Style.TITLE)
    laid = SheetLayout(name="S", cells=(heading,), blocks=tables, widths={1: 20, 2: 9}, heights={4: 33})
    return replace(laid, **more)


def book(*sheets: SheetLayout) -> WorkbookLayout:
    return WorkbookLayout(sheets=sheets)


def written(layout: WorkbookLayout, shelf: Shelf) -> bytes:
    return b"".join(to_pieces(layout, shelf))


def texts(number: int, *, but: Mapping[int, str] | None = None) -> list[dict[str, Value]]:
    """So many records, of which some say something else."""
    return [{"a": (but or {}).get(at, f"dòng {at}"), "b": "như nhau"} for at in range(number)]


def test_what_is_written_again_is_not_made_again(made: list[range]) -> None:
    layout, shelf = book(sheet(table(texts(10)))), Memory()
    first = written(layout, shelf)
    made.clear()
    assert written(layout, shelf) == first == to_bytes(layout)
    assert len(made) > 0, "only the run without a shelf was to make rows"
    made.clear()
    written(layout, shelf)
    assert made == []


def test_only_the_portion_with_what_changed_is_made(made: list[range]) -> None:
    shelf = Memory()
    inline = frozenset({0})
    written(book(sheet(table(texts(12), inline=inline))), shelf)
    made.clear()
    changed = book(sheet(table(texts(12, but={7: "khác"}), inline=inline)))
    assert written(changed, shelf) == to_bytes(changed)
    assert made[0] == range(9, 12)
    assert len([one for one in made if 10 in one]) == 2, "once for the shelf and once without"


def test_what_other_sheets_say_makes_no_difference(made: list[range]) -> None:
    shelf, ledger = Memory(), sheet(table(texts(12)), name="L")
    notes = sheet(table(texts(2, but={0: "ghi chú"})))
    written(book(notes, ledger), shelf)
    made.clear()
    written(book(sheet(table(texts(2, but={0: "ghi chú khác", 1: "và nữa"})), cells=()), ledger), shelf)
    assert all(portion.stop <= 5 for portion in made), "texts of the largest sheet are numbered first"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=RECORDS, now=RECORDS, inline=st.sets(st.integers(0, 2)), blanks=st.booleans())
def test_a_shelf_shows_nowhere(
    before: list[Mapping[str, Any]], now: list[Mapping[str, Any]], inline: set[int], blanks: bool
) -> None:
    shelf = Memory()
    for records in (before, now, CompactRows(now), before):
        layout = book(sheet(table(records, inline=frozenset(inline), blanks=blanks)))
        assert written(layout, shelf) == to_bytes(layout)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=st.sampled_from(ALIKE), other=st.sampled_from(ALIKE), compact=st.booleans(), inline=st.booleans())
def test_values_that_look_alike_are_told_apart(one: Any, other: Any, compact: bool, inline: bool) -> None:
    shelf = Memory()
    for value in (one, other):
        records: Sequence[Row] = [{"a": "x", "b": value}]
        columns = frozenset({1} if inline else ())
        layout = book(sheet(table(CompactRows(records) if compact else records, inline=columns)))
        assert written(layout, shelf) == to_bytes(layout)


RECORD: list[Mapping[str, Value]] = [{"a": LONG, "b": "y"}, {"a": "x", "c": date(2026, 3, 31)}]
PLAIN = table(RECORD)
OTHERWISE: Mapping[str, SheetLayout] = {
    "lower": sheet(table(RECORD, first_row=4)),
    "further right": sheet(table(RECORD, first_column=2)),
    "in another style": sheet(table(RECORD, styles=(Style.BODY, Style.BODY, Style.BODY_DATE))),
    "without blanks": sheet(table(RECORD, blanks=False)),
    "with texts in the cells": sheet(table(RECORD, inline=frozenset({0}))),
    "with other texts in the cells": sheet(table(RECORD, inline=frozenset({1}))),
    "narrower": sheet(PLAIN, widths={1: 9, 2: 9}),
    "with a height": sheet(PLAIN, heights={3: 55}),
    "with a style of a row": sheet(PLAIN, row_styles={3: Style.INPUT}),
    "with a cell beside": sheet(PLAIN, cells=(Cell(row=3, column=5, value="bên cạnh"),)),
    "with a high cell beside": sheet(PLAIN, cells=(Cell(row=3, column=5, value=LONG * 2, style=Style.BODY),)),
    "with a wide cell above": sheet(PLAIN, cells=(Cell(row=2, column=9, value="xa"),)),
    "with the columns in another order": sheet(replace(PLAIN, rows=Records(RECORD, ("b", "a", "c")))),
    "as plain rows": sheet(replace(PLAIN, rows=[(LONG, "y", None), ("x", None, date(2026, 3, 31))])),
    "with other texts before": sheet(PLAIN, cells=(Cell(row=1, column=1, value="x"), Cell(row=2, column=1, value="z"))),
    "with links": sheet(
        table(RECORD, styles=(Style.BODY,), rows=Records(RECORD, ("a",)), links=("'S'!A1", None)),
    ),
    "with other links": sheet(
        table(RECORD, styles=(Style.BODY,), rows=Records(RECORD, ("a",)), links=(None, "'S'!A1")),
    ),
}


@pytest.mark.parametrize("other", OTHERWISE.values(), ids=OTHERWISE.keys())
def test_a_sheet_that_looks_otherwise_is_another(other: SheetLayout) -> None:
    shelf = Memory()
    for layout in (book(sheet(PLAIN)), book(other), book(sheet(PLAIN))):
        assert written(layout, shelf) == to_bytes(layout)


def on_demand(texts: Sequence[str], asked: list[int]) -> RowsOnDemand:
    def made(first: int, end: int) -> Mapping[str, Sequence[Any]]:
        asked.append(end - first)
        return {"a": [text.upper() for text in texts[first:end]]}

    def content(first: int, end: int) -> object:
        return texts[first:end]

    return RowsOnDemand(("a", "b"), [Run(len(texts), {"b": "như nhau"}, made, content)])


def test_rows_on_demand_are_not_made_for_a_portion_that_is_known() -> None:
    shelf, asked = Memory(), list[int]()

    def layout(*told: str) -> WorkbookLayout:
        return book(sheet(table(on_demand(told, asked), inline=frozenset(range(3)))))

    written(layout("một", "hai", "ba", "bốn"), shelf)
    asked.clear()
    again = written(layout("một", "hai", "ba", "năm"), shelf)
    assert asked == [1]
    assert again == to_bytes(layout("một", "hai", "ba", "năm"))


DAMAGED: Mapping[str, Callable[[bytes], bytes]] = {"empty": lambda _: b"", "cut": lambda piece: piece[:8]}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
def test_what_cannot_be_a_piece_is_made_again(damage: Callable[[bytes], bytes]) -> None:
    layout, shelf = book(sheet(table(texts(10)))), Memory()
    first = written(layout, shelf)
    shelf.kept = {key: damage(piece) for key, piece in shelf.kept.items()}
    assert written(layout, shelf) == first


def test_two_processes_fill_the_same_shelf(monkeypatch: pytest.MonkeyPatch, made: list[range], tmp_path: Path) -> None:
    layout = book(*(sheet(table(texts(10 + more)), name=f"S{more}") for more in range(3)))
    alone = to_bytes(layout)
    with Written(tmp_path) as shelf, monkeypatch.context() as patched:
        patched.setattr(write, "_WORTH_ANOTHER", range(10**9))
        assert written(layout, shelf) == alone
    made.clear()
    with Written(tmp_path) as shelf:
        assert written(layout, shelf) == alone
    assert made == [], "what the other process made lies there too"
