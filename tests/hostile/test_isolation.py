"""A file that kills, hangs or bloats its reader is one finding, and the files beside it are read."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kehoach_xlsx.excel import isolated, process
from kehoach_xlsx.excel.isolated import begin, prepare, read_all
from kehoach_xlsx.excel.limits import MIB, Limits
from kehoach_xlsx.excel.raw import RawWorkbook, Reason, Unreadable
from kehoach_xlsx.excel.read import read
from tests.excel.crafted import PLAIN

HASTY = Limits(seconds=2, memory=250 * MIB)
LITTLE = 2_000  # bytes
PATIENT = Limits(seconds=60, memory=250 * MIB)  # a busy machine must not make a hang of what is something else


@pytest.fixture
def odd_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        process, "_PROGRAM", "import sys; sys.path[:] = sys.argv[1:]; from tests.hostile.odd_child import main; main()"
    )


def batch(folder: Path, *names: str) -> list[Path]:
    paths = [folder / f"{name}.xlsx" for name in names]
    for path in paths:
        path.write_bytes(PLAIN)
    return paths


def told(paths: list[Path]) -> list[str]:
    """ "read", or the reason why not, of each file in order."""
    hangs = any(path.stem == "hangs" for path in paths)
    found = list(read_all(paths, limits=HASTY if hangs else PATIENT))
    assert [one.path for one in found] == paths
    return [one.reason.value if isinstance(one, Unreadable) else "read" for one in found]


@pytest.mark.usefixtures("odd_child")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("dies", Reason.READER_DIED),
        ("hangs", Reason.TOO_SLOW),
        ("grows", Reason.TOO_MUCH_MEMORY),
        ("babbles", Reason.READER_DIED),
        ("lies", Reason.READER_DIED),
    ],
)
def test_what_brings_the_reader_down_is_named_and_the_rest_is_read(name: str, reason: Reason, tmp_path: Path) -> None:
    assert told(batch(tmp_path, "a", name, "b", "c")) == ["read", reason.value, "read", "read"]


@pytest.mark.usefixtures("odd_child")
def test_several_in_a_row_at_both_ends_are_each_named(tmp_path: Path) -> None:
    paths = batch(tmp_path, "dies-1", "dies-2", "a", "dies-3")
    assert told(paths) == ["reader_died", "reader_died", "read", "reader_died"]


@pytest.mark.usefixtures("odd_child")
def test_a_file_that_falls_only_after_others_is_tried_again_alone(tmp_path: Path) -> None:
    assert told(batch(tmp_path, "a", "frail", "b")) == ["read", "read", "read"]


def test_the_child_reads_as_this_process_does(tmp_path: Path) -> None:
    paths = [*batch(tmp_path, "a", "b"), tmp_path / "không có.xlsx"]
    assert list(read_all(paths)) == [read(path) for path in paths]


def test_no_files_need_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "ReaderProcess", None)
    assert list(read_all([])) == []


def test_a_child_got_ready_beforehand_is_used_once(tmp_path: Path) -> None:
    prepare()
    prepare()
    (ready,) = isolated._waiting
    assert isinstance(next(read_all(batch(tmp_path, "a"))), RawWorkbook)
    assert not isolated._waiting
    assert ready._process.poll() is not None


def test_no_child_is_left_behind_when_the_caller_turns_away(tmp_path: Path) -> None:
    def children() -> set[int]:
        return {child.pid for child in psutil.Process().children(recursive=True)}

    before = children()
    results = read_all(batch(tmp_path, *(f"a{n}" for n in range(30))))
    next(results)
    assert children() - before
    results.close()  # type: ignore[attr-defined] # it is a generator
    assert not children() - before


def test_modules_that_lie_beside_the_files_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "zipfile", "sitecustomize", "lxml", "site"):
        (tmp_path / f"{name}.py").write_text("import os; os.abort()")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(sys, "path", [p for p in sys.path if p])
    assert told(batch(tmp_path, "a")) == ["read"]


def test_a_reader_that_cannot_start_is_our_fault_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_PROGRAM", "import nothing_of_this_name")
    with pytest.raises(ChildProcessError, match="No module named"):
        list(read_all(batch(tmp_path, "a")))


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_a_name_that_is_no_unicode_reaches_the_child(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.xlsx"))
    path.write_bytes(PLAIN)
    assert told([path]) == ["read"]


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_a_pipe_named_as_a_workbook_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    os.mkfifo(path)
    assert told([path]) == ["not_found"]


@pytest.fixture(autouse=True)
def nothing_hangs() -> Iterator[None]:
    """The limits of this file's batches are two seconds; a test that takes a minute was not stopped by them."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < 60


def test_a_child_that_was_told_the_files_beforehand_is_not_told_again(tmp_path: Path) -> None:
    paths = batch(tmp_path, "a", "b")
    begin(paths, passed_over=["_kt"])
    (ready,) = isolated._waiting
    results = read_all(paths, passed_over=["_kt"])
    assert isinstance(next(results), RawWorkbook)
    assert isolated._waiting == []
    assert ready._process.poll() is None
    assert [one.path for one in results] == paths[1:]


@pytest.mark.parametrize("wanted", [("a", "b", "c"), ("b", "a"), ("a",)])
def test_a_child_that_was_told_other_files_is_let_go(wanted: tuple[str, ...], tmp_path: Path) -> None:
    batch(tmp_path, "a", "b", "c")
    begin([tmp_path / "a.xlsx", tmp_path / "b.xlsx"])
    (begun,) = isolated._waiting
    assert told([tmp_path / f"{name}.xlsx" for name in wanted]) == ["read"] * len(wanted)
    assert begun._process.poll() is not None


@pytest.mark.usefixtures("odd_child")
def test_what_a_child_answered_before_it_fell_is_not_lost(tmp_path: Path) -> None:
    paths = batch(tmp_path, *(f"a{n}" for n in range(20)), "dies")
    begin(paths, passed_over=())
    time.sleep(1)  # by now it has fallen
    reasons = [one.reason.value if isinstance(one, Unreadable) else "read" for one in read_all(paths)]
    assert reasons == ["read"] * 20 + ["reader_died"]


def test_a_child_does_not_run_too_far_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = f"from kehoach_xlsx.excel import child; child._AHEAD = {LITTLE}; child.main()"
    monkeypatch.setattr(process, "_PROGRAM", f"import sys; sys.path[:] = sys.argv[1:]; {far}")
    paths = batch(tmp_path, *(f"a{n}" for n in range(40)))
    begin(paths)
    (ready,) = isolated._waiting
    time.sleep(1)
    assert 0 < os.fstat(ready._answers._reading.fileno()).st_size < 3 * LITTLE
    assert told(paths) == ["read"] * 40
