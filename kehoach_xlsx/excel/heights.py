"""How high a row must be for its wrapped text.

Excel fits rows itself once somebody types; a file just written has no heights, merged cells never fit, and
LibreOffice prints what it is given. So rows without a height of their own get an estimate.
"""

from collections.abc import Iterator
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
    for row, text, style, width in _texts(layout):
        if row not in layout.heights and (height := _height(text, style, width)) > heights.get(row, _LINE):
            heights[row] = min(height, _HIGHEST)
    return heights


def _texts(layout: SheetLayout) -> Iterator[tuple[int, str, Style, float]]:
    widths = layout.widths
    for cell in layout.cells:
        rows, columns = cell.span or (1, 1)
        if rows == 1 and isinstance(cell.value, str):
            width = sum(widths.get(cell.column + step, DEFAULT_WIDTH) for step in range(columns))
            yield cell.row, cell.value, cell.style, width
    for block in layout.blocks:
        own = [widths.get(block.first_column + step, DEFAULT_WIDTH) for step in range(len(block.styles))]
        for row, values in enumerate(block.rows, block.first_row):
            yield from ((row, *given) for given in _texts_of(values, block.styles, own))


def _texts_of(
    values: tuple[Value, ...], styles: tuple[Style, ...], widths: list[float]
) -> Iterator[tuple[str, Style, float]]:
    for value, style, width in zip(values, styles, widths, strict=True):
        # A short text fits whatever its letters are; measuring each would cost more than writing it.
        if isinstance(value, str) and (len(value) * 1.5 > width or "\n" in value):
            yield value, style, width


def _height(text: str, style: Style, width: float) -> float:
    properties = STYLES[style]
    size = float(properties.get("font_size", _BODY_SIZE)) / _BODY_SIZE
    wide = 1.08 if properties.get("bold") else 1.0
    room = max(width - 1 - int(properties.get("indent", 0)), 1) / size / wide
    wraps = bool(properties.get("text_wrap"))
    lines = sum(_lines(part, room) for part in text.split("\n")) if wraps else 1
    return lines * _LINE * size


def _lines(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = _width(word)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        lines += int(width // room) if width > room else 0
        used += width + 0.5
    return lines


def _width(word: str) -> float:
    # In digits of Times New Roman, the unit of column widths.
    return sum(
        0.62 if letter in _NARROW else 1.55 if letter in _WIDE else 1.35 if letter.isupper() else 0.93
        for letter in word
    )
