"""Links of the consolidated workbook: from a figure to its rows in the ledger, from there to where they were read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kehoach_xlsx.compilers.sheets import FIRST_ROW
from kehoach_xlsx.excel.layout import Block, Cell, SheetLayout, Style, quote_sheet
from kehoach_xlsx.model.schema import SheetSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.workbooks.consolidated import BY_TASK, DATA, INDICATORS, LEDGER, OVERVIEW, SOURCES

_MOST = 20_000
"""Links of one sheet; Excel takes 65 530, and opens slowly long before."""

_ROW = re.compile(r"[A-Z]{0,3}([0-9]+)")
_FROM = ((OVERVIEW, "figure_code"), (BY_TASK, "task_code"), (INDICATORS, "indicator_code"))


def with_links(sheets: Sequence[SheetLayout], book: Book) -> tuple[SheetLayout, ...]:
    """Return the sheets with their links; a sheet with too many goes without."""
    return tuple(_linked(sheet, book) for sheet in sheets)


def _linked(sheet: SheetLayout, book: Book) -> SheetLayout:
    for schema, column in _FROM:
        if sheet.name == schema.title:
            return _column(sheet, schema, column, _to_ledger(book, schema, column))
    if sheet.name == LEDGER.title:
        files = _column(sheet, LEDGER, "file", _to_sources(book))
        return _column(files, LEDGER, "cell", _to_rows(book))
    return sheet


def _at(schema: SheetSchema, index: int, letter: str = "A") -> str:
    return f"{quote_sheet(schema.title)}!{letter}{FIRST_ROW + index}"


def _first(rows: Sequence[Row], *names: str) -> dict[tuple[str, ...], int]:
    """The first row of each key, from 0."""
    found: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(rows):
        found.setdefault(tuple(str(row.get(name)) for name in names), index)
    return found


def _to_ledger(book: Book, schema: SheetSchema, column: str) -> dict[int, str]:
    places = _first(book.rows(LEDGER.name), "figure_code")
    codes = ((str(row.get(column)),) for row in book.rows(schema.name))
    return {i: _at(LEDGER, places[code]) for i, code in enumerate(codes) if code in places}


def _to_sources(book: Book) -> dict[int, str]:
    places = _first(book.rows(SOURCES.name), "file")
    files = ((str(row.get("file")),) for row in book.rows(LEDGER.name))
    return {i: _at(SOURCES, places[file]) for i, file in enumerate(files) if file in places}


def _to_rows(book: Book) -> dict[int, str]:
    """To the row of *Dữ liệu* that a ledger row was read from, or to the row of this workbook that it names."""
    places = _first(book.rows(DATA.name), "source_file", "source_sheet", "source_row")
    return dict(_rows_of(book.rows(LEDGER.name), places))


def _rows_of(rows: Sequence[Row], places: Mapping[tuple[str, ...], int]) -> Iterator[tuple[int, str]]:
    for index, row in enumerate(rows):
        file, sheet, cell = (str(row.get(name) or "") for name in ("file", "sheet", "cell"))
        number = _ROW.fullmatch(cell)
        if number is None:
            continue
        if not file and sheet:
            yield index, f"{quote_sheet(sheet)}!{cell}"
        elif (file, sheet, number[1]) in places:
            yield index, _at(DATA, places[file, sheet, number[1]])


def _column(sheet: SheetLayout, schema: SheetSchema, column: str, links: Mapping[int, str]) -> SheetLayout:
    """The sheet with one column of its table written cell by cell, so that its cells can be links."""
    number = schema.names.index(column) + 1
    if not links or len(links) > _MOST:
        return sheet
    blocks: list[Block] = []
    cells: list[Cell] = []
    for block in sheet.blocks:
        at = number - block.first_column
        if not 0 <= at < len(block.styles):
            blocks.append(block)
            continue
        blocks += _around(block, at)
        for index, values in enumerate(block.rows):
            link = links.get(index) if values[at] is not None else None
            style = Style.BODY_LINK if link else block.styles[at]
            cells.append(Cell(row=block.first_row + index, column=number, value=values[at], style=style, link=link))
    return replace(sheet, blocks=tuple(blocks), cells=(*sheet.cells, *cells))


def _around(block: Block, at: int) -> Iterator[Block]:
    """What stands left and right of one column of a table."""
    for first, last in ((0, at), (at + 1, len(block.styles))):
        if last > first:
            rows = [values[first:last] for values in block.rows]
            yield replace(block, first_column=block.first_column + first, styles=block.styles[first:last], rows=rows)
