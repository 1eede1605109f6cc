"""The consolidated workbook: every sheet of its declaration as values, with native charts on *Tổng quan*."""

from dataclasses import replace

from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.excel.layout import Block, SheetLayout, WorkbookLayout
from kehoach_xlsx.model.schema import Kind, SheetSchema
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.ledger_links import with_links
from kehoach_xlsx.outputs.overflow import with_notes
from kehoach_xlsx.outputs.overview_page import with_overview
from kehoach_xlsx.outputs.tidy_sheets import tidied
from kehoach_xlsx.workbooks.consolidated import ANSWERS, CONSOLIDATED, DATA, LEDGER, OVERVIEW
from kehoach_xlsx.workbooks.level_sheets import LEAVES
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.workspace_sheets import SEALS

_HIDDEN = frozenset({SEALS.title, LEAVES.title})
_WRITTEN_BY_OFFICERS = frozenset(
    column.name
    for sheet in PROGRESS.sheets
    for column in sheet.input_columns
    if column.kind in {Kind.TEXT, Kind.LONG_TEXT, Kind.LIST, Kind.IDENTIFIER} and not column.lookup
)
_OWN_TEXTS = (
    (DATA, _WRITTEN_BY_OFFICERS),
    (ANSWERS, _WRITTEN_BY_OFFICERS),
    (LEDGER, frozenset({"text", "as_read", "reason"})),
    (SEALS, frozenset(SEALS.names)),
)
"""The columns of the largest sheets that hold what somebody writes: any day brings other texts."""


def consolidated_layout(book: Book) -> WorkbookLayout:
    """Return the layout of the consolidated workbook `book`."""
    info = book.form("report_info")
    subtitle = f"Kế hoạch số {info.get('plan_reference', '')} · {info.get('period_name', '')}"
    layout = workbook_layout(CONSOLIDATED, book, Look(subtitle=subtitle, footer=subtitle, guided=False))
    dressed = with_links(with_notes(tidied(layout.sheets, CONSOLIDATED, book), book), book)
    dressed = with_overview(dressed, book)
    finished = map(_in_their_cells, map(_finished, dressed))
    return replace(layout, sheets=tuple(finished), active_sheet=OVERVIEW.title)


def _finished(sheet: SheetLayout) -> SheetLayout:
    """*Dữ liệu* has columns for every sheet that units fill, and four cells of five are blank: these are not written.

    Its gridlines stand for their borders; the file opens and is read in a fraction of the time.
    """
    if sheet.name == DATA.title:
        blocks = tuple(replace(block, blanks=False) for block in sheet.blocks)
        return replace(sheet, blocks=blocks, show_gridlines=True)
    return replace(sheet, hidden=sheet.hidden or sheet.name in _HIDDEN)


def _in_their_cells(sheet: SheetLayout) -> SheetLayout:
    """The largest sheets hold in their cells what somebody writes; so a text that changes changes one cell alone."""
    for schema, names in _OWN_TEXTS:
        if sheet.name == schema.title:
            return replace(sheet, blocks=tuple(_with_inline(block, schema, names) for block in sheet.blocks))
    return sheet


def _with_inline(block: Block, schema: SheetSchema, names: frozenset[str]) -> Block:
    columns = schema.columns[block.first_column - 1 :][: len(block.styles)]
    return replace(block, inline=frozenset(at for at, column in enumerate(columns) if column.name in names))
