"""The words in which a prescribed form is written down: ranges, components, and the whole of a decree.

Lengths are in millimetres, sizes and spaces in points. Where the decree leaves a range, so does the profile: whoever
makes documents chooses a value within it, whoever checks them measures against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kehoach_xlsx.model.wording import Wording

Align = Literal["left", "center", "right", "both"]
Case = Literal["upper", "sentence"]


@dataclass(frozen=True, slots=True)
class Span:
    """What a measure may be, both ends included."""

    low: float
    high: float

    def holds(self, value: float, slack: float = 0) -> bool:
        """Whether a value lies in the range; `slack` is what a ruler may be out by."""
        return self.low - slack <= value <= self.high + slack


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One measure of the page or of the text, with the place in the decree that asks for it."""

    span: Span
    article: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Component:
    """One component of a document: how it is set. None, or no alignment, where the decree leaves it open."""

    name: Wording
    article: str
    sizes: Span
    bold: bool | None = None
    italic: bool | None = None
    case: Case | None = None
    align: tuple[Align, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleLine:
    """The rule under a component: its length as a share of the last line of the text above it."""

    under: str
    share: Span
    article: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """A whole decree: paper, margins, text, components by key, rules, and the sizes that go together.

    `families` are the sizes of Quốc hiệu, Tiêu ngữ and date that one document may have; `first_lines` the indents
    that the decree names, in millimetres; `line` the line spacing in lines.
    """

    name: str
    font: str
    font_article: str
    paper: tuple[Measure, Measure]
    margins: Mapping[str, Measure]
    page_number_article: str
    first_lines: tuple[float, ...]
    first_line_article: str
    gap: Measure
    line: Measure
    families: tuple[tuple[float, float, float], ...]
    family_article: str
    components: Mapping[str, Component]
    rules: tuple[RuleLine, ...]
