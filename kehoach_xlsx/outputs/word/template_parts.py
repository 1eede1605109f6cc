"""What a template is put together from: paragraphs, rules, tags, tables and sections, in python-docx."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from kehoach_xlsx.outputs.word.form import PageForm, WordForm
from kehoach_xlsx.outputs.word.template_styles import style_id, twips

Container = Document | _Cell
_LINE = 'w:val="single" w:sz="{size}" w:space="0" w:color="000000"'


def text(container: Container, style: str, words: str) -> Paragraph:
    """Add a paragraph in the style of a component; the blank paragraph of a new cell is used first."""
    blank = isinstance(container, _Cell) and len(container.paragraphs) == 1 and not container.text
    paragraph = container.paragraphs[0] if blank else container.add_paragraph()
    paragraph._p.get_or_add_pPr().style = style_id(style)
    if words:
        paragraph.add_run(words)
    return paragraph


def tag(container: Container, command: str) -> None:
    """Add a paragraph that holds one command of the engine and vanishes in the document."""
    text(container, "body", "{%p " + command + " %}")


def repeated(container: Container, style: str, words: str, names: str) -> None:
    """Add a paragraph that stands once for each of `names`, as `text` in `words`."""
    tag(container, f"for text in {names}")
    text(container, style, words)
    tag(container, "endfor")


def rule(container: Container, line_mm: float, length_mm: float) -> None:
    """Add a solid rule, centred: the upper border of an empty paragraph whose indents leave `length_mm`.

    No drawing, since floating shapes move when a document is edited.
    """
    paragraph = text(container, "rule", "")
    side = twips((line_mm - length_mm) / 2)
    properties = paragraph._p.get_or_add_pPr()
    border = f"<w:pBdr {nsdecls('w')}><w:top {_LINE.format(size=6)}/></w:pBdr>"
    properties.append(parse_xml(border))
    properties.append(parse_xml(f'<w:ind {nsdecls("w")} w:left="{side}" w:right="{side}" w:firstLine="0"/>'))


def choice(container: Container, condition: str, line_mm: float, lengths_mm: tuple[float, float]) -> None:
    """Add a rule of the first length where `condition` holds, else of the second."""
    tag(container, f"if {condition}")
    rule(container, line_mm, lengths_mm[0])
    tag(container, "else")
    rule(container, line_mm, lengths_mm[1])
    tag(container, "endif")


def table(document: Document, widths_mm: Sequence[float], *, borders: bool) -> Table:
    """Add a table of one row with fixed columns; with borders it also has a margin within its cells."""
    out: Table = document.add_table(rows=1, cols=len(widths_mm))
    properties = out._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f"<w:{edge} {_LINE.format(size=4)}/>" for edge in edges)
    # Written out even where they are 0: without it LibreOffice takes a margin of its own.
    margin = twips(1.2) if borders else 0
    margins = f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
    elements = [  # in the order of the standard
        f'<w:tblW {{ns}} w:w="{twips(sum(widths_mm))}" w:type="dxa"/>',
        f"<w:tblBorders {{ns}}>{lines}</w:tblBorders>" * borders,
        '<w:tblLayout {ns} w:type="fixed"/>',
        f"<w:tblCellMar {{ns}}>{margins}</w:tblCellMar>",
    ]
    for xml in filter(None, elements):
        properties.append(parse_xml(xml.format(ns=nsdecls("w"))))
    for column, cell, width in zip(out.columns, out.rows[0].cells, widths_mm, strict=True):
        column.width = cell.width = Mm(width)  # LibreOffice goes by the column, Word by the cell

    return out


def add_row(grid: Table) -> _Row:
    """Add a row below the others."""
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]  # python-docx left it without types
    return row


def keep_whole(row: _Row, *, repeat: bool = False) -> None:
    """Keep a row on one page; with `repeat`, print it on every page as the heading."""
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader")[: 1 + repeat]:
        properties.append(OxmlElement(name))


def without_lines(cell: _Cell) -> _Cell:
    """Take the lines beside and below a cell away; the one above belongs to the row there as well."""
    edges = "".join(f'<w:{edge} w:val="nil"/>' for edge in ("left", "bottom", "right"))
    properties = cell._tc.get_or_add_tcPr()
    properties.append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{edges}</w:tcBorders>"))
    return cell


def number_from_one(section: Section) -> None:
    """Number the pages of a section from 1."""
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.xpath("w:pgMar")[0].addnext(start)


def portrait(section: Section, form: WordForm) -> None:
    """Lay out the first section: page number in the top margin, not shown on page 1 (Phụ lục I)."""
    _paper(section, form.page, landscape=False)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0]._p.get_or_add_pPr().style = style_id("page_number")
    header = section.header.paragraphs[0]
    header._p.get_or_add_pPr().style = style_id("page_number")
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    header._p.append(parse_xml(field))


def landscape(document: Document, form: WordForm) -> None:
    """Begin a landscape section with pages numbered from 1, as the decree asks of every appendix."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1]._p.get_or_add_pPr().style = style_id("break")
    _paper(section, form.page, landscape=True)
    section.different_first_page_header_footer = False
    if section._sectPr.find(qn("w:pgNumType")) is None:
        number_from_one(section)


def _paper(section: Section, page: PageForm, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = (page.height_mm, page.width_mm) if landscape else (page.width_mm, page.height_mm)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance = section.footer_distance = Mm(page.header_mm)
