"""When a task is to be done, in the words of plans: which kind of time, from which day, to which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.vietnamese.timeframes import Span, milestones, read_timeframe


def _read(text: str, year: int | None = None) -> tuple[str, str | None, str | None] | None:
    span = read_timeframe(text, year)
    return (span.kind, _iso(span.starts_on), _iso(span.ends_on)) if span else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("text", "kind", "starts_on", "ends_on"),
    [
        ("Năm 2021", "year", "2021-01-01", "2021-12-31"),
        ("Cả năm 2024.", "year", "2024-01-01", "2024-12-31"),
        ("Cuối năm 2024", "year", "2024-01-01", "2024-12-31"),  # no day is said, so the year is all that is known
        ("2024", "year", "2024-01-01", "2024-12-31"),
        ("Năm 2021, 2022", "multi_year", "2021-01-01", "2022-12-31"),
        ("Năm 2021 và 2022", "multi_year", "2021-01-01", "2022-12-31"),
        ("Giai đoạn 2021 - 2025", "multi_year", "2021-01-01", "2025-12-31"),
        ("2021–2025", "multi_year", "2021-01-01", "2025-12-31"),
        ("Từ năm 2021 đến năm 2025", "multi_year", "2021-01-01", "2025-12-31"),
        ("trong 03 năm (2021 - 2023)", "multi_year", "2021-01-01", "2023-12-31"),
        ("Quý IV/2024 và năm 2025", "multi_year", "2024-10-01", "2025-12-31"),
    ],
)
def test_years(text: str, kind: str, starts_on: str, ends_on: str) -> None:
    assert _read(text) == (kind, starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("Trong Quý I năm 2021", "2021-01-01", "2021-03-31"),
        ("Quí IV-2025", "2025-10-01", "2025-12-31"),
        ("Q.III/2024", "2024-07-01", "2024-09-30"),
        ("Quý 2/2024", "2024-04-01", "2024-06-30"),
        ("Quý IV, năm 2024", "2024-10-01", "2024-12-31"),
        ("Quý I, II/2024", "2024-01-01", "2024-06-30"),
        ("Quý III-IV/2024", "2024-07-01", "2024-12-31"),
        ("Quý II, quý III năm 2024", "2024-04-01", "2024-09-30"),
        ("Quý IV/2025 - Quý II/2026", "2025-10-01", "2026-06-30"),
        ("Từ quý II năm 2024 đến quý I năm 2025", "2024-04-01", "2025-03-31"),
        ("Hoàn thành trong quý IV năm 2022", "2022-10-01", "2022-12-31"),
    ],
)
def test_quarters(text: str, starts_on: str, ends_on: str) -> None:
    assert _read(text) == ("quarter", starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("Tháng 3 năm 2024", "2024-03-01", "2024-03-31"),
        ("Tuần thứ 2 tháng 11/2024", "2024-11-01", "2024-11-30"),  # the second week is not day 2
        ("Tháng 02/2024", "2024-02-01", "2024-02-29"),
        ("Tháng 3 - 5/2024", "2024-03-01", "2024-05-31"),
        ("Tháng 5, 6, 7/2024", "2024-05-01", "2024-07-31"),
        ("03/2024 - 05/2024", "2024-03-01", "2024-05-31"),
        ("Từ tháng 3 đến tháng 11 năm 2024", "2024-03-01", "2024-11-30"),
        ("Từ tháng 11/2024 đến tháng 3/2025", "2024-11-01", "2025-03-31"),
        ("Tháng 11 - tháng 3/2025", "2024-11-01", "2025-03-31"),  # over New Year, the year stands with the last
        ("Từ tháng 10 năm 2024 đến tháng 3", "2024-10-01", "2025-03-31"),
        ("6 tháng đầu năm 2024", "2024-01-01", "2024-06-30"),  # counted in months, so of the kind "month"
        ("06 tháng cuối năm 2024", "2024-07-01", "2024-12-31"),
        ("9 tháng đầu năm 2024", "2024-01-01", "2024-09-30"),
    ],
)
def test_months(text: str, starts_on: str, ends_on: str) -> None:
    assert _read(text) == ("month", starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("Trước ngày 15/11/2021", None, "2021-11-15"),
        ("Chậm nhất ngày 30 tháng 6 năm 2024", None, "2024-06-30"),
        ("Xong trước 30/6/2024", None, "2024-06-30"),
        ("Hoàn thành ngày 30/6/2024", None, "2024-06-30"),
        ("30/6/2024", None, "2024-06-30"),  # alone in the column it is a limit
        ("trước 15.11.2024", None, "2024-11-15"),
        ("Ngày 09/11/2024", "2024-11-09", "2024-11-09"),
        ("08h00 ngày 12/5/2024", "2024-05-12", "2024-05-12"),
        ("Từ 01/7/2025", "2025-07-01", None),
        ("Từ ngày 01/01/2024 đến ngày 31/12/2024", "2024-01-01", "2024-12-31"),
        ("Từ ngày 01 đến ngày 30/6/2024", "2024-06-01", "2024-06-30"),
        ("01/6 - 30/6/2024", "2024-06-01", "2024-06-30"),
        ("Năm 2024, hoàn thành trước 30/11", "2024-01-01", "2024-11-30"),  # a limit inside the year narrows it
    ],
)
def test_days(text: str, starts_on: str | None, ends_on: str | None) -> None:
    assert _read(text) == ("date", starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "kind", "starts_on", "ends_on"),
    [
        ("Cả năm 2024 và những năm tiếp theo", "multi_year", "2024-01-01", None),
        ("Năm 2024 và các năm tiếp theo", "multi_year", "2024-01-01", None),
        ("Từ năm 2024", "multi_year", "2024-01-01", None),
        ("Từ quý II/2024", "quarter", "2024-04-01", None),
        ("Từ tháng 4/2024 trở đi", "month", "2024-04-01", None),
        ("đến năm 2030", "multi_year", None, "2030-12-31"),
        ("Đến hết năm 2024", "year", None, "2024-12-31"),
        ("Trước tháng 6/2024", "month", None, "2024-06-30"),  # the tolerant reading, as for "trước ngày"
    ],
)
def test_open_ends(text: str, kind: str, starts_on: str | None, ends_on: str | None) -> None:
    assert _read(text) == (kind, starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hàng năm", "annual"),
        ("Hằng năm", "annual"),
        ("Định kỳ hằng năm", "annual"),
        ("Trước 15/11 hằng năm", "annual"),  # the day comes back every year, so it is no bound of the span
        ("Quý IV hàng năm", "annual"),
        ("01 lần/năm", "annual"),
        ("Định kỳ 6 tháng, năm", "annual"),  # it says year
        ("Theo kế hoạch hằng năm", "annual"),
        ("Hàng quý", "ongoing"),  # a rhythm that never says year has no yearly instances
        ("Hằng tháng", "ongoing"),
        ("Ngày 10 hằng tháng", "ongoing"),
        ("Thường xuyên", "ongoing"),
        ("Thường xuyên, hàng năm", "ongoing"),  # what is named first
        ("Sau khi có hướng dẫn của Bộ Tư pháp", "conditional"),
        ("Theo kế hoạch của Trung ương", "conditional"),
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/01/2024 của tỉnh", "conditional"),  # the day of another document
        ("Khi có yêu cầu", "conditional"),
        ("Theo hướng dẫn", "conditional"),
        ("Theo tiến độ", "conditional"),
        ("Trong vòng 30 ngày kể từ ngày ban hành", "conditional"),
    ],
)
def test_a_rhythm_or_a_condition_without_bounds(text: str, kind: str) -> None:
    assert _read(text, 2024) == (kind, None, None)


@pytest.mark.parametrize(
    ("text", "kind", "starts_on", "ends_on"),
    [
        ("Thường xuyên năm 2021", "ongoing", "2021-01-01", "2021-12-31"),
        ("Thường xuyên, trước 15/12/2024", "ongoing", None, "2024-12-15"),
        ("Hằng năm, giai đoạn 2021-2025", "annual", "2021-01-01", "2025-12-31"),
        ("Năm 2024 và hàng năm", "annual", "2024-01-01", None),
        ("Định kỳ 6 tháng, năm 2024", "ongoing", "2024-01-01", "2024-12-31"),
        ("Sau khi có hướng dẫn, chậm nhất ngày 30/6/2024", "conditional", None, "2024-06-30"),
        ("Quý I/2024 (sau khi có kế hoạch của tỉnh)", "quarter", "2024-01-01", "2024-03-31"),
    ],
)
def test_a_rhythm_or_a_condition_with_bounds(text: str, kind: str, starts_on: str, ends_on: str) -> None:
    assert _read(text) == (kind, starts_on, ends_on)


@pytest.mark.parametrize("text", ["", "  ", "Tuần lễ hưởng ứng", "Sở Tư pháp", "03 lớp tập huấn", "|", "-"])
def test_no_time_is_none(text: str) -> None:
    assert read_timeframe(text, 2024) is None


@pytest.mark.parametrize(
    "text", ["31/02/2024", "Từ 01/02/2024 đến 31/02/2024", "Tháng 13/2024", "trước ngày 31/4/2024"]
)
def test_a_day_that_no_calendar_has_is_none(text: str) -> None:
    assert read_timeframe(text) is None


class TestTheYearOfThePlan:
    @pytest.mark.parametrize(
        ("text", "kind", "starts_on", "ends_on"),
        [
            ("Quý IV", "quarter", "2024-10-01", "2024-12-31"),
            ("Trong tháng 6", "month", "2024-06-01", "2024-06-30"),
            ("trước 15/11", "date", None, "2024-11-15"),
            ("Trong năm", "year", "2024-01-01", "2024-12-31"),
            ("Thường xuyên trong năm", "ongoing", "2024-01-01", "2024-12-31"),
        ],
    )
    def test_serves_where_the_text_has_none(self, text: str, kind: str, starts_on: str, ends_on: str) -> None:
        assert _read(text, 2024) == (kind, starts_on, ends_on)

    def test_never_overrules_the_text(self) -> None:
        assert _read("Quý IV năm 2022", 2024) == ("quarter", "2022-10-01", "2022-12-31")

    def test_unknown_too_leaves_the_bounds_blank(self) -> None:
        assert _read("Quý IV") == ("quarter", None, None)

    def test_is_not_given_to_a_school_year_whose_days_are_set_elsewhere(self) -> None:
        assert _read("Năm học 2024 - 2025", 2024) == ("multi_year", None, None)


class TestSeveralTimesInOneText:
    def test_make_one_span_that_holds_all_and_the_widest_kind(self) -> None:
        text = "+ Thời gian ban hành Kế hoạch: Tháng 3 năm 2024; + Thời gian ban hành các văn bản: Năm 2024"
        assert _read(text) == ("year", "2024-01-01", "2024-12-31")

    def test_a_label_says_what_and_never_when(self) -> None:
        text = "Tổng kết Hội thi năm 2023: Quý I/2024; xét Giải thưởng năm 2022: Quý II/2024"
        assert _read(text) == ("quarter", "2024-01-01", "2024-06-30")

    def test_one_of_them_without_an_end_leaves_the_whole_without(self) -> None:
        assert _read("Xây dựng kế hoạch: Quý I/2024; tổ chức thực hiện: Thường xuyên") == ("ongoing", None, None)

    def test_two_stages_end_with_the_last(self) -> None:
        assert _read("dự thảo trước 30/6/2024, hoàn thành trước 30/9/2024") == ("date", None, "2024-09-30")

    def test_milestones_tell_them_apart(self) -> None:
        found = milestones("dự thảo trước 30/6, hoàn thành trước 30/9/2024")
        assert [(what, _iso(span.ends_on)) for what, span in found] == [
            ("dự thảo", "2024-06-30"),
            ("hoàn thành", "2024-09-30"),
        ]

    def test_milestones_carry_their_labels(self) -> None:
        found = milestones("+ Ban hành Kế hoạch: Tháng 3 năm 2024;\n+ Ban hành các văn bản: Năm 2024")
        assert [(what, span.kind) for what, span in found] == [
            ("Ban hành Kế hoạch", "month"),
            ("Ban hành các văn bản", "year"),
        ]

    @pytest.mark.parametrize("text", ["Năm 2024", "Tháng 3, tháng 4 năm 2024", "Hàng năm", "", "31/02/2024; 30/3/2024"])
    def test_one_time_has_no_milestones(self, text: str) -> None:
        assert milestones(text, 2024) == ()


PIECES = ["năm", "quý", "tháng", "ngày", "từ", "đến", "trước", "hàng", "thường xuyên", "và", "những", "tiếp theo"]
PIECES += [
    "sau khi",
    "6",
    "đầu",
    "cuối",
    "hết",
    "định kỳ",
    "giai đoạn",
    "trong",
    "cả",
    "chậm nhất",
    "hoàn thành",
    "học",
]
PIECES += ["I", "II", "IV", "V", "1", "3", "12", "13", "31", "0", "00", "2021", "2024", "2025", "9999", "58/KH-UBND"]
PIECES += ["15/11", "31/02", "30/2/2024", "15/11/2021", "11/2024", "0/2024", "2024-02-30", *":;,-/()+."]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.sampled_from([None, 2024]))
def test_any_words_are_read_without_failing_and_never_end_before_they_start(text: str, year: int | None) -> None:
    span = read_timeframe(text, year)
    _sound(span)
    for _, stage in milestones(text, year):
        _sound(stage)


@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    _sound(read_timeframe(text, 2024))


def _sound(span: Span | None) -> None:
    if span and span.starts_on and span.ends_on:
        assert span.starts_on <= span.ends_on
