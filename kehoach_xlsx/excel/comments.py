"""The comment of a marked cell: as large as its text needs, in the house style."""

from typing import Any, Final

from kehoach_xlsx.excel.styles import DEFAULT

_WIDTH: Final = 300  # pixels
_LINE: Final = 17
_LETTERS: Final = 46  # of a line
_FILL: Final = "#FFF8DC"


def comment_options(text: str) -> dict[str, Any]:
    """Return XlsxWriter's options for a comment that shows all of `text`."""
    lines = sum(1 + len(part) // _LETTERS for part in text.split("\n"))
    return {
        "author": "kxl",
        "width": _WIDTH,
        "height": _LINE * (lines + 1),
        "font_name": DEFAULT["font_name"],
        "font_size": 10,
        "color": _FILL,
    }
