"""The paragraphs and table rows of one plan as a Word document and as an HTML page: the same plan in another form.

    word_of(blocks, auto_numbering=True)
    page_of(blocks, auto_numbering=False)

Letterhead and signature block have a paragraph for each of their lines, as officials type them.
"""

from collections.abc import Iterator, Sequence
from html import escape

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.regions import divide

from .plan_sources import Lists
from .word_lists import WordText

_LEVELS = {
    "decimal": (("decimal", "%1."), ("decimal", "%1.%2.")),
    "letter": (("lowerLetter", "%1)"),),
    "bullet": (("bullet", "-"), ("bullet", "+")),
}
Piece = str | list[tuple[str, ...]]  # a paragraph, or the rows of a table


def pieces(blocks: Sequence[Block]) -> list[Piece]:
    """Return paragraphs and tables in their order."""
    regions = divide(blocks)
    framing = {id(block) for block in (*regions.head, *regions.closing)}
    every = (*regions.head, *regions.body, *regions.closing, *(b for part in regions.appendices for b in part))
    found: list[Piece] = []
    for block in sorted(every, key=lambda block: block.first):
        if not block.cells:
            found += block.lines if id(block) in framing else (block.text,)
        elif found and isinstance(found[-1], list):
            found[-1].append(block.cells)
        else:
            found.append([block.cells])
    return found


def word_of(blocks: Sequence[Block], *, auto_numbering: bool) -> bytes:
    """Return a .docx; with `auto_numbering` Word counts "1.", "1.1." and "a)" and draws the bullets."""
    word, lists = WordText(), Lists()
    numbers: dict[int, int] = {}
    for piece in pieces(blocks):
        place = lists.place(piece) if auto_numbering and isinstance(piece, str) else None
        if isinstance(piece, list):
            width = max(map(len, piece))
            word.table([(*row, *[""] * (width - len(row))) for row in piece])
        elif place is None:
            word.document.add_paragraph(piece)
        else:
            if place.number not in numbers:
                numbers[place.number] = word.again(word.list_of(*_LEVELS[lists.kinds[place.number - 1]]))
            word.item(numbers[place.number], place.level, place.text)
    return word.saved()


def page_of(blocks: Sequence[Block], *, auto_numbering: bool) -> bytes:
    """Return an HTML page; with `auto_numbering` "1." and "-" are items of lists."""
    body = "\n".join(html for piece in pieces(blocks) for html in _html(piece, listed=auto_numbering))
    return f'<!DOCTYPE html><html lang="vi"><head><title>x</title></head><body>{body}</body></html>'.encode()


def _html(piece: Piece, *, listed: bool) -> Iterator[str]:
    if isinstance(piece, list):
        rows = ("".join(f"<td>{_escaped(cell)}</td>" for cell in row) for row in piece)
        yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        return
    number, dot, text = piece.partition(". ")
    if not listed or not (piece.startswith("- ") or (dot and number.isdecimal())):
        yield f"<p>{_escaped(piece)}</p>"
    elif piece.startswith("- "):
        yield f"<ul><li>{_escaped(piece[2:])}</li></ul>"
    else:
        yield f'<ol start="{number}"><li>{_escaped(text)}</li></ol>'


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
