"""The parts of an OOXML file around its cells: sheets, defined names, custom properties.

Elements are found by local name, so Strict files (other namespaces) read alike.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from lxml import etree

_ROOT_RELATIONS = "_rels/.rels"
_WORKBOOK = "xl/workbook.xml"
_CUSTOM = "docProps/custom.xml"

Pair = tuple[str, str]

# The workbook part as the usual programs write it: parsing all of its tree costs three times as much as searching.
_LONG = 2**17
_UTF8 = '<?xml version="1.0" encoding="UTF-8"'
_ODD = ("<!", ":sheet", ":definedName")
_SHEET = re.compile(
    r'<sheet name="([^"<>&\s]*+(?: [^"<>&\s]*+)*+)" sheetId="[0-9]+"(?: state="[a-zA-Z]+")? r:id="(\w+)"/>'
)
_NAME = re.compile(r'<definedName name="([^"<>&\s]++)"((?: \w+="[^"<>&\s]*+")*+)>([^<>&\r]*+)</definedName>')


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
    data = parts.get(workbook) if workbook.lower().endswith(".xml") else None
    if data is None:
        return Package(custom_properties=properties)
    sheets, names = _searched(data) or _parsed_out(data)
    return Package(
        parts=dict(_sheet_parts(parts, workbook, sheets)),
        defined_names=dict(names),
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


def _sheet_parts(parts: Mapping[str, bytes], workbook: str, sheets: Iterable[Pair]) -> Iterator[Pair]:
    folder, name = posixpath.split(workbook)
    relations = _relations(parts, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    targets = {identity: target for identity, _, target in relations}
    return ((name, targets[identity]) for name, identity in sheets if identity in targets)


def _searched(data: bytes) -> tuple[list[Pair], list[Pair]] | None:
    """Return each sheet with its identity, and the names, of a part as the usual programs write it; else None."""
    if len(data) > _LONG:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    sheets, names = _SHEET.findall(text), _NAME.findall(text)
    if (
        not text.startswith(_UTF8)
        or not text.endswith("</workbook>")
        or any(odd in text for odd in _ODD)
        or text.count("<?") != 1  # an instruction may hold anything
        or len(sheets) != text.count("<sheet ")
        or len(names) != text.count("<definedName ")
    ):
        return None
    return sheets, [
        (name, formula.removeprefix("="))
        for name, attributes, formula in names
        if _of_workbook(name, "localSheetId" in attributes)
    ]


def _parsed_out(data: bytes) -> tuple[list[Pair], list[Pair]]:
    """Return the same of any part, by parsing."""
    tree: Any = etree.fromstring(data, parser=hardened_parser())
    sheets = [
        (element.get("name", ""), next((value for key, value in element.attrib.items() if key.endswith("}id")), ""))
        for element in tree.iter("{*}sheet")
    ]
    names = [
        (element.get("name", ""), (element.text or "").removeprefix("="))
        for element in tree.iter("{*}definedName")
        if _of_workbook(element.get("name", ""), element.get("localSheetId") is not None)
    ]
    return sheets, names


def _of_workbook(name: str, is_local: bool) -> bool:
    """Names of one sheet appear when sheets are copied and say nothing about the workbook."""
    return name != "" and not name.startswith("_xlnm.") and not is_local


def _properties(tree: Any) -> Iterator[tuple[str, str]]:
    for element in () if tree is None else tree.iter("{*}property"):
        yield element.get("name", ""), "".join(element.itertext())


def _relations(parts: Mapping[str, bytes], part: str, folder: str) -> tuple[tuple[str, str, str], ...]:
    data = parts.get(part)
    return () if data is None else _relations_in(data, folder)


@lru_cache(maxsize=16)  # the workbooks of a collection say the same here
def _relations_in(data: bytes, folder: str) -> tuple[tuple[str, str, str], ...]:
    tree = etree.fromstring(data, parser=hardened_parser())
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
