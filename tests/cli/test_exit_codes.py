"""0 clean · 1 errors in what was checked · 2 wrong use, said in the user's language."""

import json
from pathlib import Path

import pytest

from .conftest import Desk
from .running import run

PERIOD = ("--period", "2024")


def test_what_is_clean_is_0(desk: Desk, tmp_path: Path) -> None:
    merged, report = tmp_path / "tong-hop.xlsx", tmp_path / "bao-cao.docx"
    steps: list[tuple[str | Path, ...]] = [
        ("plan", "check", desk.plan),
        ("plan", "show", desk.plan),
        ("plan", "new", tmp_path / "moi.xlsx"),
        ("template", "progress", desk.plan, "-o", tmp_path / "bieu-mau", *PERIOD),
        ("template", "tasks", desk.plan, "-o", tmp_path / "bieu-mau"),
        ("validate", desk.good, "--plan", desk.plan, *PERIOD),
        ("status", desk.good, "--plan", desk.plan, *PERIOD),
        ("merge", desk.good, "--plan", desk.plan, "-o", merged, *PERIOD),
        ("report", merged, "-o", report),
        ("explain", "KH212"),
        ("explain", "--list"),
        ("schema", "progress"),
    ]
    for step in steps:
        ran = run(*step)
        assert ran.code == 0, (step, ran)
        assert ran.out.strip(), step
    assert len(list((tmp_path / "bieu-mau").iterdir())) == 6
    assert merged.stat().st_size > 0
    assert report.stat().st_size > 0


@pytest.mark.parametrize("command", ["validate", "merge"])
def test_errors_in_what_was_checked_are_1(desk: Desk, tmp_path: Path, command: str) -> None:
    output = ("-o", tmp_path / "tong-hop.xlsx") if command == "merge" else ()
    ran = run(command, desk.mixed, "--plan", desk.plan, *PERIOD, *output)
    assert ran.code == 1
    assert "KH212" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "check", "khong-co.xlsx"),
        ("validate", "khong-co"),
        ("validate", "khong-co-*.xlsx"),
        ("merge", "khong-co", "--plan", "PLAN", "-o", "x.xlsx", *PERIOD),
        ("merge", "khong-co", "--plan", "khong-co.xlsx", "-o", "x.xlsx"),
        ("status", "khong-co", "--plan", "PLAN", *PERIOD),
        ("template", "progress", "khong-co.xlsx", "-o", "x"),
        ("report", "khong-co.xlsx", "-o", "x.docx"),
    ],
    ids=" ".join,
)
def test_a_path_that_leads_nowhere_is_2(desk: Desk, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    given = [str(desk.plan) if argument == "PLAN" else argument for argument in arguments]
    vi, en = run(*given, cwd=tmp_path), run(*given, cwd=tmp_path, language="en")
    assert (vi.code, vi.out) == (en.code, en.out) == (2, "")
    assert vi.err.startswith("Không thực hiện được: ")
    assert en.err.startswith("Cannot be done: ")
    assert "khong-co" in vi.err
    assert "Traceback" not in vi.err + en.err
    assert not list(tmp_path.iterdir()), "something was written"


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "KH000"),
        ("schema", "no-kind"),
        ("no-command",),
        ("merge",),
        ("validate", "PLAN", "--no-option"),
        ("plan", "new", "PLAN"),  # is there already
        ("report", "PLAN", "-o", "x.docx"),  # no consolidated workbook
        ("template", "progress", "PLAN", "-o", "x"),  # two periods, none chosen
        ("template", "progress", "PLAN", "-o", "x", "--period", "2023"),
        ("template", "progress", "PLAN", "-o", "x", *PERIOD, "--unit", "no-unit"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_2(desk: Desk, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    before = desk.plan.read_bytes()
    ran = run(*(str(desk.plan) if argument == "PLAN" else argument for argument in arguments), cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert not list(tmp_path.iterdir()), "something was written"
    assert desk.plan.read_bytes() == before


def test_a_broken_workbook_does_not_stop_the_rest(desk: Desk, tmp_path: Path) -> None:
    output = tmp_path / "tong-hop.xlsx"
    ran = run("merge", desk.mixed, "--plan", desk.plan, "-o", output, *PERIOD, "--json")
    states = {Path(one["path"]).name: one["state"] for one in json.loads(ran.out)["workbooks"]}
    assert ran.code == 1
    assert states == {
        "an-broken.xlsx": "rejected",
        "progress-2024-b.xlsx": "merged",
        "progress-2024-c.xlsx": "rejected",
    }
    assert output.is_file()
