"""A marked copy as an officer treats it: what is marked in it, and only that, is corrected."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from kehoach_xlsx.compilers.sheets import CORRECTIONS_TITLE
from kehoach_xlsx.excel.layout import Style
from kehoach_xlsx.excel.styles import STYLES
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.pipeline import LoadedPlan, check, return_workbooks

FILLS = {f"FF{str(STYLES[look]['bg_color'])[1:]}" for look in (Style.MARKED_BAD, Style.MARKED_WARN)}
Place = tuple[str, str]
"""A sheet's title and a cell's address."""


def checked(path: Path, loaded: LoadedPlan, period: str = "") -> Submission:
    """Check one file against its plan."""
    (submission,) = check([path], loaded=loaded, period=period).submissions
    return submission


def returned(path: Path, loaded: LoadedPlan, folder: Path) -> Path:
    """Return the marked copy of one file."""
    (one,) = return_workbooks(check([path], loaded=loaded), loaded, folder)
    assert one.path is not None, one.reason
    return one.path


def marked(path: Path) -> Iterator[Place]:
    """Yield every cell that is coloured as wrong or worth a look."""
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate) for cell in row if cell.fill.fgColor.rgb in FILLS)


def comments(path: Path) -> dict[Place, str]:
    """Return the comment of every cell that has one."""
    cells = (c for s in openpyxl.load_workbook(path).worksheets for row in s.iter_rows() for c in row)
    return {(c.parent.title, c.coordinate): c.comment.text for c in cells if c.comment}


def linked(path: Path) -> list[str]:
    """Return where the links of *Phải sửa* lead."""
    sheet = openpyxl.load_workbook(path)[CORRECTIONS_TITLE]
    return [cell.hyperlink.location or "" for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def corrected(copy: Path, good: Path, findings: tuple[Finding, ...], target: Path) -> Path:
    """Put into every marked cell, and every cell its finding names beside it, what `good` has there."""
    book, right = openpyxl.load_workbook(copy), openpyxl.load_workbook(good)
    places = {*marked(copy), *(place for finding in findings for place in _named(finding))}
    for title, cell in places:
        book[title][cell] = None if title == CORRECTIONS_TITLE else _value(right, title, cell)
    book.save(target)
    return target


def _value(book: Any, title: str, cell: str) -> Any:
    return book[title][cell].value if title in book.sheetnames else None


def _named(finding: Finding) -> Iterator[Place]:
    for column in finding.rule.blames:
        cell = finding.origin.address(finding.row, column)
        if cell and ":" not in cell and column in finding.origin.columns:
            yield finding.origin.sheet, cell
