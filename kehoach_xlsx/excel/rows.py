"""The rows of one sheet as XML, in pieces: cell by cell where cells stand alone, column by column in tables.

What comes out is what XlsxWriter would write, byte for byte; in tables it takes a fraction of the time, because a
column's values become XML in one go and only a few thousand rows are held at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice, repeat
from typing import Final

from kehoach_xlsx.excel.extent import Extent, last_row, spans_of, written
from kehoach_xlsx.excel.formats import Look, format_number
from kehoach_xlsx.excel.layout import (
    Block,
    Cell,
    ErrorValue,
    SheetLayout,
    Style,
    Value,
    column_letter,
)
from kehoach_xlsx.excel.records import Group, groups_of, together
from kehoach_xlsx.excel.shared_formulas import Shared, share
from kehoach_xlsx.excel.strings import shown

ROWS_AT_ONCE: Final = 2048
_BEFORE_1900: Final = date(1899, 12, 31).toordinal()
_DEFAULT_PIXELS: Final = 20
_ROW: Final = "\0"
"""Stands for the number of the row in what is the same in many rows; no cell that was found fine holds it."""

Column = str | list[str]
"""A part of every row: the same in all of them, or one by one."""

Singles = Mapping[int, Mapping[int, str]]
"""Cells that stand alone, as XML, by row and column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbering:
    """How the workbook numbers texts and the looks of marks."""

    strings: Mapping[str, int]
    looks: Mapping[Look, int]


def row_pieces(
    sheet: SheetLayout, extent: Extent, heights: Mapping[int, float], growing: frozenset[int], numbering: Numbering
) -> Iterator[bytes]:
    """Return the rows of a sheet in pieces, cut where a table begins or ends and every `ROWS_AT_ONCE` rows.

    `heights` are in points; those of `growing` rows still adapt to what is typed.
    """
    singles = _singles(sheet, numbering)
    spans = spans_of(sheet, singles)
    attributes = _attributes(sheet, heights, growing)
    for first, last, blocks in _bands(sheet, extent):
        for start in range(first, last + 1, ROWS_AT_ONCE):
            rows = range(start, min(start + ROWS_AT_ONCE - 1, last) + 1)
            columns = _columns(blocks, rows, singles, numbering.strings)
            heads = _heads(rows, spans, attributes)
            whole = any(block.blanks for block in blocks)
            text = _whole_rows(rows, heads, columns) if whole else _rows(rows, heads, columns, attributes)
            if text:
                yield text.encode()


def _whole_rows(rows: range, heads: Sequence[Column], columns: Iterable[Column]) -> str:
    """Rows that all have a cell."""
    return "".join(_numbered(_side_by_side((*heads, ">", *columns, "</row>")), rows))


def _rows(rows: range, heads: Sequence[Column], columns: Sequence[Column], attributes: Mapping[int, str]) -> str:
    """Rows of which some may have no cell; they are left out, unless they are told of otherwise."""
    cells = list(islice(_side_by_side(columns), len(rows)))
    if all(cells):
        return _whole_rows(rows, heads, (cells,))
    told = (
        f"{head}>{content}</row>" if content else f"{head}/>" if row in attributes else ""
        for row, head, content in zip(rows, _side_by_side(heads), cells, strict=False)
    )
    return "".join(_numbered(told, rows))


def _side_by_side(columns: Iterable[Column]) -> Iterable[str]:
    """The rows that columns make; without an end where all of them are the same in all rows."""
    parts: list[Iterable[str]] = []
    same = ""
    for column in columns:
        if isinstance(column, str):
            same += column
        else:
            parts += (repeat(same), column)
            same = ""
    return map("".join, zip(*parts, repeat(same), strict=False))


def _numbered(rows: Iterable[str], numbers: range) -> Iterable[str]:
    return map(str.replace, rows, repeat(_ROW), map(str, numbers))


def _heads(rows: range, spans: Mapping[int, str], attributes: Mapping[int, str]) -> tuple[Column, ...]:
    """The beginnings of rows, up to their cells."""
    of_sixteen = [spans.get(sixteen, "") for sixteen in range((rows[0] - 1) // 16, (rows[-1] - 1) // 16 + 1)]
    reaching: Column = of_sixteen[0]
    if len(set(of_sixteen)) > 1:
        reaching = [of_sixteen[(row - 1) // 16 - (rows[0] - 1) // 16] for row in rows]
    return f'<row r="{_ROW}"', reaching, [attributes.get(row, "") for row in rows]


def _attributes(sheet: SheetLayout, heights: Mapping[int, float], growing: frozenset[int]) -> dict[int, str]:
    attributes = dict(zip(heights, map(_height, heights.values(), map(growing.__contains__, heights)), strict=True))
    return attributes | {row: _style(style) + attributes.get(row, "") for row, style in sheet.row_styles.items()}


def _style(style: Style) -> str:
    return f' s="{format_number(style)}" customFormat="1"'


@lru_cache(maxsize=1024)
def _height(points: float, growing: bool) -> str:
    pixels = int(points * 4.0 / 3.0 + 0.5)
    if pixels == _DEFAULT_PIXELS:
        return ""
    return f' ht="{pixels * 0.75:.16g}"' + ("" if growing else ' customHeight="1"')


def _bands(sheet: SheetLayout, extent: Extent) -> Iterator[tuple[int, int, tuple[Block, ...]]]:
    """The rows of a sheet, parted where a table begins or ends, with the tables that run through them."""
    if extent.rows is None:
        return
    first, last = extent.rows
    blocks = written(sheet.blocks)
    starts = sorted({first, *(b.first_row for b in blocks), *(last_row(b) + 1 for b in blocks)} - {last + 1})
    for start, following in zip(starts, [*starts[1:], last + 1], strict=True):
        through = tuple(b for b in blocks if b.first_row <= start and following - 1 <= last_row(b))
        yield start, following - 1, through


def _columns(blocks: Sequence[Block], rows: range, singles: Singles, strings: Mapping[str, int]) -> list[Column]:
    """The cells of some rows as XML, column by column."""
    alone = {row: singles[row] for row in filter(singles.__contains__, rows)}
    numbers = frozenset(chain.from_iterable(alone.values()))
    columns: dict[int, Column] = {}
    for block in blocks:
        inside = range(block.first_column, block.first_column + len(block.styles))
        first, end = rows[0] - block.first_row, rows[-1] - block.first_row + 1
        groups = groups_of(block.rows, first, end)
        if len(groups) > 1 and numbers.isdisjoint(inside):
            columns[block.first_column] = _scattered(block, groups, rows, strings)
            continue
        part = groups[0] if len(groups) == 1 else together(block.rows, first, end)
        columns.update(_of_group(block, part, strings))
    for row, cells in alone.items():
        for number, cell in cells.items():
            found = columns.get(number, "")
            if isinstance(found, str):
                columns[number] = found = [found] * len(rows)
            found[row - rows[0]] = cell
    return [columns[number] for number in sorted(columns)]


def _scattered(block: Block, groups: Sequence[Group], rows: range, strings: Mapping[str, int]) -> list[str]:
    """The cells of a table's rows, all columns in one."""
    found = [""] * len(rows)
    before = rows[0] - block.first_row
    for group in groups:
        cells = _side_by_side(_of_group(block, group, strings).values())
        for row, text in zip(group.rows, cells, strict=False):
            found[row - before] = text
    return found


def _of_group(block: Block, group: Group, strings: Mapping[str, int]) -> dict[int, Column]:
    """The cells of rows that are filled alike, by the number of their column."""
    blank = {}
    if block.blanks:
        blank = {n: _blank(column_letter(n), style) for n, style in enumerate(block.styles, block.first_column)}
    filled = {
        block.first_column + place: _cells(
            column_letter(block.first_column + place), block.styles[place], values, strings, blanks=block.blanks
        )
        for place, values in group.columns
    }
    return blank | {number: cells for number, cells in filled.items() if cells}


def _blank(letter: str, style: Style) -> str:
    return f'<c r="{letter}{_ROW}" s="{format_number(style)}"/>'


def _cells(letter: str, style: Style, values: Sequence[Value], strings: Mapping[str, int], *, blanks: bool) -> Column:
    """The cells of one column of a table: each different one is made once."""
    head = f'<c r="{letter}{_ROW}'
    text = f'{head}" s="{format_number(style)}" t="s"><v>'
    different = frozenset(values)
    odd = (0 in different or 1 in different) and bool in set(map(type, values))  # equal to 1, and another cell
    made = [
        f"{text}{strings[value]}</v></c>"
        if value.__class__ is str and value
        else head + _end(value, style, strings)
        if blanks or filled(value)
        else ""
        for value in (values if odd else different)
    ]
    if odd or len(made) == 1:
        return made if odd else made[0]
    return list(map(dict(zip(different, made, strict=True)).__getitem__, values))


def filled(value: Value) -> bool:
    """Whether a value makes more than a blank cell; 0 does."""
    return value is not None and value != ""


def _end(value: Value, style: Style, strings: Mapping[str, int]) -> str:
    return _content(value, format_number(style, value), strings)


def _content(value: Value, number: int, strings: Mapping[str, int]) -> str:
    """What stands behind a cell's reference: its format and its value."""
    match value:
        case None | "":
            return f'" s="{number}"/>'
        case str():
            return f'" s="{number}" t="s"><v>{strings[value]}</v></c>'
        case bool():
            return f'" s="{number}" t="b"><v>{int(value)}</v></c>'
        case date():
            return f'" s="{number}"><v>{serial(value):.16G}</v></c>'
        case ErrorValue(text):
            return f'" s="{number}" t="e"><f>{text}</f><v>{text}</v></c>'
        case _:
            return f'" s="{number}"><v>{float(value) + 0.0:.16G}</v></c>'


def serial(day: date) -> float:
    """Return a day as Excel counts it, which holds 1900 to have been a leap year."""
    number: float = day.toordinal() - _BEFORE_1900
    number += number > 59
    if isinstance(day, datetime):
        number += (day - datetime(day.year, day.month, day.day)).total_seconds() / 86400
    return number


def _singles(sheet: SheetLayout, numbering: Numbering) -> dict[int, dict[int, str]]:
    """The cells that stand alone, then the marks that are laid over them and over tables."""
    found: dict[int, dict[int, str]] = {}
    shared = share(sheet.cells)
    for cell in sheet.cells:
        number = format_number(cell.style, cell.value)
        if cell.span is not None:
            _lay_blanks(found, cell, cell.span, number)
        value = cell.value
        if cell.formula is None and isinstance(value, str) and value:
            end = f'" s="{number}" t="s"><v>{numbering.strings[value]}</v></c>'
        else:
            end = _single(cell, number, numbering.strings, shared.get((cell.row, cell.column)))
        found.setdefault(cell.row, {})[cell.column] = f'<c r="{column_letter(cell.column)}{cell.row}{end}'
    for mark in sheet.marks:
        end = _content(mark.value, numbering.looks[mark.style, mark.look], numbering.strings)
        found.setdefault(mark.row, {})[mark.column] = f'<c r="{column_letter(mark.column)}{mark.row}{end}'
    return found


def _lay_blanks(found: dict[int, dict[int, str]], cell: Cell, span: tuple[int, int], number: int) -> None:
    """Give all cells that are merged the look of the first."""
    for row in range(cell.row, cell.row + span[0]):
        for column in range(cell.column, cell.column + span[1]):
            found.setdefault(row, {})[column] = f'<c r="{column_letter(column)}{row}" s="{number}"/>'


def _single(cell: Cell, number: int, strings: Mapping[str, int], shared: Shared | None) -> str:
    if cell.formula is None:
        return _content(shown(cell) if cell.link else cell.value, number, strings)
    # Without a result a program must calculate; a made-up 0 would be believed.
    text = cell.formula.removeprefix("=").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if shared is None:
        return f'" s="{number}"><f>{text}</f><v></v></c>'
    if shared.ref is None:
        return f'" s="{number}"><f t="shared" si="{shared.number}"></f><v></v></c>'
    return f'" s="{number}"><f t="shared" ref="{shared.ref}" si="{shared.number}">{text}</f><v></v></c>'
