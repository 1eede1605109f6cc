"""Fixtures for the tests of every room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .support.collection import Collection


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests read never goes into the cache of the user who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KXL_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """A toy collection in a fresh folder."""
    return Collection(tmp_path)
