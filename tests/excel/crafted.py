"""Small makers of files: ordinary ones, and ones that nobody should send."""

import io
import zipfile
from collections.abc import Mapping

from kehoach_xlsx.excel.layout import Cell, SheetLayout, Style, Value, WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes

SHEET = "xl/worksheets/sheet1.xml"


def column_of(*values: Value, style: Style = Style.BODY) -> WorkbookLayout:
    """A workbook with the values one under another in column A of the sheet "S"."""
    cells = tuple(Cell(row=row, column=1, value=value, style=style) for row, value in enumerate(values, 1))
    return WorkbookLayout(sheets=(SheetLayout(name="S", cells=cells),))


PLAIN = to_bytes(column_of("một", 2))


def part(data: bytes, name: str) -> str:
    """One part of a workbook as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def with_parts(data: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """The workbook with these parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry, old.read(entry))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def with_cells(rows: str, data: bytes = PLAIN) -> bytes:
    """The workbook with these <row> elements as its first sheet."""
    sheet = part(data, SHEET)
    before, _, rest = sheet.partition("<sheetData>")
    _, _, after = rest.partition("</sheetData>")
    return with_parts(data, {SHEET: f"{before}<sheetData>{rows}</sheetData>{after}"})
