"""`kxl validate … --return DIR`: marked copies of the files with errors, and a reason where there is none."""

from pathlib import Path

from .conftest import Desk
from .running import run


def test_files_with_errors_come_back_and_others_do_not(desk: Desk, tmp_path: Path) -> None:
    ran = run("validate", desk.mixed, "--plan", desk.plan, "--return", tmp_path / "tra")
    assert (ran.code, ran.err) == (1, "")
    (copy,) = sorted((tmp_path / "tra").iterdir())
    assert copy.name == "progress_12-kh-ubnd_2024_003_c_phai-sua.xlsx"
    assert f"↩ progress-2024-c.xlsx → {copy.name}" in ran.out
    assert "– an-broken.xlsx: không có bản trả lại. Không đọc được tệp" in ran.out
    assert f"Đã tạo 1 bản trả lại trong {tmp_path / 'tra'}." in ran.out


def test_json_says_what_was_written(desk: Desk, tmp_path: Path) -> None:
    ran = run("validate", desk.mixed, "--plan", desk.plan, "--return", tmp_path / "tra", "--json")
    broken, returned = ran.json["returned"]
    assert (broken["output"], broken["path"]) == (None, str(desk.mixed / "an-broken.xlsx"))
    assert broken["reason"]
    assert Path(returned["output"]).exists()
    assert returned["reason"] is None


def test_a_copy_needs_a_plan(desk: Desk, tmp_path: Path) -> None:
    ran = run("validate", desk.mixed, "--return", tmp_path / "tra")
    assert ran.code == 2
    assert "--return cần có --plan" in ran.err
    assert not (tmp_path / "tra").exists()


def test_where_all_is_well_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    ran = run("validate", desk.good, "--plan", desk.plan, "--return", tmp_path / "tra")
    assert ran.code == 0
    assert "Không có bản trả lại nào." in ran.out
    assert not (tmp_path / "tra").exists()
