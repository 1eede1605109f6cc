"""What a coordinator does to a plan workbook in Excel: he types and pastes under the headings that he sees.

    excel = Coordinator(Path("ke-hoach.xlsx"), notes=finished)
    excel.fills_in("Thông tin chung", "Cơ quan đầu mối (mã đơn vị)", "Báo cáo: kính gửi")
    excel.pastes("Đơn vị", "Kỳ báo cáo")
    excel.types("Nhiệm vụ", "II.1.2", "Cơ quan chủ trì, thực hiện", "Ngoài văn bản")
    excel.saves()

What he types stands in his notes: the rows of the plan as he wants it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kehoach_xlsx.compilers.sheets import FIRST_ROW, HEADER_ROW, LABEL_COLUMN, REQUIRED_MARK, VALUE_COLUMN
from kehoach_xlsx.model.schema import SheetSchema
from kehoach_xlsx.model.table import Book, Row, Value
from kehoach_xlsx.workbooks.plan import PLAN

Typed: TypeAlias = str | int | float | date | None


class Coordinator:
    """A coordinator with a plan workbook open, and the finished plan in mind."""

    def __init__(self, workbook: Path, notes: Book) -> None:
        """Open the workbook; `notes` are what is typed."""
        self.workbook, self.notes, self.open = workbook, notes, load_workbook(workbook)

    def fills_in(self, title: str, *labels: str) -> None:
        """Type the values beside these labels of a form; what the notes leave blank stays blank."""
        sheet, schema = self.open[title], _schema(title)
        wanted = _typed(schema, self.notes.form(schema.name))
        rows = {_heading(text): number for number, text in _first_column(sheet)}
        for label in labels:
            sheet.cell(rows[label], VALUE_COLUMN).value = wanted.get(label)

    def pastes(self, *titles: str) -> None:
        """Paste whole tables over what stands there."""
        for title in titles:
            self.deletes(title)
            schema = _schema(title)
            for number, row in enumerate(self.notes.rows(schema.name), start=FIRST_ROW):
                _type(self.open[title], number, _typed(schema, row))

    def deletes(self, title: str) -> None:
        """Empty the rows of a table."""
        for row in self.open[title].iter_rows(min_row=FIRST_ROW):
            for cell in row:
                cell.value = None

    def types(self, title: str, key: str, *headings: str) -> None:
        """Type under these headings, in the row that begins with `key`."""
        sheet, schema = self.open[title], _schema(title)
        wanted = _typed(schema, next(r for r in self.notes.rows(schema.name) if r.get(schema.names[0]) == key))
        number = next(number for number, text in _first_column(sheet) if text == key)
        _type(sheet, number, {heading: wanted.get(heading) for heading in headings})

    def saves(self) -> None:
        """Save the workbook."""
        self.open.save(self.workbook)


def _first_column(sheet: Worksheet) -> list[tuple[int, str]]:
    """The rows under the headings: their number, and what stands in their first cell."""
    column = sheet.iter_rows(min_row=FIRST_ROW, min_col=LABEL_COLUMN, max_col=LABEL_COLUMN, values_only=True)
    return [(number, str(value or "")) for number, (value,) in enumerate(column, start=FIRST_ROW)]


def _type(sheet: Worksheet, number: int, values: Mapping[str, Typed]) -> None:
    columns = {_heading(str(cell.value or "")): at for at, cell in enumerate(sheet[HEADER_ROW], start=1)}
    for heading, value in values.items():
        sheet.cell(number, columns[heading]).value = value


def _typed(schema: SheetSchema, row: Row) -> dict[str, Typed]:
    """What is typed of a row, by heading."""
    return {column.heading: _keyed(row.get(column.name)) for column in schema.columns}


def _keyed(value: Value) -> Typed:
    """A number as a number, a date as a date, a text as a text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, date) else str(value)


def _schema(title: str) -> SheetSchema:
    return next(sheet for sheet in PLAN.sheets if sheet.title == title)


def _heading(text: str) -> str:
    return text.removesuffix(REQUIRED_MARK)
