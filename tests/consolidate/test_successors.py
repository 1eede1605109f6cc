"""Units that were merged, renamed or abolished within the plan's time (DOMAIN §4 `plan`, issue 6).

The communes A and B became C on 1 July 2024; D is another. The plan has two half-years and the year.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.pipeline import collection_status, make_templates, merge
from tests.support.collection import Collection
from tests.support.levels import level_plan, names
from tests.support.merging import codes, loaded, row, states

from .test_levels import figure, figures, typed_over

END, START = date(2024, 6, 30), date(2024, 7, 1)
UNITS: tuple[Row, ...] = (
    {"unit_code": "a", **names("a"), "valid_to": END, "successor": "c"},
    {"unit_code": "b", **names("b"), "valid_to": END, "successor": "c"},
    {"unit_code": "c", **names("c"), "valid_from": START},
    {"unit_code": "d", **names("d")},
)
_DAYS = {"cutoff_on": date(2024, 12, 5), "due_on": date(2024, 12, 31)}
PERIODS: tuple[Row, ...] = (
    {"period_code": "H1", "name": "6 tháng đầu năm", "starts_on": date(2024, 1, 1), "ends_on": END, **_DAYS},
    {"period_code": "H2", "name": "6 tháng cuối năm", "starts_on": START, "ends_on": date(2024, 12, 31), **_DAYS},
    {"period_code": "2024", "name": "Năm 2024", "starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31), **_DAYS},
)


@pytest.fixture
def communes(tmp_path: Path) -> Collection:
    """The plan of the district of A, B, C and D, whose own focal agency is D."""
    return Collection(tmp_path, level_plan("d", UNITS, periods=PERIODS))


def report(communes: Collection, unit: str, period: str, held: int, name: str = "", so_far: int | None = None) -> Path:
    """The report of a commune with CT1 = `held`."""
    return communes.progress(
        unit, period=period, name=name or f"{unit}-{period}", indicators=figures(held, held, 2, so_far)
    )


def merged(communes: Collection, period: str, *paths: Path, output: Path | None = None, **more: Path) -> Consolidation:
    """Merge files of a period."""
    return merge(paths, loaded(communes), output, period=period, **more)  # type: ignore[arg-type] # only paths


def missing(result: Consolidation) -> list[str]:
    """Who is expected and has not sent anything."""
    return [unit.code for unit in result.missing]


# --- who must report ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("period", "expected"), [("H1", "abd"), ("H2", "cd"), ("2024", "cd")])
def test_who_must_report_follows_who_is_there_at_the_end(
    communes: Collection, tmp_path: Path, period: str, expected: str
) -> None:
    status = collection_status([tmp_path], loaded(communes), period=period)
    assert [u.unit.code for u in status.units if u.expected] == list(expected)
    made = make_templates(loaded(communes), "progress", tmp_path / "mau", period=period)
    assert [path.stem.rsplit("_", 1)[1] for path in made] == list(expected)


def test_a_task_given_to_the_former_unit_is_expected_of_its_successor(communes: Collection) -> None:
    leads = level_plan("d", UNITS, periods=PERIODS)
    tasks = tuple({**task, "lead_agencies": "Đơn vị A"} for task in leads.rows("tasks"))
    communes = Collection(
        communes.folder, type(leads)(identity=leads.identity, sheets={**leads.sheets, "tasks": tasks})
    )
    result = merged(communes, "H2", report(communes, "d", "H2", 1), report(communes, "c", "H2", 4))
    assert row(result, "by_task", "task_code", "NV1")["units_reported"] == 1
    assert figure(result, "CT1") == 4


# --- reports before and after ---------------------------------------------------------------------------


def test_a_report_before_the_change_counts_as_ever(communes: Collection) -> None:
    result = merged(communes, "H1", *(report(communes, unit, "H1", held) for unit, held in (("a", 1), ("b", 2))))
    assert figure(result, "CT1") == 3
    assert missing(result) == ["d"]


@pytest.mark.parametrize(("unit", "period"), [("a", "H2"), ("c", "H1")])
def test_a_report_on_a_time_when_the_unit_was_not_there_is_set_aside(
    communes: Collection, unit: str, period: str
) -> None:
    result = merged(communes, period, report(communes, "d", period, 1), _forged(communes, unit, period))
    assert states(result)["la"] == "rejected"
    assert "KH430" in codes(result)
    assert result.account.closes
    assert figure(result, "CT1") == 1


def _forged(communes: Collection, unit: str, period: str) -> Path:
    """A report by a unit that got no template of the period: it is of the plan without any days of validity."""
    free = [{k: v for k, v in r.items() if k not in {"valid_from", "valid_to"}} for r in UNITS]
    other = Collection(communes.folder, level_plan("d", free, periods=PERIODS))
    return other.progress(unit, period=period, name="la", indicators=figures(9, 9, 9))


def test_only_predecessors_have_reported_on_a_period_of_change(communes: Collection) -> None:
    paths = [report(communes, unit, "2024", held) for unit, held in (("a", 1), ("b", 2), ("d", 4))]
    result = merged(communes, "2024", *paths)
    assert figure(result, "CT1") == 7
    assert missing(result) == []
    (silent,) = [f for f in result.findings if f.code == "KH432"]
    assert "Đơn vị C chưa báo cáo" in silent.message()
    assert "Đơn vị A và Đơn vị B" in silent.message()
    assert {r["unit_code"]: r.get("spoken_by") for r in result.book.rows("by_unit")} == {
        "a": "c",
        "b": "c",
        "c": None,
        "d": None,
    }
    told = [(r["unit_code"], r["value"]) for r in result.book.rows("ledger") if r["figure_code"] == "CT1"]
    assert told == [("a", 1), ("b", 2), ("d", 4)]


# --- both have reported: the coordinator decides --------------------------------------------------------


def both(communes: Collection, output: Path, decision: str = "") -> Consolidation:
    """A with 1 and its successor C with 10 report on the same year; the register may decide about A's."""
    paths = [report(communes, "a", "2024", 1), report(communes, "c", "2024", 10)]
    result = merged(communes, "2024", *paths, output=output)
    if decision:
        typed_over(output, "Tình hình gửi báo cáo", "Chọn bản này", None, decision)  # the first row is A's
        result = merged(communes, "2024", *paths, output=output)
    assert result.account.closes
    return result


def test_until_it_is_decided_only_the_successor_counts(communes: Collection, tmp_path: Path) -> None:
    result = both(communes, tmp_path / "out" / "all.xlsx")
    assert figure(result, "CT1") == 10
    assert states(result) == {"a-2024": "conflict", "c-2024": "merged"}
    (asked,) = [f for s in result.submissions for f in s.findings if f.code == "KH431"]
    assert "Đơn vị A và đơn vị kế thừa là Đơn vị C cùng báo cáo" in asked.message()
    assert result.has_errors


@pytest.mark.parametrize(
    ("decision", "total", "state", "figures_of"),
    [("Có", 11, "merged", [("a", 1), ("c", 10)]), ("Không", 10, "superseded", [("c", 10)])],
)
def test_the_register_says_whether_the_successor_holds_it(
    communes: Collection, tmp_path: Path, decision: str, total: int, state: str, figures_of: list[tuple[str, int]]
) -> None:
    result = both(communes, tmp_path / "out" / "all.xlsx", decision)
    assert figure(result, "CT1") == total
    assert states(result)["a-2024"] == state
    told = [(r["unit_code"], r["value"]) for r in result.book.rows("ledger") if r["figure_code"] == "CT1"]
    assert told == figures_of
    assert not result.has_errors


def test_what_there_is_now_is_the_successors_alone_even_where_both_count(communes: Collection, tmp_path: Path) -> None:
    # CT3 is declared “latest” across periods: what A had, C has
    assert figure(both(communes, tmp_path / "out" / "all.xlsx", "Có"), "CT3") == 2


# --- one period after the other -------------------------------------------------------------------------


def halves(communes: Collection, tmp_path: Path, so_far: Mapping[str, int]) -> Consolidation:
    """The second half-year beside the first, in which A and B had held 1 and 2."""
    first = tmp_path / "out" / "h1.xlsx"
    merged(communes, "H1", report(communes, "a", "H1", 1), report(communes, "b", "H1", 2), output=first)
    paths = [report(communes, "c", "H2", 4, so_far=so_far.get("c"))]
    return merged(communes, "H2", *paths, previous=first)


def test_the_successor_goes_on_from_what_its_predecessors_had_reached(communes: Collection, tmp_path: Path) -> None:
    result = halves(communes, tmp_path, {})
    assert row(result, "indicators", "indicator_code", "CT1")["cumulative"] == 7
    assert "KH413" not in codes(result)


def test_a_successor_that_forgets_its_predecessors_is_asked(communes: Collection, tmp_path: Path) -> None:
    assert "KH413" in codes(halves(communes, tmp_path, {"c": 4}))
    assert "KH413" not in codes(halves(communes, tmp_path, {"c": 7}))
