"""Pieces of large sheets that were written before: kept for this very program, thrown away with the rest."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kehoach_xlsx import written
from kehoach_xlsx.cache import READ, WRITTEN, Cache, clear
from kehoach_xlsx.excel import large
from kehoach_xlsx.pipeline import merge
from kehoach_xlsx.taking_in import Means
from kehoach_xlsx.written import Written

from ..support.collection import Collection
from ..support.portions import noted_portions


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[range]:
    """The rows of each portion of a large sheet that is made from now on; every sheet is large."""
    monkeypatch.setattr(large, "LARGE", 0)
    return noted_portions(monkeypatch)


def merged(collection: Collection, received: Path, folder: Path | None, passwords: Sequence[str] = ()) -> bytes:
    output = received.parent / "out.xlsx"
    with Written(folder or Path()) as shelf:
        means = Means(shelf=shelf if folder else None)
        merge([received], collection.loaded, output, period="2024", fresh=True, passwords=passwords, means=means)
    return output.read_bytes()


def test_a_merge_with_the_pieces_of_another_gives_the_same_bytes(
    collection: Collection, received: Path, folder: Path, made: list[range]
) -> None:
    plain = merged(collection, received, None)
    assert merged(collection, received, folder) == plain
    all_of_it = len(made) // 2
    made.clear()
    assert merged(collection, received, folder) == plain
    assert len(made) < all_of_it / 3, "what is left are sheets with charts, which are never large"


def test_a_report_that_was_mended_stands_in_the_workbook_as_if_nothing_had_been_kept(
    collection: Collection, received: Path, folder: Path, made: list[range]
) -> None:
    merged(collection, received, folder)
    collection.progress("c", info="| submission_no |\n|---|\n| 2 |")
    assert merged(collection, received, folder) == merged(collection, received, None)


def test_another_program_makes_its_own_pieces(
    collection: Collection, received: Path, folder: Path, made: list[range], monkeypatch: pytest.MonkeyPatch
) -> None:
    merged(collection, received, folder)
    first = len(made)
    made.clear()
    monkeypatch.setattr(written, "fingerprint", lambda: "of tomorrow")
    merged(collection, received, folder)
    assert len(made) == first


def test_a_damaged_piece_is_made_again(collection: Collection, received: Path, folder: Path, made: list[range]) -> None:
    plain = merged(collection, received, folder)
    cache = Cache(folder, name=WRITTEN)
    assert cache._base is not None
    cache._base.execute("update data set data = zeroblob(length(data))")
    cache._base.commit()
    cache.close()
    assert merged(collection, received, folder) == plain


def test_nothing_is_kept_of_a_collection_with_locked_files(
    collection: Collection, received: Path, folder: Path, made: list[range]
) -> None:
    merged(collection, received, folder, passwords=("bí mật",))
    assert not (folder / WRITTEN).exists()


def test_both_are_cleared_together(collection: Collection, received: Path, folder: Path, made: list[range]) -> None:
    merged(collection, received, folder)
    Cache(folder).close()
    assert clear(folder) > 0
    assert not (folder / WRITTEN).exists()
    assert not (folder / READ).exists()


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(
    collection: Collection, received: Path, tmp_path: Path, made: list[range]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert merged(collection, received, tmp_path / "file" / "kept") == merged(collection, received, None)
