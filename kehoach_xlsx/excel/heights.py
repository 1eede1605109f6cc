"""How high a row must be for its wrapped text.

Excel fits rows itself once somebody types; a file just written has no heights, merged cells never fit, and
LibreOffice prints what it is given. So rows without a height of their own get an estimate.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
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
    heights: dict[int, float] = {}
    for row, height in _needed(layout):
        if row not in layout.heights and height > heights.get(row, _LINE):
            heights[row] = min(height, _HIGHEST)
    return heights


def _needed(layout: SheetLayout) -> Iterator[tuple[int, float]]:
    """The heights that the texts of a sheet need, by row."""
    widths = layout.widths
    for cell in layout.cells:
        rows, columns = cell.span or (1, 1)
        if rows == 1 and isinstance(cell.value, str):
            width = sum(widths.get(cell.column + step, DEFAULT_WIDTH) for step in range(columns))
            yield cell.row, estimated_height(cell.value, cell.style, width)
    for block in layout.blocks:
        columns_of = zip(block.styles, zip(*block.rows, strict=False), strict=False)
        for column, (style, values) in enumerate(columns_of, block.first_column):
            if tall := _tall(values, style, widths.get(column, DEFAULT_WIDTH)):
                yield from ((row, tall[text]) for row, text in enumerate(values, block.first_row) if text in tall)


def _tall(values: tuple[Value, ...], style: Style, width: float) -> dict[Value, float]:
    """The texts of a column that need more than a line, each measured once, and how high they are."""
    limit = width / 1.5  # a shorter text fits whatever its letters are
    if str not in set(map(type, values)):
        return {}
    measured = _measure(style, width)
    texts = (value for value in set(values) if isinstance(value, str) and (len(value) > limit or "\n" in value))
    return {text: height for text in texts if (height := measured(text)) > _LINE}


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
    widths = list(map(_WIDTHS.__getitem__, text.split(" ")))
    if sum(widths) + 0.5 * len(widths) <= room:
        return 1
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            lines += int(width // room)
        used += width + 0.5
    return lines


class _Widths(dict[str, float]):
    """Words and how wide they are, in digits of Times New Roman, the unit of column widths."""

    def __missing__(self, word: str) -> float:
        width = sum(
            0.62 if letter in _NARROW else 1.55 if letter in _WIDE else 1.35 if letter.isupper() else 0.93
            for letter in word
        )
        if len(self) < _WORDS:
            self[word] = width
        return width


_WORDS: Final = 65536  # a language has few
_WIDTHS: Final = _Widths()
