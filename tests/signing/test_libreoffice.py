"""LibreOffice believes our signatures, and we believe LibreOffice's; over a change both say no."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_xlsx.signing.docx_signing import sign_docx

from ..libreoffice.office import Office
from .holders import Holder, clerk, leader
from .packages import MOMENT, changed, codes, letter, package, parts_of, signed, verified


def _says(desk: Office, tmp_path: Path, data: bytes) -> list[bool]:
    path = tmp_path / "signed.docx"
    path.write_bytes(data)
    return [one["valid"] for one in desk.do("verify", path=str(path))]


@pytest.mark.parametrize("holder", [clerk, leader], ids=["RSA", "ECDSA"])
def test_libreoffice_believes_what_we_signed(desk: Office, tmp_path: Path, holder: Callable[[], Holder]) -> None:
    assert _says(desk, tmp_path, signed(holder())) == [True]


def test_libreoffice_believes_two_signatures(desk: Office, tmp_path: Path) -> None:
    assert _says(desk, tmp_path, sign_docx(signed(), "a.docx", leader().key, MOMENT)) == [True, True]


def test_libreoffice_believes_a_document_with_white_space_in_its_relationships(desk: Office, tmp_path: Path) -> None:
    parts = parts_of(letter())
    spaced = {p: c.replace(b"<Relationship ", b"\n  <Relationship ") for p, c in parts.items() if p.endswith(".rels")}
    data = sign_docx(package({**parts, **spaced}), "a.docx", clerk().key, MOMENT)
    assert _says(desk, tmp_path, data) == [True]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", "147", "152"),
        ("word/_rels/document.xml.rels", 'Target="header1.xml"', 'Target="header2.xml"'),
    ],
)
def test_both_reject_what_was_changed(desk: Office, tmp_path: Path, part: str, old: str, new: str) -> None:
    forged = changed(signed(), part, old, new)
    assert _says(desk, tmp_path, forged) == [False]
    assert not verified(forged).valid


def test_we_believe_what_libreoffice_signed(desk: Office, tmp_path: Path) -> None:
    data = _signed_by_libreoffice(desk, tmp_path)
    document = verified(data)
    (signature,) = document.signatures
    assert document.valid
    assert codes(data) == ["KH681"]  # it leaves out the properties of the file
    assert signature.signer is not None
    assert signature.signer.subject == "CN=Văn thư, O=Sở Thử nghiệm, C=VN"
    assert signature.signed_at is not None
    assert "word/document.xml" in signature.covered


def test_we_reject_what_was_changed_after_libreoffice_signed(desk: Office, tmp_path: Path) -> None:
    data = _signed_by_libreoffice(desk, tmp_path)
    assert codes(changed(data, "word/document.xml", "147", "152")) == ["KH671", "KH681"]
    assert codes(changed(data, "_rels/.rels", "word/document.xml", "word/header1.xml")) == ["KH672", "KH681"]
    link = '<Relationship Id="rId77" Type="urn:x" Target="http://x.example/" TargetMode="External"/></Relationships>'
    assert codes(changed(data, "_rels/.rels", "</Relationships>", link))[0] == "KH676"


def _signed_by_libreoffice(desk: Office, tmp_path: Path) -> bytes:
    path = tmp_path / "theirs.docx"
    path.write_bytes(letter())
    assert desk.do("sign", path=str(path)) is True
    return path.read_bytes()


def test_an_id_that_libreoffice_gave_twice_is_a_warning(desk: Office, tmp_path: Path) -> None:
    """It counts relationships to find a free Id; where theirs have gaps it takes one that is taken."""
    path = tmp_path / "gaps.docx"
    path.write_bytes(changed(letter(), "_rels/.rels", 'Id="rId4"', 'Id="rId5"'))
    assert desk.do("sign", path=str(path)) is True
    data = path.read_bytes()
    assert parts_of(data)["_rels/.rels"].count(b'"rId5"') == 2
    assert verified(data).valid
    assert codes(data) == ["KH688", "KH681"]
