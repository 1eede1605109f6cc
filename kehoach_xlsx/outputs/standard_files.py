"""The files in `templates/`: a standard blank workbook of each kind, and the written reference.

`python -m kehoach_xlsx.outputs.standard_files` refreshes them; a test keeps them fresh.
"""

from collections.abc import Iterator
from pathlib import Path

from kehoach_xlsx.compilers.reference import reference
from kehoach_xlsx.compilers.template_layout import Look, workbook_layout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.schema import FilledBy, Layout, WorkbookSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.resources import templates_dir
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED
from kehoach_xlsx.workbooks.consolidated_tasks import CONSOLIDATED_TASKS
from kehoach_xlsx.workbooks.plan import PLAN
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

KINDS = (PLAN, TASKS, PROGRESS, CONSOLIDATED, CONSOLIDATED_TASKS)
_MADE = (CONSOLIDATED, CONSOLIDATED_TASKS)  # by `merge`, for the coordinator
_BLANK_ROWS = 20  # of a table that a plan would prefill


def standard_files() -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every file."""
    for kind in KINDS:
        yield f"{kind.kind}.xlsx", blank_workbook(kind)
    yield "THAM-CHIEU.md", reference(KINDS).encode()


def blank_workbook(kind: WorkbookSchema) -> bytes:
    """Return a workbook of `kind` that belongs to no plan and no unit, with nothing filled in."""
    identity = Identity(kind=kind.kind, schema_version=kind.version)
    sheets = {s.name: _blank_rows(s.layout, s.key) for s in kind.sheets if not s.free_rows and not s.optional}
    guided = any(c.filled_by is FilledBy.PLAN for s in kind.sheets for c in s.columns) and kind not in _MADE
    look = Look(subtitle="Mẫu chuẩn, chưa gắn với kế hoạch, đơn vị nào", footer=kind.kind, guided=guided)
    return to_bytes(workbook_layout(kind, Book(identity=identity, sheets=sheets), look))


def _blank_rows(layout: Layout, key: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple({} for _ in range(_BLANK_ROWS)) if layout is Layout.TABLE and key else ()


def main(folder: Path | None = None) -> None:
    """Write every file into `templates/`."""
    target = folder or templates_dir()
    for name, content in standard_files():
        (target / name).write_bytes(content)


if __name__ == "__main__":
    main()
