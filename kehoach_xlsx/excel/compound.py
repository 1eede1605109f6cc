"""The container of old .xls files (MS-CFB): its chains of sectors must end.

A reader that follows a chain which runs in a circle collects sectors until memory is gone. Nothing is read here but
the chains.
"""

import struct
from array import array
from collections.abc import Iterator
from typing import Final

from kehoach_xlsx.excel.raw import Reason, Refused

_HEADER: Final = 512
_IN_HEADER: Final = 109
_LAST_SECTOR: Final = 0xFFFFFFFA  # what is larger marks an end or a free sector
_ENTRY: Final = 128
_STREAM, _ROOT = 2, 5


def check_chains(data: bytes) -> None:
    """Follow every chain of sectors once.

    Raises:
        Refused: one runs in a circle, or the container is cut off.
    """
    try:
        _check(data)
    except (struct.error, IndexError) as error:
        raise Refused(Reason.DAMAGED, "compound file cut off") from error


def _check(data: bytes) -> None:
    shift, mini_shift = struct.unpack_from("<2H", data, 30)
    if shift not in {9, 12} or mini_shift != 6:
        raise Refused(Reason.DAMAGED, f"sectors of 2^{shift} bytes")
    size = 1 << shift
    directory, cutoff, mini_first = struct.unpack_from("<I4xII", data, 48)
    table = _table(data, size)
    mini = array("I", b"".join(_sector(data, each, size) for each in _chain(table, mini_first)))
    entries = b"".join(_sector(data, each, size) for each in _chain(table, directory))
    for start in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        kind = entries[start + 66]
        first, length = struct.unpack_from("<II", entries, start + 116)
        if kind in {_STREAM, _ROOT} and length:
            small = kind == _STREAM and length < cutoff
            for _ in _chain(mini if small else table, first):
                pass


def _table(data: bytes, size: int) -> "array[int]":
    """Return the file allocation table: for each sector the next one of its chain."""
    sectors = [each for each in struct.unpack_from(f"<{_IN_HEADER}I", data, 76) if each <= _LAST_SECTOR]
    (following,) = struct.unpack_from("<I", data, 68)
    seen: set[int] = set()
    while following <= _LAST_SECTOR:
        if following in seen:
            raise Refused(Reason.HOSTILE, "the table of sectors runs in a circle")
        seen.add(following)
        numbers = array("I", _sector(data, following, size))
        sectors += [each for each in numbers[:-1] if each <= _LAST_SECTOR]
        following = numbers[-1]
    if len(sectors) > len(data) // size + 1:
        raise Refused(Reason.HOSTILE, "more tables of sectors than sectors")
    return array("I", b"".join(_sector(data, each, size) for each in sectors))


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = size if size > _HEADER else _HEADER
    start += number * size
    content = data[start : start + size]
    if not content:
        raise IndexError(number)
    return content.ljust(size, b"\xff")  # the last sector may be cut short


def _chain(table: "array[int]", first: int) -> Iterator[int]:
    steps = 0
    while first <= _LAST_SECTOR:
        steps += 1
        if steps > len(table):
            raise Refused(Reason.HOSTILE, "a chain of sectors runs in a circle")
        yield first
        first = table[first]
