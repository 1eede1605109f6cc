"""A Word document read into lines with their look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from kehoach_xlsx.form_check.document import Cell, Header, Line, WordDocument
from kehoach_xlsx.form_check.drawn import shown_content
from kehoach_xlsx.form_check.package import Element, NoWordDocument, Package, W
from kehoach_xlsx.form_check.runs import Content, RunLook, content
from kehoach_xlsx.form_check.sections import sections
from kehoach_xlsx.form_check.styles import Look, Styles, paragraph_look
from kehoach_xlsx.form_check.tables import TableLook, cells, rows, span, table_look, width_of
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.plan_import.documents.numbering import Numbering, read_numbering, small

_WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent")
)

_MOST_LINES: Final = 400_000  # far more than any document has


def read_document(data: bytes) -> WordDocument:
    """Return a document as it is set. Raises NoWordDocument."""
    package = Package(data)
    root = package.root(package.main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise NoWordDocument(Wording("tệp không có phần văn bản của Word", "the file has no Word text in it"))
    styles = Styles(package.related("styles"), package.related("theme"))
    lists = package.related("numbering")
    found = sections(body, lambda relation: _header(package, relation, styles))
    lines = tuple(_Reader(styles, lists).body(body))
    if any(line.section >= len(found) for line in lines):  # a section nested where none may be
        raise NoWordDocument(Wording("các phần (section) của tệp bị lỗi", "the sections of the file are damaged"))
    margins = tuple(line for section in found for header in _once(section) for line in header.lines)
    changes = sum(1 for _ in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"))
    comments = sum(1 for _ in root.iter(f"{W}commentReference"))
    notes = tuple(_notes(package, styles))
    return WordDocument(lines=lines, sections=found, margins=(*margins, *notes), changes=changes, comments=comments)


def _once(section: Any) -> Iterator[Header]:
    yield from section.headers.values()
    yield from section.footers.values()


def _header(package: Package, relation: str, styles: Styles) -> Header:
    names = {name: target for name, _, target in package.relations()}
    root = package.root(names.get(relation, ""))
    return Header() if root is None else Header(lines=tuple(_Reader(styles, None, "margin").body(root)))


def _notes(package: Package, styles: Styles) -> Iterator[Line]:
    for kind in ("footnotes", "endnotes"):
        root = package.related(kind)
        for note in () if root is None else root:
            yield from _Reader(styles, None, kind).body(note)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """How a paragraph is set: its look, and the fields of its lines that follow from it."""

    look: Look
    fields: dict[str, Any]


class _Reader:
    """Walks through a part once, counting paragraphs, tables, cells, sections and the numbers of lists."""

    def __init__(self, styles: Styles, lists: Element, part: str = "body") -> None:
        self.styles, self.part = styles, part
        self.numbering: Numbering = read_numbering(lists)
        self.list_looks = _list_looks(lists)
        self.run_looks: dict[tuple[str, int], RunLook] = {}
        self.shapes: dict[tuple[str, int, bytes], Shape] = {}
        self.count = self.tables = self.cells = self.section = self.made = 0
        self.new_page = False

    def body(self, parent: Element) -> Iterator[Line]:
        """The lines of a body, a header or a note."""
        yield from self._blocks(parent, None, None)

    def _blocks(self, parent: Element, cell: Cell | None, table: TableLook | None) -> Iterator[Line]:
        for element in shown_content(parent):
            if element.tag == f"{W}p":
                yield from self._paragraph(element, cell, table)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _WRAPPERS:
                yield from self._blocks(element, cell, table)

    def _table(self, element: Element) -> Iterator[Line]:
        self.tables += 1
        look = table_look(element, self.styles, self.tables)
        for row_number, row in enumerate(rows(element), start=1):
            column = 0
            for cell in cells(row):
                self.cells += 1
                place = Cell(
                    table=look.number,
                    row=row_number,
                    column=column + 1,
                    width_mm=width_of(cell, look, column),
                    ruled=look.ruled,
                    in_cell=self.cells,
                )
                yield from self._blocks(cell, place, look)
                column += span(cell)

    def _paragraph(self, element: Element, cell: Cell | None, table: TableLook | None) -> Iterator[Line]:
        self.count += 1
        own = element.find(f"{W}pPr")
        name = self._style_of(own)
        runs, shape = self._looks(own, name, table)
        found = content(element, runs)
        label = self._label(shape) if any(run.text.strip() for line in found.lines for run in line) else ""
        breaks = own is not None and own.find(f"{W}sectPr") is not None
        yield from self._lines(found, shape.fields | {"style": name, "cell": cell}, label, breaks)
        for box in found.boxes:
            yield from self._blocks(box, None, None)
        self.section += breaks

    def _looks(self, own: Element, name: str, table: TableLook | None) -> tuple[RunLook, Shape]:
        """The look of the runs and of the paragraph, resolved once for all paragraphs that are set alike."""
        number = table.number if table else 0
        runs = self.run_looks.get((name, number))
        if runs is None:
            under = table.run if table else {}
            runs = RunLook(styles=self.styles, table=under, paragraph=self.styles.run_of(name))
            self.run_looks[name, number] = runs
        key = (name, number, b"" if own is None else etree.tostring(own))
        shape = self.shapes.get(key)
        if shape is None:
            look = self._look(own, name, table)
            mark = runs.run("", None if own is None else own.find(f"{W}rPr"))
            shape = self.shapes[key] = Shape(look=look, fields=_fields(look) | {"size": mark.size})
        return runs, shape

    def _lines(self, found: Content, fields: dict[str, Any], label: str, breaks: bool) -> Iterator[Line]:
        """One line for each between line breaks; a page break passes on to the next line that has text."""
        last = len(found.lines) - 1
        for at, runs in enumerate(found.lines):
            self.made += 1
            if self.made > _MOST_LINES:
                raise NoWordDocument(Wording("tệp quá lớn để kiểm tra", "the file is too large to be checked"))
            self.new_page |= at in found.page_breaks
            blank = not any(run.text.strip() for run in runs)
            yield Line(
                **(fields | _partly(first=at == 0, last=at == last) | {"page_before": self._starts(fields, at, blank)}),
                number=self.count,
                section=self.section,
                part=self.part,
                runs=tuple(runs),
                label=label if at == 0 else "",
                first=at == 0,
                last=at == last,
                drawn=tuple(found.drawn) if at == last else (),
                field_page=found.has_page_number,
                pictured=found.has_picture,
                breaks=bool(found.page_breaks) or breaks,
            )
            self.new_page &= blank

    def _starts(self, fields: dict[str, Any], at: int, blank: bool) -> bool:
        """Whether a line begins a page: it says so, or a break before it does."""
        return bool(fields["page_before"] and at == 0) or (self.new_page and not blank)

    def _style_of(self, own: Element) -> str:
        named = None if own is None else own.find(f"{W}pStyle")
        return self.styles.default("paragraph") if named is None else named.get(f"{W}val", "")

    def _look(self, own: Element, name: str, table: TableLook | None) -> Look:
        """Defaults, table, then list and style: a list that the paragraph itself names goes over its style."""
        style, direct = self.styles.paragraph_of(name), paragraph_look(own)
        ground = {**self.styles.paragraph_defaults, **(table.paragraph if table else {})}
        place = (str(direct.get("list", style.get("list", ""))), direct.get("depth", style.get("depth", 0)))
        listed = self.list_looks.get(place, {})
        return {**ground, **style, **listed, **direct} if "list" in direct else {**ground, **listed, **style, **direct}

    def _label(self, shape: Shape) -> str:
        number_id, depth = str(shape.look.get("list", "")), shape.look.get("depth", 0)
        return self.numbering.label(number_id, depth if isinstance(depth, int) else 0) if number_id not in "0" else ""


def _partly(*, first: bool, last: bool) -> dict[str, Any]:
    """What a line within a paragraph lacks: space and borders belong to its ends, the indent to its first line."""
    out: dict[str, Any] = {}
    if not first:
        out |= {"first_mm": 0.0, "before": 0.0, "border_top": ""}
    if not last:
        out |= {"after": 0.0, "border_bottom": ""}
    return out


def _fields(look: Look) -> dict[str, Any]:
    """The fields of a line that come from the look of its paragraph."""
    size = look.get("first_chars")
    first = float(size) * 14 * 25.4 / 72 if isinstance(size, float) else look.get("first", 0.0)
    return {
        "align": look.get("align", "left"),
        "first_mm": first,
        "left_mm": look.get("left", 0.0),
        "right_mm": look.get("right", 0.0),
        "before": look.get("before", 0.0),
        "after": look.get("after", 0.0),
        "line": look.get("line", 1.0),
        "line_rule": look.get("line_rule", "auto"),
        "keep_next": bool(look.get("keepNext")),
        "page_before": bool(look.get("pageBreakBefore")),
        "same_style_close": bool(look.get("contextualSpacing")),
        "border_top": str(look.get("border_top", "")),
        "border_bottom": str(look.get("border_bottom", "")),
        "center_tab": bool(look.get("center_tab")),
    }


def _list_looks(root: Element) -> Mapping[tuple[str, object], Look]:
    """The indents that lists give, by (list, depth)."""
    if root is None:
        return {}
    abstract = {
        a.get(f"{W}abstractNumId"): {small(v.get(f"{W}ilvl"), 0): v for v in a.iterfind(f"{W}lvl")}
        for a in root.iterfind(f"{W}abstractNum")
    }
    out: dict[tuple[str, object], Look] = {}
    for num in root.iterfind(f"{W}num"):
        base = num.find(f"{W}abstractNumId")
        levels = dict(abstract.get(None if base is None else base.get(f"{W}val"), {}))
        for over in num.iterfind(f"{W}lvlOverride/{W}lvl"):
            levels[small(over.get(f"{W}ilvl"), 0)] = over
        for depth, level in levels.items():
            out[(num.get(f"{W}numId", ""), depth)] = paragraph_look(level.find(f"{W}pPr"))
    return out
