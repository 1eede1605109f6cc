"""The text: legal bases, indents, spaces, and the mark that ends it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.document import Line
from kehoach_xlsx.form_check.looks import is_part
from kehoach_xlsx.form_check.markers import marker
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.telling import Departure, depart, measured, of, quoted
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules import text as rules

_INDENT_SLACK, _GAP_SLACK, _LINE_SLACK = 0.4, 0.05, 0.02
_SINGLE: Final = 1.2  # lines: Word's own spacings up to here are taken for single
_END: Final = "./."
_ENDS_WRONG: Final = re.compile(r"(?: \./\.|\.\s+/\s*\.?|\./|//\.|\.//\.|/\.\.|\.\./\.|\./\.\.|(?<!\.)/\.)$|^\./\.$")
_BULLETS: Final = ("-", "–", "+", "*", "•")
_LAST_WORDS: Final = 30
_BODY: Final = Wording("Nội dung", "Body")


def texts(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of the text but for looks and numbers."""
    yield from _basis(parts, profile)
    lines = [line for line in parts.body if line.cell is None]
    for line in lines:
        if not is_part(line) and line.align in ("both", "left"):
            yield from _first_line(line, profile)
        yield from _line_spacing(line, profile)
    yield from _gaps(lines, profile)
    yield from _in_the_head(parts, profile)
    yield from _end(parts, profile)


def _basis(parts: Parts, profile: Profile) -> Iterator[Departure]:
    component = profile.components["basis"]
    for at, line in enumerate(parts.basis):
        mark = "." if at == len(parts.basis) - 1 else ";"
        if line.last and not line.text.endswith(mark):
            found, required = (
                quoted(f"…{line.text[-_LAST_WORDS:]}"),
                Wording(f"“{mark}” ở cuối", f"“{mark}” at the end"),
            )
            yield of(rules.BASIS_MARKS, line, component, found, required)


def _first_line(line: Line, profile: Profile) -> Iterator[Departure]:
    """The first letter stands 1 or 1.27 cm from the margin; a bullet or a number may stand further in."""
    if not line.first:
        return
    numbered = marker(line.text) is not None or line.text.startswith(_BULLETS)
    start = line.start_mm
    allowed = profile.first_lines
    right = any(abs(start - mm) <= _INDENT_SLACK for mm in allowed) or (numbered and start > allowed[-1])
    if right and (numbered or line.left_mm <= _INDENT_SLACK):
        return
    at = measured(start / 10, "cm") if line.left_mm <= _INDENT_SLACK or numbered else None
    found = at or Wording("lùi cả đoạn", "the whole paragraph is indented")
    required = Wording("1 cm hoặc 1,27 cm", "1 cm or 1.27 cm")
    component = Wording("Chữ đầu dòng lùi vào", "Indent of the first line")
    article = profile.first_line_article
    yield depart(rules.FIRST_LINE, line, component=component, found=found, required=required, article=article)


def _gaps(lines: Sequence[Line], profile: Profile) -> Iterator[Departure]:
    """The space between two paragraphs that follow each other; a table between them needs none."""
    for above, below in pairwise(line for line in lines if line.first or line.last):
        if above.number == below.number or below.number - above.number > 1 or not (above.last and below.first):
            continue
        close = above.same_style_close and below.same_style_close and above.style == below.style
        gap = 0 if close else above.after + below.before
        if not profile.gap.span.holds(gap, _GAP_SLACK):
            component = Wording("Khoảng cách với đoạn trên", "Space above the paragraph")
            least = measured(profile.gap.span.low, "pt")
            required = Wording(f"từ {least.vi} trở lên", f"at least {least.en}")
            article = profile.gap.article
            found = measured(gap, "pt")
            yield depart(rules.GAP, below, component=component, found=found, required=required, article=article)


def _in_the_head(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """Title and motto stand a single line apart, the subject of a letter 6 pt under its number."""
    for key in ("nation", "motto"):
        for line in getattr(parts, key):
            if line.spacing > _SINGLE:
                component = profile.components[key]
                found = Wording(f"giãn {line.spacing:.2f} dòng".replace(".", ","), f"{line.spacing:.2f} lines apart")
                yield of(rules.LINE_SPACING, line, component, found, Wording("dòng đơn", "single spacing"))
    for line, number in zip(parts.letter_subject, parts.number, strict=False):
        gap = number.after + line.before
        if line.number == number.number + 1 and not profile.gap.span.holds(gap, _GAP_SLACK):
            least = Wording("cách số, ký hiệu 6 pt", "6 pt under the number")
            yield of(rules.GAP, line, profile.components["letter_subject"], measured(gap, "pt"), least)


def _line_spacing(line: Line, profile: Profile) -> Iterator[Departure]:
    if not profile.line.span.holds(round(line.spacing, 2), _LINE_SLACK):
        found = Wording(f"{line.spacing:.2f} dòng".replace(".", ","), f"{line.spacing:.2f} lines")
        required = Wording("từ 1 đến 1,5 dòng", "1 to 1.5 lines")
        component = Wording("Khoảng cách dòng", "Line spacing")
        article = profile.line.article
        yield depart(rules.LINE_SPACING, line, component=component, found=found, required=required, article=article)


def _end(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """ "./." closes the text: once, at its end."""
    text = [line for line in parts.main if not line.blank and line not in parts.head]
    if not parts.body or not text:
        return
    last, article = text[-1], profile.components["body"].article
    said = quoted(f"…{last.text[-_LAST_WORDS:]}")
    for line in text[:-1]:
        if line.text.endswith(_END):
            middle = Wording("“./.” giữa nội dung", "“./.” within the text")
            once = Wording("một lần ở cuối nội dung", "once, at the end")
            yield depart(rules.END_MARK_WRONG, line, component=_BODY, found=middle, required=once, article=article)
            if line.last and text[-2:-1] == [line]:
                return
    if last.text.endswith(_END) and not _ENDS_WRONG.search(last.text):
        return
    wrong = bool(_ENDS_WRONG.search(last.text))
    rule = rules.END_MARK_WRONG if wrong else rules.END_MARK_MISSING
    required = Wording("“./.” liền sau chữ cuối", "“./.” right after the last word")
    yield depart(rule, last, component=_BODY, found=said, required=required, article=article)
