"""The values of a workbook, by python-calamine: bytes that the doorkeeper let through in, sheets out."""

import io
from collections.abc import Collection, Iterator, Mapping
from math import inf, isfinite
from typing import Any, Final

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.raw import Marks, RawSheet, RawValue, Spot

_EXACT: Final = 2**53
_NO_NUMBER: Final = "#NUM!"


def read_values(data: bytes, marks: Mapping[str, Marks], passed_over: Collection[str]) -> tuple[RawSheet, ...]:
    """Read the sheets of values; hidden ones that are called as `passed_over` says are left out."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return tuple(_sheets(book, marks, passed_over))


def _sheets(book: CalamineWorkbook, marks: Mapping[str, Marks], passed_over: Collection[str]) -> Iterator[RawSheet]:
    for index, about in enumerate(book.sheets_metadata):
        hidden = about.visible != SheetVisibleEnum.Visible
        if about.typ == SheetTypeEnum.WorkSheet and not (hidden and about.name in passed_over):
            yield _sheet(book, index, about.name, hidden, marks.get(about.name))


def _sheet(book: CalamineWorkbook, index: int, name: str, hidden: bool, marks: Marks | None) -> RawSheet:
    known = marks or Marks()
    failure, merged, errors = "", known.merged, known.errors
    rows: tuple[tuple[RawValue, ...], ...] = ()
    try:
        sheet = book.get_sheet_by_index(index)
        rows, odd = _rows(sheet)
        merged = known.merged if marks else _merged(sheet)
        errors = {**odd, **known.errors} if odd else known.errors
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the reader is no Exception; one bad sheet leaves the others
        failure, rows = f"{type(error).__name__}: {error}"[:200], ()
    return RawSheet(
        name=name,
        hidden=hidden,
        rows=rows,
        errors=errors,
        formulas=known.formulas,
        linked=known.linked,
        merged=merged,
        hidden_rows=known.hidden_rows,
        hidden_columns=known.hidden_columns,
        failure=failure,
    )


def _rows(sheet: CalamineSheet) -> tuple[tuple[tuple[RawValue, ...], ...], dict[Spot, str]]:
    """Return the rows from Excel row 1, column A; and the places of numbers that are none."""
    if sheet.start is None or sheet.end is None:
        return (), {}
    # Blank rows share one tuple: a stray cell in row 1,000,000 must not cost a million.
    blank: tuple[RawValue, ...] = (None,) * (sheet.end[1] + 1)
    nothing = [""] * len(blank)
    rows: list[tuple[RawValue, ...]] = []
    odd: dict[Spot, str] = {}
    for row in sheet.to_python(skip_empty_area=False):  # from A1 on
        if row == nothing:
            rows.append(blank)
            continue
        # Most cells are blank or text: they must cost next to nothing.
        values = tuple([(v or None) if v.__class__ is str else _plain(v) for v in row])
        if inf in values:
            odd |= _infinite(values, len(rows) + 1)
            values = tuple(None if v == inf else v for v in values)
        rows.append(values)
    return tuple(rows), odd


def _plain(value: Any) -> Any:
    """Return a whole number as such; anything that is no number as infinite, until its place is known."""
    if value.__class__ is float:
        if value.is_integer() and abs(value) < _EXACT:
            return int(value)
        return value if isfinite(value) else inf
    return value


def _infinite(row: tuple[RawValue, ...], number: int) -> dict[Spot, str]:
    """Return where a row holds what is no number, as Excel would call it."""
    return {(number, column): _NO_NUMBER for column, value in enumerate(row, start=1) if value == inf}


def _merged(sheet: CalamineSheet) -> tuple[CellRange, ...]:
    return tuple(
        CellRange(first_row=top + 1, first_column=left + 1, last_row=bottom + 1, last_column=right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
