"""The official report in Word, rendered from a consolidated workbook alone."""

from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.word.context import build_context
from kehoach_xlsx.outputs.word.wrapper import render
from kehoach_xlsx.resources import template as shipped_template

TEMPLATE = "word/bao-cao.docx"


def render_report(book: Book, template: bytes | None = None) -> bytes:
    """Return the report of a consolidated workbook as a .docx in the form of Nghị định 30/2020/NĐ-CP.

    `template` is a coordinator's own Word template, by default the one that is shipped. The same book and
    template give the same bytes. Raises `TemplateProblem` where the template cannot be used,
    and `draft.UnknownSection` where a sentence of the draft belongs to no section.
    """
    return render(template if template is not None else shipped_template(TEMPLATE), build_context(book))
