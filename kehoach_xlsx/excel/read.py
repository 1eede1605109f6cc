"""Reading what an agency sent: a path in, plain data out. A bad file is a value here, never an exception."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.guard import MAX_FILE, inspect
from kehoach_xlsx.excel.marks import read_marks
from kehoach_xlsx.excel.package import Package, read_package
from kehoach_xlsx.excel.raw import (
    NOT_CALCULATED,
    Marks,
    RawContents,
    RawSheet,
    RawValue,
    RawWorkbook,
    Reason,
    Trouble,
    Unreadable,
)

__all__ = [
    "NOT_CALCULATED",
    "RawContents",
    "RawSheet",
    "RawValue",
    "RawWorkbook",
    "Reason",
    "Trouble",
    "Unreadable",
    "read",
    "read_bytes",
]

_EXACT = 2**53


def read(path: Path) -> RawWorkbook | Unreadable:
    """Read a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods, whatever its name says), or say why not."""
    data = _load(path)
    if isinstance(data, Trouble):
        return Unreadable(path=path, reason=data.reason, detail=data.detail)
    contents = read_bytes(data)
    if isinstance(contents, Trouble):
        return Unreadable(path=path, reason=contents.reason, detail=contents.detail)
    return RawWorkbook(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=contents.sheets,
        defined_names=contents.defined_names,
        custom_properties=contents.custom_properties,
    )


def read_bytes(data: bytes) -> RawContents | Trouble:
    """Read a workbook from its bytes: guard first, then the cells. Safe to run in another process."""
    if trouble := inspect(data):
        return trouble
    try:
        return _contents(data)
    except PasswordError:
        return Trouble(reason=Reason.ENCRYPTED)
    except etree.XMLSyntaxError as error:
        return Trouble(reason=Reason.DAMAGED, detail=str(error)[:200])
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        return Trouble(reason=Reason.READER_FAILED, detail=f"{type(error).__name__}: {error}"[:200])


def _load(path: Path) -> bytes | Trouble:
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            return Trouble(reason=Reason.TOO_LARGE, detail=f"{size} bytes")
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return Trouble(reason=Reason.NOT_FOUND)
    except (OSError, ValueError) as error:
        return Trouble(reason=Reason.READER_FAILED, detail=str(error)[:200])


def _contents(data: bytes) -> RawContents | Trouble:
    package, marks = _around(data)
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets = tuple(_sheets(book, marks))
    if not sheets:
        return Trouble(reason=Reason.NOT_A_WORKBOOK, detail="no sheet")
    if all(sheet.failure for sheet in sheets):
        return Trouble(reason=Reason.READER_FAILED, detail=sheets[0].failure)
    return RawContents(sheets=sheets, defined_names=package.defined_names, custom_properties=package.custom_properties)


def _around(data: bytes) -> tuple[Package, dict[str, Marks]]:
    if not data.startswith(b"PK"):
        return Package(), {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        package = read_package(archive)
        marks = {
            name: read_marks(archive.read(part))
            for name, part in package.parts.items()
            if part in names and "/worksheets/" in f"/{part.lower()}"
        }
    return package, marks


def _sheets(book: CalamineWorkbook, marks: dict[str, Marks]) -> Iterator[RawSheet]:
    for index, about in enumerate(book.sheets_metadata):
        if about.typ == SheetTypeEnum.WorkSheet:
            hidden = about.visible != SheetVisibleEnum.Visible
            yield _sheet(book, index, about.name, hidden, marks.get(about.name))


def _sheet(book: CalamineWorkbook, index: int, name: str, hidden: bool, marks: Marks | None) -> RawSheet:
    known = marks or Marks()
    try:
        sheet = book.get_sheet_by_index(index)
        rows = _rows(sheet)
        merged = known.merged if marks else _merged(sheet)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # one bad sheet must not take the others along
        failure = f"{type(error).__name__}: {error}"[:200]
        return RawSheet(name=name, hidden=hidden, errors=known.errors, formulas=known.formulas, failure=failure)
    return RawSheet(name=name, hidden=hidden, rows=rows, errors=known.errors, formulas=known.formulas, merged=merged)


def _rows(sheet: CalamineSheet) -> tuple[tuple[RawValue, ...], ...]:
    if sheet.start is None or sheet.end is None:
        return ()
    left: tuple[RawValue, ...] = (None,) * sheet.start[1]  # calamine starts its rows at the first used column
    # Blank rows share one tuple: a stray cell in row 1,000,000 must not cost a million.
    blank: tuple[RawValue, ...] = (None,) * (sheet.end[1] + 1)
    return tuple(
        (*left, *map(_value, row)) if any(value != "" for value in row) else blank for row in sheet.iter_rows()
    )


def _value(value: Any) -> RawValue:
    if value == "" and isinstance(value, str):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    known: RawValue = value
    return known


def _merged(sheet: CalamineSheet) -> tuple[CellRange, ...]:
    return tuple(
        CellRange(first_row=top + 1, first_column=left + 1, last_row=bottom + 1, last_column=right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
