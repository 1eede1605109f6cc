"""What was read before is not read again, and nothing is believed because it lies in the cache."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kehoach_xlsx import taking_in
from kehoach_xlsx.cache import Cache, _sum, cache_folder, clear, entry_key
from kehoach_xlsx.excel.isolated import read_all
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.pipeline import check, merge
from kehoach_xlsx.taking_in import Means

from ..support.collection import Collection


@pytest.fixture
def received(collection: Collection, received: Path) -> Path:
    """Three sound reports and one that is wrong."""
    wrong = "| task_code | status | result |\n|---|---|---|\n| NV1 | Đã hoàn thành | |"
    collection.progress("b", name="wrong", info="| submission_no |\n|---|\n| 3 |", tasks=wrong)
    return received


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened from now on."""
    opened: list[str] = []

    def noted(paths: list[Path], **more: Any) -> object:
        opened.extend(path.name for path in paths)
        return read_all(paths, **more)

    monkeypatch.setattr(taking_in, "read_all", noted)
    return opened


def judged(
    collection: Collection, received: Path, folder: Path | None, *, passwords: tuple[str, ...] = (), limit: int = 2**30
) -> tuple[Submission, ...]:
    cache = Cache(folder, limit)
    means = Means(cache=cache)
    found = check([received], loaded=collection.loaded, period="2024", passwords=passwords, means=means)
    cache.close()
    return found.submissions


def test_a_second_run_opens_no_file_and_finds_the_same(
    collection: Collection, received: Path, folder: Path, read: list[str]
) -> None:
    first = judged(collection, received, folder)
    assert len(read) == 4
    assert judged(collection, received, folder) == first == judged(collection, received, None)
    assert len(read) == 8, "only the run without a cache was to open files again"


def test_only_what_changed_is_read_again(collection: Collection, received: Path, folder: Path, read: list[str]) -> None:
    judged(collection, received, folder)
    read.clear()
    collection.progress("c", info="| submission_no |\n|---|\n| 2 |")
    again = judged(collection, received, folder)
    assert read == ["progress-2024-c.xlsx"]
    assert again == judged(collection, received, None)


def test_a_folder_that_was_moved_is_not_read_again_and_lies_where_it_lies_now(
    collection: Collection, received: Path, folder: Path, tmp_path: Path, read: list[str]
) -> None:
    judged(collection, received, folder)
    read.clear()
    moved = tmp_path / "moved"
    shutil.move(received, moved)
    again = judged(collection, moved, folder)
    assert read == []
    assert {Path(s.incoming.path).parent for s in again} == {moved}


def test_another_period_or_plan_is_another_judgement(
    collection: Collection, received: Path, folder: Path, read: list[str]
) -> None:
    judged(collection, received, folder)
    read.clear()
    cache = Cache(folder)
    check([received], means=Means(cache=cache))
    cache.close()
    assert len(read) == 4, "without a plan they are judged otherwise"


def test_another_program_reads_again(
    collection: Collection, received: Path, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(collection, received, folder)
    read.clear()
    monkeypatch.setattr(taking_in, "fingerprint", lambda: "of tomorrow")
    judged(collection, received, folder)
    assert len(read) == 4


def test_a_merge_from_the_cache_gives_the_same_bytes(collection: Collection, received: Path, folder: Path) -> None:
    made = []
    for place in (None, folder, folder):
        cache = Cache(place)
        output = received.parent / "out.xlsx"
        merge([received], collection.loaded, output, period="2024", fresh=True, means=Means(cache=cache))
        cache.close()
        made.append(output.read_bytes())
    assert made[0] == made[1] == made[2]


def test_nothing_is_kept_of_files_that_may_be_locked(
    collection: Collection, received: Path, folder: Path, read: list[str]
) -> None:
    judged(collection, received, folder, passwords=("bí mật",))
    assert Cache(folder).info().entries == 0


def test_a_file_that_cannot_be_read_is_tried_again(
    collection: Collection, received: Path, folder: Path, read: list[str]
) -> None:
    (received / "broken.xlsx").write_bytes(b"nothing")
    judged(collection, received, folder)
    read.clear()
    judged(collection, received, folder)
    assert read == ["broken.xlsx"]


# --- what is damaged, locked or too large ----------------------------------------------------------------


def test_an_entry_that_was_damaged_is_read_again(
    collection: Collection, received: Path, folder: Path, read: list[str]
) -> None:
    first = judged(collection, received, folder)
    with sqlite3.connect(folder / "read.sqlite") as base:
        base.execute("update data set data = substr(data, 1, 300) || zeroblob(20) || substr(data, 321)")
    base.close()
    read.clear()
    assert judged(collection, received, folder) == first
    assert len(read) == 4


@pytest.mark.parametrize("content", [b"", b"\0\0\0\2[]", b"\xff" * 50, b"\x90", b"\x80"])
def test_an_entry_with_a_true_checksum_and_false_content_is_read_again(
    content: bytes, collection: Collection, received: Path, folder: Path, read: list[str]
) -> None:
    first = judged(collection, received, folder)
    replaced(folder, lambda _entry: content)
    read.clear()
    assert judged(collection, received, folder) == first
    assert len(read) == 4


def test_an_entry_with_a_true_checksum_and_false_rows_stops_no_merge_and_changes_no_figure(
    collection: Collection, received: Path, folder: Path
) -> None:
    made = []
    for change in (None, spoilt_rows):
        cache = Cache(folder)
        output = received.parent / "out.xlsx"
        if change is not None:
            replaced(folder, change)
        merge([received], collection.loaded, output, period="2024", fresh=True, means=Means(cache=cache))
        cache.close()
        made.append(output.read_bytes())
    assert made[0] == made[1]


def test_a_file_that_changed_while_its_false_entry_was_in_use_is_told(
    collection: Collection, received: Path, folder: Path
) -> None:
    judged(collection, received, folder)
    replaced(folder, spoilt_rows)
    first = judged(collection, received, folder)[0]
    Path(first.incoming.path).write_bytes(b"another")
    with pytest.raises(UserMistake, match="thay đổi trong khi"):
        len(first.sheets["tasks"])


def replaced(folder: Path, change: Callable[[bytes], bytes]) -> None:
    """Have every entry hold something else, with a checksum that says that it is sound."""
    with sqlite3.connect(folder / "read.sqlite") as base:
        for key, place, data in base.execute("select key, id, data from kept join data using (id)").fetchall():
            base.execute("update data set data = ? where id = ?", (change(data), place))
            base.execute("update kept set sum = ? where key = ?", (_sum(key, change(data)), key))
    base.close()


def spoilt_rows(entry: bytes) -> bytes:
    """Return an entry whose head is what it was, and whose rows, cells and places are none."""
    return msgspec.msgpack.encode(list(map(_spoilt, msgspec.msgpack.decode(entry))))


def _spoilt(part: object) -> object:
    if isinstance(part, dict):
        return {name: _spoilt(value) for name, value in part.items()}
    return b"\xc1" if isinstance(part, bytes) and part else part


def test_a_file_that_is_no_database_is_made_anew(collection: Collection, received: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "read.sqlite").write_bytes(b"this is no database" * 500)
    judged(collection, received, folder)
    assert Cache(folder).info().entries == 4


def test_a_folder_that_cannot_be_made_means_no_cache(collection: Collection, received: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert judged(collection, received, tmp_path / "file" / "below") == judged(collection, received, None)


def test_a_cache_that_another_run_holds_is_done_without(
    collection: Collection, received: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = judged(collection, received, folder)
    other = sqlite3.connect(folder / "read.sqlite")
    other.execute("begin exclusive")
    assert judged(collection, received, folder) == first
    other.close()


def test_what_was_not_of_use_for_longest_goes_first(folder: Path) -> None:
    one = Cache(folder, limit=1000)
    one.put([(b"old", b"x" * 300), (b"used", b"y" * 300)])
    one.close()
    two = Cache(folder, limit=1000)
    assert [data[:1] for _, data in two.get([b"used"])] == [b"y"]
    two.put([(b"new", b"z" * 100)])
    two.close()
    three = Cache(folder, limit=600)
    assert three.info().entries == 3
    three.close()
    left = Cache(folder)
    assert [data[:1] for _, data in left.get([b"old", b"used", b"new"])] == [b"z"]
    left.close()


def test_the_cache_may_be_read_by_its_user_only(folder: Path) -> None:
    Cache(folder).close()
    assert (folder / "read.sqlite").stat().st_mode & 0o077 == 0


def test_clearing_frees_what_there_was(folder: Path) -> None:
    cache = Cache(folder)
    cache.put([(b"one", b"x" * 5000)])
    cache.close()
    assert clear(folder) > 5000
    assert clear(folder) == 0


def test_the_folder_is_the_one_that_the_user_named(tmp_path: Path) -> None:
    assert cache_folder({"KXL_CACHE_DIR": str(tmp_path)}) == tmp_path


def test_a_key_tells_name_and_bytes_apart() -> None:
    assert (
        len({entry_key(*parts) for parts in (("c", "n", "s"), ("c", "ns", ""), ("cn", "", "s"), ("c", "n", "t"))}) == 4
    )
