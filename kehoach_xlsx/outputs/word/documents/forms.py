"""Every official document that the house makes: its template, how that is built, and the fields that it may print."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.outputs.word import template_builder
from kehoach_xlsx.outputs.word.context import ReportContext
from kehoach_xlsx.outputs.word.documents import templates
from kehoach_xlsx.outputs.word.documents.assignments import Assignments
from kehoach_xlsx.outputs.word.documents.letterhead import Letterhead
from kehoach_xlsx.outputs.word.documents.reminders import Reminder
from kehoach_xlsx.outputs.word.documents.slips import Slip
from kehoach_xlsx.outputs.word.documents.submission import Submission
from kehoach_xlsx.outputs.word.documents.supplement import Supplement
from kehoach_xlsx.outputs.word.documents.unit_report import UnitReport


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentForm:
    """One document: `said` are the dataclasses whose fields its template may print."""

    template: str
    title: Wording
    said: tuple[type, ...]
    build: Callable[[], bytes]


REPORT: Final = DocumentForm(
    template=template_builder.NAME,
    title=Wording("Báo cáo tổng hợp (và dự thảo kèm tờ trình)", "Consolidated report (and the draft of a submission)"),
    said=(ReportContext,),
    build=template_builder.build,
)
UNIT: Final = DocumentForm(
    template="word/bao-cao-don-vi.docx",
    title=Wording("Báo cáo của một đơn vị", "An agency's own report"),
    said=(Letterhead, UnitReport),
    build=templates.unit_report,
)
SUBMISSION: Final = DocumentForm(
    template="word/to-trinh.docx",
    title=Wording("Tờ trình kèm dự thảo báo cáo", "Submission with the draft report"),
    said=(Letterhead, Submission),
    build=templates.submission,
)
REMINDER: Final = DocumentForm(
    template="word/cong-van-don-doc.docx",
    title=Wording("Công văn đôn đốc, đề nghị", "Reminder letter"),
    said=(Letterhead, Reminder),
    build=templates.reminder,
)
ASSIGNMENTS: Final = DocumentForm(
    template="word/ke-hoach-chi-tiet.docx",
    title=Wording("Kế hoạch chi tiết, phụ lục phân công nhiệm vụ", "Detailed plan, appendix of assignments"),
    said=(Letterhead, Assignments),
    build=templates.assignments,
)
SUPPLEMENT: Final = DocumentForm(
    template="word/bao-cao-bo-sung.docx",
    title=Wording("Báo cáo bổ sung", "Supplementary report"),
    said=(Letterhead, Supplement),
    build=templates.supplement,
)
SLIP: Final = DocumentForm(
    template="word/phieu-doi-chieu.docx",
    title=Wording("Công văn và phiếu đối chiếu số liệu", "Letter with the reconciliation slip"),
    said=(Letterhead, Slip),
    build=templates.slip,
)
DOCUMENTS: Final = (REPORT, UNIT, SUBMISSION, REMINDER, ASSIGNMENTS, SUPPLEMENT, SLIP)
