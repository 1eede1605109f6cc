"""A PDF signature judged (PAdES and its forerunners): pyHanko does the work, this says what it found.

A PDF can be written on at its end without touching what was signed. What came after a signature is therefore looked
at object by object: another signature or a filled form is allowed, anything else is a change.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import CMSStructuralError
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.errors import DisallowedAlgorithmError, SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus, SignatureCoverageLevel

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.signature import Signature, SignedDocument
from kehoach_xlsx.signing.certificates import Trusting, certificate_findings, key_size, signer_of
from kehoach_xlsx.signing.pdf_changes import changed_pages
from kehoach_xlsx.signing.pdf_signing import NOT_READ, broken_pdf, read_pdf
from kehoach_xlsx.workbooks.signature_rules import BROKEN, NO_PROOF, SIGNED_SINCE, UNSAFE, UPDATED, WEAK

_TIMESTAMP: Final = "/DocTimeStamp"
_KNOWN: Final = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/PBAD.PAdES", "/ETSI.RFC3161"})
_STRONG: Final = frozenset(
    {"sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake256"}
)
_Status = PdfSignatureStatus | DocumentTimestampStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class _Field:
    """A signature field that is filled in: its name, and the signature or what keeps it from being read."""

    name: str
    embedded: EmbeddedPdfSignature | None
    trouble: str = ""


def verify_pdf(data: bytes, name: str, trusting: Trusting) -> SignedDocument:
    """Judge every signature of a PDF.

    Raises UserMistake where the file is no PDF that can be read, is locked by a password, or has no signature.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it would print is told as findings
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    reader = read_pdf(data, name)
    try:
        fields = sorted(_fields(reader), key=lambda f: f.embedded.signed_revision if f.embedded else -1)
    except NOT_READ as error:
        raise broken_pdf(name) from error
    if not fields:
        raise UserMistake(f"{name}: không có chữ ký số nào.", f"{name}: there is no digital signature.")
    judged = tuple(_judge(reader, field, trusting, Origin(path=name, sheet=field.name)) for field in fields)
    return SignedDocument(path=name, kind="pdf", signatures=judged)


def _fields(reader: PdfFileReader) -> Iterator[_Field]:
    for name, signature, field in enumerate_sig_fields(reader, filled_status=True):
        subfilter = str(signature.get_object().get("/SubFilter", ""))
        if subfilter not in _KNOWN:
            yield _Field(name=name, embedded=None, trouble=subfilter or "?")
            continue
        try:
            yield _Field(name=name, embedded=EmbeddedPdfSignature(reader, field, name))
        except NOT_READ:
            yield _Field(name=name, embedded=None)


def _judge(reader: PdfFileReader, field: _Field, trusting: Trusting, origin: Origin) -> Signature:
    embedded = field.embedded
    if embedded is None:
        finding = (
            Finding(rule=NO_PROOF, origin=origin, value=field.trouble)
            if field.trouble
            else _told(UNSAFE, origin, "không đọc được chữ ký", "the signature cannot be read")
        )
        return Signature(name=field.name, findings=(finding,))
    try:
        return _signature(reader, embedded, _status(embedded, trusting), trusting, origin)
    except DisallowedAlgorithmError:
        finding = Finding(rule=NO_PROOF, origin=origin, value=embedded.md_algorithm.upper())
        return Signature(name=field.name, findings=(finding,))
    except (SignatureValidationError, CMSStructuralError, *NOT_READ) as error:
        detail = f" ({error})" if str(error) else ""
        told = _told(UNSAFE, origin, f"không đọc được chữ ký{detail}", f"the signature cannot be read{detail}")
        return Signature(name=field.name, findings=(told,))


def _status(embedded: EmbeddedPdfSignature, trusting: Trusting) -> _Status:
    if str(embedded.sig_object_type) == _TIMESTAMP:
        return asyncio.run(async_validate_pdf_timestamp(embedded, trusting.context()))
    return asyncio.run(async_validate_pdf_signature(embedded, trusting.context()))


def _signature(
    reader: PdfFileReader, embedded: EmbeddedPdfSignature, status: _Status, trusting: Trusting, origin: Origin
) -> Signature:
    certificate = embedded.signer_cert
    moment, vouched = _moment(embedded, status)
    trust = trusting.of(certificate, embedded.other_embedded_certs, moment or datetime.now(UTC))
    signer = signer_of(certificate, trust)
    kind, bits = key_size(certificate)
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    revision = f"revision {embedded.signed_revision + 1}/{reader.xrefs.total_revisions}"
    return Signature(
        name=embedded.field_name,
        signer=signer,
        signed_at=moment,
        timestamped=vouched,
        comment=str(embedded.sig_object.get("/Reason", "")),
        algorithm=f"{kind.upper()} {bits}, {embedded.md_algorithm.upper()}",
        covered=("entire file" if whole else revision,),
        findings=(
            *_integrity(reader, embedded, status, origin),
            *_algorithms(embedded, origin),
            *certificate_findings(certificate, signer, moment, origin),
        ),
    )


def _algorithms(embedded: EmbeddedPdfSignature, origin: Origin) -> Iterator[Finding]:
    """Digests that are broken, or near it; what pyHanko accepts by itself is more than proves anything."""
    used = {embedded.md_algorithm, str(embedded.external_md_algorithm).lower()}
    algorithm = embedded.signer_info["signature_algorithm"]
    with suppress(ValueError):  # it may name none of its own
        used.add(str(algorithm.hash_algo).lower())
    for name in sorted(used - _STRONG):
        yield Finding(rule=WEAK if name == "sha1" else NO_PROOF, origin=origin, value=name.upper())


def _moment(embedded: EmbeddedPdfSignature, status: _Status) -> tuple[datetime | None, bool]:
    """The time of signing, and whether an authority that is trusted vouches for it."""
    if isinstance(status, DocumentTimestampStatus):
        return status.timestamp, status.trusted
    stamp = status.timestamp_validity
    if stamp is not None and stamp.intact and stamp.valid and stamp.trusted:
        return stamp.timestamp, True
    claimed = embedded.self_reported_timestamp
    return (claimed.replace(tzinfo=claimed.tzinfo or UTC) if claimed else None), False


def _integrity(
    reader: PdfFileReader, embedded: EmbeddedPdfSignature, status: _Status, origin: Origin
) -> Iterator[Finding]:
    if not status.intact:
        yield _told(BROKEN, origin, "nội dung đã ký của tệp bị sửa", "the signed content of the file was changed")
    elif not status.valid:
        vi = "giá trị chữ ký không khớp với chứng thư số kèm theo"
        yield _told(BROKEN, origin, vi, "it does not match the certificate that came with it")
    if status.coverage in (SignatureCoverageLevel.UNCLEAR, SignatureCoverageLevel.CONTIGUOUS_BLOCK_FROM_START):
        yield _told(UNSAFE, origin, "chữ ký chỉ bao một phần của tệp", "it covers only a piece of the file")
    elif status.coverage is SignatureCoverageLevel.ENTIRE_REVISION:
        yield from _since(reader, embedded, status, origin)


def _since(reader: PdfFileReader, embedded: EmbeddedPdfSignature, status: _Status, origin: Origin) -> Iterator[Finding]:
    """What was written behind a signature; white space is nothing."""
    if embedded.signed_revision + 1 == reader.xrefs.total_revisions:
        if _tail(reader, embedded).strip():
            yield _told(UPDATED, origin, "dữ liệu lạ ở cuối tệp", "foreign data at its end")
    elif isinstance(status.diff_result, SuspiciousModification) or not status.docmdp_ok:
        pages = changed_pages(reader, embedded.signed_revision)
        listed = ", ".join(map(str, pages))
        vi = f"trang {listed}" if pages else "phần dùng chung của tệp"
        yield _told(UPDATED, origin, vi, f"page {listed}" if pages else "what the pages share")
    else:
        yield Finding(rule=SIGNED_SINCE, origin=origin)


def _tail(reader: PdfFileReader, embedded: EmbeddedPdfSignature) -> bytes:
    """The bytes behind the last one that is signed."""
    reader.stream.seek(int(embedded.byte_range[2]) + int(embedded.byte_range[3]))
    return bytes(reader.stream.read())


def _told(rule: Rule, origin: Origin, vi: str, en: str) -> Finding:
    return Finding(rule=rule, origin=origin, context={"found": vi, "found_en": en})
