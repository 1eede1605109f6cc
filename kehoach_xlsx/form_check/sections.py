"""Sections: paper, margins, headers and footers, each with what it takes over from the section before."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kehoach_xlsx.form_check.document import Header, Section
from kehoach_xlsx.form_check.package import Element, R, W
from kehoach_xlsx.form_check.units import is_on, millimetres, number

_LETTER: Final = (215.9, 279.4)  # Word's paper where a section names none
_INCH: Final = 25.4
_SIDES: Final = ("top", "bottom", "left", "right")

ReadMargin = Callable[[str], Header]
"""Reads the header or footer with a relationship id."""


def sections(body: Element, read: ReadMargin) -> tuple[Section, ...]:
    """The sections of a body in order, at least one."""
    out: list[Section] = []
    headers: Mapping[str, Header] = {}
    footers: Mapping[str, Header] = {}
    for properties in _properties(body):
        headers = {**headers, **_margin(properties, "headerReference", read)}
        footers = {**footers, **_margin(properties, "footerReference", read)}
        out.append(_section(len(out), properties, headers, footers))
    return tuple(out)


def _properties(body: Element) -> Iterable[Element]:
    """The sections that paragraphs close, then that of the body, which may be missing; earlier states are left out."""
    closed = [found for found in body.iter(f"{W}sectPr") if found.getparent().tag == f"{W}pPr"]
    last = body.find(f"{W}sectPr")
    return [*closed, body.makeelement(f"{W}sectPr") if last is None else last]


def _margin(properties: Element, tag: str, read: ReadMargin) -> Mapping[str, Header]:
    found = ((e.get(f"{W}type", "default"), e.get(f"{R}id", "")) for e in properties.iterfind(f"{W}{tag}"))
    return {kind: read(relation) for kind, relation in found}


def _section(count: int, properties: Element, headers: Mapping[str, Header], footers: Mapping[str, Header]) -> Section:
    size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    numbers, kind = properties.find(f"{W}pgNumType"), properties.find(f"{W}type")
    start = None if numbers is None else number(numbers.get(f"{W}start"))
    width, height = (_length(size, name, whole) for name, whole in zip("wh", _LETTER, strict=True))
    return Section(
        number=count,
        width=width,
        height=height,
        landscape=width > height,
        margins=_margins(margins),
        first_differs=is_on(properties.find(f"{W}titlePg")),
        headers=dict(headers),
        footers=dict(footers),
        starts_at=None if start is None else int(start),
        number_format="decimal" if numbers is None else numbers.get(f"{W}fmt", "decimal"),
        kind="nextPage" if kind is None else kind.get(f"{W}val", "nextPage"),
    )


def _margins(element: Element) -> dict[str, float]:
    out = {side: abs(_length(element, side, _INCH)) for side in _SIDES}
    out["left"] += _length(element, "gutter", 0)
    return out


def _length(element: Element, name: str, default: float) -> float:
    found = None if element is None else millimetres(element.get(f"{W}{name}"))
    return default if found is None else found
