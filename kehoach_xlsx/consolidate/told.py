"""What single rows of a report tell that another may tell as well, as numbers made while the rows are at hand.

Whoever looks for what two units told holds the numbers of all files against each other, and reads again only the rows
of which something is to be said. Numbers are of 64 bits: that two texts among ten million have one number by chance is
less likely than one in a hundred thousand.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Final
from zlib import crc32

_DIGITS = re.compile(r"\d+")
_SPREAD: Final = 0x9E3779B97F4A7C15  # odd, and its bits in no order: what is multiplied by it goes everywhere
_HALF: Final = 32
_LOW: Final = (1 << _HALF) - 1
_MOST: Final = (1 << 2 * _HALF) - 1


def number_of(text: str) -> int:
    """Return the number of a text, the same everywhere: its checksum, and that of the text read backwards."""
    data = text.encode("utf-8", "surrogatepass")
    return crc32(data) << _HALF | crc32(data[::-1])


number_of_known = lru_cache(maxsize=16_384)(number_of)
"""The same, of a text that comes in every report: a task's code, a quantity."""


def number_of_both(one: int, other: int) -> int:
    """Return the number of two things in this order."""
    return (one * _SPREAD + other) & _MOST


def halves(number: int) -> tuple[int, int]:
    """Return a number as two of four bytes, in which reports keep them."""
    return number & _LOW, number >> _HALF


def wholes(low: Iterable[int], high: Iterable[int]) -> Iterator[int]:
    """Yield the numbers again."""
    return (one | other << _HALF for one, other in zip(low, high, strict=True))


def shared(told: Iterable[tuple[str, Iterable[int]]]) -> set[int]:
    """Return the numbers that two units have; `told` are units with numbers, a unit may come again."""
    by_unit: dict[str, list[Iterable[int]]] = {}
    for unit, numbers in told:
        by_unit.setdefault(unit, []).append(numbers)
    seen: set[int] = set()
    found: set[int] = set()
    for every in by_unit.values():
        own = set(chain.from_iterable(every))
        found |= own & seen
        seen |= own
    return found


@lru_cache(maxsize=4_096)  # the same few days stand in most reports
def day_of(text: str) -> date | None:
    """Return the day that a running text means by its day, month and year, in this order; None where there is none.

    >>> day_of("5/02/2024"), day_of("27 tháng 7 năm 2026"), day_of("31/2/2024")
    (datetime.date(2024, 2, 5), datetime.date(2026, 7, 27), None)
    """
    day, month, year = map(int, _DIGITS.findall(text))
    try:
        return date(year, month, day)
    except ValueError:
        return None
