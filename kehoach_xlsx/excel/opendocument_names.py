"""The names and properties of an OpenDocument workbook, as Excel would write them."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from lxml import etree

from kehoach_xlsx.excel.package import Package, hardened_parser

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_NAMES: Final = b"<table:named-expressions>"
_END: Final = b"</table:named-expressions>"
_ROOT: Final = b"<office:document-content"
_ROOT_END: Final = b"</office:document-content>"
# "$'Kinh phí'.$A$6:.$A$38": the sheet need not be told again behind the colon.
_CELL: Final = r"(\$?[A-Z]{1,3}\$?[0-9]{1,7})"
_RANGE: Final = re.compile(rf"\$?('(?:[^']|'')+'|[^.'$\s]+)\.{_CELL}(?::[^:]*\.{_CELL})?")


def read_names(parts: Mapping[str, bytes]) -> Package:
    """Read what .xlsx files keep in their workbook part and custom properties; `parts` are those of an .ods file.

    They are a help, not a need: where they are written in another way than the usual programs do, there are none.
    """
    return Package(
        defined_names=_if_regular(_names, parts.get("content.xml", b"")),
        custom_properties=_if_regular(_properties, parts.get("meta.xml", b"")),
    )


def _if_regular(pairs: Callable[[bytes], Iterator[tuple[str, str]]], part: bytes) -> dict[str, str]:
    try:
        return dict(pairs(part))
    except etree.XMLSyntaxError:
        return {}


def _names(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the names of the whole workbook: they stand together behind its last sheet."""
    start, head = content.rfind(_NAMES), content.find(_ROOT)
    end = content.find(_END, start)
    if start < content.rfind(b"</table:table>") or end < 0 or head < 0:
        return  # none but names of single sheets, which say nothing about the workbook
    root = content[head : content.find(b">", head) + 1]
    told = etree.fromstring(root + content[start:end] + _END + _ROOT_END, parser=hardened_parser())
    for element in told.iter(f"{_TABLE}named-range", f"{_TABLE}named-expression"):
        name, formula = element.get(f"{_TABLE}name", ""), _formula(element)
        if name and formula and not name.startswith("_xlnm."):
            yield name, formula


def _formula(element: Any) -> str:
    place = _RANGE.fullmatch(element.get(f"{_TABLE}cell-range-address", ""))
    if place:
        return f"{place[1]}!{place[2]}" + (f":{place[3]}" if place[3] else "")
    expression: str = element.get(f"{_TABLE}expression", "")
    return expression.removeprefix("of:=")


def _properties(meta: bytes) -> Iterator[tuple[str, str]]:
    for element in etree.fromstring(meta, parser=hardened_parser()).iter(f"{_META}user-defined") if meta else ():
        yield element.get(f"{_META}name", ""), element.text or ""
