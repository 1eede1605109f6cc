"""An error of the template engine turned into one sentence: place, diagnosis, what to do."""

import re
import traceback
from collections.abc import Mapping, Sequence

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from kehoach_xlsx.outputs.word import problems
from kehoach_xlsx.outputs.word.packing import DOCUMENT
from kehoach_xlsx.outputs.word.policy import Forbidden
from kehoach_xlsx.outputs.word.problems import TemplateProblem
from kehoach_xlsx.outputs.word.sandbox import NotText, TooMuch

_TEMPLATE_FRAME = "<template>"  # Jinja's name for the code that it made of a template
_NO_FILTER = re.compile(r"^No (filter|test) named '([^']*)'")


def explain(
    error: Exception, part_name: str, lines: Sequence[str], parts: Mapping[str, bytes], context: object
) -> TemplateProblem | None:
    """What to tell the author of a template; None where the error is not the template's.

    `part_name` is the part that was being rendered and `lines` its text as the engine numbers it.
    """
    if isinstance(error, RecursionError | MemoryError):
        return TemplateProblem(
            "Mẫu Word có thẻ quá dài hoặc lồng nhau quá sâu; rút gọn thẻ.",
            "The Word template has a tag that is too long or nested too deep; make it shorter.",
        )
    line = _line_of(error)
    if line is None:
        return None
    text = re.sub(r"<[^>]+>", "", lines[line - 1]) if 0 < line <= len(lines) else ""
    name = problems.missing_name(str(error)) if isinstance(error, UndefinedError) else ""
    vi, en = problems.place_of(part_name, parts.get(part_name, parts[DOCUMENT]), text, name)
    said_vi, said_en = _unknown(name, context) if name else _diagnosis(error)
    return TemplateProblem(f"Mẫu Word, {vi}: {said_vi}", f"Word template, {en}: {said_en}")


def _line_of(error: Exception) -> int | None:
    """The engine's line at which the template failed."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    if isinstance(error, Forbidden):
        return error.line
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == _TEMPLATE_FRAME), None)


def _diagnosis(error: Exception) -> tuple[str, str]:
    match error:
        case Forbidden():
            return (
                f"{error.what_vi} không được phép trong mẫu; bỏ lệnh.",
                f"{error.what_en} is not allowed in a template; remove it.",
            )
        case SecurityError():
            return "lệnh này không được phép trong mẫu; bỏ lệnh.", "this is not allowed in a template; remove it."
        case TemplateSyntaxError():
            return _syntax(str(error.message))
        case TooMuch():
            return (
                "phép lặp, phép tính này không được phép vì tạo ra quá nhiều nội dung; bỏ hoặc giảm bớt.",
                "this repeats or multiplies too much and is not allowed; remove it or make it smaller.",
            )
        case NotText():
            return (
                "trường này là một danh sách nên không in thẳng được; dùng {%p for … %} để in từng mục.",
                "this field is a list and cannot be printed as it is; use {%p for … %} to print its items.",
            )
        case _ if _NO_FILTER.match(str(error)):  # one that is named within another, such as map('…')
            return _syntax(str(error))
        case _:
            return (
                f"thẻ không tính được ({error}); sửa lại thẻ.",
                f"a tag cannot be worked out ({error}); correct the tag.",
            )


def _syntax(message: str) -> tuple[str, str]:
    if found := _NO_FILTER.match(message):
        return (
            f"bộ lọc “{found[2]}” không có hoặc không được phép; xem danh sách bộ lọc ở trang giải thích mẫu.",
            f"the {found[1]} “{found[2]}” is unknown or not allowed in a template; see the page that explains them.",
        )
    return (
        f"thẻ viết sai cú pháp ({message}); sửa lại thẻ.",
        f"a tag is not well formed ({message}); correct the tag.",
    )


def _unknown(name: str, context: object) -> tuple[str, str]:
    near = problems.nearest(name, problems.names_in(context))
    did_vi, did_en = (f"; có phải “{near}”?", f"; did you mean “{near}”?") if near else (".", ".")
    return f"không có trường “{name}”{did_vi}", f"there is no field “{name}”{did_en}"
