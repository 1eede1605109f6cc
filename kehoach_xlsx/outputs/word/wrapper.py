"""The one door to docxtpl, made safe.

Bare docxtpl runs code that a template holds, cuts a document at "<" and prints "None". Here a template runs in a
sandbox, every value arrives as literal text, a slip in the template is told with its place, the result is read
again, and the same template and context give the same bytes.
"""

import io
import re
import traceback
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from kehoach_xlsx.outputs.word import problems
from kehoach_xlsx.outputs.word.cleaning import clean, clean_text
from kehoach_xlsx.outputs.word.finishing import finish
from kehoach_xlsx.outputs.word.packing import DOCUMENT, pack, unpack
from kehoach_xlsx.outputs.word.problems import TemplateProblem
from kehoach_xlsx.outputs.word.recheck import check

__all__ = ["TemplateProblem", "render"]

# No clock: the document tells its own date; its properties carry the day on which the decree came into force.
_STAMP = datetime(2020, 3, 5)
_TEMPLATE_FRAME = "<template>"


def render(template: bytes, context: Mapping[str, object]) -> bytes:
    r"""Return the .docx that `template` makes of `context` (plain data: text, numbers, lists, mappings).

    "\n" in a text becomes a line break. Raises `TemplateProblem` where the template cannot be used.
    """
    parts = _template_parts(template)
    engine = _Engine(io.BytesIO(template))
    plain = clean(context)
    try:
        engine.render(plain, engine.environment)
        out = io.BytesIO()
        engine.save(out)
    except Exception as error:
        problem = _explain(error, engine, parts, plain)
        if problem is None:
            raise  # our own fault, not the template's
        raise problem from error
    document = unpack(out.getvalue())
    document[DOCUMENT] = finish(document[DOCUMENT])
    check(parts, document, engine.printed)
    return pack(document)


class _Engine(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl with a sandbox, remembering what it printed into which part and what it was working on."""

    def __init__(self, template: io.BytesIO) -> None:
        super().__init__(template)
        self.environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, autoescape=True, finalize=self._literal
        )
        self.printed: dict[str, list[str]] = {}
        self.part_name = DOCUMENT
        self.lines: list[str] = []

    def _literal(self, value: object) -> object:
        """The value as XML that no later step of docxtpl takes for a tag of its own ("{_{", "%_}")."""
        if isinstance(value, (Markup, Undefined)):
            return value  # already literal; or missing, which StrictUndefined reports
        text = "" if value is None else clean_text(str(value))
        if text:
            self.printed.setdefault(self.part_name, []).append(text)
        return Markup(escape(text).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped

    def render_xml_part(self, src_xml: str, part: Any, context: object, jinja_env: object = None) -> str:
        """Render one part, keeping the lines as docxtpl numbers them: one for each paragraph."""
        self.part_name = str(part.partname).lstrip("/")
        self.lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
        return str(super().render_xml_part(src_xml, part, context, jinja_env))

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Properties take no tags; only their times are fixed."""
        properties = self.docx.core_properties
        properties.created = properties.modified = _STAMP
        properties.last_modified_by = ""
        properties.revision = 1


def _template_parts(template: bytes) -> dict[str, bytes]:
    try:
        parts = unpack(template)
        etree.fromstring(parts[DOCUMENT])
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise TemplateProblem(
            "Tệp mẫu không phải là văn bản Word (.docx) đọc được; mở tệp trong Word và lưu lại dạng .docx.",
            "The template is no readable Word document (.docx); open it in Word and save it as .docx.",
        ) from error
    return parts


def _explain(
    error: Exception, engine: _Engine, parts: Mapping[str, bytes], context: object
) -> TemplateProblem | None:
    """What to tell the author of the template; None where the error is not the template's."""
    if isinstance(error, etree.XMLSyntaxError):
        return TemplateProblem(
            "Các thẻ {% … %} của mẫu làm hỏng cấu trúc văn bản; mỗi thẻ {%p … %} phải đứng riêng một đoạn, "
            "{%tr … %} riêng một dòng bảng.",
            "The {% … %} tags break the document; a {%p … %} tag needs a paragraph, {%tr … %} a row of its own.",
        )
    line = _line_of(error)
    if line is None:
        return None
    text = re.sub(r"<[^>]+>", "", engine.lines[line - 1]) if line <= len(engine.lines) else ""
    return _located(error, engine.part_name, parts, text, context)


def _line_of(error: Exception) -> int | None:
    """The engine's line at which the template failed."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == _TEMPLATE_FRAME), None)


def _located(
    error: Exception, part_name: str, parts: Mapping[str, bytes], line: str, context: object
) -> TemplateProblem:
    name = problems.missing_name(str(error)) if isinstance(error, UndefinedError) else ""
    vi, en = problems.place_of(part_name, parts.get(part_name, parts[DOCUMENT]), line, name)
    match error:
        case UndefinedError() if name:
            return _unknown(name, vi, en, context)
        case SecurityError():
            return TemplateProblem(
                f"Mẫu Word, {vi}: lệnh này không được phép trong mẫu; bỏ lệnh.",
                f"Word template, {en}: this is not allowed in a template; remove it.",
            )
        case TemplateSyntaxError():
            return TemplateProblem(
                f"Mẫu Word, {vi}: thẻ viết sai cú pháp ({error}); sửa lại thẻ.",
                f"Word template, {en}: a tag is not well formed ({error}); correct the tag.",
            )
        case _:
            return TemplateProblem(
                f"Mẫu Word, {vi}: thẻ không tính được ({error}); sửa lại thẻ.",
                f"Word template, {en}: a tag cannot be worked out ({error}); correct the tag.",
            )


def _unknown(name: str, vi: str, en: str, context: object) -> TemplateProblem:
    near = problems.nearest(name, problems.names_in(context))
    did_vi, did_en = (f"; có phải “{near}”?", f"; did you mean “{near}”?") if near else (".", ".")
    return TemplateProblem(
        f"Mẫu Word, {vi}: không có trường “{name}”{did_vi}",
        f"Word template, {en}: there is no field “{name}”{did_en}",
    )
