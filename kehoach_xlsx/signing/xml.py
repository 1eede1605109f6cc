"""XML signatures (W3C XMLDSig): what is parsed, in which canonical form, with which algorithms."""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

DS: Final = "http://www.w3.org/2000/09/xmldsig#"
C14N: Final = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"

_MORE: Final = "http://www.w3.org/2001/04/xmldsig-more#"
_PSS: Final = "http://www.w3.org/2007/05/xmldsig-more#"

CANONICAL: Final[Mapping[str, tuple[bool, bool]]] = MappingProxyType(
    {
        C14N: (False, False),
        f"{C14N}#WithComments": (False, True),
        "http://www.w3.org/2006/12/xml-c14n11": (False, False),
        "http://www.w3.org/2006/12/xml-c14n11#WithComments": (False, True),
        "http://www.w3.org/2001/10/xml-exc-c14n#": (True, False),
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments": (True, True),
    }
)
"""Canonical forms by their name: exclusive or not, with comments or not."""

DIGESTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        f"{DS}sha1": "sha1",
        SHA256: "sha256",
        f"{_MORE}sha384": "sha384",
        "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
    }
)
"""Digests by their name; MD5 is not among them, for it proves nothing any more."""

SIGNATURES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        f"{DS}rsa-sha1": ("rsa", "sha1"),
        **{f"{_MORE}rsa-sha{bits}": ("rsa", f"sha{bits}") for bits in (256, 384, 512)},
        **{f"{_PSS}sha{bits}-rsa-MGF1": ("pss", f"sha{bits}") for bits in (256, 384, 512)},
        f"{_MORE}ecdsa-sha1": ("ec", "sha1"),
        **{f"{_MORE}ecdsa-sha{bits}": ("ec", f"sha{bits}") for bits in (256, 384, 512)},
    }
)
"""Signature algorithms by their name: the kind of key, and the digest."""


class NotSafe(Exception):  # noqa: N818 - it says what the XML is
    """XML that is broken, or that brings declarations of its own (DOCTYPE), which no part of a package may."""

    def __init__(self, vi: str, en: str) -> None:
        """Say why, in words that stand in the middle of a sentence."""
        super().__init__(en)
        self.vi = vi
        self.en = en


def parse(data: bytes) -> etree._Element:
    """Return the root of an XML part; nothing is fetched and no entity is expanded. Raises NotSafe."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise NotSafe(f"XML hỏng ở dòng {line}", f"broken XML in line {line}") from error
    if getattr(root.getroottree().docinfo, "doctype", ""):  # the stubs of lxml do not know it
        raise NotSafe("XML có khai báo DOCTYPE", "the XML has a DOCTYPE")
    return root


def ds(name: str) -> str:
    """Return the name of an XMLDSig element as lxml has it."""
    return f"{{{DS}}}{name}"


def own(namespace: str) -> dict[str, str]:
    """Return the map of namespaces in which `namespace` needs no prefix."""
    return {None: namespace}  # type: ignore[dict-item] # the stubs of lxml do not know the default namespace


def canonical(element: etree._Element, algorithm: str, prefixes: tuple[str, ...] = ()) -> bytes:
    """Return an element in a canonical form; the namespaces of the elements around it count, as they must.

    Raises NotSafe where there is none, such as over namespaces that are no addresses.
    """
    exclusive, comments = CANONICAL[algorithm]
    try:
        return etree.tostring(
            _alone(element),
            method="c14n",
            exclusive=exclusive,
            with_comments=comments,
            inclusive_ns_prefixes=list(prefixes) if exclusive and prefixes else None,
        )
    except (etree.LxmlError, ValueError) as error:
        raise NotSafe("XML không có dạng chuẩn", "the XML has no canonical form") from error


def _alone(element: etree._Element) -> etree._Element:
    """The element as the root of a document, with the namespaces and `xml:` attributes that it stood under.

    lxml undeclares the default namespace of descendants where it makes the canonical form of an inner element.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(etree.tostring(element, with_tail=False), parser)
    for outer in element.iterancestors():
        for name, value in texts(outer):
            if name.startswith(_XML) and name != f"{_XML}id" and root.get(name) is None:
                root.set(name, value)
    return root


def texts(element: etree._Element) -> list[tuple[str, str]]:
    """Return the attributes of an element; lxml has them as str, whatever its stubs say."""
    return [(str(name), str(value)) for name, value in element.items()]


def digest(name: str, data: bytes) -> str:
    """Return a digest as signatures write it, in base64."""
    return base64.b64encode(hashlib.new(name, data).digest()).decode()


def same_digest(told: str, name: str, data: bytes) -> bool:
    """Tell whether `data` has the digest that a signature tells, however its base64 is broken into lines."""
    return unbase64(told) == hashlib.new(name, data).digest()


def unbase64(text: str | None) -> bytes | None:
    """Return what base64 holds, None where it is none."""
    try:
        return base64.b64decode("".join((text or "").split()), validate=True)
    except (binascii.Error, ValueError):
        return None
