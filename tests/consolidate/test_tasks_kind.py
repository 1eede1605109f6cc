"""The units' implementation plans merged (DOMAIN §4 `tasks`, issue 6.4), on the toy plan of tests/support/plan.toml.

1. The case below was computed by hand: two of three units have sent.
2. Which submission speaks, the register and the account of cells are as for progress reports.
3. What the coordinator wrote survives the next merge.
4. `kxl plan next` takes the activities back into a plan workbook; nothing is guessed.
5. A plan without any activity under a led task is no plan.
"""

import shutil
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.consolidate.overlaps import places
from kehoach_xlsx.masters import load_consolidated
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.pipeline import check, merge_tasks, plan_next
from kehoach_xlsx.workbooks.consolidated_tasks import CONSOLIDATED_TASKS
from tests.support.collection import Collection
from tests.support.merging import codes, row, states, submission

A_ACTIVITIES = """
| task_code | text | doer | starts_on | ends_on | deliverable | indicator | unit | quantity |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| NV1 | Soạn văn bản hướng dẫn luân chuyển sách | Phòng Thư viện | 2024-04-01 | 2024-05-15 | 01 văn bản |  |  |  |
| NV2 | Mở lớp cho người trông coi tủ sách | Phòng Thư viện | 2024-05-06 | 2024-05-10 |  | Số lớp mở | lớp | 3 |
| NV3 | Mở ngày hội đọc sách tại Nhà văn hóa tỉnh | Văn phòng | 2024-04-20 | 2024-04-21 |  |  |  |  |
| NV4 | Quyên góp sách trong cơ quan | Công đoàn |  | 2024-09-30 |  |  | cuốn | 200 |
"""
A_ESTIMATES = """
| task_code | cost_item                              | unit | quantity | days | rate_vnd | funding_source       |
|-----------|----------------------------------------|------|----------|------|----------|----------------------|
| NV2       | 2. Đào tạo, tập huấn, bồi dưỡng        | lớp  | 3        | 2    | 1500000  | Ngân sách địa phương |
| NV3       | 5. Biên soạn, in ấn, truyền thông      | tờ   | 500      |      | 20000    | Ngân sách địa phương |
"""
B_ACTIVITIES = """
| task_code | text                                          | doer        | starts_on  | ends_on    |
|-----------|-----------------------------------------------|-------------|------------|------------|
| NV1       | Soạn văn bản hướng dẫn luân chuyển sách.      | Phòng Phổ thông | 2024-05-01 | 2024-05-31 |
| NV3       | Thi kể chuyện tại Nhà văn hóa tỉnh            | Phòng Phổ thông | 2024-04-20 | 2024-04-21 |
"""
B_ESTIMATES = """
| task_code | cost_item                              | unit  | quantity | days | rate_vnd | funding_source          |
|-----------|----------------------------------------|-------|----------|------|----------|-------------------------|
| NV3       | 5. Biên soạn, in ấn, truyền thông      | tờ    | 100      |      | 20000    | Ngân sách địa phương    |
| NV3       | 7. Khen thưởng                         | giải  | 10       |      | 300000   | Tài trợ, huy động khác  |
"""
SECOND = "| submission_no |\n|---|\n| 2 |"


def two_of_three(collection: Collection) -> list[Path]:
    """The plans of a and b; c has not sent."""
    return [
        collection.tasks("a", activities=A_ACTIVITIES, estimates=A_ESTIMATES),
        collection.tasks("b", activities=B_ACTIVITIES, estimates=B_ESTIMATES),
    ]


def planned(
    collection: Collection, paths: Sequence[Path], output: Path | None = None, *, accept_with_errors: bool = False
) -> Consolidation:
    return merge_tasks(paths, collection.loaded, output, accept_with_errors=accept_with_errors)


def figures(result: Consolidation) -> dict[str, object]:
    return {str(r["figure_code"]): r["value"] for r in result.book.rows("overview")}


# --- 1. the case computed by hand ------------------------------------------------------------------------


def test_the_overview_holds_what_was_computed_by_hand(collection: Collection) -> None:
    result = planned(collection, two_of_three(collection))
    assert figures(result) == {
        "units.expected": 3,
        "units.merged": 2,
        "units.rejected": 0,
        "units.missing": 1,
        "tasks.total": 4,
        "tasks.whole": 2,  # NV1 (joint: one lead is enough), NV2
        "tasks.partly": 1,  # NV3: a and b, not c
        "tasks.idle": 1,  # NV4: only a, which cooperates
        "activities.total": 6,
        "activities.led": 5,
        "activities.helped": 1,
        "activities.overlaps": 2,
        "group.I": 3,
        "group.II": 3,
        "budget.total": 24_000_000,
        "budget.source.1": 0,
        "budget.source.2": 21_000_000,
        "budget.source.3": 3_000_000,
    }


def test_the_detail_has_every_task_with_its_activities_beneath_leads_first(collection: Collection) -> None:
    result = planned(collection, two_of_three(collection))
    lines = result.book.rows("detail")
    assert [r["code"] for r in lines] == [
        *("NV1", "NV1.a.1", "NV1.b.1"),
        *("NV2", "NV2.a.1"),
        *("NV3", "NV3.a.1", "NV3.b.1"),
        *("NV4", "NV4.a.1"),
    ]
    course = row(result, "detail", "code", "NV2.a.1")
    assert (course["unit_name"], course["role"], course["doer"]) == ("Sở Văn hóa", "Chủ trì", "Phòng Thư viện")
    assert (course["quantity"], course["unit"], course["indicator"]) == (3, "lớp", "Số lớp mở")
    assert (course["starts_on"], course["ends_on"]) == (date(2024, 5, 6), date(2024, 5, 10))
    assert row(result, "detail", "code", "NV4.a.1")["role"] == "Phối hợp"


def test_tasks_without_activities_name_who_sent_nothing_and_who_left_them_out(collection: Collection) -> None:
    collection.tasks("c", activities="| task_code | text |\n|---|---|\n| NV3 | Ngày hội ở xã |")
    third = collection.folder / "tasks-c.xlsx"
    missing = {r["task_code"]: r for r in planned(collection, two_of_three(collection)).book.rows("gaps")}
    assert list(missing) == ["NV4", "NV3"]
    assert missing["NV4"]["state"] == "Mới có hoạt động của đơn vị phối hợp"
    assert missing["NV4"]["missing"] == missing["NV3"]["missing"] == "UBND huyện Thượng Nguồn"
    assert (missing["NV3"]["units_planned"], missing["NV3"]["units_expected"]) == (2, 3)
    sent = {r["task_code"]: r for r in planned(collection, [*two_of_three(collection), third]).book.rows("gaps")}
    assert list(sent) == ["NV4"]
    assert sent["NV4"]["idle"] == "UBND huyện Thượng Nguồn"


def test_money_adds_up_by_item_and_source_and_by_unit(collection: Collection) -> None:
    result = planned(collection, two_of_three(collection))
    totals = [(r["cost_item"], r.get("units"), r["lines"], r["amount_vnd"]) for r in result.book.rows("budget")]
    assert totals == [
        ("2. Đào tạo, tập huấn, bồi dưỡng", 1, 1, 9_000_000),  # 3 × 2 × 1.500.000
        ("5. Biên soạn, in ấn, truyền thông", 2, 2, 12_000_000),  # 500 × 20.000 + 100 × 20.000
        ("7. Khen thưởng", 1, 1, 3_000_000),
        ("Tổng cộng", 2, 4, 24_000_000),
    ]
    by_unit = {
        r["unit_code"]: (r["local_vnd"], r["other_vnd"], r["amount_vnd"]) for r in result.book.rows("budget_by_unit")
    }
    assert by_unit == {"a": (19_000_000, 0, 19_000_000), "b": (2_000_000, 3_000_000, 5_000_000)}


def test_the_code_of_a_line_of_money_is_the_same_whatever_else_comes(collection: Collection) -> None:
    paths = two_of_three(collection)
    alone, both = (planned(collection, some).book.rows("budget") for some in (paths[1:], paths))
    assert [r["figure_code"] for r in alone] == ["KP05b", "KP07c", "budget.total"]
    assert [r["figure_code"] for r in both] == ["KP02b", "KP05b", "KP07c", "budget.total"]


def test_overlaps_are_near_words_under_one_task_or_the_same_days_and_place(collection: Collection) -> None:
    result = planned(collection, two_of_three(collection))
    pairs = [(r["first_code"], r["second_code"], r["basis"]) for r in result.book.rows("overlaps")]
    assert [pair[:2] for pair in pairs] == [("NV1.a.1", "NV1.b.1"), ("NV3.a.1", "NV3.b.1")]
    assert pairs[0][2] == "Cùng nhiệm vụ, nội dung gần giống (100%)"  # a full stop is no difference
    assert pairs[1][2] == "Cùng thời gian, cùng nơi (Nhà văn hóa tỉnh)"
    assert [f.value for f in result.findings if f.code == "KH438"] == ["NV1.a.1", "NV3.a.1"]


def test_leads_who_each_do_a_task_may_plan_the_same(collection: Collection) -> None:
    same = "| task_code | text | ends_on |\n|---|---|---|\n| NV3 | Mở ngày hội đọc sách | 2024-04-21 |"
    result = planned(collection, [collection.tasks(unit, activities=same) for unit in "abc"])
    assert result.book.rows("overlaps") == ()


@pytest.mark.parametrize("other", ["Họp chuyên đề quý II", "Biên tập sách nói cho người khiếm thị"])
def test_other_numbers_and_other_words_are_no_overlap(collection: Collection, other: str) -> None:
    table = "| task_code | text |\n|---|---|\n| NV1 | {} |"
    texts = ("Họp chuyên đề quý I", other)
    paths = [collection.tasks(u, activities=table.format(t)) for u, t in zip("ab", texts, strict=True)]
    assert planned(collection, paths).book.rows("overlaps") == ()


def test_a_place_needs_a_name_of_its_own() -> None:
    assert places("Tuyên truyền tại cơ sở, tại các thôn") == ()
    assert places("Họp tại Hội trường số 2 vào buổi sáng") == ("Hội trường số 2",)


def test_every_figure_leads_to_a_file_and_a_cell(collection: Collection) -> None:
    result = planned(collection, two_of_three(collection))
    ledger = result.book.rows("ledger")
    assert sum(r["figure_code"] == "activities.total" for r in ledger) == 6
    course = next(r for r in ledger if r["figure_code"] == "NV2.a.1")
    assert (course["value"], course["file"], course["sheet"]) == (3, "tasks-a.xlsx", "Hoạt động triển khai")
    cell = openpyxl.load_workbook(collection.folder / "tasks-a.xlsx")[str(course["sheet"])][str(course["cell"])]
    assert cell.value == 3
    money = [r for r in ledger if str(r["figure_code"]).startswith("KP")]
    assert sum((Decimal(str(r["value"])) for r in money), Decimal(0)) == 24_000_000


# --- 2. submissions, register, account -------------------------------------------------------------------


def test_the_newest_plan_speaks_a_copy_counts_once_and_a_report_is_set_aside(
    collection: Collection, tmp_path: Path
) -> None:
    first = collection.tasks("a", name="first")
    second = collection.tasks("a", name="second", info=SECOND, activities=A_ACTIVITIES)
    copy = tmp_path / "third.xlsx"
    shutil.copyfile(second, copy)
    result = planned(collection, [first, second, copy, collection.progress("b")])
    assert states(result) == {
        "first": "superseded",
        "second": "merged",
        "third": "duplicate",
        "progress-2024-b": "other",
    }
    assert figures(result)["activities.total"] == 4
    assert result.account.closes


def test_two_contents_of_one_number_wait_for_the_coordinator(collection: Collection, tmp_path: Path) -> None:
    paths = [collection.tasks("a", name="one"), collection.tasks("a", name="other", activities=A_ACTIVITIES)]
    output = tmp_path / "out" / "plan.xlsx"
    assert states(planned(collection, paths, output)) == {"one": "conflict", "other": "conflict"}
    write(output, "Tình hình gửi kế hoạch", ("Tệp", "other.xlsx"), "Chọn bản này", "Có")
    for _ in range(2):
        assert states(planned(collection, paths, output)) == {"one": "superseded", "other": "merged"}


def test_units_that_sent_nothing_are_named_once(collection: Collection) -> None:
    result = planned(collection, two_of_three(collection))
    assert [u.code for u in result.missing] == ["c"]
    assert [f.value for f in result.findings if f.code == "KH436"] == ["UBND huyện Thượng Nguồn"]
    assert row(result, "register", "unit_code", "c")["state"] == "Chưa gửi"
    assert row(result, "register", "unit_code", "a")["activities"] == 4


def test_no_plan_at_all_is_the_operators_mistake(collection: Collection) -> None:
    with pytest.raises(UserMistake):
        planned(collection, [collection.progress("a")])


values = st.sampled_from(["", "x", "03 lớp", " ", "1.234", '5 < 7 & "=1+1"', "=1+1", "NV9"]) | st.sampled_from(
    [Decimal(5), Decimal("0.5"), Decimal(-1), date(2024, 5, 6), date(1999, 1, 1)]
)
records = st.fixed_dictionaries(
    {},
    optional={"task_code": st.sampled_from(["NV1", "NV2", "NV9", ""])}
    | dict.fromkeys(("text", "doer", "starts_on", "ends_on", "quantity", "unit"), values),
)
costs = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("task_code", "cost_item", "quantity", "rate_vnd", "funding_source"), values)
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(activities=st.lists(records, max_size=4), estimates=st.lists(costs, max_size=3), accept=st.booleans())
def test_every_cell_is_merged_or_set_aside(
    collection: Collection, activities: list[Row], estimates: list[Row], accept: bool
) -> None:
    paths = [collection.tasks("a", activities=activities, estimates=estimates), collection.tasks("b")]
    result = planned(collection, paths, accept_with_errors=accept)
    account = result.account
    assert account.cells_read == account.cells_merged + account.cells_set_aside
    assert account.cells_read == sum(s.incoming.cells_read for s in result.submissions)
    assert "KH499" not in codes(result)


def test_any_order_of_the_files_gives_the_same_bytes_and_again_over_itself(
    collection: Collection, tmp_path: Path
) -> None:
    paths = [*two_of_three(collection), collection.tasks("c")]
    outputs = [tmp_path / "1" / "plan.xlsx", tmp_path / "2" / "plan.xlsx"]
    planned(collection, paths, outputs[0])
    planned(collection, paths[::-1], outputs[1])
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    planned(collection, paths, outputs[0])
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_what_was_written_is_what_is_read_back(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "plan.xlsx"
    made = planned(collection, two_of_three(collection), output).book
    read = load_consolidated(output, CONSOLIDATED_TASKS)
    for sheet in CONSOLIDATED_TASKS.sheets:
        rows = [{k: v for k, v in r.items() if k != "_row" and v is not None} for r in read.rows(sheet.name)]
        assert rows == [dict(r) for r in made.rows(sheet.name)], sheet.name


def test_an_unambiguous_reading_is_taken_where_the_coordinator_accepts_it(collection: Collection) -> None:
    table = "| task_code | text | unit | quantity |\n|---|---|---|---|\n| NV2 | Mở lớp | lớp | 03 lớp |"
    path = collection.tasks("a", activities=table)
    assert states(planned(collection, [path])) == {"tasks-a": "rejected"}
    result = merge_tasks([path], collection.loaded, None, accept_proposals=True)
    assert row(result, "detail", "code", "NV2.a.1")["quantity"] == 3
    assert result.account.closes


# --- 3. what the coordinator wrote -----------------------------------------------------------------------


def test_decisions_survive_and_those_whose_row_is_gone_are_kept_and_said(
    collection: Collection, tmp_path: Path
) -> None:
    output = tmp_path / "out" / "plan.xlsx"
    paths = two_of_three(collection)
    planned(collection, paths, output)
    write(output, "Hoạt động trùng", ("Hoạt động thứ nhất", "NV1.a.1"), "Quyết định", "Chỉ giữ hoạt động thứ nhất")
    write(output, "Nhiệm vụ chưa có hoạt động", ("Mã nhiệm vụ", "NV4"), "Hướng xử lý của cơ quan đầu mối", "Nhắc huyện")
    again = planned(collection, paths, output)
    assert row(again, "overlaps", "first_code", "NV1.a.1")["decision"] == "Chỉ giữ hoạt động thứ nhất"
    assert row(again, "gaps", "task_code", "NV4")["handling"] == "Nhắc huyện"
    assert "KH439" not in codes(again)
    paths.append(collection.tasks("b", name="b2", info=SECOND))  # b plans something else now
    for _ in range(2):
        later = planned(collection, paths, output)
        gone = row(later, "overlaps", "first_code", "NV1.a.1")
        assert (gone["basis"], gone["decision"]) == ("Không còn trong bản đang dùng", "Chỉ giữ hoạt động thứ nhất")
        assert [f.value for f in later.findings if f.code == "KH439"] == ["NV1.a.1"]


def test_a_waived_finding_is_not_open_survives_and_is_listed(collection: Collection, tmp_path: Path) -> None:
    output = tmp_path / "out" / "plan.xlsx"
    planned(collection, two_of_three(collection), output)
    write(output, "Lỗi, cảnh báo", ("Mã", "KH436"), "Bỏ qua", "Có")
    assert "KH448" in codes(planned(collection, two_of_three(collection), output))  # no reason
    write(output, "Lỗi, cảnh báo", ("Mã", "KH436"), "Lý do", "Huyện không có hoạt động trong năm")
    for _ in range(2):
        again = planned(collection, two_of_three(collection), output)
        assert "KH436" not in {f.code for f in again.open_findings}
        assert row(again, "ledger", "figure_code", "KH436")["reason"] == "Huyện không có hoạt động trong năm"


def write(path: Path, title: str, where: tuple[str, str], heading: str, text: str) -> None:
    """Write into the row of a sheet in which the column `where[0]` says `where[1]`, as the coordinator does."""
    book = openpyxl.load_workbook(path)
    sheet: Worksheet = book[title]
    cells = {c.value: c.column or 0 for c in sheet[5]}
    line = next(r for r in range(6, sheet.max_row + 1) if sheet.cell(r, cells[where[0]]).value == where[1])
    sheet.cell(line, cells[heading]).value = text
    book.save(path)


# --- 4. the next step ------------------------------------------------------------------------------------


def test_the_next_plan_gives_each_activity_to_its_unit_and_its_quantity_as_a_target(
    collection: Collection, tmp_path: Path
) -> None:
    output, enriched = tmp_path / "out" / "plan.xlsx", tmp_path / "out" / "next.xlsx"
    planned(collection, two_of_three(collection), output)
    write(output, "Hoạt động trùng", ("Hoạt động thứ nhất", "NV1.a.1"), "Quyết định", "Chỉ giữ hoạt động thứ nhất")
    write(output, "Kế hoạch chi tiết", ("Mã", "NV4.a.1"), "Đưa vào kế hoạch", "Không")
    made, loaded = plan_next(output, collection.loaded, enriched)
    assert (made.added, made.left_out, made.undecided, made.astray) == (4, 2, 1, 0)
    assert loaded.errors == ()
    assert [t.code for t in loaded.plan.tasks] == [
        *("NV1", "NV1.a.1", "NV2", "NV2.a.1", "NV3", "NV3.a.1", "NV3.b.1", "NV4"),
    ]
    task = loaded.plan.task("NV2.a.1")
    assert task is not None
    assert (task.group, task.lead_agencies) == ("I", ("Sở Văn hóa tỉnh Bến Sông",))
    assert (task.timeframe.ends_on, task.timeframe.text) == (date(2024, 5, 10), "Từ 06/05/2024 đến 10/05/2024")
    assert loaded.roster.leads["NV2.a.1"] == ("a",)
    target = next(i for i in loaded.plan.indicators if i.task == "NV2.a.1")
    assert (target.name, target.unit, target.target) == ("Số lớp mở", "lớp", Decimal(3))
    assert not any(i.task == "NV1.a.1" for i in loaded.plan.indicators)
    assert collection.plan.fingerprint in loaded.plan.revisions


def test_activities_are_taken_into_a_plan_once(collection: Collection, tmp_path: Path) -> None:
    output, enriched = tmp_path / "out" / "plan.xlsx", tmp_path / "out" / "next.xlsx"
    planned(collection, two_of_three(collection), output)
    _, loaded = plan_next(output, collection.loaded, enriched)
    with pytest.raises(UserMistake, match="đã có hoạt động"):
        plan_next(output, loaded, tmp_path / "out" / "again.xlsx")


# --- 5. an empty plan ------------------------------------------------------------------------------------


def test_a_plan_without_any_activity_is_an_error_that_names_the_tasks(collection: Collection) -> None:
    path = collection.tasks("a", activities=())
    for checked in (check([path]), check([path], loaded=collection.loaded)):
        (found,) = [f for f in checked.submissions[0].findings if f.code == "KH435"]
        assert found.value == "NV1, NV2, NV3"
    assert states(planned(collection, [path, collection.tasks("b")]))["tasks-a"] == "rejected"


def test_activities_only_under_tasks_of_others_are_not_enough(collection: Collection) -> None:
    path = collection.tasks("a", activities="| task_code | text |\n|---|---|\n| NV4 | Quyên góp sách |")
    assert "KH435" in {f.code for f in check([path]).submissions[0].findings}


def test_an_activity_without_its_task_is_told_by_its_own_rule_alone(collection: Collection) -> None:
    path = collection.tasks("a", activities="| text |\n|---|\n| Quyên góp sách |")
    found = {f.code for f in check([path]).submissions[0].findings}
    assert "KH301" in found
    assert "KH435" not in found


def test_a_file_that_was_accepted_with_errors_says_which_rows_it_lost(collection: Collection) -> None:
    bad = A_ACTIVITIES + "| NV2 | Mở thêm lớp | Văn phòng | 2024-05-06 | 2024-05-02 |  |  |  |  |\n"
    result = planned(collection, [collection.tasks("a", activities=bad)], accept_with_errors=True)
    assert figures(result)["activities.total"] == 4
    assert "KH410" in {f.code for f in submission(result, "tasks-a").findings}
    assert result.account.closes
