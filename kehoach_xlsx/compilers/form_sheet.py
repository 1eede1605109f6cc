"""A form sheet: label, value and guidance, one line each.

All but the values, the subtitle and the foot of the page is the same for every workbook.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kehoach_xlsx.compilers.self_check import Checked
from kehoach_xlsx.compilers.sheets import (
    FIRST_ROW,
    GUIDANCE_COLUMN,
    HEADER_ROW,
    LABEL_COLUMN,
    VALUE_COLUMN,
    Placed,
    head_cells,
    heading,
    value_style,
    with_subtitle,
)
from kehoach_xlsx.compilers.validations import validation
from kehoach_xlsx.excel.layout import Cell, CellRange, ConditionalFormat, Print, SheetLayout, Style
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Column, FilledBy, Kind
from kehoach_xlsx.model.table import Row

_TALL = 96  # of a line that takes several sentences
_HEADINGS = ("Nội dung", "Giá trị", "Hướng dẫn")
_REPORTER = ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)")
_HEAD = ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, đóng dấu, ghi rõ họ tên)")
PRINTED_TEXTS = frozenset({*_HEADINGS, *_REPORTER, *_HEAD})  # what a form holds besides labels and values


def form_sheet(
    placed: Placed, *, checks: Sequence[Checked] = (), protected: bool = True, signature: bool = False
) -> SheetLayout:
    """Return a form without its values; with `signature`, places to sign stand under it."""
    schema = placed.schema
    cells = head_cells(schema.title.upper(), schema.note, GUIDANCE_COLUMN)
    cells.extend(Cell(row=HEADER_ROW, column=i, value=t, style=Style.HEADING) for i, t in enumerate(_HEADINGS, start=1))
    for row, column in enumerate(schema.columns, start=FIRST_ROW):
        cells.extend(_line(row, column, locked=protected))
    if signature:
        cells.extend(_signature(placed.last_row + 2))
    return SheetLayout(
        name=schema.title,
        cells=tuple(cells),
        widths={LABEL_COLUMN: 32, VALUE_COLUMN: 62, GUIDANCE_COLUMN: 44},
        heights={row: _TALL for row, c in enumerate(schema.columns, start=FIRST_ROW) if _open_text(c)},
        validations=tuple(v for c in schema.input_columns if (v := validation(c, _place(placed, c)))),
        conditional_formats=tuple(_formats(placed, checks)),
        protected=protected,
        freeze=(FIRST_ROW, 1),
        print=Print(landscape=schema.landscape, repeat_rows=(HEADER_ROW, HEADER_ROW)),
    )


def filled_form(sheet: SheetLayout, placed: Placed, record: Row, *, subtitle: str, footer: str) -> SheetLayout:
    """Return a form with `record` filled in."""
    cells = tuple(_filled(sheet.cells, placed, record))
    return replace(
        sheet,
        cells=with_subtitle(cells, subtitle, GUIDANCE_COLUMN),
        print=replace(sheet.print, footer=footer),
    )


def _filled(cells: Sequence[Cell], placed: Placed, record: Row) -> Iterator[Cell]:
    values = {
        row: value
        for row, name in enumerate(placed.schema.names, start=FIRST_ROW)
        if (value := record.get(name)) is not None
    }
    for cell in cells:
        open_to_it = cell.row in values and cell.column == VALUE_COLUMN
        yield Cell(row=cell.row, column=VALUE_COLUMN, value=values[cell.row], style=cell.style) if open_to_it else cell


def _open_text(column: Column) -> bool:
    return column.kind is Kind.LONG_TEXT and column.filled_by is FilledBy.OFFICER


def _line(row: int, column: Column, *, locked: bool) -> list[Cell]:
    return [
        Cell(row=row, column=LABEL_COLUMN, value=heading(column), style=Style.LABEL),
        Cell(row=row, column=VALUE_COLUMN, style=_left(value_style(column, locked=locked))),
        Cell(row=row, column=GUIDANCE_COLUMN, value=column.guidance or None, style=Style.NOTE),
    ]


def _left(style: Style) -> Style:
    """A form's values stand to the left, whatever they are, so that the eye finds them under each other."""
    return {Style.INPUT_CENTER: Style.INPUT, Style.GIVEN_CENTER: Style.GIVEN}.get(style, style)


def _signature(row: int) -> list[Cell]:
    texts = (
        (row, LABEL_COLUMN, _REPORTER[0], Style.SIGNATURE),
        (row, GUIDANCE_COLUMN, _HEAD[0], Style.SIGNATURE),
        (row + 1, LABEL_COLUMN, _REPORTER[1], Style.SIGNATURE_NOTE),
        (row + 1, GUIDANCE_COLUMN, _HEAD[1], Style.SIGNATURE_NOTE),
    )
    return [Cell(row=r, column=c, value=text, style=style) for r, c, text, style in texts]


def _place(placed: Placed, column: Column) -> CellRange:
    row, last, number = placed.position(column.name)
    return CellRange(first_row=row, first_column=number, last_row=last, last_column=number)


def _formats(placed: Placed, checks: Sequence[Checked]) -> list[ConditionalFormat]:
    return [
        ConditionalFormat(
            ref=_place(placed, placed.schema.column(check.rule.blames[0])),
            formula=f"{check.mark}>0",
            style=Style.BAD if check.rule.severity is Severity.ERROR else Style.WARN,
        )
        for check in checks
        if check.placed.schema is placed.schema
    ]
