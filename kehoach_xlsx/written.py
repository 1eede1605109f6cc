"""Pieces of large sheets that this very program wrote before, in the user's cache beside what was read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Self

from kehoach_xlsx.cache import WRITTEN, Cache
from kehoach_xlsx.code import fingerprint

_LIMIT: Final = 2**30


class Written:
    """The shelf of such pieces in a folder; it is opened when it is first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cache: Cache | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._cache is not None:
            self._cache.close()

    def get(self, keys: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        """Yield what is kept under some of the keys, with the place of the key."""
        return self._opened().get(list(map(_of_this_program, keys)))

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep pieces by their keys."""
        self._opened().put((_of_this_program(key), piece) for key, piece in entries)

    def copied(self) -> "Written":
        """Return the same shelf for another process."""
        return Written(self._folder)

    def _opened(self) -> Cache:
        if self._cache is None:
            self._cache = written_before(self._folder)
        return self._cache


def written_before(folder: Path) -> Cache:
    """Return the cache behind the shelf in a folder, opened."""
    return Cache(folder, _LIMIT, WRITTEN)


def _of_this_program(key: bytes) -> bytes:
    return fingerprint().encode() + key
