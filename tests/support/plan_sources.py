"""A plan kept as plain text, turned into what an official would have typed: a Word document, or an HTML page.

    as_docx(text, auto_numbering=True)  # the bytes of a .docx
    as_html(text)  # a page

How the text is laid out, `plan_paper` says.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from .plan_paper import Paragraph, Role, paper_of

# Letters after "d" are typed: the Vietnamese alphabet goes on with "đ", Word's with "e".
_COUNTED = re.compile(r"(?:(?P<one>\d{1,2})\.(?:(?P<two>\d{1,2})\.)?|(?P<letter>[a-d])\)|(?P<bullet>[-+])) ")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def as_docx(text: str, *, auto_numbering: bool) -> bytes:
    """Return the text as a .docx: always the same bytes for the same text.

    With `auto_numbering` Word counts "1.", "1.1." and "a)" and draws the bullets, and the paragraphs do not hold
    them; without, everything is typed. Roman numbers, and the recipients, are typed in either case.
    """
    paper, lists = paper_of(text), Lists()
    body = [_paragraph(p, lists.place(p.text) if auto_numbering else None) for p in paper.body]
    content = [_table(paper.head), *body, _table(paper.tail), _PAGE]
    return _zipped({**_FRAME, "word/numbering.xml": _numbering(lists.kinds), "word/document.xml": _document(content)})


def as_html(text: str, *, auto_numbering: bool = False) -> str:
    """Return the text as an HTML page; with `auto_numbering` "1." and "-" are items of `<ol>` and `<ul>`."""
    paper = paper_of(text)
    items = [_html_item(p) if auto_numbering else _html(p) for p in paper.body]
    content = [*_html_table(paper.head), *items, *_html_table(paper.tail)]
    head = '<head><meta charset="utf-8"><title>Kế hoạch</title></head>'
    return "\n".join(["<!DOCTYPE html>", f'<html lang="vi">{head}<body>', *content, "</body></html>", ""])


# --- numbers that Word counts -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a paragraph stands: the number of its list, from 1, its level, from 0, and its text without marker."""

    number: int
    level: int
    text: str


@dataclass(kw_only=True, slots=True)
class Lists:
    """The lists of a document while it is written; `kinds` says of each what it counts with."""

    kinds: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)  # the list of each kind that is being counted
    last: dict[str, int] = field(default_factory=dict)

    def place(self, text: str) -> Place | None:
        """Return the place of the next paragraph; None where its marker is typed, or it has none."""
        found = _COUNTED.match(text)
        if found is None:
            return None
        if found["bullet"]:
            number = self.number.get("bullet") or self._new("bullet")
        elif found["letter"]:
            number = self._first("letter", ord(found["letter"]) - ord("a") + 1)
        elif found["two"]:
            number = self._second(int(found["one"]), int(found["two"]))
        else:
            number = self._first("decimal", int(found["one"]))
        level = int(bool(found["two"]) or found["bullet"] == "+")
        return Place(number=number, level=level, text=text[found.end() :]) if number else None

    def _new(self, kind: str) -> int:
        self.kinds.append(kind)
        self.number[kind] = len(self.kinds)
        return len(self.kinds)

    def _first(self, kind: str, value: int) -> int:
        if value == 1:
            self._new(kind)
        elif value != self.last.get(kind, 0) + 1:
            return 0
        self.last |= {kind: value, f"under {kind}": 0}
        return self.number[kind]

    def _second(self, above: int, value: int) -> int:
        if above != self.last.get("decimal") or value != self.last["under decimal"] + 1:
            return 0
        self.last["under decimal"] = value
        return self.number["decimal"]


# --- Word -------------------------------------------------------------------------------------------------------

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_WIDTHS = (3300, 5771)  # twentieths of a point: what A4 leaves between the margins
_LEVELS: Mapping[str, tuple[tuple[str, str], ...]] = {  # format and text of each level
    "decimal": (("decimal", "%1."), ("decimal", "%1.%2.")),
    "letter": (("lowerLetter", "%1)"),),
    "bullet": (("bullet", "-"), ("bullet", "+")),
}


def _paragraph(paragraph: Paragraph, place: Place | None = None) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.number}"/></w:numPr>' if place else ""
    text = escape(place.text if place else paragraph.text, quote=False)
    style = f'<w:pStyle w:val="{paragraph.role}"/>'
    return f'<w:p><w:pPr>{style}{listed}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _table(cells: Sequence[Sequence[Paragraph]]) -> str:
    """A table without borders, two cells a row; an empty paragraph parts it from what follows."""
    if not cells:
        return ""
    rows = "".join(f"<w:tr>{_row(cells[at : at + 2])}</w:tr>" for at in range(0, len(cells), 2))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    look = f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    gap = f'<w:p><w:pPr><w:pStyle w:val="{Role.PLAIN_CELL}"/></w:pPr></w:p>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{gap}"


def _row(cells: Sequence[Sequence[Paragraph]]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(map(_paragraph, cell))}</w:tc>'
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )


def _document(content: Iterable[str]) -> str:
    return f"{_XML}<w:document {_WORD}><w:body>{''.join(content)}</w:body></w:document>"


def _numbering(kinds: Sequence[str]) -> str:
    """One definition for each kind of list, one list for each time it is counted from 1."""
    kind_ids = {kind: at for at, kind in enumerate(_LEVELS)}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{kind_ids[kind]}">{_levels(levels)}</w:abstractNum>'
        for kind, levels in _LEVELS.items()
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{kind_ids[kind]}"/>{again}</w:num>'
        for at, kind in enumerate(kinds, start=1)
    )
    return f"{_XML}<w:numbering {_WORD}>{abstract}{lists}</w:numbering>"


def _levels(levels: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
        for at, (number_format, text) in enumerate(levels)
    )


def _style(role: Role, layout: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{role}"><w:name w:val="KH {role}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{layout}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _styles() -> str:
    """The look that Decree 30/2020 prescribes, as far as a reader would miss it."""
    letters = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )
    centred, small = '<w:jc w:val="center"/>', '<w:sz w:val="22"/>'
    text = '<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
    own = (
        _style(Role.TITLE, f'<w:spacing w:before="60" w:after="60"/>{centred}', "<w:b/>"),
        _style(Role.HEADING, f"<w:keepNext/>{text}", "<w:b/>"),
        _style(Role.BODY, text, ""),
        _style(Role.PLAIN_CELL, centred, '<w:sz w:val="26"/>'),
        _style(Role.BOLD_CELL, centred, '<w:b/><w:sz w:val="24"/>'),
        _style(Role.SIGNER, f'<w:spacing w:before="1200"/>{centred}', "<w:b/>"),
        _style(Role.RECIPIENTS, '<w:spacing w:before="120"/>', '<w:b/><w:i/><w:sz w:val="24"/>'),
        _style(Role.RECIPIENT, "", small),
    )
    return f"{_XML}<w:styles {_WORD}>{normal}{''.join(own)}</w:styles>"


def _types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>' for name, kind in parts.items()
    )
    relations = f'<Default Extension="rels" ContentType="{_TYPE}"/>'
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{relations}{overrides}</Types>'


def _relations(**targets: str) -> str:
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_FRAME: Mapping[str, str] = {
    "[Content_Types].xml": _types(),
    "_rels/.rels": _relations(officeDocument="word/document.xml"),
    "word/_rels/document.xml.rels": _relations(styles="styles.xml", numbering="numbering.xml"),
    "word/styles.xml": _styles(),
}


def _zipped(parts: Mapping[str, str]) -> bytes:
    """Return the package: stored, not compressed, so that no version of zlib changes a byte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=_EPOCH), content.encode())
    return out.getvalue()


# --- HTML -------------------------------------------------------------------------------------------------------


def _html(paragraph: Paragraph) -> str:
    text = escape(paragraph.text, quote=False)
    centred = ' style="text-align: center"' if paragraph.role in (Role.TITLE, Role.BOLD_CELL, Role.PLAIN_CELL) else ""
    strong = paragraph.role in (Role.TITLE, Role.HEADING, Role.BOLD_CELL, Role.SIGNER, Role.RECIPIENTS)
    return f"<p{centred}><b>{text}</b></p>" if strong else f"<p{centred}>{text}</p>"


def _html_item(paragraph: Paragraph) -> str:
    """A list of its own for each item, as pages that were made from Word have them; letters stay typed."""
    found = _COUNTED.match(paragraph.text)
    if found is None or found["two"] or found["letter"] or found["bullet"] == "+":
        return _html(paragraph)
    text = escape(paragraph.text[found.end() :], quote=False)
    return f"<ul><li>{text}</li></ul>" if found["bullet"] else f'<ol start="{found["one"]}"><li>{text}</li></ol>'


def _html_table(cells: Sequence[Sequence[Paragraph]]) -> list[str]:
    if not cells:
        return []
    rows = (cells[at : at + 2] for at in range(0, len(cells), 2))
    return ['<table border="0">', *("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in rows), "</table>"]


def _html_cell(cell: Sequence[Paragraph]) -> str:
    return f"<td>{''.join(map(_html, cell))}</td>"
