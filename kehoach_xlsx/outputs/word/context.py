"""From a consolidated workbook to the words of the report: every decision on prose, none on layout."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.word import draft, frame, head
from kehoach_xlsx.outputs.word.appendices import Appendix, appendices, reference
from kehoach_xlsx.outputs.word.appendix_forms import APPENDICES, DIRECTIVES
from kehoach_xlsx.outputs.word.draft import Group, field, or_nothing
from kehoach_xlsx.outputs.word.figures import Figure, figures


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportContext:
    """The fields that a template of the report may print; the names are those of its `{{ … }}` tags.

    Tuples of texts are paragraphs or lines. `addressee` is filled where there is one, `addressees` where
    there are several; `draft_mark` only in a draft. An appendix is None where it has no rows, otherwise it has
    `label` and `rows` (see `appendix_forms` for the fields of a row). `charts` has a figure, or an empty text, for
    each of `figures.NAMES`.
    """

    parent_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    issuer_is_short: bool
    number_line: str
    draft_mark: str
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
    charts: Mapping[str, Figure | str]


def build_context(book: Book, *, draft_mark: str = "") -> dict[str, object]:
    """Return the fields of `ReportContext` as plain data; a draft has no number and no date yet.

    Reads the sheets report_info, draft, by_task, indicators, directives, models, budget, commendations, answers
    and, for the spelling of names, by_unit. The list of late units is internal and does not go up.
    """
    said = report_context(book, draft_mark=draft_mark)
    return {field.name: plain(getattr(said, field.name)) for field in fields(said)}


def plain(value: object) -> object:
    """A value of the context without classes of ours; the rows of an appendix, which may be many, are not copied."""
    match value:
        case Appendix():
            return {"label": value.label, "rows": value.rows}
        case Group():
            return asdict(value)
        case tuple():
            return tuple(map(plain, value))
        case _:
            return value


def report_context(book: Book, *, draft_mark: str = "") -> ReportContext:
    """Return what the report says. Raises `draft.UnknownSection` where a sentence belongs nowhere."""
    info, rows = book.form("report_info"), book.rows("draft")
    if draft_mark:
        info = {**info, "report_number": None, "report_date": None}
    draft.check_sections(rows)
    standing = appendices(book)
    issuer, plan_issuer = names_of(book, info)
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
        draft_mark=draft_mark,
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
        signatory=head.signatory(info),
        attached_to=frame.attached_to(info, issuer),
        charts=figures(book),
        **standing,
    )


def names_of(book: Book, info: Row) -> tuple[str, str]:
    """The issuers of the report and of the plan as they are written in the middle of a sentence."""
    known = [field(row, "unit_name") for row in book.rows("by_unit")]
    known += [field(info, name) for name in ("plan_issuer", "issuer", "focal_agency")]
    return head.spoken_name(field(info, "issuer"), known), head.spoken_name(field(info, "plan_issuer"), known)
