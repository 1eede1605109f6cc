"""What the cells hold that a chart draws: a chart keeps a copy of it for programs that look no further."""

from collections.abc import Callable
from datetime import date

from kehoach_xlsx.excel.cells import serial
from kehoach_xlsx.excel.layout import Block, Cell, SheetLayout, Value, WorkbookLayout


def value_at(layout: WorkbookLayout, name: str) -> Callable[[int, int], object]:
    """Return what tells the value of a cell of the sheet `name`, by row and column, as a chart keeps it."""
    sheet = next(sheet for sheet in layout.sheets if sheet.name == name)
    return lambda row, column: _kept(_found(sheet, row, column))


def _found(sheet: SheetLayout, row: int, column: int) -> Cell | Value:
    for mark in sheet.marks:  # which lie over the rest
        if (mark.row, mark.column) == (row, column):
            return "" if mark.value is None else mark.value
    for cell in sheet.cells:
        if (cell.row, cell.column) == (row, column):
            return cell
    for block in sheet.blocks:
        if 0 <= row - block.first_row < len(block.rows) and 0 <= column - block.first_column < len(block.styles):
            return _in(block, row, column)
    return None


def _in(block: Block, row: int, column: int) -> Value:
    value = block.rows[row - block.first_row][column - block.first_column]
    return ("" if block.blanks else None) if value is None or value == "" else value


def _kept(found: Cell | Value) -> object:
    value = found
    if isinstance(found, Cell):
        value = "" if found.formula is not None or found.value is None else found.value
    match value:
        case None | str():
            return value
        case date():
            return f"{serial(value):.16g}"
        case bool() | Cell():
            return None
        case _:
            return f"{value:.16g}"
