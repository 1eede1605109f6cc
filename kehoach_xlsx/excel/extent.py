"""How far the cells of a sheet that is to be written reach: of the whole sheet, and of every sixteen of its rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kehoach_xlsx.excel.layout import Block, SheetLayout


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """The rows and columns that a sheet speaks of, from 1; None where it speaks of none."""

    rows: tuple[int, int] | None
    columns: tuple[int, int] | None


def extent_of(sheet: SheetLayout, heights: Iterable[int]) -> Extent:
    """Return the extent of a sheet, whose rows `heights` have a height of their own."""
    tall = {*heights, *sheet.row_styles}
    rows = [*tall]
    columns = [*sheet.column_styles]
    columns += [c for c in sheet.hidden_columns if sheet.widths.get(c)]
    if tall and not columns:
        columns.append(1)  # as XlsxWriter counts it
    for first_row, first_column, last_row, last_column in _areas(sheet):
        rows += (first_row, last_row)
        columns += (first_column, last_column)
    return Extent(
        rows=(min(rows), max(rows)) if rows else None, columns=(min(columns), max(columns)) if columns else None
    )


def _areas(sheet: SheetLayout) -> Iterator[tuple[int, int, int, int]]:
    for cell in sheet.cells:
        rows, columns = cell.span or (1, 1)
        yield cell.row, cell.column, cell.row + rows - 1, cell.column + columns - 1
    for mark in sheet.marks:
        yield mark.row, mark.column, mark.row, mark.column
    for block in written(sheet.blocks):
        yield block.first_row, block.first_column, last_row(block), block.first_column + len(block.styles) - 1


def written(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the tables that have a cell."""
    return tuple(block for block in blocks if block.rows and block.styles)


def last_row(block: Block) -> int:
    """Return the last row of a table."""
    return block.first_row + len(block.rows) - 1


def spans_of(sheet: SheetLayout, singles: Mapping[int, Mapping[int, str]]) -> dict[int, str]:
    """Return from which column to which the cells of every sixteen rows reach, as an attribute of a row."""
    found: dict[int, tuple[int, int]] = {}
    for row, cells in singles.items():
        _widen(found, (row - 1) // 16, min(cells), max(cells))
    for block in written(sheet.blocks):
        for sixteen in range((block.first_row - 1) // 16, (last_row(block) - 1) // 16 + 1):
            _widen(found, sixteen, block.first_column, block.first_column + len(block.styles) - 1)
    return {sixteen: f' spans="{first}:{last}"' for sixteen, (first, last) in found.items()}


def _widen(found: dict[int, tuple[int, int]], sixteen: int, first: int, last: int) -> None:
    known = found.get(sixteen, (first, last))
    found[sixteen] = min(known[0], first), max(known[1], last)
