"""`kxl plan periods`: the default periods of a year, as a table for people and as JSON for programs."""

import pytest

from .running import run


def test_the_table_has_a_row_for_each_period_asked_for() -> None:
    ran = run("plan", "periods", "--year", "2024", "--kind", "half", "--kind", "year")
    assert (ran.code, ran.err) == (0, "")
    head, *rows, note = ran.out.splitlines()
    assert head.split("  ")[0] == "Mã kỳ"
    assert [row.split()[0] for row in rows] == ["2024-6T", "2024-6TC", "2024-N"]
    assert rows[0].split()[-4:] == ["15/12/2023", "14/06/2024", "14/06/2024", "18/06/2024"]
    assert "đề xuất" in note


def test_the_json_gives_iso_dates() -> None:
    ran = run("plan", "periods", "--year", "2024", "--kind", "quarter", "--calendar", "--json")
    assert ran.json["periods"][0] == {
        "code": "2024-Q1",
        "name": "Quý I năm 2024",
        "starts_on": "2024-01-01",
        "ends_on": "2024-03-31",
        "cutoff_on": "2024-03-31",
        "due_on": "2024-04-02",
    }


def test_without_a_kind_all_are_listed() -> None:
    assert len(run("plan", "periods", "--year", "2025", "--json").json["periods"]) == 20


def test_the_headings_speak_english_where_asked() -> None:
    assert run("plan", "periods", "--year", "2024", language="en").out.startswith("Code")


@pytest.mark.parametrize("arguments", [(), ("--year", "24"), ("--year", "2024", "--kind", "week")])
def test_wrong_use_is_refused(arguments: tuple[str, ...]) -> None:
    assert run("plan", "periods", *arguments).code == 2
