"""A figure as a chart of Word: drawn by every program, edited with "Edit Data", readable when printed in grey.

The XML is python-pptx's, since a chart is the same in every program of Office. The workbook behind a chart is
written by the house: what a label says is text there, even "=1+1".
"""

from decimal import Decimal
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.util import Pt

from kehoach_xlsx.excel.layout import Cell, SheetLayout, Style, WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.outputs.word.cleaning import clean_text
from kehoach_xlsx.outputs.word.figures import Figure

FONT = "Times New Roman"
_SHEET = "Số liệu"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KINDS = {
    "shares": XL_CHART_TYPE.BAR_STACKED_100,
    "bars": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
}
# From dark to white, so that shares beside each other differ on grey paper too; each has a dark outline.
_TONES = (("1F4E79", "FFFFFF"), ("8FAADC", "000000"), ("D9D9D9", "000000"), ("FFFFFF", "000000"))
_LINE = RGBColor.from_string("404040")
_LONGEST = 60  # letters of a category; more would leave no room for the bars


def chart_xml(figure: Figure, workbook_relation: str) -> bytes:
    """Return the chart part; `workbook_relation` is the relationship to the part of `workbook`."""
    data = CategoryChartData(number_format=_number_format(figure))
    data.categories = [_label(category) for category in figure.categories]
    for series in figure.series:
        data.add_series(_label(series.name), [_plain(value) for value in series.values])
    root = parse_xml(data.xml_bytes(_KINDS[figure.kind]))
    chart = Chart(root, None)
    _dress(chart, figure)
    _leave_frame_out(root)
    _refer(root, workbook_relation)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def workbook(figure: Figure) -> bytes:
    """Return the workbook with the chart's figures: categories in column A from row 2, a series in each column."""
    names = [Cell(row=1, column=n, value=_label(s.name), style=Style.HEADING) for n, s in enumerate(figure.series, 2)]
    labels = [Cell(row=n, column=1, value=_label(name)) for n, name in enumerate(figure.categories, 2)]
    values = [
        Cell(row=n, column=column, value=value, style=Style.BODY_NUMBER)
        for column, series in enumerate(figure.series, 2)
        for n, value in enumerate(series.values, 2)
    ]
    widths = {1: 60.0} | {n: 18.0 for n, _ in enumerate(figure.series, 2)}
    cells = (*names, *labels, *values)
    return to_bytes(WorkbookLayout(sheets=(SheetLayout(name=_SHEET, cells=cells, widths=widths),), title=figure.title))


def _label(text: str) -> str:
    """A text of one line, cut at a word where it is too long."""
    line = " ".join(clean_text(text).split())
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;')}…"


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _number_format(figure: Figure) -> str:
    """Naught is not written where bars are shares of one: it would stand on the next."""
    shown = "[$-42A]#,##0" + (f".{'0' * figure.decimals}" if figure.decimals else "")  # 42A: "1.234,5" as in Vietnam
    return shown if figure.kind == "columns" else f"{shown};;"


def _dress(chart: Any, figure: Figure) -> None:
    chart.font.name, chart.font.size = FONT, Pt(10)
    chart.font.color.rgb = RGBColor(0, 0, 0)
    _title(chart, figure.title)
    chart.has_legend = len(figure.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = chart.plots[0]
    plot.gap_width = 60 if figure.kind == "columns" else 45
    if figure.kind == "columns":
        plot.overlap = 0
    for series, (fill, ink) in zip(plot.series, _TONES, strict=False):
        _tone(series, fill, ink, outside=figure.kind == "columns")
    _axes(chart, figure)


def _title(chart: Any, words: str) -> None:
    chart.has_title = True
    frame = chart.chart_title.text_frame
    frame.text = words
    font = frame.paragraphs[0].runs[0].font
    font.name, font.size, font.bold = FONT, Pt(12), True
    chart.chart_title.include_in_layout = False


def _tone(series: Any, fill: str, ink: str, *, outside: bool) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor.from_string(fill)
    series.format.line.color.rgb, series.format.line.width = _LINE, Pt(0.5)
    series.invert_if_negative = False
    labels = series.data_labels
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END if outside else XL_LABEL_POSITION.CENTER
    labels.font.size = Pt(10)
    labels.font.color.rgb = RGBColor.from_string("000000" if outside else ink)


def _axes(chart: Any, figure: Figure) -> None:
    """The labels say the numbers, so the axis of numbers is left out; the first category stands on top."""
    names, numbers = chart.category_axis, chart.value_axis
    numbers.has_major_gridlines = False
    numbers.visible = False
    numbers.minimum_scale = 0
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = _LINE
    names.reverse_order = figure.kind != "columns"
    every = names._element.makeelement(f"{_C}tickLblSkip", {"val": "1"})  # else a crowded axis drops names
    names._element.find(f"{_C}lblOffset").addnext(every)


def _leave_frame_out(root: Any) -> None:
    """No frame and no ground: the chart stands on the page like the text."""
    space = f'xmlns:c="{_C[1:-1]}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    root.find(f"{_C}chart").addnext(parse_xml(f"<c:spPr {space}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"))


def _refer(root: Any, workbook_relation: str) -> None:
    """Point to the embedded workbook and its sheet."""
    for formula in root.iter(f"{_C}f"):
        formula.text = formula.text.replace("Sheet1!", f"'{_SHEET}'!")
    for date in root.findall(f"{_C}date1904"):
        date.set("val", "0")
    link = etree.SubElement(root, f"{_C}externalData", {f"{_R}id": workbook_relation})
    etree.SubElement(link, f"{_C}autoUpdate", {"val": "0"})
