"""An error of the template engine turned into one sentence: place, diagnosis, what to do."""

import re
import traceback
from collections.abc import Mapping, Sequence

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from kehoach_xlsx.outputs.word import problems
from kehoach_xlsx.outputs.word.packing import DOCUMENT
from kehoach_xlsx.outputs.word.problems import TemplateProblem

_TEMPLATE_FRAME = "<template>"  # Jinja's name for the code that it made of a template


def explain(
    error: Exception, part_name: str, lines: Sequence[str], parts: Mapping[str, bytes], context: object
) -> TemplateProblem | None:
    """What to tell the author of a template; None where the error is not the template's.

    `part_name` is the part that was being rendered and `lines` its text as the engine numbers it.
    """
    if isinstance(error, etree.XMLSyntaxError):
        return TemplateProblem(
            "Các thẻ {% … %} của mẫu làm hỏng cấu trúc văn bản; mỗi thẻ {%p … %} phải đứng riêng một đoạn, "
            "{%tr … %} riêng một dòng bảng.",
            "The {% … %} tags break the document; {%p … %} needs a paragraph, {%tr … %} a row of its own.",
        )
    line = _line_of(error)
    if line is None:
        return None
    text = re.sub(r"<[^>]+>", "", lines[line - 1]) if line <= len(lines) else ""
    return _located(error, part_name, parts, text, context)


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
