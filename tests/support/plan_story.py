"""The way of one plan of `examples/`, from its text to its report, by the commands that a coordinator runs.

Each method is one step and returns what the user sees; `tests/scenarios/test_five_plans.py` tells the stories.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from docx import Document

from kehoach_xlsx.masters import load_plan
from kehoach_xlsx.outputs.plan_view import plan_json
from kehoach_xlsx.pipeline import plan_from_source
from kehoach_xlsx.planning.reading import book_from_toml
from kehoach_xlsx.workbooks import codelists as lists
from kehoach_xlsx.workbooks.progress import PROGRESS
from tests.cli.running import Ran, run

from .collection import Collection
from .coordinator import Coordinator
from .laying import Rows
from .markdown import CellValue, Record

EXAMPLES = Path(__file__).parents[2] / "examples"
_NOT_OF_THE_PLAN = ("import_notes", "findings")  # they name lines of the text, and cells
_FIELDS = ("group", "heading", "text", "detail", "lead_agencies", "cooperating_agencies", "assignment")
_ACCOUNT = re.compile(r"Số ô: đã đọc (\d+) = đã tổng hợp (\d+) \+ chưa tổng hợp (\d+)\.")
_FILES = re.compile(r"Đã tổng hợp (\d+)/\d+ tệp\. Đơn vị chưa gửi: (.*)\.")
_LATE = re.compile(r"^ +(\S.* gửi muộn \d+ ngày)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What `kxl plan check` comes to: its exit code, and the kinds of findings."""

    code: int
    errors: frozenset[str] = frozenset()
    warnings: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Merged:
    """What `kxl merge` prints: files merged, the account of cells, who is late and who is missing."""

    files: int
    read: int
    merged: int
    set_aside: int
    late: tuple[str, ...]
    missing: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A report, read again from Word.

    `groups` are the headings of part II; `figures` the rows of the appendix of figures: indicator to what was
    done in the period and its share of the target; `signature` the lines of the block at the right.
    """

    text: str
    groups: tuple[str, ...]
    figures: Mapping[str, tuple[str, str]]
    signature: tuple[str, ...]


@dataclass(kw_only=True)
class Story:
    """One plan: the name of its example, a folder to work in, the period that is reported."""

    example: str
    folder: Path
    period: str
    templates: dict[str, Path] = field(default_factory=dict)  # by unit, once they are made

    def kxl(self, *arguments: str | Path) -> Ran:
        """Run a command in the folder."""
        return run(*arguments, cwd=self.folder)

    def source(self, name: str) -> Path:
        """Return a file of the example."""
        return EXAMPLES / self.example / name

    # --- the plan -------------------------------------------------------------------------------------------

    def imports(self, name: str) -> dict[str, Any]:
        """Import a text of the example, and return what `kxl plan show` gives back."""
        done = self.kxl("plan", "import", self.source(name), "-o", "ke-hoach.xlsx")
        assert done.code == 0, done.out + done.err
        return self.shows()

    def would_import(self, name: str) -> dict[str, Any]:
        """Return the plan of another text of the example; its workbook is put aside."""
        plan: dict[str, Any] = self.kxl("plan", "import", self.source(name), "-o", "khac.xlsx", "--json").json["plan"]
        return plan

    def shows(self) -> dict[str, Any]:
        """Return what `kxl plan show --json` prints."""
        shown: dict[str, Any] = self.kxl("plan", "show", "ke-hoach.xlsx", "--json").json
        return shown

    def checks(self) -> Verdict:
        """Run `kxl plan check`."""
        done = self.kxl("plan", "check", "ke-hoach.xlsx", "--json")
        found: list[dict[str, str]] = done.json["findings"]
        errors, warnings = (frozenset(f["code"] for f in found if f["severity"] == s) for s in ("error", "warning"))
        return Verdict(code=done.code, errors=errors, warnings=warnings)

    @contextmanager
    def excel(self) -> Iterator[Coordinator]:
        """Open the plan workbook in Excel; `plan.toml` is what the coordinator wants it to be."""
        notes = book_from_toml(self.source("plan.toml").read_text(encoding="utf-8"))
        coordinator = Coordinator(self.folder / "ke-hoach.xlsx", notes)
        yield coordinator
        coordinator.saves()

    def differences(self) -> set[tuple[str, str]]:
        """Return where the tasks differ from those of `plan.toml`: task code and field."""
        wanted = plan_from_source(self.source("plan.toml").read_text(encoding="utf-8"), self.folder / "plan.xlsx")
        ours, theirs = _tasks(self.shows()), _tasks(plan_json(wanted.plan, wanted.book, ()))
        assert list(ours) == list(theirs)
        return {(code, name) for code in ours for name in ours[code] if ours[code][name] != theirs[code][name]}

    # --- the reports of the units ---------------------------------------------------------------------------

    def makes_templates(self) -> set[str]:
        """Make the templates, and return the codes of the units that have one."""
        done = self.kxl("template", "progress", "ke-hoach.xlsx", "-o", "bieu-mau", "--period", self.period)
        assert done.code == 0, done.err
        (self.folder / "da-nhan").mkdir()
        self.templates.update({p.stem.rsplit("_", 1)[1]: p for p in (self.folder / "bieu-mau").iterdir()})
        return set(self.templates)

    def receives(
        self,
        unit: str,
        *,
        tasks: Mapping[str, str] | None = None,
        figures: Mapping[str, CellValue] | None = None,
        days_late: int = 0,
    ) -> None:
        """Receive a unit's report, signed on the due date: all is under way, every figure is 2, unless it says so.

        `tasks` gives the status of tasks, `figures` what was done in the period.
        """
        period = self._collection.period(self.period)
        said: dict[str, Rows] = {"info": [{"report_date": period.due_on + timedelta(days=days_late)}]}
        if tasks:
            said["tasks"] = [_answer(code, status, period.cutoff_on) for code, status in tasks.items()]
        if figures:
            said["indicators"] = [{"indicator_code": c, "in_period": v} for c, v in figures.items()]
        self._collection.workbook(PROGRESS, unit, said, period=self.period, name=self.templates[unit].stem)

    @cached_property
    def _collection(self) -> Collection:
        return Collection(self.folder / "da-nhan", load_plan(self.folder / "ke-hoach.xlsx").book)

    def validates(self) -> dict[str, list[str]]:
        """Run `kxl validate`, and return the codes of the errors by unit: nothing where all files are clean."""
        done = self.kxl("validate", "da-nhan", "--plan", "ke-hoach.xlsx", "--period", self.period, "--json")
        found = {
            w["unit"]: [f["code"] for f in w["findings"] if f["severity"] == "error"] for w in done.json["workbooks"]
        }
        wrong = {unit: codes for unit, codes in found.items() if codes}
        assert done.code == (1 if wrong else 0)
        return wrong

    def merges(self) -> Merged:
        """Run `kxl merge` on all that was received."""
        done = self.kxl("merge", "da-nhan", "--plan", "ke-hoach.xlsx", "-o", "tong-hop.xlsx", "--period", self.period)
        assert done.code == 0, done.out + done.err
        files, account = _FILES.search(done.out), _ACCOUNT.search(done.out)
        assert files and account, done.out
        read, merged, aside = map(int, account.groups())
        late = tuple(_LATE.findall(done.out))
        return Merged(files=int(files[1]), read=read, merged=merged, set_aside=aside, late=late, missing=files[2])

    def reports(self) -> Report:
        """Run `kxl report`, and read the Word file again; its form is that of the decree."""
        done = self.kxl("report", "tong-hop.xlsx", "-o", "bao-cao.docx")
        assert done.code == 0, done.err
        form = self.kxl("form-check", "bao-cao.docx")
        assert form.code == 0, form.out
        return _read_report(self.folder / "bao-cao.docx")


# --- reading what came out ----------------------------------------------------------------------------------


def same_plan(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two plans are the same but for what is said of lines and cells."""
    return all(one[name] == other[name] for name in one if name not in _NOT_OF_THE_PLAN)


def noted(plan: Mapping[str, Any], code: str) -> list[str]:
    """Return what the sheet *Cần kiểm tra* says under one code: what stands after the colon, or in quotes."""
    said = [note["text"] for note in plan["import_notes"] if note["code"] == code]
    return [quoted[1] if (quoted := re.search("“(.+)”", text)) else text.split(": ", 1)[1].rstrip(".") for text in said]


def timeless(plan: Mapping[str, Any]) -> list[str]:
    """Return the tasks whose time is blank: no words, no kind, no day."""
    return [task["code"] for task in plan["tasks"] if not any(task["timeframe"].values())]


def leadless(plan: Mapping[str, Any]) -> list[str]:
    """Return the tasks without a lead."""
    return [task["code"] for task in plan["tasks"] if not task["lead_agencies"]]


def _tasks(plan: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {t["code"]: {**{name: t[name] for name in _FIELDS}, **_time(t)} for t in plan["tasks"]}


def _time(task: Mapping[str, Any]) -> dict[str, Any]:
    return {f"timeframe_{name}": value for name, value in task["timeframe"].items()}


def _answer(code: str, status: str, day: date) -> Record:
    """What an officer writes of a task of this status; what was done is already written."""
    row: dict[str, CellValue] = {"task_code": code, "status": status}
    if status == lists.DONE:
        return {**row, "finished_on": day, "explanation": None}
    if status in {lists.UNDER_WAY, lists.REGULAR}:
        return row
    nothing = {**row, "result": None, "evidence": None, "explanation": None}
    return nothing if status == lists.NOTHING else {**nothing, "explanation": f"Nhiệm vụ {code} chờ hướng dẫn."}


def _read_report(path: Path) -> Report:
    document = Document(str(path))
    paragraphs = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    figures = next(t for t in tables if t[0][1] == "Chỉ tiêu, số liệu")
    block = next(t for t in tables if t[0][0].startswith("Nơi nhận:"))
    return Report(
        text="\n".join(text for _, text in paragraphs),
        groups=tuple(_headings(paragraphs)),
        figures={row[1]: (row[4], row[6]) for row in figures[1:] if row[0][:1].isdigit()},
        signature=tuple(line for line in block[0][1].splitlines() if line),
    )


def _headings(paragraphs: list[tuple[str, str]]) -> Iterator[str]:
    """The headings of part II, without their numbers."""
    part = ""
    for style, text in paragraphs:
        if style == "BC Đề mục I":
            part = text
        elif style == "BC Đề mục 1" and part.startswith("II."):
            yield text.split(". ", 1)[1]
