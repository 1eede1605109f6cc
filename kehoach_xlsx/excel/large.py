"""Large sheets: measured and written a few thousand rows at a time, so that no more of them is held at once.

Only their texts are looked at before, for the numbers by which cells refer to them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kehoach_xlsx.excel.cells import Numbering
from kehoach_xlsx.excel.checks import verify_values
from kehoach_xlsx.excel.extent import extent_of
from kehoach_xlsx.excel.heights import heights_of_cells, heights_over
from kehoach_xlsx.excel.layout import Block, SheetLayout
from kehoach_xlsx.excel.lines import Measured
from kehoach_xlsx.excel.rows import cuts, row_pieces
from kehoach_xlsx.excel.skeleton import Bones, bones_of
from kehoach_xlsx.excel.strings import Strings, single_texts
from kehoach_xlsx.excel.survey import survey, texts_of

LARGE: Final = 20_000
"""Cells from which on a sheet is large."""
_LIKE_A_CELL: Final = 15
"""Letters of different texts that are as much work, being measured, as a cell."""
_INLINE: Final = 6
"""Cells that are as much work as one that holds a text of its own, and may be made only now."""


def cells_of(sheet: SheetLayout) -> int:
    """Return how many cells a sheet may have."""
    return len(sheet.cells) + sum(len(block.rows) * len(block.styles) for block in sheet.blocks)


def is_large(sheet: SheetLayout) -> bool:
    """Whether a sheet is written as a large one; charts and comments would ask for the heights of all rows."""
    return cells_of(sheet) > LARGE and not sheet.charts and not sheet.marks


@dataclass(frozen=True, kw_only=True, slots=True)
class LargeSheet:
    """A large sheet with what is known of it before its rows are looked at; `singles` are the texts of single cells."""

    layout: SheetLayout
    singles: tuple[str, ...]
    bones: Bones

    def number(self, strings: Strings) -> int:
        """Give the texts of the tables their numbers, and return how much work their rows are, in cells."""
        work = 0
        for block in self.layout.blocks:
            if block.inline:
                work += len(block.rows) * len(block.styles) * _INLINE
                continue
            for part in cuts(block):
                for texts, cells in texts_of(part):
                    strings.add_tabled(texts, cells)
                    work += cells + sum(map(len, texts)) // _LIKE_A_CELL
        return work

    def rows(self, numbering: Numbering, measured: Measured) -> Iterator[bytes]:
        """Return the rows as XML, in pieces; `measured` are texts of the workbook's other sheets.

        Raises:
            LayoutError: a table holds what Excel cannot.
        """
        sheet, of_cells = self.layout, heights_of_cells(self.layout)

        def heights_of(rows: range, blocks: Sequence[Block]) -> Mapping[int, float]:
            surveys = [survey(block, sheet.widths, measured) for block in blocks]
            for surveyed in surveys:
                verify_values(sheet.name, surveyed.wrong)
            given, cells = _of(rows, sheet.heights), _of(rows, of_cells)
            return heights_over(cells, (surveyed.heights for surveyed in surveys), given) | given

        return row_pieces(sheet, self.bones.extent, heights_of, numbering)


def _of(rows: range, heights: Mapping[int, float]) -> dict[int, float]:
    return {row: height for row, height in heights.items() if row in rows}


def large_sheet(sheet: SheetLayout) -> LargeSheet:
    """Return a large sheet with what is known of it before its rows are looked at."""
    bones = bones_of(sheet, extent_of(sheet, sheet.heights), {})
    return LargeSheet(layout=sheet, singles=single_texts(sheet), bones=bones)
