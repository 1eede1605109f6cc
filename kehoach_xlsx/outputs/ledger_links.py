"""Links of the consolidated workbook: from a figure to its rows in the ledger, from there to where they were read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain, islice
from typing import TypeVar

from kehoach_xlsx.compilers.sheets import FIRST_ROW
from kehoach_xlsx.excel.layout import Block, Cell, SheetLayout, Style, Value, quote_sheet
from kehoach_xlsx.excel.records import column_of, of_columns
from kehoach_xlsx.model.compact import column_of as values_of
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

K = TypeVar("K")

_MOST = 20_000
"""Links of one sheet; Excel takes 65 530, and opens slowly long before."""

_FEW = 256
"""A column with more rows than this is a block of its own, not so many cells."""

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

Links = Sequence[str | None]
"""Where the cells of a column lead, row by row."""


def with_links(sheets: Sequence[SheetLayout], book: Book) -> tuple[SheetLayout, ...]:
    """Return the sheets with their links; a sheet with too many goes without."""
    places = _in_ledger(book)
    return tuple(_linked(sheet, book, places) for sheet in sheets)


def _linked(sheet: SheetLayout, book: Book, places: Mapping[str, str]) -> SheetLayout:
    for schema, column in _FROM:
        if sheet.name == schema.title:
            sheet = _column(sheet, schema, column, _leading(book.rows(schema.name), column, places))
    for schema, column, to, named in _KNOWN:
        if sheet.name == schema.title:
            first = _at(to, _first(_texts(book.rows(to.name), named)))
            sheet = _column(sheet, schema, column, _leading(book.rows(schema.name), column, first))
    return _column(sheet, LEDGER, "cell", _to_rows(book)) if sheet.name == LEDGER.title else sheet


def _at(schema: SheetSchema, indexes: Mapping[K, int]) -> dict[K, str]:
    """Where the rows of a sheet, told by their number from 0, stand."""
    name = quote_sheet(schema.title)
    return {key: f"{name}!A{FIRST_ROW + index}" for key, index in indexes.items()}


def _first(keys: Sequence[K]) -> dict[K, int]:
    """The first row of each key, from 0."""
    return dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))


def _texts(rows: Sequence[Row], column: str) -> list[str]:
    return list(map(str, values_of(rows, column)))


def _leading(rows: Sequence[Row], column: str, places: Mapping[str, str]) -> Links:
    told = chain.from_iterable(_texts(part, column) for part in _parts(rows))
    return _few(map(places.get, told))


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows by so many as a sheet may have links: of a large sheet no more are looked at than tell that it has more."""
    return (rows[first : first + _MOST] for first in range(0, len(rows), _MOST))


def _few(links: Iterator[str | None]) -> Links:
    """The links of a column; none of them as soon as they are too many for a sheet."""
    found: list[str | None] = []
    while part := list(islice(links, _MOST)):
        found += part
        if len(found) - found.count(None) > _MOST:
            return ()
    return found


def _in_ledger(book: Book) -> dict[str, str]:
    """Where the first row of each figure stands; of a line of money the first row of its two figures."""
    found: dict[str, int] = {}
    for code, index in _first(_texts(book.rows(LEDGER.name), "figure_code")).items():
        for name in (code, code.rpartition(".")[0]):
            found[name] = min(index, found.get(name, index))
    return _at(LEDGER, found)


def _to_rows(book: Book) -> Links:
    """To the row of *Dữ liệu* that a ledger row was read from, or to the row of this workbook that it names.

    Where more rows name a cell than a sheet may have links, none is looked for: nearly all would be found.
    """
    data, rows = book.rows(DATA.name), book.rows(LEDGER.name)
    named_so_far = accumulate(sum(map(bool, map(_row_of, values_of(part, "cell")))) for part in _parts(rows))
    if any(number > _MOST for number in named_so_far):
        return ()
    cells = values_of(rows, "cell")
    numbers = list(map(_row_of, cells))
    names = (values_of(data, name) for name in ("source_file", "source_sheet"))
    read = _first(tuple(zip(*names, _texts(data, "source_row"), strict=True)))
    files, sheets = (values_of(rows, name) for name in ("file", "sheet"))
    found = map(read.get, zip(files, sheets, numbers, strict=True))
    named = {sheet: quote_sheet(str(sheet)) for sheet in set(sheets)}
    here = quote_sheet(DATA.title)
    return _few(
        f"{named[sheet]}!{cell}"
        if number and sheet and not file
        else f"{here}!A{FIRST_ROW + index}"
        if number and index is not None
        else None
        for file, sheet, cell, number, index in zip(files, sheets, cells, numbers, found, strict=True)
    )


@lru_cache(maxsize=4096)
def _row_of(cell: Value) -> str:
    """The row of a cell, "" where it names none."""
    number = _ROW.fullmatch(str(cell))
    return number[1] if number else ""


def _column(sheet: SheetLayout, schema: SheetSchema, column: str, links: Links) -> SheetLayout:
    """The sheet with one column of its table written apart from it, so that its cells can be links."""
    number = schema.names.index(column) + 1
    if len(links) == links.count(None):
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
        values = column_of(block.rows, at)
        leading = [link if value is not None else None for value, link in zip(values, links, strict=False)]
        if len(values) > _FEW:
            blocks.append(_links(block, number, plain, values, leading))
            continue
        for row, (value, link) in enumerate(zip(values, leading, strict=True), block.first_row):
            cells.append(Cell(row=row, column=number, value=value, style=Style.BODY_LINK if link else plain, link=link))
    return replace(sheet, blocks=tuple(blocks), cells=(*sheet.cells, *cells))


def _links(block: Block, number: int, style: Style, values: Sequence[Value], links: Links) -> Block:
    shown = (str(value) or link if link else value for value, link in zip(values, links, strict=True))
    return replace(block, first_column=number, styles=(style,), rows=tuple(zip(shown)), links=links)


def _around(block: Block, at: int) -> Iterator[Block]:
    """What stands left and right of one column of a table."""
    for first, last in ((0, at), (at + 1, len(block.styles))):
        if last > first:
            rows = of_columns(block.rows, first, last)
            yield replace(block, first_column=block.first_column + first, styles=block.styles[first:last], rows=rows)
