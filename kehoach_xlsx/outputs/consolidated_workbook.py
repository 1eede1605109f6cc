"""The consolidated workbook: every sheet of its declaration as values, with native charts on *Tổng quan*."""

from collections.abc import Sequence
from dataclasses import replace

from kehoach_xlsx.compilers.sheets import FIRST_ROW
from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.excel.layout import Chart, Series, SheetLayout, WorkbookLayout, quote_sheet
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.ledger_links import with_links
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED, OVERVIEW
from kehoach_xlsx.workbooks.workspace_sheets import SEALS

_GREEN, _AMBER, _RED, _GREY, _BLUE = "#70AD47", "#FFC000", "#C00000", "#A6A6A6", "#1F4E79"
_CHART_COLUMN = 8


def consolidated_layout(book: Book) -> WorkbookLayout:
    """Return the layout of the consolidated workbook `book`."""
    info = book.form("report_info")
    subtitle = f"Kế hoạch số {info.get('plan_reference', '')} · {info.get('period_name', '')}"
    layout = workbook_layout(CONSOLIDATED, book, Look(subtitle=subtitle, footer=subtitle, guided=False))
    charts = _charts(book.rows("overview"))
    sheets = tuple(_dressed(sheet, charts) for sheet in with_links(layout.sheets, book))
    return replace(layout, sheets=sheets, active_sheet=OVERVIEW.title)


def _dressed(sheet: SheetLayout, charts: tuple[Chart, ...]) -> SheetLayout:
    if sheet.name == SEALS.title:
        return replace(sheet, hidden=True)
    return replace(sheet, charts=charts) if sheet.name == OVERVIEW.title else sheet


def _charts(rows: Sequence[Row]) -> tuple[Chart, ...]:
    place = {str(row["figure_code"]): FIRST_ROW + i for i, row in enumerate(rows)}
    charts = (
        _round("Tình hình gửi báo cáo", place, "units.merged", "units.missing", (_GREEN, _AMBER, _RED), 6),
        _round("Tình trạng nhiệm vụ", place, "tasks.finished", "tasks.silent", (_GREEN, _BLUE, _AMBER, _GREY), 17),
        _bars(place),
    )
    return tuple(chart for chart in charts if chart is not None)


def _reference(column: str, first: int, last: int) -> str:
    return f"={quote_sheet(OVERVIEW.title)}!${column}${first}:${column}${last}"


def _round(title: str, place: dict[str, int], first: str, last: str, colors: tuple[str, ...], row: int) -> Chart | None:
    if first not in place or last not in place:
        return None
    series = Series(
        name=title,
        categories=_reference("B", place[first], place[last]),
        values=_reference("C", place[first], place[last]),
        point_colors=colors,
    )
    return Chart(kind="doughnut", title=title, series=(series,), row=row, column=_CHART_COLUMN, width=460, height=225)


def _bars(place: dict[str, int]) -> Chart | None:
    groups = [row for code, row in place.items() if code.startswith("group.")]
    if not groups:
        return None
    series = Series(
        name="Tỷ lệ hoàn thành (%)",
        categories=_reference("B", min(groups), max(groups)),
        values=_reference("C", min(groups), max(groups)),
        color=_BLUE,
    )
    height = max(260, 60 + 36 * len(groups))
    return Chart(
        kind="bar",
        title="Hoàn thành, thực hiện thường xuyên theo nhóm (%)",
        series=(series,),
        row=25,
        column=_CHART_COLUMN,
        width=480,
        height=height,
    )
