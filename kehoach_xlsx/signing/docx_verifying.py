"""A package signature judged: is the document what was signed, by whom, and what was changed since?

What is trusted is only what the signature value covers: the objects it refers to, the manifest in one of them, the
digests in the manifest. Everything else in the package is told as not signed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from asn1crypto import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509 import load_der_x509_certificate

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.signature import Signature, SignedDocument
from kehoach_xlsx.signing.certificates import (
    Trusting,
    certificate_findings,
    key_size,
    read_certificates,
    signer_of,
)
from kehoach_xlsx.signing.covering import coverage
from kehoach_xlsx.signing.envelopes import XADES, Envelope, read_envelope, short
from kehoach_xlsx.signing.manifests import Covered, manifest_of, signing_comment, signing_time
from kehoach_xlsx.signing.packages import Package, read_package
from kehoach_xlsx.signing.refusing import Refused
from kehoach_xlsx.signing.signature_parts import SignatureParts, signature_parts
from kehoach_xlsx.signing.xml import DIGESTS, SIGNATURES, NotSafe, ds, same_digest
from kehoach_xlsx.workbooks.signature_rules import BROKEN, NO_PROOF, WEAK

_HASHES: Final[Mapping[str, type[hashes.SHA1 | hashes.SHA256 | hashes.SHA384 | hashes.SHA512]]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Holder:
    """The certificate whose key made the signature, and those that came with it."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]


def verify_docx(data: bytes, name: str, trusting: Trusting) -> SignedDocument:
    """Judge every signature of a .docx.

    Raises UserMistake where the file is no package that can be read, or has no signature.
    """
    package = read_package(data, name)
    try:
        found = signature_parts(package)
    except NotSafe as error:
        raise UserMistake(
            f"{name}: tệp .docx hỏng ({error.vi}).", f"{name}: the .docx is damaged ({error.en})."
        ) from error
    if not found.signatures:
        raise UserMistake(f"{name}: không có chữ ký số nào.", f"{name}: there is no digital signature.")
    judged = tuple(_judge(package, found, part, trusting, Origin(path=name, sheet=part)) for part in found.signatures)
    return SignedDocument(path=name, kind="docx", signatures=judged)


def _judge(package: Package, found: SignatureParts, part: str, trusting: Trusting, origin: Origin) -> Signature:
    try:
        envelope = read_envelope(package.parts[part])
        holder = _holder(envelope, found.certificates(package, part))
        judged = _signed_by(holder, envelope, trusting, part, origin)
    except Refused as refused:
        return Signature(name=part, findings=(refused.finding(origin),))
    try:
        manifest = manifest_of(envelope)
        covering = coverage(package, found, manifest, origin)
    except Refused as refused:
        return replace(judged, findings=(refused.finding(origin), *judged.findings))
    return replace(
        judged,
        covered=covering.covered,
        not_covered=covering.not_covered,
        findings=(*covering.findings, *_weak(envelope, manifest, origin), *judged.findings),
    )


def _signed_by(holder: _Holder, envelope: Envelope, trusting: Trusting, part: str, origin: Origin) -> Signature:
    """The signature without what it covers: its holder, time, algorithms and what is wrong with these."""
    certificate = holder.certificate
    moment = signing_time(envelope)
    trust = trusting.of(certificate, holder.others, moment or datetime.now(UTC))
    signer = signer_of(certificate, trust)
    kind, bits = key_size(certificate)
    return Signature(
        name=part,
        signer=signer,
        signed_at=moment,
        comment=signing_comment(envelope),
        algorithm=f"{kind.upper()} {bits}, {SIGNATURES[envelope.method][1].upper()}",
        findings=(
            *(_broken(f"{vi}", f"{en}").finding(origin) for vi, en in _wrong(envelope, certificate)),
            *certificate_findings(certificate, signer, moment, origin),
        ),
    )


def _broken(vi: str, en: str) -> Refused:
    return Refused(BROKEN, context={"found": vi, "found_en": en})


def _wrong(envelope: Envelope, certificate: x509.Certificate) -> Iterator[tuple[str, str]]:
    for name in envelope.wrong:
        yield f"phần “{name}” trong chữ ký đã bị sửa", f"part “{name}” of the signature was changed"
    told = _told_certificate(envelope)
    if told is not None and not same_digest(told[1], told[0], certificate.dump()):
        yield "chứng thư số đã bị thay bằng chứng thư khác", "the certificate was put in place of another"


def _told_certificate(envelope: Envelope) -> tuple[str, str] | None:
    """The digest of the certificate among the signed properties (XAdES), None where there is none."""
    path = f".//{XADES}CertDigest"
    found = None if envelope.properties is None else envelope.properties.find(path)
    if found is None:
        return None
    method = found.find(ds("DigestMethod"))
    algorithm = "" if method is None else method.get("Algorithm", "")
    if algorithm not in DIGESTS:
        raise Refused(NO_PROOF, value=short(algorithm))
    return DIGESTS[algorithm], found.findtext(ds("DigestValue")) or ""


def _weak(envelope: Envelope, manifest: tuple[Covered, ...], origin: Origin) -> Iterator[Finding]:
    used = {SIGNATURES[envelope.method][1], *envelope.digests, *(one.digest_name for one in manifest)}
    if "sha1" in used:
        yield Finding(rule=WEAK, origin=origin, value="SHA-1")


def _holder(envelope: Envelope, linked: tuple[bytes, ...]) -> _Holder:
    """The certificate, of those that came with the signature, whose key made it. Raises Refused where none did."""
    certificates: list[x509.Certificate] = []
    for data in (*envelope.certificates, *linked):
        try:
            certificates += read_certificates(data)
        except (ValueError, TypeError):
            continue  # what cannot be read vouches for nothing
    for certificate in certificates:
        if _made_by(certificate, envelope):
            others = tuple(one for one in certificates if one.dump() != certificate.dump())
            return _Holder(certificate=certificate, others=others)
    if not certificates:
        raise _broken("không kèm chứng thư số của người ký", "it came without the signer's certificate")
    raise _broken(
        "chữ ký không khớp với chứng thư số kèm theo, hoặc danh mục đã ký bị sửa",
        "it does not match the certificate that came with it, or what it signs was changed",
    )


def _made_by(certificate: x509.Certificate, envelope: Envelope) -> bool:
    """Tell whether the key of a certificate made the signature."""
    kind, digest = SIGNATURES[envelope.method]
    algorithm = _HASHES[digest]()
    try:
        key = load_der_x509_certificate(certificate.dump()).public_key()
        match key, kind:
            case rsa.RSAPublicKey(), "rsa":
                key.verify(envelope.value, envelope.info, padding.PKCS1v15(), algorithm)
            case rsa.RSAPublicKey(), "pss":
                mask = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size)
                key.verify(envelope.value, envelope.info, mask, algorithm)
            case ec.EllipticCurvePublicKey(), "ec":
                key.verify(_two_numbers(envelope.value, key.key_size), envelope.info, ec.ECDSA(algorithm))
            case _:
                return False
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return True


def _two_numbers(value: bytes, bits: int) -> bytes:
    """The signature of an elliptic curve in DER: XMLDSig writes its two numbers one after the other."""
    length = (bits + 7) // 8
    if len(value) != 2 * length:
        raise ValueError("not two numbers")
    return encode_dss_signature(int.from_bytes(value[:length]), int.from_bytes(value[length:]))
