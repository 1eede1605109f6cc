"""Rows kept small: they are the rows that went in, without their blanks, however they are asked for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.model.compact import Alike, Chosen, CompactRows, column_of, compact, filled, names_of
from kehoach_xlsx.model.table import Row

_VALUES = st.one_of(
    st.none(),
    st.just(""),
    st.text(max_size=3),
    st.integers(-2, 2),
    st.sampled_from([Decimal(0), Decimal("1.50"), Decimal("-0")]),
    st.dates(date(2026, 1, 1), date(2026, 1, 9)),
)
_ROWS = st.lists(st.dictionaries(st.sampled_from("abcde"), _VALUES, max_size=5), max_size=12)

TASKS: tuple[Row, ...] = (
    {"code": "NV1", "status": "Đã hoàn thành", "result": None},
    {"code": "NV2", "status": "Đang thực hiện", "result": "Đã mở 03 lớp"},
    {"code": "NV3", "status": "", "result": "Đã mở 04 lớp"},
    {"code": "NV4", "status": "Đang thực hiện", "result": "Đã mở 05 lớp"},
)


@given(_ROWS)
def test_rows_come_back_in_order_without_their_blanks(rows: Sequence[Row]) -> None:
    wanted = [filled(row) for row in rows]
    kept = compact(rows)
    assert list(kept) == wanted
    assert [kept[number] for number in range(len(kept))] == wanted
    assert [dict(zip(names, values, strict=True)) for names, values in kept.cells()] == wanted


@given(st.lists(st.one_of(_ROWS, st.tuples(_ROWS, st.dictionaries(st.sampled_from("fg"), _VALUES)))))
def test_rows_that_come_together_are_the_same_as_one_by_one(parts: Sequence[object]) -> None:
    """Lists come as kept rows; with what all of them say beside them, as columns."""
    told: list[Row | Alike | CompactRows] = []
    wanted: list[Row] = []
    for part in parts:
        rows, same = part if isinstance(part, tuple) else (part, None)
        if same is None:
            told.append(compact(rows))
            wanted += map(filled, rows)
        else:
            told.append(Alike(same=same, columns={name: [row.get(name) for row in rows] for name in "abcde"}))
            wanted += [filled({**same, **row}) for row in rows]
    kept = compact(told)
    assert list(kept) == wanted
    assert [kept[number] for number in range(len(kept))] == wanted
    assert column_of(kept, "a") == [row.get("a") for row in wanted]


@given(_ROWS, st.sets(st.sampled_from("abc"), min_size=1))
def test_rows_are_chosen_by_the_columns_that_they_fill(rows: Sequence[Row], wanted: set[str]) -> None:
    names = {"a": "first", "b": "b", "c": "c"}
    kept = compact([{"a": 1}, Chosen({"file": "x", "note": None}, compact(rows), names, wanted), {"b": 2}])
    chosen = [row for row in map(filled, rows) if wanted & row.keys()]
    told = [{"file": "x", **{new: row[old] for old, new in names.items() if old in row}} for row in chosen]
    assert list(kept) == [{"a": 1}, *told, {"b": 2}]
    assert [kept[number] for number in range(len(kept))] == list(kept)


def test_rows_that_differ_only_in_columns_left_behind_stay_in_their_order() -> None:
    rows = [{"code": f"NV{n}", "status": "xong", **({"group": "I"} if n % 2 else {})} for n in range(5)]
    kept = compact([Chosen({"file": "x"}, compact(rows), {"code": "code"}, {"status"})])
    assert [row["code"] for row in kept] == ["NV0", "NV1", "NV2", "NV3", "NV4"]
    assert [kept[n]["code"] for n in range(5)] == ["NV0", "NV1", "NV2", "NV3", "NV4"]
    ((places, columns),) = kept.shapes
    assert list(places) == [0, 1, 2, 3, 4]
    assert columns["code"] == ["NV0", "NV1", "NV2", "NV3", "NV4"]


@given(_ROWS, st.integers(-12, 12), st.integers(-12, 12), st.sampled_from([1, 2, -1]))
def test_some_of_the_rows_are_had_as_of_a_tuple(rows: Sequence[Row], first: int, end: int, step: int) -> None:
    wanted, kept = tuple(map(filled, rows))[first:end:step], compact(rows)[first:end:step]
    assert kept == wanted
    assert kept.names == names_of(wanted)
    assert sum(len(places) for places, _ in kept.shapes) == len(wanted)
    assert compact([kept, {"a": 1}]) == (*wanted, {"a": 1})
    chosen = compact([Chosen({}, kept, {"a": "a", "b": "b"}, {"a"})])
    assert chosen == tuple({n: row[n] for n in "ab" if n in row} for row in wanted if "a" in row)


@given(_ROWS, st.sampled_from("abcde"))
def test_a_column_is_what_the_rows_have_in_it(rows: Sequence[Row], name: str) -> None:
    kept = compact(rows)
    assert column_of(kept, name) == [row.get(name) for row in map(filled, rows)]
    assert names_of(kept) == names_of(rows) == {n for row in map(filled, rows) for n in row}


@given(_ROWS)
def test_the_shapes_hold_every_row_once_at_its_place(rows: Sequence[Row]) -> None:
    found: dict[int, Row] = {}
    for places, columns in compact(rows).shapes:
        assert all(len(column) == len(places) for column in columns.values())
        for number, place in enumerate(places):
            assert place not in found
            found[place] = {name: column[number] for name, column in columns.items()}
    assert [found[place] for place in range(len(rows))] == [filled(row) for row in rows]


def test_nought_is_no_blank() -> None:
    row: Row = {"spent": Decimal(0), "late": 0, "note": ""}
    assert compact([row])[0] == {"spent": Decimal(0), "late": 0}


def test_rows_are_equal_to_the_same_rows_in_a_tuple_on_either_side() -> None:
    wanted = tuple(map(filled, TASKS))
    assert compact(TASKS) == wanted
    assert wanted == compact(TASKS)
    assert compact(TASKS) != wanted[:3]


def test_rows_from_the_end_and_some_of_them_are_had_as_of_a_tuple() -> None:
    kept = compact(TASKS)
    assert kept[-1] == TASKS[-1]
    assert kept[1:3] == tuple(map(filled, TASKS[1:3]))
    assert isinstance(kept[1:3], CompactRows)


def test_who_changes_a_row_changes_nothing_that_is_kept() -> None:
    kept = compact(TASKS)
    row = kept[1]
    assert isinstance(row, dict)
    row["status"] = "khác"
    assert kept[1] == TASKS[1]


def test_rows_that_are_small_already_are_not_taken_again() -> None:
    kept = compact(TASKS)
    assert compact(kept) is kept
