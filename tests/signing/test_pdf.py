"""A signed PDF: valid to us and to poppler, and what was changed since is named by its page."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.signature import Trust
from kehoach_xlsx.signing.certificates import Trusting, trusted_certificates
from kehoach_xlsx.signing.pdf_signing import sign_pdf

from .holders import Holder, authority, clerk, leader, made, officer
from .papers import codes, paper, pdfsig, signed_paper, verified_paper, written_over


@pytest.mark.parametrize("holder", [clerk, leader], ids=["RSA", "ECDSA"])
def test_what_was_signed_is_valid_to_us_and_to_poppler(holder: Callable[[], Holder], tmp_path: Path) -> None:
    data = signed_paper(holder())
    assert verified_paper(data).valid
    assert codes(data) == []
    said = pdfsig(data, tmp_path)
    assert "Signature is Valid." in said
    assert "Signature Type: ETSI.CAdES.detached" in said
    assert "Total document signed" in said


def test_the_signature_names_its_signer_time_and_purpose() -> None:
    (signature,) = verified_paper(signed_paper()).signatures
    assert signature.signer is not None
    assert signature.signer.subject == "CN=Văn thư, O=Sở Thử nghiệm, C=VN"
    assert signature.signer.serial == f"{clerk().certificate.serial_number:X}"
    assert signature.signed_at is not None
    assert abs(signature.signed_at - datetime.now(UTC)) < timedelta(hours=1)
    assert (signature.comment, signature.algorithm) == ("Phát hành", "RSA 2048, SHA256")
    assert signature.covered == ("entire file",)
    assert not signature.timestamped


def test_not_a_byte_of_the_original_is_changed() -> None:
    assert signed_paper().startswith(paper())


def test_a_changed_letter_is_an_error_to_us_and_to_poppler(tmp_path: Path) -> None:
    forged = signed_paper().replace(b"(147)", b"(152)", 1)
    assert forged != signed_paper()
    assert codes(forged) == ["KH670"]
    assert "Signature is Valid." not in pdfsig(forged, tmp_path)


@pytest.mark.parametrize(("page", "told"), [(0, "trang 1"), (1, "trang 2")])
def test_a_page_that_was_written_over_is_named(page: int, told: str) -> None:
    forged = written_over(signed_paper(), page, "152")
    assert codes(forged) == ["KH686"]
    (signature,) = verified_paper(forged).signatures
    assert [f.message() for f in signature.findings if f.code == "KH686"] == [
        f"Tệp PDF được ghi thêm nội dung sau khi ký: {told}."
    ]
    assert signature.covered == ("revision 2/3",)


def test_a_second_signature_leaves_the_first_valid_with_a_note(tmp_path: Path) -> None:
    twice = sign_pdf(signed_paper(), "bao-cao.pdf", leader().key)
    document = verified_paper(twice)
    assert document.valid
    assert [s.name for s in document.signatures] == ["ChuKy1", "ChuKy2"]
    assert (codes(twice, 0), codes(twice, 1)) == (["KH687"], [])
    assert pdfsig(twice, tmp_path).count("Signature is Valid.") == 2


def test_a_change_between_two_signatures_breaks_the_first_alone() -> None:
    forged = sign_pdf(written_over(signed_paper(), 0, "152"), "bao-cao.pdf", leader().key)
    assert [s.valid for s in verified_paper(forged).signatures] == [False, True]


def test_foreign_data_at_the_end_is_an_error_and_white_space_is_nothing() -> None:
    assert codes(signed_paper() + b"% more\n") == ["KH686"]
    assert codes(signed_paper() + b"\r\n\n") == []


def test_the_issuer_vouches_for_his_officer(tmp_path: Path) -> None:
    trusting = Trusting(anchors=trusted_certificates([authority().pem(tmp_path / "a.pem")]))
    (signature,) = verified_paper(signed_paper(officer()), trusting).signatures
    assert signature.signer is not None
    assert signature.signer.trust is Trust.TRUSTED
    assert signature.findings == ()
    stranger = verified_paper(signed_paper(clerk()), trusting)
    assert [f.code for f in stranger.signatures[0].findings] == ["KH683"]


def test_a_signature_outside_the_validity_is_an_error() -> None:
    assert codes(signed_paper(made("Hết hạn", days=(-300, -30)))) == ["KH684"]


def test_a_pdf_without_signature_is_told_apart() -> None:
    with pytest.raises(UserMistake, match="không có chữ ký số nào"):
        verified_paper(paper())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nstartxref\n9\n%%EOF"])
def test_a_broken_pdf_is_a_clear_message(data: bytes) -> None:
    with pytest.raises(UserMistake, match="không phải tệp PDF đọc được"):
        verified_paper(data)
    with pytest.raises(UserMistake, match="không phải tệp PDF đọc được"):
        sign_pdf(data, "bao-cao.pdf", clerk().key)


@pytest.mark.parametrize("seed", range(60))
def test_no_byte_can_be_changed_unseen(seed: int) -> None:
    """Wherever the file is changed, it is invalid or no PDF any more, and never a crash."""
    data = bytearray(signed_paper())
    place = seed * len(data) // 60
    data[place] ^= 0x01
    try:
        document = verified_paper(bytes(data))
    except UserMistake:
        return
    assert not document.valid or _in_contents(place)


def _in_contents(place: int) -> bool:
    """In the signature value itself only padding may be changed without effect: no reader looks at it."""
    data = signed_paper()
    start = data.index(b"/Contents <") if b"/Contents <" in data else data.index(b"/Contents<")
    return start < place < data.index(b">", start)
