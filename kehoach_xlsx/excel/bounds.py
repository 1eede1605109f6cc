"""How far a sheet's filled cells reach: a reader reserves memory for the whole rectangle between them."""

import re

from kehoach_xlsx.excel.address import MAX_COLUMN, MAX_ROW, column_number
from kehoach_xlsx.excel.raw import Reason, Trouble

MAX_CELLS = 50_000_000

# Cells that hold something; a cell with only a format ("<c r=… s=…/>") costs a reader nothing. Atomic and
# possessive: a tag crafted to be retried at each of its attributes must not take quadratic time.
_REFERENCED = re.compile(
    rb"""<(?:[\w.-]+:)?c(?>[^<>]*?\sr\s*=\s*["']([A-Za-z]+)([0-9]+)["'])[^<>]*+(?<!/)>""",
)
_UNREFERENCED = re.compile(rb"<(?:[\w.-]+:)?c(?:(?=\s)(?![^<>]*\sr\s*=)[^<>]*+(?<!/))?>")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")


def corner_trouble(sheet: str, xml: bytes) -> Trouble | None:
    """Say so if a sheet's filled cells span more than a reader can hold."""
    rows, columns = _extent(xml)
    if rows > MAX_ROW or columns > MAX_COLUMN:
        return Trouble(reason=Reason.HOSTILE, detail=f"sheet {sheet!r}: a cell outside the sheet")
    if rows * columns > MAX_CELLS:
        return Trouble(reason=Reason.HOSTILE, detail=f"sheet {sheet!r}: cells span {rows} × {columns}")
    return None


def _extent(xml: bytes) -> tuple[int, int]:
    spots = _REFERENCED.findall(xml)
    columns = max((_column(letters) for letters in {letters for letters, _ in spots}), default=0)
    rows = max((int(digits[:9]) for _, digits in spots), default=0)
    if _UNREFERENCED.search(xml):
        # Cells without a reference follow one another: no row can be longer than all of them together.
        return max(rows, len(_ROW.findall(xml))), max(columns, _longest_row(xml))
    return rows, columns


def _column(letters: bytes) -> int:
    return column_number(letters.decode()) if len(letters) <= 3 else MAX_COLUMN + 1


def _longest_row(xml: bytes) -> int:
    return max((len(_CELL.findall(row)) for row in _ROW.split(xml)), default=0)
