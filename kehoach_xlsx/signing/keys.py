"""The key that signs: from a PKCS#12 file (.p12, .pfx) or on a PKCS#11 token, behind one face."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import pkcs11
from asn1crypto import keys as asn1_keys
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from pkcs11 import Attribute, KeyType, ObjectClass, TokenFlag
from pkcs11.exceptions import PinIncorrect, PinLenRange, PinLocked, PKCS11Error
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers.pdf_cms import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.vietnamese.dates import format_date

DIGEST: Final = "sha256"


class WrongPassword(UserMistake):
    """The password of the key file, or the PIN of the token, is not the right one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SigningKey:
    """A key that can sign, with its certificate; where the key lies is pyHanko's business."""

    signer: Signer

    @property
    def certificate(self) -> x509.Certificate:
        """The signer's certificate."""
        found = self.signer.signing_cert
        assert found is not None
        return found

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """The certificates that came with it, its own first."""
        own = self.certificate
        others = sorted((c for c in self.signer.cert_registry if c.dump() != own.dump()), key=lambda c: c.dump())
        return (own, *others)

    @property
    def kind(self) -> str:
        """What kind of key it is: "rsa", "ec", or another that cannot sign here."""
        return str(self.certificate.public_key.algorithm)

    def sign(self, data: bytes) -> bytes:
        """Return the signature over the SHA-256 of `data`. Raises UserMistake where the token will not."""
        try:
            return asyncio.run(self.signer.async_sign_raw(data, DIGEST))
        except PKCS11Error as error:
            raise _token_trouble(error) from error


def check_usable(key: SigningKey, moment: datetime) -> None:
    """Raise UserMistake where the certificate does not hold at `moment`, or the key cannot sign here."""
    certificate = key.certificate
    if key.kind not in ("rsa", "ec"):
        raise UserMistake(
            f"Khóa loại {key.kind} chưa dùng ký được; cần khóa RSA hoặc ECDSA.",
            f"A key of kind {key.kind} cannot sign here; RSA or ECDSA is needed.",
        )
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if not first <= moment <= last:
        raise UserMistake(
            f"Chứng thư số chỉ có hiệu lực từ ngày {format_date(first.date())} đến hết ngày "
            f"{format_date(last.date())}; không ký được vào ngày {format_date(moment.date())}.",
            f"The certificate holds from {first:%Y-%m-%d} to {last:%Y-%m-%d} only; nothing can be signed on "
            f"{moment:%Y-%m-%d}.",
        )


def key_from_file(path: Path, password: str | None) -> SigningKey:
    """Return the key in a PKCS#12 file. Raises UserMistake as `key_from_pkcs12`, or where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserMistake(
            f"{path}: không đọc được tệp khóa ({error.strerror}).",
            f"{path}: the key file cannot be read ({error.strerror}).",
        ) from error
    return key_from_pkcs12(data, password, path.name)


def key_from_pkcs12(data: bytes, password: str | None, name: str) -> SigningKey:
    """Return the key in a PKCS#12 file; `name` is what messages call the file.

    Raises WrongPassword, and UserMistake where the file is no PKCS#12 or has no key with its certificate.
    """
    try:
        found = pkcs12.load_pkcs12(data, password.encode() if password is not None else None)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _pkcs12_trouble(data, name) from error
    if found.key is None or found.cert is None:
        raise UserMistake(
            f"{name}: không có khóa bí mật kèm chứng thư số; xuất lại khóa, chọn xuất cả khóa bí mật.",
            f"{name}: no private key with its certificate; export it again together with the private key.",
        )
    private = found.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    own, *others = (
        x509.Certificate.load(one.certificate.public_bytes(Encoding.DER))
        for one in (found.cert, *found.additional_certs)
    )
    registry = SimpleCertificateStore.from_certs([own, *others])
    key = asn1_keys.PrivateKeyInfo.load(private)
    return SigningKey(signer=SimpleSigner(signing_cert=own, signing_key=key, cert_registry=registry))


def _pkcs12_trouble(data: bytes, name: str) -> UserMistake:
    try:
        readable = asn1_pkcs12.Pfx.load(data, strict=True)["version"].native is not None
    except (ValueError, TypeError):
        readable = False
    if readable:
        return WrongPassword(f"{name}: mật khẩu của tệp khóa không đúng.", f"{name}: wrong password of the key file.")
    return UserMistake(
        f"{name}: không phải tệp khóa PKCS#12 (.p12, .pfx) đọc được.",
        f"{name}: not a PKCS#12 key file (.p12, .pfx) that can be read.",
    )


@contextmanager
def key_on_token(
    library: Path, pin: str | None, *, slot: int | None = None, token: str = "", key_label: str = ""
) -> Iterator[SigningKey]:
    """Open a token and give its key; the certificate is the one that has the key's id.

    `library` is the PKCS#11 library of the token's maker; `slot` counts the tokens from 0, `token` is a label, and
    neither is needed where there is one token. Raises WrongPassword, and UserMistake where token, key or certificate
    are not found.
    """
    try:
        with _token(library, slot, token).open(user_pin=pin) as session:
            key = _key(session, key_label)
            identity = bytes(key[Attribute.ID])
            # most tokens sign a digest that was made outside with an elliptic curve, and do not make it themselves
            raw = key[Attribute.KEY_TYPE] == KeyType.EC
            signer = PKCS11Signer(session, key_id=identity, cert_id=identity, use_raw_mechanism=raw)
            asyncio.run(signer.ensure_objects_loaded())
            yield SigningKey(signer=signer)
    except PKCS11Error as error:
        raise _token_trouble(error) from error


def _token(library: Path, slot: int | None, label: str) -> pkcs11.Token:
    """Return the one token that was meant; the tokens are listed where that is not plain."""
    tokens = _tokens(library)
    if not tokens:
        raise UserMistake("Không thấy thiết bị ký nào; cắm thiết bị rồi chạy lại.", "There is no token; plug it in.")
    meant = [t for n, t in enumerate(tokens) if slot in (None, n) and label in ("", t.label.strip())]
    if len(meant) == 1:
        return meant[0]
    listed = ", ".join(f"{number}: {one.label.strip()}" for number, one in enumerate(tokens))
    raise UserMistake(
        f"Chọn một thiết bị bằng --slot hoặc --token; có: {listed}.",
        f"Choose one token with --slot or --token; there are: {listed}.",
    )


def _tokens(library: Path) -> list[pkcs11.Token]:
    try:
        tokens = [slot.get_token() for slot in pkcs11.lib(str(library)).get_slots(token_present=True)]
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise UserMistake(
            f"{library}: không nạp được thư viện PKCS#11 của thiết bị ký; xem lại đường dẫn, đúng bản 32 hay 64 bit.",
            f"{library}: this PKCS#11 library cannot be loaded; see the path, and whether it is for 32 or 64 bit.",
        ) from error
    return [token for token in tokens if token.flags & TokenFlag.TOKEN_INITIALIZED]


def _key(session: pkcs11.Session, label: str) -> pkcs11.Object:
    """Return the one key that was meant; keys are listed where that is not plain."""
    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, **({Attribute.LABEL: label} if label else {})}
    found = list(session.get_objects(wanted))
    if len(found) == 1:
        return found[0]
    labels = sorted(
        str(key[Attribute.LABEL]) for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    )
    if not labels:
        raise UserMistake(
            "Thiết bị không có khóa ký nào (có thể cần mã PIN).", "There is no key on the token (a PIN may be needed)."
        )
    listed = ", ".join(labels)
    raise UserMistake(
        f"Chọn một khóa trên thiết bị bằng --key-label; thiết bị có: {listed}.",
        f"Choose one key of the token with --key-label; there are: {listed}.",
    )


def _token_trouble(error: PKCS11Error) -> UserMistake:
    if isinstance(error, PinIncorrect | PinLenRange):
        return WrongPassword("Mã PIN của thiết bị ký không đúng.", "Wrong PIN of the token.")
    if isinstance(error, PinLocked):
        return UserMistake(
            "Thiết bị ký đã bị khóa vì nhập sai mã PIN nhiều lần; liên hệ nơi cấp để mở.",
            "The token is locked after too many wrong PINs; ask its issuer.",
        )
    said = f"{type(error).__name__} {error}".strip()
    return UserMistake(
        f"Không ký được bằng thiết bị: không thấy thiết bị, khóa hoặc chứng thư số ({said}).",
        f"The token cannot sign: no such token, key or certificate ({said}).",
    )
