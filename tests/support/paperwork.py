"""The collection of one example, small but with everything that happens, for the documents that are made of it.

Of the units that must report the first four send: the first two in time, the third two days late, the fourth with a
status left blank. All others are missing. The first two also send their own implementation plans.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.pipeline import LoadedPlan, close, merge, merge_tasks, plan_from_source

from .collection import Collection
from .laying import Rows

EXAMPLES = Path(__file__).parents[2] / "examples"
PERIODS: Mapping[str, str] = {
    "can-tho-2024": "2024",
    "lang-son-2021": "2021",
    "cau-giay-2020": "2021",
    "ca-mau-2020": "2021",
    "binh-phuoc-2024": "2024",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Paperwork:
    """Where the workbooks of an example lie, and who sent what."""

    folder: Path
    loaded: LoadedPlan
    period: str
    senders: tuple[Unit, ...]
    missing: tuple[Unit, ...]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.loaded.plan

    @property
    def consolidated(self) -> Path:
        """The consolidated workbook."""
        return self.folder / "tong-hop.xlsx"

    @property
    def consolidated_plan(self) -> Path:
        """The units' implementation plans, merged."""
        return self.folder / "ke-hoach-tong-hop.xlsx"

    @property
    def supplemented(self) -> Path:
        """What was merged after the first one was signed: the third unit had not been in it."""
        return self.folder / "tong-hop-bo-sung.xlsx"

    def sent(self, number: int) -> Path:
        """The workbook of a sender, from 0."""
        return self.folder / "da-nhan" / f"progress-{self.period}-{self.senders[number].code}.xlsx"

    def out(self, name: str) -> Path:
        """A place for a document."""
        return self.folder / "van-ban" / name


def paperwork(example: str, folder: Path) -> Paperwork:
    """Collect, merge, sign and merge again."""
    source = (EXAMPLES / example / "plan.toml").read_text(encoding="utf-8")
    loaded = plan_from_source(source, folder / "ke-hoach.xlsx")
    units = loaded.roster.reporting_units()
    made = Paperwork(folder=folder, loaded=loaded, period=PERIODS[example], senders=units[:4], missing=units[4:])
    files = _received(made)
    merge(files, loaded, made.consolidated, period=made.period)
    signed = folder / "da-ky.xlsx"
    merge([file for file in files if file != made.sent(2)], loaded, signed, period=made.period)
    close(signed, _due(made))
    merge(files, loaded, made.supplemented, period=made.period, closed=signed)
    merge_tasks([folder / "ke-hoach-da-nhan"], loaded, made.consolidated_plan)
    return made


def _due(made: Paperwork) -> date:
    period = made.plan.period(made.period)
    assert period is not None
    return period.due_on


def _received(made: Paperwork) -> list[Path]:
    reports, plans = made.folder / "da-nhan", made.folder / "ke-hoach-da-nhan"
    reports.mkdir()
    plans.mkdir()
    collection, own = Collection(reports, made.loaded.book), Collection(plans, made.loaded.book)
    due = _due(made)
    days = {0: due, 1: due - timedelta(days=1), 2: due + timedelta(days=2), 3: due}
    for number, unit in enumerate(made.senders):
        signed = [{"report_date": days[number]}]
        if number == 3:
            first = made.loaded.roster.tasks_of(unit.code)[0][0].code
            blank: Rows = [{"task_code": first, "status": None}]
            collection.progress(unit.code, period=made.period, info=signed, tasks=blank)
        else:
            collection.progress(unit.code, period=made.period, info=signed)
    for unit in made.senders[:2]:
        own.tasks(unit.code)
    return [made.sent(number) for number in range(len(made.senders))]
