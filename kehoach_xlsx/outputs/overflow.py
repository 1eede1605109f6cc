"""What one sheet cannot hold: *Dữ liệu* and *Giải trình số liệu* in full as Parquet, a usable part in the workbook.

The part is the first rows, in the order of the sheet: all rows of one unit after the other in *Dữ liệu*, all rows of
one figure after the other in *Giải trình số liệu*. The sheet says how many it has of how many, and where the rest is.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kehoach_xlsx.compilers.sheets import FIRST_ROW, NOTE_ROW
from kehoach_xlsx.excel.layout import Cell, SheetLayout
from kehoach_xlsx.model.compact import column_of, compact
from kehoach_xlsx.model.schema import SheetSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.parquet import from_parquet, to_parquet
from kehoach_xlsx.vietnamese.numbers import format_number
from kehoach_xlsx.workbooks.consolidated import DATA, LEDGER
from kehoach_xlsx.workbooks.workspace_sheets import SEALS

CAPACITY = 1_048_576 - FIRST_ROW + 1
"""Rows that a sheet of Excel has under our headings."""

_NAMES: Mapping[str, str] = {DATA.name: "du-lieu", LEDGER.name: "giai-trinh-so-lieu"}
_SHEETS = {schema.name: schema for schema in (DATA, LEDGER)}
_RECORD = "parquet"
"""Under this name the hidden sheet of seals says which file holds which sheet in full."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """One Parquet file: whose rows it holds in full, its name, how many rows, how many of them the workbook has."""

    sheet: SheetSchema
    file: str
    rows: int
    kept: int
    sha256: str

    @property
    def whole(self) -> bool:
        """Whether the workbook's sheet holds every row too."""
        return self.kept == self.rows


@dataclass(frozen=True, kw_only=True, slots=True)
class LaidDown:
    """A consolidated workbook as its sheets can hold it, and the Parquet files that go beside it, by their names."""

    book: Book
    files: Mapping[str, bytes]


def lay_down(
    book: Book, stem: str, *, capacity: int = CAPACITY, everything: bool = False, folder: str = ""
) -> LaidDown:
    """Return the workbook with no sheet longer than `capacity` rows, and what is longer as Parquet.

    With `everything` both sheets go to Parquet, long or not. Files are called after `stem`, the workbook's name;
    `folder` is the way from the workbook to them ("" where they lie beside it), with "/" at its end.
    """
    files: dict[str, bytes] = {}
    sheets, records = dict(book.sheets), []
    for name, schema in _SHEETS.items():
        rows = book.rows(name)
        if len(rows) <= capacity and not (everything and rows):
            continue
        file = f"{stem}.{_NAMES[name]}.parquet"
        files[file] = content = to_parquet(schema, rows)
        sheets[name] = rows[:capacity]
        told = (f"{folder}{file}", str(len(rows)), str(len(sheets[name])), hashlib.sha256(content).hexdigest())
        records.append({"sealed_sheet": _RECORD, "sealed_key": name, "seal": "|".join(told)})
    seals = book.rows(SEALS.name)
    told_before = frozenset(_records(seals))
    if told_before or records:
        kept = (row for place, row in enumerate(seals) if place not in told_before)
        sheets[SEALS.name] = compact(chain(kept, records))
    return LaidDown(book=replace(book, sheets=sheets), files=files)


def _records(seals: Sequence[Row]) -> Iterator[int]:
    """The places of the rows that speak of Parquet files, among tens of thousands that do not."""
    return (place for place, sheet in enumerate(column_of(seals, "sealed_sheet")) if sheet == _RECORD)


def files_beside(book: Book) -> Iterator[Beside]:
    """Yield the Parquet files that a consolidated workbook speaks of."""
    seals = book.rows(SEALS.name)
    for row in map(seals.__getitem__, _records(seals)):
        schema = _SHEETS.get(str(row.get("sealed_key")))
        told = str(row.get("seal")).split("|")
        if schema is not None and len(told) == 4:
            file, rows, kept, digest = told
            yield Beside(sheet=schema, file=file, rows=int(rows), kept=int(kept), sha256=digest)


def filled_up(book: Book, beside: Beside, content: bytes) -> Book | None:
    """Return the workbook with all rows of a sheet, None where the file is not the one that was written with it."""
    if hashlib.sha256(content).hexdigest() != beside.sha256:
        return None
    return replace(book, sheets={**book.sheets, beside.sheet.name: from_parquet(beside.sheet, content)})


def with_notes(sheets: Sequence[SheetLayout], book: Book) -> tuple[SheetLayout, ...]:
    """Return the sheets, each that goes on in a Parquet file with a line that says so."""
    notes = {beside.sheet.title: beside for beside in files_beside(book)}
    return tuple(_noted(sheet, notes[sheet.name]) if sheet.name in notes else sheet for sheet in sheets)


def _noted(sheet: SheetLayout, beside: Beside) -> SheetLayout:
    return replace(sheet, cells=tuple(_with(cell, beside) if cell.row == NOTE_ROW else cell for cell in sheet.cells))


def _with(cell: Cell, beside: Beside) -> Cell:
    rows, kept = format_number(beside.rows), format_number(beside.kept)
    if beside.whole:
        said = f"Toàn bộ {rows} dòng cũng có trong tệp {beside.file}."
    else:
        said = (
            f"Trang này chỉ có {kept} dòng đầu trong tổng số {rows} dòng; toàn bộ có trong tệp {beside.file} "
            f"(gửi kèm khi chuyển tệp tổng hợp này)."
        )
    return replace(cell, value=f"{cell.value} {said}")
