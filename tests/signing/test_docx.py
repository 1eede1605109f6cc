"""A signed .docx: who signed, what is covered, and that the original text is in it unharmed."""

import io
from collections.abc import Callable

import docx
import pytest

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.signature import Trust
from kehoach_xlsx.outputs.word.template_builder import build
from kehoach_xlsx.signing.docx_signing import sign_docx

from .holders import Holder, clerk, leader, made, private_key
from .packages import MOMENT, changed, codes, letter, package, parts_of, signed, verified, with_part


@pytest.mark.parametrize("holder", [clerk, leader], ids=["RSA", "ECDSA"])
def test_what_was_signed_is_valid(holder: Callable[[], Holder]) -> None:
    document = verified(signed(holder()))
    assert document.valid
    assert document.kind == "docx"
    assert codes(signed(holder())) == []


def test_the_signature_names_its_signer_time_and_purpose() -> None:
    (signature,) = verified(signed()).signatures
    assert signature.signer is not None
    assert signature.signer.subject == "CN=Văn thư, O=Sở Thử nghiệm, C=VN"
    assert signature.signer.issuer == signature.signer.subject
    assert signature.signer.serial == f"{clerk().certificate.serial_number:X}"
    assert (signature.signer.self_signed, signature.signer.trust) == (True, Trust.NOT_ASKED)
    assert (signature.signed_at, signature.timestamped) == (MOMENT, False)
    assert (signature.comment, signature.algorithm) == ("Phát hành", "RSA 2048, SHA256")


def test_every_part_of_the_original_is_covered() -> None:
    (signature,) = verified(signed()).signatures
    assert set(signature.covered) == parts_of(letter()).keys() - {"[Content_Types].xml"}
    assert signature.not_covered == ()


def test_signing_changes_no_part_but_what_leads_to_the_signature() -> None:
    before, after = parts_of(letter()), parts_of(signed())
    different = {part for part in before if before[part] != after[part]}
    assert {p for p in different if not p.endswith(".rels")} == {"[Content_Types].xml"}
    assert {p for p in after.keys() - before.keys() if not p.startswith("_xmlsignatures/")} == set()
    assert docx.Document(io.BytesIO(signed())).paragraphs[0].text == "Kết quả: 147 nhiệm vụ đã hoàn thành."


def test_the_same_document_key_and_time_give_the_same_bytes() -> None:
    again = sign_docx(letter(), "bao-cao.docx", clerk().key, MOMENT, "Phát hành")
    assert again == signed()


def test_our_own_word_form_can_be_signed() -> None:
    data = sign_docx(build(), "mau.docx", clerk().key, MOMENT)
    assert codes(data) == []
    assert set(verified(data).signatures[0].covered) == parts_of(build()).keys() - {"[Content_Types].xml"}


def test_a_second_signature_leaves_the_first_valid() -> None:
    twice = sign_docx(signed(), "bao-cao.docx", leader().key, MOMENT)
    document = verified(twice)
    assert document.valid
    assert [s.signer.subject.split(",")[0] for s in document.signatures if s.signer] == ["CN=Văn thư", "CN=Lãnh đạo"]
    assert [s.name for s in document.signatures] == ["_xmlsignatures/sig1.xml", "_xmlsignatures/sig2.xml"]


def test_a_change_after_two_signatures_breaks_both() -> None:
    twice = sign_docx(signed(), "bao-cao.docx", leader().key, MOMENT)
    forged = changed(twice, "word/document.xml", "147", "152")
    assert [s.valid for s in verified(forged).signatures] == [False, False]


def test_a_change_before_the_second_signature_breaks_the_first_alone() -> None:
    forged = changed(signed(), "word/document.xml", "147", "152")
    twice = sign_docx(forged, "bao-cao.docx", leader().key, MOMENT)
    assert [s.valid for s in verified(twice).signatures] == [False, True]


def test_white_space_between_relationships_is_dropped_when_signing() -> None:
    """LibreOffice up to 7.4 takes it for relationships, and would call the signature broken."""
    parts = parts_of(letter())
    spaced = {p: c.replace(b"<Relationship ", b"\n  <Relationship ") for p, c in parts.items() if p.endswith(".rels")}
    out = sign_docx(package({**parts, **spaced}), "bao-cao.docx", clerk().key, MOMENT)
    assert verified(out).valid
    assert all(b"\n  <" not in content for part, content in parts_of(out).items() if part.endswith(".rels"))


@pytest.mark.parametrize("name", ["word/media/ảnh 1.png", "word/media/%E1%BA%A3nh%201.png"])
def test_parts_with_names_beyond_ascii_are_covered(name: str) -> None:
    with_picture = with_part(letter(), name, b"\x89PNG", "image/png")
    data = sign_docx(with_picture, "bao-cao.docx", clerk().key, MOMENT)
    assert codes(data) == []
    assert name in verified(data).signatures[0].covered
    assert codes(package({**parts_of(data), name: b"other"})) == ["KH671"]


def test_what_is_no_docx_cannot_be_signed() -> None:
    for data in (b"", b"PK\x03\x04 broken", package({"a.txt": b"a"})):
        with pytest.raises(UserMistake, match=r"^bao-cao.docx: không phải tệp .docx"):
            sign_docx(data, "bao-cao.docx", clerk().key, MOMENT)


def test_relationships_of_one_id_cannot_be_signed() -> None:
    twice = changed(letter(), "_rels/.rels", 'Id="rId2"', 'Id="rId1"')
    with pytest.raises(UserMistake, match="hỏng"):
        sign_docx(twice, "bao-cao.docx", clerk().key, MOMENT)


def test_a_document_without_signature_is_told_apart() -> None:
    with pytest.raises(UserMistake, match="không có chữ ký số nào"):
        verified(letter())


def test_a_short_key_is_weak() -> None:
    short = made("Khóa ngắn", private=private_key(bits=1024))
    assert codes(signed(short)) == ["KH680"]
    assert verified(signed(short)).valid
