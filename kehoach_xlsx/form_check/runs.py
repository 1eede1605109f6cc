"""The text of one paragraph, run by run, with what else stands in it: breaks, page numbers, drawn lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kehoach_xlsx.form_check.document import Drawn, Run
from kehoach_xlsx.form_check.drawn import drawn_lines, shown_content
from kehoach_xlsx.form_check.package import Element, W
from kehoach_xlsx.form_check.styles import Look, Styles, toggled

_TIMES: Final = "Times New Roman"  # of Word, where a document says nothing
_LEFT_OUT: Final = frozenset({f"{W}{name}" for name in ("pPr", "del", "moveFrom", "rPr", "sdtPr", "sdtEndPr")})
_PIECES: Final = {f"{W}noBreakHyphen": "-", f"{W}tab": "\t", f"{W}ptab": "\t"}
_BOX: Final = f"{W}txbxContent"


@dataclass(slots=True)
class Content:
    """A paragraph as it is read: its lines of runs, and where a page ends between them."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    drawn: list[Drawn] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)
    has_page_number: bool = False
    has_picture: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RunLook:
    """The layers under a run: the look of its table and of its paragraph's style; looks are resolved once."""

    styles: Styles
    table: Look
    paragraph: Look
    known: dict[bytes, tuple[Run, Look]] = field(default_factory=dict)

    def run(self, text: str, properties: Element) -> Run:
        """A run with its look resolved."""
        key = b"" if properties is None else etree.tostring(properties)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._resolved(properties)
        model, look = found
        hidden = look.get("hidden")
        return Run(
            text="" if hidden else text,
            fonts=_fonts(text, look),
            size=model.size,
            bold=model.bold,
            italic=model.italic,
            caps=model.caps,
            underline=model.underline,
            color=model.color,
        )

    def _resolved(self, properties: Element) -> tuple[Run, Look]:
        """(a run without text, the whole look)."""
        own = dict(self.styles.run(properties))
        layers = (self.table, self.paragraph, self._character(properties))
        defaults = self.styles.run_defaults
        look: dict[str, object] = {**defaults}
        for layer in (*layers, own):
            look |= layer

        def on(name: str) -> bool:
            return toggled(own, layers, defaults, name)

        size = look.get("size", 10.0)
        run = Run(
            text="",
            fonts=frozenset(),
            size=size if isinstance(size, float) else 10.0,
            bold=on("b"),
            italic=on("i"),
            caps=on("caps") or on("smallCaps"),
            underline=bool(look.get("underline")),
            color=str(look.get("color", "auto")) or "auto",
        )
        return run, {**look, "hidden": on("vanish")}

    def _character(self, properties: Element) -> Look:
        style = None if properties is None else properties.find(f"{W}rStyle")
        return {} if style is None else self.styles.run_of(style.get(f"{W}val", ""))


def _fonts(text: str, look: Look) -> frozenset[str]:
    """The fonts that a text takes: one for plain letters, one for those with accents (ECMA-376, 17.3.2.26)."""
    letters = [c for c in text if not c.isspace()]
    scripts = {"font_ascii" if c < "\x80" else "font_hAnsi" for c in letters}
    return frozenset(str(look.get(script, _TIMES)) for script in scripts)


def content(paragraph: Element, look: RunLook) -> Content:
    """Read a paragraph; deleted text of tracked changes is left out."""
    out = Content()
    for element in _inline(paragraph):
        if element.tag == f"{W}r":
            _read_run(element, look, out)
        elif "PAGE" in element.get(f"{W}instr", "").split():
            out.has_page_number = True
    return out


def _inline(parent: Element) -> Iterator[Element]:
    for child in shown_content(parent):
        if child.tag == f"{W}r":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            if child.tag == f"{W}fldSimple":
                yield child
            yield from _inline(child)


def _read_run(run: Element, look: RunLook, out: Content) -> None:
    properties = run.find(f"{W}rPr")
    for child in shown_content(run):
        tag = child.tag
        if tag == f"{W}br" and child.get(f"{W}type") == "page":
            out.lines.append([])
            out.page_breaks.append(len(out.lines) - 1)
        elif tag in (f"{W}br", f"{W}cr"):
            out.lines.append([])
        elif tag == f"{W}instrText":
            out.has_page_number |= "PAGE" in (child.text or "").split()
        elif tag == f"{W}pgNum":
            out.has_page_number = True
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            out.has_picture = True
            out.drawn += drawn_lines(child)
            out.boxes += child.iter(_BOX)
        elif tag == f"{W}t" or tag in _PIECES:
            text = _PIECES.get(tag) or " ".join((child.text or "").split("\n")).replace("\t", " ")
            if text:
                out.lines[-1].append(look.run(text, properties))
