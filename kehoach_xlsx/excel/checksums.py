"""The checksum of two pieces together, from that of each: so pieces of a file can be put together unseen."""

from functools import lru_cache
from typing import Final

_POLYNOMIAL: Final = 0xEDB88320
"""Of the CRC-32 that zip files use, its lowest power first."""
_ONE: Final = 1 << 31


def joined(first: int, second: int, size: int) -> int:
    """Return the CRC-32 of two pieces one after the other, from those of both and the size in bytes of the second.

    What the first leaves in the register is moved on by as many zero bytes as the second is long: a product of
    polynomials over the field of two elements.
    """
    return _times(_moved_by(size), first) ^ second


def _times(one: int, other: int) -> int:
    product, power = 0, _ONE
    while one:
        if one & power:
            product ^= other
            one ^= power
        power >>= 1
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product


def _squares() -> tuple[int, ...]:
    """What moves on by 1 byte, 2 bytes, 4 bytes and so on, up to two gigabytes."""
    found = [_ONE >> 8]
    while len(found) < 32:
        found.append(_times(found[-1], found[-1]))
    return tuple(found)


_SQUARES: Final = _squares()


@lru_cache(maxsize=1024)
def _moved_by(size: int) -> int:
    """What moves on by so many bytes."""
    power = _ONE
    for place, square in enumerate(_SQUARES):
        if size >> place & 1:
            power = _times(square, power)
    return power
