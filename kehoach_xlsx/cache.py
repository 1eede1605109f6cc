"""What was read and judged before, kept by what it was made of: a file's bytes and all that its judgement hangs on.

One SQLite file in the user's own cache folder (`KXL_CACHE_DIR` moves it), and beside it a second one of the same form
for what was written of large sheets (`written.py`). Both may be deleted at any time, and nothing in them is believed:
each entry carries a checksum, whatever does not fit is passed over, and where the file itself is broken, locked or
cannot be written there is simply no cache. Entries hold what agencies sent, so only the user may read them.
"""

import hashlib
import os
import sqlite3
import stat
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

READ: Final = "read.sqlite"
"""What was read and judged."""
WRITTEN: Final = "written.sqlite"
"""What was written (`written.py`)."""
_FORM: Final = 3
"""Of the tables; another number, and the file is made anew."""
_LIMIT: Final = 2 * 2**30
_AT_ONCE: Final = 500  # keys in one question; SQLite takes at least 999
_READERS: Final = 4
_TASK: Final = 64  # files that a thread takes at once
_TABLES: Final = (
    """
    create table if not exists kept (
        key blob primary key, id integer not null, used integer not null, size integer not null, sum integer not null
    ) without rowid
    """,
    "create table if not exists data (id integer primary key, data blob not null)",
)
"""What is known of the entries, small enough to be looked through, and apart from it the entries themselves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CacheInfo:
    """Where a cache lies, how many entries it has, the bytes it takes and the bytes it may take."""

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


def entry_key(context: str, name: str, sha256: str) -> bytes:
    """Return the key of what was made, in some context, of the bytes of a file that is called so."""
    return hashlib.sha256("\0".join((context, name, sha256)).encode("utf-8", "surrogatepass")).digest()


def digests(paths: Sequence[Path], most: int) -> Iterator[str]:
    """Yield the SHA-256 of every file, "" of one that is larger than `most` bytes or cannot be read."""
    tasks = [paths[first : first + _TASK] for first in range(0, len(paths), _TASK)]
    with ThreadPoolExecutor(_READERS) as pool:  # hashing and reading both let other threads go on
        for done in pool.map(lambda task: [_digest(path, most) for path in task], tasks):
            yield from done


def _digest(path: Path, most: int) -> str:
    try:
        told = os.stat(path)  # noqa: PTH116 - of every file; here and below a Path takes as long as the file itself
        if not stat.S_ISREG(told.st_mode) or told.st_size > most:
            return ""
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return hashlib.sha256(file.readall()).hexdigest()
    except (OSError, ValueError):
        return ""


class Cache:
    """The cache, opened; `close` keeps it within its bounds."""

    def __init__(self, folder: Path | None, limit: int = _LIMIT, name: str = READ) -> None:
        """Open the cache in a folder, one of the two there; None: there is none."""
        self._limit = limit
        self._path = folder / name if folder else None
        self._base = _opened(self._path) if self._path else None
        self._run = self._next_run()
        self._hits: list[bytes] = []

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept."""
        return self._base is not None

    def get(self, keys: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        """Yield what is kept under some of the keys, with the place of the key; what is damaged is not there."""
        for first in range(0, len(keys), _AT_ONCE):
            asked = keys[first : first + _AT_ONCE]
            found = self._found(asked)
            for number, key in enumerate(asked, first):
                if key in found:
                    self._hits.append(key)
                    yield number, found[key]

    def _found(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The sound entries of some keys; they lie in the order in which they were kept, and are read in it."""
        if self._base is None:
            return {}
        try:
            asked = f"select id, key, sum from kept where key in ({_marks(keys)})"
            known = {number: (key, told) for number, key, told in self._base.execute(asked, keys)}
            asked = f"select id, data from data where id in ({_marks(known)})"
            rows = self._base.execute(asked, tuple(known)).fetchall()
        except sqlite3.Error:
            self._give_up()
            return {}
        found = {}
        for number, data in rows:
            key, told = known[number]
            if isinstance(data, bytes) and _sum(key, data) == told:
                found[key] = data
        return found

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep entries by their keys."""
        if self._base is None:
            return
        try:
            with self._base as base:
                for key, data in entries:
                    base.execute("delete from data where id in (select id from kept where key = ?)", (key,))
                    place = base.execute("insert into data (data) values (?)", (data,)).lastrowid
                    told = (key, place, self._run, len(data), _sum(key, data))
                    base.execute("insert or replace into kept values (?, ?, ?, ?, ?)", told)
        except sqlite3.Error:
            self._give_up()

    def close(self) -> None:
        """Remember what was of use, let go of what was not for the longest time where it is too much, and close."""
        if self._base is None:
            return
        try:
            with self._base as base:
                base.executemany("update kept set used = ? where key = ?", ((self._run, key) for key in self._hits))
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
        for key, place, size in self._base.execute("select key, id, size from kept order by used desc, key"):
            left -= size
            if left < 0:
                gone.append((key, place))
        with self._base as base:
            base.executemany("delete from kept where key = ?", ((key,) for key, _ in gone))
            base.executemany("delete from data where id = ?", ((place,) for _, place in gone))
        self._base.execute("vacuum")

    def _give_up(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None


NO_CACHE: Final = Cache(None)


def clear(folder: Path) -> int:
    """Delete all that is kept in a folder, and return how many bytes that freed."""
    return sum(_deleted(folder / name) for name in (READ, WRITTEN))


def _deleted(path: Path) -> int:
    freed = 0
    for one in (path.with_name(f"{path.name}{ending}") for ending in ("", "-journal", "-wal", "-shm")):
        with suppress(FileNotFoundError):
            size = one.stat().st_size
            one.unlink()
            freed += size
    return freed


def _sum(key: bytes, data: bytes) -> int:
    """A sum of an entry under its key.

    It guards against damage, not against an adversary: the folder is the user's own, and who writes there can write
    true sums as well. One in four thousand million damaged entries would pass, and it must fit its message besides.
    """
    return zlib.crc32(data, zlib.crc32(key))


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


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
                _deleted(path)
    return None


def _connected(path: Path) -> sqlite3.Connection:
    if not path.exists():
        path.touch(mode=0o600)
    base = sqlite3.connect(path, timeout=2.0)
    try:
        base.execute("pragma synchronous = off")  # what a failing power supply damages shows in the checksums
        (form,) = base.execute("pragma user_version").fetchone()
        if form not in {0, _FORM}:
            raise sqlite3.DatabaseError(f"a cache of form {form}")
        if form != _FORM:
            base.execute(f"pragma user_version = {_FORM}")
        for table in _TABLES:
            base.execute(table)
        base.commit()
        return base
    except sqlite3.Error:
        base.close()
        raise
