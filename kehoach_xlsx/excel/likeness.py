"""Whether one sheet is another but for some texts: then what was made of that one serves again.

Sheets laid out by one mould share most of their cells as objects, so that looking costs next to nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Final

from kehoach_xlsx.excel.checks import verify_values
from kehoach_xlsx.excel.extent import extent_of
from kehoach_xlsx.excel.heights import heights_of_cells, heights_over
from kehoach_xlsx.excel.layout import Block, Cell, Print, SheetLayout
from kehoach_xlsx.excel.lines import DEFAULT_WIDTH, Measured, estimated_height
from kehoach_xlsx.excel.skeleton import Bones, bones_of
from kehoach_xlsx.excel.strings import shown, single_texts
from kehoach_xlsx.excel.survey import survey

_COMPARED: Final = attrgetter(
    *("name", "widths", "heights", "column_styles", "row_styles", "hidden_columns", "validations"),
    *("conditional_formats", "charts", "hidden", "very_hidden", "protected", "freeze", "autofilter"),
    *("tab_color", "zoom", "show_gridlines"),
)
"""All fields of a sheet but cells, tables, marks and page, which are looked at more closely."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """A sheet with what follows from it alone.

    `heights` are in points, those of the layout and estimated ones; `singles` are the texts of single cells,
    `tabled` the different ones of each table, row by row; `texts` is how many cells of tables hold one.
    """

    layout: SheetLayout
    heights: Mapping[int, float]
    singles: tuple[str, ...]
    tabled: tuple[str, ...]
    texts: int
    bones: Bones


def ready(sheet: SheetLayout) -> Ready:
    """Return a sheet with what follows from it.

    Raises:
        LayoutError: a table holds what Excel cannot.
    """
    measured = Measured()
    surveys = tuple(survey(block, sheet.widths, measured) for block in sheet.blocks)
    for surveyed in surveys:
        verify_values(sheet.name, surveyed.wrong)
    heights = heights_over(heights_of_cells(sheet), (surveyed.heights for surveyed in surveys), sheet.heights)
    heights |= sheet.heights
    return Ready(
        layout=sheet,
        heights=heights,
        singles=single_texts(sheet),
        tabled=tuple(chain.from_iterable(surveyed.texts for surveyed in surveys)),
        texts=sum(surveyed.count for surveyed in surveys),
        bones=bones_of(sheet, extent_of(sheet, heights), heights),
    )


def retold(known: Ready, sheet: SheetLayout) -> tuple[Ready, tuple[Cell, ...]] | None:
    """Return `known` made over for a sheet that differs from it in some texts of single cells, and those cells.

    None where anything else differs, be it the height of a row. Rows of both are the same but for the numbers of texts.
    """
    if not _framed_alike(known.layout, sheet):
        return None
    pairs = zip(known.layout.cells, sheet.cells, strict=True)
    changed = tuple((a, b) for a, b in pairs if a is not b and not _same(a, b))
    if any(not _retold(a, b, sheet) for a, b in changed):
        return None
    singles = single_texts(sheet) if changed else known.singles
    return replace(known, layout=sheet, singles=singles), tuple(b for _, b in changed)


def _framed_alike(known: SheetLayout, sheet: SheetLayout) -> bool:
    return (
        len(known.cells) == len(sheet.cells)
        and not known.marks
        and not sheet.marks
        and _COMPARED(known) == _COMPARED(sheet)
        and _opened(known.print) == _opened(sheet.print)
        and len(known.blocks) == len(sheet.blocks)
        and all(a is b or _same_table(a, b) for a, b in zip(known.blocks, sheet.blocks, strict=True))
    )


def _opened(page: Print) -> Print:
    """A page whose head and foot say no more than that they are there."""
    return replace(page, header="x" if page.header else "", footer="x" if page.footer else "")


def _same_table(known: Block, table: Block) -> bool:
    """Whether two tables hold the same; 1 and True are equal, and different cells all the same."""
    if known.styles != table.styles or (known.first_row, known.first_column) != (table.first_row, table.first_column):
        return False
    if (len(known.rows), known.blanks, known.inline) != (len(table.rows), table.blanks, table.inline):
        return False
    if known.links != table.links:
        return False
    changed = [(a, b) for a, b in zip(known.rows, table.rows, strict=True) if a is not b]
    return all(a == b and [*map(type, a)] == [*map(type, b)] for a, b in changed)


def _same(known: Cell, cell: Cell) -> bool:
    return known == cell and type(known.value) is type(cell.value)


def _retold(known: Cell, cell: Cell, sheet: SheetLayout) -> bool:
    """Whether a cell differs from another in its text only, and needs the same height."""
    if known.link is not None or cell.link is not None or not shown(known) or not shown(cell):
        return False
    if (known.row, known.column, known.style, known.span) != (cell.row, cell.column, cell.style, cell.span):
        return False
    if cell.row in sheet.heights:
        return True
    rows, columns = cell.span or (1, 1)
    width = sum(sheet.widths.get(cell.column + step, DEFAULT_WIDTH) for step in range(columns))
    before, now = (estimated_height(str(one.value), cell.style, width) for one in (known, cell))
    return rows > 1 or before == now
