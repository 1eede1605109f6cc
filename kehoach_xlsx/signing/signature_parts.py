"""Which parts of a package are its signatures: those that the origin leads to, and no others."""

from dataclasses import dataclass
from typing import Final

from kehoach_xlsx.signing.packages import Package
from kehoach_xlsx.signing.relations import relations, relationships_part

ORIGIN_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
SIGNATURE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature"
CERTIFICATE_RELATION: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/certificate"
)
ORIGIN_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature-origin"
SIGNATURE_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
CERTIFICATE_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature-certificate"


@dataclass(frozen=True, kw_only=True, slots=True)
class SignatureParts:
    """The origin ("" where nothing was signed), the signatures in their order, and all parts that belong to them."""

    origin: str = ""
    signatures: tuple[str, ...] = ()
    all: frozenset[str] = frozenset()

    def certificates(self, package: Package, signature: str) -> tuple[bytes, ...]:
        """Return the certificates that stand in parts of their own (DER)."""
        linked = _linked(package, signature, CERTIFICATE_RELATION, CERTIFICATE_TYPE)
        return tuple(package.parts[part] for part in linked)


def signature_parts(package: Package) -> SignatureParts:
    """Return the signatures of a package (ECMA-376 Part 2, 10.4). Raises NotSafe over broken relationships.

    A part belongs to the signatures by its relationship and by its content type: nothing else can hide among them.
    """
    origins = _linked(package, "", ORIGIN_RELATION, ORIGIN_TYPE)
    signatures = [part for origin in origins for part in _linked(package, origin, SIGNATURE_RELATION, SIGNATURE_TYPE)]
    certificates = [c for part in signatures for c in _linked(package, part, CERTIFICATE_RELATION, CERTIFICATE_TYPE)]
    links = [relationships_part(part) for part in (*origins, *signatures)]
    return SignatureParts(
        origin=origins[0] if origins else "",
        signatures=tuple(dict.fromkeys(signatures)),
        all=frozenset({*origins, *signatures, *certificates, *links} & package.parts.keys()),
    )


def _linked(package: Package, source: str, kind: str, content_type: str) -> list[str]:
    found = [relation.part for relation in relations(package, source) if relation.type == kind]
    return [part for part in found if part in package.parts and package.content_type(part) == content_type]
