"""PDFs signed in other ways than ours: timestamped, certified, old-fashioned, locked."""

import asyncio
import io
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.signing.certificates import Trusting, trusted_certificates
from kehoach_xlsx.signing.pdf_signing import sign_pdf

from .holders import Holder, authority, clerk, leader, made, officer
from .papers import codes, paper, signed_paper, verified_paper

STAMPED = (datetime.now(UTC) - timedelta(days=1)).replace(microsecond=0)


@cache
def clock() -> Holder:
    """One who vouches for the time."""
    return made("Dịch vụ dấu thời gian", issuer=authority(), timestamps=True)


def _timestamper() -> DummyTimeStamper:
    signer = clock().key.signer
    assert isinstance(signer, SimpleSigner)
    return DummyTimeStamper(clock().key.certificate, signer.signing_key, fixed_dt=STAMPED)


def _signed(metadata: PdfSignatureMetadata, holder: Holder, timestamper: DummyTimeStamper | None = None) -> bytes:
    out = io.BytesIO()
    signer = PdfSigner(metadata, holder.key.signer, timestamper=timestamper)
    asyncio.run(signer.async_sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper())), output=out))
    return out.getvalue()


def _trusting(tmp_path: Path) -> Trusting:
    return Trusting(anchors=trusted_certificates([authority().pem(tmp_path / "a.pem")]))


def _stamped() -> bytes:
    metadata = PdfSignatureMetadata(field_name="A", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    return _signed(metadata, officer(), _timestamper())


def test_a_timestamp_of_a_trusted_authority_is_the_time_of_signing(tmp_path: Path) -> None:
    (signature,) = verified_paper(_stamped(), _trusting(tmp_path)).signatures
    assert (signature.signed_at, signature.timestamped) == (STAMPED, True)
    assert signature.findings == ()


def test_a_timestamp_that_nobody_trusts_is_not_believed() -> None:
    (signature,) = verified_paper(_stamped()).signatures
    assert signature.signed_at != STAMPED
    assert not signature.timestamped


def test_a_document_timestamp_is_told_as_a_signature_of_its_authority(tmp_path: Path) -> None:
    out = io.BytesIO()
    stamper = PdfTimeStamper(_timestamper())
    writer = IncrementalPdfFileWriter(io.BytesIO(signed_paper(officer())))
    asyncio.run(stamper.async_timestamp_pdf(writer, "sha256", output=out))
    document = verified_paper(out.getvalue(), _trusting(tmp_path))
    assert document.valid
    assert [[f.code for f in s.findings] for s in document.signatures] == [["KH687"], []]
    stamp = document.signatures[1]
    assert (stamp.signed_at, stamp.timestamped) == (STAMPED, True)
    assert stamp.signer is not None
    assert stamp.signer.subject.startswith("CN=Dịch vụ dấu thời gian")


@pytest.mark.parametrize(("algorithm", "code"), [("md5", "KH679"), ("sha1", "KH680")])
def test_broken_digests_are_named(algorithm: str, code: str) -> None:
    data = _signed(PdfSignatureMetadata(field_name="A", md_algorithm=algorithm), clerk())
    assert codes(data) == [code]
    (signature,) = verified_paper(data).signatures
    assert signature.valid is (algorithm == "sha1")
    assert algorithm.upper() in " ".join(finding.message() for finding in signature.findings)


def test_an_old_kind_of_signature_that_nobody_should_believe_is_named() -> None:
    data = signed_paper().replace(b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1 ")
    assert codes(data) == ["KH679"]
    assert not verified_paper(data).valid


def test_what_was_certified_against_changes_cannot_be_signed_further() -> None:
    metadata = PdfSignatureMetadata(
        field_name="A", md_algorithm="sha256", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES
    )
    data = _signed(metadata, clerk())
    assert codes(data) == []
    with pytest.raises(UserMistake, match="không cho ký thêm"):
        sign_pdf(data, "a.pdf", leader().key)


def test_a_pdf_with_a_password_is_a_clear_message() -> None:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(paper())))
    writer.encrypt(owner_pass="a", user_pass="b")
    out = io.BytesIO()
    writer.write(out)
    for act in (lambda: verified_paper(out.getvalue()), lambda: sign_pdf(out.getvalue(), "a.pdf", clerk().key)):
        with pytest.raises(UserMistake, match="đặt mật khẩu"):
            act()


def test_a_signature_field_that_is_empty_is_no_signature() -> None:
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer = IncrementalPdfFileWriter(io.BytesIO(paper()))
    append_signature_field(writer, SigFieldSpec(sig_field_name="KyTen"))
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UserMistake, match="không có chữ ký số nào"):
        verified_paper(out.getvalue())
    assert verified_paper(sign_pdf(out.getvalue(), "a.pdf", clerk().key)).valid
