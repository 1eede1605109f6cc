"""Native charts: editable in Excel, drawn by every program from the cells they refer to."""

from collections.abc import Callable
from typing import Any

from kehoach_xlsx.excel.layout import Chart, Series, address
from kehoach_xlsx.excel.styles import DEFAULT, RULE
from kehoach_xlsx.excel.text import printable
from kehoach_xlsx.excel.xlsx_book import Book

_KINDS = {
    "bar": {"type": "bar"},
    "column": {"type": "column"},
    "pie": {"type": "pie"},
    "doughnut": {"type": "doughnut"},
    "stacked_bar": {"type": "bar", "subtype": "stacked"},
}
_ROUND = ("pie", "doughnut")
_FONT = {"name": DEFAULT["font_name"], "size": 10}


def insert_chart(book: Book, worksheet: Any, chart: Chart, check: Callable[[object, str], None]) -> None:
    """Place a chart on a worksheet; `check` is given each return code and its place."""
    place = address(chart.row, chart.column)
    native = book.add_chart(_KINDS[chart.kind])
    for series in chart.series:
        check(native.add_series(_series(series, chart)), place)
    native.set_title({"name": printable(chart.title), "name_font": _FONT | {"size": 12, "bold": True}})
    native.set_legend(_legend(chart))
    native.set_size({"width": chart.width, "height": chart.height})
    native.set_chartarea({"border": {"color": RULE, "width": 0.75}})
    if chart.kind not in _ROUND:
        _axes(native, chart)
    at = {"y_offset": chart.top, "object_position": 3}  # 3: a filter that hides rows must not squeeze it
    check(worksheet.insert_chart(chart.row - 1, chart.column - 1, native, at), place)


def _series(series: Series, chart: Chart) -> dict[str, Any]:
    options: dict[str, Any] = {
        "name": printable(series.name),
        "categories": _reference(series.categories),
        "values": _reference(series.values),
    }
    if series.color:
        options["fill"] = {"color": series.color}
    if series.point_colors:
        options["points"] = [{"fill": {"color": color}} for color in series.point_colors]
    if chart.kind in _ROUND:
        options["data_labels"] = {"percentage": True, "font": _FONT}
    elif chart.kind == "stacked_bar":
        options["gap"] = 60
    else:
        options |= {"gap": 60, "data_labels": {"value": True, "font": _FONT}}
    return options


def _legend(chart: Chart) -> dict[str, Any]:
    if chart.kind not in _ROUND and len(chart.series) == 1:
        return {"none": True}
    return {"position": "bottom", "font": _FONT}


def _axes(native: Any, chart: Chart) -> None:
    names = {"num_font": _FONT, "line": {"color": RULE}, "major_tick_mark": "none"}
    numbers = {
        "num_font": _FONT,
        "min": 0,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3"}},
    }
    if chart.kind == "column":
        native.set_x_axis(names)
        native.set_y_axis(numbers)
        return
    # Reversed, the first category stands on top, as in the table; the numbers then go to the other end.
    native.set_y_axis(names | {"reverse": True, "interval_unit": 1, "major_gridlines": {"visible": False}})
    native.set_x_axis(numbers | {"label_position": "high"})


def _reference(text: str) -> str:
    return text if text.startswith("=") else f"={text}"
