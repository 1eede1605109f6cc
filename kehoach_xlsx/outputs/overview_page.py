"""The page a leader opens first: the figures he asks for in large type, native charts, and beneath them the table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kehoach_xlsx.compilers.sheets import FIRST_ROW, HEADER_ROW, LISTS_SHEET, NOTE_ROW, PROGRESS_ROW, SUBTITLE_ROW
from kehoach_xlsx.excel.heights import estimated_heights
from kehoach_xlsx.excel.layout import Cell, CellRange, Chart, ConditionalFormat, Series, SheetLayout, Style, quote_sheet
from kehoach_xlsx.excel.layout import column_letter as letter
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.overview_charts import Bars, bars_of
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_number, format_percent, percent_of
from kehoach_xlsx.workbooks.consolidated import OVERVIEW

_DATA_COLUMN = 60
"""The first column of the charts' figures on the hidden sheet of lists: far behind the lists."""

_CHART_COLUMN, _CHART_WIDTH = 8, 440
_GAP = 10
_SHORT_NAME = 30
_PAGE = 920
"""So many pixels of this sheet fit on one A4 page: a chart that would lie across its edge goes to the next."""
_ONE_PAGE = 1_250
"""A table no longer than this is still well read when it is printed on one page."""
_PIXELS = 4 / 3  # to a point


def with_overview(sheets: Sequence[SheetLayout], book: Book) -> tuple[SheetLayout, ...]:
    """Return the sheets with *Tổng quan* dressed, and the figures of its charts on the hidden sheet of lists."""
    charts = tuple(bars_of(book))
    figures = tuple(cell for number, bars in enumerate(charts) for cell in _figures(bars, number))
    return tuple(
        replace(sheet, cells=(*sheet.cells, *figures))
        if sheet.name == LISTS_SHEET
        else _dressed(sheet, book, charts)
        if sheet.name == OVERVIEW.title
        else sheet
        for sheet in sheets
    )


def _dressed(sheet: SheetLayout, book: Book, charts: Sequence[Bars]) -> SheetLayout:
    """Headline figures instead of the note, charts at the side, repeated names of a part in grey."""
    info = book.form("report_info")
    as_of = info.get("as_of")
    told = f" · Tính đến ngày {format_date(as_of)}" if as_of and not isinstance(as_of, str | int | Decimal) else ""
    kept = [_with_day(cell, told) for cell in sheet.cells if cell.row != NOTE_ROW]
    heights = {**sheet.heights, NOTE_ROW: 34.0, PROGRESS_ROW: 32.0, HEADER_ROW: 24.0}
    dressed = replace(sheet, cells=(*kept, *_headline(_values(book))), heights=heights)
    long = _length(dressed, book)
    return replace(
        dressed,
        charts=tuple(_placed(charts, paged=long > _ONE_PAGE)),
        conditional_formats=(*sheet.conditional_formats, _repeated(len(book.rows("overview")))),
        print=replace(sheet.print, fit_height=1 if long <= _ONE_PAGE else 0),
    )


def _with_day(cell: Cell, told: str) -> Cell:
    return replace(cell, value=f"{cell.value}{told}") if cell.row == SUBTITLE_ROW else cell


def _repeated(rows: int) -> ConditionalFormat:
    """The name of a part stands out in its first row only."""
    ref = CellRange(first_row=FIRST_ROW + 1, first_column=1, last_row=FIRST_ROW + max(rows, 2) - 1, last_column=1)
    return ConditionalFormat(ref=ref, formula=f"$A{FIRST_ROW + 1}=$A{FIRST_ROW}", style=Style.FAINT)


def _length(sheet: SheetLayout, book: Book) -> float:
    """How long the table is, in pixels."""
    heights = {**estimated_heights(sheet), **sheet.heights}
    return sum(heights.get(row, 15.0) for row in range(1, FIRST_ROW + len(book.rows("overview")))) * _PIXELS


# --- the figures asked for first ------------------------------------------------------------------------


def _values(book: Book) -> Mapping[str, Decimal]:
    found = ((str(row.get("figure_code")), row.get("value")) for row in book.rows("overview"))
    return {code: Decimal(value) for code, value in found if isinstance(value, Decimal | int)}


def _headline(value: Mapping[str, Decimal]) -> Iterator[Cell]:
    """Five figures over the columns of the table, each with what it counts below."""
    columns = ((1, 1), (2, 1), (3, 2), (5, 1), (6, 1))
    for (column, width), (shown, what, bad) in zip(columns, _tiles(value), strict=True):
        span = (1, width) if width > 1 else None
        style = Style.TILE_BAD if bad else Style.TILE
        yield Cell(row=NOTE_ROW, column=column, value=shown, style=style, span=span)
        yield Cell(row=PROGRESS_ROW, column=column, value=what, style=Style.TILE_NOTE, span=span)


def _tiles(value: Mapping[str, Decimal]) -> Iterator[tuple[str, str, bool]]:
    """(figure, what it counts, whether it calls for action)."""
    silent = value.get("units.missing", Decimal(0)) + value.get("units.rejected", Decimal(0))
    yield _of(value, "units.merged", "units.expected"), "đơn vị đã được tổng hợp", silent > 0
    yield _of(value, "tasks.finished", "tasks.total"), "nhiệm vụ hoàn thành", False
    overdue = value.get("tasks.overdue", Decimal(0))
    yield format_number(overdue), "nhiệm vụ có đơn vị quá hạn", overdue > 0
    share = percent_of(value.get("budget.spent", Decimal(0)), value.get("budget.allocated", Decimal(0)))
    yield "–" if share is None else format_percent(share), "kinh phí được giao đã chi", False
    met = _of(value, "indicators.met", "indicators.total") if value.get("indicators.total") else "–"
    yield met, "chỉ tiêu đạt mức giao", False


def _of(value: Mapping[str, Decimal], part: str, whole: str) -> str:
    return "/".join(format_number(value.get(name, Decimal(0))) for name in (part, whole))


# --- charts ---------------------------------------------------------------------------------------------


def _figures(bars: Bars, number: int) -> Iterator[Cell]:
    """Names and values of a chart on the hidden sheet, from its first row on."""
    column = _DATA_COLUMN + 2 * number
    for row, bar in enumerate(bars.bars, start=1):
        yield Cell(row=row, column=column, value=bar.label)
        yield Cell(row=row, column=column + 1, value=bar.value)


def _placed(charts: Sequence[Bars], *, paged: bool) -> Iterator[Chart]:
    heights = [_height(bars) for bars in charts]
    for number, (bars, height, top) in enumerate(zip(charts, heights, _tops(heights, paged=paged), strict=True)):
        column, last = _DATA_COLUMN + 2 * number, len(bars.bars)
        series = Series(
            name=bars.title,
            categories=_reference(letter(column), last),
            values=_reference(letter(column + 1), last),
            point_colors=tuple(bar.color for bar in bars.bars),
        )
        yield Chart(
            kind="bar",
            title=bars.title,
            series=(series,),
            row=FIRST_ROW,  # LibreOffice prints what lies beside the headings again on every page
            column=_CHART_COLUMN,
            width=_CHART_WIDTH,
            height=height,
            top=top,
        )


def _height(bars: Bars) -> int:
    """LibreOffice leaves out every other name where long ones stand close."""
    longest = max((len(bar.label) for bar in bars.bars), default=0)
    return 62 + (31 if longest > _SHORT_NAME else 27) * len(bars.bars)


def _tops(heights: Sequence[int], *, paged: bool) -> Iterator[int]:
    """How far below the first each chart begins, in pixels; none lies across the edge of a page, if there are more."""
    top = 0
    for height in heights:
        page = top // _PAGE
        if paged and top and (top + height) // _PAGE > page and height < _PAGE:
            top = (page + 1) * _PAGE
        yield top
        top += height + _GAP


def _reference(column: str, last: int) -> str:
    return f"={quote_sheet(LISTS_SHEET)}!${column}$1:${column}${last}"
