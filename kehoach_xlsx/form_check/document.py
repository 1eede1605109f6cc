"""A document as it is really set: lines of text with their look, where they stand, and the sections they stand in.

Lengths are in millimetres, sizes and spaces in points. A line break within a paragraph parts it into two lines here,
since offices write "BÁO CÁO" and its subject, or two lines of a title, into one paragraph.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from kehoach_xlsx.decree.widths import width_mm
from kehoach_xlsx.vietnamese.text import fold

_LINE_HEIGHT: Final = 1.15  # of Times New Roman, in sizes
_FIRST_WORDS: Final = 60


@lru_cache(maxsize=65_536)  # every check asks for the text of a line again
def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A piece of text with one look; `fonts` are those that its letters really take."""

    text: str
    fonts: frozenset[str]
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    color: str = "auto"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A line that was drawn: its length, and whether it is solid."""

    length_mm: float
    solid: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell of a table: numbers from 1, the width of its text, whether the table shows lines."""

    table: int
    row: int
    column: int
    width_mm: float
    ruled: bool
    in_cell: int = 0  # which cell it is, counted through the document


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)  # two lines that say the same are still two
class Line:
    """A line of text with the look of its paragraph; `number` counts the paragraphs of its part from 1.

    `first` and `last` say whether it begins and ends its paragraph; `before` and `after` are 0 where it does not.
    `breaks` says that a page or a section ends with it,
    `pictured` that a picture, chart or drawing stands in it.
    `label` is the number that Word writes itself, which also stands at the beginning of `text`.
    """

    number: int
    runs: tuple[Run, ...] = ()
    label: str = ""
    first: bool = True
    last: bool = True
    align: str = "left"
    first_mm: float = 0
    left_mm: float = 0
    right_mm: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    line_rule: str = "auto"
    size: float = 10
    keep_next: bool = False
    page_before: bool = False
    border_top: str = ""
    border_bottom: str = ""
    same_style_close: bool = False
    style: str = ""
    section: int = 0
    part: str = "body"
    cell: Cell | None = None
    drawn: tuple[Drawn, ...] = ()
    breaks: bool = False
    field_page: bool = False
    pictured: bool = False
    center_tab: bool = False

    @property
    def raw(self) -> str:
        """The text as it was typed, tabs and spaces and all."""
        own = "".join(run.text for run in self.runs)
        return f"{self.label} {own.lstrip()}" if self.label and own.strip() else own

    @property
    def text(self) -> str:
        """The text with single spaces, precomposed, capitals as shown."""
        own = "".join(run.text.upper() if run.caps else run.text for run in self.runs)
        label = f"{self.label} " if self.label and own.strip() else ""
        return _plain(label + own)

    @property
    def folded(self) -> str:
        """The text for comparison: lower case, one spelling of tone marks."""
        return fold(self.text)

    @property
    def blank(self) -> bool:
        """Whether no text stands here."""
        return not self.text

    @property
    def lettered(self) -> tuple[Run, ...]:
        """The runs in which letters or digits stand: a space has no look."""
        found = tuple(run for run in self.runs if any(c.isalnum() for c in run.text))
        return found or tuple(run for run in self.runs if run.text.strip())

    @property
    def first_words(self) -> str:
        """How the line is named to people."""
        text = self.text
        return text if len(text) <= _FIRST_WORDS else text[:_FIRST_WORDS].rsplit(" ", 1)[0] + "…"

    @property
    def shown_size(self) -> float:
        """The size of its text, that of the paragraph mark where it has none."""
        return max((run.size for run in self.lettered), default=self.size)

    @property
    def width_mm(self) -> float:
        """How long the text is when set on one line."""
        return sum(width_mm(run.text.upper() if run.caps else run.text, run.size, bold=run.bold) for run in self.runs)

    @property
    def spacing(self) -> float:
        """The distance of lines in lines: 1 is single."""
        if self.line_rule == "auto":
            return self.line
        lines = self.line / (self.shown_size * _LINE_HEIGHT)
        return max(lines, 1) if self.line_rule == "atLeast" else lines

    @property
    def height(self) -> float:
        """The height of one line of it in points, with the space around it."""
        return self.shown_size * _LINE_HEIGHT * self.spacing + self.before + self.after

    @property
    def start_mm(self) -> float:
        """Where its first letter, or its bullet, stands, from the margin."""
        tab = 12.7 if self.raw.startswith("\t") and not self.label else 0
        return self.left_mm + self.first_mm + tab


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """What stands in the top or bottom margin: the lines of one header or footer."""

    lines: tuple[Line, ...] = ()

    @property
    def page_number(self) -> Line | None:
        """The line with the page number, None where there is none."""
        return next((line for line in self.lines if line.field_page), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Paper, margins and margins' texts of a part of the document; lengths in mm, None where not said."""

    number: int
    width: float
    height: float
    landscape: bool
    margins: dict[str, float]
    first_differs: bool
    headers: dict[str, Header] = field(default_factory=dict)
    footers: dict[str, Header] = field(default_factory=dict)
    starts_at: int | None = None
    number_format: str = "decimal"
    kind: str = "nextPage"

    @property
    def text_mm(self) -> float:
        """The length of a line."""
        return self.width - self.margins["left"] - self.margins["right"]

    @property
    def text_pt(self) -> float:
        """The height of the text of a page, in points."""
        return (self.height - self.margins["top"] - self.margins["bottom"]) / 25.4 * 72


@dataclass(frozen=True, kw_only=True, slots=True)
class WordDocument:
    """All that is measured of a document. `traces` counts tracked changes and comments."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    margins: tuple[Line, ...]  # lines of headers, footers and notes
    changes: int = 0
    comments: int = 0

    def room_mm(self, line: Line) -> float:
        """How long a line of text may be where `line` stands."""
        whole = line.cell.width_mm if line.cell else self.sections[line.section].text_mm
        return max(whole - line.left_mm - line.right_mm, 1)

    def rows_of(self, line: Line) -> int:
        """On how many lines of paper the text stands, at least 1."""
        room = self.room_mm(line)
        return max(1, -(-int(line.width_mm + max(line.first_mm, 0)) // max(int(room), 1)))

    def height(self, lines: tuple[Line, ...]) -> float:
        """About how high these lines stand in points when set on paper; cells beside each other count once."""
        beside: dict[tuple[int, int], dict[int, float]] = {}
        whole = 0.0
        for line in lines:
            own = line.shown_size * _LINE_HEIGHT * line.spacing * self.rows_of(line) + line.before + line.after
            if line.cell is None:
                whole += own
            else:
                row = beside.setdefault((line.cell.table, line.cell.row), {})
                row[line.cell.column] = row.get(line.cell.column, 0) + own
        return whole + sum(max(row.values()) for row in beside.values())
