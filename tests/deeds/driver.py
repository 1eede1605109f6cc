"""Deeds done to workbooks by LibreOffice: each opened, changed step by step, saved in some format.

A program of its own, because UNO belongs to one Python (on Debian the system's) and the tests run in another:

    python3 -I driver.py PIPE

Each line on stdin is a JSON object, {"do": "work", "source": url, "target": url, "steps": [[step, …arguments]], …}; the
answer is one line on stdout, {"answer": null} or {"trouble": traceback}.
"""

import json
import sys
import time
import traceback
from typing import Any

import uno

PATIENCE = 60.0  # seconds for LibreOffice to listen
XLSX = "Calc MS Excel 2007 XML"


class Book:
    """An open workbook; cells are called by sheet and address, rows and columns counted from 1."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._sheets = document.Sheets
        if document.isProtected():
            document.unprotect("")
        for name in self._sheets.ElementNames:
            self._sheets.getByName(name).unprotect("")

    def text(self, sheet: str, cell: str, text: str) -> None:
        """Put a text into a cell, whatever it looks like."""
        self._cell(sheet, cell).String = text

    def value(self, sheet: str, cell: str, value: float) -> None:
        """Put a number into a cell."""
        self._cell(sheet, cell).Value = value

    def typed(self, sheet: str, cell: str, formula: str) -> None:
        """Put into a cell what somebody types, in English: numbers, dates, formulas are understood."""
        self._cell(sheet, cell).FormulaLocal = formula

    def clear(self, sheet: str, cells: str) -> None:
        """Delete the contents of cells."""
        self._cells(sheet, cells).clearContents(1 | 2 | 4 | 16)

    def insert_rows(self, sheet: str, at: int, count: int) -> None:
        """Insert rows above row `at`."""
        self._sheet(sheet).Rows.insertByIndex(at - 1, count)

    def delete_rows(self, sheet: str, at: int, count: int) -> None:
        """Delete rows from row `at`."""
        self._sheet(sheet).Rows.removeByIndex(at - 1, count)

    def insert_columns(self, sheet: str, at: int, count: int) -> None:
        """Insert columns left of column `at`."""
        self._sheet(sheet).Columns.insertByIndex(at - 1, count)

    def delete_columns(self, sheet: str, at: int, count: int) -> None:
        """Delete columns from column `at`."""
        self._sheet(sheet).Columns.removeByIndex(at - 1, count)

    def hide_rows(self, sheet: str, at: int, count: int) -> None:
        """Hide rows from row `at`."""
        for row in range(at - 1, at - 1 + count):
            self._sheet(sheet).Rows.getByIndex(row).IsVisible = False

    def hide_columns(self, sheet: str, at: int, count: int) -> None:
        """Hide columns from column `at`."""
        for column in range(at - 1, at - 1 + count):
            self._sheet(sheet).Columns.getByIndex(column).IsVisible = False

    def cut(self, sheet: str, cells: str, target: str) -> None:
        """Cut cells and paste them at `target`."""
        grid = self._sheet(sheet)
        grid.moveRange(self._cell(sheet, target).CellAddress, grid.getCellRangeByName(cells).RangeAddress)

    def copy(self, sheet: str, cells: str, target: str) -> None:
        """Copy cells to `target`."""
        grid = self._sheet(sheet)
        grid.copyRange(self._cell(sheet, target).CellAddress, grid.getCellRangeByName(cells).RangeAddress)

    def merge(self, sheet: str, cells: str) -> None:
        """Merge cells."""
        self._cells(sheet, cells).merge(True)

    def sort(self, sheet: str, cells: str, column: int, ascending: bool) -> None:
        """Sort the rows of a range by its column (from 0)."""
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column, ascending
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        self._cells(sheet, cells).sort((_named("SortFields", fields), _named("ContainsHeader", False)))

    def filter(self, sheet: str, cells: str, column: int, text: str) -> None:
        """Filter a range (with its headings) by the text in a column (from 0)."""
        described = self._cells(sheet, cells).createFilterDescriptor(True)
        field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
        field.Field, field.IsNumeric, field.StringValue = column, False, text
        field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
        described.ContainsHeader = True
        described.setFilterFields((field,))
        self._cells(sheet, cells).filter(described)

    def copy_sheet(self, sheet: str, name: str) -> None:
        """Copy a sheet to the end."""
        self._sheets.copyByName(sheet, name, self._sheets.Count)

    def rename_sheet(self, sheet: str, name: str) -> None:
        """Give a sheet another name."""
        self._sheet(sheet).Name = name

    def move_sheet(self, sheet: str, place: int) -> None:
        """Move a sheet to a place, from 0."""
        self._sheets.moveByName(sheet, place)

    def add_sheet(self, name: str) -> None:
        """Add a blank sheet at the end."""
        self._sheets.insertNewByName(name, self._sheets.Count)

    def delete_sheet(self, sheet: str) -> None:
        """Delete a sheet."""
        self._sheets.removeByName(sheet)

    def show_sheet(self, sheet: str, visible: bool) -> None:
        """Hide or show a sheet."""
        self._sheet(sheet).IsVisible = visible

    def forget_checks(self, sheet: str, cells: str) -> None:
        """Paste over cells what they hold: validation, colours and locks go."""
        found = self._cells(sheet, cells)
        data = found.getDataArray()
        found.clearContents(1023)
        found.setDataArray(data)

    def comment(self, sheet: str, cell: str, text: str) -> None:
        """Attach a comment to a cell."""
        self._sheet(sheet).Annotations.insertNew(self._cell(sheet, cell).CellAddress, text)

    def bold_word(self, sheet: str, cell: str, length: int) -> None:
        """Make the first characters of a cell's text bold and red."""
        cursor = self._cell(sheet, cell).createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(length, True)
        cursor.CharWeight, cursor.CharColor = 150.0, 0xFF0000

    def format(self, sheet: str, cells: str, code: str) -> None:
        """Give cells a number format, in English."""
        locale = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
        formats = self._document.NumberFormats
        key = formats.queryKey(code, locale, False)
        self._cells(sheet, cells).NumberFormat = key if key >= 0 else formats.addNew(code, locale)

    def font(self, sheet: str, cells: str, name: str) -> None:
        """Give cells a font."""
        self._cells(sheet, cells).CharFontName = name

    def picture(self, sheet: str) -> None:
        """Draw a rectangle over a sheet."""
        shape = self._document.createInstance("com.sun.star.drawing.RectangleShape")
        size, place = (uno.createUnoStruct(f"com.sun.star.awt.{name}") for name in ("Size", "Point"))
        size.Width, size.Height, place.X, place.Y = 3000, 2000, 500, 500
        shape.Size, shape.Position = size, place
        self._sheet(sheet).DrawPage.add(shape)

    def link(self, sheet: str, cell: str, url: str) -> None:
        """Put a hyperlink with its address for a text into a cell."""
        field = self._document.createInstance("com.sun.star.text.TextField.URL")
        field.URL, field.Representation = url, url
        cell_ = self._cell(sheet, cell)
        cell_.String = ""
        cell_.insertTextContent(cell_.createTextCursor(), field, False)

    def dates_from_1904(self) -> None:
        """Count days as old Macintosh programs did; what stands in the cells keeps its numbers."""
        day = uno.createUnoStruct("com.sun.star.util.Date")
        day.Year, day.Month, day.Day = 1904, 1, 1
        self._document.NullDate = day

    def forget_properties(self) -> None:
        """Drop the custom properties, as Google Sheets does."""
        properties = self._document.DocumentProperties.UserDefinedProperties
        for found in [p.Name for p in properties.getPropertySetInfo().Properties]:
            properties.removeProperty(found)

    def forget_names(self) -> None:
        """Drop the defined names."""
        names = self._document.NamedRanges
        for name in list(names.ElementNames):
            names.removeByName(name)

    def _sheet(self, name: str) -> Any:
        return self._sheets.getByName(name)

    def _cell(self, sheet: str, cell: str) -> Any:
        return self._sheet(sheet).getCellRangeByName(cell).getCellByPosition(0, 0)

    def _cells(self, sheet: str, cells: str) -> Any:
        return self._sheet(sheet).getCellRangeByName(cells)


def work(desktop: Any, wish: dict[str, Any]) -> None:
    """Open a workbook, do the steps, save it elsewhere."""
    document = desktop.loadComponentFromURL(wish["source"], "_blank", 0, (_named("Hidden", True),))
    try:
        book = Book(document)
        for step, *arguments in wish["steps"]:
            getattr(book, step)(*arguments)
        how = [_named("FilterName", wish.get("filter", XLSX))]
        how += [_named("Password", wish["password"])] if "password" in wish else []
        document.calculateAll()
        document.storeToURL(wish["target"], tuple(how))
    finally:
        document.close(True)


def _connected(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.05)
    raise TimeoutError(f"no LibreOffice listens on the pipe {pipe}")


def _named(name: str, value: Any) -> Any:
    return uno.createUnoStruct("com.sun.star.beans.PropertyValue", name, 0, value, 0)


def main() -> None:
    """Do what stdin asks for, line by line; a deed that goes wrong does not stop the others."""
    context = _connected(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    for line in sys.stdin:
        wish = json.loads(line)
        try:
            work(desktop, wish)
            answer: dict[str, Any] = {"answer": None}
        except Exception:
            answer = {"answer": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    desktop.terminate()


if __name__ == "__main__":
    main()
