"""One sheet of a layout onto an XlsxWriter worksheet, but its rows; every return code looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kehoach_xlsx.excel.charts import insert_chart
from kehoach_xlsx.excel.comments import comment_options
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.formats import Formats
from kehoach_xlsx.excel.layout import SheetLayout, Validation, Value, address
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


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetWriter:
    """Writes one sheet; `worksheet` is XlsxWriter's."""

    book: Book
    worksheet: Any
    layout: SheetLayout
    formats: Formats

    def write(self, heights: Mapping[int, float]) -> None:
        """Write everything the layout asks for; charts and comments need the `heights` of rows to find their place."""
        self._shape()
        for row, height in sorted(heights.items()):
            self._check(self.worksheet.set_row(row - 1, height), address(row, 1))
        self._page()
        for cell in self.layout.cells:
            rows, columns = cell.span or (1, 1)
            if (rows, columns) != (1, 1):
                last = cell.row + rows - 2, cell.column + columns - 2
                code = self.worksheet.merge_range(cell.row - 1, cell.column - 1, *last, "")
                self._check(code, address(cell.row, cell.column))
        for check in self.layout.validations:
            self._check(self.worksheet.data_validation(check.ref.a1, _validation_options(check)), check.ref.a1)
        self._conditional_formats()
        for mark in self.layout.marks:
            if mark.comment:
                options = comment_options(mark.comment)
                code = self.worksheet.write_comment(mark.row - 1, mark.column - 1, printable(mark.comment), options)
                self._check(code, address(mark.row, mark.column))
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

    def _page(self) -> None:
        sheet, page = self.worksheet, self.layout.print
        sheet.set_paper(_A4)
        if page.landscape:
            sheet.set_landscape()
        if page.fit_width:
            sheet.fit_to_pages(1, page.fit_height)
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
