"""Fixtures for the tests of every room."""

from pathlib import Path

import pytest

from .support.collection import Collection


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    """A toy collection in a fresh folder."""
    return Collection(tmp_path)
