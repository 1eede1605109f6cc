"""What values alone do not tell: errors, formulas, merged cells; and the ways other programs write."""

import hashlib
import re
from pathlib import Path

import pytest

from kehoach_xlsx.excel.archive import Archive
from kehoach_xlsx.excel.layout import SheetLayout, WorkbookLayout
from kehoach_xlsx.excel.limits import OWN
from kehoach_xlsx.excel.package import read_package
from kehoach_xlsx.excel.raw import RawContents, RawSheet, RawWorkbook
from kehoach_xlsx.excel.read import NOT_CALCULATED, read, read_bytes
from kehoach_xlsx.excel.write import to_bytes

from .crafted import PLAIN, column_of, part, with_cells, with_parts
from .showcase import SHOWCASE


def first(data: bytes) -> RawSheet:
    found = read_bytes(data)
    assert isinstance(found, RawContents), found
    return found.sheets[0]


def test_error_cells_are_named() -> None:
    sheet = first(
        with_cells('<row r="2"><c r="B2" t="e"><v>#REF!</v></c><c r="C2" t="e"><f>NA()</f><v>#N/A</v></c></row>')
    )
    assert sheet.errors == {(2, 2): "#REF!", (2, 3): "#N/A"}
    assert sheet.formulas == {(2, 3)}
    assert sheet.value(2, 2) is None


def test_a_formula_with_a_result_is_a_value_and_a_formula() -> None:
    sheet = first(with_cells('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))
    assert sheet.value(1, 1) == 2
    assert sheet.formulas == {(1, 1)}
    assert not sheet.errors


def test_a_formula_without_a_result_is_an_error_but_an_empty_text_is_a_result() -> None:
    cells = '<c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>1</f><v/></c>'
    sheet = first(with_cells(f'<row r="1">{cells}</row>'))
    assert sheet.errors == {(1, 1): NOT_CALCULATED, (1, 3): NOT_CALCULATED}


def test_cells_without_references_follow_one_another() -> None:
    sheet = first(with_cells("<row><c><v>1</v></c><!-- x --><c t='e'><v>#N/A</v></c></row><row><c><f>1</f></c></row>"))
    assert sheet.errors == {(1, 2): "#N/A", (2, 1): NOT_CALCULATED}


def test_one_bad_sheet_leaves_the_others() -> None:
    two = to_bytes(WorkbookLayout(sheets=(*column_of("x").sheets, SheetLayout(name="T"))))
    found = read_bytes(with_cells('<row r="1"><c r="A1" t="n"><v>x</v></c></row>', two))
    assert isinstance(found, RawContents)
    bad, good = found.sheets
    assert (bool(bad.failure), bad.rows) == (True, ())
    assert not good.failure


@pytest.mark.parametrize("shown", ["#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!"])
@pytest.mark.parametrize(
    "cell", ['<c r="A1" t="e">{}<v>{}</v></c>', '<c r="A1" s="0" t="e">{}<v>{}</v></c><c><v>1</v></c>']
)
@pytest.mark.parametrize("formula", ["", '<f t="array" ref="A1">B1:B9</f>', "<f/>"])
def test_an_error_of_a_newer_version_is_named_and_its_sheet_is_read(shown: str, cell: str, formula: str) -> None:
    sheet = first(with_cells(f'<row r="1">{cell.format(formula, shown)}<c r="C1" t="str"><v>#SPILL! nói</v></c></row>'))
    assert sheet.errors == {(1, 1): shown}
    assert sheet.value(1, 3) == "#SPILL! nói"


def test_strict_files_read_alike() -> None:
    data = to_bytes(SHOWCASE)
    strict = {}
    for name in ("xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "docProps/custom.xml"):
        text = part(data, name).replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        strict[name] = re.sub(
            r"http://schemas\.openxmlformats\.org/officeDocument/2006/(relationships|custom-properties)",
            r"http://purl.oclc.org/ooxml/officeDocument/\1",
            text,
        )
    plain, found = read_bytes(data), read_bytes(with_parts(data, strict))
    assert isinstance(plain, RawContents)
    assert isinstance(found, RawContents)
    assert found.custom_properties == plain.custom_properties
    assert found.defined_names == plain.defined_names
    assert found.sheets == plain.sheets


def test_a_binary_workbook_still_tells_its_properties() -> None:
    data = to_bytes(SHOWCASE)
    roots = part(data, "_rels/.rels").replace("xl/workbook.xml", "xl/workbook.bin")
    binary = with_parts(data, {"_rels/.rels": roots, "xl/workbook.bin": b"\x83\x01\x00"})
    package = read_package(Archive(binary, OWN))
    assert package.custom_properties == SHOWCASE.custom_properties
    assert not package.parts


def test_names_of_a_single_sheet_are_left_out() -> None:
    workbook = part(PLAIN, "xl/workbook.xml").replace(
        "<calcPr",
        '<definedNames><definedName name="A" localSheetId="0">1</definedName>'
        '<definedName name="A">S!$A$1</definedName></definedNames><calcPr',
    )
    found = read_bytes(with_parts(PLAIN, {"xl/workbook.xml": workbook}))
    assert isinstance(found, RawContents)
    assert found.defined_names == {"A": "S!$A$1"}


def test_the_fingerprint_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"  # the name says nothing
    path.write_bytes(PLAIN)
    found = read(path)
    assert isinstance(found, RawWorkbook)
    assert found.sha256 == hashlib.sha256(PLAIN).hexdigest()
    assert found.sheets[0].rows == (("một",), (2,))
