"""The reporting periods that an imported plan proposes: from its own deadlines, else from the State's decree."""

from datetime import date

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.plan_import.deadlines import ReportDeadline
from kehoach_xlsx.plan_import.periods import propose_periods

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)


def _deadline(due: str | None, covers: str = "", text: str = "báo cáo kết quả") -> ReportDeadline:
    return ReportDeadline(who="Các phòng", to="Sở Y tế", due=due, text=text, first=1, last=1, covers=covers)


def _of_2024(*deadlines: ReportDeadline) -> tuple[Row, ...]:
    return propose_periods(deadlines, FIRST, LAST, 2024, False)


def _due(rows: tuple[Row, ...]) -> list[tuple[object, object]]:
    return [(row["period_code"], row["due_on"]) for row in rows]


def test_the_half_year_and_the_year_are_two_periods() -> None:
    rows = _of_2024(_deadline("2024-12-18", "year"), _deadline("2024-06-18", "half"))
    assert _due(rows) == [("2024-6T", date(2024, 6, 18)), ("2024-N", date(2024, 12, 18))]
    assert [row["name"] for row in rows] == ["6 tháng đầu năm 2024", "Năm 2024"]


def test_the_sources_wording_stays() -> None:
    (row,) = _of_2024(_deadline("2024-12-18", text="gửi báo cáo trước ngày 18/12/2024"))
    assert row["due_text"] == "gửi báo cáo trước ngày 18/12/2024"


def test_several_addressees_on_one_date_are_one_period() -> None:
    assert len(_of_2024(_deadline("2024-12-10"), _deadline("2024-12-10", text="cho nơi khác"))) == 1


def test_units_first_then_the_focal_agency_is_one_period_due_when_units_report() -> None:
    rows = _of_2024(_deadline("2024-12-15", "year"), _deadline("2024-12-01", "year"))
    assert _due(rows) == [("2024-N", date(2024, 12, 1))]


class TestTheCutOff:
    def test_is_the_states_where_a_working_day_is_left(self) -> None:
        (row,) = _of_2024(_deadline("2024-12-18", "year"))
        assert row["cutoff_on"] == date(2024, 12, 14)

    def test_is_earlier_where_the_due_date_comes_before_the_states(self) -> None:
        (row,) = _of_2024(_deadline("2024-12-10", "year"))
        assert (row["cutoff_on"], row["ends_on"]) == (date(2024, 12, 6), date(2024, 12, 31))

    def test_leaves_a_working_day_over_a_weekend(self) -> None:
        (row,) = _of_2024(_deadline("2024-12-16", "year"))  # a Monday; 14/12 is the Saturday before
        assert row["cutoff_on"] == date(2024, 12, 12)


class TestEveryYear:
    def test_is_one_instance_for_each_year_of_the_plan(self) -> None:
        rows = propose_periods([_deadline("--12-20", "year")], date(2021, 1, 1), date(2025, 12, 31), None, True)
        assert [row["period_code"] for row in rows] == ["2021-N", "2022-N", "2023-N", "2024-N", "2025-N"]

    def test_is_three_instances_where_the_plan_has_no_end(self) -> None:
        rows = propose_periods([_deadline("--12-20", "year")], None, None, 2021, False)
        assert [row["due_on"] for row in rows] == [date(year, 12, 20) for year in (2021, 2022, 2023)]

    def test_in_words_gives_the_decrees_year_of_each(self) -> None:
        rows = propose_periods([_deadline("hằng năm")], None, None, 2021, True)
        assert [row["period_code"] for row in rows] == ["2021-N", "2022-N", "2023-N"]

    def test_in_january_tells_of_the_year_before(self) -> None:
        (row,) = propose_periods([_deadline("--01-15", "year")], FIRST, LAST, 2024, False)
        assert (row["period_code"], row["due_on"]) == ("2024-N", date(2025, 1, 15))

    def test_on_29_february_is_the_last_day_of_february(self) -> None:
        rows = propose_periods([_deadline("--02-29", "quarter")], date(2023, 1, 1), LAST, None, False)
        assert [row["due_on"] for row in rows] == [date(2023, 2, 28), date(2024, 2, 29)]


def test_a_first_review_is_a_period_of_its_own() -> None:
    rows = _of_2024(_deadline("2024-09-30", "review", "báo cáo sơ kết 03 năm"), _deadline("2024-12-18", "year"))
    assert [row["period_code"] for row in rows] == ["2024-SK", "2024-N"]
    assert (rows[0]["starts_on"], rows[0]["cutoff_on"]) == (FIRST, date(2024, 9, 26))


def test_an_unnamed_report_in_the_middle_of_the_year_is_the_halfs_if_another_follows() -> None:
    rows = _of_2024(_deadline("2024-06-20"), _deadline("2024-12-20"))
    assert [row["period_code"] for row in rows] == ["2024-6T", "2024-N"]


class TestWithoutADate:
    def test_the_decree_gives_the_year(self) -> None:
        (row,) = _of_2024(_deadline("khi có yêu cầu"))
        assert (row["period_code"], row["starts_on"], row["cutoff_on"]) == (
            "2024-N",
            date(2023, 12, 15),
            date(2024, 12, 14),
        )

    def test_and_the_half_year_where_the_text_asks_for_it(self) -> None:
        rows = _of_2024(_deadline("6 tháng, năm 2024"))
        assert [row["period_code"] for row in rows] == ["2024-6T", "2024-N"]

    def test_and_no_deadline_at_all_the_year_alone(self) -> None:
        assert [row["period_code"] for row in _of_2024()] == ["2024-N"]

    def test_and_without_any_year_nothing_is_proposed(self) -> None:
        assert propose_periods([_deadline("--12-20")], None, None, None, True) == ()
