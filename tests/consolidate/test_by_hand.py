"""One collection computed by hand: six units, eight tasks, two periods; every figure of the consolidated workbook.

What happens: in the first half-year all six units report. On 1 July Hạ Lưu is merged into Hạ Nguồn, which answers for
both from then on. In the second half-year Sở Văn hóa sends twice, and its second report speaks; of Trung Nguồn two
different reports with one number arrive, so that neither counts; Sở Giáo dục and Thượng Nguồn name the same document
as evidence (a possible double count); and the cumulative figure of Hạ Nguồn forgets what Hạ Lưu had reached.
"""

# ruff: noqa: E501 (tables are as wide as the sheets they show)

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.pipeline import merge
from kehoach_xlsx.workbooks.progress import PROGRESS
from tests.support.collection import Collection, plan_book
from tests.support.markdown import parse_table
from tests.support.merging import loaded, states

UNITS = """
| unit_code | name                              | short_name              | category        | level | must_report | valid_to   | successor |
|-----------|-----------------------------------|-------------------------|-----------------|-------|-------------|------------|-----------|
| d         | Ủy ban nhân dân huyện Trung Nguồn | UBND huyện Trung Nguồn  | Ủy ban nhân dân | Huyện | Có          |            |           |
| e         | Ủy ban nhân dân huyện Hạ Nguồn    | UBND huyện Hạ Nguồn     | Ủy ban nhân dân | Huyện | Có          |            |           |
| f         | Ủy ban nhân dân huyện Hạ Lưu      | UBND huyện Hạ Lưu       | Ủy ban nhân dân | Huyện | Có          | 2024-06-30 | e         |
"""
TASKS = """
| task_code | group_code | text                       | lead_agencies            | assignment            | timeframe_text | timeframe_kind | ends_on    |
|-----------|------------|----------------------------|--------------------------|-----------------------|----------------|----------------|------------|
| NV5       | I          | Biên soạn tài liệu kể chuyện | Sở Giáo dục            | Từng đơn vị thực hiện | Trước 30/11    | date           | 2024-11-30 |
| NV6       | II         | Kiểm tra các tủ sách thôn  | Sở Văn hóa; Sở Giáo dục  | Đồng chủ trì          | Trước 31/12    | date           | 2024-12-31 |
| NV7       | II         | Sửa chữa phòng đọc         | Ủy ban nhân dân các huyện | Từng đơn vị thực hiện | Trước 30/9    | date           | 2024-09-30 |
| NV8       | I          | Trả lời kiến nghị          | Sở Văn hóa               | Từng đơn vị thực hiện | Thường xuyên   | ongoing        |            |
"""
HALVES = "| period_code | starts_on |\n|---|---|\n| 2024 | 2024-07-01 |"

FIRST_HALF = {
    "a": (1, 10, 1),
    "b": (None, 20, 2),
    "c": (None, 30, 3),
    "d": (None, 40, 4),
    "e": (None, 50, 5),
    "f": (None, 60, 6),
}
"""What each unit reports in the first half-year of CT1, CT2, CT3; no cumulative figures yet."""

ANSWERS = """
| unit | task_code | status                 | finished_on | evidence                |
|------|-----------|------------------------|-------------|-------------------------|
| a    | NV1       | Đã hoàn thành          | 2024-07-10  |                         |
| b    | NV1       | Đang thực hiện         |             |                         |
| a    | NV2       | Đã hoàn thành          | 2024-10-20  |                         |
| a    | NV3       | Đã hoàn thành          | 2024-11-10  |                         |
| b    | NV3       | Đã hoàn thành          | 2024-11-20  | Báo cáo số 77/BC-VH     |
| c    | NV3       | Đang thực hiện         |             | Báo cáo số 77/BC-VH     |
| e    | NV3       | Chưa thực hiện         |             |                         |
| c    | NV4       | Thực hiện thường xuyên |             |                         |
| e    | NV4       | Thực hiện thường xuyên |             |                         |
| b    | NV5       | Đã hoàn thành          | 2024-12-01  |                         |
| a    | NV6       | Đang thực hiện         |             |                         |
| b    | NV6       | Đang thực hiện         |             |                         |
| c    | NV7       | Đã hoàn thành          | 2024-09-15  |                         |
| e    | NV7       | Đang thực hiện         |             |                         |
| a    | NV8       | Không phát sinh        |             |                         |
"""
FIGURES = """
| unit | indicator_code | in_period | cumulative |
|------|----------------|-----------|------------|
| a    | CT1            | 2         |            |
| a    | CT2            | 5         |            |
| a    | CT3            | 1         |            |
| b    | CT2            | 6         |            |
| b    | CT3            | 1         |            |
| c    | CT2            | 7         | 37         |
| c    | CT3            | 2         |            |
| e    | CT2            | 8         | 58         |
| e    | CT3            | 2         |            |
"""
MONEY = """
| unit | manner                      | cost_item                                        | funding_source       | allocated_vnd | spent_vnd |
|------|-----------------------------|--------------------------------------------------|----------------------|---------------|-----------|
| a    | Bố trí riêng                | 1. Công tác phí, họp, hội nghị, sơ kết, tổng kết | Ngân sách địa phương | 10000000      | 8000000   |
| b    | Bố trí riêng                | 1. Công tác phí, họp, hội nghị, sơ kết, tổng kết | Ngân sách địa phương | 20000000      | 10000000  |
| c    | Bố trí riêng                | 2. Đào tạo, tập huấn, bồi dưỡng                  | Ngân sách địa phương | 5000000       | 5000000   |
| e    | Lồng ghép, không tách riêng |                                                  |                      |               |           |
"""
SIGNED_ON = {"a": "2024-12-09", "b": "2024-12-10", "c": "2024-12-12", "d": "2024-12-09", "e": "2024-12-05"}


def _of(unit: str, table: str) -> str:
    """The rows of one unit, without the column that names it."""
    lines = [line.split("|", 2)[1:] for line in table.strip().splitlines()]
    return "\n".join(f"|{rest}" for head, rest in lines if head.strip() in {"unit", unit} or head.strip("-") == "")


def _second_half(collection: Collection, unit: str, name: str, **more: str) -> Path:
    sheets = {"tasks": _of(unit, ANSWERS), "indicators": _of(unit, FIGURES), "budget": _of(unit, MONEY)}
    number = more.pop("number", "1")
    info = f"| submission_no | report_date |\n|---|---|\n| {number} | {SIGNED_ON[unit]} |"
    return collection.workbook(PROGRESS, unit, {"info": info} | sheets | more, period="2024", name=f"second/{name}")


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """The plan, and where the reports lie."""
    folder = tmp_path_factory.mktemp("by-hand")
    for half in ("first", "second"):
        (folder / half).mkdir()
    return Collection(folder, plan_book(units=UNITS, tasks=TASKS, periods=HALVES))


@pytest.fixture(scope="module")
def first(collection: Collection) -> Consolidation:
    """The first half-year."""
    reports = [_first_half(collection, unit, figures) for unit, figures in FIRST_HALF.items()]
    return merge(reports, loaded(collection), collection.folder / "first.xlsx", period="6t2024")


@pytest.fixture(scope="module")
def result(collection: Collection, first: Consolidation) -> Consolidation:
    """The second half-year, merged beside the first."""
    folder = collection.folder
    assert first.book.rows("indicators")
    outdated = "| indicator_code | in_period |\n|---|---|\n| CT2 | 100 |"
    second = [
        _second_half(collection, "a", "a1", indicators=outdated),
        _second_half(collection, "a", "a2", number="2"),
        _second_half(collection, "b", "b"),
        _second_half(collection, "c", "c"),
        _second_half(collection, "d", "d-one", indicators="| indicator_code | in_period |\n|---|---|\n| CT2 | 3 |"),
        _second_half(collection, "d", "d-two", indicators="| indicator_code | in_period |\n|---|---|\n| CT2 | 4 |"),
        _second_half(collection, "e", "e"),
    ]
    previous = folder / "first.xlsx"
    return merge(second, loaded(collection), folder / "second.xlsx", period="2024", previous=previous)


def _first_half(collection: Collection, unit: str, figures: Iterable[int | None]) -> Path:
    rows = "".join(
        f"\n| {code} | {n} |" for code, n in zip(("CT1", "CT2", "CT3"), figures, strict=True) if n is not None
    )
    table = f"| indicator_code | in_period |\n|---|---|{rows}"
    return collection.progress(unit, period="6t2024", name=f"first/{unit}", indicators=table)


def _agrees(rows: Iterable[Row], table: str) -> None:
    headings, expected = parse_table(table)
    assert [tuple(_text(row.get(name)) for name in headings) for row in rows] == list(expected)


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def test_the_fate_of_every_file(result: Consolidation) -> None:
    assert states(result) == {
        "a1": "superseded", "a2": "merged", "b": "merged", "c": "merged", "d-one": "conflict", "d-two": "conflict",
        "e": "merged",
    }  # fmt: skip


def test_by_task(result: Consolidation) -> None:
    _agrees(
        result.book.rows("by_task"),
        """
        | task_code | units_expected | units_reported | done | under_way | regular | not_started | nothing | status                              | timeliness               |
        |-----------|----------------|----------------|------|-----------|---------|-------------|---------|-------------------------------------|--------------------------|
        | NV1       | 2              | 2              | 1    | 1         | 0       | 0           | 0       | Đang thực hiện                      | Quá hạn                  |
        | NV2       | 1              | 1              | 1    | 0         | 0       | 0           | 0       | Đã hoàn thành                       | Đúng hạn                 |
        | NV3       | 5              | 4              | 2    | 1         | 0       | 1           | 0       | 2/5 đơn vị hoàn thành               | Trong hạn                |
        | NV4       | 3              | 2              | 0    | 0         | 2       | 0           | 0       | 2/3 đơn vị thực hiện thường xuyên   | Không có thời hạn        |
        | NV5       | 1              | 1              | 1    | 0         | 0       | 0           | 0       | Đã hoàn thành                       | Hoàn thành muộn          |
        | NV6       | 2              | 2              | 0    | 2         | 0       | 0           | 0       | Đang thực hiện                      | Trong hạn                |
        | NV7       | 3              | 2              | 1    | 1         | 0       | 0           | 0       | 1/3 đơn vị hoàn thành               | Quá hạn: 01 đơn vị       |
        | NV8       | 1              | 1              | 0    | 0         | 0       | 0           | 1       | Không phát sinh                     | Không có thời hạn        |
        """,
    )


def test_by_unit(result: Consolidation) -> None:
    _agrees(
        result.book.rows("by_unit"),
        """
        | unit_code | state         | submission_no | sent_on    | late_days | led | led_done | cooperated | overdue |
        |-----------|---------------|---------------|------------|-----------|-----|----------|------------|---------|
        | a         | Được tổng hợp | 2             | 2024-12-09 | 0         | 5   | 3        | 1          | 0       |
        | b         | Được tổng hợp | 1             | 2024-12-10 | 0         | 4   | 2        | 1          | 1       |
        | c         | Được tổng hợp | 1             | 2024-12-12 | 2         | 3   | 1        | 0          | 0       |
        | d         | Mâu thuẫn     | 1             | 2024-12-09 | 0         | 3   | 0        | 0          | 0       |
        | e         | Được tổng hợp | 1             | 2024-12-05 | 0         | 3   | 0        | 0          | 1       |
        """,
    )


def test_indicators(result: Consolidation) -> None:
    """The figures of the second half-year, and so far.

    CT2: 5 + 6 + 7 + 8; so far (10 + 5) + (20 + 6) + 37 as said + 58 as said; before 10 + 20 + 30 + 40 + 50 + 60.
    CT3: 1 + 1 + 2 + 2; so far (1 + 1) + (2 + 1) + (3 + 2) + (5 + 6 of Hạ Lưu + 2); before 1 + 2 + 3 + 4 + 5 + 6.
    """
    _agrees(
        result.book.rows("indicators"),
        """
        | indicator_code | target | in_period | cumulative | target_share | previous_cumulative | units_expected | units_reported |
        |----------------|--------|-----------|------------|--------------|---------------------|----------------|----------------|
        | CT1            | 3      | 2         | 3          | 66.7         | 1                   | 1              | 1              |
        | CT2            |        | 26        | 136        |              | 210                 | 5              | 4              |
        | CT3            |        | 6         | 23         |              | 21                  | 5              | 4              |
        """,
    )


def test_budget(result: Consolidation) -> None:
    _agrees(
        result.book.rows("budget"),
        """
        | cost_item                                        | funding_source       | units | allocated_vnd | spent_vnd | disbursed_share |
        |--------------------------------------------------|----------------------|-------|---------------|-----------|-----------------|
        | 1. Công tác phí, họp, hội nghị, sơ kết, tổng kết | Ngân sách địa phương | 2     | 30000000      | 18000000  | 60              |
        | 2. Đào tạo, tập huấn, bồi dưỡng                  | Ngân sách địa phương | 1     | 5000000       | 5000000   | 100             |
        | Lồng ghép, không tách riêng                      |                      | 1     |               |           |                 |
        """,
    )


def test_overview(result: Consolidation) -> None:
    _agrees(
        result.book.rows("overview"),
        """
        | figure_code      | value    |
        |------------------|----------|
        | units.expected   | 5        |
        | units.merged     | 4        |
        | units.rejected   | 1        |
        | units.missing    | 0        |
        | units.late       | 1        |
        | tasks.total      | 8        |
        | tasks.finished   | 2        |
        | tasks.under_way  | 5        |
        | tasks.other      | 1        |
        | tasks.silent     | 0        |
        | tasks.overdue    | 2        |
        | group.I          | 60       |
        | group.II         | 38.5     |
        | indicators.total | 1        |
        | indicators.met   | 0        |
        | budget.allocated | 35000000 |
        | budget.spent     | 23000000 |
        | budget.share     | 65.7     |
        | directives       | 0        |
        | models           | 0        |
        | difficulties     | 0        |
        | commendations    | 0        |
        """,
    )


def test_the_register(result: Consolidation) -> None:
    _agrees(
        result.book.rows("register"),
        """
        | unit_code | state         | submission_no | late_days |
        |-----------|---------------|---------------|-----------|
        | a         | Bị thay thế   | 1             | 0         |
        | a         | Được tổng hợp | 2             | 0         |
        | b         | Được tổng hợp | 1             | 0         |
        | c         | Được tổng hợp | 1             | 2         |
        | d         | Mâu thuẫn     | 1             | 0         |
        | d         | Mâu thuẫn     | 1             | 0         |
        | e         | Được tổng hợp | 1             | 0         |
        """,
    )


def test_what_the_coordinator_is_told(result: Consolidation) -> None:
    told = sorted({(f.code, f.value) for f in result.findings})
    assert told == [
        ("KH406", "NV1"),
        ("KH407", "77/BC-VH"),
        ("KH408", "UBND huyện Thượng Nguồn"),
        ("KH413", "58"),
    ]
    assert [f.context["expected"] for f in result.findings if f.code == "KH413"] == ["118"]


def test_the_ledger_of_the_figures(result: Consolidation) -> None:
    """Every part of every figure, with what each unit has reached so far; money by line, allocated and spent."""
    money = {"KP01b.giao", "KP01b.chi", "KP02b.giao", "KP02b.chi"}
    figures = {"CT1", "CT2", "CT3", "CT1.luyke", "CT2.luyke", "CT3.luyke"} | money
    _agrees(
        [r for r in result.book.rows("ledger") if r["figure_code"] in figures],
        """
        | figure_code | unit_code | value    |
        |-------------|-----------|----------|
        | CT1         | a         | 2        |
        | CT1.luyke   | a         | 3        |
        | CT2         | a         | 5        |
        | CT2         | b         | 6        |
        | CT2         | c         | 7        |
        | CT2         | e         | 8        |
        | CT2.luyke   | a         | 15       |
        | CT2.luyke   | b         | 26       |
        | CT2.luyke   | c         | 37       |
        | CT2.luyke   | e         | 58       |
        | CT3         | a         | 1        |
        | CT3         | b         | 1        |
        | CT3         | c         | 2        |
        | CT3         | e         | 2        |
        | CT3.luyke   | a         | 2        |
        | CT3.luyke   | b         | 3        |
        | CT3.luyke   | c         | 5        |
        | CT3.luyke   | e         | 13       |
        | KP01b.giao  | a         | 10000000 |
        | KP01b.giao  | b         | 20000000 |
        | KP01b.chi   | a         | 8000000  |
        | KP01b.chi   | b         | 10000000 |
        | KP02b.giao  | c         | 5000000  |
        | KP02b.chi   | c         | 5000000  |
        """,
    )


def test_the_sentences_with_figures(result: Consolidation) -> None:
    drafted = {str(r["key"]): str(r["drafted"]) for r in result.book.rows("draft")}
    assert "4/5 cơ quan, đơn vị (đạt 80%)" in drafted["I.2"]
    assert "08 nhiệm vụ" in drafted["II.0"]
    assert "02 nhiệm vụ đã hoàn thành" in drafted["II.0"]
    assert "0/1 chỉ tiêu được giao" in drafted["II.0"]
    assert "35 triệu đồng" in drafted["II.KP"]
    assert "đã chi 23 triệu đồng, đạt 65,7% kinh phí được giao" in drafted["II.KP"]


def test_the_first_half_year(first: Consolidation) -> None:
    """All six report; CT2 is 10 + 20 + 30 + 40 + 50 + 60, CT3 1 + 2 + 3 + 4 + 5 + 6."""
    _agrees(
        first.book.rows("indicators"),
        """
        | indicator_code | in_period | cumulative | units_expected | units_reported |
        |----------------|-----------|------------|----------------|----------------|
        | CT1            | 1         | 1          | 1              | 1              |
        | CT2            | 210       | 210        | 6              | 6              |
        | CT3            | 21        | 21         | 6              | 6              |
        """,
    )
