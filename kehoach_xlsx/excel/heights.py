"""How high a row must be for its wrapped text.

Excel fits rows itself once somebody types; a file just written has no heights, merged cells never fit, and
LibreOffice prints what it is given. So rows without a height of their own get an estimate.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, repeat
from typing import Final

from kehoach_xlsx.excel.layout import SheetLayout, Style, Value
from kehoach_xlsx.excel.styles import STYLES

DEFAULT_WIDTH: Final = 8.43
_LINE = 15.0
_HIGHEST = 409.0
_BODY_SIZE = 11
_NARROW = frozenset("iíìỉĩịljtfrI.,;:'()/|!-")
_WIDE = frozenset("mwMW@%—")


def estimated_heights(layout: SheetLayout) -> dict[int, float]:
    """Return heights in points for the rows that need more than a line and have none in the layout."""
    needed: dict[int, float] = {}
    for row, height in (*_of_cells(layout), *_of_tables(layout)):
        if height > needed.get(row, _LINE):
            needed[row] = min(height, _HIGHEST)
    return {row: height for row, height in needed.items() if row not in layout.heights}


def _of_cells(layout: SheetLayout) -> Iterator[tuple[int, float]]:
    """The heights that the texts of single cells need, by row."""
    widths = layout.widths
    for cell in layout.cells:
        rows, columns = cell.span or (1, 1)
        if rows == 1 and isinstance(cell.value, str):
            width = sum(widths.get(cell.column + step, DEFAULT_WIDTH) for step in range(columns))
            yield cell.row, estimated_height(cell.value, cell.style, width)


def _of_tables(layout: SheetLayout) -> Iterator[tuple[int, float]]:
    """The heights that the rows of tables need where it is more than a line."""
    for block in layout.blocks:
        needed: list[float] | None = None
        columns_of = zip(block.styles, zip(*block.rows, strict=False), strict=False)
        for column, (style, values) in enumerate(columns_of, block.first_column):
            if tall := _tall(frozenset(values), style, layout.widths.get(column, DEFAULT_WIDTH)):
                heights = map(tall.get, values, repeat(_LINE))
                needed = list(heights if needed is None else map(max, needed, heights))
        if needed is not None:
            yield from ((row, height) for row, height in enumerate(needed, block.first_row) if height > _LINE)


def _tall(different: Iterable[Value], style: Style, width: float) -> dict[Value, float]:
    """The texts of a column that need more than a line, and how high they are."""
    limit = width / 1.5  # a shorter text fits whatever its letters are
    measured = _measure(style, width)
    texts = [v for v in different if isinstance(v, str) and (len(v) > limit or "\n" in v)]
    return {text: height for text, height in zip(texts, map(measured, texts), strict=True) if height > _LINE}


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
        return lambda _: _LINE * size

    def measured(text: str) -> float:
        lines = sum(_lines(part, room) for part in text.split("\n")) if "\n" in text else _lines(text, room)
        return lines * _LINE * size

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
