"""A layout in, an .xlsx file out. The same layout always gives the same bytes."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from xlsxwriter.exceptions import XlsxWriterException

from kehoach_xlsx.excel.checks import verify
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.excel.sheet_writer import Formats, SheetWriter
from kehoach_xlsx.excel.text import printable
from kehoach_xlsx.excel.xlsx_book import Book

__all__ = ["LayoutError", "to_bytes"]

_CREATED = datetime(2000, 1, 1)


def to_bytes(layout: WorkbookLayout) -> bytes:
    """Return the finished .xlsx file.

    Raises:
        LayoutError: the layout asks for something Excel cannot hold.
    """
    verify(layout)
    buffer = BytesIO()
    with _located(""):
        book = Book(buffer, lock_structure=layout.protect_structure)
        _describe(book, layout)
    _write_sheets(book, layout)
    with _located(""):
        _define_names(book, layout)
        book.close()
    return buffer.getvalue()


def _describe(book: Book, layout: WorkbookLayout) -> None:
    texts = {"title": layout.title, "subject": layout.subject, "author": layout.author}
    book.set_properties({key: printable(text) for key, text in texts.items()} | {"created": _CREATED})
    for name, value in layout.custom_properties.items():
        _accepted(book.set_custom_property(printable(name), printable(value), "text"), name)


def _write_sheets(book: Book, layout: WorkbookLayout) -> None:
    formats = Formats(book)
    worksheets = []
    for sheet in layout.sheets:
        with _located(sheet.name):
            worksheets.append(book.add_worksheet(sheet.name))
    for sheet, worksheet in zip(layout.sheets, worksheets, strict=True):
        with _located(sheet.name):
            SheetWriter(book=book, worksheet=worksheet, layout=sheet, formats=formats).write()
    visible = [sheet.name for sheet in layout.sheets if not (sheet.hidden or sheet.very_hidden)]
    book.get_worksheet_by_name(visible[0]).set_first_sheet()
    book.get_worksheet_by_name(layout.active_sheet or visible[0]).activate()


def _define_names(book: Book, layout: WorkbookLayout) -> None:
    for name, formula in layout.defined_names.items():
        _accepted(book.define_name(name, formula if formula.startswith("=") else f"={formula}"), name)


def _accepted(code: int, place: str) -> None:
    if code != 0:
        raise LayoutError(sheet="", place=place, problem=f"XlsxWriter refused it ({code})")


@contextmanager
def _located(sheet: str) -> Iterator[None]:
    """Turn XlsxWriter's warnings (after which it drops things) and its exceptions into ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            yield
        except (UserWarning, XlsxWriterException) as error:
            raise LayoutError(sheet=sheet, place="", problem=str(error)) from error
