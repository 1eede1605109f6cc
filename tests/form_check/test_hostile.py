"""Broken and hostile files: one clear message, no traceback, no long wait."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from kehoach_xlsx.form_check.checking import check_form

from .good import GOOD, NS, Parts, docx, p, styled


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _with(part: str, data: bytes) -> bytes:
    return _zipped(_parts(docx()) | {part: data})


_BOMB = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>'
_FILE = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BROKEN: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: b"BAO CAO",
    "an old .doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "a zip cut short": lambda: docx()[:1500],
    "a zip without Word's parts": lambda: _zipped({"a.txt": b"x"}),
    "a workbook": lambda: _zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
    "a main part that is no XML": lambda: _with("word/document.xml", b"<w:document"),
    "styles that are no XML": lambda: _with("word/styles.xml", b"<w:styles"),
    "an entity bomb": lambda: _with("word/document.xml", _BOMB),
    "an entity that reads a file": lambda: _with("word/document.xml", _FILE + _parts(docx())["word/document.xml"]),
    "a main part without a body": lambda: _with("word/document.xml", f"<w:document {NS}/>".encode()),
    "a zip bomb": lambda: _with("word/document.xml", b" " * 60_000_000),
    "elements nested without end": lambda: _with(
        "word/document.xml", f"<w:document {NS}><w:body>{'<w:sdt>' * 5000}".encode()
    ),
    "a part outside the archive": lambda: _with("../evil.xml", b"<x/>"),
}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_document_is_one_clear_finding(make: Callable[[], bytes]) -> None:
    started = time.monotonic()
    (finding,) = check_form(make()).findings
    assert finding.code == "KH601"
    assert finding.message().startswith("Tệp không phải là văn bản Word (.docx) đọc được: ")
    assert "…" not in finding.message() and "Traceback" not in finding.message("en")
    assert time.monotonic() - started < 5


STRANGE = {
    "numbers without bounds": styled(
        p("Chữ", '<w:ind w:left="99999999999999999999"/><w:spacing w:line="1e999"/>', '<w:sz w:val="-5"/>')
    ),
    "lists that are not declared": styled(p("Chữ", '<w:numPr><w:ilvl w:val="77"/><w:numId w:val="x"/></w:numPr>')),
    "a span of millions": '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr>'
    "</w:tbl>",
    "attributes that are empty": styled(p("Chữ", '<w:jc w:val=""/><w:spacing w:after=""/>', '<w:color w:val=""/>')),
    "colours that are none": styled(p("Chữ", "", '<w:color w:val="xyzxyz"/>')),
    "sections in a cell": f"<w:tbl><w:tr><w:tc><w:p><w:pPr><w:sectPr/></w:pPr></w:p></w:tc></w:tr></w:tbl>{p('x')}",
    "a row of nothing": "<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>",
    "nothing at all": "",
    "only blank paragraphs": "<w:p/>" * 200,
    "paper of no size": '<w:sectPr><w:pgSz w:w="0" w:h="0"/><w:pgMar w:left="99999"/></w:sectPr>',
    "comments and instructions": "<!-- x --><?x y?><w:p><!-- x --><w:r><?x y?><w:t>Chữ</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_a_strange_document_is_measured_like_any_other(body: str) -> None:
    alone = {f.code for f in check_form(docx(Parts(body=body))).findings}
    beside = {f.code for f in check_form(docx(Parts(body=body + GOOD.body))).findings}
    assert "KH611" in alone
    assert "KH601" not in alone | beside


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/header.xml"])
def test_no_element_is_so_needed_that_its_absence_breaks_the_check(part: str) -> None:
    whole = _parts(docx())
    count = sum(1 for _ in etree.fromstring(whole[part]).iter())
    for nth in range(1, count, 5):
        root = etree.fromstring(whole[part])
        element = list(root.iter())[nth]
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
        assert check_form(_zipped(whole | {part: etree.tostring(root)})).profile


def test_a_document_without_its_other_parts_is_measured() -> None:
    bare = {name: data for name, data in _parts(docx()).items() if name.startswith(("[", "_rels", "word/document"))}
    assert {f.code for f in check_form(_zipped(bare)).findings} >= {"KH607", "KH614"}


def test_a_strict_document_is_read_like_a_usual_one() -> None:
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in _parts(docx()).items()
    }
    assert [f.message() for f in check_form(_zipped(strict)).findings] == []


def test_a_thousand_pages_are_measured_in_seconds() -> None:
    text = "Đơn vị thứ {} đã mở {} lớp tập huấn, in {} tờ gấp, đưa {} tin trên báo và đài, hòa giải {} vụ việc."
    paragraphs = "".join(
        styled(p(text.format(n, n * 7919, n * 104_729, n * 15_485_863, n * 13))) for n in range(20_000)
    )
    at = GOOD.body.index(styled(p("III. KIẾN NGHỊ", "<w:keepNext/>", "<w:b/>")))
    started = time.monotonic()
    checked = check_form(docx(Parts(body=GOOD.body[:at] + paragraphs + GOOD.body[at:])))
    assert [f.message() for f in checked.findings] == []
    assert checked.paragraphs > 20_000
    assert time.monotonic() - started < 30
