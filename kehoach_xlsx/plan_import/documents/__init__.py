"""Any document → blocks: the kind is told by the content, not by the name."""

import io
import re
import zipfile
from dataclasses import dataclass

from kehoach_xlsx.plan_import.blocks import Block
from kehoach_xlsx.plan_import.documents.plain import read_plain
from kehoach_xlsx.plan_import.documents.web import read_web
from kehoach_xlsx.plan_import.documents.word import NoDocumentError, read_word

_OLE = b"\xd0\xcf\x11\xe0"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|p|table|article|meta)\b",
    re.I | re.S,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A file that is no text of a plan: "pdf", "doc", "workbook", "broken", "binary" or "empty", and the detail."""

    why: str
    detail: str = ""


def read_document(data: bytes) -> tuple[Block, ...] | Unreadable:
    """Return the blocks of a .docx, .html, .txt or .md file, or why it has none."""
    if not data.strip():
        return Unreadable(why="empty")
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        return Unreadable(why="pdf")
    if data.startswith((_OLE, b"{\\rtf")):
        return Unreadable(why="doc")
    if data.startswith(b"PK"):
        return _package(data)
    text = decoded(data)
    if text is None:
        return Unreadable(why="binary")
    return read_web(text) if _HTML.match(text) else read_plain(text)


def _package(data: bytes) -> tuple[Block, ...] | Unreadable:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        return Unreadable(why="broken", detail=str(error))
    if "xl/workbook.xml" in names:
        return Unreadable(why="workbook")
    if "content.xml" in names:
        return Unreadable(why="doc")
    try:
        return read_word(data)
    except NoDocumentError as error:
        return Unreadable(why="broken", detail=str(error))


def decoded(data: bytes) -> str | None:
    """The text of a file saved as UTF-8 or UTF-16, None for anything else: Vietnamese is not guessed from old codes."""
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text
