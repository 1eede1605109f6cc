"""The slow way: a layout written by XlsxWriter alone, cell by cell, to compare with what `Press` writes.

It takes only the numbers of formats and texts from the house, because XlsxWriter would give them in the order in
which cells happen to be written; the rest of a file is XlsxWriter's, down to the last attribute of a row.
"""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.worksheet import Worksheet

from kehoach_xlsx.excel.formats import Formats, looks_of
from kehoach_xlsx.excel.heights import estimated_heights
from kehoach_xlsx.excel.layout import Cell, ErrorValue, Mark, SheetLayout, Style, Value, WorkbookLayout, address
from kehoach_xlsx.excel.shared_formulas import share
from kehoach_xlsx.excel.sheet_writer import SheetWriter
from kehoach_xlsx.excel.strings import Strings, single_texts
from kehoach_xlsx.excel.styles import DEFAULT
from kehoach_xlsx.excel.text import escaped, printable


class _Texts(SharedStrings):  # type: ignore[misc]  # XlsxWriter ships no types
    def _write_si(self, string: str) -> None:
        self.fh.write(f'<si><t xml:space="preserve">{escaped(string)}</t></si>')


class _Packager(Packager):  # type: ignore[misc]  # XlsxWriter ships no types
    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            texts = _Texts()
            texts.string_table = self.workbook.str_table
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class _Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    growing: frozenset[int] = frozenset()
    shared: Any = None

    def _prepare_formula(self, formula: str, *_: object) -> str:
        return formula.removeprefix("=")

    def _xml_formula_element(self, formula: str, result: str, attributes: Any = ()) -> None:
        part = (self.shared or {}).get(attributes[0][1])
        if part is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        cell = "".join(f' {key}="{value}"' for key, value in attributes)
        ref = f' ref="{part.ref}"' if part.ref else ""
        text = self._escape_data(formula) if part.ref else ""
        self.fh.write(f'<c{cell}><f t="shared"{ref} si="{part.number}">{text}</f><v></v></c>')

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        if tag == "row" and attributes[0][1] in self.growing:
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


class _Book(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
    worksheet_class = _Sheet
    lock = False

    def _get_packager(self) -> _Packager:
        return _Packager()

    def _write_workbook_pr(self) -> None:
        super()._write_workbook_pr()
        if self.lock:
            self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])


def by_xlsxwriter(layout: WorkbookLayout) -> bytes:
    """Return the workbook that XlsxWriter makes of a layout."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = _Book(target, options | {"default_format_properties": dict(DEFAULT)})
    book.lock = layout.protect_structure
    _describe(book, layout)
    book.str_table.string_table = _numbered(layout)
    book.str_table.unique_count = len(book.str_table.string_table)
    looks = tuple(dict.fromkeys(look for sheet in layout.sheets for look in looks_of(sheet.marks)))
    formats = Formats(book, looks)
    worksheets = [book.add_worksheet(sheet.name) for sheet in layout.sheets]
    for sheet, worksheet in zip(layout.sheets, worksheets, strict=True):
        _write_sheet(book, worksheet, sheet, formats)
    visible = [sheet.name for sheet in layout.sheets if not (sheet.hidden or sheet.very_hidden)]
    book.get_worksheet_by_name(visible[0]).set_first_sheet()
    book.get_worksheet_by_name(layout.active_sheet or visible[0]).activate()
    for name, formula in layout.defined_names.items():
        assert book.define_name(name, formula if formula.startswith("=") else f"={formula}") == 0
    book.close()
    return target.getvalue()


def _describe(book: Any, layout: WorkbookLayout) -> None:
    from datetime import datetime

    texts = {"title": layout.title, "subject": layout.subject, "author": layout.author}
    book.set_properties({key: printable(text) for key, text in texts.items()} | {"created": datetime(2000, 1, 1)})
    for name, value in layout.custom_properties.items():
        assert book.set_custom_property(printable(name), printable(value), "text") == 0


def _numbered(layout: WorkbookLayout) -> dict[str, int]:
    strings = Strings()
    strings.add_single([text for sheet in layout.sheets for text in single_texts(sheet)])
    rows = [row for sheet in layout.sheets for block in sheet.blocks for row in block.rows]
    tabled = [value for row in rows for value in row if isinstance(value, str) and value]
    strings.add_tabled(tabled, len(tabled))
    return {text: int(number) for text, number in strings.numbers.items()}


def _write_sheet(book: Any, worksheet: Any, layout: SheetLayout, formats: Formats) -> None:
    estimated = estimated_heights(layout)
    heights = estimated | dict(layout.heights)
    worksheet.growing = frozenset(estimated)
    worksheet.shared = {address(*place): part for place, part in share(layout.cells).items()}
    SheetWriter(book=book, worksheet=worksheet, layout=layout, formats=formats).write({})
    for row in sorted({*heights, *layout.row_styles}):
        style = layout.row_styles.get(row)
        assert worksheet.set_row(row - 1, heights.get(row), style and formats.cell(style)) == 0
    worksheet.merge.clear()
    worksheet.merged_cells.clear()
    for cell in layout.cells:
        _cell(worksheet, cell, formats)
    for block in layout.blocks:
        for row, values in enumerate(block.rows, block.first_row - 1):
            for column, (style, value) in enumerate(zip(block.styles, values, strict=True), block.first_column - 1):
                if not block.blanks and value in (None, ""):
                    continue
                if block.links and (link := block.links[row - block.first_row + 1]):
                    linked = formats.cell(Style.BODY_LINK)
                    assert not worksheet.write_url(row, column, f"internal:{link}", linked, str(value))
                    continue
                assert not _value(worksheet, row, column, value, formats.cell(style, value))
    for mark in layout.marks:
        _mark(worksheet, mark, formats)


def _cell(worksheet: Any, cell: Cell, formats: Formats) -> None:
    style = formats.cell(cell.style, cell.value)
    row, column = cell.row - 1, cell.column - 1
    rows, columns = cell.span or (1, 1)
    if (rows, columns) != (1, 1):
        assert worksheet.merge_range(row, column, row + rows - 1, column + columns - 1, "", style) == 0
    if cell.formula is not None:
        code = worksheet.write_formula(row, column, cell.formula, style, "")
    elif cell.link is not None:
        text = cell.link if cell.value in (None, "") else str(cell.value)
        code = worksheet.write_url(row, column, f"internal:{cell.link}", style, text)
    else:
        code = _value(worksheet, row, column, cell.value, style)
    assert not code


def _mark(worksheet: Any, mark: Mark, formats: Formats) -> None:
    assert not _value(worksheet, mark.row - 1, mark.column - 1, mark.value, formats.marked(mark))


def _value(worksheet: Any, row: int, column: int, value: Value, style: Any) -> object:
    match value:
        case None | "":
            return worksheet.write_blank(row, column, None, style)
        case str():
            return worksheet.write_string(row, column, value, style)
        case bool():
            return worksheet.write_boolean(row, column, value, style)
        case date():
            return worksheet.write_datetime(row, column, value, style)
        case ErrorValue(text):
            return worksheet.write_formula(row, column, f"={text}", style, text)
        case _:
            return worksheet.write_number(row, column, float(value) + 0.0, style)  # there is no 0 below 0


def parts_of(data: bytes) -> dict[str, str]:
    """Return the files of a package by name, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode() for name in package.namelist()}
