"""A workbook as plain data: what stands where, in which style, checked how. No I/O, no library.

Rows and columns are counted from 1, as people see them in Excel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from typing import Literal

from kehoach_xlsx.excel.address import CellRange, address, column_letter, column_number, quote_sheet

__all__ = [
    "Block",
    "Cell",
    "CellRange",
    "Chart",
    "ConditionalFormat",
    "ErrorValue",
    "Mark",
    "Print",
    "Series",
    "SheetLayout",
    "Style",
    "Validation",
    "Value",
    "WorkbookLayout",
    "address",
    "column_letter",
    "column_number",
    "quote_sheet",
]


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error as a spreadsheet shows it, such as "#REF!"; `ERRORS` are those that every program knows."""

    text: str


ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

Value = str | int | float | Decimal | bool | date | ErrorValue | None
"""What a cell may hold. Text is always text: "=1+1" is written as it reads, never as a formula."""

Operator = Literal["between", "not between", "=", "<>", ">", "<", ">=", "<="]
ValidationKind = Literal["list", "decimal", "whole", "date", "length", "custom", "any"]
ChartKind = Literal["bar", "column", "pie", "doughnut", "stacked_bar"]


class Style(StrEnum):
    """What a cell is for; `styles` decides how that looks."""

    TITLE = auto()
    SUBTITLE = auto()
    INTRO = auto()
    SECTION = auto()
    HEADING = auto()
    HEADING_INPUT = auto()
    HEADING_REQUIRED = auto()
    LABEL = auto()
    GIVEN = auto()
    GIVEN_DATE = auto()
    GIVEN_NUMBER = auto()
    GIVEN_CENTER = auto()
    INPUT = auto()
    INPUT_LONG = auto()
    INPUT_DATE = auto()
    INPUT_NUMBER = auto()
    INPUT_PERCENT = auto()
    INPUT_MONEY = auto()
    INPUT_CENTER = auto()
    FORMULA = auto()
    FORMULA_NUMBER = auto()
    FORMULA_PERCENT = auto()
    NOTE = auto()
    LINK = auto()
    GOOD = auto()
    WARN = auto()
    BAD = auto()
    MARKED_BAD = auto()
    MARKED_WARN = auto()
    TOTAL = auto()
    TOTAL_NUMBER = auto()
    BODY = auto()
    BODY_CENTER = auto()
    BODY_NUMBER = auto()
    BODY_MONEY = auto()
    BODY_DATE = auto()
    BODY_LINK = auto()
    SIGNATURE = auto()
    SIGNATURE_NOTE = auto()
    IDENTITY = auto()
    TILE = auto()
    TILE_BAD = auto()
    TILE_NOTE = auto()
    FAINT = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell. `span` (rows, columns) merges cells; `link` is a place such as "'Sheet'!A1"."""

    row: int
    column: int
    value: Value = None
    style: Style = Style.BODY
    formula: str | None = None
    link: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A table written row by row, one style per column.

    Blanks are written too, so that borders close; without `blanks` they are not, which makes a large table that is
    mostly blank a fraction of the size.

    A table of one column may have `links`: the places that its rows lead to, or None. A cell that leads somewhere holds
    the text that it shows, and looks like `Style.BODY_LINK`.

    Texts of `inline` columns, by their places from 0, stand in their cells: so a text that changes changes one cell.
    All other texts are stored once for the workbook, and cells refer to them by number.
    """

    first_row: int
    first_column: int
    styles: tuple[Style, ...]
    rows: Sequence[tuple[Value, ...]]
    blanks: bool = True
    links: Sequence[str | None] = ()
    inline: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A cell that somebody must look at: written over what the layout has there, unlocked, with a comment.

    `style` is what the cell is for, `look` (MARKED_BAD or MARKED_WARN) what is changed of it; without a
    `comment` there is none.
    """

    row: int
    column: int
    value: Value
    style: Style
    look: Style
    comment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Validation:
    """What Excel lets a person type into a range, and what it says.

    A list takes `source`, a defined name of the workbook, never the items themselves; "custom" takes
    `formula`; the others take `operator` with `minimum` (and `maximum`): values, or text such as "=TODAY()".
    Titles hold 32, messages 255 UTF-16 units.
    """

    ref: CellRange
    kind: ValidationKind
    operator: Operator = "between"
    minimum: Value = None
    maximum: Value = None
    formula: str | None = None
    source: str | None = None
    prompt_title: str = ""
    prompt: str = ""
    error_title: str = ""
    error: str = ""
    severity: Literal["stop", "warning", "information"] = "stop"
    ignore_blank: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionalFormat:
    """A look that cells take while `formula`, written for the range's first cell, is true."""

    ref: CellRange
    formula: str
    style: Style


@dataclass(frozen=True, kw_only=True, slots=True)
class Print:
    """How a sheet prints on A4: as wide as the page, on `fit_height` pages (0: as many as it needs).

    Margins are in inches.
    """

    landscape: bool = True
    repeat_rows: tuple[int, int] | None = None
    area: CellRange | None = None
    fit_width: bool = True
    fit_height: int = 0
    header: str = ""
    footer: str = ""
    center_horizontally: bool = True
    margins: tuple[float, float, float, float] = (0.6, 0.4, 0.6, 0.6)
    """Left, right, top, bottom."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """One series of a chart; `categories` and `values` are references such as "='Sheet'!$A$2:$A$9"."""

    name: str
    categories: str
    values: str
    color: str | None = None
    point_colors: tuple[str, ...] = ()
    """For pies and doughnuts: one colour per slice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A native, editable chart; `row` and `column` are its top left cell, from whose edge it begins `top` pixels below.

    Sizes are in pixels; neither filtering nor hiding rows changes them.
    """

    kind: ChartKind
    title: str
    series: tuple[Series, ...]
    row: int
    column: int
    width: int = 480
    height: int = 288
    top: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetLayout:
    """One sheet.

    Column and row styles reach cells that are not written: a format per column, not per blank cell.
    A row style wins over a column style, so rows above a table can be kept from looking like input.
    """

    name: str
    cells: tuple[Cell, ...] = ()
    blocks: tuple[Block, ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    column_styles: Mapping[int, Style] = field(default_factory=dict)
    row_styles: Mapping[int, Style] = field(default_factory=dict)
    hidden_columns: tuple[int, ...] = ()
    validations: tuple[Validation, ...] = ()
    conditional_formats: tuple[ConditionalFormat, ...] = ()
    charts: tuple[Chart, ...] = ()
    marks: tuple[Mark, ...] = ()
    hidden: bool = False
    very_hidden: bool = False
    protected: bool = False
    freeze: tuple[int, int] | None = None
    """First row and column that still scroll."""
    autofilter: CellRange | None = None
    print: Print = Print()
    tab_color: str | None = None
    zoom: int = 100
    show_gridlines: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkbookLayout:
    """A whole workbook. Defined names map to formulas such as "='Sheet'!$A$1:$A$9"."""

    sheets: tuple[SheetLayout, ...]
    defined_names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    subject: str = ""
    author: str = ""
    custom_properties: Mapping[str, str] = field(default_factory=dict)
    protect_structure: bool = False
    active_sheet: str | None = None
