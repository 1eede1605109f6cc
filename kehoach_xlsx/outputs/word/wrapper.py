"""The one door to docxtpl, made safe.

Bare docxtpl runs code that a template holds, cuts a document at "<" and prints "None". Here a template runs
in a sandbox, every value arrives as literal text, a slip in the template is told with its place, the result
is read again, and the same template and context give the same bytes. Long tables are filled past the engine
(`long_loops`), with the bytes that it would have made.
"""

import io
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Undefined
from markupsafe import Markup, escape

from kehoach_xlsx.outputs.word.charting import Charts
from kehoach_xlsx.outputs.word.cleaning import clean, clean_text
from kehoach_xlsx.outputs.word.explaining import explain
from kehoach_xlsx.outputs.word.figures import Figure
from kehoach_xlsx.outputs.word.finishing import finish
from kehoach_xlsx.outputs.word.long_loops import LONG, LongLoop
from kehoach_xlsx.outputs.word.package_guard import no_document
from kehoach_xlsx.outputs.word.packing import DOCUMENT, RELATIONS, numbered, pack, unpack
from kehoach_xlsx.outputs.word.preflight import template_parts
from kehoach_xlsx.outputs.word.problems import TemplateProblem
from kehoach_xlsx.outputs.word.recheck import check
from kehoach_xlsx.outputs.word.sandbox import NotText, Sandbox
from kehoach_xlsx.outputs.word.streaming import with_rows

__all__ = ["TemplateProblem", "render"]

# No clock: the document tells its own date; its properties carry the day on which the decree came into force.
_STAMP = datetime(2020, 3, 5)


def render(template: bytes, context: Mapping[str, object], *, least: int = LONG) -> bytes:
    r"""Return the .docx that `template` makes of `context` (plain data: text, numbers, lists, mappings,
    and the charts of `figures`).

    "\n" in a text becomes a line break. Loops of at least `least` rows are filled past the engine, none where it
    is 0; the bytes are the same. Raises `TemplateProblem` where the template cannot be used.
    """
    parts = template_parts(template)
    plain = clean(context)
    assert isinstance(plain, dict)
    document, loops = _rendered(pack(parts), parts, plain, least)
    body = with_rows(document[DOCUMENT], loops) if loops else None
    if loops and body is None:  # a sample was not as it should be: the engine alone is right
        return render(template, context, least=0)
    pieces: dict[str, bytes | Iterable[bytes]] = {**document}
    if body is not None:
        pieces[DOCUMENT] = body
    return pack(pieces)


def _rendered(
    template: bytes, parts: Mapping[str, bytes], plain: dict[str, object], least: int
) -> tuple[dict[str, bytes], tuple[LongLoop, ...]]:
    """The parts of the document, tidied and read again, and the loops whose rows are still to be filled in."""
    engine = _Engine(io.BytesIO(template), plain, least)
    try:
        engine.init_docx()
    except Exception as error:  # a package that no program can open fails in more ways than can be named
        raise no_document() from error
    try:
        engine.render(plain, engine.environment)
        out = io.BytesIO()
        engine.save(out)
    except Exception as error:
        problem = explain(error, engine.part_name, engine.lines, parts, plain)
        if problem is None:
            raise  # our own fault, not the template's
        raise problem from error
    document = engine.charts.into(unpack(out.getvalue()))
    document[DOCUMENT] = finish(document[DOCUMENT])
    document[RELATIONS] = numbered(document[RELATIONS])
    check(parts, document, engine.printed)
    return document, engine.environment.long


class _Engine(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl with a sandbox, remembering what it printed into which part and what it was working on."""

    def __init__(self, template: io.BytesIO, plain: dict[str, object], least: int) -> None:
        super().__init__(template)
        self.environment = Sandbox(self._literal, least=least)
        self.environment.context = plain
        self.charts = Charts()
        self.printed: dict[str, list[str]] = {}
        self.part_name = DOCUMENT
        self.lines: list[str] = []

    def _literal(self, value: object) -> object:
        """The value as XML that no later step of docxtpl takes for a tag of its own ("{_{", "%_}")."""
        if isinstance(value, (Markup, Undefined)):
            return value  # already literal; or missing, which StrictUndefined reports
        if isinstance(value, Figure):
            return self.charts.drawing(value, self.part_name)
        if not isinstance(value, str | int | float | Decimal | None):
            raise NotText
        text = "" if value is None else clean_text(str(value))
        if text:
            self.environment.spend(len(text))
            self.printed.setdefault(self.part_name, []).append(text)
        return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))

    def render_xml_part(self, src_xml: str, part: Any, context: object, jinja_env: object = None) -> str:
        """Render one part, keeping the lines as docxtpl numbers them: one for each paragraph."""
        self.part_name = str(part.partname).lstrip("/")
        self.lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def render_properties(self, *_: object) -> None:
        """Properties take no tags; only their times are fixed."""
        properties = self.docx.core_properties
        properties.created = properties.modified = _STAMP
        properties.last_modified_by = ""
        properties.revision = 1
