"""Inflating and checksums: by libdeflate where it is installed, else by zlib. Both say the same."""

import zlib
from collections.abc import Callable
from typing import Any, Final

_LIBDEFLATE: Any
try:
    import deflate as _LIBDEFLATE  # noqa: N812 - there or not, it is a constant
except ImportError:  # no wheel for this machine
    _LIBDEFLATE = None
_RAW: Final = -15

crc32: Final[Callable[..., int]] = (_LIBDEFLATE or zlib).crc32
"""Returns the checksum of bytes, and of those before them whose checksum is given too."""


def inflate(packed: memoryview, size: int) -> bytes:
    """Inflate raw deflate data that makes so many bytes.

    Raises:
        ValueError: it is no such data, or makes more or fewer bytes.
    """
    content = _by_libdeflate(packed, size) if _LIBDEFLATE else _by_zlib(packed, size)
    if len(content) != size:
        raise ValueError(f"{len(content)} bytes, not {size}")
    return content


def _by_libdeflate(packed: memoryview, size: int) -> bytes:
    try:
        return bytes(_LIBDEFLATE.deflate_decompress(packed, size + 1))
    except _LIBDEFLATE.DeflateError as error:
        raise ValueError(str(error)) from error


def _by_zlib(packed: memoryview, size: int) -> bytes:
    engine = zlib.decompressobj(_RAW)
    try:
        content = engine.decompress(packed, size + 1)  # a byte more shows a false size
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not engine.eof:
        raise ValueError("cut off, or longer than it should be")
    return content
