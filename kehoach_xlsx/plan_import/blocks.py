"""What every document becomes before anything is understood: a sequence of blocks that know their lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A paragraph, or one row of a table.

    `text` is the whole block in one line, mended, without emphasis marks, with its number or bullet as written
    ("1. …", "a) …", "- …"; what Word or HTML numbers itself is written out). `lines` are the physical lines it was
    made of (one in Word and HTML, several where the source is hard-wrapped). `cells` are the cells of a table row,
    each perhaps of several lines joined by newlines, empty for a paragraph. `first` and `last` count the lines of a
    text file, or the paragraphs of a Word document, from 1.
    """

    text: str
    lines: tuple[str, ...]
    first: int
    last: int
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One physical line and its number in the source, from 1."""

    text: str
    number: int


def physical_lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """The physical lines of the blocks, in order; a table row gives the lines of its cells, column by column."""
    for block in blocks:
        if block.cells:
            for cell in block.cells:
                yield from (Line(text=text, number=block.first) for text in cell.split("\n") if text)
        else:
            yield from (Line(text=text, number=block.first + at) for at, text in enumerate(block.lines))
