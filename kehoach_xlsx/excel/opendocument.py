"""An OpenDocument sheet's bounds and marks: what its XML tells and the reader of values does not.

Cells and rows are written once and repeated by a number, so a small file can claim a full sheet: the claim is
counted before a reader spreads it out.
"""

import io
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from kehoach_xlsx.excel.address import MAX_COLUMN, MAX_ROW, CellRange, address
from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.links import is_link
from kehoach_xlsx.excel.package import local
from kehoach_xlsx.excel.raw import NOT_CALCULATED, Marks, Reason, Refused, Spot

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_HIDDEN: Final = ("collapse", "filter")


def read_tables(xml: bytes, limits: Limits) -> dict[str, Marks]:
    """Return the marks of each sheet of a content.xml.

    Raises:
        Refused: a sheet's cells are more, or reach farther, than a reader should hold.
        etree.XMLSyntaxError: the part is not well-formed.
    """
    found: dict[str, Marks] = {}
    table = _Table("", limits)
    tags = [f"{_TABLE}{name}" for name in ("table", "table-row", "table-column")]
    events = etree.iterparse(
        io.BytesIO(xml),
        events=("start", "end"),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    for event, element in events:
        kind = local(element)
        if event == "start":
            table = _Table(element.get(f"{_TABLE}name", ""), limits) if kind == "table" else table
        elif kind == "table":
            found[table.name] = table.marks()
            element.clear()
        elif kind == "table-row":
            table.row_seen(element)
            element.clear()
        else:
            table.column_seen(element)
    return found


class _Table:
    """Keeps the place while a table streams by row."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._rows = self._columns = self._reach = self._values = 0
        self._errors: dict[Spot, str] = {}
        self._formulas: set[Spot] = set()
        self._linked: set[Spot] = set()
        self._merged: list[CellRange] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def marks(self) -> Marks:
        """Return what was seen."""
        return Marks(
            errors=self._errors,
            formulas=frozenset(self._formulas),
            linked=frozenset(self._linked),
            merged=tuple(self._merged),
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
        )

    def column_seen(self, element: Any) -> None:
        """Count a column, or several alike."""
        first, self._columns = self._columns, self._columns + _times(element, "columns")
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self._hidden_columns.update(range(first + 1, min(self._columns, MAX_COLUMN) + 1))

    def row_seen(self, element: Any) -> None:
        """Take what stands in a row, or in several alike."""
        first, self._rows = self._rows, self._rows + _times(element, "rows")
        cells = tuple(_filled(element))
        if not cells:
            return
        times = self._rows - first
        self._reach = max(self._reach, *(column + many - 1 for column, many, _ in cells))
        self._values += times * sum(many for _, many, _ in cells)
        self._check()
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self._hidden_rows.update(range(first + 1, self._rows + 1))
        for row in range(first + 1, self._rows + 1):
            for column, many, cell in cells:
                for each in range(column, column + many):
                    self._cell_seen((row, each), cell)

    def _check(self) -> None:
        where = address(self._rows, self._reach)
        if self._values > self._limits.values:
            raise Refused(Reason.TOO_LARGE, f"sheet {self.name!r}: more than {self._limits.values} cells", self.name)
        if self._rows * self._reach > self._limits.cells or self._rows > MAX_ROW or self._reach > MAX_COLUMN:
            raise Refused(Reason.TOO_FAR, f"sheet {self.name!r}: cells reach {where}", self.name)

    def _cell_seen(self, spot: Spot, cell: Any) -> None:
        error = cell.get(f"{_CALC}value-type") == "error"
        written = cell.get(f"{_TABLE}formula")
        formula = written is not None
        if formula:
            self._formulas.add(spot)
            if is_link(written):
                self._linked.add(spot)
        if error:
            self._errors[spot] = _text(cell) or "#VALUE!"
        elif formula and cell.get(f"{_OFFICE}value-type") is None and cell.find(f"{_TEXT}p") is None:
            # An empty text as a result is an empty paragraph.
            self._errors[spot] = NOT_CALCULATED
        columns, rows = _span(cell, "columns"), _span(cell, "rows")
        if columns > 1 or rows > 1:
            last = {"last_row": spot[0] + rows - 1, "last_column": spot[1] + columns - 1}
            self._merged.append(CellRange(first_row=spot[0], first_column=spot[1], **last))


def _filled(row: Any) -> Iterator[tuple[int, int, Any]]:
    """Yield column, number of repeats and element of each cell that holds something."""
    column = 1
    for cell in row:
        if local(cell) not in {"table-cell", "covered-table-cell"}:
            continue
        many = _times(cell, "columns")
        if len(cell) or cell.get(f"{_OFFICE}value-type") or cell.get(f"{_TABLE}formula"):
            yield column, many, cell
        elif _span(cell, "columns") > 1 or _span(cell, "rows") > 1:
            yield column, 1, cell
        column += many


def _times(element: Any, what: str) -> int:
    return _number(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _span(cell: Any, what: str) -> int:
    return _number(cell.get(f"{_TABLE}number-{what}-spanned", "1"))


def _number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 10 else 1


def _text(cell: Any) -> str:
    return "\n".join("".join(part.itertext()) for part in cell if part.tag == f"{_TEXT}p")
