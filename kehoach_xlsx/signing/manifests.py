"""The manifest of a package signature: which parts and relationships it covers (ECMA-376 Part 2, clause 10.5)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote

from lxml import etree

from kehoach_xlsx.signing.envelopes import XADES, Envelope, canonical_form, digest_of, transforms_of
from kehoach_xlsx.signing.refusing import unsafe
from kehoach_xlsx.signing.relations import is_relationships
from kehoach_xlsx.signing.xml import C14N, ds

TRANSFORM: Final = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
_MDSSI: Final = "{http://schemas.openxmlformats.org/package/2006/digital-signature}"
_OFFICE: Final = "{http://schemas.microsoft.com/office/2006/digsig}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Covered:
    """One part that a signature covers: its name, its type, and its digest after `form` (None: as it is).

    Of relationships only those chosen by `ids` or `types` are covered where `chosen`, else the whole part.
    """

    part: str
    content_type: str
    digest_name: str
    digest: str
    form: str | None = None
    chosen: bool = False
    ids: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()


def manifest_of(envelope: Envelope) -> tuple[Covered, ...]:
    """Return what the signature covers. Raises Refused unless there is one manifest, in an object that is signed."""
    manifests = [found for element in envelope.objects for found in element.iter(ds("Manifest"))]
    if len(manifests) != 1 or manifests[0].getparent() not in envelope.objects:
        raise unsafe("phải có đúng một danh mục phần đã ký", "there must be one manifest of what is signed")
    covered = tuple(_covered(reference) for reference in manifests[0])
    if len({one.part.lower() for one in covered}) != len(covered):
        raise unsafe("danh mục có một phần hai lần", "a part stands twice in the manifest")
    return covered


def _covered(reference: etree._Element) -> Covered:
    path, mark, query = reference.get("URI", "").partition("?")
    name, equals, kind = query.partition("=")
    if reference.tag != ds("Reference") or not path.startswith("/") or (mark and (name != "ContentType" or not equals)):
        raise unsafe(f"danh mục chỉ tới {reference.get('URI')}", f"the manifest refers to {reference.get('URI')}")
    part, steps = unquote(path[1:]), transforms_of(reference)
    digest_name, digest = digest_of(reference)
    chosen = bool(steps) and steps[0].get("Algorithm") == TRANSFORM
    if chosen and not is_relationships(part):
        raise unsafe(f"phép chọn liên kết dùng cho {part}", f"relationships are chosen in {part}")
    forms = [canonical_form(step) for step in steps[int(chosen) :]]
    if len(forms) > 1:
        raise unsafe("nhiều phép biến đổi", "several transforms")
    return Covered(
        part=part,
        content_type=unquote(kind),
        digest_name=digest_name,
        digest=digest,
        form=forms[0] if forms else (C14N if chosen else None),
        chosen=chosen,
        ids=frozenset(e.get("SourceId", "") for e in steps[0].iter(f"{_MDSSI}RelationshipReference"))
        if chosen
        else frozenset(),
        types=frozenset(e.get("SourceType", "") for e in steps[0].iter(f"{_MDSSI}RelationshipsGroupReference"))
        if chosen
        else frozenset(),
    )


def signing_time(envelope: Envelope) -> datetime | None:
    """Return the time that the signature claims, from an object that is signed; None where it claims none."""
    texts = [e.text for one in envelope.objects for e in one.iterfind(f".//{_MDSSI}SignatureTime/{_MDSSI}Value")]
    if envelope.properties is not None:
        texts += [e.text for e in envelope.properties.iterfind(f".//{XADES}SigningTime")]
    moments = [moment for text in texts if (moment := _moment(text)) is not None]
    return moments[0] if moments else None


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def signing_comment(envelope: Envelope) -> str:
    """Return what the signer wrote as the purpose of the signature."""
    texts = [e.text or "" for one in envelope.objects for e in one.iter(f"{_OFFICE}SignatureComments")]
    return texts[0].strip() if texts else ""
