"""Workbooks at a URL are found, named and judged as if they lay here."""

from pathlib import Path

import pytest

from kehoach_xlsx.files import find_workbooks
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.remote import is_url

from .support.collection import Collection

fsspec = pytest.importorskip("fsspec", reason="the extra kehoach-xlsx[remote] is not installed")


@pytest.fixture
def stored(collection: Collection) -> str:
    """A folder of a store in memory: a report, one below another folder, a lock file, and another file."""
    store = fsspec.filesystem("memory")
    data = collection.progress("a").read_bytes()
    for name in ("a.xlsx", "below/b.xlsx", "~$a.xlsx", "readme.txt"):
        store.pipe(f"/received/{name}", data)
    return "memory://received"


def test_a_folder_is_searched_as_one_that_lies_here(stored: str) -> None:
    assert [file.name for file in find_workbooks([stored])] == ["a.xlsx", "below/b.xlsx"]


def test_a_file_and_a_pattern_are_found(stored: str) -> None:
    assert [file.name for file in find_workbooks([f"{stored}/a.xlsx"])] == ["a.xlsx"]
    assert [file.name for file in find_workbooks([f"{stored}/below/*.xlsx"])] == ["b.xlsx"]


def test_what_is_fetched_is_judged_as_what_lies_here(stored: str, collection: Collection) -> None:
    (away,) = check([f"{stored}/a.xlsx"], loaded=collection.loaded, period="2024").submissions
    (here,) = check([collection.folder / "progress-2024-a.xlsx"], loaded=collection.loaded, period="2024").submissions
    assert away.sheets == here.sheets
    assert away.incoming.sha256 == here.incoming.sha256


def test_a_place_where_nothing_is_is_the_operators_mistake(stored: str) -> None:
    with pytest.raises(UserMistake, match="bảng tính nào"):
        find_workbooks([f"{stored}/nowhere"])


@pytest.mark.parametrize("url", ["nostore://bucket/folder", "s3a://bucket"])
def test_a_store_that_is_not_installed_says_so(url: str) -> None:
    with pytest.raises(UserMistake, match=r"không đọc được|Không đọc được|cài thêm"):
        find_workbooks([url])


@pytest.mark.parametrize(
    ("given", "expected"),
    [("s3://bucket/x", True), ("file:///x", True), ("C:\\plans", False), ("da-nhan", False), (Path("s3://x"), False)],
)
def test_a_url_is_told_from_a_path(given: Path | str, expected: bool) -> None:
    assert is_url(given) is expected
