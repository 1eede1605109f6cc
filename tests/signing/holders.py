"""People who hold keys, made up anew in every run: nothing secret is ever kept."""

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kehoach_xlsx.signing.keys import SigningKey, key_from_pkcs12

PASSWORD: Final = "mật khẩu"
_Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """A key with its certificate, and the certificates above it."""

    private: _Private
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def p12(self) -> bytes:
        return self.exported(PASSWORD)

    def exported(self, password: str) -> bytes:
        """The key file, under the name "ky"."""
        return pkcs12.serialize_key_and_certificates(
            b"ky", self.private, self.certificate, list(self.chain), BestAvailableEncryption(password.encode())
        )

    @property
    def key(self) -> SigningKey:
        return key_from_pkcs12(self.p12, PASSWORD, "khoa.p12")

    def pem(self, path: Path) -> Path:
        """Write the certificate."""
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path


def private_key(kind: str = "rsa", bits: int = 2048) -> _Private:
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def made(
    name: str,
    *,
    private: _Private | None = None,
    issuer: Holder | None = None,
    authority: bool = False,
    days: tuple[int, int] = (-30, 300),
    encipher_only: bool = False,
    timestamps: bool = False,
) -> Holder:
    """Make somebody up: self-signed, or with a certificate of `issuer`; it holds from and to so many days from now."""
    private = private or private_key()
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Sở Thử nghiệm"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    signs = not encipher_only
    usage = x509.KeyUsage(signs, signs, not signs, False, False, authority, authority, False, False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + days[0] * _DAY)
        .not_valid_after(now + days[1] * _DAY)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if timestamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    certificate = builder.sign(issuer.private if issuer else private, hashes.SHA256())
    chain = (issuer.certificate, *issuer.chain) if issuer else ()
    return Holder(private=private, certificate=certificate, chain=chain)


@cache
def clerk() -> Holder:
    """An RSA key with a certificate that nobody issued."""
    return made("Văn thư")


@cache
def leader() -> Holder:
    """An elliptic key with a certificate that nobody issued."""
    return made("Lãnh đạo", private=private_key("ec"))


@cache
def authority() -> Holder:
    """One who issues certificates."""
    return made("Tổ chức cấp", authority=True)


@cache
def officer() -> Holder:
    """One to whom the authority issued a certificate."""
    return made("Cán bộ", issuer=authority())
