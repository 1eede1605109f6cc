"""The Word templates of the other documents, built from the parts that all documents share."""

from docx.document import Document

from kehoach_xlsx.outputs.word.documents.table_forms import (
    CHANGED,
    OWING,
    OWN_APPENDICES,
    TASK_APPENDICES,
    TO_CONFIRM,
)
from kehoach_xlsx.outputs.word.form import ND30, WordForm
from kehoach_xlsx.outputs.word.template_builder import sections
from kehoach_xlsx.outputs.word.template_frame import (
    appendix,
    blank,
    finished,
    grid,
    head,
    part,
    signing,
    to_whom,
    type_and_subject,
)
from kehoach_xlsx.outputs.word.template_parts import keep_whole, repeated, table, tag, text


def unit_report(form: WordForm = ND30) -> bytes:
    """Return the template of an agency's own report."""
    document = _begun(form, "BÁO CÁO")
    sections(document)
    text(document, "closing", "{{ closing }}")
    signing(document, form)
    for given in OWN_APPENDICES:
        appendix(document, form, given)
    return finished(document, "Báo cáo của đơn vị")


def submission(form: WordForm = ND30) -> bytes:
    """Return the template of the tờ trình."""
    document = _begun(form, "TỜ TRÌNH")
    tag(document, "for group in groups")
    text(document, "item", "{{ loop.index }}. {{ group.heading }}")
    repeated(document, "body", "{{ text }}", "group.paragraphs")
    tag(document, "endfor")
    text(document, "body", "{{ enclosed }}")
    text(document, "closing", "{{ closing }}")
    signing(document, form)
    return finished(document, "Tờ trình")


def reminder(form: WordForm = ND30) -> bytes:
    """Return the template of the reminder letters; a công văn has no name of a type."""
    document = blank(form)
    head(document, form, letter=True)
    to_whom(document)
    text(document, "opening", "{{ opening }}")
    repeated(document, "body", "{{ text }}", "paragraphs")
    tag(document, "if list_rows")
    grid(document, OWING, "list_rows")
    text(document, "rule", "")
    tag(document, "endif")
    repeated(document, "body", "{{ text }}", "after")
    text(document, "closing", "{{ closing }}")
    signing(document, form)
    return finished(document, "Công văn đôn đốc")


def assignments(form: WordForm = ND30) -> bytes:
    """Return the template of the detailed plan with its appendices."""
    document = _begun(form, "KẾ HOẠCH")
    part(document, "I. NHIỆM VỤ, PHÂN CÔNG THỰC HIỆN", "tasks")
    part(document, "II. HOẠT ĐỘNG TRIỂN KHAI", "activities")
    part(document, "III. KINH PHÍ", "money")
    part(document, "IV. TỔ CHỨC THỰC HIỆN", "carrying_out")
    text(document, "closing", "{{ closing }}")
    signing(document, form)
    for given in TASK_APPENDICES:
        appendix(document, form, given)
    return finished(document, "Kế hoạch chi tiết")


def supplement(form: WordForm = ND30) -> bytes:
    """Return the template of the supplementary report."""
    document = _begun(form, "BÁO CÁO")
    part(document, "I. LÝ DO BỔ SUNG", "reasons")
    part(document, "II. NỘI DUNG BỔ SUNG", "changes")
    grid(document, CHANGED, "list_rows")
    text(document, "rule", "")
    text(document, "body", "{{ unchanged }}")
    text(document, "closing", "{{ closing }}")
    signing(document, form)
    return finished(document, "Báo cáo bổ sung")


def slip(form: WordForm = ND30) -> bytes:
    """Return the template of the letter that sends a reconciliation slip, with the slip as its appendix."""
    document = blank(form)
    head(document, form, letter=True)
    to_whom(document)
    text(document, "opening", "{{ opening }}")
    text(document, "body", "{{ request }}")
    tag(document, "if note")
    text(document, "body", "{{ note }}")
    tag(document, "endif")
    text(document, "closing", "{{ closing }}")
    signing(document, form)
    appendix(document, form, TO_CONFIRM)
    text(document, "rule", "")  # two tables without a paragraph between them would be one
    half = form.page.landscape_text_mm / 2
    row = table(document, (half, half), borders=False).rows[0]
    keep_whole(row)
    for cell, name in zip(row.cells, ("unit_lines", "focal_lines"), strict=True):
        repeated(cell, "authority", "{{ text }}", name)
        text(cell, "cell_center", "(Ký, ghi rõ họ tên)")
        text(cell, "signature", "")
    return finished(document, "Phiếu đối chiếu số liệu")


def _begun(form: WordForm, type_name: str) -> Document:
    """A document of a named type up to its opening."""
    document = blank(form)
    head(document, form)
    type_and_subject(document, form, type_name)
    to_whom(document)
    text(document, "opening", "{{ opening }}")
    return document
