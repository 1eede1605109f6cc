"""Three comparisons that are never confused (DOMAIN §5.5).

1. With the preceding period: a blank cumulative figure is what the unit had before and what it adds; one that does
   not follow from the preceding period is told, and the unit's own figure stands.
2. With the same period of last year: per cent, or percentage points for percentages, found by name and unit of measure.
3. With the signed version: its figures stay, what differs since is listed, and the signed file is not written over.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.pipeline import close, merge
from tests.support.collection import Collection, plan_book
from tests.support.merging import loaded, row

FIGURES = (
    "| indicator_code | in_period | cumulative | estimated |\n|---|---|---|---|\n| CT2 | {} | {} | |\n| CT3 | {} | | |"
)


def _reports(collection: Collection, period: str, folder: str, **figures: tuple[object, object, object]) -> list[Path]:
    (collection.folder / folder).mkdir(exist_ok=True)
    return [
        collection.progress(unit, period=period, name=f"{folder}/{unit}", indicators=FIGURES.format(*values))
        for unit, values in figures.items()
    ]


def _merged(
    collection: Collection,
    paths: list[Path],
    period: str,
    output: str,
    *,
    previous: Path | None = None,
    last_year: Path | None = None,
    closed: Path | None = None,
) -> Consolidation:
    return merge(
        paths,
        loaded(collection),
        collection.folder / output,
        period=period,
        previous=previous,
        last_year=last_year,
        closed=closed,
    )


SECOND_HALF = "| period_code | starts_on |\n|---|---|\n| 2024 | 2024-07-01 |"


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """The toy collection, its second period after the first."""
    return Collection(tmp_path, plan_book(periods=SECOND_HALF))


@pytest.fixture
def half_year(collection: Collection) -> Path:
    """The first period, merged: unit a 10, unit b 20."""
    paths = _reports(collection, "6t2024", "first", a=(10, "", 0), b=(20, "", 0))
    _merged(collection, paths, "6t2024", "first.xlsx")
    return collection.folder / "first.xlsx"


def test_a_blank_cumulative_is_what_the_unit_had_before_and_what_it_adds(
    collection: Collection, half_year: Path
) -> None:
    paths = _reports(collection, "2024", "second", a=(5, "", 0), b=(1, "", 0))
    found = row(
        _merged(collection, paths, "2024", "second.xlsx", previous=half_year), "indicators", "indicator_code", "CT2"
    )
    assert (found["in_period"], found["cumulative"], found["previous_cumulative"]) == (6, 36, 30)


def test_a_cumulative_that_does_not_follow_is_told_with_both_sums_and_kept(
    collection: Collection, half_year: Path
) -> None:
    paths = _reports(collection, "2024", "second", a=(5, 18, 0), b=(1, 21, 0))
    result = _merged(collection, paths, "2024", "second.xlsx", previous=half_year)
    told = [f for f in result.findings if f.code == "KH413"]
    assert [(f.value, f.context["before"], f.context["expected"], f.cell) for f in told] == [
        ("18", "10", "15", told[0].cell)
    ]
    assert row(result, "indicators", "indicator_code", "CT2")["cumulative"] == 39


def test_a_unit_that_was_silent_before_begins_with_its_own_figure(collection: Collection, half_year: Path) -> None:
    paths = _reports(collection, "2024", "second", c=(7, "", 0))
    result = _merged(collection, paths, "2024", "second.xlsx", previous=half_year)
    assert row(result, "indicators", "indicator_code", "CT2")["cumulative"] == 7


def test_a_period_that_holds_the_preceding_one_is_cumulative_by_itself(tmp_path: Path) -> None:
    whole_year = Collection(tmp_path)
    _merged(whole_year, _reports(whole_year, "6t2024", "first", a=(10, "", 0)), "6t2024", "first.xlsx")
    paths = _reports(whole_year, "2024", "second", a=(25, "", 0))
    found = row(
        _merged(whole_year, paths, "2024", "second.xlsx", previous=tmp_path / "first.xlsx"),
        "indicators", "indicator_code", "CT2",
    )  # fmt: skip
    assert (found["cumulative"], found["previous_cumulative"]) == (25, 10)


def test_a_workbook_of_a_later_period_is_refused_as_the_preceding_one(collection: Collection) -> None:
    _merged(collection, _reports(collection, "2024", "year", a=(1, "", 0)), "2024", "year.xlsx")
    with pytest.raises(UserMistake, match="không phải kỳ trước"):
        _merged(
            collection, _reports(collection, "6t2024", "half", a=(1, "", 0)), "6t2024", "half.xlsx",
            previous=collection.folder / "year.xlsx",
        )  # fmt: skip


def _last_year(folder: Path, **figures: tuple[object, object, object]) -> Path:
    """The same plan's indicators a year ago, under other codes of another plan."""
    old = plan_book(
        document="| reference | issued_on | starts_on | ends_on |\n|---|---|---|---|\n"
        "| 9/KH-UBND | 2023-01-10 | 2023-01-01 | 2023-12-31 |",
        periods="| period_code | starts_on | ends_on | cutoff_on | due_on |\n|---|---|---|---|---|\n"
        "| 2024 | 2022-12-15 | 2023-12-14 | 2023-12-05 | 2023-12-10 |",
    )
    (folder / "old").mkdir()
    ours = Collection(folder / "old", old)
    _merged(ours, _reports(ours, "2024", "files", **figures), "2024", "old.xlsx")
    return folder / "old" / "old.xlsx"


def test_a_count_is_compared_with_last_year_in_per_cent(collection: Collection) -> None:
    before = _last_year(collection.folder, a=(8, "", 0))
    result = _merged(
        collection, _reports(collection, "2024", "now", a=(9, "", 0)), "2024", "now.xlsx", last_year=before
    )
    found = row(result, "indicators", "indicator_code", "CT2")
    assert (found["last_year"], found["change"], found["change_unit"]) == (8, Decimal("12.5"), "%")
    assert "tăng 12,5% so với cùng kỳ" in str([r["drafted"] for r in result.book.rows("draft")])


@pytest.mark.parametrize(
    ("before", "now", "times"),
    [(9, 8_500, "gấp khoảng 1.000 lần"), (9_000, 10, "chỉ bằng khoảng 1/1.000"), (9, 90, ""), (9, 11, "")],
)
def test_a_total_on_another_scale_than_last_years_is_doubted(
    collection: Collection, before: int, now: int, times: str
) -> None:
    last = _last_year(collection.folder, a=(before, "", 0))
    result = _merged(
        collection, _reports(collection, "2024", "now", a=(now, "", 0)), "2024", "now.xlsx", last_year=last
    )
    assert [f.context["times"] for f in result.findings if f.code == "KH467"] == ([times] if times else [])


def test_a_change_from_nothing_has_no_percentage(collection: Collection) -> None:
    before = _last_year(collection.folder, a=(0, "", 0))
    result = _merged(
        collection, _reports(collection, "2024", "now", a=(9, "", 0)), "2024", "now.xlsx", last_year=before
    )
    assert row(result, "indicators", "indicator_code", "CT2").get("change") is None
    assert "cùng kỳ không phát sinh" in str([r["drafted"] for r in result.book.rows("draft")])


def test_what_differs_from_the_signed_version_is_listed_with_both_values(collection: Collection) -> None:
    paths = _reports(collection, "2024", "now", a=(10, "", 0))
    signed = collection.folder / "signed.xlsx"
    _merged(collection, paths, "2024", "signed.xlsx")
    assert close(signed, date(2024, 12, 20)) == date(2024, 12, 20)
    paths += _reports(collection, "2024", "now", b=(5, "", 0))
    result = _merged(collection, paths, "2024", "later.xlsx", closed=signed)
    found = row(result, "supplement", "figure_code", "CT2")
    assert (found["signed"], found["current"], found["difference"]) == (10, 15, 5)
    assert row(result, "indicators", "indicator_code", "CT2")["signed"] == 10
    assert "KH414" in {f.code for f in result.findings}


def test_nothing_is_listed_where_nothing_came_after_the_signature(collection: Collection) -> None:
    paths = _reports(collection, "2024", "now", a=(10, "", 0))
    _merged(collection, paths, "2024", "signed.xlsx")
    close(collection.folder / "signed.xlsx", date(2024, 12, 20))
    result = _merged(collection, paths, "2024", "later.xlsx", closed=collection.folder / "signed.xlsx")
    assert result.book.rows("supplement") == ()


def test_a_closed_workbook_is_not_written_over(collection: Collection) -> None:
    paths = _reports(collection, "2024", "now", a=(10, "", 0))
    _merged(collection, paths, "2024", "signed.xlsx")
    close(collection.folder / "signed.xlsx", date(2024, 12, 20))
    before = (collection.folder / "signed.xlsx").read_bytes()
    with pytest.raises(UserMistake, match="đã chốt"):
        _merged(collection, paths, "2024", "signed.xlsx")
    assert (collection.folder / "signed.xlsx").read_bytes() == before


def test_closing_needs_a_day_and_happens_once(collection: Collection) -> None:
    _merged(collection, _reports(collection, "2024", "now", a=(10, "", 0)), "2024", "signed.xlsx")
    with pytest.raises(UserMistake, match="chưa biết ngày chốt"):
        close(collection.folder / "signed.xlsx")
    close(collection.folder / "signed.xlsx", date(2024, 12, 20))
    with pytest.raises(UserMistake, match="đã chốt ngày 20/12/2024"):
        close(collection.folder / "signed.xlsx", date(2024, 12, 21))


def test_a_workbook_that_was_never_closed_is_no_signed_version(collection: Collection) -> None:
    paths = _reports(collection, "2024", "now", a=(10, "", 0))
    _merged(collection, paths, "2024", "open.xlsx")
    with pytest.raises(UserMistake, match="chưa chốt"):
        _merged(collection, paths, "2024", "later.xlsx", closed=collection.folder / "open.xlsx")
