"""Relationships between the parts of a package, and the one transform that a package signature has for them."""

import posixpath
from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from kehoach_xlsx.signing.packages import Package
from kehoach_xlsx.signing.xml import C14N, NotSafe, canonical, own, parse

ROOT_RELATIONSHIPS: Final = "_rels/.rels"
_NS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIP: Final = f"{{{_NS}}}Relationship"


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """One relationship; `source` is the part it leads from ("" the package), `target` as it is written."""

    source: str
    id: str
    type: str
    target: str
    external: bool

    @property
    def part(self) -> str:
        """The name of the part it leads to, "" where it leads out of the package."""
        if self.external:
            return ""
        target = unquote(self.target)
        if target.startswith("/"):
            return posixpath.normpath(target.lstrip("/"))
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.source), target)).lstrip("/")

    @property
    def told(self) -> str:
        """The relationship as a finding tells it."""
        return f"{self.id} → {self.target}"


def relationships_part(source: str) -> str:
    """Return the name of the part that holds the relationships of `source` ("" the package)."""
    folder, _, name = source.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def is_relationships(part: str) -> bool:
    """Tell whether a part holds relationships, by its name."""
    return part.endswith(".rels") and "_rels" in part.split("/")[-2:-1]


def source_of(part: str) -> str:
    """Return the part whose relationships stand in `part`."""
    folder, _, name = part.rpartition("/")
    outer = folder.rpartition("/")[0]
    stem = name.removesuffix(".rels")
    return f"{outer}/{stem}" if outer else stem


def relations(package: Package, source: str) -> tuple[Relation, ...]:
    """Return the relationships that lead from `source`. Raises NotSafe where their part is no such XML."""
    data = package.parts.get(relationships_part(source))
    return () if data is None else read_relations(data, source)


def read_relations(data: bytes, source: str) -> tuple[Relation, ...]:
    """Return the relationships in `data`. Raises NotSafe where there is anything else."""
    root = parse(data)
    found = tuple(
        Relation(
            source=source,
            id=element.get("Id", ""),
            type=element.get("Type", ""),
            target=element.get("Target", ""),
            external=element.get("TargetMode", "Internal") == "External",
        )
        for element in root
        if element.tag == _RELATIONSHIP
    )
    others = [element for element in root if isinstance(element.tag, str) and element.tag != _RELATIONSHIP]
    if root.tag != f"{{{_NS}}}Relationships" or others or any(len(e) for e in root):
        raise NotSafe("không phải danh mục liên kết", "not a list of relationships")
    return found


def add_relation(data: bytes | None, kind: str, target: str) -> bytes:
    """Return a list of relationships with one more, under an Id that is free."""
    root = parse(data) if data is not None else etree.Element(f"{{{_NS}}}Relationships", nsmap=own(_NS))
    taken = {element.get("Id") for element in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(root, _RELATIONSHIP, {"Id": f"rId{number}", "Type": kind, "Target": target})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def transformed(data: bytes, ids: Collection[str], types: Collection[str], form: str | None = C14N) -> bytes:
    """Return the relationships chosen by Id or by type as a signature sees them (ECMA-376 Part 2, 10.5.9).

    Sorted by Id, without text or comments, `TargetMode` written out, in canonical form.
    """
    return _chosen(parse(data), ids, types, form, texts=0)


def transformed_by_libreoffice(
    data: bytes, ids: Collection[str], types: Collection[str], form: str | None = C14N
) -> bytes:
    """Return the same as LibreOffice sees it until its xmlsec 1.3: each text between two relationships is an element.

    It covers the very same relationships. LibreOffice itself writes a line break there when it signs.
    """
    root = parse(data)
    count = sum(1 for text in (root.text, *(element.tail for element in root)) if text)
    return _chosen(root, ids, types, form, texts=count)


def without_texts(data: bytes) -> bytes:
    """Return a list of relationships without white space, over which old versions of LibreOffice stumble."""
    root = parse(data)
    root.text = None
    for element in root:
        element.tail = None
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _chosen(
    read: etree._Element, ids: Collection[str], types: Collection[str], form: str | None, *, texts: int
) -> bytes:
    root = deepcopy(read)
    chosen = [e for e in root if e.tag == _RELATIONSHIP and (e.get("Id") in ids or e.get("Type") in types)]
    for element in list(root):
        root.remove(element)
    root.text = None
    for _ in range(texts):
        etree.SubElement(root, f"{{{_NS}}}text")
    for element in sorted(chosen, key=lambda e: e.get("Id") or ""):
        element.text = element.tail = None
        if element.get("TargetMode") is None:
            element.set("TargetMode", "Internal")
        root.append(element)
    return canonical(root, form or C14N)
