"""The rows of one sheet as XML, in pieces: cell by cell where cells stand alone, column by column in tables.

What comes out is what XlsxWriter would write, byte for byte; in tables it takes a fraction of the time, because a
column's values become XML in one go and only a few thousand rows are held at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import repeat
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
from kehoach_xlsx.excel.shared_formulas import Shared, share
from kehoach_xlsx.excel.strings import shown

ROWS_AT_ONCE: Final = 2048
_BEFORE_1900: Final = date(1899, 12, 31).toordinal()
_DEFAULT_PIXELS: Final = 20

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
            end = min(start + ROWS_AT_ONCE - 1, last)
            columns = _columns(blocks, start, end, singles, numbering)
            contents = map("".join, zip(*columns, strict=True)) if columns else repeat("", end - start + 1)
            text = _rows(start, contents, spans, attributes)
            if text:
                yield text.encode()


def _rows(first: int, contents: Iterable[str], spans: Mapping[int, str], attributes: Mapping[int, str]) -> str:
    parts: list[str] = []
    for row, cells in enumerate(contents, first):
        more = attributes.get(row)
        if cells:
            parts.append(f'<row r="{row}"{spans[(row - 1) // 16]}{more or ""}>{cells}</row>')
        elif more is not None:
            parts.append(f'<row r="{row}"{spans.get((row - 1) // 16, "")}{more}/>')
    return "".join(parts)


def _attributes(sheet: SheetLayout, heights: Mapping[int, float], growing: frozenset[int]) -> dict[int, str]:
    return {
        row: _style(sheet.row_styles.get(row)) + _height(heights.get(row), growing=row in growing)
        for row in {*heights, *sheet.row_styles}
    }


def _style(style: Style | None) -> str:
    return "" if style is None else f' s="{format_number(style)}" customFormat="1"'


def _height(points: float | None, *, growing: bool) -> str:
    pixels = _DEFAULT_PIXELS if points is None else int(points * 4.0 / 3.0 + 0.5)
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


def _columns(
    blocks: Sequence[Block], first: int, last: int, singles: Singles, numbering: Numbering
) -> list[Sequence[str]]:
    """The cells of some rows as XML, column by column, each with an entry for every row."""
    rows = [str(row) for row in range(first, last + 1)]
    columns: dict[int, list[str]] = {}
    for block in blocks:
        part = block.rows[first - block.first_row : last - block.first_row + 1]
        styled = zip(block.styles, zip(*part, strict=True), strict=True)
        for number, (style, values) in enumerate(styled, block.first_column):
            if block.blanks or any(value is not None and value != "" for value in values):  # 0 is a value
                cells = _cells(column_letter(number), rows, style, values, numbering.strings)
                columns[number] = cells if block.blanks else _without_blanks(cells, values)
    for row in range(first, last + 1):
        for number, cell in singles.get(row, {}).items():
            columns.setdefault(number, [""] * len(rows))[row - first] = cell
    return [columns[number] for number in sorted(columns)]


def _cells(
    letter: str, rows: Sequence[str], style: Style, values: Sequence[Value], strings: Mapping[str, int]
) -> list[str]:
    """The cells of one column of a table."""
    head = f'<c r="{letter}'
    blank = f'" s="{format_number(style)}"/>'
    kinds = set(map(type, values))
    if kinds == {type(None)}:
        return [f"{head}{row}{blank}" for row in rows]
    if kinds == {str} and all(values):
        text = f'" s="{format_number(style)}" t="s"><v>'
        return [f"{head}{row}{text}{strings[value]}</v></c>" for row, value in zip(rows, values, strict=True)]  # type: ignore[index]
    if bool in kinds:  # which no memory could tell from 0 and 1
        return [f"{head}{row}{_end(value, style, strings)}" for row, value in zip(rows, values, strict=True)]
    ends = _Ends(style, strings)
    return [f"{head}{row}{end}" for row, end in zip(rows, map(ends.__getitem__, values), strict=True)]


def _without_blanks(cells: Sequence[str], values: Sequence[Value]) -> list[str]:
    return ["" if value is None or value == "" else cell for cell, value in zip(cells, values, strict=True)]


class _Ends(dict[Value, str]):
    """What stands behind a cell's reference, by value: most values of a column come more than once."""

    def __init__(self, style: Style, strings: Mapping[str, int]) -> None:
        super().__init__()
        self._style = style
        self._strings = strings

    def __missing__(self, value: Value) -> str:
        self[value] = end = _end(value, self._style, self._strings)
        return end


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
