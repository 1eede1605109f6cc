"""Figures come from doers (DOMAIN §5.3, §5.4).

1. An indicator adds up over those who report it, as the plan declares: sum, largest, latest, none.
2. A ratio comes from summed numerators and denominators, never from a mean of percentages.
3. A target given to all counts once; given to each, once for every unit, with the number of units that reached it.
4. Every figure is explained down to file, sheet and cell.
5. The same document given as evidence by two units under one task is flagged as a possible double count.
   Every commune has a report no. 59: of different days they are two documents.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.collection import Collection, plan_book
from tests.support.merging import codes, merged, row


def _figures(collection: Collection, **in_period: int) -> list[Path]:
    return [
        collection.progress(
            unit,
            indicators=f"| indicator_code | in_period | cumulative | estimated |\n|---|---|---|---|\n| CT2 | {n} | | |"
            "\n| CT3 | 0 | | |",
        )
        for unit, n in in_period.items()
    ]


@pytest.mark.parametrize(("method", "total"), [("Cộng dồn", 60), ("Lấy số lớn nhất", 30), ("Không tổng hợp", None)])
def test_an_indicator_adds_up_as_declared(
    tmp_path: object, collection: Collection, method: str, total: int | None
) -> None:
    book = plan_book(indicators=f"| indicator_code | across_units |\n|---|---|\n| CT2 | {method} |")
    ours = Collection(collection.folder, book)
    result = merged(ours, _figures(ours, a=10, b=20, c=30))
    found = row(result, "indicators", "indicator_code", "CT2")
    assert found.get("in_period") == total
    assert found["units_reported"] == 3


def test_a_blank_cumulative_is_the_figure_of_the_first_period(collection: Collection) -> None:
    result = merged(collection, _figures(collection, a=10, b=20))
    assert row(result, "indicators", "indicator_code", "CT2")["cumulative"] == 30


RATIO = """
| indicator_code | task_code | indicator | unit | numerator | denominator | across_units | across_periods |
|---|---|---|---|---|---|---|---|
| CT4 | NV3 | Tỷ lệ lượt học sinh | % | CT3 | CT2 | Không tổng hợp | Lấy số mới nhất |
"""


def test_a_ratio_comes_from_summed_parts_and_is_never_asked_for(collection: Collection) -> None:
    ours = Collection(collection.folder, plan_book(indicators=RATIO))
    table = (
        "| indicator_code | in_period | cumulative | estimated |\n|---|---|---|---|\n| CT2 | {} | | |\n| CT3 | {} | | |"
    )
    paths = [
        ours.progress("a", indicators=table.format(100, 90)),
        ours.progress("b", indicators=table.format(300, 30)),
    ]
    result = merged(ours, paths)
    assert row(result, "indicators", "indicator_code", "CT4")["in_period"] == Decimal("30.0")  # 120/400, not 50


def test_a_target_given_to_each_unit_counts_for_every_one(collection: Collection) -> None:
    aimed = "| indicator_code | target | target_scope |\n|---|---|---|\n| CT2 | 20 | Giao từng đơn vị |"
    ours = Collection(collection.folder, plan_book(indicators=aimed))
    result = merged(ours, _figures(ours, a=10, b=20, c=30))
    found = row(result, "indicators", "indicator_code", "CT2")
    assert (found["target"], found["target_share"], found["units_met"]) == (60, Decimal("100.0"), 2)


def test_every_part_of_a_total_names_its_file_sheet_and_cell(collection: Collection) -> None:
    result = merged(collection, _figures(collection, a=10, b=20, c=30))
    parts = [r for r in result.book.rows("ledger") if r["figure_code"] == "CT2"]
    assert [(r["unit_code"], r["value"], r["file"]) for r in parts] == [
        (unit, n, f"progress-2024-{unit}.xlsx") for unit, n in (("a", 10), ("b", 20), ("c", 30))
    ]
    assert all(str(r["cell"]).startswith("G") for r in parts)


def test_the_same_evidence_of_two_units_under_one_task_is_flagged(collection: Collection) -> None:
    table = "| task_code | evidence |\n|---|---|\n| NV3 | Báo cáo số {}/BC-LN ngày 02/6/2024 |"
    same = [collection.progress(unit, tasks=table.format("77")) for unit in "ab"]
    assert "KH407" in codes(merged(collection, same))
    own = [collection.progress(unit, tasks=table.format(n)) for unit, n in (("a", 1), ("b", 2))]
    assert "KH407" not in codes(merged(collection, own))


@pytest.mark.parametrize(
    ("first", "second", "flagged"),
    [
        ("Báo cáo số 59/BC-UBND ngày 02/6/2024", "BC 59/BC-UBND ngày 2 tháng 6 năm 2024", True),
        ("Báo cáo số 59/BC-UBND ngày 02/6/2024", "Báo cáo số 59/BC-UBND, ngày 03/6/2024", False),
        ("Báo cáo số 59/BC-UBND ngày 02/6/2024", "Báo cáo số 59/BC-UBND", True),
        ("Báo cáo số 59/BC-UBND", "Báo cáo 59/BC-UBND", True),
        ("Báo cáo số 59/BC-UBND ngày 31/02/2024", "Báo cáo số 59/BC-UBND ngày 03/6/2024", True),
    ],
)
def test_evidence_is_the_same_by_its_number_and_by_its_day_where_both_name_one(
    collection: Collection, first: str, second: str, flagged: bool
) -> None:
    table = "| task_code | evidence |\n|---|---|\n| NV3 | {} |"
    told = [collection.progress(u, tasks=table.format(text)) for u, text in (("a", first), ("b", second))]
    assert ("KH407" in codes(merged(collection, told))) is flagged


def test_evidence_without_a_day_may_be_that_of_any_day(collection: Collection) -> None:
    table = "| task_code | evidence |\n|---|---|\n| NV3 | Báo cáo số 59/BC-UBND{} |"
    days = {"a": " ngày 02/6/2024", "b": " ngày 03/6/2024", "c": ""}
    result = merged(collection, [collection.progress(u, tasks=table.format(day)) for u, day in days.items()])
    (found,) = [f for f in result.findings if f.code == "KH407"]
    assert found.context["units"].count(",") + found.context["units"].count(" và ") == 2
