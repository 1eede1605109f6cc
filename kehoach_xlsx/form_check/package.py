"""A .docx opened safely: bounded, without entities, in one spelling of the namespaces."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, Final

from lxml import etree

from kehoach_xlsx.excel.archive import Archive
from kehoach_xlsx.excel.limits import MIB, Limits
from kehoach_xlsx.excel.raw import Reason, Refused
from kehoach_xlsx.model.wording import Wording

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V: Final = "{urn:schemas-microsoft-com:vml}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

Element = Any  # lxml's own type says nothing about an element that a path may not find

_LIMITS: Final = Limits(file=100 * MIB, unpacked=256 * MIB)
_STRICT: Final = (  # Strict documents differ in the names of their namespaces only, as far as form goes
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_MAIN: Final = "officeDocument"
_DAMAGED = Wording("tệp hỏng hoặc không phải tệp .docx", "the file is damaged or no .docx")
_TOLD: Final = {
    Reason.ENCRYPTED: Wording("tệp có mật khẩu", "the file has a password"),
    Reason.TOO_LARGE: Wording("tệp quá lớn khi giải nén", "the file is too large when unpacked"),
    Reason.HOSTILE: Wording("tệp có cấu trúc bất thường, không an toàn để mở", "the file is built in an unsafe way"),
}


class NoWordDocument(ValueError):  # noqa: N818 - says what the file is not
    """The file is no Word document that can be read; `why` says it for the finding."""

    def __init__(self, why: Wording) -> None:
        super().__init__(why.en)
        self.why = why


class Package:
    """The parts of a document as parsed XML, found over relationships as Word finds them.

    Raises NoWordDocument, also where a part is asked for that cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        """Open the archive and find the main part."""
        _refuse_others(data)
        try:
            self._archive = Archive(data, _LIMITS)
        except Refused as error:
            raise _told(error) from error
        self.main = self._main()

    def root(self, name: str) -> Element:
        """The root of a part, None where the package has no such part."""
        if name not in self._archive:
            return None
        try:
            return _parsed(self._archive[name])
        except Refused as error:
            raise _told(error) from error
        except (etree.XMLSyntaxError, ValueError) as error:
            vi, en = f"phần {name} không phải XML hợp lệ", f"part {name} is not well-formed XML"
            raise NoWordDocument(Wording(vi, en)) from error

    def related(self, kind: str) -> Element:
        """The root of the one part that the main part relates to as `kind` ("styles", "numbering" …), or None."""
        names = [target for _, found, target in self.relations() if found == kind]
        return self.root(names[0]) if names else None

    def relations(self) -> Iterable[tuple[str, str, str]]:
        """(id, kind, part name) of what the main part relates to within the package."""
        path = PurePosixPath(self.main)
        return _relations(self.root(f"{path.parent}/_rels/{path.name}.rels"), path.parent)

    def _main(self) -> str:
        relations = _relations(self.root("_rels/.rels"), PurePosixPath())
        found = [target for _, kind, target in relations if kind == _MAIN]
        name = found[0] if found else "word/document.xml"
        if name not in self._archive:
            raise NoWordDocument(Wording("tệp không có phần văn bản của Word", "the file has no Word text in it"))
        return name


def _refuse_others(data: bytes) -> None:
    if not data:
        raise NoWordDocument(Wording("tệp rỗng", "the file is empty"))
    if len(data) > _LIMITS.file:
        raise NoWordDocument(_TOLD[Reason.TOO_LARGE])
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        vi = "tệp dạng cũ (.doc) hoặc có mật khẩu"
        raise NoWordDocument(Wording(vi, "an old .doc file, or one with a password"))


def _told(error: Refused) -> NoWordDocument:
    return NoWordDocument(_TOLD.get(error.trouble.reason, _DAMAGED))


def _parsed(xml: bytes) -> Element:
    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(xml, parser)
    information: Any = root.getroottree().docinfo
    if information.doctype:
        raise ValueError("a document type declaration")
    return root


def _relations(root: Element, folder: PurePosixPath) -> list[tuple[str, str, str]]:
    if root is None:
        return []
    found = []
    for relation in root:
        if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
            continue
        kind = re.split(r"[/]", relation.get("Type", ""))[-1]
        found.append((relation.get("Id", ""), kind, _target(relation.get("Target", ""), folder)))
    return found


def _target(target: str, folder: PurePosixPath) -> str:
    if target.startswith("/"):
        return target[1:]
    parts: list[str] = []
    for part in (folder / target).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)
