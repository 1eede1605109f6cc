"""What the tests of the cache begin with."""

from pathlib import Path

import pytest

from ..support.collection import Collection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the cache of a test lies."""
    return tmp_path / "kept"


@pytest.fixture
def received(collection: Collection, tmp_path: Path) -> Path:
    """Three sound reports."""
    collection.folder = tmp_path / "received"
    collection.folder.mkdir()
    for unit in ("a", "b", "c"):
        collection.progress(unit)
    return collection.folder
