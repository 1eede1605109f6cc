"""Builds the Word template of the report, so that what is in a binary file can be reviewed as code.

The names in `{{ … }}` are those of `context.ReportContext`. The same code gives the same parts; `shipped_templates`
writes it, and those of the other documents (`documents.templates`), to `templates/word/`. Users restyle the files in
Word: every component of the decree has a paragraph style of its own.
"""

from docx.document import Document

from kehoach_xlsx.outputs.word.appendix_forms import APPENDICES
from kehoach_xlsx.outputs.word.form import ND30, WordForm
from kehoach_xlsx.outputs.word.template_frame import (
    appendix,
    blank,
    finished,
    head,
    item,
    part,
    signing,
    to_whom,
    type_and_subject,
)
from kehoach_xlsx.outputs.word.template_parts import repeated, tag, text

NAME = "word/bao-cao.docx"


def build(form: WordForm = ND30) -> bytes:
    """Return the template of the report in the layout of `form`."""
    document = blank(form)
    head(document, form, draft=True)
    type_and_subject(document, form, "BÁO CÁO")
    to_whom(document)
    text(document, "opening", "{{ opening }}")
    sections(document, figure="charts.progress")
    text(document, "closing", "{{ closing }}")
    signing(document, form)
    for given in APPENDICES:
        appendix(document, form, given)
    return finished(document, "Báo cáo")


def sections(document: Document, *, figure: str = "") -> None:
    """Add the five sections of a report in the order that reports have; `figure` is the chart that ends section II."""
    part(document, "I. TÌNH HÌNH CHỈ ĐẠO, TRIỂN KHAI", "directing")
    part(document, "II. KẾT QUẢ THỰC HIỆN", "results")
    tag(document, "for group in groups")
    text(document, "item", "{{ loop.index }}. {{ group.heading }}")
    repeated(document, "body", "{{ text }}", "group.paragraphs")
    tag(document, "endfor")
    if figure:
        tag(document, f"if {figure}")
        text(document, "figure", f"{{{{ {figure} }}}}")
        tag(document, "endif")
    text(document, "part", "III. ĐÁNH GIÁ CHUNG")
    item(document, "1. Ưu điểm", "strengths")
    item(document, "2. Tồn tại, hạn chế", "weaknesses")
    item(document, "3. Nguyên nhân", "causes")
    part(document, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ", "directions")
    part(document, "V. KIẾN NGHỊ, ĐỀ XUẤT", "proposals")
