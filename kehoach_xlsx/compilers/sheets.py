"""Where things stand on our own sheets, and the look of each kind of cell; shared by the layout compilers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kehoach_xlsx.excel.layout import Cell, Style, column_letter, quote_sheet
from kehoach_xlsx.model.schema import Column, FilledBy, Kind, Layout, SheetSchema

TITLE_ROW: Final = 1
SUBTITLE_ROW: Final = 2
NOTE_ROW: Final = 3
PROGRESS_ROW: Final = 4
HEADER_ROW: Final = 5
FIRST_ROW: Final = 6
LABEL_COLUMN, VALUE_COLUMN, GUIDANCE_COLUMN = 1, 2, 3
LISTS_SHEET: Final = "_kxl_lists"
CHECK_SHEET: Final = "_kt"
HELPER_SHEETS: Final = frozenset({LISTS_SHEET, CHECK_SHEET})
"""Hidden sheets that hold our own formulas and lists, and nothing that an officer wrote."""
CORRECTIONS_TITLE: Final = "Phải sửa"  # in front of a returned workbook
LEFTOVER_HEADING: Final = "Nội dung phải chuyển"  # what stands under it there has no place in the workbook yet
REQUIRED_MARK = " (*)"

_INPUT: Mapping[Kind, Style] = {
    Kind.TEXT: Style.INPUT,
    Kind.LONG_TEXT: Style.INPUT_LONG,
    Kind.IDENTIFIER: Style.INPUT_CENTER,
    Kind.LIST: Style.INPUT_LONG,
    Kind.CODE: Style.INPUT,
    Kind.INTEGER: Style.INPUT_NUMBER,
    Kind.NUMBER: Style.INPUT_NUMBER,
    Kind.PERCENT: Style.INPUT_PERCENT,
    Kind.MONEY: Style.INPUT_MONEY,
    Kind.DATE: Style.INPUT_DATE,
    Kind.PARTIAL_DATE: Style.INPUT_CENTER,
}
_GIVEN: Mapping[Kind, Style] = {
    Kind.IDENTIFIER: Style.GIVEN_CENTER,
    Kind.INTEGER: Style.GIVEN_NUMBER,
    Kind.NUMBER: Style.GIVEN_NUMBER,
    Kind.PERCENT: Style.GIVEN_NUMBER,
    Kind.MONEY: Style.GIVEN_NUMBER,
    Kind.DATE: Style.GIVEN_DATE,
}
_BODY: Mapping[Kind, Style] = {
    Kind.IDENTIFIER: Style.BODY_CENTER,
    Kind.INTEGER: Style.BODY_NUMBER,
    Kind.NUMBER: Style.BODY_NUMBER,
    Kind.PERCENT: Style.BODY_NUMBER,
    Kind.MONEY: Style.BODY_MONEY,
    Kind.DATE: Style.BODY_DATE,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A sheet's schema and how many records its table has room for in this workbook."""

    schema: SheetSchema
    prefilled: int = 0

    @property
    def last_row(self) -> int:
        """The last row of the table, or the last line of the form."""
        if self.schema.layout is Layout.FORM:
            return FIRST_ROW + len(self.schema.columns) - 1
        return FIRST_ROW + max(self.prefilled + self.schema.free_rows, 1) - 1

    @property
    def name(self) -> str:
        """The sheet's title as a formula wants it."""
        return quote_sheet(self.schema.title)

    def position(self, column: str) -> tuple[int, int, int]:
        """Return first row, last row and number of the column in which the values of `column` stand."""
        index = self.schema.names.index(column)
        if self.schema.layout is Layout.FORM:
            return FIRST_ROW + index, FIRST_ROW + index, VALUE_COLUMN
        return FIRST_ROW, self.last_row, index + 1

    def reference(self, column: str) -> str:
        """Return the absolute range in which the values of `column` stand, with its sheet."""
        first, last, number = self.position(column)
        letter = column_letter(number)
        return f"{self.name}!${letter}${first}:${letter}${last}"

    def anchor(self, column: str) -> str:
        """Return the address of the first value of `column`, with its sheet."""
        first, _, number = self.position(column)
        return f"{self.name}!${column_letter(number)}${first}"


def heading(column: Column) -> str:
    """Return the heading of a column, marked where it is required of the officer."""
    marked = column.required and column.filled_by is FilledBy.OFFICER
    return column.heading + (REQUIRED_MARK if marked else "")


def heading_style(column: Column) -> Style:
    """Return the style of a column's heading."""
    if column.filled_by is not FilledBy.OFFICER:
        return Style.HEADING
    return Style.HEADING_REQUIRED if column.required else Style.HEADING_INPUT


def value_style(column: Column, *, locked: bool = True) -> Style:
    """Return the style of a column's values; what is not locked and not the officer's is plain body text."""
    if column.filled_by is FilledBy.OFFICER:
        return _INPUT[column.kind]
    if column.repeated:
        return Style.IDENTITY  # the hidden one, which must not wrap and make its rows tall
    if column.filled_by is FilledBy.FORMULA:
        return Style.FORMULA_PERCENT if column.kind is Kind.PERCENT else Style.FORMULA_NUMBER
    return _GIVEN.get(column.kind, Style.GIVEN) if locked else _BODY.get(column.kind, Style.BODY)


def head_cells(title: str, note: str, width: int) -> list[Cell]:
    """Return title and note, each over the whole width of the sheet."""
    texts = ((TITLE_ROW, title, Style.TITLE), (NOTE_ROW, note, Style.INTRO))
    return [Cell(row=row, column=1, value=text, style=style, span=_over(width)) for row, text, style in texts if text]


def with_subtitle(cells: Sequence[Cell], subtitle: str, width: int) -> tuple[Cell, ...]:
    """Return the cells of a sheet, the title first, with the subtitle behind it."""
    if not subtitle:
        return tuple(cells)
    line = Cell(row=SUBTITLE_ROW, column=1, value=subtitle, style=Style.SUBTITLE, span=_over(width))
    return cells[0], line, *cells[1:]


def _over(width: int) -> tuple[int, int] | None:
    return (1, width) if width > 1 else None
