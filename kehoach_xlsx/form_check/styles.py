"""The chain of styles resolved: what a run and a paragraph really look like.

docDefaults → table style → paragraph style (each through basedOn) → list → character style → direct
(ECMA-376, 17.7.2). Bold, italic and capitals toggle between paragraph and character styles (17.7.3). Fonts may come
from the theme.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from kehoach_xlsx.form_check.package import A, Element, W
from kehoach_xlsx.form_check.units import half_points, is_on, millimetres, number, points

Look = Mapping[str, object]
"""Properties by name, only those that were given."""

Reader = Callable[[Element], Look]
"""Reads what one element of w:rPr or w:pPr gives."""

TOGGLES: Final = ("b", "i", "caps", "smallCaps", "vanish")
_SCRIPTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
_DEEPEST: Final = 40  # of basedOn; a circle ends here too


class Styles:
    """The styles of a document and its theme."""

    def __init__(self, styles: Element, theme: Element) -> None:
        """Read what the document declares; None stands for a part that it lacks."""
        self._theme = _theme_fonts(theme)
        self._by_id: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self.run_defaults: Look = {}
        self.paragraph_defaults: Look = {}
        if styles is None:
            return
        for style in styles.iter(f"{W}style"):
            name, kind = style.get(f"{W}styleId", ""), style.get(f"{W}type", "paragraph")
            self._by_id[name] = style
            if style.get(f"{W}default") in ("1", "true", "on"):
                self._default[kind] = name
        self.run_defaults = self.run(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.paragraph_defaults = self.paragraph(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        self._run_of = cache(self._run_of_style)
        self._paragraph_of = cache(self._paragraph_of_style)

    def default(self, kind: str) -> str:
        """The style of what names none."""
        return self._default.get(kind, "")

    def chain(self, name: str) -> Iterator[Element]:
        """A style and those it is based on, from the ground up."""
        found: list[Element] = []
        while name in self._by_id and len(found) < _DEEPEST:
            style = self._by_id[name]
            found.append(style)
            base = style.find(f"{W}basedOn")
            name = "" if base is None else base.get(f"{W}val", "")
        return reversed(found)

    def run_of(self, name: str) -> Look:
        """The look that a style gives to runs, itself and what it is based on."""
        return self._run_of(name) if self._by_id else {}

    def paragraph_of(self, name: str) -> Look:
        """The look that a style gives to paragraphs."""
        return self._paragraph_of(name) if self._by_id else {}

    def _run_of_style(self, name: str) -> Look:
        out: dict[str, object] = {}
        for style in self.chain(name):
            out |= self.run(style.find(f"{W}rPr"))
        return out

    def _paragraph_of_style(self, name: str) -> Look:
        out: dict[str, object] = {}
        for style in self.chain(name):
            out |= paragraph_look(style.find(f"{W}pPr"))
        return out

    def paragraph(self, properties: Element) -> Look:
        """What w:pPr gives."""
        return paragraph_look(properties)

    def run(self, properties: Element) -> Look:
        """What w:rPr gives: fonts by script, size, toggles, colour, underline."""
        if properties is None:
            return {}
        out: dict[str, object] = {}
        for child in properties:
            name = _local(child)
            if name in TOGGLES:
                out[name] = is_on(child)
            elif name in _RUN_READERS:
                out |= _RUN_READERS[name](child)
            elif name == "rFonts":
                out |= self._fonts(child)
        return out

    def _fonts(self, element: Element) -> Look:
        out: dict[str, object] = {}
        for script in _SCRIPTS:
            themed = element.get(f"{W}{'cstheme' if script == 'cs' else f'{script}Theme'}")
            given = self._theme.get(themed, "") if themed else element.get(f"{W}{script}")
            if given:
                out[f"font_{script}"] = given
        return out


def toggled(own: Look, styles: tuple[Look, ...], defaults: Look, name: str) -> bool:
    """A toggle property: given directly, or on in an odd number of styles, or on for the whole document."""
    if name in own:
        return bool(own[name])
    on = sum(bool(style.get(name)) for style in styles) % 2 == 1
    return on or bool(defaults.get(name))


def paragraph_look(properties: Element) -> Look:
    """What w:pPr gives: alignment, indents in mm, spacing in points, keeps, borders."""
    if properties is None:
        return {}
    out: dict[str, object] = {}
    for child in properties:
        name = _local(child)
        if name in _PARAGRAPH_READERS:
            out |= _PARAGRAPH_READERS[name](child)
        elif name in ("keepNext", "pageBreakBefore", "contextualSpacing"):
            out[name] = is_on(child)
    return out


def _local(element: Element) -> str:
    tag = element.tag
    return tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""


def _val(element: Element) -> str:
    return str(element.get(f"{W}val", ""))


def _size(element: Element) -> Look:
    found = half_points(element.get(f"{W}val"))
    return {} if found is None else {"size": found}


_ALIGN: Final = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both"}
_RUN_READERS: Final[Mapping[str, Reader]] = {
    "sz": _size,
    "color": lambda e: {"color": "auto" if e.get(f"{W}themeColor") in ("text1", "dark1") else _val(e).lower()},
    "u": lambda e: {"underline": _val(e) not in ("none", "0")},
    "strike": lambda e: {"strike": is_on(e)},
    "vertAlign": lambda e: {"raised": _val(e) in ("superscript", "subscript")},
}


def _indents(element: Element) -> Look:
    out: dict[str, object] = {}
    for key, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        for name in names:
            found = millimetres(element.get(f"{W}{name}"))
            if found is not None:
                out[key] = found
    first, hanging = (millimetres(element.get(f"{W}{name}")) for name in ("firstLine", "hanging"))
    if hanging:
        out["first"] = -hanging
    elif first is not None or hanging is not None:
        out["first"] = first or 0.0
    characters = number(element.get(f"{W}firstLineChars"))
    if characters:
        out["first_chars"] = characters / 100
    return out


def _spacing(element: Element) -> Look:
    out: dict[str, object] = {}
    for name in ("before", "after"):
        found = points(element.get(f"{W}{name}"))
        if found is not None:
            out[name] = found
        if element.get(f"{W}{name}Autospacing") in ("1", "true", "on"):
            out[name] = 14.0
    line = element.get(f"{W}line")
    if line is not None:
        rule = element.get(f"{W}lineRule", "auto")
        value = number(line) if rule == "auto" else points(line)
        if value is not None:
            out |= {"line": value / 240 if rule == "auto" else value, "line_rule": rule}
    return out


def _borders(element: Element) -> Look:
    out: dict[str, object] = {}
    for side in ("top", "bottom"):
        border = element.find(f"{W}{side}")
        if border is not None:
            out[f"border_{side}"] = _val(border)
    return out


def _listed(element: Element) -> Look:
    number_id, depth = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    out: dict[str, object] = {}
    if number_id is not None:
        out["list"] = _val(number_id)
    if depth is not None:
        out["depth"] = int(number(depth.get(f"{W}val")) or 0)
    return out


def _tabs(element: Element) -> Look:
    return {"center_tab": any(tab.get(f"{W}val") == "center" for tab in element)}


_PARAGRAPH_READERS: Final[Mapping[str, Reader]] = {
    "tabs": _tabs,
    "jc": lambda e: {"align": _ALIGN.get(_val(e), _val(e))},
    "ind": _indents,
    "spacing": _spacing,
    "pBdr": _borders,
    "numPr": _listed,
    "framePr": lambda e: {"frame": e.get(f"{W}xAlign", "left")},
}


def _theme_fonts(theme: Element) -> Mapping[str, str]:
    """The fonts of a theme by the names that w:rFonts calls them."""
    if theme is None:
        return {}
    out: dict[str, str] = {}
    kinds = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}
    for group in ("major", "minor"):
        for kind, names in kinds.items():
            font = theme.find(f".//{A}{group}Font/{A}{kind}")
            if font is not None and font.get("typeface"):
                out |= {f"{group}{name}": font.get("typeface", "") for name in names}
    return out
