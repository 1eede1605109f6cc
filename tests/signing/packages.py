"""A small .docx, and hands that change it after it was signed."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import docx
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from lxml import etree

from kehoach_xlsx.model.signature import SignedDocument
from kehoach_xlsx.signing.certificates import Trusting
from kehoach_xlsx.signing.docx_signing import sign_docx
from kehoach_xlsx.signing.docx_verifying import verify_docx
from kehoach_xlsx.signing.xml import C14N, canonical, ds

from .holders import Holder, clerk

SIGNATURE = "_xmlsignatures/sig1.xml"
MOMENT = datetime.now(UTC).replace(microsecond=0)


@cache
def letter() -> bytes:
    """A .docx with text, a header and a link out of it."""
    document = docx.Document()
    document.add_paragraph("Kết quả: 147 nhiệm vụ đã hoàn thành.")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.part.relate_to("https://example.org/", f"{_OFFICE}/hyperlink", is_external=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_HASHES: Mapping[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha1": hashes.SHA1(),
    "md5": hashes.MD5(),
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def signed(holder: Holder | None = None) -> bytes:
    return sign_docx(letter(), "bao-cao.docx", (holder or clerk()).key, MOMENT, "Phát hành")


def verified(data: bytes, trusting: Trusting | None = None) -> SignedDocument:
    return verify_docx(data, "bao-cao.docx", trusting or Trusting())


def codes(data: bytes, trusting: Trusting | None = None, number: int = 0) -> list[str]:
    """The codes of what is found at one signature, but that nobody vouches for the signer."""
    findings = verified(data, trusting).signatures[number].findings
    return [finding.code for finding in findings if finding.code != "KH682"]


def messages(data: bytes) -> str:
    return "\n".join(f.message() for s in verified(data).signatures for f in s.findings)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """Put `new` in the place of `old`, which must be there."""
    parts = parts_of(data)
    assert old.encode() in parts[part], parts[part]
    return package({**parts, part: parts[part].replace(old.encode(), new.encode(), 1)})


def with_part(data: bytes, part: str, content: bytes, content_type: str = "application/xml") -> bytes:
    """Add a part with its content type."""
    types = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    return package({**parts_of(changed(data, "[Content_Types].xml", "</Types>", types)), part: content})


def without(data: bytes, part: str) -> bytes:
    parts = parts_of(data)
    del parts[part]
    return package(parts)


def wrapped(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Change the XML of the signature, as one without the key would."""
    parts = parts_of(data)
    root = etree.fromstring(parts[SIGNATURE])
    change(root)
    return package({**parts, SIGNATURE: etree.tostring(root, xml_declaration=True, encoding="UTF-8")})


def signed_anew(change: Callable[[Any], None], *, digest: str = "sha256", holder: Holder | None = None) -> bytes:
    """Change the XML of the signature, and sign it again with the key: the signer himself is odd, or old-fashioned."""
    holder = holder or clerk()
    private = holder.private
    assert isinstance(private, rsa.RSAPrivateKey)

    def act(root: Any) -> None:
        change(root)
        info = root.find(ds("SignedInfo"))
        for reference in info.findall(ds("Reference")):
            target = next(e for e in root.iter() if e.get("Id") == reference.get("URI")[1:])
            content = hashlib.new(digest, canonical(target, C14N)).digest()
            reference.find(ds("DigestValue")).text = base64.b64encode(content).decode()
        algorithm = _HASHES[digest]
        value = private.sign(canonical(info, C14N), padding.PKCS1v15(), algorithm)
        root.find(ds("SignatureValue")).text = base64.b64encode(value).decode()

    return wrapped(signed(holder), act)
