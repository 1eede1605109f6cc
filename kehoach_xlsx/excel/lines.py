"""How high texts stand that wrap: by the words of each and the width of their column."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from math import inf
from typing import Final

from kehoach_xlsx.excel.layout import Style
from kehoach_xlsx.excel.styles import STYLES

LINE: Final = 15.0
"""The height of a line of body text, in points."""
DEFAULT_WIDTH: Final = 8.43
"""The width of a column that is not told of, in digits."""
_HIGHEST: Final = 409.0
"""The highest that Excel lets a row be."""
_BODY_SIZE = 11
_MEASURED: Final = 100_000
"""Texts whose lines are remembered for one room."""
_NARROW = frozenset("iíìỉĩịljtfrI.,;:'()/|!-")
_WIDE = frozenset("mwMW@%—")
_WIDEST, _USUAL = 1.55, 0.93
_AS_USUAL: Final = bytes(
    byte
    for byte in range(0xC0)  # from 0x80 on they go on with a letter, whose first byte counts
    if byte >= 0x80 or not (chr(byte).isupper() or chr(byte) in "\n" or chr(byte) in _WIDE)
)
"""Bytes of letters that are no wider than usual."""


class Measured(dict[float, dict[str, int]]):
    """How many lines texts take, by the room of a line: what a unit says stands on several sheets of a workbook."""

    def __missing__(self, room: float) -> dict[str, int]:
        self[room] = {}
        return self[room]

    def lines(self, texts: Sequence[str], room: float) -> list[int]:
        """Return how many lines each text takes."""
        known = self[room]
        if len(known) > _MEASURED:
            known.clear()
        new = [text for text in texts if text not in known]
        known.update(zip(new, map(lines_of, new, repeat(room)), strict=False))
        return list(map(known.__getitem__, texts))


def tall(different: Iterable[str], style: Style, width: float, measured: Measured) -> dict[str, float]:
    """Return the texts of a column that need more than a line, and how high they are, in points."""
    limit = width / 1.5  # a shorter text fits whatever its letters are
    texts = [text for text in different if len(text) > limit or "\n" in text]
    size, room = _measures(style, width)
    lines = measured.lines(texts, room) if room else [1] * len(texts)
    high = {number: min(number * size, _HIGHEST) for number in set(lines) if number * size > LINE}
    return {text: high[number] for text, number in zip(texts, lines, strict=True) if number in high}


@lru_cache(maxsize=4096)  # the same words stand under each other, and in one workbook after the other
def estimated_height(text: str, style: Style, width: float) -> float:
    """Return the height in points that a text needs in a column of this width."""
    size, room = _measures(style, width)
    return min(lines_of(text, room) * size, _HIGHEST) if room else size


@lru_cache(maxsize=1024)
def _measures(style: Style, width: float) -> tuple[float, float]:
    """How high a line of this style is, and how much goes on it; 0 where text does not wrap."""
    properties = STYLES[style]
    size = float(properties.get("font_size", _BODY_SIZE)) / _BODY_SIZE
    wide = 1.08 if properties.get("bold") else 1.0
    room = max(width - 1 - int(properties.get("indent", 0)), 1) / size / wide
    return LINE * size, room if properties.get("text_wrap") else 0.0


def lines_of(text: str, room: float) -> int:
    """Return how many lines a text takes where each has so much `room`.

    How many words go on a line is found by halving the rest of the text. Where a word would end within a hair of the
    edge, is wider than a line or holds a break, words are laid one by one.
    """
    if len(text) * _USUAL <= room and _surely_fits(text, room):
        return 1
    ends = list(accumulate(map(_width_of, text.split(" "))))
    surely = room + _BLANK - _HAIR
    lines, begun, edge = 1, 0, surely
    while ends[-1] > edge:
        stop = bisect_right(ends, edge, begun)
        if stop == begun or ends[stop] < edge + 2 * _HAIR:
            return sum(lines_by_words(part, room) for part in text.split("\n"))
        lines, begun, edge = lines + 1, stop, ends[stop - 1] + surely
    return lines


def _surely_fits(text: str, room: float) -> bool:
    """Whether a text would fit on a line if all that may be wide were."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _AS_USUAL)
    return len(text) * _USUAL + len(others) * (_WIDEST - _USUAL) < room - _HAIR and b"\n" not in others


def lines_by_words(text: str, room: float) -> int:
    """Return how many lines a text without breaks takes, laid word by word."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = sum(map(_LETTERS.__getitem__, word))
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            lines += int(width // room)
        used += width + _BLANK
    return lines


class _Letters(dict[str, float]):
    """Letters and how wide they are, in digits of Times New Roman, the unit of column widths."""

    def __missing__(self, letter: str) -> float:
        width = 0.62 if letter in _NARROW else _WIDEST if letter in _WIDE else 1.35 if letter.isupper() else _USUAL
        self[letter] = width
        return width


class _Widths(dict[str, float]):
    """Words and how wide they are, each with the blank behind it; one that holds a break fits nowhere."""

    def __missing__(self, word: str) -> float:
        width = inf if "\n" in word else sum(map(_LETTERS.__getitem__, word)) + _BLANK
        if len(self) < _WORDS:
            self[word] = width
        return width


_WORDS: Final = 65536  # a language has few
_BLANK: Final = 0.5
_HAIR: Final = 1e-6
_LETTERS: Final = _Letters()
_WIDTHS: Final = _Widths()
_width_of: Final = _WIDTHS.__getitem__
