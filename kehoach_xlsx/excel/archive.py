"""A zip that is opened once, by us: every part inflated within bounds and its checksum tried.

Readers get the parts, or a fresh archive of them without compression. So no reader inflates again, and none sees
another archive than the one that was looked at: two programs that disagree about a crafted zip are a known trick.
"""

import struct
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final

from kehoach_xlsx.excel.inflate import crc32, inflate
from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.raw import Reason, Refused

MAX_ENTRIES: Final = 10_000
MAX_RATIO: Final = 200
RATIO_FROM: Final = 2**20

_LEFT_PACKED: Final = ("/media/", "/embeddings/", "/printersettings/", "/activex/", "pictures/", "thumbnails/")
_LEFT_ENDINGS: Final = ("vbaproject.bin", ".png", ".jpg", ".jpeg", ".emf", ".wmf", ".gif", ".svm")

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_UTF8, _VERSION, _FIRST_OF_JANUARY_1980 = 0x800, 20, 33
_ZIP64_FROM: Final = 2**32 - 1


class Archive(Mapping[str, bytes]):
    """The parts of a zip by name, inflated when they are asked for; pictures and macros are never listed.

    Raises:
        Refused: the archive is damaged, hostile, encrypted or larger than the limits; also by reading a part.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the archive and look through its directory."""
        self._data = data
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, struct.error, EOFError, OSError, ValueError) as error:
            raise Refused(Reason.DAMAGED, str(error)[:200]) from error
        except (NotImplementedError, RuntimeError) as error:
            raise Refused(Reason.HOSTILE, str(error)[:200]) from error
        _check_directory(entries, limits)
        self._entries = {entry.filename: entry for entry in entries if _wanted(entry)}
        self._inflated: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        content = self._inflated.get(name)
        if content is None:
            content = self._inflated[name] = _inflated(self._data, self._entries[name])
        return content

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Refused(Reason.HOSTILE, f"{len(entries)} parts")
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked:
        raise Refused(Reason.TOO_LARGE, f"{total} bytes unpacked")
    names: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        name = entry.filename.casefold()
        if name in names:
            raise Refused(Reason.HOSTILE, f"two parts {entry.filename!r}")
        names.add(name)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if _wandering(entry.orig_filename):
        raise Refused(Reason.HOSTILE, f"part name {entry.orig_filename!r}")
    if entry.flag_bits & 1:
        raise Refused(Reason.ENCRYPTED)
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        ratio = entry.file_size // max(entry.compress_size, 1)
        raise Refused(Reason.HOSTILE, f"{entry.filename!r} unpacks {ratio}-fold")


def _wandering(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\0" in path


def _wanted(entry: zipfile.ZipInfo) -> bool:
    name = f"/{entry.filename.lower()}"
    return not (name.endswith(_LEFT_ENDINGS) or any(folder in name for folder in _LEFT_PACKED))


def _inflated(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    try:
        content = _unpacked(memoryview(data), entry)
    except (ValueError, struct.error) as error:
        raise Refused(Reason.DAMAGED, f"{entry.filename!r}: {error}"[:200]) from error
    if len(content) != entry.file_size or crc32(content) != entry.CRC:  # stored parts have no other check of their size
        raise Refused(Reason.DAMAGED, f"bad size or checksum of {entry.filename!r}")
    return content


def _unpacked(data: memoryview, entry: zipfile.ZipInfo) -> bytes:
    start = entry.header_offset
    if bytes(data[start : start + 4]) != b"PK\x03\x04":
        raise Refused(Reason.DAMAGED, f"no part where {entry.filename!r} should be")
    name_length, extra_length = struct.unpack_from("<2H", data, start + 26)
    first = start + 30 + name_length + extra_length
    packed = data[first : first + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return bytes(packed)
    if entry.compress_type != zipfile.ZIP_DEFLATED:  # no office program writes another
        raise Refused(Reason.HOSTILE, f"{entry.filename!r}: compression {entry.compress_type}")
    return inflate(packed, entry.file_size)


def repack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts, stored: a reader takes them without inflating again."""
    names = {name: name.encode("utf-8", errors="surrogatepass") for name in parts}
    headers = {name: _header(name, names[name], content) for name, content in parts.items()}
    return b"".join(_pieces(parts, names, headers))


def _header(name: str, encoded: bytes, content: bytes) -> tuple[int, ...]:
    if len(content) >= _ZIP64_FROM:
        raise Refused(Reason.TOO_LARGE, f"{name!r}: {len(content)} bytes")
    size = len(content)
    return (_VERSION, _UTF8, 0, 0, _FIRST_OF_JANUARY_1980, crc32(content), size, size, len(encoded), 0)


def _pieces(
    parts: Mapping[str, bytes], names: Mapping[str, bytes], headers: Mapping[str, tuple[int, ...]]
) -> Iterator[bytes]:
    central: list[bytes] = []
    offset = 0
    for name, content in parts.items():
        header = headers[name]
        yield _LOCAL.pack(b"PK\x03\x04", *header)
        yield names[name]
        yield content
        central += [_CENTRAL.pack(b"PK\x01\x02", _VERSION, *header, 0, 0, 0, 0, offset), names[name]]
        offset += _LOCAL.size + len(names[name]) + len(content)
    directory = b"".join(central)
    yield directory
    yield _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), offset, 0)
