"""One plan at several levels: who is whose unit, and merging from the schools of a commune up to the ministry.

    story = Levels(tmp_path, {"bo": ("tinh",), "tinh": ("xa",), "xa": ("th1", "th2")})
    story.report("th1", indicators='| indicator_code | in_period |\n|---|---|\n| CT1 | 4 |')
    up = story.merged("tinh", story.merge("xa", [story.reports["th1"]]))

Every level has the same tasks and figures, each for all of its own units, and its own list of units.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.pipeline import merge
from kehoach_xlsx.workbooks.progress import PROGRESS

from .collection import Collection, plan_book
from .laying import Rows
from .merging import loaded

EVERYBODY = "các đơn vị"
TASKS = (
    {"task_code": "NV1", "group_code": "I", "text": "Tổ chức ngày hội đọc sách", "lead_agencies": EVERYBODY},
    {"task_code": "NV2", "group_code": "II", "text": "Tập huấn người trông coi tủ sách", "lead_agencies": EVERYBODY},
)
INDICATORS = (
    {"indicator_code": "CT1", "indicator": "Số lớp tập huấn", "unit": "lớp"},
    {"indicator_code": "CT2", "indicator": "Lớp đông nhất", "unit": "người", "across_units": "Lấy số lớn nhất"},
    {"indicator_code": "CT3", "indicator": "Số tủ sách hiện có", "unit": "tủ", "across_periods": "Lấy số mới nhất"},
)
_SUM = {"across_units": "Cộng dồn", "across_periods": "Cộng dồn", "reported_by": "Mọi đơn vị thực hiện"}


def names(code: str) -> dict[str, str]:
    """What a unit of these stories is called."""
    return {"name": f"Đơn vị {code.upper()} tỉnh Bến Sông", "short_name": f"Đơn vị {code.upper()}"}


def level_plan(focal: str, units: Sequence[Row], **sheets: Sequence[Row]) -> Book:
    """Return the plan of one level: the same tasks and figures for its own units; `sheets` stand instead of ours."""
    book = plan_book(document=[{"focal_agency": focal}])
    members = "; ".join(str(unit["unit_code"]) for unit in units)
    ours: dict[str, Sequence[Row]] = {
        "tasks": [{**task, "assignment": "Từng đơn vị thực hiện", "timeframe_kind": "year"} for task in TASKS],
        "indicators": [{**_SUM, **indicator, "task_code": "NV2"} for indicator in INDICATORS],
        "units": [{"level": "Xã", "category": "Ủy ban nhân dân", "must_report": "Có", **unit} for unit in units],
        "unit_groups": [{"phrase": EVERYBODY, "group_kind": "Danh sách", "members": members}],
        "duties": (),
        **sheets,
    }
    return Book(identity=book.identity, sheets={**book.sheets, **{name: tuple(rows) for name, rows in ours.items()}})


class Levels:
    """The offices of a story, each with the collection of its own plan; `reports` are the files handed in, by unit."""

    def __init__(self, folder: Path, below: Mapping[str, Sequence[str]]) -> None:
        """`below` names the units of each office's plan; an office is the focal agency of its own."""
        self.folder, self.reports = folder, dict[str, Path]()
        self.offices = {office: self._office(office, units) for office, units in below.items()}

    def _office(self, office: str, units: Sequence[str]) -> Collection:
        rows: list[Row] = [{"unit_code": code, **names(code)} for code in units]
        folder = self.folder / office
        folder.mkdir(parents=True)
        return Collection(folder, level_plan(office, rows))

    def report(self, unit: str, *, office: str = "", name: str = "", **sheets: Rows) -> Path:
        """Write the report of a unit, to the office that has it in its plan."""
        home = office or next(o for o, c in self.offices.items() if c.plan.unit(unit) is not None)
        path = self.offices[home].workbook(PROGRESS, unit, sheets, period="2024", name=name)
        self.reports[name or unit] = path
        return path

    def merged(self, office: str, *paths: Path, output: Path | None = None) -> Consolidation:
        """Merge what an office was sent."""
        return merge(paths, loaded(self.offices[office]), output, period="2024")

    def merge(self, office: str, *paths: Path, name: str = "") -> Path:
        """Merge what an office was sent into a consolidated workbook, and return its path."""
        output = self.folder / "up" / f"{name or office}.xlsx"
        output.parent.mkdir(exist_ok=True)
        self.merged(office, *paths, output=output)
        return output
