"""The doorkeeper of a zipped workbook: looks at its parts before any reader touches them, in milliseconds."""

import re
from collections.abc import Mapping
from typing import Final

from kehoach_xlsx.excel.raw import Format, Reason, Refused

MAX_MERGED: Final = 100_000
MAX_FORMATS: Final = 2 * 65_490
"""Excel itself keeps at most 65,490 formats of cells, and as many of named styles."""

_PROLOGUE: Final = 65_536
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_PLAIN_START: Final = re.compile(rb"\s*(?:<\?xml[^<>]*\?>)?\s*<[A-Za-z]")  # the root: no declaration comes after it
_WORKBOOK_PART = re.compile(r"(^|/)workbook[^/]*\.(xml|bin)$", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:[\w.-]+:)?mergeCell[\s/]")
_SHORTEST_MERGED: Final = len(b'<mergeCell ref="A1:B1"/>')
_FORMAT = re.compile(rb"<(?:[\w.-]+:)?xf[\s/>]")
_SHORTEST_FORMAT: Final = len(b"<xf/>")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def format_of(parts: Mapping[str, bytes]) -> Format:
    """Say what kind of workbook the parts make up.

    Raises:
        Refused: they are no workbook, or an encrypted one.
    """
    workbooks = [name for name in parts if _WORKBOOK_PART.search(name)]
    if workbooks:
        return Format.XLSB if all(name.lower().endswith(".bin") for name in workbooks) else Format.XLSX
    if parts.get("mimetype", b"").startswith(_ODS):
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Refused(Reason.ENCRYPTED, "OpenDocument")
        return Format.ODS
    raise Refused(Reason.NOT_A_WORKBOOK, "zip without a workbook")


def check_declarations(parts: Mapping[str, bytes]) -> None:
    """Refuse a document type in any part that is read: an honest workbook has none, an entity bomb needs one."""
    for name, content in parts.items():
        if not name.lower().endswith((".xml", ".rels")) or _PLAIN_START.match(content):
            continue
        if _DECLARATION.search(narrow(content[:_PROLOGUE])):
            raise Refused(Reason.HOSTILE, f"{name!r} declares a document type")


def check_formats(parts: Mapping[str, bytes]) -> None:
    """Refuse more formats of cells than Excel itself would open."""
    for name in parts:
        if name.lower().endswith("styles.xml"):
            xml = parts[name]
            if len(xml) > MAX_FORMATS * _SHORTEST_FORMAT and len(_FORMAT.findall(xml)) > MAX_FORMATS:
                raise Refused(Reason.TOO_MANY_FORMATS, f"{name!r} has more than {MAX_FORMATS} formats")


def check_merged(sheet: str, xml: bytes) -> None:
    """Refuse more merged ranges in a sheet than anybody would make."""
    if len(xml) > MAX_MERGED * _SHORTEST_MERGED and len(_MERGED.findall(xml)) > MAX_MERGED:
        raise Refused(Reason.HOSTILE, f"sheet {sheet!r}: more than {MAX_MERGED} merged ranges", sheet)


def narrow(data: bytes) -> bytes:
    """Return UTF-16 text as UTF-8, so that byte patterns see it; other text as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").encode()
    if data[:4] == b"<\0?\0":
        return data.decode("utf-16-le", errors="replace").encode()
    if data[:4] == b"\0<\0?":
        return data.decode("utf-16-be", errors="replace").encode()
    return data
