"""A package put together from pieces that are compressed once, however many files they go into.

Each piece ends on a full flush: it refers to nothing before it, so that what it compresses to depends on its own
bytes alone. Pieces that come again are looked up by their bytes.
"""

import struct
import zlib
from collections import OrderedDict, deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, NamedTuple

from kehoach_xlsx.excel.checksums import joined
from kehoach_xlsx.excel.inflate import crc32
from kehoach_xlsx.excel.shelf import Fresh, Piece

_LEVEL: Final = 4
"""With short matches left out it takes well under half the time of the usual 6 for rows of cells, and gives files seven
parts in a hundred larger."""
_END: Final = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15).flush()
"""An empty last block, which closes a stream of pieces."""
_LARGEST: Final = 2**32 - 1
_LARGEST_KEPT: Final = 256 * 1024
"""Of the pieces that are remembered."""
_HELPERS: Final = 2
"""While one waits until the main thread lets go of the interpreter, the other goes on."""
_WAITING: Final = 4
"""Pieces that may wait for a helper."""
_MOST_FILES: Final = 2**16 - 1
_DAY: Final = 1 << 5 | 1  # 1 January 1980, the first that a zip file knows
_VERSION: Final = 20
_TOLD_BEHIND: Final = 1 << 3
"""The flag of a file whose checksum and sizes stand behind it."""
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_BEHIND: Final = struct.Struct("<4s3L")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LAST: Final = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One file of a package: its checksum, its size in bytes, and what it compresses to, piece by piece.

    A large piece may still be with a helper.
    """

    crc: int
    size: int
    deflated: tuple[bytes | Future[bytes], ...]


class Helpers:
    """Threads that compress pieces while the next are made, as long as they are entered."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_HELPERS)  # each starts when there is something for it
        self._waiting: deque[Future[bytes]] = deque()

    def __enter__(self) -> "Helpers":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown()

    def deflated(self, piece: bytes) -> Future[bytes]:
        """Return what will be the compressed piece; wait first where too many pieces do."""
        begun = self._threads.submit(deflate, piece)
        self._waiting.append(begun)
        if len(self._waiting) > _WAITING:
            self._waiting.popleft().result()
        return begun


class Deflater:
    """Compresses pieces, and remembers the latest of them up to `memory` bytes before compression."""

    def __init__(self, memory: int = 32 * 2**20) -> None:
        self._known: OrderedDict[bytes, bytes] = OrderedDict()
        self._room = memory

    def part(self, pieces: Iterable[bytes], helpers: Helpers) -> Part:
        """Return the file that the pieces make one after the other; helpers compress the large ones."""
        crc = size = 0
        deflated: list[bytes | Future[bytes]] = []
        for piece in pieces:
            crc = crc32(piece, crc)
            size += len(piece)
            deflated.append(helpers.deflated(piece) if len(piece) > _LARGEST_KEPT else self._deflated(piece))
        return Part(crc=crc, size=size, deflated=tuple(deflated))

    def _deflated(self, piece: bytes) -> bytes:
        found = self._known.get(piece)
        if found is not None:
            self._known.move_to_end(piece)
            return found
        self._known[piece] = found = deflate(piece)
        self._room -= len(piece) + len(found)
        while self._room < 0:
            old, gone = self._known.popitem(last=False)
            self._room += len(old) + len(gone)
        return found


def deflate(piece: bytes) -> bytes:
    """Return a piece as a run of whole deflate blocks that refer to nothing before them."""
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, strategy=zlib.Z_FILTERED)
    return stream.compress(piece) + stream.flush(zlib.Z_FULL_FLUSH)


def streamed(pieces: Iterable[bytes | Fresh | Piece], helpers: Helpers) -> Iterator[Piece]:
    """Yield the pieces of a large file as they are made; helpers compress a few while the next are made."""
    ahead: deque[Piece] = deque()
    for piece in pieces:
        if isinstance(piece, Piece):
            ahead.append(piece)
        else:
            key, content = piece if isinstance(piece, Fresh) else (b"", piece)
            ahead.append(Piece(crc32(content), len(content), helpers.deflated(content), key))
        if len(ahead) > _WAITING:
            yield ahead.popleft().settled()
    yield from (piece.settled() for piece in ahead)


class _Written(NamedTuple):
    """A file as it stands in the package: its flags, its checksum and both sizes, and how many bytes it takes there."""

    flags: int
    sizes: tuple[int, int, int]
    length: int


def package(parts: Iterable[tuple[str, Part | Iterable[Piece]]]) -> Iterator[bytes]:
    """Yield a zip file of the parts under their names, in this order, with fixed times; in pieces.

    Each part is let go of before the next is asked for. What comes as pieces leaves piece by piece: its checksum and
    sizes stand behind it, as in what Java programs write.

    Raises:
        ValueError: more than the plain zip format holds (4 GiB, 65,535 files).
    """
    directory: list[bytes] = []
    at = count = 0
    for name, part in parts:
        path = name.encode("ascii")
        done = yield from _whole(path, part) if isinstance(part, Part) else _piece_by_piece(path, part)
        if max(*done.sizes, at + done.length) > _LARGEST:
            raise ValueError(f"{name}: larger than a zip file holds")
        place = (len(path), 0, 0, 0, 0, 0, at)
        told = (_VERSION, _VERSION, done.flags, 8, 0, _DAY, *done.sizes, *place)
        directory += (_CENTRAL.pack(b"PK\x01\x02", *told), path)
        at += done.length
        count += 1
    if count > _MOST_FILES or at > _LARGEST:
        raise ValueError("more than a zip file holds")
    yield from directory
    yield _LAST.pack(b"PK\x05\x06", 0, 0, count, count, sum(map(len, directory)), at, 0)


def _whole(path: bytes, part: Part) -> Generator[bytes, None, _Written]:
    deflated = [piece if isinstance(piece, bytes) else piece.result() for piece in part.deflated]
    sizes = part.crc, sum(map(len, deflated)) + len(_END), part.size
    head = _head(path, 0, sizes)
    yield from (head, *deflated, _END)
    return _Written(0, sizes, len(head) + sizes[1])


def _piece_by_piece(path: bytes, pieces: Iterable[Piece]) -> Generator[bytes, None, _Written]:
    head = _head(path, _TOLD_BEHIND, (0, 0, 0))
    yield head
    crc = size = 0
    stored = len(_END)
    for piece in pieces:
        crc, size = joined(crc, piece.crc, piece.size), size + piece.size
        stored += len(piece.done())
        yield piece.done()
    sizes = crc, stored, size
    if max(sizes) > _LARGEST:
        raise ValueError(f"{path.decode()}: larger than a zip file holds")
    yield from (_END, _BEHIND.pack(b"PK\x07\x08", *sizes))
    return _Written(_TOLD_BEHIND, sizes, len(head) + stored + _BEHIND.size)


def _head(path: bytes, flags: int, sizes: tuple[int, int, int]) -> bytes:
    if max(sizes) > _LARGEST:
        raise ValueError(f"{path.decode()}: larger than a zip file holds")
    return _LOCAL.pack(b"PK\x03\x04", _VERSION, flags, 8, 0, _DAY, *sizes, len(path), 0) + path
