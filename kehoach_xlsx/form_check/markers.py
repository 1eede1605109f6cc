"""The number that a paragraph begins with: which level it has, and how it is written."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["part", "item", "subitem", "letter"]
LETTERS: Final = tuple("abcdđeghiklmnopqrstuvxy")
"""In the order of the Vietnamese alphabet, as points are counted (no f, j, w, z)."""

_ROMAN: Final = re.compile(r"^([IVX]{1,6})(\s?[./)\-:]|(?=\s))\s+(?=\S)")
_ARABIC: Final = re.compile(r"^(\d{1,2})(\s?[./)\-:])\s+(?=\S)")
_DOTTED: Final = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})([./)\-:]?)\s+(?=\S)")
_LETTER: Final = re.compile(r"^([a-zđ])(\s?[./)\-:])\s+(?=\S)")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """A number at the beginning of a paragraph: its words, the mark after it, and its place in its sequence."""

    level: Level
    words: str
    mark: str
    path: tuple[int, ...]


def marker(text: str) -> Marker | None:
    """Return the number with which a text begins.

    >>> marker("IV. PHƯƠNG HƯỚNG").path, marker("đ) Việc").path, marker("2.1. Việc").path
    ((4,), (5,), (2, 1))
    >>> marker("2024 là năm"), marker("V/v báo cáo")
    (None, None)
    """
    if found := _ROMAN.match(text):
        return _made("part", found, (_roman(found[1]),)) if _roman(found[1]) else None
    if found := _DOTTED.match(text):
        return _made("subitem", found, tuple(int(n) for n in found[1].split(".")))
    if found := _ARABIC.match(text):
        return _made("item", found, (int(found[1]),))
    if found := _LETTER.match(text):
        return _made("letter", found, (LETTERS.index(found[1]) + 1 if found[1] in LETTERS else 0,))
    return None


def _made(level: Level, found: re.Match[str], path: tuple[int, ...]) -> Marker:
    return Marker(level=level, words=found[1], mark=found[2].strip(), path=path)


def _roman(text: str) -> int:
    """The value of a Roman number, 0 where it is none: "IIII" and "VX" are not."""
    value = 0
    for at, letter in enumerate(text):
        own = _VALUES[letter]
        value += -own if at + 1 < len(text) and _VALUES[text[at + 1]] > own else own
    return value if roman(value) == text else 0


def roman(number: int) -> str:
    """Write a number from 1 to 39 in Roman digits.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]
