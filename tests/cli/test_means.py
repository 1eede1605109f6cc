"""`--workers`, `--executor`, `--no-cache` and `kxl cache`, as a user runs them."""

from pathlib import Path

import pytest

from kehoach_xlsx.pipeline import plan_workbook

from ..support.collection import Collection, plan_book
from .running import run


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the toy plan, two reports, and a cache of its own."""
    (tmp_path / "received").mkdir()
    (tmp_path / "plan.xlsx").write_bytes(plan_workbook(plan_book()))
    collection = Collection(tmp_path / "received")
    for unit in ("a", "b"):
        collection.progress(unit)
    monkeypatch.setenv("KXL_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path


def merged(place: Path, *options: str) -> bytes:
    out = place / f"out{len(list(place.glob('out*')))}.xlsx"
    done = run("merge", "received", "--plan", "plan.xlsx", "-o", out, "--period", "2024", *options, cwd=place)
    assert done.err == ""
    assert done.code == 0, done.out
    return out.read_bytes()


def test_a_merge_is_the_same_by_whatever_means(place: Path) -> None:
    plain = merged(place, "--no-cache")
    assert merged(place, "--executor", "inline") == plain
    assert merged(place, "--workers", "2") == plain
    assert merged(place, "--workers", "2", "--no-cache") == plain


def test_the_cache_can_be_seen_and_cleared(place: Path) -> None:
    merged(place, "--no-cache")
    assert run("cache", "info", "--json").json["entries"] == 0
    merged(place)
    assert run("cache", "info", "--json").json["entries"] == 2
    assert "Số tệp đã lưu kết quả đọc: 2" in run("cache", "info").out
    assert "Đã xóa" in run("cache", "clear").out
    assert run("cache", "info", "--json").json["entries"] == 0


@pytest.mark.parametrize("options", [("--executor", "dask"), ("--scheduler", "tcp://here:8786")])
def test_dask_needs_both_options(place: Path, options: tuple[str, ...]) -> None:
    done = run("validate", "received", *options, cwd=place)
    assert done.code == 2
    assert "--scheduler" in done.err


def test_no_bar_is_drawn_where_nobody_looks(place: Path) -> None:
    assert run("validate", "received", "--plan", "plan.xlsx", "--workers", "2", cwd=place).err == ""
