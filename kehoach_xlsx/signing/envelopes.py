"""What an XML signature signs, read strictly: whatever could be read in two ways is refused (signature wrapping)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kehoach_xlsx.signing.refusing import Refused, unsafe
from kehoach_xlsx.signing.xml import (
    C14N,
    CANONICAL,
    DIGESTS,
    SIGNATURES,
    NotSafe,
    canonical,
    ds,
    parse,
    same_digest,
    texts,
    unbase64,
)
from kehoach_xlsx.workbooks.signature_rules import NO_PROOF

XADES: Final = "{http://uri.etsi.org/01903/v1.3.2#}"
_PREFIXES: Final = "{http://www.w3.org/2001/10/xml-exc-c14n#}InclusiveNamespaces"
_ID_NAMES: Final = frozenset({"id"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """An XML signature. `signed` are the elements it refers to, by Id; `wrong` the Ids of those that were changed."""

    info: bytes
    method: str
    value: bytes
    certificates: tuple[bytes, ...]
    signed: Mapping[str, etree._Element]
    wrong: tuple[str, ...]
    digests: tuple[str, ...]

    @property
    def objects(self) -> tuple[etree._Element, ...]:
        """The signed objects, in the order of their references."""
        return tuple(element for element in self.signed.values() if element.tag == ds("Object"))

    @property
    def properties(self) -> etree._Element | None:
        """The signed properties of XAdES, None where there are none."""
        found = [element for element in self.signed.values() if element.tag == f"{XADES}SignedProperties"]
        return found[0] if len(found) == 1 else None


def read_envelope(data: bytes) -> Envelope:
    """Return what an XML signature says of itself; nothing is believed of it yet.

    Raises Refused: broken XML, comments, Ids that stand twice, references to anything but its own objects,
    transforms that are no canonical form, algorithms that prove nothing.
    """
    try:
        return _envelope(parse(data))
    except NotSafe as error:
        raise unsafe(error.vi, error.en) from error


def _envelope(root: etree._Element) -> Envelope:
    if root.tag != ds("Signature"):
        raise unsafe("không phải chữ ký XML", "no XML signature")
    if any(not isinstance(node.tag, str) for node in root.iter()):
        raise unsafe("có chú thích trong chữ ký", "there are comments in it")
    by_id = _by_id(root)
    info, value = _only(root, "SignedInfo"), _only(root, "SignatureValue")
    method, form = _algorithm(info, "SignatureMethod"), _algorithm(info, "CanonicalizationMethod")
    if method not in SIGNATURES:
        raise Refused(NO_PROOF, value=short(method))
    if form not in CANONICAL:
        raise unsafe(f"dạng chuẩn {short(form)}", f"canonical form {short(form)}")
    references = [_reference(one, root, by_id) for one in _references(info)]
    return Envelope(
        info=canonical(info, form, _prefixes(info.find(ds("CanonicalizationMethod")))),
        method=method,
        value=unbase64(value.text) or b"",
        certificates=tuple(_certificates(root)),
        signed={name: element for name, element, _, _ in references},
        wrong=tuple(name for name, _, right, _ in references if not right),
        digests=tuple(dict.fromkeys(used for *_, used in references)),
    )


def short(algorithm: str) -> str:
    """Return the name of an algorithm without the address in front of it."""
    return algorithm.rpartition("#")[2] or algorithm


def digest_of(reference: etree._Element) -> tuple[str, str]:
    """Return the digest algorithm of a reference and its value. Raises Refused where it proves nothing."""
    algorithm = _algorithm(reference, "DigestMethod")
    if algorithm not in DIGESTS:
        raise Refused(NO_PROOF, value=short(algorithm))
    return DIGESTS[algorithm], _only(reference, "DigestValue").text or ""


def transforms_of(reference: etree._Element) -> list[etree._Element]:
    """Return the transforms of a reference, in their order."""
    found = reference.findall(ds("Transforms"))
    if len(found) > 1:
        raise unsafe("hai danh sách phép biến đổi", "two lists of transforms")
    return list(found[0]) if found else []


def canonical_form(transform: etree._Element) -> str:
    """Return the canonical form that a transform names; any other transform is refused."""
    algorithm = transform.get("Algorithm", "")
    if transform.tag != ds("Transform") or algorithm not in CANONICAL:
        raise unsafe(f"phép biến đổi lạ {short(algorithm)}", f"foreign transform {short(algorithm)}")
    return algorithm


def _by_id(root: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for element in root.iter():
        for name, value in texts(element):
            if etree.QName(name).localname.lower() in _ID_NAMES and found.setdefault(value, element) is not element:
                raise unsafe(f"hai phần tử cùng Id {value}", f"two elements of one Id {value}")
    return found


def _only(parent: etree._Element, name: str) -> etree._Element:
    found = parent.findall(ds(name))
    if len(found) != 1:
        raise unsafe(f"phải có đúng một {name}", f"there must be one {name}")
    return found[0]


def _algorithm(parent: etree._Element, name: str) -> str:
    return _only(parent, name).get("Algorithm", "")


def _references(info: etree._Element) -> list[etree._Element]:
    found = info.findall(ds("Reference"))
    if not found or len({one.get("URI") for one in found}) != len(found):
        raise unsafe("không có tham chiếu, hoặc hai tham chiếu trùng nhau", "no reference, or two of a kind")
    return found


def _reference(
    reference: etree._Element, root: etree._Element, by_id: Mapping[str, etree._Element]
) -> tuple[str, etree._Element, bool, str]:
    """The Id it refers to, the element, whether that is as it was signed, and the digest that says so."""
    uri = reference.get("URI", "")
    element = by_id.get(uri[1:]) if uri.startswith("#") else None
    if element is None or not _may_be_signed(element, root):
        raise unsafe(f"tham chiếu tới {uri or 'cả tệp'}", f"a reference to {uri or 'the whole file'}")
    steps = transforms_of(reference)
    if len(steps) > 1:
        raise unsafe("nhiều phép biến đổi", "several transforms")
    form = canonical_form(steps[0]) if steps else C14N
    content = canonical(element, form, _prefixes(steps[0] if steps else None))
    used, told = digest_of(reference)
    return uri[1:], element, same_digest(told, used, content), used


def _may_be_signed(element: etree._Element, root: etree._Element) -> bool:
    """An object of this signature, its key, or the signed properties in one of its objects: at their right places."""
    parent = element.getparent()
    if element.tag in (ds("Object"), ds("KeyInfo")):
        return parent is root
    if element.tag != f"{XADES}SignedProperties" or parent is None or parent.tag != f"{XADES}QualifyingProperties":
        return False
    outer = parent.getparent()
    return outer is not None and outer.tag == ds("Object") and outer.getparent() is root


def _prefixes(method: etree._Element | None) -> tuple[str, ...]:
    """The prefixes that exclusive canonical form keeps nevertheless."""
    listed = None if method is None else method.find(_PREFIXES)
    return () if listed is None else tuple(listed.get("PrefixList", "").split())


def _certificates(root: etree._Element) -> Iterable[bytes]:
    for element in root.findall(f"{ds('KeyInfo')}/{ds('X509Data')}/{ds('X509Certificate')}"):
        data = unbase64(element.text)
        if data:
            yield data
