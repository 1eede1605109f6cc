"""The cells of a file that its findings set aside, with their whole text: what stood where there is no place for it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kehoach_xlsx.excel.address import CellRange, address, column_letter, column_number
from kehoach_xlsx.excel.raw import RawSheet, RawWorkbook
from kehoach_xlsx.excel.read import read
from kehoach_xlsx.flow.cells import as_text
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.schema import FilledBy
from kehoach_xlsx.model.table import RawTable
from kehoach_xlsx.outputs.corrections import Leftover
from kehoach_xlsx.vietnamese.text import mend

_AREA: Final = re.compile(r"([A-Z]*)([0-9]+)(?::([A-Z]*)([0-9]+))?")
_CELL_TEXT: Final = 32_000  # characters that one cell of a workbook takes


def leftovers(incoming: Incoming, findings: Sequence[Finding], passwords: Sequence[str] = ()) -> tuple[Leftover, ...]:
    """Return every filled cell that a finding sets aside and that is in no table, in the order of the findings.

    The file is read again, because a finding quotes only the beginning of a long text.
    """
    aside = [f for f in findings if f.cell_count]
    workbook = read(Path(incoming.path), passwords=passwords) if aside else None
    if not isinstance(workbook, RawWorkbook):
        return tuple(Leftover(place=_place(f.origin.sheet, f.cell or ""), text=f.value) for f in aside)
    taken = {place for table in incoming.tables.values() for place in _taken(table)}
    found: dict[tuple[str, str], str] = {}
    for finding in aside:
        sheet = workbook.sheet(finding.origin.sheet)
        for cell, text in _filled(sheet, finding) if sheet else ():
            if (finding.origin.sheet, cell) not in taken:
                found.setdefault((finding.origin.sheet, cell), text)
    return tuple(
        Leftover(place=_place(sheet, cell), text=part) for (sheet, cell), text in found.items() for part in _parts(text)
    )


def _place(sheet: str, cell: str) -> str:
    return f"{sheet}, ô {cell}" if cell else sheet


def _taken(table: RawTable) -> Iterator[tuple[str, str]]:
    """Where the cells stood that are in the rows of the copy."""
    for row in table.rows:
        for name in row.cells:
            if table.schema.column(name).filled_by is not FilledBy.FORMULA:
                yield table.origin.sheet, table.origin.address(row.row, name) or ""


def _filled(sheet: RawSheet, finding: Finding) -> Iterator[tuple[str, str]]:
    area = _area(sheet, finding)
    if area is None:
        return
    for row in range(area.first_row, min(area.last_row, len(sheet.rows)) + 1):
        for column in range(area.first_column, min(area.last_column, len(sheet.rows[row - 1])) + 1):
            if text := mend(as_text(sheet.value(row, column))):
                yield address(row, column), text


def _area(sheet: RawSheet, finding: Finding) -> CellRange | None:
    """The cells of "H9", of "A12:F20", or of the whole row "12:12"."""
    found = _AREA.fullmatch(finding.cell or "")
    if found is None:
        return None
    widest = column_letter(max((len(row) for row in sheet.rows), default=1))
    return CellRange(
        first_row=int(found[2]),
        first_column=column_number(found[1] or "A"),
        last_row=int(found[4] or found[2]),
        last_column=column_number(found[3] or (widest if found[4] else found[1]) or widest),
    )


def _parts(text: str) -> Iterator[str]:
    """A text as cells can hold it."""
    for start in range(0, len(text), _CELL_TEXT):
        yield text[start : start + _CELL_TEXT]
