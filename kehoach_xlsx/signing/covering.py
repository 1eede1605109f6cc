"""What a package signature covers, held against the package as it is now: changed, added, removed, left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.signing.manifests import Covered
from kehoach_xlsx.signing.packages import CONTENT_TYPES, Package
from kehoach_xlsx.signing.part_words import part_words
from kehoach_xlsx.signing.relations import (
    Relation,
    is_relationships,
    read_relations,
    source_of,
    transformed,
    transformed_by_libreoffice,
)
from kehoach_xlsx.signing.signature_parts import ORIGIN_RELATION, SignatureParts
from kehoach_xlsx.signing.xml import NotSafe, canonical, parse, same_digest
from kehoach_xlsx.workbooks.signature_rules import (
    METADATA,
    PART_ADDED,
    PART_CHANGED,
    PART_REMOVED,
    RELATION_ADDED,
    RELATION_REMOVED,
    RELATIONS_CHANGED,
    TWO_OF_ONE_ID,
    TYPE_CHANGED,
    UNSAFE,
)

_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_METADATA: Final = frozenset(
    {
        f"{_PACKAGE}core-properties",
        f"{_PACKAGE}thumbnail",
        f"{_DOCUMENT}extended-properties",
        f"{_DOCUMENT}custom-properties",
    }
)
"""Relationships of the package itself that Word and LibreOffice leave out of what they sign, and may."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """The parts that a signature covers and that are as they were, those it leaves out, and what is wrong."""

    covered: tuple[str, ...]
    not_covered: tuple[str, ...]
    findings: tuple[Finding, ...]


def coverage(package: Package, signatures: SignatureParts, manifest: tuple[Covered, ...], origin: Origin) -> Coverage:
    """Hold a manifest against the package. Every part and relationship is either covered, or told."""
    by_name = {unquote(part).lower(): part for part in package.parts}  # ECMA-376 Part 2, 6.2.2: equal in any case
    signed = {by_name.get(one.part.lower(), one.part): one for one in manifest}
    changed = [f for part, one in signed.items() for f in _changes(package, part, one, origin)]
    metadata = frozenset(_metadata_parts(package))
    left = [p for p in package.parts if p not in signed and p != CONTENT_TYPES and p not in signatures.all]
    outside = [part for part in left if not is_relationships(part)]
    findings = [
        *changed,
        *_unsigned_relations(package, signatures, signed, origin),
        *(_of_part(PART_ADDED, part, origin) for part in sorted(outside) if part not in metadata),
    ]
    properties = tuple(sorted(part for part in outside if part in metadata))
    if properties:
        findings.append(Finding(rule=METADATA, origin=origin, value=", ".join(properties)))
    touched = {finding.context.get("part") for finding in changed}
    return Coverage(
        covered=tuple(sorted(part for part in signed if part not in touched)),
        not_covered=properties,
        findings=tuple(findings),
    )


def _of_part(rule: Rule, part: str, origin: Origin, value: str = "", **context: str) -> Finding:
    words = part_words(part)
    return Finding(
        rule=rule,
        origin=origin,
        value=value or part,
        context={"part": part, "told": words.vi, "told_en": words.en, **context},
    )


def _changes(package: Package, part: str, one: Covered, origin: Origin) -> Iterator[Finding]:
    """What happened to one part since it was signed."""
    data = package.parts.get(part)
    if data is None:
        yield _of_part(PART_REMOVED, part, origin)
        return
    now = package.content_type(part)
    if one.content_type and now != one.content_type:
        yield _of_part(TYPE_CHANGED, part, origin, found=now, signed=one.content_type)
    if one.chosen:
        yield from _changed_relations(data, part, one, origin)
    elif not _same(data, one):
        yield _of_part(PART_CHANGED, part, origin)


def _same(data: bytes, one: Covered) -> bool:
    try:
        content = data if one.form is None else canonical(parse(data), one.form)
    except NotSafe:
        return False
    return same_digest(one.digest, one.digest_name, content)


def _changed_relations(data: bytes, part: str, one: Covered, origin: Origin) -> Iterator[Finding]:
    """The digest is over the signed relationships together: which is gone can be told, which was changed cannot."""
    try:
        present = {relation.id for relation in read_relations(data, source_of(part))}
        right = any(
            same_digest(one.digest, one.digest_name, seen(data, one.ids, one.types, one.form))
            for seen in (transformed, transformed_by_libreoffice)
        )
    except NotSafe as error:
        yield _of_part(UNSAFE, part, origin, found=f"{part}: {error.vi}", found_en=f"{part}: {error.en}")
        return
    gone = sorted(one.ids - present)
    for identity in gone:
        yield _of_relation(RELATION_REMOVED, part, identity, origin)
    if not right and not gone:
        signed = ", ".join(sorted(one.ids) + sorted(kind.rpartition("/")[2] for kind in one.types))
        yield _of_part(RELATIONS_CHANGED, part, origin, signed=signed)


def _of_relation(rule: Rule, part: str, told: str, origin: Origin) -> Finding:
    words = part_words(source_of(part))
    context = {"part": part, "told": words.vi, "told_en": words.en}
    return Finding(rule=rule, origin=origin, value=told, context=context)


def _unsigned_relations(
    package: Package, signatures: SignatureParts, signed: dict[str, Covered], origin: Origin
) -> Iterator[Finding]:
    """Relationships that no signature covers, but those to the signatures and to the properties of the file."""
    for part in sorted(p for p in package.parts if is_relationships(p) and p not in signatures.all):
        one = signed.get(part)
        try:
            found = read_relations(package.parts[part], source_of(part))
        except NotSafe as error:
            yield _of_part(UNSAFE, part, origin, found=f"{part}: {error.vi}", found_en=f"{part}: {error.en}")
            continue
        twice = sorted({r.id for r in found if sum(other.id == r.id for other in found) > 1})
        if twice:
            yield _of_part(TWO_OF_ONE_ID, part, origin, found=", ".join(twice), found_en=", ".join(twice))
        if one is not None and not one.chosen:
            continue  # the whole part is signed
        for relation in found:
            if not (_chosen(relation, one) or _may_be_left_out(relation, signatures)):
                yield _of_relation(RELATION_ADDED, part, relation.told, origin)


def _chosen(relation: Relation, one: Covered | None) -> bool:
    return one is not None and (relation.id in one.ids or relation.type in one.types)


def _may_be_left_out(relation: Relation, signatures: SignatureParts) -> bool:
    if relation.source or relation.external:
        return False
    if relation.type == ORIGIN_RELATION:
        return relation.part in signatures.all
    return relation.type in _METADATA


def _metadata_parts(package: Package) -> Iterator[str]:
    """The parts that hold the properties of the file and nothing leads to but the package itself."""
    found = [
        relation
        for part, data in package.parts.items()
        if is_relationships(part)
        for relation in _readable(data, source_of(part))
    ]
    elsewhere = {r.part.lower() for r in found if r.source or r.type not in _METADATA}
    yield from (r.part for r in found if not r.source and r.type in _METADATA and r.part.lower() not in elsewhere)


def _readable(data: bytes, source: str) -> tuple[Relation, ...]:
    try:
        return read_relations(data, source)
    except NotSafe:
        return ()
