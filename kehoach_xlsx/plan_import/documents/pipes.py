"""Tables in plain text: rows written with "|", and tables that a web page lost, cell by cell between lone "|" lines."""

import re
from collections.abc import Iterator, Sequence

from kehoach_xlsx.plan_import.blocks import Block, Line

_RULE = re.compile(r"[|\s:\-–_=*+.]*[-–_=*]{2,}[|\s:\-–_=*+.]*")
_FIRST_HEADING = re.compile(r"(?:S(?:ố )?)?TT\.?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]+|[A-Z]|[a-zđ])[.)]?")
_LONGEST_CELL = 60  # lines: what stands between two bars and is longer is no cell


def is_rule(text: str) -> bool:
    """Whether a line only draws: dashes, stars, the rule of a Markdown table."""
    return bool(text) and _RULE.fullmatch(text) is not None


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row written in one line ("| a | b |", "a | b |"), none where the line is no row."""
    if text.count("|") < 2 and not re.fullmatch(r"\|?[^|]+\s\|\s[^|]+", text):
        return ()
    inner = text.strip().removeprefix("|").removesuffix("|")
    cells = tuple(re.sub(r"<br ?/?>", "\n", cell).strip() for cell in inner.split("|"))
    return cells if len(cells) > 1 else ()


def row_block(cells: Sequence[str], first: int, last: int) -> Block:
    """The block of a table row."""
    shown = tuple(cells)
    text = " | ".join(cell.replace("\n", " ") for cell in shown)
    return Block(text=text, lines=(text,), first=first, last=last, cells=shown)


def lost_tables(lines: Sequence[Line]) -> Iterator[Line | Block]:
    """Yield lines, and rows where lone "|" lines part the cells of a table that begins with a column STT or TT."""
    at = 0
    while at < len(lines):
        if _opens_table(lines, at):
            rows, at = _table(lines, at)
            yield from rows
        else:
            if lines[at].text != "|":
                yield lines[at]
            at += 1


def _opens_table(lines: Sequence[Line], at: int) -> bool:
    following = [line.text for line in lines[at + 1 : at + 3] if line.text]
    return bool(_FIRST_HEADING.fullmatch(lines[at].text)) and "|" in following[:1]


def _table(lines: Sequence[Line], at: int) -> tuple[list[Block], int]:
    """The rows of the table that begins at `at`, and where it ends."""
    cells, end = _cells(lines, at)
    width = next((n for n, cell in enumerate(cells) if n and _starts_row(cells, n)), len(cells))
    rows: list[list[list[Line]]] = []
    for n, cell in enumerate(cells):
        if not rows or _new_row(cells, n, rows[-1], width):
            rows.append([])
        rows[-1].append(cell)
    return [_row(row) for row in rows if any(row)], end


def _cells(lines: Sequence[Line], at: int) -> tuple[list[list[Line]], int]:
    cells: list[list[Line]] = []
    current: list[Line] = []
    end = at
    for n in range(at, len(lines)):
        if lines[n].text == "|":
            cells.append(current)
            current, end = [], n + 1
        elif lines[n].text:
            current.append(lines[n])
            if len(current) > _LONGEST_CELL:
                break
    return cells, end


def _plain(cell: list[Line]) -> str:
    return " ".join(line.text for line in cell)


def _starts_row(cells: list[list[Line]], n: int) -> bool:
    """Whether cell `n` is the first ordinal below the headings: an ordinal followed by words."""
    return bool(_ORDINAL.fullmatch(_plain(cells[n]))) and n + 1 < len(cells) and len(_plain(cells[n + 1])) > 3


def _new_row(cells: list[list[Line]], n: int, row: list[list[Line]], width: int) -> bool:
    if len(row) >= width:
        return True
    return len(row) > 1 and _starts_row(cells, n)


def _row(cells: list[list[Line]]) -> Block:
    numbers = [line.number for cell in cells for line in cell]
    return row_block(["\n".join(line.text for line in cell) for cell in cells], min(numbers), max(numbers))
