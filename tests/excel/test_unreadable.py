"""Whatever arrives, reading answers with a value: contents, or the reason why there are none."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from kehoach_xlsx.excel import values
from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.raw import RawContents, Reason, Trouble, Unreadable
from kehoach_xlsx.excel.read import read, read_bytes

from .crafted import PLAIN, SHEET, part, with_cells, with_parts

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def duplicate() -> bytes:
    target = io.BytesIO(PLAIN)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(SHEET, "<worksheet/>")
    return target.getvalue()


def other_zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return target.getvalue()


def broken_crc() -> bytes:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        start = archive.getinfo(SHEET).header_offset
    data = bytearray(PLAIN)
    # The CRC stands in the local header and in the central directory; the directory's is the one believed.
    name = SHEET.encode()
    entry = data.rindex(name) - 46
    assert data[start : start + 2] == b"PK"
    struct.pack_into("<I", data, entry + 16, 12345)
    return bytes(data)


def entity() -> str:
    sheet = part(PLAIN, SHEET)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    return sheet.replace("?>", f"?>\n{bomb}", 1)


TROUBLES = {
    "nothing": (b"", Reason.EMPTY),
    "zeros": (b"\0" * 4096, Reason.EMPTY),
    "a page saved as .xls": (b"\xef\xbb\xbf<html><body><table><tr><td>1", Reason.HTML),
    "a page with a doctype": (b"<!DOCTYPE html>\n<title>x</title>", Reason.HTML),
    "a web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Reason.HTML),
    "CSV": ("TT,Nhiệm vụ\n1,Rà soát\n".encode(), Reason.CSV),
    "CSV in UTF-16": ("TT;Nhiệm vụ\n".encode("utf-16"), Reason.CSV),
    "CSV in an old code page": ("TT\tNhiÖm vô\n".encode("latin-1"), Reason.CSV),
    "PDF": (b"%PDF-1.7, and more", Reason.NOT_A_WORKBOOK),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, Reason.NOT_A_WORKBOOK),
    "a Word document": (other_zip(), Reason.NOT_A_WORKBOOK),
    "an old Word document": (COMPOUND + bytes(2000), Reason.NOT_A_WORKBOOK),
    "an encrypted workbook": (
        COMPOUND + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        Reason.ENCRYPTED,
    ),
    "a cut-off workbook": (PLAIN[: len(PLAIN) // 2], Reason.DAMAGED),
    "a workbook without its last bytes": (PLAIN[:-30], Reason.DAMAGED),
    "a wrong checksum": (broken_crc(), Reason.DAMAGED),
    "a part that is no XML": (with_parts(PLAIN, {"xl/workbook.xml": "<workbook><sheets>"}), Reason.DAMAGED),
    "a cut-off sheet": (with_parts(PLAIN, {SHEET: "<worksheet><sheetData><row><c><f>1</f>"}), Reason.DAMAGED),
    "two parts of one name": (duplicate(), Reason.HOSTILE),
    "two parts that differ in case": (with_parts(PLAIN, {"XL/Workbook.xml": "<a/>"}), Reason.HOSTILE),
    "a part outside": (with_parts(PLAIN, {"../../evil.xml": "<a/>"}), Reason.HOSTILE),
    "an absolute part": (with_parts(PLAIN, {"/etc/evil.xml": "<a/>"}), Reason.HOSTILE),
    "a part that unpacks to 20 MB": (
        with_parts(PLAIN, {"xl/media/a.bin": bytes(20 * 2**20)}),
        Reason.HOSTILE,
    ),
    "ten thousand parts": (with_parts(PLAIN, {f"x/{n}": b"" for n in range(10_001)}), Reason.HOSTILE),
    "an entity": (with_parts(PLAIN, {SHEET: entity()}), Reason.HOSTILE),
    "an entity in UTF-16": (
        with_parts(PLAIN, {"xl/styles.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")}),
        Reason.HOSTILE,
    ),
    "two far corners": (with_cells(FAR), Reason.TOO_FAR),
    "a cell outside any sheet": (with_cells('<row><c r="AAAA1"><v>1</v></c></row>'), Reason.HOSTILE),
    "far corners with a prefix": (
        with_cells("<row r='1'/><x:c  s='1' r = 'XFD1048576' ><v>1</v></x:c>"),
        Reason.TOO_FAR,
    ),
}


@pytest.mark.parametrize(("data", "reason"), TROUBLES.values(), ids=TROUBLES.keys())
def test_trouble_is_a_value(data: bytes, reason: Reason, tmp_path: Path) -> None:
    path = tmp_path / "nộp.xlsx"
    path.write_bytes(data)
    found = read(path)
    assert isinstance(found, Unreadable)
    assert (found.path, found.reason) == (path, reason), found.detail


def test_a_missing_file_and_a_folder_are_not_found(tmp_path: Path) -> None:
    for path in (tmp_path / "không có.xlsx", tmp_path):
        found = read(path)
        assert isinstance(found, Unreadable)
        assert found.reason is Reason.NOT_FOUND


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    small = Limits(file=100)
    path = tmp_path / "a.xlsx"
    path.write_bytes(PLAIN)
    found = read(path, limits=small)
    assert isinstance(found, Unreadable)
    assert found.reason is Reason.TOO_LARGE
    assert read_bytes(PLAIN, limits=small) == Trouble(reason=Reason.TOO_LARGE, detail=f"{len(PLAIN)} bytes")


def test_a_far_corner_names_its_sheet() -> None:
    found = read_bytes(with_cells(FAR))
    assert isinstance(found, Trouble)
    assert found.sheet == "S"


def test_formats_without_content_far_away_do_no_harm() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    found = read_bytes(with_cells(rows))
    assert isinstance(found, RawContents)
    assert found.sheets[0].rows == ((1,),)


def test_a_stray_value_in_row_one_million_is_read() -> None:
    found = read_bytes(with_cells('<row r="1000000"><c r="C1000000"><v>7</v></c></row>'))
    assert isinstance(found, RawContents)
    assert found.sheets[0].value(1_000_000, 3) == 7
    assert found.sheets[0].rows[0] is found.sheets[0].rows[999_998]


def test_utf_16_parts_are_nothing_unusual() -> None:
    xml = '<?xml version="1.0" encoding="utf-16"?><x/>'.encode("utf-16")
    assert isinstance(read_bytes(with_parts(PLAIN, {"customXml/item1.xml": xml})), RawContents)


def test_what_nobody_opens_may_hold_anything() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    odd: dict[str, bytes | str] = {
        "customXml/item1.xml": bomb,
        "xl/vbaProject.bin": b"\x00macro",
        "xl/externalLinks/externalLink1.xml": bomb,
    }
    assert isinstance(read_bytes(with_parts(PLAIN, odd)), RawContents)


class Panic(BaseException):
    pass


def test_a_panic_of_the_reader_is_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(*_: object) -> None:
        raise Panic("index out of bounds")

    monkeypatch.setattr(values, "_rows", panic)
    found = read_bytes(PLAIN)
    assert isinstance(found, Trouble)
    assert (found.reason, found.detail) == (Reason.READER_FAILED, "Panic: index out of bounds")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_the_operator_may_still_interrupt(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise stop

    monkeypatch.setattr(values, "_rows", interrupt)
    with pytest.raises(stop):
        read_bytes(PLAIN)


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_byte_never_raises(seed: int) -> None:
    data = bytearray(PLAIN)
    for step in range(1, 4):
        data[(seed * 7919 * step) % len(data)] ^= 1 << (seed % 8)
    assert isinstance(read_bytes(bytes(data)), RawContents | Trouble)
