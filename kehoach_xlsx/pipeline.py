"""The corridor: each command of `kxl` as a function that another program can call.

    plan = load_plan(Path("plan.xlsx"))
    make_templates(plan, "progress", Path("templates"))
    checked = check(["received"], loaded=plan)
    merged = merge(["received"], plan, Path("consolidated.xlsx"))
    publish(Path("consolidated.xlsx"), Path("report.docx"))

Trouble in an agency's workbook is a finding in the result, never an exception. `UserMistake` is raised for the
operator's own: a path that is not there, a plan or consolidated workbook that cannot be used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kehoach_xlsx.batch import judged
from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.consolidate.checking import belongs, complete
from kehoach_xlsx.consolidate.consolidation import Consolidation, consolidate
from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.files import SourceFile, find_workbooks, guard_output, write_atomically
from kehoach_xlsx.flow.intake import take_in
from kehoach_xlsx.masters import KINDS, LoadedPlan, earlier_merge, load_consolidated, load_plan, usable_plan
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.plan import Plan, ReportingPeriod, Unit
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.consolidated_workbook import consolidated_layout
from kehoach_xlsx.plan_import.importing import import_plan as understand
from kehoach_xlsx.planning.prefill import prefilled
from kehoach_xlsx.planning.reading import book_from_toml
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.text import slug
from kehoach_xlsx.workbooks.plan import PLAN
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

COLLECTED: Mapping[str, WorkbookSchema] = {s.kind: s for s in (PROGRESS, TASKS)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What a check came to: every workbook with its findings, and the findings across workbooks."""

    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything that was checked has an error."""
        return any(s.errors for s in self.submissions)


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
    """What the import of a text came to: the plan workbook as read back (none where no plan was found), and findings."""

    loaded: LoadedPlan | None
    findings: tuple[Finding, ...]


def import_plan(source: bytes, name: str, path: Path) -> ImportedPlan:
    """Write the plan workbook that the text of a plan gives, and return it as it is read back.

    `source` is a .docx, .html, .txt or .md file. Nothing is written where the text is no plan or has no task.

    Findings: KH521 to KH531.
    """
    found = understand(source, name)
    if found.book is None:
        return ImportedPlan(loaded=None, findings=found.findings)
    write_atomically(path, plan_workbook(found.book))
    return ImportedPlan(loaded=load_plan(path), findings=found.findings)


# --- templates ------------------------------------------------------------------------------------------


def make_templates(
    loaded: LoadedPlan, kind: str, folder: Path, *, period: str = "", units: Sequence[str] = (), extra_rows: int = 0
) -> tuple[Path, ...]:
    """Write one workbook of `kind` (progress or tasks) per reporting unit, and return their paths.

    `extra_rows` are added to the open rows of every table.
    """
    chosen = _chosen_units(loaded, units)
    time = choose_period(loaded.plan, period) if kind == "progress" else None
    paths = [folder / template_name(loaded.plan, kind, unit, time) for unit in chosen]
    for unit, path in zip(chosen, paths, strict=True):
        book = prefilled(COLLECTED[kind], loaded.roster, unit, time)
        write_atomically(path, to_bytes(unit_layout(loaded.plan, unit, time, book, extra_rows=extra_rows)))
    return tuple(paths)


def unit_layout(
    plan: Plan, unit: Unit, period: ReportingPeriod | None, book: Book, *, extra_rows: int = 0
) -> WorkbookLayout:
    """Return the layout of a unit's workbook with the rows of `book`."""
    parts = [f"Kế hoạch số {plan.reference}", unit.name, *([period.name] if period else [])]
    schema = COLLECTED[book.identity.kind]
    look = Look(
        subtitle=" · ".join(parts),
        footer=_footer(plan, unit, schema),
        sending=_sending(plan, period),
        extra_rows=extra_rows,
    )
    return workbook_layout(schema, book, look)


def _sending(plan: Plan, period: ReportingPeriod | None) -> str:
    """To whom a filled workbook goes, and by when."""
    focal = plan.unit(plan.fact("focal_agency"))
    parts = [f"Gửi: {focal.name}" if focal else "", f"Liên hệ: {plan.fact('contact')}" if plan.fact("contact") else ""]
    if period is not None:
        parts += [f"Hạn gửi: {format_date(period.due_on)}", f"Chốt số liệu: hết ngày {format_date(period.cutoff_on)}"]
    return " · ".join(filter(None, parts))


def _footer(plan: Plan, unit: Unit, schema: WorkbookSchema) -> str:
    """What identifies a printed page: plan, unit with its code, kind and version of the template."""
    return " · ".join(
        (plan.reference, f"{unit.label} ({unit.code})", f"{schema.kind} {schema.version}-{schema.digest}")
    )


def template_name(plan: Plan, kind: str, unit: Unit, period: ReportingPeriod | None) -> str:
    """Return the file name of a unit's workbook: plain letters, sorting by plan, period and the plan's units."""
    number = next(i for i, u in enumerate(plan.units, start=1) if u.code == unit.code)
    parts = [kind, slug(plan.reference, 24), *([slug(period.code, 16)] if period else [])]
    return "_".join([*parts, f"{number:03d}", slug(unit.code, 32)]) + ".xlsx"


def choose_period(plan: Plan, code: str = "") -> ReportingPeriod:
    """Return the period with this code, or the plan's only one. Raises UserMistake where that is not clear."""
    known = ", ".join(p.code for p in plan.periods)
    if not code and len(plan.periods) == 1:
        return plan.periods[0]
    if not code:
        raise UserMistake(
            f"Kế hoạch có nhiều kỳ báo cáo ({known}); chọn một kỳ bằng --period.",
            f"The plan has several periods ({known}); choose one with --period.",
        )
    period = plan.period(code)
    if period is None:
        raise UserMistake(
            f"Không có kỳ báo cáo “{code}”; kế hoạch có: {known}.",
            f"There is no period “{code}”; the plan has: {known}.",
        )
    return period


def _chosen_units(loaded: LoadedPlan, codes: Sequence[str]) -> tuple[Unit, ...]:
    if not codes:
        return loaded.roster.reporting_units()
    units = [loaded.plan.unit(code) for code in codes]
    unknown = [code for code, unit in zip(codes, units, strict=True) if unit is None]
    if unknown:
        listed = ", ".join(unknown)
        raise UserMistake(f"Không có đơn vị: {listed}.", f"There is no unit: {listed}.")
    return tuple(unit for unit in units if unit is not None)


# --- checking -------------------------------------------------------------------------------------------


def check(paths: Iterable[Path | str], *, loaded: LoadedPlan | None = None, period: str = "") -> Checked:
    """Read and judge every workbook in `paths` (files, folders, globs), against a plan where one is given."""
    return _checked(find_workbooks(paths), loaded, period)


def _checked(files: Sequence[SourceFile], loaded: LoadedPlan | None, period: str) -> Checked:
    submissions = judged([take_in(f.path, f.name, COLLECTED) for f in files], COLLECTED)
    if loaded is not None:
        submissions = [_against(s, loaded, period) for s in submissions]
    return Checked(submissions=tuple(submissions))


def _against(submission: Submission, loaded: LoadedPlan, period: str) -> Submission:
    found = [*belongs(submission.incoming, loaded.plan, period)]
    if not any(f.severity is Severity.ERROR for f in found):
        found += complete(submission.incoming, dict(submission.sheets), loaded.roster)
    return submission.with_state(submission.state, *found)


# --- merging and reporting ------------------------------------------------------------------------------


def merge(
    paths: Iterable[Path | str],
    loaded: LoadedPlan,
    output: Path | None,
    *,
    period: str = "",
    as_of: date | None = None,
    accept_with_errors: bool = False,
    fresh: bool = False,
) -> Consolidation:
    """Merge every workbook in `paths` into the consolidated workbook `output` (None: nothing is written).

    An existing `output` gives its edits, register and decisions to the new one, unless `fresh`.
    """
    time = choose_period(loaded.plan, period)
    if output is not None:
        guard_output(output, ".xlsx", *([loaded.path] if loaded.path else []))
    own = {output.resolve()} if output else set()
    earlier = earlier_merge(output) if output and output.exists() and not fresh else None
    files = [f for f in find_workbooks(paths) if f.path.resolve() not in own]
    checked = _checked(files, loaded, time.code)
    if not any(s.kind in {"progress", ""} for s in checked.submissions):
        raise UserMistake("Không có báo cáo kết quả nào để tổng hợp.", "There is no progress report to merge.")
    result = consolidate(
        loaded.roster, time, checked.submissions, as_of=as_of, earlier=earlier, accept_with_errors=accept_with_errors
    )
    if output is not None:
        write_atomically(output, to_bytes(consolidated_layout(result.book)))
    return result


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
    "KINDS",
    "Checked",
    "LoadedPlan",
    "check",
    "choose_period",
    "load_consolidated",
    "import_plan",
    "load_plan",
    "make_templates",
    "merge",
    "new_plan",
    "plan_from_source",
    "plan_workbook",
    "publish",
    "template_name",
    "unit_layout",
    "usable_plan",
]
