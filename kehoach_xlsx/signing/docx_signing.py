"""A package signature: made over every part and relationship, so that Word and LibreOffice show it valid.

ECMA-376 Part 2, clause 10 (package signatures), and [MS-OFFCRYPTO] 2.5.2 (what Office wants beside it).
"""

import base64
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from asn1crypto import core
from lxml import etree

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.signing.certificates import name_text
from kehoach_xlsx.signing.keys import SigningKey
from kehoach_xlsx.signing.manifests import TRANSFORM
from kehoach_xlsx.signing.packages import CONTENT_TYPES, RELATIONSHIPS_TYPE, Package, read_package, with_types
from kehoach_xlsx.signing.packages import write_package as written
from kehoach_xlsx.signing.relations import (
    ROOT_RELATIONSHIPS,
    add_relation,
    is_relationships,
    read_relations,
    relationships_part,
    source_of,
    transformed,
    without_texts,
)
from kehoach_xlsx.signing.signature_parts import (
    ORIGIN_RELATION,
    ORIGIN_TYPE,
    SIGNATURE_RELATION,
    SIGNATURE_TYPE,
    SignatureParts,
    signature_parts,
)
from kehoach_xlsx.signing.xml import C14N, DS, SHA256, NotSafe, canonical, digest, ds, own

MDSSI: Final = "http://schemas.openxmlformats.org/package/2006/digital-signature"
XADES: Final = "http://uri.etsi.org/01903/v1.3.2#"
_OFFICE: Final = "http://schemas.microsoft.com/office/2006/digsig"
_SIGNED_PROPERTIES: Final = "http://uri.etsi.org/01903#SignedProperties"
_ALGORITHMS: Final = {
    "rsa": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "ec": "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
}
# The form that [MS-OFFCRYPTO] 2.5.2.5 asks for; the values name no program and no screen of ours.
_OFFICE_DETAILS: Final = (
    ("SetupID", ""),
    ("SignatureText", ""),
    ("SignatureImage", ""),
    ("SignatureComments", "{comment}"),
    ("WindowsVersion", "10.0"),
    ("OfficeVersion", "16.0"),
    ("ApplicationVersion", "16.0"),
    ("Monitors", "1"),
    ("HorizontalResolution", "1280"),
    ("VerticalResolution", "800"),
    ("ColorDepth", "32"),
    ("SignatureProviderId", "{{00000000-0000-0000-0000-000000000000}}"),
    ("SignatureProviderUrl", ""),
    ("SignatureProviderDetails", "9"),
    ("SignatureType", "1"),
)


def sign_docx(data: bytes, name: str, key: SigningKey, moment: datetime, comment: str = "") -> bytes:
    """Return the .docx with one more signature, over every part and relationship but the signatures themselves.

    `moment` is the time that the signature claims; `comment` its purpose, shown by Word. Raises UserMistake.
    """
    package = read_package(data, name)
    try:
        found = signature_parts(package)
        package = package if found.signatures else _tidied(package)
        references = tuple(_references(package, found))
    except NotSafe as error:
        raise UserMistake(
            f"{name}: tệp .docx hỏng ({error.vi}).", f"{name}: the .docx is damaged ({error.en})."
        ) from error
    signature = _signature(references, key, moment, comment)
    return written(_with_signature(package, found, signature))


def _tidied(package: Package) -> Package:
    """The package with its lists of relationships free of white space; nobody has signed them yet."""
    tidy = {part: without_texts(data) if is_relationships(part) else data for part, data in package.parts.items()}
    return replace(package, parts=tidy)


def _references(package: Package, found: SignatureParts) -> Iterator[etree._Element]:
    """The references of the manifest: relationships by the transform of their own, the other parts as they are."""
    for part in sorted(package.parts):
        if part == CONTENT_TYPES or part in found.all:
            continue
        kind = package.content_type(part)
        if not kind:
            raise NotSafe(f"{part} không có loại", f"{part} has no content type")
        uri = f"/{quote(part, safe='/%')}?ContentType={quote(kind, safe='/+')}"
        if not is_relationships(part):
            yield _reference(uri, package.parts[part])
            continue
        data = package.parts[part]
        found_here = read_relations(data, source_of(part))
        if len({relation.id for relation in found_here}) != len(found_here):
            raise NotSafe(f"{part} có hai liên kết cùng mã", f"{part} has two relationships of one Id")
        ids = [relation.id for relation in found_here if relation.type != ORIGIN_RELATION]
        if ids:
            yield _reference(uri, transformed(data, ids, ()), _relationship_transforms(sorted(ids)))


def _reference(uri: str, content: bytes, transforms: etree._Element | None = None, kind: str = "") -> etree._Element:
    """A reference to what `uri` names, whose bytes after the transforms are `content`."""
    reference = etree.Element(ds("Reference"), {**({"Type": kind} if kind else {}), "URI": uri})
    if transforms is not None:
        reference.append(transforms)
    etree.SubElement(reference, ds("DigestMethod"), Algorithm=SHA256)
    etree.SubElement(reference, ds("DigestValue")).text = digest("sha256", content)
    return reference


def _relationship_transforms(ids: list[str]) -> etree._Element:
    transforms = etree.Element(ds("Transforms"))
    chosen = etree.SubElement(transforms, ds("Transform"), Algorithm=TRANSFORM)
    for one in ids:
        etree.SubElement(chosen, f"{{{MDSSI}}}RelationshipReference", {"SourceId": one}, nsmap={"mdssi": MDSSI})
    etree.SubElement(transforms, ds("Transform"), Algorithm=C14N)
    return transforms


def _signature(
    references: tuple[etree._Element, ...], key: SigningKey, moment: datetime, comment: str
) -> etree._Element:
    """The whole signature: three signed objects, then what is signed of them, then the signature of that."""
    root = etree.Element(ds("Signature"), {"Id": "idPackageSignature"}, nsmap=own(DS))
    signed = etree.SubElement(root, ds("SignedInfo"))
    value = etree.SubElement(root, ds("SignatureValue"))
    holder = etree.SubElement(etree.SubElement(root, ds("KeyInfo")), ds("X509Data"))
    for certificate in key.chain:
        etree.SubElement(holder, ds("X509Certificate")).text = base64.b64encode(certificate.dump()).decode()
    package_object = _package_object(root, references, moment)
    office_object = _office_object(root, comment)
    properties = _signed_properties(root, key, moment)
    etree.SubElement(signed, ds("CanonicalizationMethod"), Algorithm=C14N)
    etree.SubElement(signed, ds("SignatureMethod"), Algorithm=_ALGORITHMS[key.kind])
    for element in (package_object, office_object):
        signed.append(_reference(f"#{element.get('Id')}", canonical(element, C14N), kind=f"{DS}Object"))
    plain = etree.Element(ds("Transforms"))
    etree.SubElement(plain, ds("Transform"), Algorithm=C14N)
    signed.append(_reference("#idSignedProperties", canonical(properties, C14N), plain, _SIGNED_PROPERTIES))
    value.text = base64.b64encode(_signature_value(key, canonical(signed, C14N))).decode()
    return root


def _package_object(root: etree._Element, references: tuple[etree._Element, ...], moment: datetime) -> etree._Element:
    element = etree.SubElement(root, ds("Object"), Id="idPackageObject")
    etree.SubElement(element, ds("Manifest")).extend(references)
    properties = etree.SubElement(element, ds("SignatureProperties"))
    named = {"Id": "idSignatureTime", "Target": "#idPackageSignature"}
    holder = etree.SubElement(properties, ds("SignatureProperty"), named)
    time = etree.SubElement(holder, f"{{{MDSSI}}}SignatureTime", nsmap={"mdssi": MDSSI})
    etree.SubElement(time, f"{{{MDSSI}}}Format").text = "YYYY-MM-DDThh:mm:ssTZD"
    etree.SubElement(time, f"{{{MDSSI}}}Value").text = _time(moment)
    return element


def _office_object(root: etree._Element, comment: str) -> etree._Element:
    element = etree.SubElement(root, ds("Object"), Id="idOfficeObject")
    properties = etree.SubElement(element, ds("SignatureProperties"))
    named = {"Id": "idOfficeV1Details", "Target": "#idPackageSignature"}
    holder = etree.SubElement(properties, ds("SignatureProperty"), named)
    details = etree.SubElement(holder, f"{{{_OFFICE}}}SignatureInfoV1", nsmap=own(_OFFICE))
    for field, text in _OFFICE_DETAILS:
        etree.SubElement(details, f"{{{_OFFICE}}}{field}").text = text.format(comment=comment) or None
    return element


def _signed_properties(root: etree._Element, key: SigningKey, moment: datetime) -> etree._Element:
    """XAdES (ETSI TS 101 903): the time, and the digest of the certificate, so that no other can take its place."""
    outer = etree.SubElement(root, ds("Object"))
    qualifying = etree.SubElement(
        outer, _xades("QualifyingProperties"), {"Target": "#idPackageSignature"}, nsmap={"xd": XADES}
    )
    properties = etree.SubElement(qualifying, _xades("SignedProperties"), Id="idSignedProperties")
    signature = etree.SubElement(properties, _xades("SignedSignatureProperties"))
    etree.SubElement(signature, _xades("SigningTime")).text = _time(moment)
    certificate = etree.SubElement(etree.SubElement(signature, _xades("SigningCertificate")), _xades("Cert"))
    hashed = etree.SubElement(certificate, _xades("CertDigest"))
    etree.SubElement(hashed, ds("DigestMethod"), Algorithm=SHA256)
    etree.SubElement(hashed, ds("DigestValue")).text = digest("sha256", key.certificate.dump())
    issuer = etree.SubElement(certificate, _xades("IssuerSerial"))
    etree.SubElement(issuer, ds("X509IssuerName")).text = name_text(key.certificate.issuer)
    etree.SubElement(issuer, ds("X509SerialNumber")).text = str(key.certificate.serial_number)
    policy = etree.SubElement(signature, _xades("SignaturePolicyIdentifier"))
    etree.SubElement(policy, _xades("SignaturePolicyImplied"))
    return properties


def _xades(name: str) -> str:
    return f"{{{XADES}}}{name}"


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _signature_value(key: SigningKey, data: bytes) -> bytes:
    """The signature as XMLDSig writes it: that of an elliptic curve is two numbers of one length, not DER."""
    raw = key.sign(data)
    if key.kind != "ec":
        return raw
    length = (int(key.certificate.public_key.bit_size) + 7) // 8
    return b"".join(int(one.native).to_bytes(length, "big") for one in _Two.load(raw))


class _Two(core.SequenceOf):  # type: ignore[misc]  # asn1crypto has no types
    _child_spec = core.Integer


def _with_signature(package: Package, found: SignatureParts, signature: etree._Element) -> Mapping[str, bytes]:
    """The parts with the signature linked from the origin, which is made where there is none yet."""
    parts = dict(package.parts)
    origin = found.origin or "_xmlsignatures/origin.sigs"
    if not found.origin:
        parts[ROOT_RELATIONSHIPS] = add_relation(parts.get(ROOT_RELATIONSHIPS), ORIGIN_RELATION, origin)
        parts[origin] = b""
    number = next(n for n in range(1, len(parts) + 2) if f"_xmlsignatures/sig{n}.xml" not in parts)
    part, links = f"_xmlsignatures/sig{number}.xml", relationships_part(origin)
    parts[links] = add_relation(
        parts.get(links), SIGNATURE_RELATION, posixpath.relpath(part, posixpath.dirname(origin))
    )
    parts[part] = etree.tostring(signature, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts[CONTENT_TYPES] = with_types(
        parts[CONTENT_TYPES],
        {"rels": RELATIONSHIPS_TYPE},
        {f"/{origin}": ORIGIN_TYPE, f"/{part}": SIGNATURE_TYPE},
    )
    return parts
