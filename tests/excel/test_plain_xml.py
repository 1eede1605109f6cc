"""Searching a sheet tells what parsing it tells, or says that it cannot."""

import random

import pytest
from lxml import etree

from kehoach_xlsx.excel.bounds import extent
from kehoach_xlsx.excel.marks import parse_marks
from kehoach_xlsx.excel.plain_xml import Irregular, survey, without_blanks
from kehoach_xlsx.excel.raw import NOT_CALCULATED
from kehoach_xlsx.excel.write import to_bytes

from .crafted import SHEET, part
from .showcase import SHOWCASE

SHOWN = part(to_bytes(SHOWCASE), SHEET).encode()


def sheet(cells: str, *, before: str = "", after: str = "") -> bytes:
    rows = f'<row r="1">{cells}</row>' if cells else ""
    return f"<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()


USUAL = {
    "values": '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><v>2</v></c>',
    "an error": '<c r="A1" s="1" t="e"><v>#REF!</v></c>',
    "an error without a word": '<c r="A1" t="e"></c>',
    "a formula": '<c r="A1"><f>1+1</f><v>2</v></c>',
    "a formula with an error": '<c r="B1" t="e"><f>NA()</f><v>#N/A</v></c>',
    "a formula never calculated": '<c r="A1"><f>1+1</f></c><c r="B1"><f>1</f><v></v></c><c r="C1" t="e"><f>1</f></c>',
    "an empty text as a result": '<c r="A1" t="str"><f>""</f><v></v></c>',
    "a shared formula": '<c r="A1"><f t="shared" si="0"/><v>1</v></c>',
    "cells of a format only": '<c r="A1" s="4"/><c r="XFD1" s="4"/>',
    "a cell far right": '<c r="XFD1"><v>1</v></c>',
    "an inline text": '<c r="A1" t="inlineStr"><is><t>f</t></is></c>',
    "nothing": "",
}


@pytest.mark.parametrize("cells", USUAL.values(), ids=USUAL.keys())
def test_what_programs_usually_write_is_found_by_searching(cells: str) -> None:
    xml = sheet(cells)
    found = survey(without_blanks(xml))
    assert found.marks == parse_marks(xml)
    rows, columns = extent(xml)
    assert rows <= found.rows
    assert columns <= found.columns


def test_merged_ranges_and_hidden_rows_and_columns_are_found() -> None:
    before = '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" width="9"/></cols>'
    after = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C3"/></mergeCells>'
    xml = sheet("", before=before, after=after).replace(b"<sheetData>", b'<sheetData><row r="7" hidden="1"/>')
    assert survey(xml).marks == parse_marks(xml)
    assert survey(xml).marks.hidden_columns == {2, 3}


def test_the_showcase_is_found_by_searching() -> None:
    assert survey(without_blanks(SHOWN)).marks == parse_marks(SHOWN)


UNUSUAL = {
    "cells without a reference": "<c><v>1</v></c>",
    "another order of attributes": '<c s="1" r="A1"><v>1</v></c>',
    "another quote": "<c r='A1'><v>1</v></c>",
    "a prefix": '<x:c r="A1"><v>1</v></x:c>',
    "a line before the value": '<c r="A1"><f>1</f>\n<v>1</v></c>',
    "a comment in a cell": '<c r="A1"><!-- x --><f>1</f><v>1</v></c>',
    "a text in brackets": '<c r="A1"><f><![CDATA[1]]></f><v>1</v></c>',
    "an extension": '<c r="A1"><f>1</f><v>1</v><extLst/></c>',
    "a formula for an inline text": '<c r="A1" t="inlineStr"><f>1</f><is><t>a</t></is></c>',
}


@pytest.mark.parametrize("cells", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_what_is_written_otherwise_is_left_to_the_parser(cells: str) -> None:
    with pytest.raises(Irregular):
        survey(sheet(cells))


def test_whatever_happens_to_a_sheet_the_two_never_disagree() -> None:
    chance = random.Random(5)
    tags = SHOWN.split(b"<")
    agreed = 0
    for _ in range(400):
        changed = list(tags)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(2, len(tags))] = chance.choice(
                (*(tags[chance.randrange(2, len(tags))] for _ in range(3)), b"", b"f>1", b'c r="B2" t="e">', b"/c>")
            )
        xml = b"<".join(changed)
        try:
            parsed, searched = parse_marks(xml), survey(without_blanks(xml)).marks
        except (Irregular, etree.XMLSyntaxError):
            continue
        agreed += 1
        assert searched.errors == parsed.errors
        assert searched.formulas == parsed.formulas
    assert agreed > 20


def test_a_formula_never_calculated_is_named() -> None:
    assert survey(sheet('<c r="C1"><f>1+1</f></c>')).marks.errors == {(1, 3): NOT_CALCULATED}
