"""`kxl status`: information, not a check; it writes nothing but the page it is asked for."""

from pathlib import Path

import pytest

from kehoach_xlsx.pipeline import plan_workbook
from tests.support.collection import Collection

from .conftest import Desk
from .running import run

PERIOD = ("--period", "2024")


def test_errors_and_missing_units_are_no_failure_of_the_command(desk: Desk) -> None:
    ran = run("status", desk.mixed, "--plan", desk.plan, *PERIOD, "--as-of", "2024-12-12")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].startswith("Đã gửi 1/3 · cần sửa 1 · chưa gửi 1 · ")
    assert "an-broken.xlsx" in ran.out


def test_before_anything_has_come_all_are_missing(desk: Desk, tmp_path: Path) -> None:
    ran = run("status", tmp_path, "--plan", desk.plan, *PERIOD)
    assert ran.code == 0
    assert ran.out.startswith("Đã gửi 0/3 · cần sửa 0 · chưa gửi 3 · gửi muộn 0\n")
    assert not list(tmp_path.iterdir()), "something was written"


def test_the_page_is_written_beside_text_and_beside_json(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "tinh-hinh.html"
    told = run("status", desk.good, "--plan", desk.plan, *PERIOD, "--html", page)
    text = page.read_text(encoding="utf-8")
    assert told.code == 0
    assert str(page) in told.out
    assert text.startswith("<!DOCTYPE html>")
    page.unlink()
    assert run("status", desk.good, "--plan", desk.plan, *PERIOD, "--html", page, "--json").json["counts"]["sent"] == 2
    assert page.read_text(encoding="utf-8") == text


def test_the_register_of_a_former_merge_is_used(desk: Desk, tmp_path: Path) -> None:
    merged = tmp_path / "tong-hop.xlsx"
    run("merge", desk.good, "--plan", desk.plan, *PERIOD, "-o", merged)
    found = run("status", desk.good, merged, "--plan", desk.plan, *PERIOD, "--json").json
    given = run("status", desk.good, "--register", merged, "--plan", desk.plan, *PERIOD, "--json").json
    without = run("status", desk.good, "--plan", desk.plan, *PERIOD, "--json").json
    assert found == given
    assert (found["register"], without["register"]) == ("tong-hop.xlsx", None)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--html", "trang.xlsx"),
        ("--register", "khong-co.xlsx"),
        ("--register", "PLAN"),
        ("--as-of", "hom-nay"),
        ("--period", "2023"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_2_and_writes_nothing(desk: Desk, tmp_path: Path, wrong: tuple[str, str]) -> None:
    given = [str(desk.plan) if word == "PLAN" else word for word in wrong]
    ran = run("status", desk.good, "--plan", desk.plan, *PERIOD, *given, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert not list(tmp_path.iterdir())


# --- implementation plans -------------------------------------------------------------------------------


def test_who_has_sent_an_implementation_plan_is_told_without_a_day(collection: Collection) -> None:
    plan = collection.folder / "plan.xlsx"
    plan.write_bytes(plan_workbook(collection.book))
    received = collection.folder / "received"
    received.mkdir()
    collection.tasks("a", name="received/a")
    collection.tasks("b", name="received/b", activities="| task_code | text |\n|---|---|\n| NV99 | Việc lạ |")
    ran = run("status", received, "--plan", plan, "--kind", "tasks")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Kế hoạch triển khai: đã gửi 1/3 · cần sửa 1 · chưa gửi 1\n")
    assert ran.out.index("Chưa gửi (1)\n  UBND huyện Thượng Nguồn") < ran.out.index("Đã gửi (1)")
    told = run("status", received, "--plan", plan, "--kind", "tasks", "--json").json
    assert told["counts"] == {"expected": 3, "sent": 1, "to_mend": 1, "missing": 1}
    assert [(u["unit_code"], u["standing"]) for u in told["units"]] == [
        ("c", "missing"),
        ("b", "to_mend"),
        ("a", "sent"),
    ]


def test_implementation_plans_have_no_period(desk: Desk) -> None:
    ran = run("status", desk.good, "--plan", desk.plan, *PERIOD, "--kind", "tasks")
    assert ran.code == 2
    assert "--period" in ran.err
