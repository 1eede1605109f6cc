"""Files that nobody should send, made from a sound report: each must end in one finding and harm nobody else."""

import io
import random
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping

from tests.excel.crafted import part, with_parts

SHEET = "xl/worksheets/sheet4.xml"  # the tasks of a progress report
STRINGS, STYLES, BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"

_CUT = re.compile(r"<sheetData>.*</sheetData>", re.DOTALL)


def _rows(data: bytes, rows: str) -> bytes:
    """The report with these rows instead of its tasks."""
    return with_parts(data, {SHEET: _CUT.sub(lambda _: f"<sheetData>{rows}</sheetData>", part(data, SHEET))})


def _changed(data: bytes, name: str, old: str, new: str) -> bytes:
    text = part(data, name)
    assert old in text, f"no {old!r} in {name}"
    return with_parts(data, {name: text.replace(old, new, 1)})


def every_row(data: bytes) -> bytes:
    return _rows(data, "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_048_577)))


def every_column(data: bytes) -> bytes:
    chance = random.Random(2)
    rows = ("".join(f"<c><v>{chance.random()}</v></c>" for _ in range(16_384)) for _ in range(40))
    return _rows(data, "".join(f"<row>{row}</row>" for row in rows))


def far_corners(data: bytes) -> bytes:
    near, far = '<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _rows(data, near + far)


def beyond_the_sheet(data: bytes) -> bytes:
    return _rows(data, '<row r="4000000"><c r="ZZZZ4000000"><v>1</v></c></row>')


def counted_past_the_end(data: bytes) -> bytes:
    return _rows(data, '<row r="4294967295"/><row><c><v>1</v></c></row><row><c><v>1</v></c></row>')


def many_styles(data: bytes) -> bytes:
    chance = random.Random(3)
    styles = "".join(f'<xf numFmtId="{chance.randrange(10**6)}" fontId="0"/>' for _ in range(200_000))
    return _changed(data, STYLES, "<cellXfs", f"<cellXfs>{styles}</cellXfs><x")


def many_merged(data: bytes) -> bytes:
    ranges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 300_000))
    return _changed(data, SHEET, "</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>")


_NESTED = "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
_LAUGHS = f"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>{_NESTED}]>"


def laughs(data: bytes) -> bytes:
    return _changed(data, STRINGS, "<sst", f"{_LAUGHS}<sst")


def laughs_in_utf16(data: bytes) -> bytes:
    text = part(data, BOOK).replace("UTF-8", "UTF-16").replace("<workbook", f"{_LAUGHS}<workbook", 1)
    return with_parts(data, {BOOK: text.encode("utf-16")})


def a_file_of_this_machine(data: bytes) -> bytes:
    return _changed(data, SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet')


def deep(data: bytes) -> bytes:
    return _changed(data, BOOK, "<sheets>", "<a>" * 50_000 + "</a>" * 50_000 + "<sheets>")


def deep_in_a_sheet(data: bytes) -> bytes:
    return _rows(data, "<row>" * 60_000 + "</row>" * 60_000 + "<row><c><f>")


def zeros(data: bytes) -> bytes:
    return with_parts(data, {"xl/media/a.png": bytes(300 * 2**20)})


def false_size(data: bytes) -> bytes:
    """The directory says that the sheet is small; inflated it is not."""
    bomb = bytearray(_rows(data, "<row/>" * 2_000_000))
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        entry = archive.getinfo(SHEET)
    place = bomb.rindex(SHEET.encode()) - 46
    struct.pack_into("<I", bomb, place + 24, 1000)
    assert entry.file_size > 10_000_000
    return bytes(bomb)


def two_of_a_name(data: bytes) -> bytes:
    target = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, "<worksheet/>")
    return target.getvalue()


def a_part_outside(data: bytes) -> bytes:
    return with_parts(data, {"../../../autoexec.xml": "<a/>"})


def many_strings(data: bytes) -> bytes:
    chance = random.Random(1)
    texts = "".join(f"<si><t>{chance.getrandbits(60):x}</t></si>" for _ in range(400_000))
    return with_parts(data, {STRINGS: f"<sst>{texts}</sst>{' ' * 2**28}"})


def looping_xls(_: bytes) -> bytes:
    """An old container whose stream follows itself."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    head = bytearray(512)
    head[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II4xIIIII", head, 44, 1, 1, 4096, end, 0, end, 0)
    struct.pack_into("<109I", head, 76, 0, *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, end, 3, 2, *[free] * 124)
    entries = _entry("Root Entry", 5, end, 0) + _entry("Workbook", 2, 2, 2**30) + bytes(256)
    return bytes(head) + table + entries + bytes(1024)


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    entry = bytearray(128)
    entry[: len(text)] = text
    struct.pack_into("<HBB3I", entry, 64, len(text), kind, 1, *[0xFFFFFFFF] * 3)
    struct.pack_into("<II", entry, 116, first, size)
    return bytes(entry)


def looping_directory(data: bytes) -> bytes:
    bad = bytearray(looping_xls(data))
    struct.pack_into("<I", bad, 512 + 4, 1)  # the directory follows itself
    return bytes(bad)


def repeated_ods(_: bytes) -> bytes:
    """An OpenDocument sheet that claims every cell there can be, in one line."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    cell = '<t:table-cell t:number-columns-repeated="16384" o:value-type="float" o:value="1"/>'
    content = (
        f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:t="{space}:table:1.0"><o:body><o:spreadsheet>'
        f'<t:table t:name="S"><t:table-row t:number-rows-repeated="1048576">{cell}</t:table-row></t:table>'
        "</o:spreadsheet></o:body></o:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return target.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def a_page(_: bytes) -> bytes:
    return "<html><body><table><tr><td>Báo cáo</td></tr></table></body></html>".encode()


BOMBS: Mapping[str, Callable[[bytes], bytes]] = {
    made.__name__: made
    for made in (
        every_row,
        every_column,
        far_corners,
        beyond_the_sheet,
        many_styles,
        many_merged,
        laughs,
        laughs_in_utf16,
        a_file_of_this_machine,
        deep,
        deep_in_a_sheet,
        zeros,
        false_size,
        two_of_a_name,
        a_part_outside,
        many_strings,
        looping_xls,
        looping_directory,
        repeated_ods,
        half,
        a_page,
    )
}
