"""How long a line of Times New Roman is, so that the rule under it can be measured by it.

Advance widths in thousandths of the size; a letter with accents is as wide as its base. Widths are facts of the
typeface, which every metric-compatible font shares.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

_LETTERS: Final = "".join(map(chr, range(32, 127))) + "ưƯơƠđĐ–—…“”‘’"
_REGULAR: Final = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541 542 776 529 722 500 722 500 1000 1000 444 444 333 333"
)
_BOLD: Final = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 "
    "570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 "
    "722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 "
    "333 556 500 722 500 500 444 394 220 394 520 600 796 554 778 556 722 500 1000 1000 500 500 333 333"
)
_MM_PER_POINT: Final = 25.4 / 72
_UNKNOWN: Final = 500
_HORN: Final = "\u031b"


@cache
def _table(bold: bool) -> Mapping[str, int]:
    widths = (_BOLD if bold else _REGULAR).split()
    return dict(zip(_LETTERS, map(int, widths), strict=True))


def _base(letter: str) -> str:
    """The letter without its accents; the horn of ơ and ư makes another letter."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[:1]


@cache
def _units(letter: str, bold: bool) -> int:
    return _table(bold).get(_base(letter), _UNKNOWN)


def width_mm(text: str, size: float, *, bold: bool = False) -> float:
    """Return the length in millimetres of a text of one line, `size` in points.

    >>> round(width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True), 1)
    60.5
    """
    units = sum(_units(letter, bold) for letter in text)
    return units / 1000 * size * _MM_PER_POINT


def broken(text: str, size: float, line_mm: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines that a text takes on paper when it is broken at `line_mm`, at least one.

    >>> broken("Kết quả thực hiện Kế hoạch phổ biến, giáo dục pháp luật", 14, 80, bold=True)
    ('Kết quả thực hiện Kế hoạch phổ biến,', 'giáo dục pháp luật')
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_mm(longer, size, bold=bold) > line_mm:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)
