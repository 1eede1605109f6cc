"""What the reader of values cannot see in an .xlsx sheet: error cells, formulas, merged ranges, what is hidden."""

import io
import re
from typing import Any

from lxml import etree

from kehoach_xlsx.excel.address import MAX_COLUMN, CellRange, column_number
from kehoach_xlsx.excel.links import linked_cells
from kehoach_xlsx.excel.package import local
from kehoach_xlsx.excel.raw import NOT_CALCULATED, Marks, Spot

_WORTH_A_LOOK = re.compile(
    rb"""<(?:[\w.-]+:)?(?:f[\s/>]|mergeCell[\s/])|\s(?:t\s*=\s*["']e["']|hidden\s*=\s*["'](?:1|true)["'])"""
)
_MARKED = etree.XPath("*[@t='e' or *[local-name()='f']]")
_TRUE = ("1", "true")
_SPOT = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def parse_marks(xml: bytes) -> Marks:
    """Read the marks of one sheet, however it is written, as a stream; one without any is passed over by one search.

    Raises:
        etree.XMLSyntaxError: the sheet is not well-formed.
    """
    if not xml.startswith((b"\xff\xfe", b"\xfe\xff")) and not _WORTH_A_LOOK.search(xml):
        return Marks()
    scan = _Scan()
    events = etree.iterparse(
        io.BytesIO(xml),
        tag=("{*}row", "{*}mergeCell", "{*}col"),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    for _, element in events:
        scan.see(element)
    return Marks(
        errors=scan.errors,
        formulas=frozenset(scan.formulas),
        linked=linked_cells(xml),
        merged=tuple(scan.merged),
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
    )


class _Scan:
    """Keeps the place while the sheet streams by row; rows and cells may leave their reference out."""

    def __init__(self) -> None:
        self.errors: dict[Spot, str] = {}
        self.formulas: set[Spot] = set()
        self.merged: list[CellRange] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._row = 0

    def see(self, element: Any) -> None:
        if local(element) == "row":
            number = element.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            if element.get("hidden") in _TRUE:
                self.hidden_rows.add(self._row)
            marked: Any = _MARKED(element)
            if marked:
                self._cells_seen(element, set(marked))
            element.clear()
            while element.getprevious() is not None:  # or the parent keeps a million empty rows
                del element.getparent()[0]
        elif local(element) == "col":
            self._columns_seen(element)
        elif area := _area(element.get("ref", "")):
            self.merged.append(area)

    def _columns_seen(self, element: Any) -> None:
        first, last = element.get("min", ""), element.get("max", "")
        if element.get("hidden") in _TRUE and first.isdecimal() and last.isdecimal():
            self.hidden_columns.update(range(int(first), min(int(last), MAX_COLUMN) + 1))

    def _cells_seen(self, row: Any, marked: set[Any]) -> None:
        column = 0
        for cell in row.iterchildren("{*}c"):
            here = _spot(cell.get("r", "")) or (self._row, column + 1)
            column = here[1]
            if cell in marked:
                self._cell_seen(here, cell)

    def _cell_seen(self, here: Spot, cell: Any) -> None:
        kind = cell.get("t")
        children = {local(child): child for child in cell}
        result = children.get("v")
        text = (result.text or "") if result is not None else ""
        if kind == "e":
            self.errors[here] = text or "#VALUE!"
        if "f" in children:
            self.formulas.add(here)
            # A text result may be empty (t="str", an empty v); anything else was never calculated.
            if not text and not (kind == "str" and result is not None):
                self.errors[here] = NOT_CALCULATED


def _spot(reference: str) -> Spot | None:
    match = _SPOT.fullmatch(reference)
    return (int(match[2]), column_number(match[1])) if match else None


def _area(reference: str) -> CellRange | None:
    first, _, last = reference.partition(":")
    start, end = _spot(first), _spot(last or first)
    if start is None or end is None:
        return None
    return CellRange(first_row=start[0], first_column=start[1], last_row=end[0], last_column=end[1])
