"""Links of the consolidated workbook: from a figure to its rows in the ledger, from there to where they were read."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from kehoach_xlsx.compilers.sheets import FIRST_ROW
from kehoach_xlsx.excel.layout import Block, Cell, SheetLayout, Style, quote_sheet
from kehoach_xlsx.excel.records import column_of, of_columns
from kehoach_xlsx.model.schema import SheetSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.workbooks.consolidated import (
    ANSWERS,
    BUDGET,
    BY_TASK,
    BY_UNIT,
    DATA,
    FINDINGS,
    INDICATORS,
    LEDGER,
    OVERVIEW,
    REGISTER,
    SOURCES,
)

_MOST = 20_000
"""Links of one sheet; Excel takes 65 530, and opens slowly long before."""

_ROW = re.compile(r"[A-Z]{0,3}([0-9]+)")
_FROM = (
    (OVERVIEW, "figure_code"),
    (BY_TASK, "task_code"),
    (ANSWERS, "task_code"),
    (INDICATORS, "indicator_code"),
    (BUDGET, "figure_code"),
)
"""Sheets of figures, with the column from which each leads to its rows in the ledger."""

_KNOWN = (
    (BY_UNIT, "unit_code", REGISTER, "unit_code"),
    (REGISTER, "file", SOURCES, "file"),
    (FINDINGS, "file", SOURCES, "file"),
    (LEDGER, "file", SOURCES, "file"),
    (DATA, "source_file", SOURCES, "file"),
)
"""Columns that lead to the first row of another sheet in which the same stands."""


def with_links(sheets: Sequence[SheetLayout], book: Book) -> tuple[SheetLayout, ...]:
    """Return the sheets with their links; a sheet with too many goes without."""
    places = _in_ledger(book)
    return tuple(_linked(sheet, book, places) for sheet in sheets)


def _linked(sheet: SheetLayout, book: Book, places: Mapping[str, str]) -> SheetLayout:
    for schema, column in _FROM:
        if sheet.name == schema.title:
            sheet = _column(sheet, schema, column, _to_ledger(book, schema, column, places))
    for schema, column, to, named in _KNOWN:
        if sheet.name == schema.title:
            sheet = _column(sheet, schema, column, _same(book, schema, column, to, named))
    return _column(sheet, LEDGER, "cell", _to_rows(book)) if sheet.name == LEDGER.title else sheet


def _at(schema: SheetSchema, index: int, letter: str = "A") -> str:
    return f"{quote_sheet(schema.title)}!{letter}{FIRST_ROW + index}"


def _first(rows: Sequence[Row], *names: str) -> dict[tuple[str, ...], int]:
    """The first row of each key, from 0."""
    found: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(rows):
        found.setdefault(tuple(str(row.get(name)) for name in names), index)
    return found


def _few(links: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The links, or no more of them than show that they are too many."""
    return dict(islice(links, _MOST + 1))


def _in_ledger(book: Book) -> dict[str, str]:
    """Where the first row of each figure stands; of a line of money the first row of its two figures."""
    found: dict[str, int] = {}
    last = None
    for index, row in enumerate(book.rows(LEDGER.name)):
        if (figure := row.get("figure_code")) != last:  # the rows of a figure stand together
            last, code = figure, str(figure)
            found.setdefault(code, index)
            found.setdefault(code.rpartition(".")[0], index)
    return {code: _at(LEDGER, index) for code, index in found.items()}


def _to_ledger(book: Book, schema: SheetSchema, column: str, places: Mapping[str, str]) -> dict[int, str]:
    codes = (str(row.get(column)) for row in book.rows(schema.name))
    return _few((i, places[code]) for i, code in enumerate(codes) if code in places)


def _same(book: Book, schema: SheetSchema, column: str, to: SheetSchema, named: str) -> dict[int, str]:
    places = {key: _at(to, index) for (key,), index in _first(book.rows(to.name), named).items()}
    values = (str(row.get(column)) for row in book.rows(schema.name))
    return _few((i, places[value]) for i, value in enumerate(values) if value in places)


def _to_rows(book: Book) -> dict[int, str]:
    """To the row of *Dữ liệu* that a ledger row was read from, or to the row of this workbook that it names."""
    places = _first(book.rows(DATA.name), "source_file", "source_sheet", "source_row")
    return _few(_rows_of(book.rows(LEDGER.name), places))


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
        plain = Style.BODY if block.styles[at] is Style.BODY_CENTER else block.styles[at]
        for index, value in enumerate(column_of(block.rows, at)):
            link = links.get(index) if value is not None else None
            style = Style.BODY_LINK if link else plain
            cells.append(Cell(row=block.first_row + index, column=number, value=value, style=style, link=link))
    return replace(sheet, blocks=tuple(blocks), cells=(*sheet.cells, *cells))


def _around(block: Block, at: int) -> Iterator[Block]:
    """What stands left and right of one column of a table."""
    for first, last in ((0, at), (at + 1, len(block.styles))):
        if last > first:
            rows = of_columns(block.rows, first, last)
            yield replace(block, first_column=block.first_column + first, styles=block.styles[first:last], rows=rows)
