"""Deeds done to the XML of a workbook, where only Excel, WPS or Google Sheets would write it so."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from html import escape, unescape

Surgery = Callable[[bytes], bytes]

_CELL = '<c r="{}"( s="[0-9]+")?[^>]*?(?:/>|>.*?</c>)'
_NAMESPACES = (
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
)


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None], added: Mapping[str, bytes] = {}) -> bytes:
    """Return the archive with every part changed (None drops it), and with parts added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = change(entry.filename, old.read(entry))
            if part is not None:
                new.writestr(entry.filename, part)
        for name, part in added.items():
            new.writestr(name, part)
    return target.getvalue()


def part(name: str, pattern: str, instead: str, *, count: int = 1) -> Surgery:
    """Replace a pattern in one part; `count` 0 means wherever it stands."""

    def do(data: bytes) -> bytes:
        def change(found: str, text: bytes) -> bytes:
            if found != name:
                return text
            changed, made = re.subn(pattern, instead, text.decode(), count=count, flags=re.DOTALL)
            assert made, f"{pattern} stands nowhere in {name}"
            return changed.encode()

        return rewritten(data, change)

    return do


def both(*steps: Surgery) -> Surgery:
    """Do one thing after the other."""

    def do(data: bytes) -> bytes:
        for step in steps:
            data = step(data)
        return data

    return do


def part_of(data: bytes, sheet: str) -> str:
    """Return the part in which a sheet's cells stand."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        workbook = archive.read("xl/workbook.xml").decode()
        relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    identity = next(
        re.search(r'\br:id="([^"]+)"', tag)[1]  # type: ignore[index] # every sheet has one
        for tag in re.findall(r"<sheet [^>]*>", workbook)
        if unescape(re.search(r'name="([^"]+)"', tag)[1]) == sheet  # type: ignore[index] # and a name
    )
    tag = next(t for t in re.findall(r"<Relationship [^>]*>", relations) if f'Id="{identity}"' in t)
    return "xl/" + re.search(r'Target="/?(?:xl/)?([^"]+)"', tag)[1]  # type: ignore[index] # and a target


def in_sheet(sheet: str, pattern: str, instead: str, *, count: int = 1) -> Surgery:
    """Replace a pattern in the XML of a sheet."""
    return lambda data: part(part_of(data, sheet), pattern, instead, count=count)(data)


def cell(sheet: str, address: str, inner: str, kind: str = "") -> Surgery:
    """Put XML into a cell that stands in the sheet; `kind` is the cell's type."""
    mark = f' t="{kind}"' if kind else ""
    fresh = f'<c r="{address}"\\g<1>{mark}>{inner}</c>'.replace("\\\\", "\\")
    return in_sheet(sheet, _CELL.format(address), fresh)


def text(sheet: str, address: str, content: str) -> Surgery:
    """Put a text into a cell."""
    safe = escape(content, quote=False).replace("\\", "\\\\").replace("\r", "&#13;")
    return cell(sheet, address, f'<is><t xml:space="preserve">{safe}</t></is>', "inlineStr")


def number(sheet: str, address: str, written: str) -> Surgery:
    """Put a number into a cell, written as it stands in the XML."""
    return cell(sheet, address, f"<v>{written}</v>")


def formula(sheet: str, address: str, formula_: str, result: str | None, *, how: str = "") -> Surgery:
    """Put a formula into a cell, with its result or without."""
    value = "" if result is None else f"<v>{result}</v>"
    return cell(sheet, address, f"<f{how}>{escape(formula_)}</f>{value}")


def error(sheet: str, address: str, name: str) -> Surgery:
    """Put an error into a cell."""
    return cell(sheet, address, f"<v>{name}</v>", "e")


def without_names(pattern: str) -> Surgery:
    """Drop defined names."""
    return part("xl/workbook.xml", rf'<definedName name="{pattern}"[^>]*>.*?</definedName>', "", count=0)


def without_properties(data: bytes) -> bytes:
    """Drop the custom properties."""
    return part("docProps/custom.xml", r"<property .*</property>", "")(data)


def without_hidden_stamp(data: bytes) -> bytes:
    """Blank the hidden sheet of the stamp."""
    return in_sheet("_kxl", "<c .*</c>", "")(data)


def strict(data: bytes) -> bytes:
    """Save as Strict Open XML: other namespaces everywhere."""

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith(("xl/", "_rels/")):
            return content
        for old, new in _NAMESPACES:
            content = content.replace(old.encode(), new.encode())
        return content

    return rewritten(data, change)


def with_macros(data: bytes) -> bytes:
    """Carry a macro project, under the type of a workbook with macros."""

    def change(name: str, content: bytes) -> bytes:
        if name != "[Content_Types].xml":
            return content
        return content.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ).replace(
            b"<Override", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override', 1
        )

    return rewritten(data, change, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 no macro in truth"})


def with_parts(**parts: str) -> Surgery:
    """Carry further parts, "__" for "/" in their names."""
    return lambda data: rewritten(
        data, lambda _, content: content, {name.replace("__", "/") + ".xml": t.encode() for name, t in parts.items()}
    )


def since_1904(data: bytes) -> bytes:
    """Count days from 1904, as Excel for the Mac did: the same days under smaller numbers."""

    def change(name: str, content: bytes) -> bytes:
        if name == "xl/workbook.xml":
            return content.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')
        if not name.startswith("xl/worksheets/"):
            return content
        earlier = lambda m: b"<v>" + str(int(m[1]) - 1462).encode() + b"</v>"  # noqa: E731 - one line, used once
        return re.sub(rb"<v>(4[45][0-9]{3})</v>", earlier, content)

    return rewritten(data, change)
