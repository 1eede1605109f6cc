"""An OPC package (.docx, .xlsx …) read with care: nothing that two programs could read in two ways is let in."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.signing.xml import NotSafe, parse

CONTENT_TYPES: Final = "[Content_Types].xml"
RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
MAX_ENTRIES: Final = 5_000
MAX_UNPACKED: Final = 400 * 2**20
_FOUR_MIB: Final = 4 * 2**20
_MAX_RATIO: Final = 300
_TIMES: Final = (1980, 1, 1, 0, 0, 0)
_TYPES_NS: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """The parts of a package by name, without a leading slash, in the order of the file; and the type of each."""

    parts: Mapping[str, bytes]
    defaults: Mapping[str, str]  # extension in lower case → content type
    overrides: Mapping[str, str]  # part name in lower case → content type

    def content_type(self, part: str) -> str:
        """Return the content type of a part, "" where the package gives none."""
        named = self.overrides.get(part.lower())
        return named if named is not None else self.defaults.get(part.rpartition(".")[2].lower(), "")


def read_package(data: bytes, name: str) -> Package:
    """Return the package in `data`; `name` is what messages call the file.

    Raises UserMistake where it is no package, damaged, encrypted, larger than the limits, or has two parts of one
    name (ECMA-376 Part 2, 6.2.2.3 takes names as equal whatever their case).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            for vi, en in _troubles(entries):
                raise UserMistake(f"{name}: {vi}.", f"{name}: {en}.")
            parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UserMistake(
            f"{name}: không phải tệp .docx đọc được, hoặc tệp bị hỏng hay đặt mật khẩu mở.",
            f"{name}: not a .docx that can be read, or damaged, or locked by a password.",
        ) from error
    if CONTENT_TYPES not in parts:
        raise UserMistake(f"{name}: không phải tệp .docx.", f"{name}: not a .docx.")
    return _with_types(parts, name)


def _troubles(entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str]]:
    """Say in Vietnamese and English what keeps the archive from being read."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_UNPACKED:
        yield "tệp giải nén ra quá lớn nên không đọc", "too large when unpacked, and not read"
    seen: set[str] = set()
    for entry in entries:
        told = entry.filename
        if entry.file_size > _FOUR_MIB and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1):
            yield f"phần {told} nén bất thường nên không đọc", f"part {told} is packed beyond reason, and not read"
        if told.lower() in seen:
            yield f"hai phần cùng tên {told}", f"two parts named {told}"
        seen.add(told.lower())
        if told.startswith("/") or "\\" in told or ".." in told.split("/") or (entry.is_dir() and entry.file_size):
            yield f"tên phần {told} không hợp lệ", f"{told} is no name for a part"


def _with_types(parts: Mapping[str, bytes], name: str) -> Package:
    try:
        root = parse(parts[CONTENT_TYPES])
    except NotSafe as error:
        raise UserMistake(
            f"{name}: danh mục loại phần ({CONTENT_TYPES}) hỏng.", f"{name}: {CONTENT_TYPES} is damaged."
        ) from error
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(f"{_TYPES_NS}Default")}
    named = [(e.get("PartName", "").lstrip("/").lower(), e) for e in root.iter(f"{_TYPES_NS}Override")]
    overrides = {part: element.get("ContentType", "") for part, element in named}
    if len(overrides) != len(named) or len(defaults) != sum(1 for _ in root.iter(f"{_TYPES_NS}Default")):
        raise UserMistake(
            f"{name}: danh mục loại phần ({CONTENT_TYPES}) có hai dòng cho một phần.",
            f"{name}: {CONTENT_TYPES} has two entries for one part.",
        )
    return Package(parts=parts, defaults=defaults, overrides=overrides)


def with_types(content_types: bytes, defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """Return the list of content types with more entries; those that are there already stay as they are."""
    root = parse(content_types)
    have = {e.get("Extension", "").lower() for e in root.iter(f"{_TYPES_NS}Default")}
    have |= {e.get("PartName", "").lower() for e in root.iter(f"{_TYPES_NS}Override")}
    for extension, kind in defaults.items():
        if extension.lower() not in have:
            root.insert(0, etree.Element(f"{_TYPES_NS}Default", {"Extension": extension, "ContentType": kind}))
    for part, kind in overrides.items():
        if part.lower() not in have:
            etree.SubElement(root, f"{_TYPES_NS}Override", {"PartName": part, "ContentType": kind})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a package, content types first, then in the order given; no times of the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: part != CONTENT_TYPES):
            entry = zipfile.ZipInfo(name, _TIMES)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return out.getvalue()
