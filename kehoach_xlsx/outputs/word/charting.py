"""Charts put into a document: the drawing where the template asked for it, and the parts behind it."""

import posixpath
from collections.abc import Mapping

from markupsafe import Markup, escape

from kehoach_xlsx.outputs.word.cleaning import clean_text
from kehoach_xlsx.outputs.word.figures import Figure
from kehoach_xlsx.outputs.word.packing import CONTENT_TYPES

WIDTH_MM = 155
_EMU = 36_000  # to the millimetre
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BLANK = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE}"></Relationships>'


class Charts:
    """The charts that one rendering prints, in the order in which the template asks for them."""

    def __init__(self) -> None:
        self._printed: list[tuple[str, Figure]] = []

    def drawing(self, figure: Figure, part: str) -> Markup:
        """Return what stands in a text run of `part` for the chart: the text ends, the drawing, a text begins."""
        self._printed.append((part, figure))
        number = len(self._printed)
        width, height = WIDTH_MM * _EMU, height_mm(figure) * _EMU
        told = escape(clean_text(figure.told).replace("\n", " "))
        # Braces would be taken for tags by a later step of the engine.
        told = Markup(str(told).replace("{", "&#123;").replace("}", "&#125;"))
        space = f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
        properties = f'id="{number}" name="Biểu đồ {number}" descr="{told}"'
        return Markup(
            f'</w:t><w:drawing><wp:inline {space} distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f"<wp:docPr {properties}/><wp:cNvGraphicFramePr/>"
            f'<a:graphic><a:graphicData uri="{_DRAWING}/chart">'
            f'<c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{_RELATIONS}" r:id="{_relation(number)}"/>'
            '</a:graphicData></a:graphic></wp:inline></w:drawing><w:t xml:space="preserve">'
        )

    def into(self, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts of a document with those of its charts."""
        out = dict(parts)
        if not self._printed:
            return out
        from kehoach_xlsx.outputs.word.chart_xml import chart_xml, workbook  # python-pptx is slow to import

        for number, (part, figure) in enumerate(self._printed, start=1):
            chart, book = f"word/charts/kxl-chart{number}.xml", f"word/embeddings/kxl-chart{number}.xlsx"
            out[chart] = chart_xml(figure, "rId1")
            out[book] = workbook(figure)
            _relate(out, part, _relation(number), "chart", f"/{chart}")
            _relate(out, chart, "rId1", "package", f"../embeddings/{posixpath.basename(book)}")
            _declare(out, f"/{chart}")
        return out


def height_mm(figure: Figure) -> int:
    """Return how high a chart must be for its bars."""
    return 80 if figure.kind == "columns" else min(28 + 8 * len(figure.categories), 190)


def _relation(number: int) -> str:
    return f"rIdKxlChart{number}"


def _relate(parts: dict[str, bytes], owner: str, relation: str, kind: str, target: str) -> None:
    folder, name = posixpath.split(owner)
    path = f"{folder}/_rels/{name}.rels"
    line = f'<Relationship Id="{relation}" Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    found = parts.get(path, b"").decode().replace("<Relationships/>", _BLANK) or _BLANK
    parts[path] = found.replace("</Relationships>", line).encode()


def _declare(parts: dict[str, bytes], chart: str) -> None:
    types = parts[CONTENT_TYPES].decode()
    lines = f'<Override PartName="{chart}" ContentType="{_CHART_TYPE}"/></Types>'
    if 'Extension="xlsx"' not in types:
        lines = f'<Default Extension="xlsx" ContentType="{_WORKBOOK_TYPE}"/>{lines}'
    parts[CONTENT_TYPES] = types.replace("</Types>", lines).encode()
