"""Before a template is rendered: is it a Word document, and will nothing in it run, be fetched or be lost?"""

import re
from collections.abc import Iterator

from lxml import etree

from kehoach_xlsx.outputs.word.package_guard import check_relations, no_document, open_package, without_outside
from kehoach_xlsx.outputs.word.places import DOCUMENT, Spot, W, near_words, spot_words, spots
from kehoach_xlsx.outputs.word.problems import TemplateProblem
from kehoach_xlsx.outputs.word.tags import check_tags

_RENDERED = re.compile(r"^word/(?:document|header\d*|footer\d*|footnotes)\.xml$")
_STORY = re.compile(r"^word/[^/]+\.xml$")
_REACHING = re.compile(
    r"^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|EMBED|MACROBUTTON|RD)\b", re.IGNORECASE
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def template_parts(template: bytes) -> dict[str, bytes]:
    """Return the parts of a template. Raises `TemplateProblem` where it is unreadable, unsafe or would lose text."""
    parts = open_package(template)
    check_relations(parts)
    if _root(DOCUMENT, parts[DOCUMENT]).find(f"{W}body") is None:
        raise no_document()
    for name in sorted(parts, key=lambda name: (name != DOCUMENT, name)):
        if _STORY.match(name):
            root = _root(name, parts[name])
            _check_fields(name, root)
            _check_used(name, root, parts)
            _check_deleted(name, root)
            if _RENDERED.match(name):
                check_tags(name, root)
    return without_outside(parts)


def _root(name: str, part: bytes) -> etree._Element:
    try:
        return etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError as error:
        raise TemplateProblem(
            f"Tệp mẫu không phải là văn bản Word (.docx) đọc được: {name} bị hỏng; mở tệp trong Word và lưu lại.",
            f"The template is no readable Word document (.docx): {name} is broken; open it in Word and save it anew.",
        ) from error


def _check_fields(name: str, root: etree._Element) -> None:
    """Fields that fetch or run something, and tags within the code of a field, are refused."""
    for paragraph, code in _codes(root):
        found = _REACHING.match(code)
        if found or "{{" in code or "{%" in code:
            place_vi, place_en = _words(name, root, paragraph)
            what = f"{{{found[1].upper()}}}" if found else "{ … }"
            raise TemplateProblem(
                f"Mẫu Word, {place_vi}: mã trường {what} lấy dữ liệu từ nơi khác hoặc chứa thẻ nên không được phép; "
                "xóa trường (Ctrl+Shift+F9 đổi trường thành chữ).",
                f"Word template, {place_en}: the field {what} fetches data or holds a tag and is not allowed; delete "
                "it (Ctrl+Shift+F9 turns a field into text).",
            )


def _codes(root: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    """The code of every field with the paragraph in which it begins, whole where Word has split it into runs."""
    open_fields: list[tuple[etree._Element | None, list[str]]] = []
    for node in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        paragraph = next(node.iterancestors(f"{W}p"), None)
        kind = node.get(f"{W}fldCharType")
        if node.tag == f"{W}fldSimple":
            yield paragraph, node.get(f"{W}instr") or ""
        elif kind == "begin":
            open_fields.append((paragraph, []))
        elif kind == "end" and open_fields:
            begun, pieces = open_fields.pop()
            yield begun, "".join(pieces)
        elif kind is None:
            if not open_fields:
                yield paragraph, node.text or ""
            for _, pieces in open_fields[-1:]:
                pieces.append(node.text or "")
    for begun, pieces in open_fields:
        yield begun, "".join(pieces)


def _check_used(name: str, root: etree._Element, parts: dict[str, bytes]) -> None:
    """Every picture, header or chart that a part names is there."""
    folder, _, file = name.rpartition("/")
    relations = parts.get(f"{folder}/_rels/{file}.rels", b"")
    known = {node.get("Id") for node in etree.fromstring(relations)} if relations else set()
    for node in root.iter(etree.Element):
        for attribute, value in node.attrib.items():
            if str(attribute).startswith(_RELATION) and value and value not in known:
                place_vi, place_en = _words(name, root, next(node.iterancestors(f"{W}p"), None))
                raise TemplateProblem(
                    f"Mẫu Word, {place_vi}: thiếu hình hoặc phần mà mẫu dùng đến; chèn lại trong Word rồi lưu.",
                    f"Word template, {place_en}: a picture or part that it uses is missing; insert it again and save.",
                )


def _check_deleted(name: str, root: etree._Element) -> None:
    """Tags in text that tracked changes have deleted would still run, and print what nobody sees."""
    for node in root.iter(f"{W}delText"):
        if "{" in (node.text or ""):
            place_vi, place_en = _words(name, root, next(node.iterancestors(f"{W}p"), None))
            raise TemplateProblem(
                f"Mẫu Word, {place_vi}: còn thẻ trong phần chữ đã xóa nhưng chưa được chấp nhận; trong Word chọn "
                "Xem lại → Chấp nhận mọi thay đổi (Accept All Changes) rồi lưu.",
                f"Word template, {place_en}: a deleted text that is still tracked holds a tag; accept all changes in "
                "Word and save.",
            )


def _words(name: str, root: etree._Element, paragraph: etree._Element | None) -> tuple[str, str]:
    spot: Spot | None = next((spot for spot in spots(root) if spot.element is paragraph), None)
    return spot_words(name, spot) if spot is not None else near_words(name, "")
