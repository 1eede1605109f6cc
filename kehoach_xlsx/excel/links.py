"""Cells of an .xlsx sheet whose formula looks into another workbook: their value is as old as its last update."""

import io
import re
from typing import Any

from lxml import etree

from kehoach_xlsx.excel.address import column_number
from kehoach_xlsx.excel.package import local
from kehoach_xlsx.excel.raw import Spot

_WORTH_A_LOOK = re.compile(rb"<(?:[\w.-]+:)?f(?:\s[^<>]*)?>[^<]*(?:\[|file:)")
_TEXT = re.compile(r'"(?:[^"]|"")*"')
# "[1]Sheet!A1", "'[1]Sheet 2'!A1", "'C:\\x\\[b.xlsx]S'!A1"; not "Table[Column]" nor "Table[[#All],[1]]".
_LINK = re.compile(r"(?<![\w\]\[.@#,])\[[1-9][0-9]*\]|'[^'\[]*\[[^\]]+\][^']*'!|'?file:")
_SPOT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def is_link(formula: str) -> bool:
    """Say whether a formula looks into another workbook.

    >>> is_link("[1]Sheet!A1+1"), is_link("SUM('[2]Trang 1'!A1:A9)"), is_link("SUM(T[Cột])"), is_link('"[1]x"')
    (True, True, False, False)
    """
    return _LINK.search(_TEXT.sub("", formula)) is not None


def linked_cells(xml: bytes) -> frozenset[Spot]:
    """Return the cells of one sheet that look into another workbook; most sheets are passed over by one search.

    Raises:
        etree.XMLSyntaxError: the sheet is not well-formed.
    """
    if (b"[" not in xml and b"file:" not in xml) or not _WORTH_A_LOOK.search(xml):
        return frozenset()
    found: set[Spot] = set()
    shared: set[str] = set()  # the numbers of shared formulas, whose text stands in their first cell alone
    events = etree.iterparse(
        io.BytesIO(xml), tag="{*}c", resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    for _, cell in events:
        spot = _SPOT.fullmatch(cell.get("r", ""))
        if spot is not None and _is_linked(cell, shared):
            found.add((int(spot[2]), column_number(spot[1])))
        cell.clear()
    return frozenset(found)


def _is_linked(cell: Any, shared: set[str]) -> bool:
    for child in cell:
        if local(child) == "f":
            number = child.get("si") if child.get("t") == "shared" else None
            linked = is_link(child.text or "") or (number is not None and number in shared)
            if linked and number is not None:
                shared.add(number)
            return linked
    return False
