"""What single rows of a report tell that another may tell as well, as short numbers made while the rows are at hand.

Whoever looks for what two units told holds the numbers of all files against each other, and reads only the rows whose
numbers meet. Two texts may have one number by chance; the rows then show that they differ.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from zlib import crc32

_DIGITS = re.compile(r"\d+")


def number_of(*key: str) -> int:
    """Return the number of a key, the same everywhere."""
    return crc32("\x1f".join(key).encode("utf-8", "surrogatepass"))


def number_after(start: int, part: str) -> int:
    """Return the number of a key that has one part more than the one whose number is `start`.

    >>> number_after(number_of("NV1", "2024-05-20"), "35 học") == number_of("NV1", "2024-05-20", "35 học")
    True
    """
    return crc32(f"\x1f{part}".encode("utf-8", "surrogatepass"), start)


def shared(told: Iterable[tuple[str, Collection[int]]]) -> set[int]:
    """Return the numbers that two units have; `told` are units with numbers, a unit may come again."""
    first: dict[int, str] = {}
    found: set[int] = set()
    for unit, numbers in told:
        for number in numbers:
            if first.setdefault(number, unit) != unit:
                found.add(number)
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
