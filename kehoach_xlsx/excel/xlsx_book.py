"""XlsxWriter for everything of a workbook but its rows and texts, with what it lacks: the structure lock.

Rows and texts are written by `rows` and `strings`, which are faster and keep every text: XlsxWriter copies a text
such as "<r>…</r>" into the file as raw XML, and escapes only the first of two overlapping look-alikes
("_x0041_x0042_"), so that a reader gets another text back. Where they go stands a hole.
"""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

from kehoach_xlsx.excel.extent import Extent
from kehoach_xlsx.excel.holes import ROWS, TEXTS
from kehoach_xlsx.excel.styles import DEFAULT

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Link = tuple[str, str, str]
"""A cell's address, the place it leads to, and what it shows."""


class _Packager(Packager):  # type: ignore[misc]  # XlsxWriter ships no types
    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            self._filename("xl/sharedStrings.xml").write(TEXTS)

    def _create_package(self) -> list[Any]:
        self.workbook.parts = tuple((name, stream.getvalue()) for stream, name, _ in super()._create_package())
        return []  # nothing is left for XlsxWriter to compress


class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet without its cells: told how far they reach, and what they hold where a chart asks.

    `links` stand in the order of rows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.links: Sequence[Link] = ()
        self.value_at: Callable[[int, int], object] = lambda _row, _column: None
        self.hole = ""

    def reach(self, extent: Extent) -> None:
        """Say how far the cells reach."""
        rows, columns = extent.rows or (None, None), extent.columns or (None, None)
        self.dim_rowmin, self.dim_rowmax = (at and at - 1 for at in rows)
        self.dim_colmin, self.dim_colmax = (at and at - 1 for at in columns)
        self.hole = ROWS if extent.rows else ""

    def _write_sheet_data(self) -> None:
        self.fh.write(f"<sheetData>{self.hole}</sheetData>" if self.hole else "<sheetData/>")

    def _write_hyperlinks(self) -> None:
        if self.links:
            self._xml_start_tag("hyperlinks")
            escaped: Callable[[str], str] = cache(self._escape_attributes)  # many links lead to one place
            self.fh.writelines(
                f'<hyperlink ref="{ref}" location="{escaped(place)}" display="{escaped(text)}"/>'
                for ref, place, text in self.links
            )
            self._xml_end_tag("hyperlinks")

    def _get_range_data(self, first_row: int, first_column: int, last_row: int, last_column: int) -> list[object]:
        return [
            self.value_at(row + 1, column + 1)
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
        ]


class Book(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
    """An XlsxWriter workbook in memory, in the house style, optionally with a locked structure.

    Once closed, `parts` are the files of its package by name.
    """

    worksheet_class = Sheet

    def __init__(self, *, lock_structure: bool) -> None:
        super().__init__(BytesIO(), _OPTIONS | {"default_format_properties": dict(DEFAULT)})
        self._lock_structure = lock_structure
        self.parts: tuple[tuple[str, str], ...] = ()

    def _get_packager(self) -> _Packager:
        return _Packager()

    def _write_workbook_pr(self) -> None:
        super()._write_workbook_pr()
        if self._lock_structure:
            self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
