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
    tables = [survey(block, layout.widths, measured).heights for block in layout.blocks]
    return heights_over(heights_of_cells(layout), tables, layout.heights)


def heights_over(
    cells: Mapping[int, float], tables: Iterable[Mapping[int, float]], given: Mapping[int, float]
) -> dict[int, float]:
    """Return the heights that rows need, by those of single cells and of each table, but for the `given` ones."""
    needed = dict(cells)
    for heights in tables:
        twice = {row: max(needed[row], heights[row]) for row in needed.keys() & heights.keys()}
        needed |= heights
        needed |= twice
    for row in given.keys() & needed.keys():
        del needed[row]
    return needed


def heights_of_cells(layout: SheetLayout) -> dict[int, float]:
    """Return the heights that the texts of single cells need where it is more than a line."""
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
