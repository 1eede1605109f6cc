"""Pieces of large sheets that were written before: most of a collection is the same when it is merged again.

A piece lies under a digest of all that it hangs on but the program, which is for the shelf to tell apart. It is kept
compressed, with its checksum, so that a file is put together of such pieces without a look into them.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, Protocol

_HEAD: Final = struct.Struct("<2L")
_TOGETHER: Final = 64
"""Pieces that are laid on the shelf in one go."""


class Shelf(Protocol):
    """Where such pieces lie; what is damaged is not there."""

    def get(self, keys: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        """Yield what is kept under some of the keys, with the place of the key."""

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep pieces by their keys."""

    def copied(self) -> "Shelf":
        """Return the same shelf for another process."""


class Fresh(NamedTuple):
    """A piece that was made now, and the key under which it may be kept."""

    key: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a file: its checksum, its size in bytes, and what it compresses to, which may still be in the making.

    `key` is under which it may be kept, b"" where it is already, or never shall be.
    """

    crc: int
    size: int
    deflated: bytes | Future[bytes]
    key: bytes = b""

    def done(self) -> bytes:
        """Return what it compresses to; wait for it."""
        return self.deflated if isinstance(self.deflated, bytes) else self.deflated.result()

    def settled(self) -> "Piece":
        """Return the same with nothing in the making; wait for it."""
        return replace(self, deflated=self.done())


def found(shelf: Shelf, keys: Sequence[bytes]) -> dict[int, Piece]:
    """Return what is on the shelf under some of the keys, by the place of the key."""
    return {place: _unpacked(kept) for place, kept in shelf.get(keys) if len(kept) > _HEAD.size}


def _unpacked(kept: bytes) -> Piece:
    crc, size = _HEAD.unpack_from(kept)
    return Piece(crc, size, kept[_HEAD.size :])


def laid_on(shelf: Shelf, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces that are settled; what of them may be kept is laid on the shelf meanwhile."""
    waiting: list[tuple[bytes, bytes]] = []
    for piece in pieces:
        yield piece
        if piece.key:
            waiting.append((piece.key, _HEAD.pack(piece.crc, piece.size) + piece.done()))
        if len(waiting) >= _TOGETHER:
            shelf.put(waiting)
            waiting.clear()
    if waiting:
        shelf.put(waiting)
