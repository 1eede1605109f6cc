"""What every document has: the head, the addressees, the signing, appendices; put together from `template_parts`.

The names in `{{ … }}` of the head and the signing are those of `letterhead.Letterhead`.
"""

import io
from datetime import datetime

import docx
from docx.document import Document
from docx.table import Table, _Cell, _Row

from kehoach_xlsx.outputs.word.appendix_forms import AppendixForm, CellForm
from kehoach_xlsx.outputs.word.form import ND30, WordForm
from kehoach_xlsx.outputs.word.packing import pack, unpack
from kehoach_xlsx.outputs.word.template_parts import (
    add_row,
    choice,
    keep_whole,
    landscape,
    portrait,
    repeated,
    rule,
    table,
    tag,
    text,
    without_lines,
)
from kehoach_xlsx.outputs.word.template_styles import apply_styles

_STAMP = datetime(2020, 3, 5)  # the decree came into force; a template has no clock


def blank(form: WordForm = ND30) -> Document:
    """Return an empty document with the styles of `form` and its first section laid out."""
    document = docx.Document()
    apply_styles(document, form)
    portrait(document.sections[0], form)
    return document


def finished(document: Document, title: str) -> bytes:
    """Return the document as the same bytes every time; `title` is what its properties call it."""
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "kxl", "", title
    properties.language = "vi-VN"
    properties.created = properties.modified = _STAMP
    out = io.BytesIO()
    document.save(out)
    return pack(unpack(out.getvalue()))


def head(document: Document, form: WordForm, *, letter: bool = False, draft: bool = False) -> None:
    """Add the head: agencies on the left, Quốc hiệu on the right, number and date below (Phụ lục I, Mục II.1–4).

    A letter (công văn) has its subject under the number; what may be a draft says so there.
    """
    widths = (form.issuer_column_mm, form.page.text_mm - form.issuer_column_mm)
    grid = table(document, widths, borders=False)
    add_row(grid)
    for row in grid.rows:
        keep_whole(row)
    (left, right), (number, date) = (row.cells for row in grid.rows)
    repeated(left, "parent", "{{ text }}", "parent_lines")
    repeated(left, "issuer", "{{ text }}", "issuer_lines")
    choice(left, "issuer_is_short", widths[0], (form.rules.issuer_short_mm, form.rules.issuer_mm))
    end_cell(left)
    text(right, "nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    text(right, "motto", "Độc lập - Tự do - Hạnh phúc")
    rule(right, widths[1], form.rules.motto_mm)
    text(number, "number", "{{ number_line }}")
    if letter:
        text(number, "letter_subject", "{{ letter_subject }}")
    if draft:
        tag(number, "if draft_mark")
        text(number, "draft_mark", "{{ draft_mark }}")
        tag(number, "endif")
        end_cell(number)
    text(date, "place_date", "{{ place_date }}")


def end_cell(cell: _Cell) -> None:
    """End a cell with a paragraph that always stands: one that held nothing but tags would be broken."""
    text(cell, "rule", "")


def type_and_subject(document: Document, form: WordForm, type_name: str) -> None:
    """Add the name of the type and the trích yếu with the rule under it (Mục II.5)."""
    text(document, "type_name", type_name)
    repeated(document, "subject", "{{ text }}", "subject_lines")
    line = form.page.text_mm
    choice(document, "subject_is_short", line, (form.rules.subject_short_mm, form.rules.subject_mm))


def to_whom(document: Document) -> None:
    """Add "Kính gửi", for one addressee or for several (Mục II.9.a)."""
    tag(document, "if addressee")
    text(document, "addressee", "Kính gửi: {{ addressee }}")
    tag(document, "endif")
    tag(document, "if addressees")
    text(document, "addressees", "Kính gửi:")
    repeated(document, "addressees_line", "{{ text }}", "addressees")
    tag(document, "endif")


def part(document: Document, heading: str, name: str) -> None:
    """Add a section with the paragraphs `name` under its heading."""
    text(document, "part", heading)
    repeated(document, "body", "{{ text }}", name)


def item(document: Document, heading: str, name: str) -> None:
    """Add an item with the paragraphs `name` under its heading."""
    text(document, "item", heading)
    repeated(document, "body", "{{ text }}", name)


def signing(document: Document, form: WordForm) -> None:
    """Add Nơi nhận on the left and the signature on the right, in a row that cannot split.

    The closing sentence is kept with it, so that the signature never stands alone on a page.
    """
    half = form.page.text_mm / 2
    row = table(document, (half, half), borders=False).rows[0]
    keep_whole(row)
    left, right = row.cells
    text(left, "recipients_label", "Nơi nhận:")
    repeated(left, "recipients", "{{ text }}", "recipients")
    end_cell(left)
    repeated(right, "authority", "{{ text }}", "authority_lines")
    text(right, "signature", "")
    text(right, "signatory", "{{ signatory }}")


def appendix(document: Document, form: WordForm, given: AppendixForm) -> None:
    """Add an appendix in a landscape section of its own, which stands where it has rows."""
    landscape(document, form)
    tag(document, f"if {given.name}")
    text(document, "appendix_label", f"{{{{ {given.name}.label }}}}")
    text(document, "appendix_title", given.title)
    text(document, "appendix_note", "{{ attached_to }}")
    _mark(grid(document, given, f"{given.name}.rows"))
    tag(document, "endif")


def grid(document: Document, given: AppendixForm, rows: str) -> Table:
    """Add the table of `given`, a row for each of `rows`, its heading repeated on every page."""
    out = table(document, [column.width_mm for column in given.columns], borders=True)
    for cell, column in zip(out.rows[0].cells, given.columns, strict=True):
        text(cell, "head", column.heading)
    keep_whole(out.rows[0], repeat=True)
    _command(add_row(out), f"for row in {rows}")
    if given.special:
        _command(add_row(out), "if row.special")
        _cells(add_row(out), given.special)
        _command(add_row(out), "else")
    _cells(add_row(out), given.columns)
    if given.special:
        _command(add_row(out), "endif")
    _command(add_row(out), "endfor")
    return out


def _mark(out: Table) -> None:
    """The mark that ends an appendix, in a row without lines: a paragraph under the table can part from it.

    LibreOffice does not keep the last row of a table of several pages with what follows the table.
    """
    row = add_row(out)
    keep_whole(row)
    text(without_lines(row.cells[0].merge(row.cells[-1])), "cell_center", "./.")


def _command(row: _Row, command: str) -> None:
    text(row.cells[0], "cell", "{%tr " + command + " %}")


def _cells(row: _Row, cells: tuple[CellForm, ...]) -> None:
    keep_whole(row)
    first = 0
    for form in cells:
        last = first + form.span - 1
        cell = row.cells[first] if form.span == 1 else row.cells[first].merge(row.cells[last])
        text(cell, form.style, f"{{{{ row.{form.field} }}}}")
        first += form.span
