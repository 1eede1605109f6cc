"""Variety without chance: every choice follows from what it is about, so that each run tells the same story."""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")

_HOLIDAYS = frozenset({(4, 18), (4, 29), (4, 30), (5, 1), (9, 2), (9, 3)})  # of 2024, after Tết


def below(limit: int, *about: str) -> int:
    """Return a whole number from 0 to `limit` - 1."""
    digest = hashlib.sha256("|".join(about).encode()).digest()
    return int.from_bytes(digest[:8], "big") % limit


def between(low: int, high: int, *about: str, step: int = 1) -> int:
    """Return a multiple of `step` above `low`, no higher than `high`."""
    return low + step * below((high - low) // step + 1, *about)


def happens(percent: int, *about: str) -> bool:
    """Return whether something of this likelihood happens here."""
    return below(100, *about) < percent


def shuffled(options: Sequence[T], *about: str) -> list[T]:
    """Return the options in an order of their own."""
    return [option for _, option in sorted(enumerate(options), key=lambda p: below(1 << 60, *about, str(p[0])))]


def pick(options: Sequence[T], *about: str) -> T:
    """Return one of the options."""
    return options[below(len(options), *about)]


def working_day(first: date, last: date, *about: str) -> date:
    """Return a working day from `first` to `last`; where a holiday was met, the working day before it."""
    day = first + timedelta(days=below((last - first).days + 1, *about))
    while day > first and not is_working_day(day):
        day -= timedelta(days=1)
    return day


def is_working_day(day: date) -> bool:
    """Return whether offices are open."""
    return day.weekday() < 5 and (day.month, day.day) not in _HOLIDAYS
