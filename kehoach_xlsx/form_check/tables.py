"""What a table gives to the text in its cells: the width of the line, visible borders, the look of its style."""

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_xlsx.form_check.drawn import shown_content
from kehoach_xlsx.form_check.package import Element, W
from kehoach_xlsx.form_check.styles import Look, Styles, paragraph_look
from kehoach_xlsx.form_check.units import MM_PER_TWIP, number

_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"})
_MARGIN_MM = 1.9  # of a cell on each side, where nothing says otherwise
_NO_LINE = frozenset({"nil", "none", ""})


@dataclass(frozen=True, kw_only=True, slots=True)
class TableLook:
    """What the cells of one table share. `columns` are the widths of its grid in mm."""

    number: int
    columns: tuple[float, ...]
    sides_mm: float
    ruled: bool
    run: Look
    paragraph: Look


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those within content controls."""
    return _children(table, f"{W}tr")


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return _children(row, f"{W}tc")


def _children(parent: Element, tag: str) -> Iterator[Element]:
    for child in shown_content(parent):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def table_look(table: Element, styles: Styles, count: int) -> TableLook:
    """Read a table's own properties over those of its style."""
    properties = table.find(f"{W}tblPr")
    named = None if properties is None else properties.find(f"{W}tblStyle")
    name = styles.default("table") if named is None else named.get(f"{W}val", "")
    chain = [style.find(f"{W}tblPr") for style in styles.chain(name)]
    given = [found for found in (*chain, properties) if found is not None]
    run: dict[str, object] = {}
    paragraph: dict[str, object] = {}
    for style in styles.chain(name):
        run |= styles.run(style.find(f"{W}rPr"))
        paragraph |= paragraph_look(style.find(f"{W}pPr"))
    return TableLook(
        number=count,
        columns=tuple((number(c.get(f"{W}w")) or 0) * MM_PER_TWIP for c in table.iterfind(f"{W}tblGrid/{W}gridCol")),
        sides_mm=_side(given, ("left", "start")) + _side(given, ("right", "end")),
        ruled=_ruled(given) or _any_cell_ruled(table),
        run=run,
        paragraph=paragraph,
    )


def width_of(cell: Element, look: TableLook, column: int) -> float:
    """The length in mm of a line of text in a cell that begins at a column of the grid (from 0)."""
    whole = sum(look.columns[column : column + span(cell)])
    said = cell.find(f"{W}tcPr/{W}tcW")
    if said is not None and said.get(f"{W}type", "dxa") == "dxa" and (number(said.get(f"{W}w")) or 0) > 0:
        whole = (number(said.get(f"{W}w")) or 0) * MM_PER_TWIP
    return max(whole - look.sides_mm, 1)


def span(cell: Element) -> int:
    """How many columns of the grid a cell covers."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if found is None else min(max(int(number(found.get(f"{W}val")) or 1), 1), 63)


def _side(given: list[Element], names: tuple[str, str]) -> float:
    for properties in reversed(given):
        for name in names:
            found = properties.find(f"{W}tblCellMar/{W}{name}")
            if found is not None:
                return (number(found.get(f"{W}w")) or 0) * MM_PER_TWIP
    return _MARGIN_MM


def _ruled(given: list[Element]) -> bool:
    for properties in reversed(given):
        borders = properties.find(f"{W}tblBorders")
        if borders is not None:
            return any(border.get(f"{W}val", "") not in _NO_LINE for border in borders)
    return False


def _any_cell_ruled(table: Element) -> bool:
    """Whether a cell has lines beside it; one above or below may be the rule under a heading."""
    sides = ("left", "right", "start", "end")
    found = (table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders/{W}{side}") for side in sides)
    return any(border.get(f"{W}val", "") not in _NO_LINE for borders in found for border in borders)
