"""Large sheets: measured and written a few thousand rows at a time, so that no more of them is held at once.

Only their texts are looked at before, for the numbers by which cells refer to them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from kehoach_xlsx.excel.cells import Numbering
from kehoach_xlsx.excel.checks import verify_values
from kehoach_xlsx.excel.extent import extent_of
from kehoach_xlsx.excel.heights import heights_of_cells, heights_over
from kehoach_xlsx.excel.layout import Block, SheetLayout
from kehoach_xlsx.excel.lines import Measured
from kehoach_xlsx.excel.rows import RowPieces, cuts
from kehoach_xlsx.excel.shelf import Fresh, Piece, Shelf, found
from kehoach_xlsx.excel.skeleton import Bones, bones_of
from kehoach_xlsx.excel.strings import Strings, single_texts
from kehoach_xlsx.excel.survey import own_cells, survey, texts_of
from kehoach_xlsx.excel.told_apart import digest

LARGE: Final = 20_000
"""Cells from which on a sheet is large."""
_LIKE_A_CELL: Final = 60
"""Letters of different texts that are as much work, being measured, as a cell."""
_ASKED_AT_ONCE: Final = 64
"""Pieces for which the shelf is asked in one go."""
_OWN: Final = 3
"""Cells that are as much work as one that holds a text of its own, or one whose text is made only now."""


def cells_of(sheet: SheetLayout) -> int:
    """Return how many cells a sheet may have."""
    return len(sheet.cells) + sum(len(block.rows) * len(block.styles) for block in sheet.blocks)


def is_large(sheet: SheetLayout) -> bool:
    """Whether a sheet is written as a large one; charts and comments would ask for the heights of all rows."""
    return cells_of(sheet) > LARGE and not sheet.charts and not sheet.marks


class Numbered(NamedTuple):
    """What is known of a large sheet whose texts have numbers.

    `work` is how much its rows are to make, in cells, `texts` a digest of the texts in its tables and their numbers.
    """

    work: int
    texts: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class LargeSheet:
    """A large sheet with what is known of it before its rows are looked at; `singles` are the texts of single cells."""

    layout: SheetLayout
    singles: tuple[str, ...]
    bones: Bones

    @property
    def length(self) -> int:
        """How many rows its tables have."""
        return sum(len(block.rows) for block in self.layout.blocks)

    def number(self, strings: Strings) -> "Numbered":
        """Give the texts of the sheet their numbers.

        They are numbered in their order as texts: whatever stands in which row, the same texts have the same numbers.
        """
        texts, cells = set(self.singles), len(self.singles)
        work = 0
        for block in self.layout.blocks:
            if len(block.inline) == len(block.styles):  # its rows may be made only when they are written
                work += len(block.rows) * len(block.styles) * _OWN
                continue
            effort = 0
            for part in cuts(block):
                effort += own_cells(part) * _OWN
                for different, count in texts_of(part):
                    texts.update(different)
                    cells += count
                    effort += count + sum(map(len, different)) // _LIKE_A_CELL
            work += effort if block.blanks else effort * 3 // 2  # rows that are filled in many ways are more work
        in_order = sorted(texts)
        strings.add_large(in_order, cells)
        return Numbered(work, digest([in_order, list(map(strings.numbers.__getitem__, in_order))]))

    def pieces(
        self, numbering: Numbering, texts: bytes, measured: Measured, shelf: Shelf | None
    ) -> Iterator[bytes | Fresh | Piece]:
        """Yield the rows as XML, in pieces; those on the shelf are not made again.

        `texts` is a digest of the texts in the tables and their numbers, `measured` are texts of other sheets.

        Raises:
            LayoutError: a table holds what Excel cannot.
        """
        of_cells = heights_of_cells(self.layout)
        rows = self._rows(numbering, measured, of_cells)
        if shelf is None:
            yield from rows
            return
        frame = digest((texts, sorted(self.layout.widths.items()), sorted(of_cells.items())))
        portions = rows.portions()
        while together := list(islice(portions, _ASKED_AT_ONCE)):
            keys = [digest((frame, rows.content(portion))) for portion in together]
            known = found(shelf, keys)
            for place, (key, portion) in enumerate(zip(keys, together, strict=True)):
                if place in known:
                    yield known[place]
                elif xml := rows.made(portion):
                    yield Fresh(key, xml)

    def _rows(self, numbering: Numbering, measured: Measured, of_cells: Mapping[int, float]) -> RowPieces:
        sheet = self.layout

        def heights_of(rows: range, blocks: Sequence[Block]) -> Mapping[int, float]:
            surveys = [survey(block, sheet.widths, measured) for block in blocks]
            for surveyed in surveys:
                verify_values(sheet.name, surveyed.wrong)
            given, cells = _of(rows, sheet.heights), _of(rows, of_cells)
            return heights_over(cells, (surveyed.heights for surveyed in surveys), given) | given

        return RowPieces(sheet, self.bones.extent, heights_of, numbering)


def _of(rows: range, heights: Mapping[int, float]) -> dict[int, float]:
    return {row: height for row, height in heights.items() if row in rows}


def large_sheet(sheet: SheetLayout) -> LargeSheet:
    """Return a large sheet with what is known of it before its rows are looked at."""
    bones = bones_of(sheet, extent_of(sheet, sheet.heights), {})
    return LargeSheet(layout=sheet, singles=single_texts(sheet), bones=bones)
