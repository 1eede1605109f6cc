"""Lines that were drawn, as Word (DrawingML), older Word and LibreOffice (VML) write them down."""

import re
from collections.abc import Iterator
from typing import Final

from kehoach_xlsx.form_check.document import Drawn
from kehoach_xlsx.form_check.package import MC, WP, A, Element, V
from kehoach_xlsx.form_check.units import millimetres, number

_EMU_PER_MM: Final = 36_000
_STRAIGHT: Final = frozenset({"line", "straightConnector1"})
_FLAT_MM: Final = 1.5  # a box or picture no higher than this is a line to the eye
_WIDTH: Final = re.compile(r"(?:^|;)\s*width\s*:\s*([0-9.]+(?:pt|in|cm|mm|pc)?)\s*(?:;|$)")
_HEIGHT: Final = re.compile(r"(?:^|;)\s*height\s*:\s*([0-9.]+(?:pt|in|cm|mm|pc)?)\s*(?:;|$)")
_PX_MM: Final = 25.4 / 96


def shown_content(element: Element) -> Iterator[Element]:
    """The children that are shown: of alternatives the first, in place of the element that holds them."""
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            for chosen in (f"{MC}Choice", f"{MC}Fallback"):
                found = child.find(chosen)
                if found is not None:
                    yield from shown_content(found)
                    break
        else:
            yield child


def drawn_lines(element: Element) -> tuple[Drawn, ...]:
    """The straight lines in a w:drawing or a w:pict."""
    return (*_drawing(element), *_vml(element))


def _drawing(element: Element) -> Iterator[Drawn]:
    for frame in element.iter(f"{WP}inline", f"{WP}anchor"):
        extent = frame.find(f"{WP}extent")
        if extent is None:
            continue
        width, height = ((number(extent.get(name)) or 0) / _EMU_PER_MM for name in ("cx", "cy"))
        shape = frame.find(f".//{A}prstGeom")
        straight = shape is not None and shape.get("prst") in _STRAIGHT
        if width > 0 and height <= _FLAT_MM and (straight or height > 0):
            dash = frame.find(f".//{A}prstDash")
            yield Drawn(length_mm=width, solid=dash is None or dash.get("val") == "solid")


def _vml(element: Element) -> Iterator[Drawn]:
    for shape in element.iter(f"{V}line", f"{V}shape", f"{V}rect"):
        length = _vml_length(shape)
        if length:
            dash = shape.find(f"{V}stroke")
            yield Drawn(length_mm=length, solid=dash is None or dash.get("dashstyle", "solid") == "solid")


def _vml_length(shape: Element) -> float | None:
    if shape.tag == f"{V}line" and shape.get("from") and shape.get("to"):
        start, end = (_pair(shape.get(name)) for name in ("from", "to"))
        return abs(end[0] - start[0]) if start and end and abs(end[1] - start[1]) <= _FLAT_MM else None
    width, height = (_of_style(pattern, shape.get("style", "")) for pattern in (_WIDTH, _HEIGHT))
    return width if width and (height or 0) <= _FLAT_MM else None


def _pair(text: str) -> tuple[float, float] | None:
    found = [_measure(part.strip()) for part in text.split(",")]
    if len(found) != 2 or None in found:
        return None
    return found[0] or 0, found[1] or 0


def _of_style(pattern: re.Pattern[str], style: str) -> float | None:
    found = pattern.search(style)
    return _measure(found[1]) if found else None


def _measure(text: str) -> float | None:
    """A length of VML in mm; a bare number is in pixels."""
    plain = number(text)
    return plain * _PX_MM if plain is not None else millimetres(text)
