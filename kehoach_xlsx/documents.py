"""The other official documents as files: which data each is made from, which template, what is left to fill in by hand.

`publish` in `pipeline` makes the consolidated report; here stand the documents around it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from kehoach_xlsx.batch import book_of
from kehoach_xlsx.files import SourceFile, guard_output, write_atomically
from kehoach_xlsx.masters import load_consolidated
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.overflowing import completed
from kehoach_xlsx.pipeline import publish
from kehoach_xlsx.receiving import received
from kehoach_xlsx.vietnamese.text import slug
from kehoach_xlsx.workbooks.consolidated_tasks import CONSOLIDATED_TASKS


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """The files that were written, and what their reader should know."""

    paths: tuple[Path, ...]
    notes: tuple[Wording, ...] = ()


def publish_kind(kind: str, source: Path, output: Path, *, template: Path | None = None) -> Made:
    """Write the document of a kind (see `PUBLISHED`) from its workbook. Raises UserMistake."""
    return PUBLISHED[kind](source, output, template=template)


class _Publish(Protocol):
    def __call__(self, source: Path, output: Path, /, *, template: Path | None = None) -> Made: ...


def consolidated_report(consolidated: Path, output: Path, *, template: Path | None = None) -> Made:
    """Write the report from a consolidated workbook (see `pipeline.publish`)."""
    publish(consolidated, output, template=template)
    return Made(paths=(output,))


def unit_report(workbook: Path, output: Path, *, template: Path | None = None) -> Made:
    """Write an agency's own report from its progress workbook.

    Raises UserMistake where the file is no progress workbook, or still has errors.
    """
    from kehoach_xlsx.outputs.word.documents import unit_report as words  # Word is slow to import
    from kehoach_xlsx.outputs.word.documents.forms import UNIT
    from kehoach_xlsx.outputs.word.documents.letterhead import context

    guard_output(output, ".docx", workbook, *([template] if template else []))
    book = _own_workbook(workbook)
    data = _rendered(UNIT.template, context(*words.unit_report(book)), template)
    write_atomically(output, data)
    return Made(paths=(output,), notes=_left_blank(words.missing(book)))


def submission(consolidated: Path, output: Path, *, template: Path | None = None) -> Made:
    """Write the tờ trình to `output`, and beside it ("…-du-thao.docx") the draft of the report that it submits.

    `template` is that of the tờ trình. Raises UserMistake where the focal agency issues the report itself.
    """
    from kehoach_xlsx.outputs.word.context import build_context
    from kehoach_xlsx.outputs.word.documents import submission as words
    from kehoach_xlsx.outputs.word.documents.forms import REPORT, SUBMISSION
    from kehoach_xlsx.outputs.word.documents.letterhead import context

    beside = output.with_name(f"{output.stem}-du-thao{output.suffix}")
    for path in (output, beside):
        guard_output(path, ".docx", consolidated, *([template] if template else []))
    book = load_consolidated(consolidated)
    if not words.is_needed(book):
        raise UserMistake(
            f"{consolidated}: báo cáo do chính cơ quan đầu mối ban hành, hoặc trang Thông tin báo cáo chưa ghi cơ quan "
            "ban hành báo cáo; không cần tờ trình. Dùng --kind report, hoặc điền cơ quan cấp trên ban hành báo cáo.",
            f"{consolidated}: the focal agency issues the report itself, or Thông tin báo cáo does not say who does; "
            "there is nothing to submit. Use --kind report, or fill in the superior body that issues it.",
        )
    with _told():
        letter = _rendered(SUBMISSION.template, context(*words.submission(book)), template)
        draft = _rendered(REPORT.template, build_context(book, draft_mark=words.DRAFT_MARK), None)
    write_atomically(output, letter)
    write_atomically(beside, draft)
    return Made(paths=(output, beside), notes=_left_blank(words.missing(book)))


def supplement(consolidated: Path, output: Path, *, template: Path | None = None) -> Made:
    """Write the supplementary report of a workbook that was merged with `--closed`.

    Raises UserMistake where it was not, or where nothing differs from what was signed.
    """
    from kehoach_xlsx.outputs.word.documents import supplement as words
    from kehoach_xlsx.outputs.word.documents.forms import SUPPLEMENT
    from kehoach_xlsx.outputs.word.documents.letterhead import context

    guard_output(output, ".docx", consolidated, *([template] if template else []))
    book = load_consolidated(consolidated)
    if not book.form("report_info").get("signed_on"):
        raise UserMistake(
            f"{consolidated}: chưa so với bản đã ký. Chạy “kxl merge … -o TEP-MOI.xlsx --closed BAN-DA-CHOT.xlsx” rồi "
            "lập báo cáo bổ sung từ tệp mới.",
            f"{consolidated}: not compared with what was signed. Run “kxl merge … -o NEW.xlsx --closed SIGNED.xlsx” "
            "and make the supplementary report from the new workbook.",
        )
    if not book.rows("supplement"):
        raise UserMistake(
            f"{consolidated}: không có số liệu nào khác bản đã ký; không cần báo cáo bổ sung.",
            f"{consolidated}: nothing differs from what was signed; there is nothing to add.",
        )
    write_atomically(output, _rendered(SUPPLEMENT.template, context(*words.supplement(book)), template))
    return Made(paths=(output,), notes=_left_blank(words.missing(book)))


def assignments(consolidated: Path, output: Path, *, template: Path | None = None) -> Made:
    """Write the detailed plan of a consolidated plan, with its appendices: who does what, when, for how much."""
    from kehoach_xlsx.outputs.word.documents import assignments as words
    from kehoach_xlsx.outputs.word.documents import focal
    from kehoach_xlsx.outputs.word.documents.forms import ASSIGNMENTS
    from kehoach_xlsx.outputs.word.documents.letterhead import context

    guard_output(output, ".docx", consolidated, *([template] if template else []))
    book = load_consolidated(consolidated, CONSOLIDATED_TASKS)
    write_atomically(output, _rendered(ASSIGNMENTS.template, context(*words.assignments(book)), template))
    return Made(paths=(output,), notes=_left_blank(focal.missing(book)))


def word_slips(consolidated: Path, folder: Path) -> tuple[Path, ...]:
    """Write the reconciliation slip of every unit that was merged, in Word."""
    from kehoach_xlsx.outputs.reconcile import merged_units, slip_rows
    from kehoach_xlsx.outputs.word.documents.forms import SLIP
    from kehoach_xlsx.outputs.word.documents.letterhead import context
    from kehoach_xlsx.outputs.word.documents.slips import word_slip

    book = completed(load_consolidated(consolidated), consolidated)
    paths = []
    for file, code, name in merged_units(book):
        said = context(*word_slip(book, name, slip_rows(book, code)))
        paths.append(folder / f"{file}.docx")
        write_atomically(paths[-1], _rendered(SLIP.template, said, None))
    return tuple(paths)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminded:
    """What `remind` came to: the letters to single units, the letter to all, and the day they speak of."""

    letters: tuple[Path, ...]
    general: Path | None
    as_of: date
    notes: tuple[Wording, ...] = ()


def remind(
    consolidated: Path,
    folder: Path,
    *,
    as_of: date | None = None,
    until: date | None = None,
    template: Path | None = None,
) -> Reminded:
    """Write a letter to each unit that owes a report or is overdue, and one with the list to all.

    `as_of` is the day that is looked at (default: that of the workbook, or the last receipt in its register if that
    is later, so that no letter tells of a day to come), `until` the day until which an answer is asked for. Where
    nobody owes anything, nothing is written. Raises UserMistake.
    """
    from kehoach_xlsx.outputs.word.documents import focal, owed, reminders
    from kehoach_xlsx.outputs.word.documents.forms import REMINDER
    from kehoach_xlsx.outputs.word.documents.letterhead import context

    book = load_consolidated(consolidated)
    day = as_of or _day_of(book, consolidated)
    found = owed.owing(book, day)
    if not found:
        return Reminded(letters=(), general=None, as_of=day)
    asking = reminders.asking(book, day, until)
    period = slug(_fact(book, "period_code") or book.identity.period)
    files: dict[Path, bytes] = {}
    for one in found:
        name = f"{'de-nghi' if one.asked else 'don-doc'}-{period}-{slug(one.code)}.docx"
        said = context(*reminders.to_unit(book, asking, one))
        files[folder / name] = _rendered(REMINDER.template, said, template)
    general = folder / f"cong-van-chung-{period}.docx"
    said = context(*reminders.to_all(book, asking, found))
    files[general] = _rendered(REMINDER.template, said, template)
    for path, data in files.items():
        write_atomically(path, data)
    letters = tuple(path for path in files if path != general)
    return Reminded(letters=letters, general=general, as_of=day, notes=_left_blank(focal.missing(book, letter=True)))


def _day_of(book: Book, path: Path) -> date:
    receipts = (row.get("received_on") or row.get("report_date") for row in book.rows("register"))
    known = [day for day in (book.form("report_info").get("as_of"), *receipts) if isinstance(day, date)]
    if known:
        return max(known)
    raise UserMistake(
        f"{path}: chưa biết xét đến ngày nào; thêm --as-of.", f"{path}: the day to look at is not known; add --as-of."
    )


def _fact(book: Book, name: str) -> str:
    return str(book.form("report_info").get(name) or "")


@contextmanager
def _told() -> Iterator[None]:
    """A sentence of the draft that belongs nowhere is the coordinator's to move."""
    from kehoach_xlsx.outputs.word.draft import UnknownSection

    try:
        yield
    except UnknownSection as problem:
        raise UserMistake(problem.message_vi, problem.message_en) from problem


def _own_workbook(path: Path) -> Book:
    """The progress workbook of one agency, without an error."""
    if not path.is_file():
        raise UserMistake(f"{path}: không có tệp này.", f"{path}: there is no such file.")
    checked = received([SourceFile(path=path, name=path.name)], None, "")
    submission = checked.submissions[0]
    if submission.kind != "progress":
        first = next((f for f in submission.findings), None)
        why = ("", "") if first is None or submission.kind else (f" {first.message()}", f" {first.message('en')}")
        raise UserMistake(
            f"{path}: không phải biểu mẫu báo cáo kết quả của một đơn vị; --kind unit cần đúng tệp đơn vị đã "
            f"điền.{why[0]}",
            f"{path}: no progress workbook of a unit, which --kind unit is made from.{why[1]}",
        )
    if submission.errors:
        first = submission.errors[0]
        place = f"{first.origin.sheet}!{first.cell}" if first.cell else first.origin.sheet
        number = len(submission.errors)
        raise UserMistake(
            f"{path}: tệp còn {number} lỗi nên chưa lập được báo cáo; trước hết ở {place}: {first.message()} "
            f"{first.remedy()} Chạy “kxl validate {path}” để xem tất cả, sửa xong chạy lại.",
            f"{path}: the workbook still has {number} errors, the first at {place}: {first.message('en')} "
            f"{first.remedy('en')} Run “kxl validate {path}” to see them all, mend them and run again.",
        )
    return book_of(submission)


def _rendered(name: str, said: Mapping[str, object], template: Path | None) -> bytes:
    """The document that the operator's own template, or the shipped one, makes of `said`."""
    from kehoach_xlsx.outputs.word.problems import TemplateProblem
    from kehoach_xlsx.outputs.word.wrapper import render
    from kehoach_xlsx.resources import template as shipped

    try:
        return render(template.read_bytes() if template else shipped(name), said)
    except TemplateProblem as problem:
        raise UserMistake(problem.message_vi, problem.message_en) from problem


def _left_blank(names: Iterable[Wording]) -> tuple[Wording, ...]:
    """One note that names what the data do not tell."""
    missing = tuple(names)
    if not missing:
        return ()
    return (
        Wording(
            f"Chưa có trong dữ liệu, để trống để điền tay: {', '.join(one.vi for one in missing)}.",
            f"Not in the data, left blank to fill in by hand: {', '.join(one.en for one in missing)}.",
        ),
    )


PUBLISHED: Final[Mapping[str, _Publish]] = {
    "report": consolidated_report,
    "submission": submission,
    "supplement": supplement,
    "tasks": assignments,
    "unit": unit_report,
}
"""The kinds of `kxl report`."""
