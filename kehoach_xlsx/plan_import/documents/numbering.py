"""The numbers that Word writes itself: computed from numbering.xml, so that "1." or "a)" is there to be read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kehoach_xlsx.plan_import.markers import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
_DIGITS = 4  # more than any list counts to; a number beyond is damage, or meant to do harm


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """One level of a list: its first number, its format ("decimal", "bullet", …) and its text ("%1.%2.")."""

    start: int = 1
    style: str = "decimal"
    text: str = "%1."


@dataclass(slots=True)
class Numbering:
    """The lists of a document; `label` counts on, so paragraphs are asked for in their order."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    roots: Mapping[str, str] = field(default_factory=dict)

    def label(self, number_id: str, depth: int) -> str:
        """The number or bullet of the next paragraph at `depth` (from 0) of a list, "" where it shows none."""
        levels = self.levels.get(number_id)
        if not levels or depth not in levels or depth >= _DEEPEST:
            return ""
        counters = self.counters.setdefault(self.roots[number_id], [None] * _DEEPEST)
        current = counters[depth]
        counters[depth] = levels[depth].start if current is None else current + 1
        counters[depth + 1 :] = [None] * (_DEEPEST - depth - 1)
        return _written(levels, counters, depth)


def _written(levels: Mapping[int, Level], counters: list[int | None], depth: int) -> str:
    level = levels[depth]
    if level.style == "bullet":
        return "+" if depth and level.text.strip() == "+" else "-"
    if level.style == "none":
        return ""
    text = level.text
    for at in range(depth + 1):
        shown = levels.get(at, Level())
        number = counters[at] if counters[at] is not None else shown.start
        text = text.replace(f"%{at + 1}", _formatted(number or 0, shown.style))
    return text


def _formatted(number: int, style: str) -> str:
    match style:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "upperLetter":
            return letter(number).upper()
        case "lowerLetter":
            return letter(number)
        case "decimalZero":
            return f"{number:02d}"
        case _:
            return str(number)


def small(text: str | None, default: int) -> int:
    """The number that an attribute holds, `default` where it has none or none that a list can have.

    >>> small("12", 1), small("-3", 1), small("9" * 20, 1), small(None, 0)
    (12, 1, 1, 0)
    """
    return int(text) if text and text.isdecimal() and len(text) <= _DIGITS else default


def letter(number: int) -> str:
    """The letter that Word counts with: a to z, then aa, bb.

    >>> letter(1), letter(28)
    ('a', 'bb')
    """
    times, at = divmod(max(number, 1) - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[at] * (times + 1)


def read_numbering(root: Any) -> Numbering:
    """Return the lists that the root element of numbering.xml declares; None gives no lists."""
    if root is None:
        return Numbering()
    abstract = {a.get(f"{W}abstractNumId"): _levels(a) for a in root.iter(f"{W}abstractNum")}
    levels: dict[str, Mapping[int, Level]] = {}
    roots: dict[str, str] = {}
    for num in root.iter(f"{W}num"):
        number_id = num.get(f"{W}numId")
        base = num.find(f"{W}abstractNumId")
        if number_id is None or base is None:
            continue
        over = {**abstract.get(base.get(f"{W}val"), {}), **_overridden(num)}
        levels[number_id] = over
        restarted = num.find(f"{W}lvlOverride") is not None
        roots[number_id] = number_id if restarted else f"abstract {base.get(f'{W}val')}"
    return Numbering(levels=levels, roots=defaultdict(str, roots))


def _levels(parent: Any) -> dict[int, Level]:
    return {small(level.get(f"{W}ilvl"), 0): _level(level) for level in parent.findall(f"{W}lvl")}


def _overridden(num: Any) -> dict[int, Level]:
    return {
        small(over.get(f"{W}ilvl"), 0): _level(level)
        for over in num.findall(f"{W}lvlOverride")
        if (level := over.find(f"{W}lvl")) is not None
    }


def _level(element: Any) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(f"{W}{name}")
        return default if found is None else found.get(f"{W}val", default)

    return Level(start=small(value("start", "1"), 1), style=value("numFmt", "decimal"), text=value("lvlText", ""))
