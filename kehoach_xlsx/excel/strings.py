"""The texts of a workbook, each stored once and referred to by number.

Texts of single cells (titles, headings, guidance) come first, those of tables after them: so the numbers on a sheet
that only holds single cells do not depend on how much the tables hold. Before both come the texts of large sheets,
where there are such: so what is written of these does not depend on what the others say.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from kehoach_xlsx.excel.layout import Cell, SheetLayout
from kehoach_xlsx.excel.text import escaped, plain

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{count}" uniqueCount="{unique}">'
)
_TAIL: Final = b"</sst>"
_TOGETHER: Final = 128
"""Texts of one piece; a piece is compressed again where one of its texts changes."""
_FEW: Final = 4096
"""A workbook with more texts of tables than this shares them with no other: they go in pieces as large."""


class Strings:
    """The numbers of texts, from 0 in the order in which they first come, as cells write them.

    `count` is how often one is referred to.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, str] = {}
        self.count = 0
        self._large = 0
        self._single = 0

    def add_large(self, texts: Iterable[str], cells: int) -> None:
        """Give texts of large sheets, in which so many cells hold one, their numbers; they come before all others."""
        self._add(texts, cells)
        self._large = len(self.numbers)

    def add_single(self, texts: Sequence[str]) -> None:
        """Give the texts of single cells their numbers; all of them come before those of small tables."""
        self._add(texts, len(texts))
        self._single = len(self.numbers)

    def add_tabled(self, texts: Iterable[str], cells: int) -> None:
        """Give the texts of tables, in which so many cells hold one, their numbers."""
        self._add(texts, cells)

    def _add(self, texts: Iterable[str], cells: int) -> None:
        self.count += cells
        known = self.numbers
        new = list(dict.fromkeys([text for text in texts if text not in known]))
        first = len(known)
        known.update(zip(new, map(str, range(first, first + len(new))), strict=True))

    def pieces(self) -> Iterator[bytes]:
        """Return the part of the package that holds the texts, in pieces."""
        yield _HEAD.format(count=self.count, unique=len(self.numbers)).encode()
        texts = list(self.numbers)
        for first, last, together in self._runs():
            for start in range(first, last, together):
                items = tuple(texts[start : min(start + together, last)])
                yield _known_items(items) if together == _TOGETHER else _items(items)
        yield _TAIL

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """From which text to before which pieces of how many are cut."""
        few = min(self._single + _FEW, len(self.numbers))
        yield 0, self._large, _FEW
        yield self._large, self._single, _TOGETHER
        yield self._single, few, _TOGETHER
        yield few, len(self.numbers), _FEW


def _items(texts: tuple[str, ...]) -> bytes:
    inner = '</t></si><si><t xml:space="preserve">'.join(
        texts if plain("".join(texts)) else (text if plain(text) else escaped(text) for text in texts)
    )
    return f'<si><t xml:space="preserve">{inner}</t></si>'.encode()


_known_items = lru_cache(maxsize=128)(_items)  # most are the same in the next workbook


def shown(cell: Cell) -> str | None:
    """Return the text that a cell holds, None where it holds none; a link without a value shows its place."""
    if cell.formula is not None:
        return None
    if cell.link is not None:
        return str(cell.value) if cell.value not in (None, "") else cell.link
    return cell.value if isinstance(cell.value, str) and cell.value else None


def single_texts(sheet: SheetLayout) -> tuple[str, ...]:
    """Return the texts of a sheet's single cells, then of its columns of links, then of its marks."""
    cells = (text for cell in sheet.cells if (text := shown(cell)))
    linked = (row[0] for block in sheet.blocks if block.links for row in block.rows)
    links = (value for value in linked if isinstance(value, str) and value)
    marks = (mark.value for mark in sheet.marks if isinstance(mark.value, str) and mark.value)
    return (*cells, *links, *marks)
