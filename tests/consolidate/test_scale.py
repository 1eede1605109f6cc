"""Two doubts about a figure that only its neighbours raise (DOMAIN §5.4).

1. A value a thousand or a million times its neighbours is a warning; natural differences of size are not.
2. The same task, day and quantity from two units is a possible double count.
"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.consolidate.scale import misfit
from kehoach_xlsx.workbooks import codelists as lists
from tests.support.collection import Collection, plan_book
from tests.support.merging import codes, merged


@pytest.mark.parametrize(
    ("value", "others", "factor"),
    [
        (20_000_000, [12, 15, 30], 1_000_000),
        (20_000, [12, 15, 30], 1_000),
        (20, [12_000_000, 15_000_000, 30_000_000], 1e-6),
        (400, [12, 15, 30], None),  # a large unit
        (20_000, [1, 9, 80, 900, 7_000], None),  # a long tail: nobody is clear of the others
        (20_000_000, [12, 20_000_000, 30, 40, 25], 1_000_000),  # one other made the same slip
        (20_000, [12, 15_000, 30, 15_000], None),  # half against half: nobody can tell
    ],
)
def test_a_misfit_is_clear_of_its_neighbours_and_among_them_once_divided(
    value: int, others: list[int], factor: float | None
) -> None:
    found = misfit(Decimal(value), [Decimal(n) for n in others])
    assert (found and float(found)) == (pytest.approx(factor) if factor else None)


@given(st.lists(st.integers(1, 100_000), min_size=4, max_size=40))
def test_neighbours_within_one_order_of_size_are_never_doubted(values: list[int]) -> None:
    small = [Decimal(1_000 + v % 29_000) for v in values]
    assert [misfit(v, [*small[:i], *small[i + 1 :]]) for i, v in enumerate(small)] == [None] * len(small)


UNITS = "\n".join(
    f"| {code} | Ủy ban nhân dân huyện {name} | UBND huyện {name} | Ủy ban nhân dân | Huyện | Có |"
    for code, name in (("d", "Hạ Nguồn"), ("e", "Trung Nguồn"))
)
MORE_UNITS = f"| unit_code | name | short_name | category | level | must_report |\n|---|---|---|---|---|---|\n{UNITS}"
BUDGET = """
| manner | cost_item | funding_source | allocated_vnd | spent_vnd |
|---|---|---|---|---|
| {manner} | {item} | {source} | {given} | {spent} |
"""


def _budgets(collection: Collection, **spent: int) -> set[str]:
    fixed = {
        "manner": lists.BUDGET_MANNER.values[0],
        "item": lists.COST_ITEM.values[0],
        "source": lists.FUNDING_SOURCE.values[0],
    }
    paths = [collection.progress(u, budget=BUDGET.format(**fixed, given=s, spent=s)) for u, s in spent.items()]
    result = merged(collection, paths)
    return {f"{f.context['unit']} {f.context['times']}" for f in result.findings if f.code == "KH461"}


def test_money_given_in_millions_beside_money_in_dong_is_doubted(collection: Collection) -> None:
    ours = Collection(collection.folder, plan_book(units=MORE_UNITS))
    spent = {"a": 12_000_000, "b": 30_000_000, "c": 18_000_000, "d": 25_000_000}
    assert _budgets(ours, **spent, e=20) == {"UBND huyện Trung Nguồn chỉ bằng khoảng 1/1.000.000"}
    assert _budgets(ours, **spent, e=90_000_000) == set()


def test_a_figure_a_thousand_times_its_neighbours_is_doubted_where_four_speak(collection: Collection) -> None:
    table = "| indicator_code | in_period |\n|---|---|\n| CT2 | {} |"
    ours = Collection(collection.folder, plan_book(units=MORE_UNITS))
    figures = {"a": 120, "b": 95, "c": 150, "d": 110_000}
    result = merged(ours, [ours.progress(u, indicators=table.format(n)) for u, n in figures.items()])
    told = [f for f in result.findings if f.code == "KH461"]
    assert [(f.value, f.cell, f.context["times"]) for f in told] == [("110.000", "G6", "gấp khoảng 1.000 lần")]
    few = [ours.progress(u, indicators=table.format(figures[u])) for u in "bcd"]
    assert "KH461" not in codes(merged(ours, few))


HELD = """
| task_code | status | finished_on | result |
|---|---|---|---|
| NV3 | Đã hoàn thành | {} | {} học sinh dự ngày hội đọc |
"""


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("2024-04-21", 350), ("2024-04-21", 350), True),
        (("2024-04-21", 350), ("2024-04-22", 350), False),
        (("2024-04-21", 350), ("2024-04-21", 340), False),
        (("2024-04-21", "02"), ("2024-04-21", "02"), False),
    ],
)
def test_the_same_task_day_and_quantity_of_two_units_is_asked_about(
    collection: Collection, first: tuple[str, object], second: tuple[str, object], told: bool
) -> None:
    paths = [
        collection.progress("a", tasks=HELD.format(*first)),
        collection.progress("c", tasks=HELD.format(*second)),
    ]
    found = [f for f in merged(collection, paths).findings if f.code == "KH462"]
    assert bool(found) is told
    if told:
        assert found[0].message() == (
            "Nhiệm vụ NV3: Sở Văn hóa và UBND huyện Thượng Nguồn cùng nêu 350 học sinh, ngày 21/04/2024."
        )


@pytest.mark.parametrize(("other", "told"), [("20/4/2024", True), ("05/4/2024", False)])
def test_the_day_that_a_result_names_counts_instead_of_the_one_on_which_it_was_finished(
    collection: Collection, other: str, told: bool
) -> None:
    result = "Ngày hội đọc ngày {} có 350 học sinh"
    table = "| task_code | status | finished_on | result |\n|---|---|---|---|\n| NV3 | Đã hoàn thành | {} | {} |"
    paths = [
        collection.progress("a", tasks=table.format("2024-04-21", result.format("20/04/2024"))),
        collection.progress("c", tasks=table.format("2024-04-22", result.format(other))),
    ]
    assert any(f.code == "KH462" for f in merged(collection, paths).findings) is told
