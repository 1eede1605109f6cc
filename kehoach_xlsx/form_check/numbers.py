"""Numbering I., 1., a): in order, without gaps, in the Vietnamese alphabet, with the right mark after it."""

from collections.abc import Iterable, Iterator
from typing import Final

from kehoach_xlsx.decree.profile import Profile
from kehoach_xlsx.form_check.document import Line
from kehoach_xlsx.form_check.markers import LETTERS, Level, Marker, marker, roman
from kehoach_xlsx.form_check.parts import Parts
from kehoach_xlsx.form_check.telling import Departure, depart, quoted
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.form_rules import text as rules

_MARKS: Final[dict[Level, tuple[str, ...]]] = {
    "part": (".",),
    "item": (".",),
    "subitem": (".", ""),
    "letter": (")",),
}
_NUMBERED: Final = Wording("Số thứ tự", "Numbering")
_DEEPER: Final[dict[Level, tuple[Level, ...]]] = {
    "part": ("item", "subitem", "letter"),
    "item": ("subitem", "letter"),
    "subitem": ("letter",),
    "letter": (),
}


def numbers(parts: Parts, profile: Profile) -> Iterator[Departure]:
    """All departures of numbering in the text."""
    article = profile.components["body"].article
    for rule, line, found, required in _wrong(line for line in parts.body if line.first and line.cell is None):
        words = (
            quoted(required)
            if required
            else Wording("chữ cái tiếng Việt: a, b, c, d, đ, e, g…", "a, b, c, d, đ, e, g…")
        )
        yield depart(rule, line, component=_NUMBERED, found=quoted(found), required=words, article=article)


def _wrong(lines: Iterable[Line]) -> Iterator[tuple[Rule, Line, str, str]]:
    """(rule, line, what stands there, what should) for each number that is wrong; after a gap one counts on."""
    last: dict[Level, tuple[int, ...]] = {}
    carried = 0  # the last "1." of the part before: some documents count on
    for line in lines:
        found = marker(line.text)
        if found is None or (found.level == "letter" and found.path == (1,) and _is_no_point(found)):
            continue
        written = f"{found.words}{found.mark}"
        if found.mark not in _MARKS[found.level]:
            right = "." if found.level in ("part", "item", "subitem") else ")"
            yield rules.NUMBERING_SHAPE, line, written, f"{found.words}{right}"
        if not (found.level == "item" and "item" not in last and carried and found.path == (carried + 1,)):
            yield from _sequence(found, last, line, written)
        last[found.level] = found.path if found.path != (0,) else (last.get("letter", (0,))[0] + 1,)
        for deeper in _DEEPER[found.level]:
            ended = last.pop(deeper, None)
            if deeper == "item" and ended:
                carried = ended[0]


def _is_no_point(found: Marker) -> bool:
    return found.mark in ("-", ":")


def _sequence(
    found: Marker, last: dict[Level, tuple[int, ...]], line: Line, written: str
) -> Iterator[tuple[Rule, Line, str, str]]:
    before = last.get(found.level)
    if found.level == "letter":
        wanted = (before[0] if before else 0) + 1
        if found.path == (0,):
            yield rules.NUMBERING_LETTER, line, written, ""
        elif found.path != (wanted,) and wanted <= len(LETTERS):
            skipped_dd = (LETTERS[wanted - 1], found.path[0]) == ("đ", wanted + 1)
            rule = rules.NUMBERING_LETTER if skipped_dd else rules.NUMBERING_GAP
            yield rule, line, written, f"{LETTERS[wanted - 1]})"
        return
    if found.level == "subitem":
        yield from _subitem(found, last, line, written)
        return
    next_one = (before[0] if before else 0) + 1
    if found.path[0] != next_one:
        words = roman(next_one) if found.level == "part" else str(next_one)
        yield rules.NUMBERING_GAP, line, written, f"{words}."


def _subitem(
    found: Marker, last: dict[Level, tuple[int, ...]], line: Line, written: str
) -> Iterator[tuple[Rule, Line, str, str]]:
    """ "1.2" follows "1.1" under item 1; deeper ones begin with 1 under theirs."""
    before, item = last.get("subitem"), last.get("item")
    depth = len(found.path)
    if before and len(before) >= depth and before[: depth - 1] == found.path[:-1]:
        wanted = (*before[: depth - 1], before[depth - 1] + 1)
    elif before and len(before) == depth - 1:
        wanted = (*before, 1)
    elif item and depth == 2:
        wanted = (item[0], 1)
    else:
        return
    if found.path != wanted:
        yield rules.NUMBERING_GAP, line, written, f"{'.'.join(map(str, wanted))}."
