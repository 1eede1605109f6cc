"""What was read and judged before, kept by what it was made of: a file's bytes and all that its judgement hangs on.

One SQLite file in the user's own cache folder (`KXL_CACHE_DIR` moves it). It may be deleted at any time, and nothing in
it is believed: each entry carries a checksum, whatever does not fit is passed over, and where the file itself is
broken, locked or cannot be written there is simply no cache. Entries hold what agencies sent, so only the user may
read them.
"""

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NAME: Final = "read.sqlite"
_FORM: Final = 1
"""Of the table; another number, and the file is made anew."""
_LIMIT: Final = 2 * 2**30
_AT_ONCE: Final = 500
_READERS: Final = 4
_TABLE: Final = """
create table if not exists kept (
    key text primary key, used integer not null, size integer not null, sum blob not null, data blob not null)
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class CacheInfo:
    """Where the cache lies, how many files it knows, the bytes it takes and the bytes it may take."""

    path: Path
    entries: int
    size: int
    limit: int


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder: `KXL_CACHE_DIR`, else the one that the system gives each user for such things."""
    if told := environment.get("KXL_CACHE_DIR"):
        return Path(told)
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "kehoach-xlsx" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kehoach-xlsx"
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kehoach-xlsx"


def entry_key(context: str, name: str, sha256: str) -> str:
    """Return the key of what was made, in some context, of the bytes of a file that is called so."""
    return hashlib.sha256("\0".join((context, name, sha256)).encode("utf-8", "surrogatepass")).hexdigest()


def digests(paths: Sequence[Path], most: int) -> Iterator[str]:
    """Yield the SHA-256 of every file, "" of one that is larger than `most` bytes or cannot be read."""
    with ThreadPoolExecutor(_READERS) as pool:  # hashing and reading both let other threads go on
        yield from pool.map(lambda path: _digest(path, most), paths, chunksize=16)


def _digest(path: Path, most: int) -> str:
    try:
        if not path.is_file() or path.stat().st_size > most:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""


class Cache:
    """The cache, opened; `close` keeps it within its bounds."""

    def __init__(self, folder: Path | None, limit: int = _LIMIT) -> None:
        """Open the cache in a folder; None: there is none."""
        self._limit = limit
        self._path = folder / _NAME if folder else None
        self._base = _opened(self._path) if self._path else None
        self._run = self._next_run()
        self._hits: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept."""
        return self._base is not None

    def get(self, keys: Sequence[str]) -> Iterator[tuple[int, bytes]]:
        """Yield what is kept under some of the keys, with the place of the key; what is damaged is not there."""
        for number, key in enumerate(keys):
            if self._base is None:
                return
            try:
                found = self._base.execute("select sum, data from kept where key = ?", (key,)).fetchone()
            except sqlite3.Error:
                self._give_up()
                return
            if found and isinstance(found[1], bytes) and _sum(found[1]) == found[0]:
                self._hits.append(key)
                yield number, found[1]

    def put(self, entries: Iterable[tuple[str, bytes]]) -> None:
        """Keep entries by their keys."""
        if self._base is None:
            return
        rows = ((key, self._run, len(data), _sum(data), data) for key, data in entries)
        try:
            with self._base:
                self._base.executemany("insert or replace into kept values (?, ?, ?, ?, ?)", rows)
        except sqlite3.Error:
            self._give_up()

    def close(self) -> None:
        """Remember what was of use, let go of what was not for the longest time where it is too much, and close."""
        if self._base is None:
            return
        try:
            with self._base:
                self._base.executemany("update kept set used = ? where key = ?", ((self._run, k) for k in self._hits))
            if self._bytes() > self._limit:
                self._prune()
        except sqlite3.Error:
            pass
        self._give_up()

    def info(self) -> CacheInfo:
        """Return how much is kept, and where."""
        path = self._path or Path()
        if self._base is None:
            return CacheInfo(path=path, entries=0, size=0, limit=self._limit)
        (entries,) = self._base.execute("select count(*) from kept").fetchone()
        return CacheInfo(path=path, entries=entries, size=path.stat().st_size, limit=self._limit)

    def _next_run(self) -> int:
        if self._base is None:
            return 0
        (last,) = self._base.execute("select max(used) from kept").fetchone()
        return int(last or 0) + 1

    def _bytes(self) -> int:
        assert self._base is not None
        (size,) = self._base.execute("select coalesce(sum(size), 0) from kept").fetchone()
        return int(size)

    def _prune(self) -> None:
        """Keep what was of use last, up to half of the limit, so that this is rarely done."""
        assert self._base is not None
        left, gone = self._limit // 2, []
        for key, size in self._base.execute("select key, size from kept order by used desc, key"):
            left -= size
            if left < 0:
                gone.append((key,))
        with self._base:
            self._base.executemany("delete from kept where key = ?", gone)
        self._base.execute("vacuum")

    def _give_up(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None


NO_CACHE: Final = Cache(None)


def clear(folder: Path) -> int:
    """Delete the cache in a folder, and return how many bytes that freed."""
    freed = 0
    for path in (folder / f"{_NAME}{ending}" for ending in ("", "-journal", "-wal", "-shm")):
        with suppress(FileNotFoundError):
            size = path.stat().st_size
            path.unlink()
            freed += size
    return freed


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).digest()


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open the file; one that is no database of ours is made anew, once."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return _connected(path)
        except sqlite3.OperationalError:  # locked, or the folder cannot be written
            return None
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                clear(path.parent)
    return None


def _connected(path: Path) -> sqlite3.Connection:
    if not path.exists():
        path.touch(mode=0o600)
    base = sqlite3.connect(path, timeout=2.0)
    try:
        base.execute("pragma synchronous = off")  # what a failing power supply damages shows in the checksums
        (form,) = base.execute("pragma user_version").fetchone()
        if form != _FORM:
            base.execute("drop table if exists kept")
            base.execute(f"pragma user_version = {_FORM}")
        base.execute(_TABLE)
        base.commit()
        return base
    except sqlite3.Error:
        base.close()
        raise
