"""How high a row must be for its wrapped text.

Excel fits rows itself once somebody types; a file just written has no heights, merged cells never fit, and
LibreOffice prints what it is given. So rows without a height of their own get an estimate.
"""

from collections.abc import Iterable, Mapping

from kehoach_xlsx.excel.layout import SheetLayout
from kehoach_xlsx.excel.lines import DEFAULT_WIDTH, LINE, Measured, estimated_height
from kehoach_xlsx.excel.survey import survey


def estimated_heights(layout: SheetLayout) -> dict[int, float]:
    """Return heights in points for the rows that need more than a line and have none in the layout."""
    measured = Measured()
    return heights_over(layout, (survey(block, layout.widths, measured).heights for block in layout.blocks))


def heights_over(layout: SheetLayout, tables: Iterable[Mapping[int, float]]) -> dict[int, float]:
    """Return the same where the heights that the rows of each table need are known."""
    needed = _of_cells(layout)
    for heights in tables:
        twice = {row: max(needed[row], heights[row]) for row in needed.keys() & heights.keys()}
        needed |= heights
        needed |= twice
    for row in layout.heights.keys() & needed.keys():
        del needed[row]
    return needed


def _of_cells(layout: SheetLayout) -> dict[int, float]:
    """The heights that the texts of single cells need where it is more than a line."""
    widths = layout.widths
    needed: dict[int, float] = {}
    for cell in layout.cells:
        rows, columns = cell.span or (1, 1)
        if rows == 1 and isinstance(cell.value, str):
            width = sum(widths.get(cell.column + step, DEFAULT_WIDTH) for step in range(columns))
            height = estimated_height(cell.value, cell.style, width)
            if height > needed.get(cell.row, LINE):
                needed[cell.row] = height
    return needed
