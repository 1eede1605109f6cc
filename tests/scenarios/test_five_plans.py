"""Five plans as they were published, each all the way: text → plan workbook → templates → reports → one report.

1. The text becomes a plan workbook; the Word file of the same plan becomes the same workbook.
2. What the text leaves open stays open, and is said: nothing is guessed.
3. The coordinator completes the workbook in Excel, typing and pasting. Groups and tasks stay as they were read, but
   for what the story names.
4. The plan is clean, and its tasks are those of `plan.toml`.
5. Every unit that must report has a workbook. One comes back late, one with a slip that is corrected, most not at all.
6. The merge accounts for every cell; the report has the plan's number, its groups in order, the figures, the signer.

Where a story says nothing else of a unit that reports, all its tasks are under way and each of its figures is 2.
"""

from pathlib import Path

from kehoach_xlsx.masters import load_plan
from kehoach_xlsx.workbooks.codelists import DONE, NOT_READY, NOT_STARTED, NOTHING, REGULAR, WILL_NOT
from tests.support.coordinator import Coordinator
from tests.support.plan_story import Merged, Report, Story, Verdict, leadless, noted, same_plan, timeless

CLEAN = Verdict(code=0)
HOW_TO_REPORT = (
    "Cơ quan đầu mối (mã đơn vị)",
    "Đầu mối liên hệ",
    "Báo cáo: cơ quan chủ quản",
    "Báo cáo: cơ quan ban hành",
    "Báo cáo: kính gửi",
    "Báo cáo: ký hiệu",
    "Báo cáo: địa danh",
    "Báo cáo: đơn vị soạn thảo (viết tắt)",
    "Báo cáo: thẩm quyền ký",
    "Báo cáo: chức vụ người ký",
    "Báo cáo: họ và tên người ký",
    "Báo cáo: nơi nhận",
    "Tên ngắn của kế hoạch",
)
ASSIGNED = ("Cơ quan chủ trì, thực hiện", "Cơ quan phối hợp", "Cách giao", "Ngoài văn bản")
TIMED = ("Thời gian thực hiện (nguyên văn)", "Loại thời gian", "Từ ngày", "Đến ngày")


def test_can_tho_2024(tmp_path: Path) -> None:
    """Hard-wrapped; a), b), c) are labels here and tasks there; one task with two milestones."""
    story = Story(example="can-tho-2024", folder=tmp_path, period="2024")
    plan = story.imports("ke-hoach.txt")
    assert same_plan(plan, story.would_import("ke-hoach.docx"))

    # The text names 28 units of the city, but not the districts.
    districts = "Ủy ban nhân dân quận, huyện, xã, phường, thị trấn"
    assert noted(plan, "KH531") == [districts, "Ủy ban nhân dân quận, huyện (cùng với cấp xã của mình)"]
    assert (timeless(plan), leadless(plan)) == ([], [])
    assert story.checks() == Verdict(code=1, errors=frozenset({"KH502"}))

    with story.excel() as excel:
        completes_what_no_plan_says(excel)
    assert story.checks() == CLEAN
    # The plan's two dates, of its own issue and of guidance, are one time and milestones in plan.toml.
    assert story.differences() == {("II.1.a", "timeframe_text")}

    every_unit_has_a_workbook(story)
    story.receives("ca-tp", tasks={"II.1.a": DONE, "II.4.c": REGULAR}, figures={"CT05": 1, "CT13": 4})
    story.receives("stp", tasks={"II.8.a": DONE}, figures={"CT13": 3})
    story.receives("sgddt", tasks={"II.5": NOTHING, "II.9": WILL_NOT})
    story.receives("ubnd-ninh-kieu", days_late=2)
    sends_a_slip_and_corrects_it(story, "ubnd-o-mon", "CT01", slip="03 văn bản", right=3)

    merged = story.merges()
    nothing_is_lost(merged, files=5)
    assert merged.late == ("Ủy ban nhân dân quận Ninh Kiều gửi muộn 02 ngày",)
    assert "Sở Nội vụ, Sở Tài chính" in merged.missing

    report = story.reports()
    has_the_form_of(report, story, "Kế hoạch số 58/KH-UBND ngày 19 tháng 3 năm 2024")
    assert report.figures["Số mô hình điểm được xây dựng"] == ("1", "100%")
    assert report.figures["Số lớp tập huấn đã mở"] == ("11", "")
    assert report.figures["Số văn bản chỉ đạo, hướng dẫn, phối hợp đã ban hành"] == ("11", "")
    assert report.signature == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Việt Trường")


def test_lang_son_2021(tmp_path: Path) -> None:
    """No number, no day; one agency leads all, the others report what they helped with; results with counts."""
    story = Story(example="lang-son-2021", folder=tmp_path, period="2021")
    plan = story.imports("ke-hoach.txt")
    assert same_plan(plan, story.would_import("ke-hoach.docx"))

    assert noted(plan, "KH527") == ["số, ký hiệu"]
    assert (plan["document"]["reference"], plan["document"]["issued_on"]) == (None, "2021-01")
    assert noted(plan, "KH525") == ["II.7"] == timeless(plan)
    assert leadless(plan) == []
    waits = next(task["timeframe"] for task in plan["tasks"] if task["code"] == "II.1.2")
    assert (waits["kind"], waits["starts_on"], waits["ends_on"]) == ("conditional", None, None)
    assert [(i["target"], i["unit"]) for i in plan["indicators"]] == [
        (3, "lớp"),
        (3, "hội nghị"),
        (5, "clip"),
        (10, "chương trình"),
    ]
    assert story.checks() == Verdict(code=1, errors=frozenset({"KH109", "KH502"}), warnings=frozenset({"KH510"}))

    with story.excel() as excel:
        completes_what_no_plan_says(excel)
        excel.fills_in("Thông tin chung", "Số, ký hiệu", "Cơ quan chủ quản")
        for duty in ("IV.2", "IV.3"):  # "A cùng B": the duty is A's
            excel.types("Trách nhiệm", duty, "Cơ quan")
    assert story.checks() == CLEAN
    assert story.differences() == set()

    every_unit_has_a_workbook(story)
    classes = {"CT02": 3, "CT04": 2, "CT10": 5, "CT11": 8}
    story.receives("stp", tasks={"II.1.1": DONE, "II.1.2": NOT_READY, "II.2": DONE}, figures=classes)
    story.receives("ca-tinh", tasks={"II.3": NOTHING, "II.6": REGULAR})
    story.receives("dai-ptth", tasks={"II.5": DONE})
    story.receives("ubnd-cao-loc", days_late=3)
    sends_a_slip_and_corrects_it(story, "ubnd-loc-binh", "CT05", slip="03 cuộc", right=3)

    merged = story.merges()
    nothing_is_lost(merged, files=5)
    assert merged.late == ("Ủy ban nhân dân huyện Cao Lộc gửi muộn 03 ngày",)
    assert "Công an tỉnh" not in merged.missing
    assert "Tỉnh đoàn" not in merged.missing, "the unions are asked, never chased"

    report = story.reports()
    has_the_form_of(report, story, "Kế hoạch số …/KH-BCĐ tháng 01 năm 2021 của Ban Chỉ đạo Đề án")
    assert report.figures["Số lớp tập huấn, bồi dưỡng nghiệp vụ"] == ("3", "100%")
    assert report.figures["Số hội nghị PBGDPL tập trung tại các huyện, thành phố"] == ("2", "66,7%")
    assert report.figures["Số chương trình truyền thanh, phát thanh"] == ("8", "80%")
    assert report.figures["Số cuộc phổ biến pháp luật trực tiếp khác ở địa bàn trọng điểm"] == ("9", "")
    assert report.signature == ("TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH", "Dương Xuân Huyền")


def test_cau_giay_2020(tmp_path: Path) -> None:
    """A news item about a plan: no times, no signer, no recipients; who acts stands in prose, or nowhere."""
    story = Story(example="cau-giay-2020", folder=tmp_path, period="2021")
    plan = story.imports("ke-hoach.txt")
    assert same_plan(plan, story.would_import("ke-hoach.docx"))

    ten = [str(n) for n in range(1, 11)]
    assert [task["code"] for task in plan["tasks"]] == ten == timeless(plan)
    assert noted(plan, "KH525") == [", ".join(ten)]
    assert noted(plan, "KH526") == ["4, 6, 7, 9"] == [", ".join(leadless(plan))]
    assert noted(plan, "KH527") == ["địa danh; người ký; nơi nhận; thời hạn báo cáo"]
    assert plan["document"]["signatory"] == {"authority": None, "title": None, "name": None}
    assert (plan["document"]["recipients"], plan["document"]["report_deadlines"]) == ([], [])
    assert story.checks() == Verdict(code=1, errors=frozenset({"KH109", "KH502"}), warnings=frozenset({"KH507"}))

    with story.excel() as excel:
        completes_what_no_plan_says(excel)
        excel.fills_in("Thông tin chung", "Địa danh", "Cơ quan chủ quản", "Cơ quan ban hành")
        for task in ten:
            excel.types("Nhiệm vụ", task, *TIMED, "Ghi chú")
        for task in ("4", "6", "7", "9"):
            excel.types("Nhiệm vụ", task, *ASSIGNED)
    assert story.checks() == CLEAN
    assert story.differences() == set()
    completed = load_plan(tmp_path / "ke-hoach.xlsx").plan
    assert [task.code for task in completed.tasks if task.beyond_text] == ["4", "6", "7", "9"]

    every_unit_has_a_workbook(story)
    story.receives("ptp", tasks={"1": DONE, "6": DONE, "7": NOT_STARTED}, figures={"CT06": 12, "CT07": 11})
    story.receives("pnv", tasks={"5": NOTHING})
    story.receives("mttq", tasks={"8": REGULAR})
    story.receives("ubnd-yen-hoa", figures={"CT06": 6, "CT07": 5}, days_late=1)
    sends_a_slip_and_corrects_it(story, "ubnd-mai-dich", "CT03", slip="05 cuộc", right=5)

    merged = story.merges()
    nothing_is_lost(merged, files=5)
    assert merged.late == ("Ủy ban nhân dân phường Yên Hòa gửi muộn 01 ngày",)
    assert "Thanh tra quận" in merged.missing

    report = story.reports()
    has_the_form_of(report, story, "Kế hoạch số 235/KH-UBND ngày 18 tháng 12 năm 2020")
    assert report.figures["Số cuộc phổ biến pháp luật trực tiếp"] == ("11", "")
    assert report.figures["Số vụ việc hòa giải ở cơ sở đã tiếp nhận"] == ("20", "")
    assert report.figures["Hòa giải thành"] == ("16", "")
    assert report.figures["Tỷ lệ hòa giải thành"] == ("80", "")  # 16 of 20; not the mean of three shares
    assert report.signature == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_ca_mau_2020(tmp_path: Path) -> None:
    """The lead is the heading, every bullet a task; "hằng năm" without an end; two tasks that nobody leads."""
    story = Story(example="ca-mau-2020", folder=tmp_path, period="2021")
    plan = story.imports("ke-hoach.txt")
    assert same_plan(plan, story.would_import("ke-hoach.docx"))

    assert len(plan["tasks"]) == 44
    assert noted(plan, "KH526") == ["II.1.2, II.1.3"] == [", ".join(leadless(plan))]
    assert noted(plan, "KH527") == ["nơi nhận"]
    yearly = [task["timeframe"] for task in plan["tasks"] if task["timeframe"]["kind"] == "annual"]
    assert yearly
    assert not [time for time in yearly if time["starts_on"] or time["ends_on"]]
    assert timeless(plan) == []
    assert story.checks() == Verdict(code=1, errors=frozenset({"KH502"}), warnings=frozenset({"KH507", "KH510"}))

    with story.excel() as excel:
        completes_what_no_plan_says(excel)
        excel.types("Nhiệm vụ", "II.1.2", *ASSIGNED, "Ghi chú")
        for task in ("II.1.3", "II.2.4", "II.6.1", "II.8.2.1", "II.8.2.2", "II.8.2.3"):
            excel.types("Nhiệm vụ", task, "Cách giao", "Ghi chú")  # each does its own; the text does not say so
    # Nobody leads II.1.3 yet: that is worth a warning, and no reason to wait.
    assert story.checks() == Verdict(code=0, warnings=frozenset({"KH507"}))
    assert story.differences() == set()

    every_unit_has_a_workbook(story)
    story.receives("stp", tasks={"II.2.1.1": DONE}, figures={"CT09": 40, "CT10": 30})
    story.receives("sgddt", tasks={"II.2.5.1": DONE})
    story.receives("bao-ca-mau", figures={"CT08": 52})
    story.receives("ubnd-ca-mau", figures={"CT12": 17, "CT13": 17})
    story.receives("ubnd-ngoc-hien", figures={"CT12": 7, "CT13": 4}, days_late=5)
    sends_a_slip_and_corrects_it(story, "ubnd-u-minh", "CT12", slip="08 xã", right=8)

    merged = story.merges()
    nothing_is_lost(merged, files=6)
    assert merged.late == ("Ủy ban nhân dân huyện Ngọc Hiển gửi muộn 05 ngày",)
    assert "Tòa án" not in merged.missing, "the court is asked, never chased"

    report = story.reports()
    has_the_form_of(report, story, "Kế hoạch số 138/KH-UBND ngày 07 tháng 12 năm 2020")
    assert report.figures["Số xã, phường, thị trấn trên địa bàn"] == ("32", "")
    assert report.figures["Số xã, phường, thị trấn đạt chuẩn tiếp cận pháp luật"] == ("23", "")
    assert report.figures["Tỷ lệ xã, phường, thị trấn đạt chuẩn tiếp cận pháp luật"] == ("71,9", "")
    assert report.figures["Số tin, bài, chương trình pháp luật đã đăng, phát"] == ("52", "")
    assert report.signature == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Hồng Quân")


def test_binh_phuoc_2024(tmp_path: Path) -> None:
    """Labels once for a group, or for each bullet; no number; a report for six months and one for the year."""
    story = Story(example="binh-phuoc-2024", folder=tmp_path, period="2024-6T")
    plan = story.imports("ke-hoach.txt")
    assert same_plan(plan, story.would_import("ke-hoach.docx"))

    assert noted(plan, "KH527") == ["số, ký hiệu"]
    assert (plan["document"]["reference"], plan["document"]["signatory"]["title"]) == (None, None)
    assert noted(plan, "KH525") == ["II.3.1, II.3.2"] == [", ".join(timeless(plan))]
    assert leadless(plan) == []
    assert [period["period_code"] for period in plan["periods"]] == ["2024-6T", "2024-N"]
    assert story.checks() == Verdict(code=1, errors=frozenset({"KH109", "KH502"}), warnings=frozenset({"KH510"}))

    with story.excel() as excel:
        completes_what_no_plan_says(excel)
        excel.fills_in("Thông tin chung", "Số, ký hiệu", "Cơ quan ban hành")
    assert story.checks() == CLEAN
    assert story.differences() == set()

    every_unit_has_a_workbook(story)
    story.receives("stp", tasks={"II.1.1": DONE}, figures={"CT02": 4, "CT03": 230, "CT13": 525})
    story.receives("tt-tgpl", tasks={"II.1.2": REGULAR})
    story.receives("hlg", tasks={"II.4.1": NOTHING}, figures={"CT12": 6})
    story.receives("ubnd-dong-xoai", tasks={"II.3.1": NOT_STARTED})
    story.receives("ubnd-bu-dop", days_late=4)
    sends_a_slip_and_corrects_it(story, "ubnd-loc-ninh", "CT11", slip="12 cuộc", right=12)

    merged = story.merges()
    nothing_is_lost(merged, files=6)
    assert merged.late == ("Ủy ban nhân dân huyện Bù Đốp gửi muộn 04 ngày",)
    assert "Sở Nội vụ" in merged.missing

    report = story.reports()
    has_the_form_of(report, story, "Kế hoạch số …/KH-UBND ngày 08 tháng 4 năm 2024")
    assert report.figures["Số lớp tập huấn, bồi dưỡng đã mở"] == ("12", "")
    assert report.figures["Số cuộc phổ biến, tư vấn, trợ giúp pháp lý riêng cho nhóm đặc thù"] == ("20", "")
    assert report.figures["Số vụ việc được tư vấn pháp luật miễn phí"] == ("6", "")
    assert report.figures["Số hòa giải viên ở cơ sở"] == ("525", "")
    assert report.signature == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Tuệ Hiền")


# --- what all five have in common ---------------------------------------------------------------------------


def completes_what_no_plan_says(excel: Coordinator) -> None:
    """Say who the units are, when they report which figures, and how the final report goes."""
    excel.fills_in("Thông tin chung", *HOW_TO_REPORT)
    excel.pastes("Chỉ tiêu, số liệu", "Đơn vị", "Nhóm đơn vị", "Kỳ báo cáo")
    excel.deletes("Cần kiểm tra")


def every_unit_has_a_workbook(story: Story) -> None:
    """The templates go to those who must report, and to nobody else."""
    roster = load_plan(story.folder / "ke-hoach.xlsx").roster
    assert story.makes_templates() == {unit.code for unit in roster.reporting_units()}


def sends_a_slip_and_corrects_it(story: Story, unit: str, indicator: str, *, slip: str, right: int) -> None:
    """A text where a number belongs is told, and is the only error of all that came in; then the unit sends again."""
    story.receives(unit, figures={indicator: slip})
    assert story.validates() == {unit: ["KH101"]}
    story.receives(unit, figures={indicator: right})
    assert story.validates() == {}


def nothing_is_lost(merged: Merged, files: int) -> None:
    """All files are merged, and every cell that was read is accounted for."""
    assert merged.files == files
    assert merged.read == merged.merged + merged.set_aside > 0
    assert merged.set_aside == 0


def has_the_form_of(report: Report, story: Story, opening: str) -> None:
    """The report opens with the plan's number; part II has the plan's groups in order, then what belongs to none."""
    assert f"Thực hiện {opening}" in report.text
    titles = (group.title for group in load_plan(story.folder / "ke-hoach.xlsx").plan.groups)
    assert report.groups == (*titles, "Số liệu chung")
