"""A workbook as it comes back: what was handed out, with the officer's values laid over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kehoach_xlsx.excel.layout import Cell, WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.model.schema import Layout, SheetSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.pipeline import COLLECTED, LoadedPlan, unit_layout
from kehoach_xlsx.planning.prefill import prefilled

Overlay = Mapping[str, Sequence[Row]]  # the officer's rows by sheet name


@dataclass(frozen=True, kw_only=True, slots=True)
class Stray:
    """A text beside a table. `sheet` is the sheet's title."""

    sheet: str
    row: int
    column: int
    text: str


def filled_workbook(
    loaded: LoadedPlan,
    kind: str,
    unit: Unit,
    period: ReportingPeriod | None,
    overlay: Overlay,
    strays: Sequence[Stray] = (),
) -> bytes:
    """Return the workbook that a unit sends back: `overlay` laid over what it was handed out.

    A form's one record is updated; a row of a prefilled table updates the row of its key; rows of a free
    table are appended.
    """
    schema = COLLECTED[kind]
    given = prefilled(schema, loaded.roster, unit, period)
    sheets = {**given.sheets}
    for name, rows in overlay.items():
        sheets[name] = laid_over(schema.sheet(name), given.rows(name), rows)
    book = Book(identity=given.identity, sheets=sheets)
    return to_bytes(_with_strays(unit_layout(loaded.plan, unit, period, book), strays))


def laid_over(schema: SheetSchema, given: Sequence[Row], rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the given rows of a sheet with the officer's laid over."""
    if schema.layout is Layout.FORM:
        record = dict(given[0]) if given else {}
        return ({**record, **(rows[0] if rows else {})},)
    if not schema.key:
        return (*given, *rows)
    key = schema.key[0]
    written = {row.get(key): row for row in rows}
    return tuple({**row, **written.get(row.get(key), {})} for row in given)


def _with_strays(layout: WorkbookLayout, strays: Sequence[Stray]) -> WorkbookLayout:
    sheets = tuple(
        replace(sheet, cells=(*sheet.cells, *(_cell(s) for s in strays if s.sheet == sheet.name)))
        for sheet in layout.sheets
    )
    return replace(layout, sheets=sheets)


def _cell(stray: Stray) -> Cell:
    return Cell(row=stray.row, column=stray.column, value=stray.text)
