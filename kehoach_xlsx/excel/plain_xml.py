"""Sheets as the usual programs write them, looked through by searching instead of parsing.

Parsing a sheet once more than the reader of values does would double its cost. Excel, LibreOffice, WPS and our own
writer all write `<c r="B7" s="3"><v>` in one form; where a sheet does, one search passes over all plain cells and
stops at the others only. What does not fit is `Irregular`, and goes the long way through a parser.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from kehoach_xlsx.excel.address import MAX_COLUMN, CellRange, cell_range, column_number
from kehoach_xlsx.excel.links import linked_cells
from kehoach_xlsx.excel.raw import NOT_CALCULATED, Marks, Spot

NEAR_ROW: Final = 9_999
NEAR_COLUMN: Final = 702
"""Cells up to ZZ9999 are passed over without a look at how far they lie."""

# A plain cell lies near, and has only a format or holds a value that is no error. The search stops at any other, and
# takes its place, attributes, formula and value where it is written as usual. Possessive throughout, so that no
# crafted tag is tried twice.
_ODD_CELL: Final = re.compile(
    rb'<c(?=[ >/\t\r\n])(?! r="[A-Z]{1,2}+[0-9]{1,4}+"(?: s="[0-9]++")?+(?:/>|(?: t="(?!e")[a-zA-Z]++")?+><[vi]))'
    rb'(?: r="([A-Z]{1,3}[0-9]{1,7})"([^<>]*+)>(<f(?:[^<>]*+(?<=/)>|[^<]*+</f>))?(<v(?:/>|>[^<]*+</v>))?(</c>)?)?'
)
_BLANK_CELL: Final = re.compile(rb'<c r="[A-Z]++[0-9]++" s="[0-9]++"/>')
_EMPTY: Final = (b"", b"<v/>", b"<v></v>")
_PREFIXED: Final = re.compile(rb":(?:c|f|row|mergeCell)[ />]")
_FORMULA: Final = re.compile(rb"<f[ >/]")
_MERGED: Final = re.compile(rb'<mergeCell(?= )(?: ref="([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")?')
_HIDDEN: Final = re.compile(rb' hidden="(?:1|true)"')
_HIDDEN_ROW: Final = re.compile(rb'<row r="([0-9]{1,7})"[^<>]* hidden="(?:1|true)"')
_COLUMN: Final = re.compile(rb"<col ([^<>]*)>")
_FIRST: Final = re.compile(rb'\bmin="([0-9]{1,5})"')
_LAST: Final = re.compile(rb'\bmax="([0-9]{1,5})"')


class Irregular(Exception):  # noqa: N818 - a way of writing, not a fault
    """A sheet written in another form: it must be parsed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Survey:
    """What searching a sheet told: its marks, and a rectangle from A1 in which all filled cells lie."""

    marks: Marks
    rows: int
    columns: int


def without_blanks(xml: bytes) -> bytes:
    """Return a sheet without the cells that have a format only, most of a template's; to be used where it is regular.

    Where all cells say where they are, leaving some out moves none.
    """
    return _BLANK_CELL.sub(b"", xml)


def survey(xml: bytes) -> Survey:
    """Look through a sheet that is written in the usual form.

    Raises:
        Irregular: something is written in a form that searching cannot be sure of.
    """
    if not xml.startswith((b"<?xml", b"<worksheet")):
        raise Irregular
    body, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if end < 0:
        end = body
    if body < 0 or _PREFIXED.search(xml) or _ODD_CELL.search(xml, 0, body) or _ODD_CELL.search(xml, end):
        raise Irregular
    hits = _ODD_CELL.findall(xml, body, end)
    cells = _odd_cells(hits)
    if hits and len(_FORMULA.findall(xml, body, end)) != len(set(cells.formulas)):
        raise Irregular  # a formula stands where none is looked for
    marks = Marks(
        errors=cells.errors,
        formulas=frozenset(cells.formulas),
        linked=linked_cells(xml) if cells.formulas else frozenset(),
        merged=_merged(xml, end),
        hidden_rows=_hidden_rows(xml, body, end),
        hidden_columns=_hidden_columns(xml[:body]),
    )
    rows, columns = map(max, zip(*cells.far, strict=True))
    return Survey(marks=marks, rows=rows, columns=columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cells:
    """What the cells say at which the search stopped."""

    errors: dict[Spot, str] = field(default_factory=dict)
    formulas: list[Spot] = field(default_factory=list)
    far: list[Spot] = field(default_factory=lambda: [(NEAR_ROW, NEAR_COLUMN)])


def _odd_cells(hits: Iterable[tuple[bytes, bytes, bytes, bytes, bytes]]) -> _Cells:
    """Gather the cells at which the search stopped, by its groups."""
    cells = _Cells()
    for reference, attributes, formula, value, closed in hits:
        if not reference:
            raise Irregular
        if attributes.endswith(b"/"):
            continue  # only a format
        spot = _spot(reference)
        if spot[0] > NEAR_ROW or spot[1] > NEAR_COLUMN:
            cells.far.append(spot)
        failed = b' t="e"' in attributes
        if (formula or failed) and not closed:  # something else stands where the value is looked for
            raise Irregular
        if formula:
            cells.formulas.append(spot)
            # A text result may be empty (t="str", an empty v); anything else was never calculated.
            if value in _EMPTY and not (value and b' t="str"' in attributes):
                cells.errors[spot] = NOT_CALCULATED
        if failed and not (formula and value in _EMPTY):
            cells.errors[spot] = _text(value) or "#VALUE!"
    return cells


@lru_cache(maxsize=65_536)  # the same cells hold formulas in every workbook of a collection
def _spot(reference: bytes) -> Spot:
    letters = reference.rstrip(b"0123456789")
    return int(reference[len(letters) :]), _column(letters)


@cache
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _text(value: bytes) -> str:
    if b"&" in value:
        raise Irregular
    return value[len(b"<v>") : -len(b"</v>")].decode(errors="replace")


def _merged(xml: bytes, end: int) -> tuple[CellRange, ...]:
    if xml.find(b"<mergeCell ", end) < 0:
        return ()
    merged: list[CellRange] = []
    for left, top, right, bottom in _MERGED.findall(xml, end):
        if not left:
            raise Irregular
        first = int(top), _column(left)
        merged.append(cell_range(*first, *((int(bottom), _column(right)) if right else first)))
    return tuple(merged)


def _hidden_rows(xml: bytes, body: int, end: int) -> frozenset[int]:
    if xml.find(b'hidden="', body, end) < 0:
        return frozenset()
    rows = [int(digits) for digits in _HIDDEN_ROW.findall(xml, body, end)]
    if len(rows) != len(_HIDDEN.findall(xml, body, end)):
        raise Irregular
    return frozenset(rows)


def _hidden_columns(head: bytes) -> frozenset[int]:
    if not _HIDDEN.search(head):
        return frozenset()
    columns: set[int] = set()
    for attributes in _COLUMN.findall(head):
        if _HIDDEN.search(b" " + attributes):
            first, last = _FIRST.search(attributes), _LAST.search(attributes)
            if first is None or last is None:
                raise Irregular
            columns.update(range(int(first[1]), min(int(last[1]), MAX_COLUMN) + 1))
    return frozenset(columns)
