"""A year's quarters merge into the year (issue 6, item 2): figures as declared across periods, the latest status.

CT1 adds up over periods, CT3 is what there is at the end; the plan has four quarters, a half-year and the year.
"""

from datetime import date
from pathlib import Path

import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Row, Value
from kehoach_xlsx.pipeline import merge
from kehoach_xlsx.workbooks.codelists import BUDGET_MANNER, COST_ITEM, FUNDING_SOURCE
from tests.support.collection import Collection
from tests.support.levels import level_plan, names
from tests.support.markdown import Record
from tests.support.merging import codes, loaded, row

from .test_levels import corrected, figure, figures

_DAYS: dict[str, Value] = {"cutoff_on": date(2024, 12, 5), "due_on": date(2024, 12, 31)}
_ENDS = ((1, 1, 3, 31), (4, 1, 6, 30), (7, 1, 9, 30), (10, 1, 12, 31))
PERIODS: tuple[Row, ...] = (
    *(
        {
            "period_code": f"Q{number}",
            "name": f"Quý {roman} năm 2024",
            "starts_on": date(2024, *days[:2]),
            "ends_on": date(2024, *days[2:]),
            **_DAYS,
        }
        for number, roman, days in zip((1, 2, 3, 4), ("I", "II", "III", "IV"), _ENDS, strict=True)
    ),
    {
        "period_code": "H1",
        "name": "6 tháng đầu năm",
        "starts_on": date(2024, 1, 1),
        "ends_on": date(2024, 6, 30),
        **_DAYS,
    },
    {"period_code": "2024", "name": "Năm 2024", "starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31), **_DAYS},
)


@pytest.fixture
def plan(tmp_path: Path) -> Collection:
    """The plan of two units."""
    rows: list[Row] = [{"unit_code": code, **names(code)} for code in ("a", "b")]
    return Collection(tmp_path, level_plan("a", rows, periods=PERIODS))


def merged(plan: Collection, period: str, *paths: Path, output: Path | None = None) -> Consolidation:
    """Merge files of a period."""
    return merge(paths, loaded(plan), output, period=period)


def period_of(plan: Collection, period: str, **held: int) -> Path:
    """The consolidated workbook of a period, in which the units report these figures of CT1 and CT3."""
    paths = [
        plan.progress(unit, period=period, name=f"{unit}-{period}", indicators=figures(number, number, number * 10))
        for unit, number in held.items()
    ]
    output = plan.folder / "ky" / f"{period}.xlsx"
    output.parent.mkdir(exist_ok=True)
    merged(plan, period, *paths, output=output)
    return output


def four(plan: Collection) -> list[Path]:
    """Four quarters: a reports 1, 2, 3, 4 and b 10, 20, 30, 40."""
    return [period_of(plan, f"Q{number}", a=number, b=number * 10) for number in (1, 2, 3, 4)]


def test_four_quarters_make_a_year(plan: Collection) -> None:
    result = merged(plan, "2024", *four(plan))
    assert figure(result, "CT1") == 110
    assert figure(result, "CT3") == 440
    assert codes(result) & {"KH433", "KH401"} == set()
    assert result.account.closes
    one_unit = [r for r in result.book.rows("ledger") if r["figure_code"] == "CT1" and r["unit_code"] == "a"]
    assert [(r["value"], r["file"], r["through"]) for r in one_unit] == [
        (n, f"a-Q{n}.xlsx", f"Q{n}.xlsx") for n in (1, 2, 3, 4)
    ]
    standing = [r for r in result.book.rows("ledger") if r["figure_code"] == "CT3" and r["unit_code"] == "a"]
    assert [(r["value"], r["counted"]) for r in standing] == [(10, "Không"), (20, "Không"), (30, "Không"), (40, "Có")]


def test_the_order_of_the_quarters_does_not_matter(plan: Collection, tmp_path: Path) -> None:
    paths, outputs = four(plan), [tmp_path / "x" / "1.xlsx", tmp_path / "y" / "1.xlsx"]
    for output, given in zip(outputs, (paths, paths[::-1]), strict=True):
        output.parent.mkdir()
        merged(plan, "2024", *given, output=output)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_the_latest_status_is_the_years_and_every_quarters_result_is_told(plan: Collection) -> None:
    under_way: Record = {"task_code": "NV1", "status": "Đang thực hiện", "finished_on": None, "result": "Đã họp bàn"}
    first = plan.progress("a", period="Q1", name="a1", tasks=[under_way])
    done: Record = {
        "task_code": "NV1",
        "status": "Đã hoàn thành",
        "finished_on": date(2024, 5, 20),
        "result": "Đã tổ chức",
    }
    second = plan.progress("a", period="Q2", name="a2", tasks=[done])
    ups = [plan.folder / "Q1.xlsx", plan.folder / "Q2.xlsx"]
    for period, path, up in (("Q1", first, ups[0]), ("Q2", second, ups[1])):
        merged(plan, period, path, output=up)
    result = merged(plan, "2024", *ups)
    assert row(result, "by_task", "task_code", "NV1")["done"] == 1
    answer = next(r for r in result.book.rows("answers") if r["task_code"] == "NV1")
    assert answer["result"] == "Quý I năm 2024: Đã họp bàn\nQuý II năm 2024: Đã tổ chức"


def test_documents_of_all_quarters_are_listed_and_one_told_again_once(plan: Collection) -> None:
    day: Record = {"issued_on": date(2024, 2, 5), "document_kind": "Kế hoạch"}
    papers: list[Record] = [{"reference": "12/KH-UBND", "subject": "Kế hoạch", **day}]
    more: list[Record] = [*papers, {"reference": "15/KH-UBND", "subject": "Đôn đốc", **day}]
    ups = []
    for period, listed in (("Q1", papers), ("Q2", more)):
        path = plan.progress("a", period=period, name=f"a-{period}", directives=listed)
        ups.append(plan.folder / f"{period}.xlsx")
        merged(plan, period, path, output=ups[-1])
    result = merged(plan, "2024", *ups)
    assert sum(r.get("reference") == "12/KH-UBND" for r in result.book.rows("directives")) == 1
    assert sum(r.get("reference") == "15/KH-UBND" for r in result.book.rows("directives")) == 1


def test_a_quarter_that_is_missing_is_told(plan: Collection) -> None:
    result = merged(plan, "2024", *four(plan)[:2], four(plan)[3])
    (gap,) = [f for f in result.findings if f.code == "KH433"]
    assert "từ 01/07/2024 đến 30/09/2024" in gap.message()
    assert figure(result, "CT1") == 77


def test_a_unit_that_is_silent_on_one_quarter_is_told(plan: Collection) -> None:
    paths = [*four(plan)[2:], period_of(plan, "Q1", a=1, b=1), period_of(plan, "Q2", a=1)]
    (gap,) = [f for f in merged(plan, "2024", *paths).findings if f.code == "KH433"]
    assert gap.message() == "Đơn vị B: chưa có báo cáo Quý II năm 2024."


def test_periods_that_overlap_count_once(plan: Collection) -> None:
    half = period_of(plan, "H1", a=3, b=30)
    result = merged(plan, "2024", half, *four(plan))
    assert figure(result, "CT1") == 3 + 30 + 3 + 4 + 30 + 40
    assert [s.incoming.name for s in result.submissions if s.state.value == "superseded"] == [
        "a-Q1.xlsx",
        "a-Q2.xlsx",
        "b-Q1.xlsx",
        "b-Q2.xlsx",
    ]
    assert "KH433" in codes(result)
    assert result.account.closes


def test_a_report_on_the_whole_year_speaks_for_its_quarters(plan: Collection) -> None:
    year = plan.progress("a", period="2024", name="a-nam", indicators=figures(12, 12, 12))
    result = merged(plan, "2024", year, *four(plan))
    assert figure(result, "CT1") == 12 + 100
    assert result.account.closes


def test_a_quarter_cannot_be_merged_of_a_year(plan: Collection) -> None:
    year = period_of(plan, "2024", a=1, b=2)
    assert "KH006" in codes(merged(plan, "Q1", year, plan.progress("a", period="Q1", name="a-Q1")))


def test_a_correction_of_a_quarter_reaches_the_year(plan: Collection) -> None:
    path, *others = four(plan)
    corrected(path, "CT1", "a", 5, "Ghi thiếu")
    merged(plan, "Q1", plan.folder / "a-Q1.xlsx", plan.folder / "b-Q1.xlsx", output=path)
    result = merged(plan, "2024", path, *others)
    assert figure(result, "CT1") == 114
    first = next(r for r in result.book.rows("ledger") if (r["figure_code"], r.get("file")) == ("CT1", "a-Q1.xlsx"))
    assert (first["value"], first["computed"], first["reason"]) == (5, 1, "Ghi thiếu (Q1.xlsx)")


def test_money_spent_adds_up_and_money_allocated_is_what_the_last_quarter_says(plan: Collection) -> None:
    ups = []
    for period, millions in (("Q1", (100, 10)), ("Q2", (120, 30))):
        plan.progress("a", period=period, name=f"a-{period}", budget=[_money(*millions)])
        ups.append(plan.folder / f"{period}.xlsx")
        merged(plan, period, plan.folder / f"a-{period}.xlsx", output=ups[-1])
    (money,) = merged(plan, "2024", *ups).book.rows("budget")
    assert (money["allocated_vnd"], money["spent_vnd"]) == (120_000_000, 40_000_000)


def _money(allocated: int, spent: int) -> Record:
    """A line of money in million đồng, with the first item and source of the code lists."""
    million = {"allocated_vnd": allocated * 1_000_000, "spent_vnd": spent * 1_000_000}
    first = {"cost_item": COST_ITEM.values[0], "funding_source": FUNDING_SOURCE.values[0]}
    return {"manner": BUDGET_MANNER.values[0], **first, **million}
