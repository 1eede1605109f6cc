"""Who must report to whom by when: only dates for reports count, and a date is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.plan_import.deadlines import ReportDeadline, read_deadlines

from ..support.plan_reading import blocks_of


def _read(text: str, year: int | None = 2024, heading: str = "") -> tuple[ReportDeadline, ...]:
    return read_deadlines([(heading, block) for block in blocks_of(text)], year)


def _dues(text: str, year: int | None = 2024) -> list[tuple[str | None, str]]:
    return [(found.due, found.covers) for found in _read(text, year)]


class TestADate:
    def test_with_its_year_is_iso_and_has_an_addressee_and_lines(self) -> None:
        (found,) = _read("\nCác phòng, ban báo cáo kết quả về Phòng Tư pháp trước ngày 10 tháng 12 năm 2024.")
        assert (found.who, found.to, found.due) == ("Các phòng, ban", "Phòng Tư pháp", "2024-12-10")
        assert (found.first, found.last, found.has_date) == (2, 2, True)

    def test_without_a_year_is_of_the_plans_only_year(self) -> None:
        assert _dues("Gửi báo cáo kết quả về Sở Y tế trước ngày 01/12.") == [("2024-12-01", "")]

    def test_of_every_year_has_none(self) -> None:
        text = "Báo cáo kết quả về Sở Tư pháp trước ngày 15/11 hằng năm để tổng hợp."
        assert _dues(text) == [("--11-15", "year")]

    def test_without_a_year_in_a_plan_of_several_years_is_of_every_year(self) -> None:
        assert _dues("Gửi báo cáo kết quả về Sở Y tế trước ngày 01/12.", None) == [("--12-01", "")]

    def test_may_stand_before_what_is_asked(self) -> None:
        assert _dues("Trước ngày 10/12/2024, các đơn vị gửi báo cáo kết quả về Sở Tư pháp.") == [("2024-12-10", "")]

    def test_that_no_calendar_has_is_no_date(self) -> None:
        assert not any(d.has_date for d in _read("Báo cáo kết quả về Sở Tư pháp trước ngày 31/02/2024."))


@pytest.mark.parametrize(
    "text",
    [
        "Các xã báo cáo 6 tháng trước ngày 05/6, năm trước ngày 05/12 gửi Phòng Nội vụ.",
        "Báo cáo về Phòng Nội vụ (trước 05/6 đối với báo cáo 6 tháng và trước 05/12 đối với báo cáo năm).",
        "Báo cáo kết quả 6 tháng và năm về Phòng Nội vụ trước ngày 05/6 và 05/12.",
        "- Báo cáo 6 tháng: trước ngày 05/6; báo cáo năm: trước ngày 05/12.",
        "Thực hiện báo cáo định kỳ (06 tháng trước ngày 05/6; 01 năm trước ngày 05/12) về Phòng Nội vụ.",
        "Định kỳ 6 tháng (trước ngày 05/6), năm (trước ngày 05/12) tổng hợp kết quả gửi Phòng Nội vụ.",
    ],
)
def test_the_half_year_and_the_year_are_told_apart(text: str) -> None:
    assert _dues(text) == [("2024-06-05", "half"), ("2024-12-05", "year")]


def test_each_date_has_its_own_addressee() -> None:
    text = "Các xã báo cáo kết quả về Phòng Y tế trước 01/12; Phòng Y tế tổng hợp, báo cáo UBND huyện trước 10/12."
    assert [(d.who, d.to, d.due) for d in _read(text)] == [
        ("Các xã", "Phòng Y tế", "2024-12-01"),
        ("Phòng Y tế", "UBND huyện", "2024-12-10"),
    ]


def test_a_list_of_agencies_parted_by_semicolons_is_one_subject() -> None:
    (found,) = _read("Các sở, ban, ngành; UBND các huyện báo cáo kết quả về Sở Tư pháp trước ngày 15/11/2024.")
    assert found.who == "Các sở, ban, ngành; UBND các huyện"


def test_a_sentence_without_a_subject_stands_under_the_heading() -> None:
    (found,) = _read("- Báo cáo kết quả về Sở Tư pháp trước ngày 15/11/2024.", heading="5. Các sở, ban, ngành")
    assert found.who == "Các sở, ban, ngành"


def test_what_is_then_passed_on_is_not_the_addressee() -> None:
    (found,) = _read("Báo cáo về Ban Chỉ đạo (thông qua Sở Tư pháp) trước ngày 15/11/2024 để báo cáo Bộ Tư pháp.")
    assert found.to == "Ban Chỉ đạo (thông qua Sở Tư pháp)"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Gửi báo cáo kết quả về Sở Nội vụ chậm nhất ngày 20 hằng tháng.", "chậm nhất ngày 20 hằng tháng"),
        ("Tổng hợp kết quả gửi Sở Tư pháp khi có yêu cầu.", "khi có yêu cầu"),
        ("Định kỳ hằng năm báo cáo kết quả về Sở Tư pháp.", "Định kỳ hằng năm"),
        ("Phòng Tư pháp tổng hợp, báo cáo UBND huyện theo quy định.", None),
    ],
)
def test_without_a_date_the_words_stand(text: str, due: str | None) -> None:
    (found,) = _read(text)
    assert (found.due, found.has_date) == (due, False)


@pytest.mark.parametrize(
    "text",
    [
        "Các xã xây dựng Kế hoạch, gửi về Phòng Tư pháp trước ngày 31/3/2024 để tổng hợp, báo cáo UBND huyện.",
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 15/12/2020, các đơn vị báo cáo kết quả theo quy định.",
        "Nếu có vướng mắc, phản ánh về Sở Tư pháp trước ngày 20/10/2024 để giải quyết.",
        "Sở Tài chính thẩm định dự toán, báo cáo UBND tỉnh trước ngày 30/11/2024.",
        "Bồi dưỡng đội ngũ báo cáo viên pháp luật trước ngày 30/6/2024.",
        "Hoàn thành việc rà soát trước ngày 30/9/2024.",
        "",
    ],
)
def test_dates_of_other_things_are_passed_over(text: str) -> None:
    assert not any(found.has_date for found in _read(text))


def test_a_plan_and_a_report_in_one_sentence_give_the_reports_date_only() -> None:
    text = "Xây dựng kế hoạch trước ngày 31/3/2024 và báo cáo kết quả về UBND tỉnh trước ngày 15/11/2024."
    assert [due for due, _ in _dues(text)] == ["2024-11-15"]


PIECES = [
    "báo cáo",
    "kết quả",
    "trước ngày",
    "15/11",
    "31/02/2024",
    "15/11/2024",
    "hằng năm",
    "về",
    "Sở Tư pháp",
    "6 tháng",
]
PIECES += ["gửi", ";", ".", "(", ")", "và", "năm", "khi có yêu cầu", "kế hoạch", ":", "0/0/2024", "quý", "-"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.sampled_from([None, 2024]))
def test_any_words_are_read_without_failing(text: str, year: int | None) -> None:
    for found in _read(text, year):
        assert found.text or found.due
