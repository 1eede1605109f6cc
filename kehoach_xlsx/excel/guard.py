"""The doorkeeper: looks at a file's bytes before any reader touches them, in milliseconds.

Every limit is far above what an honest agency sends and far below what brings a machine down.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from kehoach_xlsx.excel.bounds import corner_trouble
from kehoach_xlsx.excel.package import read_package
from kehoach_xlsx.excel.raw import Reason, Trouble
from kehoach_xlsx.excel.sniff import Container, sniff

MAX_FILE = 100 * 2**20
MAX_ENTRIES = 10_000
MAX_INFLATED = 2**30
MAX_RATIO = 200
RATIO_FROM = 2**20
MAX_MERGED = 100_000
MAX_FORMATS = 200_000

_PROLOGUE = 65_536
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_WORKBOOK_PART = re.compile(r"(^|/)workbook[^/]*\.(xml|bin)$", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:[\w.-]+:)?mergeCell[\s/]")
_FORMAT = re.compile(rb"<(?:[\w.-]+:)?xf[\s/>]")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def inspect(data: bytes) -> Trouble | None:
    """Say why these bytes must not reach a reader, or None."""
    if len(data) > MAX_FILE:
        return Trouble(reason=Reason.TOO_LARGE, detail=f"{len(data)} bytes")
    kind = sniff(data)
    if isinstance(kind, Trouble):
        return kind
    return _zip_trouble(data) if kind is Container.ZIP else None


def _zip_trouble(data: bytes) -> Trouble | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return next(_zip_troubles(archive), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, etree.XMLSyntaxError) as error:
        return Trouble(reason=Reason.DAMAGED, detail=str(error)[:200])
    except (NotImplementedError, RuntimeError) as error:  # an exotic compression method
        return Trouble(reason=Reason.HOSTILE, detail=str(error)[:200])


def _zip_troubles(archive: zipfile.ZipFile) -> Iterator[Trouble]:
    entries = archive.infolist()
    yield from _directory_troubles(entries)
    if any(entry.flag_bits & 1 for entry in entries):
        yield Trouble(reason=Reason.ENCRYPTED)
    if trouble := _not_a_workbook(archive):
        yield trouble
    yield from _part_troubles(archive, entries)


def _directory_troubles(entries: list[zipfile.ZipInfo]) -> Iterator[Trouble]:
    if len(entries) > MAX_ENTRIES:
        yield Trouble(reason=Reason.HOSTILE, detail=f"{len(entries)} parts")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_INFLATED:
        yield Trouble(reason=Reason.TOO_LARGE, detail=f"{total} bytes unpacked")
    names: set[str] = set()
    for entry in entries:
        name = entry.filename.casefold()
        if name in names:
            yield Trouble(reason=Reason.HOSTILE, detail=f"two parts {entry.filename!r}")
        names.add(name)
        if _wandering(entry.orig_filename):
            yield Trouble(reason=Reason.HOSTILE, detail=f"part name {entry.orig_filename!r}")
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            ratio = entry.file_size // max(entry.compress_size, 1)
            yield Trouble(reason=Reason.HOSTILE, detail=f"{entry.filename!r} unpacks {ratio}-fold")


def _wandering(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\0" in path


def _not_a_workbook(archive: zipfile.ZipFile) -> Trouble | None:
    names = archive.namelist()
    if any(_WORKBOOK_PART.search(name) for name in names):
        return None
    if "mimetype" in names and archive.read("mimetype").startswith(_ODS):
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        return Trouble(reason=Reason.ENCRYPTED) if b"encryption-data" in manifest else None
    return Trouble(reason=Reason.NOT_A_WORKBOOK, detail="zip without a workbook")


def _part_troubles(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[Trouble]:
    parts = [entry.filename for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    for part in parts:
        with archive.open(part) as file:
            if _DECLARATION.search(_narrow(file.read(_PROLOGUE))):
                yield Trouble(reason=Reason.HOSTILE, detail=f"{part!r} declares a document type")
    names = {part: name for name, part in read_package(archive).parts.items()}
    for part in parts:
        data = _narrow(archive.read(part))  # reading to the end checks the CRC, which calamine does not
        if part in names or "/worksheets/" in part.lower():
            yield from _sheet_troubles(names.get(part, part), data)
        elif part.lower().endswith("styles.xml") and len(_FORMAT.findall(data)) > MAX_FORMATS:
            yield Trouble(reason=Reason.HOSTILE, detail=f"{part!r} has more than {MAX_FORMATS} formats")


def _sheet_troubles(name: str, data: bytes) -> Iterator[Trouble]:
    if trouble := corner_trouble(name, data):
        yield trouble
    if len(_MERGED.findall(data)) > MAX_MERGED:
        yield Trouble(reason=Reason.HOSTILE, detail=f"sheet {name!r}: more than {MAX_MERGED} merged ranges")


def _narrow(data: bytes) -> bytes:
    """Return UTF-16 text as UTF-8, so that byte patterns see it; other text as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").encode()
    if data[:4] == b"<\0?\0":
        return data.decode("utf-16-le", errors="replace").encode()
    if data[:4] == b"\0<\0?":
        return data.decode("utf-16-be", errors="replace").encode()
    return data
