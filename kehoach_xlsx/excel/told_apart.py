"""Telling apart what was written before from what was not."""

from hashlib import blake2b
from typing import Final

from msgspec import msgpack

_BYTES: Final = 24
_ENCODER: Final = msgpack.Encoder()


def digest(told: object) -> bytes:
    """Return a digest of plain values in lists and tuples.

    A day and a decimal count like the text that they are written as: who tells them apart says so beside them.
    """
    try:
        written = _ENCODER.encode(told)
    except (UnicodeEncodeError, OverflowError, TypeError):  # half a letter, a very long number
        written = repr(told).encode("utf-8", "surrogatepass")
    return blake2b(written, digest_size=_BYTES).digest()
