"""Builds `templates/word/bao-cao.docx`, so that what is in a binary file can be reviewed as code.

    python -m kehoach_xlsx.outputs.word.template_builder

writes it anew. The same code gives the same parts; the names in `{{ … }}` are those of
`context.ReportContext`. Users restyle the file in Word: every component of the decree has a paragraph style
of its own.
"""

import io
from datetime import datetime

import docx
from docx.document import Document
from docx.table import _Cell, _Row

from kehoach_xlsx.outputs.word.appendix_forms import APPENDICES, AppendixForm, CellForm
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
from kehoach_xlsx.resources import templates_dir

NAME = "word/bao-cao.docx"
_STAMP = datetime(2020, 3, 5)  # the decree came into force; a template has no clock


def build(form: WordForm = ND30) -> bytes:
    """Return the template of the report in the layout of `form`."""
    document = docx.Document()
    apply_styles(document, form)
    portrait(document.sections[0], form)
    _head(document, form)
    _title(document, form)
    _body(document)
    _signing(document, form)
    for appendix in APPENDICES:
        landscape(document, form)
        _appendix(document, appendix)
    _properties(document)
    out = io.BytesIO()
    document.save(out)
    return pack(unpack(out.getvalue()))


def main() -> None:
    """Write the template to its place in the source tree."""
    (templates_dir() / NAME).write_bytes(build())


def _head(document: Document, form: WordForm) -> None:
    widths = (form.issuer_column_mm, form.page.text_mm - form.issuer_column_mm)
    head = table(document, widths, borders=False)
    add_row(head)
    for row in head.rows:
        keep_whole(row)
    (left, right), (number, date) = (row.cells for row in head.rows)
    repeated(left, "parent", "{{ text }}", "parent_lines")
    repeated(left, "issuer", "{{ text }}", "issuer_lines")
    choice(left, "issuer_is_short", widths[0], (form.rules.issuer_short_mm, form.rules.issuer_mm))
    _end_cell(left)
    text(right, "nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    text(right, "motto", "Độc lập - Tự do - Hạnh phúc")
    rule(right, widths[1], form.rules.motto_mm)
    text(number, "number", "{{ number_line }}")
    text(date, "place_date", "{{ place_date }}")


def _end_cell(cell: _Cell) -> None:
    """End a cell with a paragraph that always stands: one that held nothing but tags would be broken."""
    text(cell, "rule", "")


def _title(document: Document, form: WordForm) -> None:
    text(document, "type_name", "BÁO CÁO")
    repeated(document, "subject", "{{ text }}", "subject_lines")
    line = form.page.text_mm
    choice(document, "subject_is_short", line, (form.rules.subject_short_mm, form.rules.subject_mm))
    tag(document, "if addressee")
    text(document, "addressee", "Kính gửi: {{ addressee }}")
    tag(document, "endif")
    tag(document, "if addressees")
    text(document, "addressees", "Kính gửi:")
    repeated(document, "addressees_line", "{{ text }}", "addressees")
    tag(document, "endif")


def _body(document: Document) -> None:
    text(document, "opening", "{{ opening }}")
    _part(document, "I. TÌNH HÌNH CHỈ ĐẠO, TRIỂN KHAI", "directing")
    _part(document, "II. KẾT QUẢ THỰC HIỆN", "results")
    tag(document, "for group in groups")
    text(document, "item", "{{ loop.index }}. {{ group.heading }}")
    repeated(document, "body", "{{ text }}", "group.paragraphs")
    tag(document, "endfor")
    text(document, "part", "III. ĐÁNH GIÁ CHUNG")
    for heading, name in (
        ("1. Ưu điểm", "strengths"),
        ("2. Tồn tại, hạn chế", "weaknesses"),
        ("3. Nguyên nhân", "causes"),
    ):
        text(document, "item", heading)
        repeated(document, "body", "{{ text }}", name)
    _part(document, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ", "directions")
    _part(document, "V. KIẾN NGHỊ, ĐỀ XUẤT", "proposals")
    text(document, "closing", "{{ closing }}")


def _part(document: Document, heading: str, name: str) -> None:
    text(document, "part", heading)
    repeated(document, "body", "{{ text }}", name)


def _signing(document: Document, form: WordForm) -> None:
    """Nơi nhận on the left, the signature on the right, in a row that cannot split.

    The closing sentence is kept with it, so that the signature never stands alone on a page.
    """
    half = form.page.text_mm / 2
    row = table(document, (half, half), borders=False).rows[0]
    keep_whole(row)
    left, right = row.cells
    text(left, "recipients_label", "Nơi nhận:")
    repeated(left, "recipients", "{{ text }}", "recipients")
    _end_cell(left)
    repeated(right, "authority", "{{ text }}", "authority_lines")
    text(right, "signature", "")
    text(right, "signatory", "{{ signatory }}")


def _appendix(document: Document, appendix: AppendixForm) -> None:
    name = appendix.name
    tag(document, f"if {name}")
    text(document, "appendix_label", f"{{{{ {name}.label }}}}")
    text(document, "appendix_title", appendix.title)
    text(document, "appendix_note", "{{ attached_to }}")
    grid = table(document, [column.width_mm for column in appendix.columns], borders=True)
    for cell, column in zip(grid.rows[0].cells, appendix.columns, strict=True):
        text(cell, "head", column.heading)
    keep_whole(grid.rows[0], repeat=True)
    _command(add_row(grid), f"for row in {name}.rows")
    if appendix.special:
        _command(add_row(grid), "if row.special")
        _cells(add_row(grid), appendix.special)
        _command(add_row(grid), "else")
    _cells(add_row(grid), appendix.columns)
    if appendix.special:
        _command(add_row(grid), "endif")
    _command(add_row(grid), "endfor")
    _mark(add_row(grid))
    tag(document, "endif")


def _mark(row: _Row) -> None:
    """The mark that ends an appendix, in a row without lines: a paragraph under the table can part from it.

    LibreOffice does not keep the last row of a table of several pages with what follows the table.
    """
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


def _properties(document: Document) -> None:
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "kxl", "", "Báo cáo"
    properties.language = "vi-VN"
    properties.created = properties.modified = _STAMP


if __name__ == "__main__":
    main()
