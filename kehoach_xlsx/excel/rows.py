"""The rows of one sheet as XML, in pieces: cell by cell where cells stand alone, column by column in tables.

What comes out is what XlsxWriter would write, byte for byte; in tables it takes a fraction of the time, because a
column's values become XML in one go and only a few thousand rows are held at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, repeat
from typing import Final

from kehoach_xlsx.excel.cells import Numbering, singles_of
from kehoach_xlsx.excel.columns import ROW, Column, columns_of, side_by_side
from kehoach_xlsx.excel.extent import Extent, last_row, spans_of, written
from kehoach_xlsx.excel.formats import format_number
from kehoach_xlsx.excel.layout import Block, SheetLayout, Style
from kehoach_xlsx.excel.records import between, content_of

ROWS_AT_ONCE: Final = 512
PATCHY: Final = 2
"""So many times more rows at once of a table that is mostly blank: its rows are filled in many ways."""
HeightsOf = Callable[[range, Sequence[Block]], Mapping[int, float]]
"""The heights, in points, of some rows; asked with the tables that run through them, cut to them."""
_DEFAULT_PIXELS: Final = 20


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows of a sheet, and the tables that run through them, cut to them."""

    rows: range
    blocks: tuple[Block, ...]


class RowPieces:
    """The rows of a sheet in portions, cut where a table begins or ends and every `ROWS_AT_ONCE` rows.

    Heights that the layout does not give still adapt to what is typed.
    """

    def __init__(self, sheet: SheetLayout, extent: Extent, heights_of: HeightsOf, numbering: Numbering) -> None:
        self._sheet, self._extent = sheet, extent
        self._heights_of, self._strings = heights_of, numbering.strings
        self._singles = singles_of(sheet, numbering)
        self._spans = spans_of(sheet, self._singles)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the rows as XML."""
        return filter(None, map(self.made, self.portions()))

    def portions(self) -> Iterator[Portion]:
        """Yield the rows in portions; of tables whose rows are made on demand none is made yet."""
        for first, last, through in _bands(self._sheet, self._extent):
            for rows in _at_once(range(first, last + 1), through):
                yield Portion(rows, tuple(cut(block, rows) for block in through))

    def made(self, portion: Portion) -> bytes:
        """Return a portion as XML; b"" where none of its rows has a cell."""
        rows, blocks = portion.rows, portion.blocks
        attributes = _attributes(self._sheet, rows, self._heights_of(rows, blocks))
        columns = columns_of(blocks, rows, self._singles, self._strings)
        heads = _heads(rows, self._spans, attributes)
        whole = any(block.blanks for block in blocks)
        text = _whole_rows(rows, heads, columns) if whole else _rows(rows, heads, columns, attributes)
        return text.encode("latin-1")

    def content(self, portion: Portion) -> object:
        """Return all that a portion as XML hangs on, as plain values.

        But for the numbers of texts in tables, and for the heights that are asked for.
        """
        sheet, rows = self._sheet, portion.rows
        sixteens = range((rows[0] - 1) // 16, (rows[-1] - 1) // 16 + 1)
        return (
            (rows.start, rows.stop),
            [self._spans.get(sixteen) for sixteen in sixteens],
            [(row, *self._singles[row].items()) for row in rows if row in self._singles],
            [(row, sheet.heights.get(row)) for row in rows if row in sheet.heights],
            [(row, sheet.row_styles[row].value) for row in rows if row in sheet.row_styles],
            [(*_look(block), content_of(block.rows)) for block in portion.blocks],
        )


def _look(block: Block) -> tuple[object, ...]:
    styles = tuple(style.value for style in block.styles)
    return block.first_row, block.first_column, styles, block.blanks, sorted(block.inline), tuple(block.links)


def cuts(block: Block) -> Iterator[Block]:
    """Return a table in pieces of `ROWS_AT_ONCE` rows."""
    for rows in _at_once(range(block.first_row, last_row(block) + 1), (block,)):
        yield cut(block, rows)


def _at_once(rows: range, blocks: Iterable[Block]) -> Iterator[range]:
    number = ROWS_AT_ONCE if all(block.blanks for block in blocks) else ROWS_AT_ONCE * PATCHY
    for place in range(0, len(rows), number):
        yield rows[place : place + number]


def cut(block: Block, rows: range) -> Block:
    """Return those rows of a table."""
    first, end = rows[0] - block.first_row, rows[-1] - block.first_row + 1
    if (first, end) == (0, len(block.rows)):
        return block
    return replace(block, first_row=rows[0], rows=between(block.rows, first, end), links=block.links[first:end])


def _whole_rows(rows: range, heads: Sequence[Column], columns: Iterable[Column]) -> str:
    """Rows that all have a cell."""
    return "".join(_numbered(side_by_side((*heads, ">", *columns, "</row>")), rows))


def _rows(rows: range, heads: Sequence[Column], columns: Sequence[Column], attributes: Mapping[int, str]) -> str:
    """Rows of which some may have no cell; they are left out, unless they are told of otherwise."""
    cells = list(islice(side_by_side(columns), len(rows)))
    if all(cells):
        return _whole_rows(rows, heads, (cells,))
    told = (
        f"{head}>{content}</row>" if content else f"{head}/>" if row in attributes else ""
        for row, head, content in zip(rows, side_by_side(heads), cells, strict=False)
    )
    return "".join(_numbered(told, rows))


def _numbered(rows: Iterable[str], numbers: range) -> Iterable[str]:
    return map(str.replace, rows, repeat(ROW), map(str, numbers))


def _heads(rows: range, spans: Mapping[int, str], attributes: Mapping[int, str]) -> tuple[Column, ...]:
    """The beginnings of rows, up to their cells."""
    of_sixteen = [spans.get(sixteen, "") for sixteen in range((rows[0] - 1) // 16, (rows[-1] - 1) // 16 + 1)]
    reaching: Column = of_sixteen[0]
    if len(set(of_sixteen)) > 1:
        reaching = [of_sixteen[(row - 1) // 16 - (rows[0] - 1) // 16] for row in rows]
    return f'<row r="{ROW}"', reaching, [attributes.get(row, "") for row in rows]


def _attributes(sheet: SheetLayout, rows: range, heights: Mapping[int, float]) -> dict[int, str]:
    attributes = {row: _height(heights[row], row in sheet.heights) for row in rows if row in heights}
    styled = ((row, style) for row, style in sheet.row_styles.items() if row in rows)
    return attributes | {row: _style(style) + attributes.get(row, "") for row, style in styled}


def _style(style: Style) -> str:
    return f' s="{format_number(style)}" customFormat="1"'


@lru_cache(maxsize=1024)
def _height(points: float, fixed: bool) -> str:
    pixels = int(points * 4.0 / 3.0 + 0.5)
    if pixels == _DEFAULT_PIXELS:
        return ""
    return f' ht="{pixels * 0.75:.16g}"' + (' customHeight="1"' if fixed else "")


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
