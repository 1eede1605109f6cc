"""Cells as XML: what stands in each, and those that stand alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from kehoach_xlsx.excel.formats import Look, format_number
from kehoach_xlsx.excel.layout import Cell, ErrorValue, SheetLayout, Style, Value, column_letter
from kehoach_xlsx.excel.shared_formulas import Shared, share
from kehoach_xlsx.excel.strings import shown

_BEFORE_1900: Final = date(1899, 12, 31).toordinal()

Singles = Mapping[int, Mapping[int, str]]
"""Cells that stand alone, as XML, by row and column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbering:
    """How the workbook numbers texts and the looks of marks."""

    strings: Mapping[str, str]
    looks: Mapping[Look, int]


def singles_of(sheet: SheetLayout, numbering: Numbering) -> dict[int, dict[int, str]]:
    """The cells that stand alone, then the marks that are laid over them and over tables."""
    found: dict[int, dict[int, str]] = {}
    shared = share(sheet.cells)
    for cell in sheet.cells:
        number = format_number(cell.style, cell.value)
        if cell.span is not None:
            _lay_blanks(found, cell, cell.span, number)
        value = cell.value
        if cell.formula is None and isinstance(value, str) and value:
            end = f'" s="{number}" t="s"><v>{numbering.strings[value]}</v></c>'
        else:
            end = _single(cell, number, numbering.strings, shared.get((cell.row, cell.column)))
        found.setdefault(cell.row, {})[cell.column] = f'<c r="{column_letter(cell.column)}{cell.row}{end}'
    for mark in sheet.marks:
        end = content(mark.value, numbering.looks[mark.style, mark.look], numbering.strings)
        found.setdefault(mark.row, {})[mark.column] = f'<c r="{column_letter(mark.column)}{mark.row}{end}'
    return found


def _lay_blanks(found: dict[int, dict[int, str]], cell: Cell, span: tuple[int, int], number: int) -> None:
    """Give all cells that are merged the look of the first."""
    for row in range(cell.row, cell.row + span[0]):
        for column in range(cell.column, cell.column + span[1]):
            found.setdefault(row, {})[column] = f'<c r="{column_letter(column)}{row}" s="{number}"/>'


def _single(cell: Cell, number: int, strings: Mapping[str, str], shared: Shared | None) -> str:
    if cell.formula is None:
        return content(shown(cell) if cell.link else cell.value, number, strings)
    # Without a result a program must calculate; a made-up 0 would be believed.
    text = cell.formula.removeprefix("=").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if shared is None:
        return f'" s="{number}"><f>{text}</f><v></v></c>'
    if shared.ref is None:
        return f'" s="{number}"><f t="shared" si="{shared.number}"></f><v></v></c>'
    return f'" s="{number}"><f t="shared" ref="{shared.ref}" si="{shared.number}">{text}</f><v></v></c>'


def filled(value: Value) -> bool:
    """Whether a value makes more than a blank cell; 0 does."""
    return value is not None and value != ""


@lru_cache(maxsize=16384, typed=True)  # days and amounts come again and again; 1, 1.0 and True are different cells
def without_text(value: Value, style: Style) -> str:
    """Return what stands behind the reference of a cell of a table that holds no text."""
    return content(value, format_number(style, value), {})


def content(value: Value, number: int, strings: Mapping[str, str]) -> str:
    """Return what stands behind a cell's reference: its format and its value."""
    match value:
        case None | "":
            return f'" s="{number}"/>'
        case str():
            return f'" s="{number}" t="s"><v>{strings[value]}</v></c>'
        case bool():
            return f'" s="{number}" t="b"><v>{int(value)}</v></c>'
        case date():
            return f'" s="{number}"><v>{serial(value):.16G}</v></c>'
        case ErrorValue(text):
            return f'" s="{number}" t="e"><f>{text}</f><v>{text}</v></c>'
        case _:
            return f'" s="{number}"><v>{float(value) + 0.0:.16G}</v></c>'


def serial(day: date) -> float:
    """Return a day as Excel counts it, which holds 1900 to have been a leap year."""
    number: float = day.toordinal() - _BEFORE_1900
    number += number > 59
    if isinstance(day, datetime):
        number += (day - datetime(day.year, day.month, day.day)).total_seconds() / 86400
    return number
