"""How far a sheet's filled cells reach and how many there are: a reader holds the whole rectangle between them."""

import re
from typing import Final

from kehoach_xlsx.excel.address import MAX_COLUMN, MAX_ROW, address, column_number
from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.raw import Reason, Refused

# Cells that hold something; a cell with only a format ("<c r=… s=…/>") costs a reader nothing. Atomic and
# possessive: a tag crafted to be retried at each of its attributes must not take quadratic time.
_REFERENCED = re.compile(
    rb"""<(?:[\w.-]+:)?c(?>[^<>]*?\sr\s*=\s*["']([A-Za-z]+)([0-9]+)["'])[^<>]*+(?<!/)>""",
)
_UNREFERENCED = re.compile(rb"<(?:[\w.-]+:)?c(?:(?=\s)(?![^<>]*\sr\s*=)[^<>]*+(?<!/))?>")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?(?:v|is)[\s>]")
_SHORTEST: Final = len(b"<c><v>1</v></c>")


def check_bounds(sheet: str, rows: int, columns: int, limits: Limits) -> None:
    """Look how far the cells of one sheet reach.

    Raises:
        Refused: farther than a reader should hold, or than a sheet can be.
    """
    if rows > MAX_ROW or columns > MAX_COLUMN:
        raise Refused(Reason.HOSTILE, f"sheet {sheet!r}: a cell outside the sheet", sheet)
    if rows * columns > limits.cells:
        raise Refused(Reason.TOO_FAR, f"sheet {sheet!r}: cells reach {address(rows, columns)}", sheet)


def check_values(sheet: str, xml: bytes, limits: Limits) -> None:
    """Count the filled cells of one sheet, where there may be too many.

    Raises:
        Refused: there are more than a reader should take.
    """
    if len(xml) > limits.values * _SHORTEST and len(_VALUE.findall(xml)) > limits.values:
        raise Refused(Reason.TOO_LARGE, f"sheet {sheet!r}: more than {limits.values} filled cells", sheet)


def extent(xml: bytes) -> tuple[int, int]:
    """Return the number of rows and columns that the filled cells of a sheet span from A1, however it is written."""
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
