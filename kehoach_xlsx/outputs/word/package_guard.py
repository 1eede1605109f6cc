"""The doorkeeper of templates: is the file a Word document, and does it hold nothing but a document?

A template may come by e-mail. What reaches for the network or for other files, runs something or hides in the
package is refused by name; a link that its reader must click himself is a link like any other and may stay.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from kehoach_xlsx.outputs.word.packing import CONTENT_TYPES, DOCUMENT
from kehoach_xlsx.outputs.word.problems import TemplateProblem

_LARGEST_FILE = 32_000_000  # bytes as sent; a template with letterhead and pictures has less than one million
_LARGEST = 96_000_000  # bytes unpacked
_LARGEST_TEXT = 6_000_000  # bytes of XML in one part
_MOST_PARTS = 2_000
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS_OUTSIDE = {"hyperlink"}  # opened by a click only
_DROPPED_OUTSIDE = {"attachedTemplate"}  # Word writes one for every office template; `relations.without_outside` drops
_ACTIVE = {
    "oleObject": ("đối tượng nhúng (OLE)", "an embedded object (OLE)"),
    "package": ("tệp nhúng", "an embedded file"),
    "control": ("điều khiển ActiveX", "an ActiveX control"),
    "activeXControlBinary": ("điều khiển ActiveX", "an ActiveX control"),
    "vbaProject": ("macro", "a macro"),
    "aFChunk": ("phần văn bản nhập từ tệp khác (altChunk)", "a part imported from another file (altChunk)"),
    "subDocument": ("tài liệu con", "a subdocument"),
    "frame": ("khung chứa tệp khác", "a frame with another file"),
}
_OLE_FILE = bytes.fromhex("d0cf11e0a1b11ae1")


def open_package(template: bytes) -> dict[str, bytes]:
    """Return the parts of a template. Raises `TemplateProblem` where it is no honest Word document."""
    if len(template) > _LARGEST_FILE:
        raise _too_large()
    if template.startswith(_OLE_FILE):
        raise _old_or_locked(template)
    if not template.startswith(b"PK"):
        raise no_document()
    try:
        parts = _read(template)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise no_document() from error
    return _document_of(parts)


def _read(template: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _LARGEST:
            raise _too_large()
        if any(entry.file_size > _LARGEST_TEXT for entry in entries if _is_xml(entry.filename)):
            raise _too_large()
        names = [entry.filename for entry in entries]
        if len({name.lower() for name in names}) < len(names):
            raise zipfile.BadZipFile("two parts of one name")
        # A false size in the directory ends the reading with a wrong checksum, so no part can be longer than it says.
        return {entry.filename: archive.read(entry) for entry in entries}


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _document_of(parts: dict[str, bytes]) -> dict[str, bytes]:
    types = parts.get(CONTENT_TYPES, b"")
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise TemplateProblem(
            "Tệp mẫu có macro (.docm, .dotm) nên không được dùng; trong Word chọn Lưu thành (Save As) dạng .docx.",
            "The template holds macros (.docm, .dotm) and is not used; save it as .docx in Word.",
        )
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        raise _other("là tệp OpenDocument (.odt)", "is an OpenDocument file (.odt)")
    if any(name.startswith(("xl/", "ppt/")) for name in parts) and DOCUMENT not in parts:
        raise _other("là tệp Excel hoặc PowerPoint", "is an Excel or PowerPoint file")
    if DOCUMENT not in parts or not (_MAIN in types or _DOTX in types):
        raise no_document()
    if _STRICT in parts[DOCUMENT]:
        raise _other("ở dạng Strict Open XML", "is in the form Strict Open XML")
    for name, part in parts.items():
        if _is_xml(name) and _DECLARATION.search(part):
            raise TemplateProblem(
                f"Tệp mẫu có khai báo lạ (DOCTYPE) trong {name} nên không được dùng; mở tệp trong Word và lưu lại.",
                f"The template declares a document type in {name} and is not used; open it in Word and save it anew.",
            )
    return parts | {CONTENT_TYPES: types.replace(_DOTX, _MAIN)}  # what a .dotx makes is a document


def check_relations(parts: Mapping[str, bytes]) -> None:
    """Raise `TemplateProblem` for what is embedded, fetched from elsewhere, or missing."""
    for name in sorted(parts):
        if name.endswith(".rels"):
            for relation in _relations(parts[name]):
                _check_relation(name, relation, parts)


def without_outside(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts without the reference to the author's own office template, which no report needs."""
    out = dict(parts)
    settings, relations = "word/settings.xml", "word/_rels/settings.xml.rels"
    if settings in out and b"attachedTemplate" in out[settings]:
        out[settings] = re.sub(rb"<(?:\w+:)?attachedTemplate\b[^>]*/>", b"", out[settings])
    if relations in out and b"attachedTemplate" in out[relations]:
        out[relations] = re.sub(rb"<(?:\w+:)?Relationship\b[^>]*attachedTemplate[^>]*/>", b"", out[relations])
    return out


def _relations(part: bytes) -> Iterator[etree._Element]:
    try:
        yield from etree.fromstring(part).iter(_RELATIONSHIP)
    except etree.XMLSyntaxError as error:
        raise no_document() from error


def _check_relation(name: str, relation: etree._Element, parts: Mapping[str, bytes]) -> None:
    kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
    target = relation.get("Target") or ""
    owner = _owner(name)
    if kind in _ACTIVE and not (kind == "package" and "/charts/" in name):
        vi, en = _ACTIVE[kind]
        raise TemplateProblem(
            f"Tệp mẫu có {vi} ở {owner} nên không được dùng; xóa phần đó trong Word rồi lưu lại.",
            f"The template holds {en} in {owner} and is not used; delete it in Word and save.",
        )
    if relation.get("TargetMode") == "External":
        if kind not in _HARMLESS_OUTSIDE | _DROPPED_OUTSIDE:
            raise _outside(kind, target, owner)
    elif _missing(owner, target, parts):
        raise TemplateProblem(
            f"Tệp mẫu thiếu {_what(kind)[0]} “{target}” mà {owner} dùng đến; chèn lại trong Word rồi lưu.",
            f"The template lacks the {_what(kind)[1]} “{target}” that {owner} uses; insert it again in Word and save.",
        )


def _outside(kind: str, target: str, owner: str) -> TemplateProblem:
    vi, en = _what(kind)
    where = f"“{target[:80]}”, {owner}"
    return TemplateProblem(
        f"Tệp mẫu lấy {vi} từ nơi khác ({where}) nên không được dùng; chèn thẳng vào tệp rồi lưu lại.",
        f"The template fetches its {en} from elsewhere ({where}) and is not used; insert it itself.",
    )


def _what(kind: str) -> tuple[str, str]:
    return {"image": ("hình", "picture"), "header": ("đầu trang", "header"), "footer": ("chân trang", "footer")}.get(
        kind, (f"phần “{kind}”", f"part “{kind}”")
    )


def _owner(relations: str) -> str:
    """The part whose relations these are: word/_rels/header1.xml.rels belongs to word/header1.xml."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _missing(owner: str, target: str, parts: Mapping[str, bytes]) -> bool:
    if not target or target.startswith("#"):
        return False
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(owner), target)
    return posixpath.normpath(path.split("#")[0]) not in parts


def _old_or_locked(template: bytes) -> TemplateProblem:
    if "EncryptedPackage".encode("utf-16-le") in template:
        return TemplateProblem(
            "Tệp mẫu có mật khẩu nên không mở được; bỏ mật khẩu trong Word (Tệp → Bảo vệ tài liệu) rồi lưu lại.",
            "The template is locked with a password; remove the password in Word and save it again.",
        )
    return _other("là tệp Word đời cũ (.doc) hoặc loại khác", "is of the old Word kind (.doc) or another")


def _other(vi: str, en: str) -> TemplateProblem:
    return TemplateProblem(
        f"Tệp mẫu {vi}; mở bằng Word hoặc LibreOffice và lưu lại dạng .docx.",
        f"The template {en}; open it in Word or LibreOffice and save it as .docx.",
    )


def no_document() -> TemplateProblem:
    """What to say of a file that is no Word document, or one that cannot be opened."""
    return TemplateProblem(
        "Tệp mẫu không phải là văn bản Word (.docx) đọc được; mở tệp trong Word và lưu lại dạng .docx.",
        "The template is no readable Word document (.docx); open it in Word and save it as .docx.",
    )


def _too_large() -> TemplateProblem:
    return TemplateProblem(
        "Tệp mẫu quá lớn khi mở ra nên không được dùng; bỏ bớt hình, nội dung rồi lưu lại dạng .docx.",
        "The template is too large when unpacked and is not used; take out pictures and contents and save it again.",
    )
