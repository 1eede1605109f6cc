"""XlsxWriter with what it lacks: the structure lock, heights that may grow, strings that keep every text.

XlsxWriter copies a text such as "<r>…</r>" into the file as raw XML, and escapes only the first of two
overlapping look-alikes ("_x0041_x0042_"), so that a reader gets another text back.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.worksheet import Worksheet

from kehoach_xlsx.excel.shared_formulas import Shared
from kehoach_xlsx.excel.styles import DEFAULT
from kehoach_xlsx.excel.text import escaped

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _Strings(SharedStrings):  # type: ignore[misc]  # XlsxWriter ships no types
    def _write_si(self, string: str) -> None:
        self.fh.write(f'<si><t xml:space="preserve">{escaped(string)}</t></si>')


class _Packager(Packager):  # type: ignore[misc]  # XlsxWriter ships no types
    def _write_shared_strings_file(self) -> None:
        table = self.workbook.str_table
        if table.count:
            strings = _Strings()
            strings.string_table = table
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            strings._assemble_xml_file()


class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet whose `growing_rows` (from 1) have a height that Excel still adapts to what is typed.

    `shared` maps addresses to the shared formulas they take part in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.growing_rows: frozenset[int] = frozenset()
        self.shared: Mapping[str, Shared] = {}

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        """Our formulas use no future functions; looking for them took half of the time of a template."""
        return formula.removeprefix("=")

    def _xml_formula_element(self, formula: str, result: str, attributes: Any = ()) -> None:
        part = self.shared.get(attributes[0][1])
        if part is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        cell = "".join(f' {key}="{value}"' for key, value in attributes)
        ref = f' ref="{part.ref}"' if part.ref else ""
        text = self._escape_data(formula) if part.ref else ""
        self.fh.write(f'<c{cell}><f t="shared"{ref} si="{part.number}">{text}</f><v></v></c>')

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        if tag == "row" and attributes[0][1] in self.growing_rows:
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


class Book(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
    """An XlsxWriter workbook in memory, in the house style, optionally with a locked structure."""

    worksheet_class = Sheet

    def __init__(self, target: BytesIO, *, lock_structure: bool) -> None:
        super().__init__(target, _OPTIONS | {"default_format_properties": dict(DEFAULT)})
        self._lock_structure = lock_structure

    def _get_packager(self) -> _Packager:
        return _Packager()

    def _write_workbook_pr(self) -> None:
        super()._write_workbook_pr()
        if self._lock_structure:
            self._xml_empty_tag("workbookProtection", [("lockStructure", 1)])
