"""The consolidated plan as a workbook: its sheets as values, tasks set off from activities, native charts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kehoach_xlsx.compilers.sheets import FIRST_ROW
from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.excel.layout import (
    CellRange,
    Chart,
    ConditionalFormat,
    Series,
    SheetLayout,
    Style,
    WorkbookLayout,
    quote_sheet,
)
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.tidy_sheets import tidied
from kehoach_xlsx.workbooks.consolidated_tasks import CONSOLIDATED_TASKS, DETAIL, OVERVIEW, TASK_LINE

_GREEN, _AMBER, _RED, _BLUE = "#70AD47", "#FFC000", "#C00000", "#1F4E79"
_CHART_COLUMN = 8
_RING, _GAP = 225, 10
"""The height of a ring, and what is left between charts, in pixels."""


def consolidated_plan_layout(book: Book) -> WorkbookLayout:
    """Return the layout of the consolidated plan `book`."""
    info = book.form("plan_info")
    subtitle = f"Kế hoạch số {info.get('plan_reference', '')} · Kế hoạch triển khai của các đơn vị"
    layout = workbook_layout(CONSOLIDATED_TASKS, book, Look(subtitle=subtitle, footer=subtitle, guided=False))
    sheets = tuple(_dressed(sheet, book) for sheet in tidied(layout.sheets, CONSOLIDATED_TASKS, book))
    return replace(layout, sheets=sheets, active_sheet=OVERVIEW.title)


def _dressed(sheet: SheetLayout, book: Book) -> SheetLayout:
    if sheet.name == OVERVIEW.title:
        return replace(sheet, charts=_charts(book.rows("overview")), print=replace(sheet.print, fit_height=1))
    if sheet.name == DETAIL.title and book.rows("detail"):
        return replace(sheet, conditional_formats=(*sheet.conditional_formats, _task_lines(len(book.rows("detail")))))
    return sheet


def _task_lines(count: int) -> ConditionalFormat:
    """The lines of tasks stand out from those of their activities."""
    columns = DETAIL.printed
    ref = CellRange(first_row=FIRST_ROW, first_column=1, last_row=FIRST_ROW + count - 1, last_column=columns)
    return ConditionalFormat(ref=ref, formula=f'$A{FIRST_ROW}="{TASK_LINE}"', style=Style.SECTION)


def _charts(rows: Sequence[Row]) -> tuple[Chart, ...]:
    place = {str(row["figure_code"]): FIRST_ROW + i for i, row in enumerate(rows)}
    sent = _ring("Tình hình gửi kế hoạch", place, "units.merged", "units.missing", 0)
    tasks = _ring("Nhiệm vụ đã có hoạt động", place, "tasks.whole", "tasks.idle", _RING + _GAP)
    groups = [row for code, row in place.items() if code.startswith("group.")]
    return (sent, tasks, *((_bars(groups),) if groups else ()))


def _series(name: str, first: int, last: int, *, colors: tuple[str, ...] = ()) -> Series:
    sheet = quote_sheet(OVERVIEW.title)
    return Series(
        name=name,
        categories=f"={sheet}!$B${first}:$B${last}",
        values=f"={sheet}!$C${first}:$C${last}",
        color=None if colors else _BLUE,
        point_colors=colors,
    )


def _ring(title: str, place: Mapping[str, int], first: str, last: str, top: int) -> Chart:
    series = _series(title, place[first], place[last], colors=(_GREEN, _AMBER, _RED))
    return Chart(
        kind="doughnut",
        title=title,
        series=(series,),
        row=FIRST_ROW,
        column=_CHART_COLUMN,
        width=460,
        height=_RING,
        top=top,
    )


def _bars(groups: Sequence[int]) -> Chart:
    return Chart(
        kind="bar",
        title="Số hoạt động theo nhóm nhiệm vụ",
        series=(_series("Hoạt động", min(groups), max(groups)),),
        row=FIRST_ROW,
        column=_CHART_COLUMN,
        width=460,
        top=2 * (_RING + _GAP),
        height=max(220, 60 + 36 * len(groups)),
    )
