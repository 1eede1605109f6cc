"""The consolidated workbook: every sheet of its declaration as values, with native charts on *Tổng quan*."""

from dataclasses import replace

from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.excel.layout import SheetLayout, WorkbookLayout
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.ledger_links import with_links
from kehoach_xlsx.outputs.overflow import with_notes
from kehoach_xlsx.outputs.overview_page import with_overview
from kehoach_xlsx.outputs.tidy_sheets import tidied
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED, DATA, OVERVIEW
from kehoach_xlsx.workbooks.level_sheets import LEAVES
from kehoach_xlsx.workbooks.workspace_sheets import SEALS

_HIDDEN = frozenset({SEALS.title, LEAVES.title})


def consolidated_layout(book: Book) -> WorkbookLayout:
    """Return the layout of the consolidated workbook `book`."""
    info = book.form("report_info")
    subtitle = f"Kế hoạch số {info.get('plan_reference', '')} · {info.get('period_name', '')}"
    layout = workbook_layout(CONSOLIDATED, book, Look(subtitle=subtitle, footer=subtitle, guided=False))
    dressed = with_links(with_notes(tidied(layout.sheets, CONSOLIDATED, book), book), book)
    dressed = with_overview(dressed, book)
    return replace(layout, sheets=tuple(map(_finished, dressed)), active_sheet=OVERVIEW.title)


def _finished(sheet: SheetLayout) -> SheetLayout:
    """*Dữ liệu* has columns for every sheet that units fill, and four cells of five are blank: these are not written.

    Its gridlines stand for their borders; the file opens and is read in a fraction of the time.
    """
    if sheet.name == DATA.title:
        blocks = tuple(replace(block, blanks=False) for block in sheet.blocks)
        return replace(sheet, blocks=blocks, show_gridlines=True)
    if sheet.name == SEALS.title:  # each seal and each key comes once
        sheet = replace(sheet, blocks=tuple(replace(block, inline=True) for block in sheet.blocks))
    return replace(sheet, hidden=sheet.hidden or sheet.name in _HIDDEN)
