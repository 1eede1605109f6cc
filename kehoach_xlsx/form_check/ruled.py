"""The rules under motto, issuer and subject: there, solid, and as long as the decree says."""

from collections.abc import Iterator, Sequence
from typing import Final

from kehoach_xlsx.decree.profile import Profile, RuleLine, Span
from kehoach_xlsx.decree.widths import broken, width_mm
from kehoach_xlsx.form_check.document import Drawn, Line, WordDocument
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.recognise_head import TYPED_RULE
from kehoach_xlsx.form_check.telling import Departure, depart, measured, within
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules import head as rules

_SLACK: Final = {"motto": 0.1}  # of the length of the text: what an eye and a mouse can do
_USUAL_SLACK: Final = 0.05
_NO_BORDER: Final = frozenset({"", "none", "nil"})
_SOLID: Final = frozenset({"single", "thick"})
_FURTHER: Final = 2  # lines below in which a rule may stand


def ruled(document: WordDocument, parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of rules."""
    spare = _anchored_elsewhere(parts)
    for rule in profile.rules:
        lines: tuple[Line, ...] = getattr(parts, rule.under)
        if lines:
            yield from _rule(document, lines, rule, profile, spare)


def _anchored_elsewhere(parts: Parts) -> list[Drawn]:
    """Lines drawn in the head that hang on a paragraph of another component: Word anchors them where it likes."""
    near = {id(line) for lines in (parts.motto, parts.issuer, parts.subject) for line in lines[-1:]}
    return [one for line in parts.head if id(line) not in near for one in line.drawn]


def _rule(
    document: WordDocument,
    lines: Sequence[Line],
    rule: RuleLine,
    profile: Profile,
    spare: list[Drawn],
) -> Iterator[Departure]:
    name, last = profile.components[rule.under].name, lines[-1]
    inside = within(name)
    under = Wording(f"Đường kẻ dưới {inside.vi}", f"Rule under the {inside.en}")
    above = _widths(document, lines, profile.components[rule.under].sizes)
    drawn, odd = _found(document, last, spare, above[0] * rule.share.low)
    if odd is not None:
        solid = Wording("đường kẻ nét liền", "a solid rule")
        yield depart(rules.RULE_KIND, last, component=under, found=odd, required=solid, article=rule.article)
    elif drawn is None:
        the = Wording(inside.vi, f"the {inside.en}")
        yield depart(rules.RULE_MISSING, last, component=the, article=rule.article)
    else:
        slack = _SLACK.get(rule.under, _USUAL_SLACK)
        if not any(rule.share.holds(drawn.length_mm / width, slack) for width in above):
            low, high = rule.share.low * above[0], rule.share.high * above[0]
            least, most = measured(round(low), "mm"), measured(round(high), "mm")
            wanted = least if low == high else Wording(f"từ {least.vi} đến {most.vi}", f"{least.en} to {most.en}")
            found = Wording(f"dài {measured(drawn.length_mm, 'mm').vi}", f"{measured(drawn.length_mm, 'mm').en} long")
            yield depart(rules.RULE_LENGTH, last, component=under, found=found, required=wanted, article=rule.article)


def _widths(document: WordDocument, lines: Sequence[Line], sizes: Span) -> tuple[float, float]:
    """(the last, the longest) of the lines of paper above the rule: the decree does not say by which it is measured.

    A size that is out of its range was told already, so here the nearest that is allowed counts.
    """
    found: list[float] = []
    for line in lines:
        bold = all(run.bold for run in line.lettered)
        size = min(max(line.shown_size, sizes.low), sizes.high)
        paper = broken(line.text, size, document.room_mm(line), bold=bold)
        found += [max(width_mm(text, size, bold=bold), 1) for text in paper]
    return found[-1], max(found)


def _found(
    document: WordDocument, last: Line, spare: list[Drawn], wanted_mm: float
) -> tuple[Drawn | None, Wording | None]:
    """(the rule, what stands in place of one); of several that hang on one paragraph the one that fits best."""
    below = _below(document, last)
    drawn = [one for line in (last, *below) for one in line.drawn]
    drawn.sort(key=lambda one: abs(one.length_mm - wanted_mm))
    if drawn:
        return drawn[0], None if drawn[0].solid else Wording("đường kẻ nét đứt", "a broken line")
    bordered = [(last, last.border_bottom), *((line, border) for line in below for border in _borders(line))]
    for holder, border in bordered:
        if border not in _NO_BORDER:
            length = document.room_mm(holder)
            solid = None if border in _SOLID else Wording("đường kẻ nét đứt hoặc nét đôi", "a broken or double line")
            return Drawn(length_mm=length), solid
    if any(TYPED_RULE.match(line.text) for line in below):
        return None, Wording("một dãy dấu gõ bằng bàn phím", "a row of typed marks")
    if last.lettered and all(run.underline for run in last.lettered):
        return None, Wording("chữ gạch chân", "underlined text")
    return (spare.pop(0), None) if spare else (None, None)


def _borders(line: Line) -> tuple[str, ...]:
    return (line.border_top, line.border_bottom) if line.blank else ()


def _below(document: WordDocument, last: Line) -> tuple[Line, ...]:
    """The lines under a component in which its rule may stand: blank ones, or one of typed marks."""
    at = next((n for n, line in enumerate(document.lines) if _same(line, last)), len(document.lines))
    out: list[Line] = []
    for line in document.lines[at + 1 : at + 1 + _FURTHER]:
        inside = (line.cell and line.cell.in_cell) == (last.cell and last.cell.in_cell)
        if not (line.blank or TYPED_RULE.match(line.text)) or (not inside and not (last.cell and last.cell.table == 0)):
            break
        out.append(line)
    return tuple(out)


def _same(line: Line, other: Line) -> bool:
    return line is other or (line.number == other.number and line.last and line.part == other.part)
