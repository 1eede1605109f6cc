"""How high texts stand that wrap: by the words of each and the width of their column."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Final

from kehoach_xlsx.excel.layout import Style, Value
from kehoach_xlsx.excel.styles import STYLES

LINE: Final = 15.0
"""The height of a line of body text, in points."""
DEFAULT_WIDTH: Final = 8.43
"""The width of a column that is not told of, in digits."""
_HIGHEST: Final = 409.0
"""The highest that Excel lets a row be."""
_BODY_SIZE = 11
_NARROW = frozenset("iíìỉĩịljtfrI.,;:'()/|!-")
_WIDE = frozenset("mwMW@%—")


def tall(different: Iterable[Value], style: Style, width: float) -> dict[Value, float]:
    """Return the texts of a column that need more than a line, and how high they are, in points."""
    limit = width / 1.5  # a shorter text fits whatever its letters are
    measured = _measure(style, width)
    texts = [v for v in different if isinstance(v, str) and (len(v) > limit or "\n" in v)]
    return {text: height for text, height in zip(texts, map(measured, texts), strict=True) if height > LINE}


@lru_cache(maxsize=4096)  # the same words stand under each other, and in one workbook after the other
def estimated_height(text: str, style: Style, width: float) -> float:
    """Return the height in points that a text needs in a column of this width."""
    return _measure(style, width)(text)


@lru_cache(maxsize=1024)
def _measure(style: Style, width: float) -> Callable[[str], float]:
    """What tells the height of a text that stands in this style and width."""
    properties = STYLES[style]
    size = float(properties.get("font_size", _BODY_SIZE)) / _BODY_SIZE
    wide = 1.08 if properties.get("bold") else 1.0
    room = max(width - 1 - int(properties.get("indent", 0)), 1) / size / wide
    if not properties.get("text_wrap"):
        return lambda _: LINE * size

    def measured(text: str) -> float:
        lines = sum(_lines(part, room) for part in text.split("\n")) if "\n" in text else _lines(text, room)
        return min(lines * LINE * size, _HIGHEST)

    return measured


def _lines(text: str, room: float) -> int:
    """How many lines a text takes: as many words on each as there is room for, found by halving the rest of the text.

    Where a word would end within a hair of the edge, or is wider than a line, words are laid one by one.
    """
    ends = tuple(accumulate(map(_WIDTHS.__getitem__, text.split(" "))))
    if ends[-1] <= room:
        return 1
    lines = begun = 0
    edge = room + _BLANK
    while begun < len(ends):
        stop = bisect_right(ends, edge + _HAIR, begun)
        if stop == begun or ends[stop - 1] > edge - _HAIR:
            return _lines_by_words(text, room)
        lines, begun, edge = lines + 1, stop, ends[stop - 1] + room + _BLANK
    return lines


def _lines_by_words(text: str, room: float) -> int:
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
        width = 0.62 if letter in _NARROW else 1.55 if letter in _WIDE else 1.35 if letter.isupper() else 0.93
        self[letter] = width
        return width


class _Widths(dict[str, float]):
    """Words and how wide they are, each with the blank behind it."""

    def __missing__(self, word: str) -> float:
        width = sum(map(_LETTERS.__getitem__, word)) + _BLANK
        if len(self) < _WORDS:
            self[word] = width
        return width


_WORDS: Final = 65536  # a language has few
_BLANK: Final = 0.5
_HAIR: Final = 1e-6
_LETTERS: Final = _Letters()
_WIDTHS: Final = _Widths()
