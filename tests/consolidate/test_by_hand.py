"""One collection computed by hand: six units, eight tasks, two periods; every figure of the consolidated workbook.

What happens: in the first half-year five units report (Hạ Lưu is silent). In the second Sở Văn hóa sends twice, and
its second report speaks; of Trung Nguồn two different reports with one number arrive, so that neither counts; Hạ
Lưu is silent again; Sở Giáo dục and Thượng Nguồn name the same document as evidence (a possible double count), and
Hạ Nguồn's cumulative figure does not follow from the first half-year. No unit has a successor here: that is the levels' own case.
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
| unit_code | name                              | short_name              | category        | level | must_report |
|-----------|-----------------------------------|-------------------------|-----------------|-------|-------------|
| d         | Ủy ban nhân dân huyện Trung Nguồn | UBND huyện Trung Nguồn  | Ủy ban nhân dân | Huyện | Có          |
| e         | Ủy ban nhân dân huyện Hạ Nguồn    | UBND huyện Hạ Nguồn     | Ủy ban nhân dân | Huyện | Có          |
| f         | Ủy ban nhân dân huyện Hạ Lưu      | UBND huyện Hạ Lưu       | Ủy ban nhân dân | Huyện | Có          |
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

FIRST_HALF = {"a": (1, 10, 1), "b": (None, 20, 2), "c": (None, 30, 3), "d": (None, 40, 4), "e": (None, 50, 5)}
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
| e    | CT2            | 8         | 60         |
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
def result(tmp_path_factory: pytest.TempPathFactory) -> Consolidation:
    """The second half-year, merged beside the first."""
    folder = tmp_path_factory.mktemp("by-hand")
    collection = Collection(folder, plan_book(units=UNITS, tasks=TASKS, periods=HALVES))
    for half in ("first", "second"):
        (folder / half).mkdir()
    first = [_first_half(collection, unit, figures) for unit, figures in FIRST_HALF.items()]
    merge(first, loaded(collection), folder / "first.xlsx", period="6t2024")
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
        | NV3       | 6              | 4              | 2    | 1         | 0       | 1           | 0       | 2/6 đơn vị hoàn thành               | Trong hạn                |
        | NV4       | 4              | 2              | 0    | 0         | 2       | 0           | 0       | 2/4 đơn vị thực hiện thường xuyên   | Không có thời hạn        |
        | NV5       | 1              | 1              | 1    | 0         | 0       | 0           | 0       | Đã hoàn thành                       | Hoàn thành muộn          |
        | NV6       | 2              | 2              | 0    | 2         | 0       | 0           | 0       | Đang thực hiện                      | Trong hạn                |
        | NV7       | 4              | 2              | 1    | 1         | 0       | 0           | 0       | 1/4 đơn vị hoàn thành               | Quá hạn: 01 đơn vị       |
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
        | f         | Chưa gửi      |               |            |           | 3   | 0        | 0          | 0       |
        """,
    )


def test_indicators(result: Consolidation) -> None:
    """CT2: 5 + 6 + 7 + 8; cumulative (10 + 5) + (20 + 6) + 37 as said + 60 as said; before 10 + 20 + 30 + 40 + 50."""
    _agrees(
        result.book.rows("indicators"),
        """
        | indicator_code | target | in_period | cumulative | target_share | previous_cumulative | units_expected | units_reported |
        |----------------|--------|-----------|------------|--------------|---------------------|----------------|----------------|
        | CT1            | 3      | 2         | 3          | 66.7         | 1                   | 1              | 1              |
        | CT2            |        | 26        | 138        |              | 150                 | 6              | 4              |
        | CT3            |        | 6         | 17         |              | 15                  | 6              | 4              |
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
        | units.expected   | 6        |
        | units.merged     | 4        |
        | units.rejected   | 1        |
        | units.missing    | 1        |
        | units.late       | 1        |
        | tasks.total      | 8        |
        | tasks.finished   | 2        |
        | tasks.under_way  | 5        |
        | tasks.other      | 1        |
        | tasks.silent     | 0        |
        | tasks.overdue    | 2        |
        | group.I          | 60       |
        | group.II         | 31.3     |
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
        | f         | Chưa gửi      |               |           |
        """,
    )


def test_what_the_coordinator_is_told(result: Consolidation) -> None:
    told = sorted({(f.code, f.value) for f in result.findings})
    assert told == [
        ("KH401", "UBND huyện Hạ Lưu"),
        ("KH406", "NV1"),
        ("KH407", "77/BC-VH"),
        ("KH408", "UBND huyện Thượng Nguồn"),
        ("KH413", "60"),
    ]
    assert [f.context["expected"] for f in result.findings if f.code == "KH413"] == ["58"]
