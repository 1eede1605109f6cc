"""Rows on demand are what they would be if they were kept, and are made only as far as they are asked for."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.model.compact import column_of, compact, filled, names_of
from kehoach_xlsx.model.on_demand import RowsOnDemand, Run
from kehoach_xlsx.model.table import Row, Value

NAMES = ("sheet", "key", "seal")
TEXTS = st.sampled_from(("a", "b", "c"))
RUNS = st.lists(st.tuples(TEXTS, st.lists(st.tuples(TEXTS, st.sampled_from(("1", None))), max_size=4)), max_size=4)
Told = Sequence[tuple[str, Sequence[tuple[str, str | None]]]]


def run(sheet: str, rows: Sequence[tuple[str, str | None]], asked: list[int]) -> Run:
    """A run that notes how many of its rows are made."""

    def made(first: int, end: int) -> Mapping[str, Sequence[Value]]:
        asked.append(end - first)
        return {"key": [key for key, _ in rows[first:end]], "seal": [seal for _, seal in rows[first:end]]}

    return Run(len(rows), {"sheet": sheet}, made, made)


def on_demand(told: Told, asked: list[int] | None = None) -> RowsOnDemand:
    return RowsOnDemand(NAMES, [run(sheet, rows, [] if asked is None else asked) for sheet, rows in told])


def plain(told: Told) -> list[Row]:
    return [filled({"sheet": sheet, "key": key, "seal": seal}) for sheet, rows in told for key, seal in rows]


@given(RUNS, st.slices(9))
def test_they_are_the_same_rows_however_they_are_asked_for(told: Told, part: slice) -> None:
    rows, expected = on_demand(told), plain(told)
    assert list(rows) == expected
    assert len(rows) == len(expected)
    assert rows == compact(expected)
    assert list(rows[part]) == expected[part]
    assert [rows[place] for place in range(-len(expected), len(expected))] == expected * 2


@given(RUNS)
def test_their_columns_are_those_of_the_rows(told: Told) -> None:
    rows, expected = on_demand(told), plain(told)
    assert {name: column_of(rows, name) for name in NAMES} == {
        name: [row.get(name) for row in expected] for name in NAMES
    }
    assert names_of(rows) == set(NAMES)
    assert rows.shapes == compact(expected).shapes


def test_what_all_rows_say_is_told_without_making_one() -> None:
    asked: list[int] = []
    rows = on_demand([("a", [("1", None)] * 3), ("b", [("2", None)] * 4)], asked)
    assert column_of(rows, "sheet") == ["a"] * 3 + ["b"] * 4
    assert (len(rows), asked) == (7, [])
    assert [row["key"] for row in rows[2:5]] == ["1", "2", "2"]
    assert asked == [1, 2]
