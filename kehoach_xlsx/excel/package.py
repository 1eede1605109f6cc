"""The parts of an OOXML file around its cells: sheets, defined names, custom properties.

Elements are found by local name, so Strict files (other namespaces) read alike.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree

_ROOT_RELATIONS = "_rels/.rels"
_WORKBOOK = "xl/workbook.xml"
_CUSTOM = "docProps/custom.xml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """What the workbook part and its neighbours tell. `parts` maps a sheet's name to its XML part."""

    parts: Mapping[str, str] = field(default_factory=dict)
    defined_names: Mapping[str, str] = field(default_factory=dict)
    custom_properties: Mapping[str, str] = field(default_factory=dict)


def read_package(parts: Mapping[str, bytes]) -> Package:
    """Read the parts around the cells; `parts` is an opened file, or as much of it as lies around the cells.

    Raises:
        etree.XMLSyntaxError: a part is not well-formed.
    """
    roots = _relations(parts, _ROOT_RELATIONS, "")
    workbook = _of_type(roots, "/officeDocument", _WORKBOOK)
    custom = _of_type(roots, "/custom-properties", _CUSTOM)
    properties = dict(_properties(_parsed(parts, custom)))
    # An .xlsb keeps its workbook part in binary: names and marks stay unknown.
    tree = _parsed(parts, workbook) if workbook.lower().endswith(".xml") else None
    if tree is None:
        return Package(custom_properties=properties)
    return Package(
        parts=_sheet_parts(parts, workbook, tree),
        defined_names=dict(_defined_names(tree)),
        custom_properties=properties,
    )


@cache
def hardened_parser() -> etree.XMLParser:
    """Return a parser that fetches nothing, expands nothing and refuses monsters."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def local(element: Any) -> str:
    """Return an element's name without its namespace; comments and the like have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _sheet_parts(parts: Mapping[str, bytes], workbook: str, tree: Any) -> dict[str, str]:
    folder, name = posixpath.split(workbook)
    relations = _relations(parts, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    targets = {identity: target for identity, _, target in relations}
    sheets = {}
    for element in tree.iter("{*}sheet"):
        identity = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        if identity in targets:
            sheets[element.get("name", "")] = targets[identity]
    return sheets


def _defined_names(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("{*}definedName"):
        name = element.get("name", "")
        # Names of one sheet appear when sheets are copied and say nothing about the workbook.
        if name and not name.startswith("_xlnm.") and element.get("localSheetId") is None:
            yield name, (element.text or "").removeprefix("=")


def _properties(tree: Any) -> Iterator[tuple[str, str]]:
    for element in () if tree is None else tree.iter("{*}property"):
        yield element.get("name", ""), "".join(element.itertext())


def _relations(parts: Mapping[str, bytes], part: str, folder: str) -> tuple[tuple[str, str, str], ...]:
    tree = _parsed(parts, part)
    if tree is None:
        return ()
    return tuple(
        (element.get("Id", ""), element.get("Type", ""), _resolved(folder, element.get("Target", "")))
        for element in tree.iter("{*}Relationship")
        if element.get("TargetMode") != "External"
    )


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _of_type(relations: tuple[tuple[str, str, str], ...], ending: str, default: str) -> str:
    return next((target for _, kind, target in relations if kind.endswith(ending)), default)


def _parsed(parts: Mapping[str, bytes], part: str) -> Any:
    data = parts.get(part)
    return None if data is None else etree.fromstring(data, parser=hardened_parser())
