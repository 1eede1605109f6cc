"""The frame of a workbook: all of its package but the rows and texts, with holes for what differs between units.

Made once for all workbooks of one skeleton, by XlsxWriter.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from xlsxwriter.exceptions import XlsxWriterException

from kehoach_xlsx.excel.chart_data import value_at
from kehoach_xlsx.excel.errors import LayoutError
from kehoach_xlsx.excel.formats import Formats
from kehoach_xlsx.excel.holes import Parts, parted
from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.excel.sheet_writer import SheetWriter
from kehoach_xlsx.excel.skeleton import Skeleton
from kehoach_xlsx.excel.xlsx_book import Book

_CREATED = datetime(2000, 1, 1)

Frame = tuple[tuple[str, Parts], ...]
"""The files of a package by name, in their order."""


def frame_of(skeleton: Skeleton) -> Frame:
    """Return the frame of all workbooks of this skeleton.

    Raises:
        LayoutError: XlsxWriter refuses something.
    """
    layout = skeleton.layout
    with _located(""):
        book = Book(lock_structure=layout.protect_structure)
        _describe(book, layout)
    book.str_table.count = int(skeleton.has_texts)
    _write_sheets(book, skeleton)
    with _located(""):
        _define_names(book, layout)
        book.close()
    return tuple((name, parted(xml)) for name, xml in book.parts)


def _describe(book: Book, layout: WorkbookLayout) -> None:
    texts = {"title": layout.title, "subject": layout.subject, "author": layout.author}
    book.set_properties(texts | {"created": _CREATED})
    for name, value in layout.custom_properties.items():
        _accepted(book.set_custom_property(name, value, "text"), name)


def _write_sheets(book: Book, skeleton: Skeleton) -> None:
    layout = skeleton.layout
    formats = Formats(book, skeleton.looks)
    worksheets = []
    for sheet in layout.sheets:
        with _located(sheet.name):
            worksheets.append(book.add_worksheet(sheet.name))
    for bones, worksheet in zip(skeleton.sheets, worksheets, strict=True):
        with _located(bones.layout.name):
            writer = SheetWriter(book=book, worksheet=worksheet, layout=bones.layout, formats=formats)
            writer.write(bones.heights)
        worksheet.reach(bones.extent)
        worksheet.links = bones.links
        if skeleton.charted is not None:
            worksheet.value_at = value_at(skeleton.charted, bones.layout.name)
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
