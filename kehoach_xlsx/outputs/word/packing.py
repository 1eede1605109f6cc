"""A .docx file as its parts, and parts as the same bytes every time: no clock, no order of chance."""

import io
import zipfile
from collections.abc import Mapping

TIMES = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold, and the usual one for reproducible archives
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"


def unpack(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx by name. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a .docx: content types first, as readers expect, then by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
            entry = zipfile.ZipInfo(name, TIMES)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and on Linux
            archive.writestr(entry, parts[name])
    return out.getvalue()
