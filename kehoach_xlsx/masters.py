"""The coordinator's two workbooks, the plan and the consolidated one: read whole, or a mistake that says why not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kehoach_xlsx.batch import book_of, judged
from kehoach_xlsx.excel.limits import OWN
from kehoach_xlsx.flow.intake import take_in
from kehoach_xlsx.model.diagnoses import DUPLICATE_KEY
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import Plan
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.planning.checking import check_plan
from kehoach_xlsx.planning.reading import plan_from_book
from kehoach_xlsx.planning.roster import Roster, enrol
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED
from kehoach_xlsx.workbooks.consolidated_tasks import CONSOLIDATED_TASKS
from kehoach_xlsx.workbooks.plan import PLAN
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

KINDS: Mapping[str, WorkbookSchema] = {s.kind: s for s in (PLAN, PROGRESS, TASKS, CONSOLIDATED, CONSOLIDATED_TASKS)}


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadedPlan:
    """A plan workbook that was read: the plan, its rows, who does what in it, and what was found."""

    plan: Plan
    book: Book
    roster: Roster
    findings: tuple[Finding, ...]
    path: Path | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the plan from being used."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def load_plan(path: Path) -> LoadedPlan:
    """Read and check a plan workbook. Findings: KH0xx, KH1xx, KH5xx. Raises UserMistake where it is no plan."""
    incoming = take_in(path, path.name, KINDS, limits=OWN)
    _insist(incoming, "plan", "tệp kế hoạch", "plan workbook")
    submission = judged([incoming], KINDS)[0]
    book = book_of(submission)
    plan = plan_from_book(book)
    findings = (*submission.findings, *check_plan(plan, book))
    return LoadedPlan(plan=plan, book=book, roster=enrol(plan), findings=findings, path=path)


def usable_plan(path: Path) -> LoadedPlan:
    """Read a plan workbook and insist that it has no errors."""
    loaded = load_plan(path)
    if loaded.errors:
        first = loaded.errors[0]
        place = f"{first.origin.sheet}!{first.cell}" if first.cell else first.origin.sheet
        raise UserMistake(
            f"{path}: kế hoạch còn {len(loaded.errors)} lỗi, trước hết ở {place}: {first.message()} "
            f"Chạy “kxl plan check” để xem tất cả.",
            f"{path}: the plan has {len(loaded.errors)} errors, the first at {place}: {first.message('en')} "
            f"Run “kxl plan check” to see them all.",
        )
    return loaded


def _insist(incoming: Incoming, kind: str, vi: str, en: str) -> None:
    """Raise UserMistake unless the file is a workbook of `kind`, and say what it is instead."""
    if incoming.readable and incoming.identity is not None and incoming.identity.kind == kind:
        return
    if incoming.identity is not None:
        why = f"Tệp thuộc loại “{incoming.identity.kind}”.", f"It is a workbook of kind “{incoming.identity.kind}”."
    elif Path(incoming.path).is_dir():
        why = "Đây là một thư mục.", "It is a folder."
    else:
        first = incoming.findings[0]
        why = first.message(), first.message("en")
    raise UserMistake(
        f"{incoming.path}: không phải {vi} dùng được. {why[0]}", f"{incoming.path}: not a usable {en}. {why[1]}"
    )


def earlier_merge(path: Path, schema: WorkbookSchema = CONSOLIDATED) -> Book:
    """Read the workbook of a former merge; what its coordinator wrote must be readable, or it would be lost."""
    submission = _consolidated(path, schema)
    if submission.errors:
        first = submission.errors[0]
        place = f"{first.origin.sheet}!{first.cell}" if first.cell else first.origin.sheet
        raise UserMistake(
            f"{path}: chưa đọc được phần đã ghi ở {place}: {first.message()} {first.remedy()} "
            f"Sửa ô này rồi chạy lại; muốn bỏ những gì đã ghi thì thêm --fresh.",
            f"{path}: what stands at {place} cannot be read: {first.message('en')} {first.remedy('en')} "
            f"Mend the cell and run again, or add --fresh to ignore what was written.",
        )
    return book_of(submission)


def load_consolidated(path: Path, schema: WorkbookSchema = CONSOLIDATED) -> Book:
    """Read a consolidated workbook. Raises UserMistake where it is none that can be used."""
    return book_of(_consolidated(path, schema))


def _consolidated(path: Path, schema: WorkbookSchema) -> Submission:
    incoming = take_in(path, path.name, KINDS, limits=OWN)
    names = {CONSOLIDATED.kind: ("tệp tổng hợp", "consolidated workbook")}
    _insist(incoming, schema.kind, *names.get(schema.kind, ("kế hoạch triển khai tổng hợp", "consolidated plan")))
    return judged_own(incoming, schema)


def judged_own(incoming: Incoming, schema: WorkbookSchema) -> Submission:
    """Judge a workbook that a merge wrote. Copies of one file, and like findings, have one key: that is no mistake."""
    read = judged([incoming], {schema.kind: schema})[0]
    return replace(read, findings=tuple(f for f in read.findings if f.code != DUPLICATE_KEY.code))
