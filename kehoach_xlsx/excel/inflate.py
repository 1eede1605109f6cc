"""Inflating and checksums: by the SIMD code of python-isal where it is installed, else by zlib. Both say the same."""

import zlib
from collections.abc import Callable
from typing import Any, Final

_ENGINE: Any
try:
    from isal import isal_zlib as _ENGINE  # noqa: N812 - which of the two it is does not matter
except ImportError:  # no wheel for this machine
    _ENGINE = zlib
_RAW: Final = -15

crc32: Final[Callable[[bytes], int]] = _ENGINE.crc32


def inflate(packed: memoryview, at_most: int) -> bytes:
    """Inflate raw deflate data, but no more than so many bytes.

    Raises:
        ValueError: it is no such data.
    """
    try:
        content: bytes = _ENGINE.decompressobj(_RAW).decompress(packed, at_most)
    except _ENGINE.error as error:
        raise ValueError(str(error)) from error
    return content
