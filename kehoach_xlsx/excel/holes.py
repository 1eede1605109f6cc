"""Holes in the files of a package: what differs between workbooks that are otherwise alike goes there.

A hole is named by text that no office types: it begins and ends with a private-use character.
"""

import re
from collections.abc import Mapping
from typing import Final

from kehoach_xlsx.excel.text import escaped

_OPEN, _CLOSE = "\ue0f1", "\ue0f2"
_HOLE: Final = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


def hole(name: str) -> str:
    """Return the hole of a name."""
    return f"{_OPEN}{name}{_CLOSE}"


ROWS: Final = hole("rows")
"""Where the rows of a sheet go."""
TEXTS: Final = hole("texts")
"""Where the texts of a workbook go."""

Parts = tuple[bytes | str, ...]
"""A file in parts: bytes as they are, and the names of holes."""


def parted(xml: str) -> Parts:
    """Return a file in parts, at its holes."""
    parts: list[bytes | str] = []
    for number, text in enumerate(_HOLE.split(xml)):
        if number % 2:
            parts.append(text)
        elif text:
            parts.append(text.encode())
    return tuple(parts)


def filling(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return what goes into the holes of these names as XML content."""
    return {name: escaped(text).encode() for name, text in texts.items()}
