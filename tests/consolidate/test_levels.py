"""Levels (DOMAIN §5.7): a consolidated workbook is itself a submission one level up.

1. Merging what was merged gives what merging all the reports gives: figures, rows, provenance.
2. A unit that is none of this level's plan is spoken for by who sent it up.
3. The same report counts once, by whichever ways it comes; another content under its number is a conflict.
4. Where a coordinator corrected a figure, both values travel.
5. What cannot be taken is said: another plan, rows typed over, nobody who speaks.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Row
from tests.support.levels import Levels, level_plan, names
from tests.support.markdown import Record
from tests.support.merging import codes, row, states, submission

PROVINCE: Mapping[str, tuple[str, ...]] = {
    "bo": ("tinh", "tinh2"),
    "tinh": ("xa", "xb"),
    "xa": ("xa", "th1", "th2"),
    "xb": ("th1", "th2"),
}


@pytest.fixture
def story(tmp_path: Path) -> Levels:
    """A ministry, a province, two communes with schools of the same names."""
    return Levels(tmp_path, PROVINCE)


def figures(held: int, largest: int, libraries: int, so_far: int | None = None) -> list[Record]:
    """What a unit reports of CT1 (sum), CT2 (largest) and CT3 (sum of what there is now)."""
    return [
        {"indicator_code": "CT1", "in_period": held, "cumulative": so_far},
        {"indicator_code": "CT2", "in_period": largest},
        {"indicator_code": "CT3", "in_period": libraries},
    ]


def figure(result: Consolidation, code: str) -> object:
    """The total of an indicator."""
    return row(result, "indicators", "indicator_code", code).get("in_period")


def shown(result: Consolidation, sheet: str, *left_out: str) -> list[dict[str, object]]:
    """The rows of a sheet without the ways by which they came."""
    dropped = {"through", *left_out}
    return [{k: v for k, v in r.items() if k not in dropped} for r in result.book.rows(sheet)]


def corrected(path: Path, *cells: object) -> None:
    """Write a row (figure, unit, value, reason) into *Điều chỉnh số liệu*."""
    book = openpyxl.load_workbook(path)
    sheet = book["Điều chỉnh số liệu"]
    line = next(n for n in range(6, 50) if sheet.cell(n, 1).value is None)
    for number, value in enumerate(cells, start=1):
        sheet.cell(line, number).value = value  # type: ignore[assignment] # what a coordinator types
    book.save(path)


def typed_over(path: Path, title: str, heading: str, before: object, after: object) -> None:
    """Change the first cell under a heading that holds a value."""
    book = openpyxl.load_workbook(path)
    sheet = book[title]
    column = next(c.column for c in sheet[5] if c.value == heading)
    cell = next(r[column - 1] for r in sheet.iter_rows(min_row=6) if r[column - 1].value == before)
    cell.value = after  # type: ignore[assignment]
    book.save(path)


# --- 1: one plan, merged in parts -----------------------------------------------------------------------

KEPT = (
    "overview",
    "by_task",
    "answers",
    "by_unit",
    "indicators",
    "budget",
    "directives",
    "models",
    "difficulties",
    "commendations",
    "draft",
    "ledger",
    "data",
    "findings",
)


def test_parts_that_were_merged_apart_give_the_same_as_all_reports_at_once(story: Levels) -> None:
    paths = [story.report("xa", office="tinh", indicators=figures(1, 2, 3)), story.report("xb", office="tinh")]
    at_once = story.merged("tinh", *paths)
    apart = story.merged("tinh", *(story.merge("tinh", path, name=f"phan-{path.stem}") for path in paths))
    for sheet in KEPT:
        assert shown(apart, sheet) == shown(at_once, sheet), sheet
    assert apart.account == at_once.account
    known = {r["file"]: r for r in shown(at_once, "sources")}
    assert {r["file"]: r for r in shown(apart, "sources") if r["file"] in known} == known


def test_a_report_keeps_its_file_its_sum_and_its_cells_and_the_way_it_came(story: Levels) -> None:
    path = story.report("xa", office="tinh", indicators=figures(7, 2, 3))
    at_once, up = story.merged("tinh", path), story.merged("tinh", story.merge("tinh", path, name="ben-kia"))
    (direct,) = [r for r in at_once.book.rows("ledger") if r["figure_code"] == "CT1"]
    (led,) = [r for r in up.book.rows("ledger") if r["figure_code"] == "CT1"]
    assert (led["file"], led["sheet"], led["cell"]) == (direct["file"], direct["sheet"], direct["cell"])
    assert led["through"] == "ben-kia.xlsx"
    assert "through" not in direct
    source = row(up, "sources", "file", path.name)
    assert source["sha256"] == row(at_once, "sources", "file", path.name)["sha256"]
    assert source["through"] == "ben-kia.xlsx"


def test_nothing_but_zeros_is_a_report_too(story: Levels) -> None:
    commune = story.merge("xa", story.report("th1", office="xa", name="r1", indicators=figures(0, 0, 0)))
    result = story.merged("tinh", commune)
    assert states(result)["r1"] == "merged"
    assert figure(result, "CT1") == 0


def test_findings_of_a_report_come_up_word_for_word(story: Levels) -> None:
    path = story.report("xa", office="tinh", tasks=[{"task_code": "NV1", "evidence": "Ảnh chụp"}])
    at_once, up = story.merged("tinh", path), story.merged("tinh", story.merge("tinh", path))
    below = [(f.code, f.origin.sheet, f.cell, f.message()) for f in submission(at_once, path.stem).findings]
    assert below
    assert [(f.code, f.origin.sheet, f.cell, f.message()) for f in submission(up, path.stem).findings] == below


def test_a_merged_workbook_beside_its_own_reports_changes_nothing(story: Levels) -> None:
    paths = [story.report("xa", office="tinh"), story.report("xb", office="tinh")]
    merged = story.merge("tinh", *paths)
    alone, both = story.merged("tinh", *paths), story.merged("tinh", merged, *paths)
    for sheet in KEPT:
        assert shown(both, sheet) == shown(alone, sheet), sheet
    assert both.account == alone.account


# --- 2: units of the level below ------------------------------------------------------------------------


def test_a_commune_speaks_for_its_schools(story: Levels) -> None:
    story.report("xa", office="xa", name="r-xa", indicators=figures(1, 10, 2))
    story.report("th1", office="xa", name="r1", indicators=figures(2, 30, 3))
    story.report("th2", office="xa", name="r2", indicators=figures(4, 20, 4))
    commune = story.merge("xa", *(story.reports[name] for name in ("r-xa", "r1", "r2")))
    result = story.merged("tinh", commune)
    assert [figure(result, code) for code in ("CT1", "CT2", "CT3")] == [7, 30, 9]
    assert row(result, "indicators", "indicator_code", "CT1")["units_reported"] == 1
    parts = [r for r in result.book.rows("ledger") if r["figure_code"] == "CT1"]
    assert [(r["unit_code"], r["value"], r["file"]) for r in parts] == [
        ("xa", 1, "r-xa.xlsx"),
        ("xa/th1", 2, "xa/r1.xlsx"),
        ("xa/th2", 4, "xa/r2.xlsx"),
    ]
    assert row(result, "by_unit", "unit_code", "xa/th1")["spoken_by"] == "xa"
    assert [unit.code for unit in result.missing] == ["xb"]


def test_schools_of_one_name_stay_apart(story: Levels) -> None:
    ups = []
    for commune, held in (("xa", 3), ("xb", 5)):
        path = story.report("th1", office=commune, name="bao-cao", indicators=figures(held, 1, 1))
        ups.append(story.merge(commune, path))
    result = story.merged("tinh", *ups)
    assert figure(result, "CT1") == 8
    told = {r["unit_name"]: r["value"] for r in result.book.rows("ledger") if r["figure_code"] == "CT1"}
    assert told == {"Đơn vị TH1 (Đơn vị XA)": 3, "Đơn vị TH1 (Đơn vị XB)": 5}
    assert {s.incoming.name for s in result.submissions if s.state.value == "merged"} == {
        "xa/bao-cao.xlsx",
        "xb/bao-cao.xlsx",
    }


def test_two_levels_up_both_workbooks_of_the_way_are_told(story: Levels) -> None:
    path = story.report("th1", office="xa", name="r1", indicators=figures(2, 30, 3))
    top = story.merged("bo", story.merge("tinh", story.merge("xa", path)))
    assert figure(top, "CT1") == 2
    (part,) = [r for r in top.book.rows("ledger") if r["figure_code"] == "CT1"]
    assert (part["unit_code"], part["file"], part["through"]) == (
        "tinh/xa/th1",
        "tinh/xa/r1.xlsx",
        "xa.xlsx → tinh.xlsx",
    )
    assert part["unit_name"] == "Đơn vị TH1 (xa, Đơn vị TINH)"
    assert row(top, "by_unit", "unit_code", "tinh/xa/th1")["spoken_by"] == "tinh"


def test_of_schools_the_least_advanced_status_is_the_communes(story: Levels) -> None:
    waiting: list[Record] = [
        {"task_code": "NV1", "status": "Chưa thực hiện", "finished_on": None, "explanation": "Chờ kinh phí"}
    ]
    idle: list[Record] = [
        {"task_code": "NV1", "status": "Không phát sinh", "finished_on": None, "result": "", "explanation": ""}
    ]
    one = story.report("th1", office="xb", name="r1", tasks=waiting)
    two = story.report("th2", office="xb", name="r2", tasks=idle)
    result = story.merged("tinh", story.merge("xb", one, two))
    assert row(result, "by_task", "task_code", "NV1")["not_started"] == 1


# --- 3: once, or in conflict ----------------------------------------------------------------------------


def test_a_newer_report_that_comes_directly_speaks(story: Levels) -> None:
    old = story.merge("tinh", story.report("xa", office="tinh", name="lan-1", indicators=figures(1, 1, 1)))
    newer = [{"submission_no": 2}]
    path = story.report("xa", office="tinh", name="lan-2", info=newer, indicators=figures(5, 1, 1))
    result = story.merged("tinh", old, path)
    assert figure(result, "CT1") == 5
    assert states(result) == {"lan-1": "superseded", "lan-2": "merged", "tinh": "opened"}


def test_other_content_under_the_same_number_is_a_conflict_that_the_register_decides(story: Levels) -> None:
    below = story.merge("tinh", story.report("xa", office="tinh", name="mot", indicators=figures(1, 1, 1)))
    path = story.report("xa", office="tinh", name="hai", indicators=figures(5, 1, 1))
    output = story.folder / "all.xlsx"
    result = story.merged("tinh", below, path, output=output)
    assert states(result) == {"mot": "conflict", "hai": "conflict", "tinh": "opened"}
    typed_over(output, "Tình hình gửi báo cáo", "Chọn bản này", None, "Có")  # the first row is of hai.xlsx
    again = story.merged("tinh", below, path, output=output)
    assert "KH404" not in codes(again)
    assert figure(again, "CT1") in {1, 5}


def test_what_the_level_below_decided_holds_here(story: Levels) -> None:
    one = story.report("xa", office="tinh", name="mot", indicators=figures(1, 1, 1))
    two = story.report("xa", office="tinh", name="hai", indicators=figures(5, 1, 1))
    undecided = story.merge("tinh", one, two)
    assert states(story.merged("tinh", undecided)) == {"mot": "conflict", "hai": "conflict", "tinh": "opened"}
    typed_over(undecided, "Tình hình gửi báo cáo", "Chọn bản này", None, "Có")
    story.merge("tinh", one, two)
    result = story.merged("tinh", undecided)
    assert sorted(states(result).values()) == ["merged", "opened", "superseded"]


def test_a_file_to_mend_stays_one(story: Levels) -> None:
    bad = story.report("xa", office="tinh", tasks=[{"task_code": "NV1", "status": "Xong rồi"}])
    below, up = story.merged("tinh", bad), story.merged("tinh", story.merge("tinh", bad))
    assert states(up)[bad.stem] == states(below)[bad.stem] == "rejected"
    assert up.account == below.account
    assert up.account.closes


# --- 4: corrections -------------------------------------------------------------------------------------


def test_a_correction_of_a_unit_travels_with_both_values(story: Levels) -> None:
    path = story.report("th1", office="xa", name="r1", indicators=figures(2, 30, 3))
    commune = story.merge("xa", path)
    corrected(commune, "CT1", "th1", 12, "Trường ghi thiếu một chữ số")
    story.merge("xa", path)
    province = story.merge("tinh", commune)
    for office, up, unit in (("tinh", commune, "xa/th1"), ("bo", province, "tinh/xa/th1")):
        result = story.merged(office, up)
        assert figure(result, "CT1") == 12
        (part,) = [r for r in result.book.rows("ledger") if r["figure_code"] == "CT1"]
        assert (part["value"], part["computed"]) == (12, 2)
        assert part["reason"] == "Trường ghi thiếu một chữ số (xa.xlsx)"
        (line,) = result.book.rows("adjustments")
        assert (line["unit_code"], line["value"], line["computed"], line["effect"]) == (unit, 12, 2, "Có")
        assert line["from_below"] == "xa.xlsx"
        (read,) = [r for r in result.book.rows("data") if r.get("indicator_code") == "CT1"]
        assert read["in_period"] == 2


def test_a_correction_of_a_total_is_told_and_not_used(story: Levels) -> None:
    path = story.report("th1", office="xa", name="r1", indicators=figures(2, 30, 3))
    commune = story.merge("xa", path)
    corrected(commune, "CT1", None, 12, "Hội nghị tổ chức chung")
    story.merge("xa", path)
    result = story.merged("tinh", commune)
    assert figure(result, "CT1") == 2
    (finding,) = [f for f in result.findings if f.code == "KH429"]
    assert "từ 2 thành 12 (Hội nghị tổ chức chung)" in finding.message()
    assert row(result, "adjustments", "figure_code", "CT1")["effect"] == "Không: chỉ là tổng số của cấp dưới"


def test_a_correction_of_a_report_that_was_sent_anew_is_told_and_not_used(story: Levels) -> None:
    path = story.report("xa", office="tinh", indicators=figures(2, 30, 3))
    below = story.merge("tinh", path)
    corrected(below, "CT1", "xa", 12, "Ghi thiếu")
    story.merge("tinh", path)
    newer = story.report("xa", office="tinh", name="moi", info=[{"submission_no": 2}], indicators=figures(3, 30, 3))
    result = story.merged("tinh", below, newer)
    assert figure(result, "CT1") == 3
    assert "KH429" in codes(result)


def test_this_levels_own_correction_has_the_last_word(story: Levels) -> None:
    path = story.report("th1", office="xa", name="r1", indicators=figures(2, 30, 3))
    commune = story.merge("xa", path)
    corrected(commune, "CT1", "th1", 12, "Ghi thiếu")
    story.merge("xa", path)
    output = story.folder / "out.xlsx"
    story.merged("tinh", commune, output=output)
    corrected(output, "CT1", "xa", 11, "Đã đối chiếu với xã")
    result = story.merged("tinh", commune, output=output)
    assert figure(result, "CT1") == 11
    effects = {r["unit_code"]: r["effect"] for r in result.book.rows("adjustments")}
    assert effects == {"xa": "Có", "xa/th1": "Không: số ở cấp này đã được điều chỉnh"}


# --- 5: what cannot be taken ----------------------------------------------------------------------------


def test_rows_typed_over_below_are_not_counted(story: Levels) -> None:
    commune = story.merge("xa", story.report("th1", office="xa", name="r1", indicators=figures(2, 30, 3)))
    typed_over(commune, "Dữ liệu", "Thực hiện trong kỳ", 30, 300)
    result = story.merged("tinh", commune)
    assert "KH427" in codes(result)
    assert states(result)["r1"] == "rejected"
    assert result.account.closes


def test_a_unit_that_nobody_speaks_for_is_not_counted(story: Levels) -> None:
    commune = story.merge("xa", story.report("th1", office="xa", name="r1"))
    result = story.merged("bo", commune)
    assert "KH426" in codes(result)
    assert result.account.closes


def test_a_code_that_this_plan_lacks_is_told_and_kept(story: Levels, tmp_path: Path) -> None:
    rows: list[Row] = [{"unit_code": "th1", **names("th1")}]
    own = {"indicator_code": "CT9", "indicator": "Số buổi", "unit": "buổi", "task_code": "NV1"}
    plan = level_plan("xa", rows, indicators=[{**own, "across_units": "Cộng dồn", "across_periods": "Cộng dồn"}])
    story.offices["xa"] = type(story.offices["xa"])(tmp_path / "xa", plan)
    path = story.report("th1", office="xa", indicators=[{"indicator_code": "CT9", "in_period": 4}])
    result = story.merged("tinh", story.merge("xa", path))
    assert "KH425" in codes(result)
    assert [r["in_period"] for r in result.book.rows("data") if r.get("indicator_code") == "CT9"] == [Decimal(4)]


def test_a_workbook_of_another_plan_is_not_opened(story: Levels, tmp_path: Path) -> None:
    other = level_plan("xa", [{"unit_code": "th1", **names("th1")}])
    document = ({**other.form("document"), "reference": "99/KH-UBND"},)
    other = type(other)(identity=other.identity, sheets={**other.sheets, "document": document})
    story.offices["xa"] = type(story.offices["xa"])(tmp_path / "xa", other)
    commune = story.merge("xa", story.report("th1", office="xa", name="r1"))
    result = story.merged("tinh", commune)
    assert states(result) == {"xa": "rejected"}
    assert "KH004" in codes(result)


def test_a_finding_that_the_level_below_waived_stays_waived_with_its_reason(story: Levels) -> None:
    path = story.report("th1", office="xa", name="r1", tasks=[{"task_code": "NV1", "evidence": "Ảnh chụp"}])
    commune = story.merge("xa", path)
    (finding,) = submission(story.merged("xa", path), "r1").findings
    book = openpyxl.load_workbook(commune)
    sheet = book["Lỗi, cảnh báo"]
    line = next(n for n in range(6, 50) if sheet.cell(n, 1).value == finding.code)
    headings = {cell.value: number for number, cell in enumerate(sheet[5], start=1)}
    sheet.cell(line, headings["Bỏ qua"]).value = "Có"
    sheet.cell(line, headings["Lý do"]).value = "Đã xem ảnh"
    book.save(commune)
    result = story.merged("tinh", commune)
    assert [f.code for f in result.waived] == [finding.code]
    (told,) = [r for r in result.book.rows("ledger") if r["figure_code"] == finding.code]
    assert told["reason"] == "Đã xem ảnh"
