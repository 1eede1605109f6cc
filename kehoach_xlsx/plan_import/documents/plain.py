"""Plain text and Markdown, as saved from a word processor or flattened from the web."""

import re
from collections.abc import Iterator

from kehoach_xlsx.plan_import.blocks import Block, Line
from kehoach_xlsx.plan_import.documents.pipes import cells_of, is_rule, lost_tables, row_block
from kehoach_xlsx.plan_import.documents.wrapping import paragraphs
from kehoach_xlsx.vietnamese.text import mend

_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*])([^*]+?)(?<=[^\s*])\1(?![\w*])")
_HEADING = re.compile(r"#{1,6}\s+")
_FOOTNOTE = re.compile(r"(?<=[^\s])\[\d{1,2}\]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def read_plain(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, its lines counted from 1."""
    numbered = [Line(text=_undressed(line), number=n) for n, line in enumerate(text.splitlines(), start=1)]
    return tuple(_blocks([line for line in numbered if not is_rule(line.text)]))


def _undressed(line: str) -> str:
    """The line without spaces at its ends and without the marks of Markdown."""
    bare = _HEADING.sub("", mend(line).replace("\n", " "))
    for pattern in (_BOLD, _ITALIC):
        bare = pattern.sub(r"\2", bare)
    return re.sub(r" {2,}|\t", " ", _FOOTNOTE.sub("", _ESCAPED.sub(r"\1", bare))).strip()


def _blocks(lines: list[Line]) -> Iterator[Block]:
    loose: list[Line] = []
    for piece in lost_tables(lines):
        row = piece if isinstance(piece, Block) else _row(piece)
        if row is None and isinstance(piece, Line):
            if not piece.text.isdecimal():  # the number of a page
                loose.append(piece)
            continue
        yield from paragraphs(loose)
        loose = []
        if row is not None:
            yield row
    yield from paragraphs(loose)


def _row(line: Line) -> Block | None:
    cells = cells_of(line.text)
    return row_block(cells, line.number, line.number) if cells else None
