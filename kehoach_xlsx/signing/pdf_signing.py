"""A PDF signed as PAdES asks (ETSI EN 319 142-1, baseline B-B), as an incremental update: not a byte is changed.

No picture is drawn: the places of signature and seal in our documents belong to the State's software.
"""

import asyncio
import io
import struct
import zlib
from typing import Final

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.signing.keys import DIGEST, SigningKey

MAX_PDF: Final = 400 * 2**20
NOT_READ: Final = (
    PdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    OSError,
    struct.error,
    zlib.error,
)
"""What pyHanko raises over a PDF that is broken in one of the many ways there are."""


def sign_pdf(data: bytes, name: str, key: SigningKey, comment: str = "") -> bytes:
    """Return the PDF with one more signature over all of it; the time is that of the computer's clock.

    `comment` is the reason that readers show. Raises UserMistake where the PDF is broken, locked by a password, or
    was certified so that nobody may sign it further.
    """
    writer, field = _writer(data, name)
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        reason=comment or None,
        name=str(key.certificate.subject.native.get("common_name") or "") or None,
    )
    signer = PdfSigner(metadata, key.signer, new_field_spec=SigFieldSpec(sig_field_name=field))
    try:
        out = io.BytesIO()
        asyncio.run(signer.async_sign_pdf(writer, output=out))
    except SigningError as error:
        raise UserMistake(
            f"{name}: tệp PDF không cho ký thêm ({error}).", f"{name}: the PDF may not be signed further ({error})."
        ) from error
    except NOT_READ as error:
        raise broken_pdf(name) from error
    return out.getvalue()


def _writer(data: bytes, name: str) -> tuple[IncrementalPdfFileWriter, str]:
    """The PDF with room at its end, and a name for a new field."""
    reader = read_pdf(data, name)
    try:
        taken = {signature.field_name for signature in reader.embedded_signatures}
        field = next(f"ChuKy{n}" for n in range(1, len(taken) + 2) if f"ChuKy{n}" not in taken)
        return IncrementalPdfFileWriter(io.BytesIO(data), prev=reader), field
    except NOT_READ as error:
        raise broken_pdf(name) from error


def read_pdf(data: bytes, name: str) -> PdfFileReader:
    """Return a PDF to be read. Raises UserMistake where it is broken, too large, or locked by a password."""
    if len(data) > MAX_PDF:
        raise UserMistake(f"{name}: tệp quá lớn nên không đọc.", f"{name}: too large, and not read.")
    try:
        reader = PdfFileReader(io.BytesIO(data))
        locked = reader.encrypted
        _ = reader.root["/Pages"]
    except NOT_READ as error:
        raise broken_pdf(name) from error
    if locked:
        raise UserMistake(
            f"{name}: tệp PDF đặt mật khẩu; bỏ mật khẩu rồi chạy lại.",
            f"{name}: the PDF is locked by a password; remove it and run again.",
        )
    return reader


def broken_pdf(name: str) -> UserMistake:
    """Return what to say of a PDF that cannot be read."""
    return UserMistake(
        f"{name}: không phải tệp PDF đọc được, hoặc tệp bị hỏng.", f"{name}: not a PDF that can be read, or damaged."
    )
