"""Who signed: what the certificate says, and whether a chain leads to a certificate that is trusted.

Nothing is fetched: whether a certificate was revoked is never asked.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from asn1crypto import pem, x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError, ValidationError

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.signature import VIETNAM, Signer, Trust
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.workbooks.signature_rules import IN_THE_FUTURE, NO_TIME, NOT_VOUCHED, OUT_OF_TIME, UNTRUSTED, WEAK

_LEAST_BITS: Final = {"rsa": 2048, "ec": 224}
_MAY_SIGN: Final = frozenset({"digital_signature", "non_repudiation"})
_SHORT: Final = {
    "common_name": "CN",
    "country_name": "C",
    "organization_name": "O",
    "organizational_unit_name": "OU",
    "locality_name": "L",
    "state_or_province_name": "ST",
    "serial_number": "SERIALNUMBER",
    "email_address": "E",
    "surname": "SN",
    "given_name": "GN",
    "title": "T",
}
_CLOCKS_DIFFER: Final = timedelta(minutes=15)
_SPECIAL: Final = ',+"\\<>;='


def read_certificates(data: bytes) -> tuple[x509.Certificate, ...]:
    """Return the certificates in a PEM or DER file. Raises ValueError where there are none."""
    blocks = [one for _, _, one in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
    certificates = tuple(x509.Certificate.load(one, strict=True) for one in blocks)
    for certificate in certificates:
        _ = signer_of(certificate, Trust.NOT_ASKED), key_size(certificate)  # whatever is told of it must be readable
    return certificates


def trusted_certificates(paths: Iterable[Path]) -> tuple[x509.Certificate, ...]:
    """Return the certificates that somebody trusts. Raises UserMistake where a file has none."""
    found: list[x509.Certificate] = []
    for path in paths:
        try:
            found += read_certificates(path.read_bytes())
        except OSError as error:
            raise UserMistake(
                f"{path}: không đọc được ({error.strerror}).", f"{path}: cannot be read ({error.strerror})."
            ) from error
        except (ValueError, TypeError) as error:
            raise UserMistake(
                f"{path}: không phải tệp chứng thư số (.pem, .crt, .cer).",
                f"{path}: not a file of certificates (.pem, .crt, .cer).",
            ) from error
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trusting:
    """Which certificates are trusted; nobody is asked where none was given."""

    anchors: tuple[x509.Certificate, ...] = ()

    def of(self, certificate: x509.Certificate, others: Sequence[x509.Certificate], moment: datetime) -> Trust:
        """Tell whether a chain leads from a certificate to one that is trusted, valid at `moment`, fit to sign."""
        if not self.anchors:
            return Trust.NOT_ASKED
        if certificate.dump() in {anchor.dump() for anchor in self.anchors}:
            return Trust.TRUSTED
        return Trust.TRUSTED if _chain_holds(certificate, others, self.context(moment)) else Trust.UNTRUSTED

    def context(self, moment: datetime | None = None) -> ValidationContext:
        """Return what pyHanko needs to judge by these certificates alone, without the network."""
        return ValidationContext(
            trust_roots=list(self.anchors), allow_fetching=False, revocation_mode="soft-fail", moment=moment
        )


def _chain_holds(certificate: x509.Certificate, others: Sequence[x509.Certificate], context: ValidationContext) -> bool:
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & _MAY_SIGN:
        return False
    validator = CertificateValidator(certificate, list(others), context)
    try:
        asyncio.run(validator.async_validate_path())
    except (PathBuildingError, PathValidationError, ValidationError, ValueError):
        return False
    return True


def signer_of(certificate: x509.Certificate, trust: Trust) -> Signer:
    """Return what a certificate says of its holder."""
    return Signer(
        subject=name_text(certificate.subject),
        issuer=name_text(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        self_signed=certificate.issuer.dump() == certificate.subject.dump(),
        trust=trust,
    )


def name_text(name: x509.Name) -> str:
    """Return a distinguished name as RFC 4514 writes it, the country last."""
    pairs = [pair for one in reversed(name.chosen) for pair in one]
    return ", ".join(f"{_SHORT.get(p['type'].native, p['type'].dotted)}={_escaped(p['value'].native)}" for p in pairs)


def _escaped(value: object) -> str:
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in str(value) if c.isprintable())


def certificate_findings(
    certificate: x509.Certificate, signer: Signer, signed_at: datetime | None, origin: Origin
) -> Iterable[Finding]:
    """Say what speaks against the signer: nobody vouches for him, the time does not fit, the key is short."""
    if signer.trust is Trust.UNTRUSTED:
        yield Finding(rule=UNTRUSTED, origin=origin, value=signer.issuer)
    elif signer.trust is Trust.NOT_ASKED:
        vi, en = _not_vouched(signer)
        yield Finding(rule=NOT_VOUCHED, origin=origin, value=signer.subject, context={"found": vi, "found_en": en})
    if signed_at is None:
        yield Finding(rule=NO_TIME, origin=origin)
    elif signed_at > datetime.now(UTC) + _CLOCKS_DIFFER:
        yield Finding(rule=IN_THE_FUTURE, origin=origin, value=moment_text(signed_at))
    if signed_at is not None and not signer.valid_from <= signed_at <= signer.valid_until:
        limits = {"first": moment_text(signer.valid_from), "last": moment_text(signer.valid_until)}
        yield Finding(rule=OUT_OF_TIME, origin=origin, value=moment_text(signed_at), context=limits)
    kind, bits = key_size(certificate)
    if bits < _LEAST_BITS.get(kind, 0):
        yield Finding(rule=WEAK, origin=origin, value=f"{kind.upper()} {bits} bit")


def key_size(certificate: x509.Certificate) -> tuple[str, int]:
    """Return the kind of a certificate's key ("rsa", "ec" …) and its length in bits, 0 where it has none."""
    key = certificate.public_key
    return str(key.algorithm), int(key.bit_size) if key.algorithm in ("rsa", "ec", "dsa") else 0


def _not_vouched(signer: Signer) -> tuple[str, str]:
    if signer.self_signed:
        return "chứng thư số tự ký, không tổ chức nào cấp", "the certificate is self-signed, nobody issued it"
    return "chưa cho biết tin tổ chức cấp nào (--trust)", "it was not said which issuer is trusted (--trust)"


def moment_text(moment: datetime) -> str:
    """Return a moment as people in Viet Nam read it: "14:05 22/11/2026"."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H:%M} {format_date(local.date())}"
