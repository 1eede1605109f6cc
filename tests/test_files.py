"""Finding the workbooks a command is given, and writing outputs wholly or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_xlsx.files import find_workbooks, write_atomically
from kehoach_xlsx.model.errors import UserMistake


def test_lock_files_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", ".b.xlsx", "note.txt"):
        (tmp_path / name).write_bytes(b"")
    assert [f.name for f in find_workbooks([tmp_path])] == ["a.xlsx"]


def test_a_file_given_twice_is_found_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"")
    assert [f.path for f in find_workbooks([path, tmp_path, str(tmp_path / "*.xlsx")])] == [path]


def test_files_of_one_name_are_told_apart_by_their_folder(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "a.xlsx" for folder in ("x", "y")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(b"")
    assert [f.name for f in find_workbooks(paths)] == ["x/a.xlsx", "y/a.xlsx"]


def test_files_below_are_called_by_their_path_and_hidden_folders_stay_shut(tmp_path: Path) -> None:
    for name in ("b.XLSX", "x/a.xlsx", "x/y/a.ods", ".x/a.xlsx", "~$x/a.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert [f.name for f in find_workbooks([tmp_path])] == ["b.XLSX", "x/a.xlsx", "x/y/a.ods"]


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need a privilege there")
def test_a_link_to_a_file_that_is_there_too_is_no_second_file_and_a_linked_folder_stays_shut(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.xlsx").write_bytes(b"")
    (tmp_path / "x" / "b.xlsx").symlink_to(tmp_path / "x" / "a.xlsx")
    (tmp_path / "x" / "gone.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    (tmp_path / "y").symlink_to(tmp_path / "x")
    assert len(find_workbooks([tmp_path])) == 1
    assert len(find_workbooks([tmp_path / "y", tmp_path / "x"])) == 1


def test_what_is_left_out_is_left_out_by_whatever_path_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.xlsx", "out.xlsx"):
        (tmp_path / name).write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    for given in (Path("out.xlsx"), tmp_path / "out.xlsx", tmp_path / "." / "out.xlsx", Path("x/../out.xlsx")):
        assert [f.name for f in find_workbooks([tmp_path], but=[given])] == ["a.xlsx"]
    assert len(find_workbooks([tmp_path], but=[Path("nowhere.xlsx")])) == 2


@pytest.mark.parametrize("given", ["nowhere", "*.xlsx"])
def test_a_path_that_leads_nowhere_is_the_operators_mistake(tmp_path: Path, given: str) -> None:
    with pytest.raises(UserMistake, match="Không tìm thấy"):
        find_workbooks([tmp_path / given])


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    write_atomically(tmp_path / "mới" / "a.xlsx", b"new")
    assert (tmp_path / "mới" / "a.xlsx").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "open elsewhere"), "đang mở trong Excel"),
        (OSError(28, "no space"), "ổ đĩa đã đầy"),
        (OSError(5, "i/o"), "không ghi được"),
    ],
)
def test_a_failed_write_leaves_the_old_file_and_no_other(
    error: OSError, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", _raising(error))
    with pytest.raises(UserMistake, match=said):
        write_atomically(path, b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])


def _raising(error: OSError) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail
