"""*Tổng quan* and the sheets behind it, as a leader and a coordinator see them.

1. Five figures stand on top; those that call for action are red.
2. Charts stand below one another beside the table, none over another; a chart without figures is left out.
3. A long list of units is cut short and says where all are; a name before a bar is cut at a word.
4. A column in which nothing stands is hidden; one to be filled in never is. Sheets filter, freeze and repeat headings.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.excel.layout import SheetLayout, Style
from kehoach_xlsx.outputs.consolidated_workbook import consolidated_layout
from kehoach_xlsx.workbooks.consolidated import BY_TASK, DRAFT, LEDGER, OVERVIEW, REGISTER
from tests.support.collection import Collection, plan_book
from tests.support.merging import merged, row

MONEY = (
    "| manner | cost_item | funding_source | allocated_vnd | spent_vnd |\n|-|-|-|-|-|\n"
    "| Bố trí riêng | 2. Đào tạo, tập huấn, bồi dưỡng | Ngân sách địa phương | 4000000 | 3000000 |"
)


@pytest.fixture
def result(collection: Collection) -> Consolidation:
    """Two of three units have reported, one with money."""
    return merged(collection, [collection.progress("a", budget=MONEY), collection.progress("b")])


def _sheet(result: Consolidation, title: str) -> SheetLayout:
    return next(sheet for sheet in consolidated_layout(result.book).sheets if sheet.name == title)


def test_the_figures_asked_first_stand_on_top(result: Consolidation) -> None:
    tiles = [c for c in _sheet(result, OVERVIEW.title).cells if c.style in {Style.TILE, Style.TILE_BAD}]
    assert [c.value for c in tiles][0::3] == ["2/3", "75%"]
    assert tiles[0].style is Style.TILE_BAD  # a unit is missing
    assert {c.row for c in tiles} == {3}


def test_charts_stand_below_one_another_and_only_where_there_are_figures(result: Consolidation) -> None:
    charts = _sheet(result, OVERVIEW.title).charts
    assert [c.title for c in charts] == [
        "Tình hình gửi báo cáo (đơn vị)",
        "Tình trạng nhiệm vụ (nhiệm vụ)",
        "Đơn vị chủ trì hoàn thành, làm thường xuyên (%)",
        "Chỉ tiêu so với mức giao (%)",
        "Kinh phí (triệu đồng)",
    ]
    assert all(one.top + one.height < other.top for one, other in pairwise(charts))
    assert {c.column for c in charts} == {len(OVERVIEW.columns) + 2}


def test_without_money_there_is_no_chart_of_it(collection: Collection) -> None:
    charts = _sheet(merged(collection, [collection.progress("a")]), OVERVIEW.title).charts
    assert "Kinh phí (triệu đồng)" not in [c.title for c in charts]


def test_a_long_list_of_units_says_where_all_are(tmp_path: Path) -> None:
    head = "| unit_code | name | short_name | category | level | must_report |\n|-|-|-|-|-|-|\n"
    units = "\n".join(f"| u{n} | Ban thứ {n} tỉnh | Ban {n} | Cơ quan chuyên môn | Tỉnh | Có |" for n in range(9))
    collection = Collection(tmp_path, plan_book(units=head + units))
    note = str(row(merged(collection, [collection.progress("a")]), "overview", "figure_code", "units.missing")["note"])
    assert note == "Sở Giáo dục, UBND huyện Thượng Nguồn, Ban 0, Ban 1, Ban 2 và 06 đơn vị khác (xem trang Theo đơn vị)"


def test_a_column_in_which_nothing_stands_is_hidden_and_one_to_be_filled_in_is_not(result: Consolidation) -> None:
    ledger, register, draft = (_sheet(result, schema.title) for schema in (LEDGER, REGISTER, DRAFT))
    assert {LEDGER.names[n - 1] for n in ledger.hidden_columns} >= {"as_read", "computed", "through"}
    assert not {"figure_code", "unit_code", "value", "file"} & {LEDGER.names[n - 1] for n in ledger.hidden_columns}
    filled_in = {"received_on", "incoming_no", "extended_to", "decision", "note"}
    assert not filled_in & {REGISTER.names[n - 1] for n in register.hidden_columns}
    assert draft.hidden_columns == ()


def test_every_table_filters_freezes_and_repeats_its_headings(result: Consolidation) -> None:
    for schema in (BY_TASK, LEDGER, REGISTER, DRAFT):
        sheet = _sheet(result, schema.title)
        assert sheet.autofilter is not None
        assert sheet.freeze is not None
        assert sheet.print.repeat_rows == (schema.HEADER_ROW, schema.HEADER_ROW)
        assert sheet.print.landscape
