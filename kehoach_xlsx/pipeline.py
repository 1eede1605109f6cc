"""The corridor: each command of `kxl` as a function that another program can call.

    plan = load_plan(Path("plan.xlsx"))
    make_templates(plan, "progress", Path("templates"))
    checked = check(["received"], loaded=plan)
    merged = merge(["received"], plan, Path("consolidated.xlsx"))
    publish(Path("consolidated.xlsx"), Path("report.docx"))

Trouble in an agency's workbook is a finding in the result, never an exception. `UserMistake` is raised for the
operator's own: a path that is not there, a plan or consolidated workbook that cannot be used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from kehoach_xlsx.comparisons import closed_book, earlier_edits, read_beside
from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.consolidate.accepting import with_proposals
from kehoach_xlsx.consolidate.consolidation import Consolidation, consolidate
from kehoach_xlsx.consolidate.light import settled
from kehoach_xlsx.consolidate.next_plan import NextPlan
from kehoach_xlsx.consolidate.status import below, insist_own, own_register
from kehoach_xlsx.consolidate.status import collection_status as standing_of
from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.files import find_received, find_workbooks, guard_output, write_atomically
from kehoach_xlsx.handing_out import COLLECTED, choose_period, template_name, unit_layout
from kehoach_xlsx.heap import give_back
from kehoach_xlsx.implementing import merged_plans, next_plan_of
from kehoach_xlsx.masters import KINDS, LoadedPlan, earlier_merge, load_consolidated, load_plan, usable_plan
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.status import CollectionStatus
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.consolidated_workbook import consolidated_layout
from kehoach_xlsx.outputs.overflow import CAPACITY
from kehoach_xlsx.overflowing import write_consolidated
from kehoach_xlsx.planning.reading import book_from_toml
from kehoach_xlsx.receiving import Checked, received
from kehoach_xlsx.returning.copies import Returned, marked_copies
from kehoach_xlsx.taking_in import PLAIN, Means, judged_against
from kehoach_xlsx.templating import make_templates
from kehoach_xlsx.workbooks.plan import PLAN

# --- the plan -------------------------------------------------------------------------------------------


def plan_workbook(book: Book) -> bytes:
    """Return the plan workbook that holds the rows of `book`."""
    return to_bytes(_plan_layout(book))


def _plan_layout(book: Book) -> WorkbookLayout:
    reference = book.form("document").get("reference")
    subtitle = f"Kế hoạch số {reference}" if reference else "Kế hoạch"
    return workbook_layout(PLAN, book, Look(subtitle=subtitle, footer=subtitle, guided=False))


def new_plan(path: Path) -> None:
    """Write a blank plan workbook."""
    write_atomically(path, plan_workbook(book_from_toml("")))


def plan_from_source(text: str, path: Path) -> LoadedPlan:
    """Write the plan workbook of a TOML source, and return it as it is read back."""
    write_atomically(path, plan_workbook(book_from_toml(text)))
    return load_plan(path)


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedPlan:
    """What the import of a text came to: the plan workbook as read back, None where no plan was found, and findings."""

    loaded: LoadedPlan | None
    findings: tuple[Finding, ...]


def import_plan(source: bytes, name: str, path: Path) -> ImportedPlan:
    """Write the plan workbook that the text of a plan gives, and return it as it is read back.

    `source` is a .docx, .html, .txt or .md file. Nothing is written where the text is no plan or has no task.

    Findings: KH521 to KH531.
    """
    from kehoach_xlsx.plan_import.importing import import_plan as understand  # its patterns take long to compile

    found = understand(source, name)
    if found.book is None:
        return ImportedPlan(loaded=None, findings=found.findings)
    write_atomically(path, plan_workbook(found.book))
    return ImportedPlan(loaded=load_plan(path), findings=found.findings)


# --- checking -------------------------------------------------------------------------------------------


def check(
    paths: Iterable[Path | str],
    *,
    loaded: LoadedPlan | None = None,
    period: str = "",
    convert_legacy: bool = False,
    passwords: Sequence[str] = (),
    means: Means = PLAIN,
) -> Checked:
    """Read and judge every workbook in `paths` (files, folders, globs), against a plan where one is given.

    With `convert_legacy` text of TCVN3 and VNI fonts is taken in Unicode instead of being an error. `passwords` are
    tried on workbooks that are locked. `means` say who reads, and what need not be read again.
    """
    return received(find_workbooks(paths), loaded, period, convert_legacy, passwords, means=means)


def return_workbooks(
    checked: Checked, loaded: LoadedPlan, folder: Path, *, passwords: Sequence[str] = ()
) -> tuple[Returned, ...]:
    """Write into `folder` a marked copy of every workbook with errors or warnings: our fresh template, their values.

    A file that could not be read, or that belongs to no unit of the plan, gets none, and the reason is given.
    """
    done = []
    for returned, layout in marked_copies(
        checked.submissions, loaded, folder, lambda incoming: judged_against(incoming, loaded), passwords
    ):
        if returned.path is not None and layout is not None:
            write_atomically(returned.path, to_bytes(layout))
        done.append(returned)
    return tuple(done)


# --- merging and reporting ------------------------------------------------------------------------------


def merge(
    paths: Iterable[Path | str],
    loaded: LoadedPlan,
    output: Path | None,
    *,
    period: str = "",
    as_of: date | None = None,
    accept_with_errors: bool = False,
    accept_proposals: bool = False,
    convert_legacy: bool = False,
    passwords: Sequence[str] = (),
    fresh: bool = False,
    previous: Path | None = None,
    last_year: Path | None = None,
    closed: Path | None = None,
    parquet: Path | None = None,
    capacity: int = CAPACITY,
    means: Means = PLAIN,
) -> Consolidation:
    """Merge every workbook in `paths` into the consolidated workbook `output` (None: nothing is written).

    Of submissions that were written there the head is returned: what their forms say, and the findings.

    With `accept_proposals` cells that have one reading only are taken as they were meant, each named in a finding.
    An existing `output` gives its edits to the new one, unless `fresh`. `previous`, `last_year` and `closed` are
    consolidated workbooks to compare with: of the preceding period, of the same period of last year, and the signed
    one, whose edits go on where there is no `output` yet. For `parquet` and `capacity` see `write_consolidated`.
    """
    time = choose_period(loaded.plan, period)
    beside = read_beside(loaded.plan, time, previous, last_year, closed)
    compared = [path for path in (previous, last_year, closed) if path]
    if output is not None:
        guard_output(output, ".xlsx", *([loaded.path] if loaded.path else []), *compared)
    earlier = earlier_edits(output, beside) if not fresh else None
    files = find_workbooks(paths, but=[path for path in (output, *compared) if path])
    accepting = partial(with_proposals, with_errors=accept_with_errors) if accept_proposals else None
    checked = received(files, loaded, time.code, convert_legacy, passwords, accepting, levels=True, means=means)
    checked.insist_reports()
    submissions, opened = checked.submissions, checked.opened
    work = partial(consolidate, as_of=as_of, earlier=earlier, accept_with_errors=accept_with_errors, beside=beside)
    result = work(loaded.roster, time, submissions, opened=opened)
    if output is None:
        return result
    del checked, submissions, opened  # thousands of files: what is written needs no more of them
    result = replace(result, submissions=tuple(map(settled, result.submissions)))
    give_back()
    shelf = None if passwords else means.shelf  # nothing is kept of what was locked
    return replace(result, beside=write_consolidated(result.book, output, parquet, capacity=capacity, shelf=shelf))


def merge_tasks(
    paths: Iterable[Path | str],
    loaded: LoadedPlan,
    output: Path | None,
    *,
    accept_with_errors: bool = False,
    accept_proposals: bool = False,
    convert_legacy: bool = False,
    passwords: Sequence[str] = (),
    fresh: bool = False,
    means: Means = PLAIN,
) -> Consolidation:
    """Merge the units' implementation plans in `paths` into the consolidated plan `output`; arguments as of `merge`."""
    if output is not None:
        guard_output(output, ".xlsx", *([loaded.path] if loaded.path else []))
    files = find_workbooks(paths, but=[output] if output else [])
    accepting = partial(with_proposals, with_errors=accept_with_errors) if accept_proposals else None
    submissions = received(files, loaded, "", convert_legacy, passwords, accepting, means=means).submissions
    return merged_plans(loaded, submissions, output, accept_with_errors=accept_with_errors, fresh=fresh)


def plan_next(consolidated: Path, loaded: LoadedPlan, output: Path) -> tuple[NextPlan, LoadedPlan]:
    """Write the plan with the activities of a consolidated plan, and return what came in and the plan as read back."""
    guard_output(output, ".xlsx", consolidated, *([loaded.path] if loaded.path else []))
    made = next_plan_of(consolidated, loaded)
    write_atomically(output, plan_workbook(made.book))
    return made, load_plan(output)


def close(path: Path, on: date | None = None) -> date:
    """Mark a consolidated workbook as signed on a day (default: its report's date), and return that day."""
    book = closed_book(load_consolidated(path), on, path)
    write_atomically(path, to_bytes(consolidated_layout(book)))
    day = book.form("report_info")["closed_on"]
    assert isinstance(day, date)
    return day


def collection_status(
    paths: Iterable[Path | str],
    loaded: LoadedPlan,
    *,
    period: str = "",
    as_of: date | None = None,
    register: Path | None = None,
    means: Means = PLAIN,
) -> CollectionStatus:
    """Return who has sent, who must mend and who is missing; nothing is written.

    Days of receipt and extensions come from the consolidated workbook `register`, else from the one among the files.
    """
    time = choose_period(loaded.plan, period)
    checked = received(find_received(paths), loaded, time.code, levels=True, means=means)
    every = (*checked.submissions, *(one.file for one in checked.opened))
    path = register or own_register(every, loaded.plan, time)
    earlier = earlier_merge(path) if path else None
    if path and earlier:
        insist_own(earlier, path, loaded.plan, time)
    name = path.name if path else ""
    opened = below(checked.opened, loaded.plan, time)
    return standing_of(
        loaded.roster, time, checked.submissions, as_of=as_of, earlier=earlier, register=name, opened=opened
    )


def publish(consolidated: Path, output: Path, *, template: Path | None = None) -> None:
    """Render the official Word report from a consolidated workbook alone."""
    from kehoach_xlsx.outputs.word.draft import UnknownSection
    from kehoach_xlsx.outputs.word.problems import TemplateProblem
    from kehoach_xlsx.outputs.word.report import (
        render_report,  # docxtpl is slow to import, and only needed here
    )

    guard_output(output, ".docx", consolidated, *([template] if template else []))
    book = load_consolidated(consolidated)
    chosen = template.read_bytes() if template else None
    try:
        report = render_report(book, template=chosen)
    except (TemplateProblem, UnknownSection) as problem:
        raise UserMistake(problem.message_vi, problem.message_en) from problem
    write_atomically(output, report)


__all__ = [
    "COLLECTED",
    "KINDS",
    "Checked",
    "LoadedPlan",
    "check",
    "choose_period",
    "close",
    "collection_status",
    "import_plan",
    "load_consolidated",
    "load_plan",
    "make_templates",
    "merge",
    "merge_tasks",
    "new_plan",
    "plan_from_source",
    "plan_next",
    "plan_workbook",
    "publish",
    "return_workbooks",
    "template_name",
    "unit_layout",
    "usable_plan",
]
