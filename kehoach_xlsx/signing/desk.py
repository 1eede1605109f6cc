"""The desk where documents are signed and looked at: files in, files and verdicts out."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kehoach_xlsx.files import guard_output, write_atomically
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.signature import Signature, SignedDocument
from kehoach_xlsx.signing.certificates import Trusting, trusted_certificates
from kehoach_xlsx.signing.docx_signing import sign_docx
from kehoach_xlsx.signing.docx_verifying import verify_docx
from kehoach_xlsx.signing.keys import SigningKey, check_usable
from kehoach_xlsx.signing.pdf_signing import sign_pdf
from kehoach_xlsx.signing.pdf_verifying import verify_pdf

_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_HEAD: Final = 1024  # bytes in which a PDF must say that it is one
_LARGEST: Final = 400 * 2**20


def signed_name(source: Path) -> Path:
    """Return where the signed copy of a document goes when nobody says otherwise: NAME-da-ky beside it."""
    return source.with_name(f"{source.stem}-da-ky{source.suffix}")


def prepare_signing(source: Path, output: Path | None) -> tuple[bytes, Path]:
    """Return the document and the place of its signed copy, before anybody is asked for a password.

    Raises UserMistake: no such file, neither .docx nor PDF, the copy would overwrite the source, or (where no place
    was named) another file.
    """
    data = _read(source)
    kind = _kind(data, source.name)
    if source.suffix.lower() != f".{kind}":
        raise _neither(source.name)
    place = output or signed_name(source)
    guard_output(place, f".{kind}", source)
    if output is None and place.exists():
        raise UserMistake(
            f"{place}: đã có tệp này; chọn tên khác bằng -o.", f"{place} exists; choose another name with -o."
        )
    return data, place


def sign_file(source: Path, output: Path | None, key: SigningKey, comment: str = "") -> tuple[Path, Signature]:
    """Write a signed copy of a .docx or PDF; return its place and the new signature, read back from it.

    The original stays as it is. Raises UserMistake over the file, the key or the certificate.
    """
    data, place = prepare_signing(source, output)
    moment = datetime.now(UTC).replace(microsecond=0)
    check_usable(key, moment)
    if _kind(data, source.name) == "pdf":
        signed = sign_pdf(data, source.name, key, comment)
    else:
        signed = sign_docx(data, source.name, key, moment, comment)
    made = _judged(signed, source.name, Trusting()).signatures[-1]
    if not made.valid:
        raise RuntimeError(f"the signature just made is not valid: {[f.message('en') for f in made.findings]}")
    write_atomically(place, signed)
    return place, made


def verify_file(path: Path, trusted: Iterable[Path] = ()) -> SignedDocument:
    """Judge every signature of a .docx or PDF; `trusted` are files of certificates that are trusted.

    Raises UserMistake where a file cannot be read, is neither, or has no signature.
    """
    trusting = Trusting(anchors=trusted_certificates(trusted))
    return _judged(_read(path), path.name, trusting)


def _judged(data: bytes, name: str, trusting: Trusting) -> SignedDocument:
    judge = verify_pdf if _kind(data, name) == "pdf" else verify_docx
    return judge(data, name, trusting)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserMistake(f"{path}: tệp quá lớn nên không đọc.", f"{path}: too large, and not read.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserMistake(f"Không tìm thấy tệp: {path}", f"No such file: {path}") from error
    except OSError as error:
        raise UserMistake(
            f"{path}: không đọc được ({error.strerror}).", f"{path}: cannot be read ({error.strerror})."
        ) from error


def _kind(data: bytes, name: str) -> str:
    """What the content is, whatever the name says."""
    if _PDF in data[:_HEAD]:
        return "pdf"
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_OLE):
        raise UserMistake(
            f"{name}: tệp đặt mật khẩu mở, hoặc là .doc kiểu cũ; lưu lại dạng .docx không mật khẩu.",
            f"{name}: locked by a password, or an old .doc; save it as a .docx without a password.",
        )
    raise _neither(name)


def _neither(name: str) -> UserMistake:
    return UserMistake(
        f"{name}: không phải tệp .docx hoặc .pdf; phần mềm chỉ ký, kiểm tra hai loại này.",
        f"{name}: neither a .docx nor a PDF; only these can be signed and verified.",
    )
