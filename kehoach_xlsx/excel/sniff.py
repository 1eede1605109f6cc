"""What a file is by its content; its name says nothing."""

import re
from enum import Enum, auto

from kehoach_xlsx.excel.raw import Reason, Refused

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")
_BARE_XLS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_TAG = re.compile(r"<(!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_HEAD = 65_536


class Container(Enum):
    """The outer shape of a file that may hold a workbook."""

    ZIP = auto()
    COMPOUND = auto()
    ENCRYPTED = auto()


def sniff(data: bytes) -> Container:
    """Name the container.

    Raises:
        Refused: there is no workbook in it.
    """
    if not data.strip(b"\x00 \r\n\t"):
        raise Refused(Reason.EMPTY)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return Container.ZIP
    if data.startswith(_COMPOUND):
        return _compound(data)
    if data.startswith(_BARE_XLS):
        raise Refused(Reason.NOT_A_WORKBOOK, "Excel 2 to 4")
    raise _text(data[:_HEAD])


def _compound(data: bytes) -> Container:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Container.ENCRYPTED
    if any(name.encode("utf-16-le") in data for name in ("Workbook\0", "WORKBOOK\0", "Book\0", "BOOK\0")):
        return Container.COMPOUND
    if len(data) < 1536:
        raise Refused(Reason.DAMAGED, "compound file cut off")
    raise Refused(Reason.NOT_A_WORKBOOK, "compound file without a workbook")


def _text(head: bytes) -> Refused:
    text = _decoded(head)
    if text is None or text.startswith(("%PDF", "{\\rtf")):
        return Refused(Reason.NOT_A_WORKBOOK)
    start = text.lstrip("\ufeff \r\n\t")
    if _TAG.search(start[:8192]) or start.startswith("MIME-Version:"):
        return Refused(Reason.HTML)
    if start.startswith("<"):
        return Refused(Reason.NOT_A_WORKBOOK, "XML")
    if any(mark in start for mark in ",;\t|"):
        return Refused(Reason.CSV)
    return Refused(Reason.NOT_A_WORKBOOK, "text")


def _decoded(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    # Old Vietnamese code pages are Latin-1 on the wire; what text never holds is a run of control bytes.
    if sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 100:
        return None
    return head.decode("latin-1")
