"""What was handed in, from which digests are made: told by columns it is, byte by byte, what is told row by row."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.model.compact import compact
from kehoach_xlsx.model.content import PART, PARTS, by_rows, content
from kehoach_xlsx.model.table import ROW, Row, Value

_VALUES = st.one_of(
    st.none(),
    st.sampled_from(["", 'Lớp "Hỏi – đáp"', "C:\\Báo cáo", "Đã mở\n03 lớp", "a\x1fb", "100%s", "\u2028", "NV1"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    st.integers(-2, 2),
    st.sampled_from([Decimal(0), Decimal("1.50"), Decimal("1.5"), Decimal("-0"), Decimal("1E+3")]),
    st.dates(date(2026, 1, 1), date(2026, 1, 9)),
)
_ODD: Sequence[Value] = (True, 0.5)  # type: ignore[assignment] # what cells are not, and a caller may still give
_NAMES = st.sampled_from(["a", "b", "c", 'n"%s', ROW, PART, PARTS])
_ROWS = st.lists(st.dictionaries(_NAMES, _VALUES, max_size=6), max_size=8)
_SHEETS = st.dictionaries(st.sampled_from(["tasks", "info", 'x"y', "z"]), _ROWS, max_size=3)


@given(_SHEETS)
def test_by_columns_it_is_what_it_is_row_by_row(sheets: Mapping[str, Sequence[Row]]) -> None:
    kept = {name: compact(rows) for name, rows in sheets.items()}
    assert content(kept) == by_rows(kept)
    assert content(sheets) == by_rows(sheets)
    json.loads(content(kept))


@given(_SHEETS, st.sampled_from(_ODD))
def test_values_that_columns_do_not_tell_are_told_row_by_row(sheets: Mapping[str, Sequence[Row]], odd: Value) -> None:
    kept = {name: compact([*rows, {"a": odd}]) for name, rows in sheets.items()}
    assert content(kept) == by_rows(kept)


def test_rows_are_told_in_order_and_by_name_without_what_nobody_handed_in() -> None:
    rows: Sequence[Row] = (
        {ROW: 6, "status": "xong", "code": "NV1"},
        {ROW: 7, "code": "NV2", PART: 1},
        {ROW: 8, "status": "đang làm", "code": "NV3", "spent": Decimal("1.50"), "late": 2},
    )
    told = (
        '{"tasks": [{"code": "NV1", "status": "xong"}, {"code": "NV2"}, '
        '{"code": "NV3", "late": "2", "spent": "1.5", "status": "đang làm"}]}'
    )
    assert content({"tasks": compact(rows)}) == content({"tasks": rows}) == told.encode()


def test_rows_of_which_nothing_was_handed_in_are_told_as_empty() -> None:
    assert content({"tasks": compact([{ROW: 6}, {ROW: 7}]), "info": compact([])}) == b'{"info": [], "tasks": [{}, {}]}'


def test_half_of_a_pair_is_no_content() -> None:
    with pytest.raises(UnicodeEncodeError):
        content({"tasks": compact([{"code": "\ud800"}])})
