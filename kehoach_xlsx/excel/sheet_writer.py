"""One sheet of a layout onto an XlsxWriter worksheet, every return code looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kehoach_xlsx.excel.charts import insert_chart
from kehoach_xlsx.excel.comments import comment_options
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.heights import estimated_heights
from kehoach_xlsx.excel.layout import Block, Cell, ErrorValue, Mark, SheetLayout, Style, Validation, Value, address
from kehoach_xlsx.excel.shared_formulas import share
from kehoach_xlsx.excel.styles import STYLES, conditional, number_format
from kehoach_xlsx.excel.text import printable
from kehoach_xlsx.excel.xlsx_book import Book

_A4 = 9

_ALLOWED = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "sort": True,
    "objects": False,
}


class Formats:
    """The workbook's formats, each made once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[tuple[Style, str | None, bool], Any] = {}

    def cell(self, style: Style, value: Value = None) -> Any:
        """Return the format of a style, with the number format the value needs."""
        number = number_format(style, value)
        extra = {} if number is None else {"num_format": number}
        return self._get((style, number, False), lambda: dict(STYLES[style]) | extra)

    def conditional(self, style: Style) -> Any:
        """Return the format of a style as a conditional format takes it."""
        return self._get((style, None, True), lambda: dict(conditional(style)))

    def marked(self, mark: Mark) -> Any:
        """Return the format of a mark's style with its look laid over."""
        made = {**STYLES[mark.style], **STYLES[mark.look]}
        return self._get((mark.style, mark.look.value, False), lambda: made)

    def _get(self, key: tuple[Style, str | None, bool], properties: Callable[[], dict[str, Any]]) -> Any:
        if key not in self._made:
            self._made[key] = self._book.add_format(properties())
        return self._made[key]


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetWriter:
    """Writes one sheet; `worksheet` is XlsxWriter's."""

    book: Book
    worksheet: Any
    layout: SheetLayout
    formats: Formats

    def write(self) -> None:
        """Write everything the layout asks for."""
        self._shape()
        self._page()
        parts = share(self.layout.cells)
        self.worksheet.shared = {address(*place): part for place, part in parts.items()}
        for cell in self.layout.cells:
            self._cell(cell)
        for block in self.layout.blocks:
            self._block(block)
        for check in self.layout.validations:
            self._check(self.worksheet.data_validation(check.ref.a1, _validation_options(check)), check.ref.a1)
        self._conditional_formats()
        for mark in self.layout.marks:
            self._mark(mark)
        for chart in self.layout.charts:
            insert_chart(self.book, self.worksheet, chart, self._check)

    def _check(self, code: object, place: str) -> None:
        # XlsxWriter answers None or 0 when all is well, else a negative number, and drops the thing.
        if isinstance(code, int) and code != 0:
            raise LayoutError(sheet=self.layout.name, place=place, problem=f"XlsxWriter refused it ({code})")

    def _shape(self) -> None:
        sheet, layout = self.worksheet, self.layout
        for column in sorted({*layout.widths, *layout.column_styles, *layout.hidden_columns}):
            style = layout.column_styles.get(column)
            options = {"hidden": True} if column in layout.hidden_columns else None
            code = sheet.set_column(
                column - 1, column - 1, layout.widths.get(column), style and self.formats.cell(style), options
            )
            self._check(code, address(1, column))
        self._rows()
        if layout.freeze:
            sheet.freeze_panes(layout.freeze[0] - 1, layout.freeze[1] - 1)
        if layout.autofilter:
            self._check(sheet.autofilter(layout.autofilter.a1), layout.autofilter.a1)
        if layout.tab_color:
            sheet.set_tab_color(layout.tab_color)
        if not layout.show_gridlines:
            sheet.hide_gridlines(2)
        if layout.protected:
            sheet.protect("", _ALLOWED)
        sheet.set_zoom(layout.zoom)
        if layout.very_hidden:
            sheet.very_hidden()
        elif layout.hidden:
            sheet.hide()

    def _rows(self) -> None:
        estimated = estimated_heights(self.layout)
        heights = estimated | dict(self.layout.heights)
        self.worksheet.growing_rows = frozenset(estimated)
        for row in sorted({*heights, *self.layout.row_styles}):
            style = self.layout.row_styles.get(row)
            code = self.worksheet.set_row(row - 1, heights.get(row), style and self.formats.cell(style))
            self._check(code, address(row, 1))

    def _page(self) -> None:
        sheet, page = self.worksheet, self.layout.print
        sheet.set_paper(_A4)
        if page.landscape:
            sheet.set_landscape()
        if page.fit_width:
            sheet.fit_to_pages(1, 0)
        if page.center_horizontally:
            sheet.center_horizontally()
        sheet.set_margins(*page.margins)
        if page.repeat_rows:
            self._check(sheet.repeat_rows(page.repeat_rows[0] - 1, page.repeat_rows[1] - 1), "repeated rows")
        if page.area:
            self._check(sheet.print_area(page.area.a1), page.area.a1)
        if page.header:
            self._check(sheet.set_header(printable(page.header)), "header")
        if page.footer:
            self._check(sheet.set_footer(printable(page.footer)), "footer")

    def _cell(self, cell: Cell) -> None:
        place = address(cell.row, cell.column)
        style = self.formats.cell(cell.style, cell.value)
        row, column = cell.row - 1, cell.column - 1
        rows, columns = cell.span or (1, 1)
        if (rows, columns) != (1, 1):
            code = self.worksheet.merge_range(row, column, row + rows - 1, column + columns - 1, "", style)
            self._check(code, place)
        if cell.formula is not None:
            # Without a cached value a program must calculate; XlsxWriter's default 0 would be believed.
            code = self.worksheet.write_formula(row, column, cell.formula, style, "")
        elif cell.link is not None:
            text = cell.link if cell.value is None else str(cell.value)
            code = self.worksheet.write_url(row, column, f"internal:{cell.link}", style, text)
        else:
            code = self._value(row, column, cell.value, style)
        self._check(code, place)

    def _block(self, block: Block) -> None:
        for row, values in enumerate(block.rows, block.first_row - 1):
            for column, (style, value) in enumerate(zip(block.styles, values, strict=True), block.first_column - 1):
                code = self._value(row, column, value, self.formats.cell(style, value))
                if code:
                    self._check(code, address(row + 1, column + 1))

    def _mark(self, mark: Mark) -> None:
        row, column, place = mark.row - 1, mark.column - 1, address(mark.row, mark.column)
        self._check(self._value(row, column, mark.value, self.formats.marked(mark)), place)
        if mark.comment:
            code = self.worksheet.write_comment(row, column, printable(mark.comment), comment_options(mark.comment))
            self._check(code, place)

    def _value(self, row: int, column: int, value: Value, style: Any) -> object:
        sheet = self.worksheet
        match value:
            case None | "":
                return sheet.write_blank(row, column, None, style)
            case str():
                return sheet.write_string(row, column, value, style)
            case bool():
                return sheet.write_boolean(row, column, value, style)
            case date():
                return sheet.write_datetime(row, column, value, style)
            case ErrorValue(text):
                return sheet.write_formula(row, column, f"={text}", style, text)
            case _:
                return sheet.write_number(row, column, value, style)

    def _conditional_formats(self) -> None:
        for rule in self.layout.conditional_formats:
            formula = rule.formula if rule.formula.startswith("=") else f"={rule.formula}"
            options = {"type": "formula", "criteria": formula, "format": self.formats.conditional(rule.style)}
            self._check(self.worksheet.conditional_format(rule.ref.a1, options), rule.ref.a1)


def _validation_options(check: Validation) -> dict[str, Any]:
    options: dict[str, Any] = {
        "validate": check.kind,
        "ignore_blank": check.ignore_blank,
        "error_type": check.severity,
        "input_title": printable(check.prompt_title),
        "input_message": printable(check.prompt),
        "error_title": printable(check.error_title),
        "error_message": printable(check.error),
    }
    # An empty attribute is a message of its own to some programs: leave it out.
    options = {key: value for key, value in options.items() if value != ""}
    if check.kind == "list":
        return options | {"source": f"={(check.source or '').removeprefix('=')}"}
    if check.kind == "custom":
        return options | {"value": f"={(check.formula or '').removeprefix('=')}"}
    if check.kind == "any":
        return options
    bounds = {"value": _bound(check.minimum), "maximum": _bound(check.maximum)}
    return options | {"criteria": check.operator} | bounds


def _bound(value: Value) -> object:
    # Serial numbers: XlsxWriter converts a maximum date only where the minimum is one too.
    return (value - date(1899, 12, 30)).days if isinstance(value, date) else value
