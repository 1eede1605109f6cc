"""What an officer must correct in a returned workbook: its rows as they stand there, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kehoach_xlsx.compilers.sheets import FIRST_ROW, Placed
from kehoach_xlsx.excel.layout import address
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.schema import Column, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import ErrorCell, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One record of a returned workbook, its cells by column name as they were typed.

    `source` is the Excel row of the file in which they stood, None where they stood in none. An `added` line is
    none that the plan gave: its code is unknown, or stood there already.
    """

    cells: Mapping[str, Value | ErrorCell]
    source: int | None = None
    added: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Leftover:
    """What stood where the workbook has no place for it: "Chỉ đạo, triển khai, ô H9", and the whole text."""

    place: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """One cell of a returned workbook; `row` and `number` (of the column) count from 1."""

    sheet: SheetSchema
    column: Column
    line: Line
    row: int
    number: int

    @property
    def address(self) -> str:
        """The cell's address, such as "H8"."""
        return address(self.row, self.number)

    @property
    def content(self) -> Value | ErrorCell:
        """What stands in the cell."""
        return self.line.cells.get(self.column.name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrections:
    """A returned workbook: its rows by sheet, the findings in these rows, and what else came with the file.

    `findings` have their places in the returned workbook; so have those to `review`, which were wrong in the file
    and cannot be seen any more: a formula became its value. `restored` are findings that our own template has
    mended already, such as a missing column. `number` is the submission no. that the workbook goes out with, 0
    where the officer must say it.
    """

    schema: WorkbookSchema
    lines: Mapping[str, tuple[Line, ...]]
    findings: tuple[Finding, ...]
    review: tuple[Finding, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    restored: tuple[Finding, ...] = ()
    number: int = 0

    def sheet(self, title: str) -> SheetSchema | None:
        """Return the sheet with this title."""
        return next((sheet for sheet in self.schema.sheets if sheet.title == title), None)

    def spot(self, finding: Finding) -> Spot | None:
        """Return where a finding stands in the returned workbook, None where it is about no cell."""
        sheet = self.sheet(finding.origin.sheet)
        if sheet is None or finding.row is None or finding.column not in sheet.names:
            return None
        first, _, number = Placed(schema=sheet).position(finding.column)
        form = sheet.layout is Layout.FORM
        index = 0 if form else finding.row - FIRST_ROW
        line = self.lines[sheet.name][index]
        row = first if form else finding.row
        return Spot(sheet=sheet, column=sheet.column(finding.column), line=line, row=row, number=number)
