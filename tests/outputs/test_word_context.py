"""What the report says: sentences of the draft, names, dates, numbers and the rows of the appendices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import perf_counter

import pytest

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.outputs.word.appendices import Appendix
from kehoach_xlsx.outputs.word.context import ReportContext, report_context
from kehoach_xlsx.outputs.word.draft import UnknownSection
from kehoach_xlsx.outputs.word.report import render_report

from .word_books import I_DO, II_DONE, III_WHY, V_ASK, book, info, numbers, sentence
from .word_reading import texts


def _said(*draft: Row) -> ReportContext:
    return report_context(book(draft=draft))


def _rows(appendix: Appendix | None) -> list[dict[str, object]]:
    assert appendix is not None
    return [dict(row) for row in appendix.rows]


# Sentences of the draft


def test_the_coordinators_wording_stands_instead_of_the_draft() -> None:
    said = _said(sentence(I_DO, "Câu máy viết.", wording="Câu của đồng chí."), sentence(I_DO, "Câu hai."))
    assert said.directing == ("Câu của đồng chí.", "Câu hai.")


@pytest.mark.parametrize("dash", ["-", " - ", "–"])
def test_a_dash_drops_the_sentence(dash: str) -> None:
    assert _said(sentence(I_DO, "Câu máy viết.", wording=dash)).directing == ("Không có.",)


def test_each_line_of_a_wording_is_a_paragraph() -> None:
    assert _said(sentence(V_ASK, "", wording="Kiến nghị:\n- Một;\n\n- Hai.")).proposals == (
        "Kiến nghị:", "- Một;", "- Hai.",
    )  # fmt: skip


def test_sections_of_part_iii_are_kept_apart() -> None:
    said = _said(sentence(III_WHY, "Do kinh phí hạn chế."))
    assert (said.causes, said.strengths) == (("Do kinh phí hạn chế.",), ("Không có.",))


def test_consecutive_rows_under_one_heading_are_one_group_in_the_plans_order() -> None:
    said = _said(
        sentence(II_DONE, "Tổng quát.", key="II"),
        sentence(II_DONE, "Mở đầu nhóm.", key="II.3", heading="Nhóm ba"),
        sentence(II_DONE, "Việc a.", key="II.3.a", heading="Nhóm ba"),
        sentence(II_DONE, "Việc b.", key="II.3.b"),
        sentence(II_DONE, "Nhóm khác.", key="II.1", heading="1. Nhóm một"),
    )
    assert said.results == ("Tổng quát.",)
    assert [(g.heading, g.paragraphs) for g in said.groups] == [
        ("Nhóm ba", ("Mở đầu nhóm.", "Việc a.", "Việc b.")),
        ("Nhóm một", ("Nhóm khác.",)),
    ]


def test_a_group_taken_out_with_dashes_is_gone_and_a_silent_one_says_so() -> None:
    said = _said(
        sentence(II_DONE, "Bỏ.", heading="Nhóm bỏ", wording="-"),
        sentence(II_DONE, "", heading="Nhóm không việc"),
    )
    assert [(g.heading, g.paragraphs) for g in said.groups] == [("Nhóm không việc", ("Không có.",))]


def test_a_sentence_in_no_known_section_is_refused_and_never_lost() -> None:
    with pytest.raises(UnknownSection, match="khóa X: không có mục “VI"):
        _said(sentence("VI. Khác", "Câu này đi đâu?", key="X"))


# Head and signing


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (None, "Số:        /BC-UBND"),
        ("5", "Số: 05/BC-UBND"),
        ("123", "Số: 123/BC-UBND"),
        ("7/BC-CAT", "Số: 07/BC-CAT"),
    ],
)
def test_the_number_is_padded_or_left_to_be_written(number: str | None, line: str) -> None:
    assert report_context(book(info(report_number=number))).number_line == line


def test_before_signing_the_day_is_blank_in_the_month_of_the_due_date() -> None:
    assert report_context(book()).place_date == "Cần Thơ, ngày     tháng 12 năm 2024"


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2024, 12, 10), "Cần Thơ, ngày 10 tháng 12 năm 2024"),
        (date(2025, 1, 5), "Cần Thơ, ngày 05 tháng 01 năm 2025"),
    ],
)
def test_a_signed_report_has_its_date(day: date, line: str) -> None:
    assert report_context(book(info(report_date=day))).place_date == line


def test_a_committees_name_breaks_before_its_place() -> None:
    assert report_context(book()).issuer_lines == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ")


@pytest.mark.parametrize(
    ("issuer", "spoken"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "Ủy ban nhân dân thành phố Cần Thơ"),
        ("CÔNG AN THÀNH PHỐ CẦN THƠ", "Công an thành phố Cần Thơ"),
        ("Sở Tư pháp", "Sở Tư pháp"),
        ("SỞ TƯ PHÁP", "Sở Tư pháp"),
    ],
)
def test_names_in_capitals_are_written_as_names_within_sentences(issuer: str, spoken: str) -> None:
    said = report_context(book(info(issuer=issuer), by_unit=[{"unit_name": "Sở Tư pháp"}]))
    assert f", {spoken} báo cáo kết quả" in said.opening


def test_the_opening_names_plan_issuer_period_and_cut_off() -> None:
    assert report_context(book()).opening == (
        "Thực hiện Kế hoạch số 58/KH-UBND ngày 19 tháng 3 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ về việc "
        "thực hiện Đề án phổ biến, giáo dục pháp luật gắn với vận động quần chúng năm 2024, Ủy ban nhân dân thành "
        "phố Cần Thơ báo cáo kết quả thực hiện năm 2024 (số liệu tính đến ngày 05 tháng 12 năm 2024) như sau:"
    )


def test_a_plan_without_number_or_day_is_named_by_what_it_has() -> None:
    form = info(plan_reference=None, plan_issued_on="2021-01", plan_subject=None, cutoff_on=None)
    assert report_context(book(form)).opening.startswith("Thực hiện Kế hoạch tháng 01 năm 2021 của Ủy ban")


def test_one_addressee_stands_on_the_line_and_several_beneath_it() -> None:
    one, several = report_context(book()), report_context(book(info(addressees="Bộ Công an; Bộ Tư pháp")))
    assert (one.addressee, one.addressees) == ("Bộ Công an (Cục V03)", ())
    assert (several.addressee, several.addressees) == ("", ("- Bộ Công an;", "- Bộ Tư pháp."))
    assert several.closing.endswith("kính gửi Bộ Công an và Bộ Tư pháp tổng hợp./.")


def test_recipients_begin_with_the_addressee_and_end_with_the_file_copy() -> None:
    said = report_context(book(info(recipients="Lưu: VT, CATP.; Sở Tư pháp;")))
    assert said.recipients == ("- Như trên;", "- Sở Tư pháp;", "- Lưu: VT, CATP.")


def test_without_addressee_nobody_is_as_above() -> None:
    said = report_context(book(info(addressees=None, recipients="Như trên; Sở Tư pháp")))
    assert said.recipients == ("- Sở Tư pháp;", "- Lưu: VT.")
    assert said.closing.endswith("năm 2024 của Ủy ban nhân dân thành phố Cần Thơ./.")


def test_authority_and_title_are_lines_in_capitals_none_twice() -> None:
    assert report_context(book()).authority_lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    alone = report_context(book(info(authority="Trưởng ban", title="TRƯỞNG BAN")))
    assert alone.authority_lines == ("TRƯỞNG BAN",)


@pytest.mark.parametrize(
    ("authority", "title", "block"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (None, "Phó Chủ tịch Thường trực", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")),
        (None, "Phó Giám đốc phụ trách", ("PHÓ GIÁM ĐỐC PHỤ TRÁCH",)),
        ("KT.GIÁM ĐỐC", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("T/L Chủ tịch", "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("TUQ Chủ tịch", "Giám đốc Sở Tư pháp", ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ TƯ PHÁP")),
        (None, "Q. Giám đốc", ("Q. GIÁM ĐỐC",)),
        (None, "Chánh án", ("CHÁNH ÁN",)),
        ("TM. Ban Thường trực", "Chủ tịch", ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH")),
        (
            "TM. Ban Chỉ đạo",
            "Trưởng ban / Phó Chủ tịch UBND tỉnh",
            ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH"),
        ),
        (
            "TM. Ban Chỉ đạo",
            "Phó Trưởng ban\nGiám đốc Sở Tư pháp",
            ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "GIÁM ĐỐC SỞ TƯ PHÁP"),
        ),
    ],
)
def test_who_signs_on_whose_behalf_is_written_as_the_decree_has_it(
    authority: str | None, title: str, block: tuple[str, ...]
) -> None:
    assert report_context(book(info(authority=authority, title=title))).authority_lines == block


def test_the_name_stands_without_academic_titles_and_with_a_rank() -> None:
    assert report_context(book(info(signatory="PGS.TS. Hà Thị Lan"))).signatory == "Hà Thị Lan"
    assert report_context(book(info(signatory="Đại tá Trần Văn Tám"))).signatory == "Đại tá Trần Văn Tám"


def test_the_symbol_has_no_spaces_and_luu_has_its_colon() -> None:
    said = report_context(book(info(symbol="BC - UBND", recipients="Sở Tư pháp; lưu VT, CATP")))
    assert said.number_line.endswith("/BC-UBND")
    assert said.recipients[-1] == "- Lưu: VT, CATP."


def test_a_subject_of_the_plan_in_capitals_gives_way_to_its_short_name() -> None:
    said = report_context(book(info(plan_subject="THỰC HIỆN ĐỀ ÁN NĂM 2024", short_subject="thực hiện Đề án 279")))
    assert "về việc thực hiện Đề án 279, Ủy ban nhân dân thành phố Cần Thơ báo cáo" in said.opening


# Appendices


def test_tasks_stand_under_roman_groups_with_ordinals_that_run_on() -> None:
    tasks: list[Row] = [
        {"group": "Nhóm A", "text": "Việc 1", **numbers(units_expected=31, units_reported=27)},
        {"group": "Nhóm A", "text": "Việc 2", "status": "Đang thực hiện", "conclusion": "Cơ bản hoàn thành"},
        {"group": "Nhóm B", "text": "Việc 3", "status": "Đã hoàn thành", "timeliness": "Trong hạn"},
    ]
    rows = _rows(report_context(book(by_task=tasks)).tasks)
    assert [(r["special"], r["ordinal"], r["text"]) for r in rows] == [
        (True, "I", "Nhóm A"), (False, 1, "Việc 1"), (False, 2, "Việc 2"), (True, "II", "Nhóm B"), (False, 3, "Việc 3"),
    ]  # fmt: skip
    assert rows[1]["reported"] == "27/31"
    assert [r.get("status") for r in rows[2:]] == ["Cơ bản hoàn thành", None, "Đã hoàn thành"]
    assert rows[4]["note"] == "Trong hạn"


def test_of_a_task_that_every_unit_carries_out_each_state_has_its_number_of_units() -> None:
    task = {"assignment": "Từng đơn vị thực hiện", "status": "2/12 đơn vị hoàn thành"}
    counts = numbers(units_expected=12, units_reported=11, done=2, under_way=0, regular=9)
    rows = _rows(report_context(book(by_task=[
        {**task, **counts},
        {**task, **counts, "conclusion": "Cơ bản hoàn thành"},
        {**task, **numbers(units_expected=12)},
    ])).tasks)  # fmt: skip
    assert [r["status"] for r in rows] == [
        "02 đơn vị đã hoàn thành; 09 đơn vị thực hiện thường xuyên", "Cơ bản hoàn thành", "2/12 đơn vị hoàn thành",
    ]  # fmt: skip


def test_leads_that_differ_are_noted_until_the_coordinator_concludes() -> None:
    task = {"timeliness": "Quá hạn", "disagreement": "Sở A: Đã hoàn thành; Sở B: Đang thực hiện"}
    tasks: list[Row] = [task, {**task, "conclusion": "Đang thực hiện"}, {"timeliness": "Không tính thời hạn"}]
    assert [r["note"] for r in _rows(report_context(book(by_task=tasks)).tasks)] == [
        "Quá hạn\nChưa thống nhất: Sở A: Đã hoàn thành; Sở B: Đang thực hiện", "", "",
    ]  # fmt: skip


ANSWERS: list[Row] = [
    {"task_code": "II.2", "unit_name": "Sở Tư pháp", "role": "Chủ trì", "status": "Đã hoàn thành",
     "timeliness": "Hoàn thành muộn", "result": "Xong.", "explanation": "Thiếu người.", "evidence": "1/BC-STP"},
    {"task_code": "II.1", "unit_code": "catp", "role": "Phối hợp", "status": "Đang thực hiện",
     "explanation": "Chờ hướng dẫn.", **numbers(progress_percent=60)},
    {"task_code": "II.2", "unit_name": "Sở Y tế"},
]  # fmt: skip


def test_answers_stand_under_their_tasks_in_the_order_of_the_plan() -> None:
    tasks: list[Row] = [{"task_code": code, "text": f"Việc {code}"} for code in ("II.1", "II.0", "II.2")]
    rows = _rows(report_context(book(by_task=tasks, answers=ANSWERS)).answers)
    assert [r["text"] if r["special"] else (r["ordinal"], r["unit_name"], r["status"]) for r in rows] == [
        "1. Việc II.1 (II.1)", (1, "catp", "Đang thực hiện (60%)"),
        "3. Việc II.2 (II.2)", (1, "Sở Tư pháp", "Đã hoàn thành\nHoàn thành muộn"), (2, "Sở Y tế", ""),
    ]  # fmt: skip


def test_an_explanation_stands_where_there_is_no_result() -> None:
    rows = _rows(report_context(book(answers=ANSWERS)).answers)
    assert [r["result"] for r in rows if not r["special"]] == ["Xong.", "", "Chờ hướng dẫn."]


@pytest.mark.parametrize(("word", "stands"), [("Có", True), (None, True), ("Không", False)])
def test_the_coordinator_decides_whether_the_answers_go_up(word: str | None, stands: bool) -> None:
    said = report_context(book(info(with_answers=word), answers=ANSWERS))
    assert (said.answers is not None) is stands
    assert any("của từng cơ quan, đơn vị tại Phụ lục" in text for text in said.results) is stands


def test_the_answers_of_two_hundred_units_to_sixteen_tasks_take_seconds() -> None:
    answers = [{"task_code": f"T{n // 200}", "unit_name": f"Đơn vị {n}", "result": "Đã làm."} for n in range(3200)]
    start = perf_counter()
    report = render_report(book(answers=answers))
    assert perf_counter() - start < 15  # 1.6 s when it was written; it grows as the rows do
    assert "Đơn vị 3199" in texts(report)


def test_figures_are_written_as_officials_write_them() -> None:
    figures: list[Row] = [
        {
            "indicator": "Số cuộc",
            "unit": "cuộc",
            **numbers(in_period=1240.5, cumulative=5373, target_share=96.68),
        },
        {"indicator": "Trong đó: trực tuyến", "parent_indicator": "CT01", **numbers(in_period=12)},
        {"indicator": "Số lớp", "in_period": Decimal("3.000000")},
    ]
    rows = _rows(report_context(book(indicators=figures)).indicators)
    assert [(r["ordinal"], r["in_period"], r["target_share"]) for r in rows] == [
        ("1", "1.240,5", "96,7%"), ("1.1", "12", ""), ("2", "3", ""),
    ]  # fmt: skip
    assert [r["special"] for r in rows] == [False, True, False]


def test_the_budget_is_summed_and_its_share_taken_from_the_sums() -> None:
    rows = _rows(report_context(book(budget=[
        {"cost_item": "Tập huấn", **numbers(allocated_vnd=300_000_000, spent_vnd=150_000_000, disbursed_share=50)},
        {"cost_item": "In ấn", **numbers(allocated_vnd=100_000_000, spent_vnd=100_000_000, disbursed_share=100)},
    ])).budget)  # fmt: skip
    total = rows[-1]
    assert (total["allocated"], total["spent"], total["share"]) == ("400.000.000", "250.000.000", "62,5%")


def test_money_spent_beside_allocations_leaves_the_total_without_a_percentage() -> None:
    rows = _rows(report_context(book(budget=[
        {"cost_item": "Tập huấn", **numbers(allocated_vnd=100, spent_vnd=100)},
        {"cost_item": "Khác", **numbers(spent_vnd=50)},
    ])).budget)  # fmt: skip
    assert (rows[-1]["spent"], rows[-1]["share"]) == ("150", "")


def test_the_body_refers_to_every_appendix_that_stands() -> None:
    said = report_context(book(directives=[{"reference": "1/KH"}], models=[{"name": "Mô hình"}]))
    assert said.directing == ("Chi tiết văn bản chỉ đạo, triển khai tại Phụ lục I.",)
    assert said.results == ("Chi tiết mô hình hay, cách làm hiệu quả tại Phụ lục II.",)


def test_the_list_of_late_units_does_not_go_up() -> None:
    said = report_context(book(register=[{"unit_name": "Đơn vị gửi muộn", "state": "Chưa gửi"}]))
    assert "Đơn vị gửi muộn" not in repr(said)
