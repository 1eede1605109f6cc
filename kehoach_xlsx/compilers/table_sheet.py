"""A table sheet: headings, records, blank rows to fill, drop-downs, and the red of a broken rule.

All but the records, the subtitle and the foot of the page is the same for every workbook with as many rows.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from kehoach_xlsx.compilers.self_check import Checked
from kehoach_xlsx.compilers.sheets import (
    FIRST_ROW,
    HEADER_ROW,
    PROGRESS_ROW,
    Placed,
    head_cells,
    heading,
    heading_style,
    value_style,
    with_subtitle,
)
from kehoach_xlsx.compilers.validations import validation
from kehoach_xlsx.excel.layout import (
    Block,
    Cell,
    CellRange,
    ConditionalFormat,
    Print,
    SheetLayout,
    Style,
    Validation,
    Value,
    column_letter,
)
from kehoach_xlsx.excel.records import Records, of_columns
from kehoach_xlsx.model.repeated import numbered, who_column
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import Column, FilledBy, SheetSchema
from kehoach_xlsx.model.table import Row

_HEADER_HEIGHT = 48


def table_sheet(
    placed: Placed, *, progress: str = "", checks: Sequence[Checked] = (), protected: bool = True
) -> SheetLayout:
    """Return a table with all of its rows open; `progress` is the formula on top."""
    schema = placed.schema
    cells = head_cells(schema.title.upper(), schema.note, len(schema.columns))
    if progress:
        cells.append(
            Cell(row=PROGRESS_ROW, column=1, formula=progress, style=Style.NOTE, span=(1, len(schema.columns)))
        )
    cells.extend(
        Cell(row=HEADER_ROW, column=i, value=heading(c), style=heading_style(c))
        for i, c in enumerate(schema.columns, start=1)
    )
    cells.extend(_formulas(placed))
    return SheetLayout(
        name=schema.title,
        cells=tuple(cells),
        blocks=_blocks(placed, (), locked=protected),
        widths={i: c.width for i, c in enumerate(schema.columns, start=1)},
        heights={HEADER_ROW: _HEADER_HEIGHT},
        hidden_columns=tuple(i for i, name in enumerate(schema.names, start=1) if name == who_column(schema)),
        validations=tuple(v for c in schema.columns if (v := _validation(placed, c))),
        conditional_formats=tuple(_formats(placed, checks)),
        protected=protected,
        freeze=(FIRST_ROW, _frozen_columns(schema) + 1),
        autofilter=CellRange(
            first_row=HEADER_ROW,
            first_column=1,
            last_row=max(placed.last_row, FIRST_ROW),
            last_column=len(schema.columns),
        ),
        print=Print(landscape=schema.landscape, repeat_rows=(HEADER_ROW, HEADER_ROW), area=_printed(placed)),
    )


def filled_table(sheet: SheetLayout, placed: Placed, rows: Sequence[Row], *, subtitle: str, footer: str) -> SheetLayout:
    """Return a table with `rows` filled in and the rest of its rows open."""
    return replace(
        sheet,
        cells=with_subtitle(sheet.cells, subtitle, len(placed.schema.columns)),
        blocks=_blocks(placed, rows, locked=sheet.protected) if rows else sheet.blocks,
        print=replace(sheet.print, footer=footer),
    )


def _printed(placed: Placed) -> CellRange | None:
    if not placed.schema.printed:
        return None
    return CellRange(first_row=1, first_column=1, last_row=placed.last_row, last_column=placed.schema.printed)


def _frozen_columns(schema: SheetSchema) -> int:
    """Freeze the key column where the key is one short code, so that a row is known when scrolled aside."""
    return 1 if schema.key and schema.names[0] == schema.key[0] else 0


_NOTHING = "\0"  # the name of no column


def _blocks(placed: Placed, rows: Sequence[Row], *, locked: bool) -> tuple[Block, ...]:
    """The records, then the blank rows; formula columns are written apart, so they split the block."""
    schema = placed.schema
    total = placed.last_row - FIRST_ROW + 1
    names = [_NOTHING if c.filled_by is FilledBy.FORMULA else c.name for c in schema.columns]
    records = Records(rows, names)
    if len(rows) == total:
        return tuple(_runs(schema, records, locked=locked))
    blank = (None,) * len(schema.columns)
    return tuple(_runs(schema, (*records, *repeat(blank, total - len(rows))), locked=locked))


def _runs(schema: SheetSchema, records: Sequence[tuple[Value, ...]], *, locked: bool) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for index, column in enumerate((*schema.columns, None)):
        if column is not None and column.filled_by is not FilledBy.FORMULA:
            continue
        if index > start:
            styles = tuple(value_style(c, locked=locked) for c in schema.columns[start:index])
            part = of_columns(records, start, index)
            blocks.append(Block(first_row=FIRST_ROW, first_column=start + 1, styles=styles, rows=part))
        start = index + 1
    return blocks


_SHARES = {
    "target_share": ("in_period", "target"),
    "disbursed_share": ("spent_vnd", "allocated_vnd"),
}


def _formulas(placed: Placed) -> list[Cell]:
    cells: list[Cell] = []
    for index, column in enumerate(placed.schema.columns, start=1):
        if column.filled_by is FilledBy.FORMULA:
            cells.extend(_formula_column(placed, index, column))
    return cells


def _formula_column(placed: Placed, number: int, column: Column) -> list[Cell]:
    style = value_style(column)
    return [
        Cell(row=row, column=number, formula=_formula(placed, column, row), style=style)
        for row in range(FIRST_ROW, placed.last_row + 1)
    ]


def _formula(placed: Placed, column: Column, row: int) -> str:
    if column.name in _SHARES:
        part, whole = (_at(placed, name, row) for name in _SHARES[column.name])
        return f'IFERROR(IF(AND(ISNUMBER({part}),{whole}>0),ROUND({part}/{whole}*100,1),""),"")'
    if column.name == "total":
        first, *_, last = (_at(placed, c.name, row) for c in (numbered(placed.schema)[0], numbered(placed.schema)[-1]))
        return f'IF(COUNT({first}:{last})=0,"",SUM({first}:{last}))'
    if column.name == "amount_vnd":
        quantity, days, rate = (_at(placed, name, row) for name in ("quantity", "days", "rate_vnd"))
        times = f"IF(ISNUMBER({days}),{days},1)"
        return f'IFERROR(IF(AND(ISNUMBER({quantity}),ISNUMBER({rate})),{quantity}*{times}*{rate},""),"")'
    raise KeyError(column.name)


def _at(placed: Placed, column: str, row: int) -> str:
    return f"${column_letter(placed.schema.names.index(column) + 1)}{row}"


def _range(placed: Placed, column: Column) -> CellRange:
    number = placed.schema.names.index(column.name) + 1
    return CellRange(first_row=FIRST_ROW, first_column=number, last_row=placed.last_row, last_column=number)


def _validation(placed: Placed, column: Column) -> Validation | None:
    return validation(column, _range(placed, column)) if column.filled_by is FilledBy.OFFICER else None


def _formats(placed: Placed, checks: Sequence[Checked]) -> list[ConditionalFormat]:
    """Red where an error points at the cell, amber where a warning does; the error comes first."""
    formats: list[ConditionalFormat] = []
    for severity, style in ((Severity.ERROR, Style.BAD), (Severity.WARNING, Style.WARN)):
        for column in placed.schema.input_columns:
            marks = [
                c.mark
                for c in checks
                if c.placed.schema is placed.schema and c.rule.severity is severity and c.rule.blames[0] == column.name
            ]
            if marks:
                formula = "+".join(marks) + ">0"
                formats.append(ConditionalFormat(ref=_range(placed, column), formula=formula, style=style))
    return formats
