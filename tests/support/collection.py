"""A toy collection: a plan of three units, and the workbooks that their officers return.

    collection = Collection(tmp_path)
    path = collection.progress("a", tasks='''
        | task_code | status        | result |
        |-----------|---------------|--------|
        | NV1       | Đã hoàn thành |        |
    ''')
    assert check(path).codes == ("KH212",)

Everything that a test does not say is filled in properly, so that the only findings are the test's own.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kehoach_xlsx.model.plan import Plan, ReportingPeriod
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.pipeline import LoadedPlan
from kehoach_xlsx.planning.prefill import prefilled
from kehoach_xlsx.planning.reading import book_from_toml, plan_from_book
from kehoach_xlsx.planning.roster import Roster, enrol
from kehoach_xlsx.planning.validity import roster_handed_out
from kehoach_xlsx.workbooks.plan import PLAN
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

from .laying import Rows, lay_over
from .markdown import Record
from .officer import filled_in
from .writing import Damage, returned

_TOML = Path(__file__).with_name("plan.toml").read_text(encoding="utf-8")
_SOUND = Damage()


def plan_book(**sheets: Rows) -> Book:
    """Return the rows of the toy plan's workbook, with `sheets` laid over by key (see `lay_over`)."""
    book = book_from_toml(_TOML)
    rows: dict[str, Sequence[Row]] = dict(book.sheets)
    for name, laid in sheets.items():
        rows[name] = lay_over(PLAN.sheet(name), rows[name], laid)  # type: ignore[assignment] # no odd cells
    return Book(identity=book.identity, sheets=rows)


class Collection:
    """The workbooks of one plan in one folder. `plan`, `roster` and `loaded` are of the book it was given."""

    def __init__(self, folder: Path, book: Book | None = None) -> None:
        """Take the toy plan, or the plan of `book` (see `plan_book`), and a folder to write into."""
        self.folder = folder
        self.book: Book = book or plan_book()
        self.plan: Plan = plan_from_book(self.book)
        self.roster: Roster = enrol(self.plan)
        self.loaded = LoadedPlan(plan=self.plan, book=self.book, roster=self.roster, findings=())

    def progress(
        self,
        unit: str,
        *,
        period: str = "2024",
        name: str = "",
        filled: bool = True,
        damage: Damage = _SOUND,
        **sheets: Rows,
    ) -> Path:
        """Write the progress report that a unit returns, with `sheets` laid over, and return its path.

        `name` is the file's name without suffix, "progress-<period>-<unit>" unless given; not `filled` is
        the workbook as it was handed out.
        """
        return self.workbook(PROGRESS, unit, sheets, period=period, name=name, filled=filled, damage=damage)

    def tasks(self, unit: str, *, name: str = "", filled: bool = True, damage: Damage = _SOUND, **sheets: Rows) -> Path:
        """Write the implementation plan that a unit returns; arguments as of `progress`."""
        return self.workbook(TASKS, unit, sheets, name=name, filled=filled, damage=damage)

    def workbook(
        self,
        schema: WorkbookSchema,
        unit: str,
        sheets: Mapping[str, Rows],
        *,
        period: str = "",
        name: str = "",
        filled: bool = True,
        damage: Damage = _SOUND,
    ) -> Path:
        """Write a workbook of either kind; arguments as of `progress`."""
        book = self.handed_out(schema, unit, self.period(period) if period else None)
        rows: dict[str, Sequence[Record]] = filled_in(book) if filled else {**book.sheets}
        for sheet, laid in sheets.items():
            if sheet == "activities":  # the officer's own ones stand only where a test gives none
                rows[sheet] = ()
            rows[sheet] = lay_over(schema.sheet(sheet), rows.get(sheet, ()), laid)
        parts = (schema.kind, book.identity.period, unit)
        path = self.folder / f"{name or '-'.join(filter(None, parts))}.xlsx"
        path.write_bytes(returned(schema, book.identity, rows, damage))
        return path

    def period(self, code: str) -> ReportingPeriod:
        """Return the plan's period with this code."""
        found = self.plan.period(code)
        assert found is not None, f"no period {code!r}"
        return found

    def handed_out(self, schema: WorkbookSchema, unit: str, period: ReportingPeriod | None = None) -> Book:
        """Return the rows that a unit's workbook holds when it is handed out."""
        found = self.plan.unit(unit)
        assert found is not None, f"no unit {unit!r}"
        roster = roster_handed_out(self.roster, period) if period else self.roster
        return prefilled(schema, roster, found, period)
