"""The workbook part is searched where it is written as usual, and says then what parsing it says."""

import pytest

from kehoach_xlsx.excel.package import _parsed_out, _searched

from .crafted import PLAIN, part

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SHEETS = (
    '<sheets><sheet name="Kết quả nhiệm vụ" sheetId="1" r:id="rId1"/>'
    '<sheet name="_kt" sheetId="2" state="hidden" r:id="rId2"/></sheets>'
)
NAMES = (
    "<definedNames><definedName name=\"kxl_tasks.status\">'Kết quả nhiệm vụ'!$I$6:$I$9</definedName>"
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Kết quả nhiệm vụ\'!$5:$5</definedName>'
    '<definedName name="an" hidden="1">=1</definedName></definedNames>'
)


def workbook(inside: str = SHEETS + NAMES, head: str = HEAD) -> bytes:
    return f"{head}<workbook {SPACES}>{inside}</workbook>".encode()


USUAL = {
    "as the usual programs write it": workbook(),
    "without names": workbook(SHEETS),
    "as XlsxWriter wrote it": part(PLAIN, "xl/workbook.xml").encode(),
}


@pytest.mark.parametrize("data", USUAL.values(), ids=USUAL)
def test_what_is_written_as_usual_is_searched_and_says_the_same(data: bytes) -> None:
    assert _searched(data) == _parsed_out(data)


FAKE = '<sheet name="Kết quả nhiệm vụ" sheetId="1" r:id="rId9"/>'
ODD = {
    "a sheet in a comment": workbook(f"<!-- {FAKE} -->{SHEETS}{NAMES}"),
    "a sheet in an instruction": workbook(f"<?kxl {FAKE} ?>{SHEETS}{NAMES}"),
    "a sheet in unparsed text": workbook(f"{SHEETS}<definedNames><x><![CDATA[{FAKE}]]></x></definedNames>"),
    "a name with an entity": workbook(SHEETS.replace("_kt", "A &amp; B")),
    "a formula with an entity": workbook(SHEETS + NAMES.replace("=1", "A1&amp;B1")),
    "a prefix": workbook(f'{SHEETS}<m:sheets xmlns:m="x"><m:sheet name="A" sheetId="3" r:id="rId3"/></m:sheets>'),
    "attributes in another order": workbook('<sheets><sheet sheetId="1" name="A" r:id="rId1"/></sheets>'),
    "another encoding": workbook(head='<?xml version="1.0" encoding="ISO-8859-1"?>'),
    "no declaration": workbook(head=""),
    "a name on two lines": workbook(SHEETS + NAMES.replace("=1", "1\r\n+1")),
    "thousands of names": workbook(SHEETS + NAMES * 800),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_what_is_written_otherwise_is_parsed(data: bytes) -> None:
    assert _searched(data) is None
    assert _parsed_out(data)[0]
