"""A .docx file as its parts, and parts as the same bytes every time: no clock, no order of chance."""

import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Mapping

TIMES = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold, and the usual one for reproducible archives
CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
RELATIONS = "_rels/.rels"

_ID = re.compile(rb'(?<=\bId=")[^"]*(?=")')


def unpack(docx: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx by name. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes | Iterable[bytes]]) -> bytes:
    """Return the parts as a .docx: content types first, as readers expect, then by name.

    A part may be given piece by piece, so that a long one is never held whole.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: (part != CONTENT_TYPES, part)):
            entry = zipfile.ZipInfo(name, TIMES)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and on Linux
            part = parts[name]
            with archive.open(entry, "w") as stream:
                for piece in (part,) if isinstance(part, bytes) else part:
                    stream.write(piece)
    return out.getvalue()


def numbered(relations: bytes) -> bytes:
    """Return the package's own relationships with Ids that leave no gap.

    Nothing refers to these Ids; but LibreOffice names its signature "rId" and their count plus one, and a gap makes
    that a second of the same name.
    """
    count = itertools.count(1)
    return _ID.sub(lambda _: b"rId%d" % next(count), relations)
