"""From a consolidated workbook to the words of the report: every decision on prose, none on layout."""

from dataclasses import asdict, dataclass

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.word import draft, frame, head
from kehoach_xlsx.outputs.word.appendices import Appendix, appendices, reference
from kehoach_xlsx.outputs.word.appendix_forms import APPENDICES, DIRECTIVES
from kehoach_xlsx.outputs.word.draft import Group, field, or_nothing


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportContext:
    """The fields that a template of the report may print; the names are those of its `{{ … }}` tags.

    Tuples of texts are paragraphs or lines. `addressee` is filled where there is one, `addressees` where
    there are several. An appendix is None where it has no rows, otherwise it has `label` and `rows` (see
    `appendix_forms` for the fields of a row).
    """

    parent_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    issuer_is_short: bool
    number_line: str
    place_date: str
    subject_lines: tuple[str, ...]
    subject_is_short: bool
    addressee: str
    addressees: tuple[str, ...]
    opening: str
    directing: tuple[str, ...]
    results: tuple[str, ...]
    groups: tuple[Group, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    causes: tuple[str, ...]
    directions: tuple[str, ...]
    proposals: tuple[str, ...]
    closing: str
    recipients: tuple[str, ...]
    authority_lines: tuple[str, ...]
    signatory: str
    attached_to: str
    tasks: Appendix | None
    indicators: Appendix | None
    directives: Appendix | None
    models: Appendix | None
    budget: Appendix | None
    commendations: Appendix | None
    answers: Appendix | None


def build_context(book: Book) -> dict[str, object]:
    """Return the fields of `ReportContext` as plain data.

    Reads the sheets report_info, draft, by_task, indicators, directives, models, budget, commendations, answers
    and, for the spelling of names, by_unit. The list of late units is internal and does not go up.
    """
    return asdict(report_context(book))


def report_context(book: Book) -> ReportContext:
    """Return what the report says. Raises `draft.UnknownSection` where a sentence belongs nowhere."""
    info, rows = book.form("report_info"), book.rows("draft")
    draft.check_sections(rows)
    standing = appendices(book)
    issuer, plan_issuer = _names(book, info)
    agency = head.agency_lines(field(info, "issuer"))
    subject = head.lines(frame.subject(info))
    addressees = head.entries(info, "addressees")
    groups = draft.groups(rows)
    results = (*draft.leading(rows), *reference(standing, [f for f in APPENDICES if f is not DIRECTIVES]))
    return ReportContext(
        parent_lines=head.agency_lines(field(info, "parent_agency")),
        issuer_lines=agency,
        issuer_is_short=head.issuer_is_short(agency),
        number_line=head.number_line(info),
        place_date=head.place_date(info),
        subject_lines=subject,
        subject_is_short=head.subject_is_short(subject),
        addressee=addressees[0] if len(addressees) == 1 else "",
        addressees=head.addressee_lines(addressees) if len(addressees) > 1 else (),
        opening=frame.opening(info, issuer, plan_issuer),
        directing=or_nothing((*draft.section(rows, draft.DIRECTING), *reference(standing, [DIRECTIVES]))),
        results=results if groups else or_nothing(results),
        groups=groups,
        strengths=or_nothing(draft.section(rows, draft.STRENGTHS)),
        weaknesses=or_nothing(draft.section(rows, draft.WEAKNESSES)),
        causes=or_nothing(draft.section(rows, draft.CAUSES)),
        directions=or_nothing(draft.section(rows, draft.DIRECTIONS)),
        proposals=or_nothing(draft.section(rows, draft.PROPOSALS)),
        closing=frame.closing(info, issuer),
        recipients=head.recipient_lines(info),
        authority_lines=head.authority_lines(info),
        signatory=field(info, "signatory"),
        attached_to=frame.attached_to(info, issuer),
        **standing,
    )


def _names(book: Book, info: Row) -> tuple[str, str]:
    """The issuers of the report and of the plan as they are written in the middle of a sentence."""
    known = [field(row, "unit_name") for row in book.rows("by_unit")]
    known += [field(info, name) for name in ("plan_issuer", "issuer", "focal_agency")]
    return head.spoken_name(field(info, "issuer"), known), head.spoken_name(field(info, "plan_issuer"), known)
