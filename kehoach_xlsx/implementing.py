"""The consolidated plan as a file: made of the units' implementation plans, and taken back into a plan."""

from collections.abc import Sequence
from pathlib import Path

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.consolidate.implementation import consolidate_tasks
from kehoach_xlsx.consolidate.next_plan import NextPlan, next_plan
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.files import write_atomically
from kehoach_xlsx.masters import LoadedPlan, earlier_merge, load_consolidated
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.outputs.consolidated_plan import consolidated_plan_layout
from kehoach_xlsx.workbooks.consolidated_tasks import CONSOLIDATED_TASKS


def merged_plans(
    loaded: LoadedPlan,
    submissions: Sequence[Submission],
    output: Path | None,
    *,
    accept_with_errors: bool = False,
    fresh: bool = False,
) -> Consolidation:
    """Merge judged implementation plans into the consolidated plan `output` (None: nothing is written).

    An existing `output` gives its notes and decisions to the new one, unless `fresh`.
    """
    if not any(s.kind in {"tasks", ""} for s in submissions):
        raise UserMistake("Không có kế hoạch triển khai nào để tổng hợp.", "There is no implementation plan to merge.")
    old = output if output is not None and output.exists() and not fresh else None
    result = consolidate_tasks(
        loaded.roster,
        submissions,
        earlier=earlier_merge(old, CONSOLIDATED_TASKS) if old else None,
        accept_with_errors=accept_with_errors,
    )
    if output is not None:
        write_atomically(output, to_bytes(consolidated_plan_layout(result.book)))
    return result


def next_plan_of(consolidated: Path, loaded: LoadedPlan) -> NextPlan:
    """Return the plan workbook that a consolidated plan and its plan give for the next step (see `next_plan`)."""
    return next_plan(loaded.plan, loaded.book, load_consolidated(consolidated, CONSOLIDATED_TASKS))
