"""`kxl template`: what units share is made once, and every file is the one that would be made for its unit alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.handing_out import COLLECTED, Handouts, unit_layout
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.plan import ReportingPeriod, Unit
from kehoach_xlsx.pipeline import LoadedPlan, make_templates, plan_from_source
from kehoach_xlsx.planning.prefill import prefilled
from kehoach_xlsx.resources import examples_dir

from .excel.cell_by_cell import by_xlsxwriter, parts_of
from .support.collection import Collection

EXAMPLES = sorted(folder.name for folder in examples_dir().iterdir() if (folder / "plan.toml").exists())


def loaded_plan(example: str, folder: Path) -> LoadedPlan:
    return plan_from_source((examples_dir() / example / "plan.toml").read_text(encoding="utf-8"), folder / "p.xlsx")


def alone(loaded: LoadedPlan, kind: str, unit: Unit, period: ReportingPeriod | None) -> WorkbookLayout:
    """The layout that is made for one unit, with nothing kept from another."""
    return unit_layout(loaded.plan, unit, period, prefilled(COLLECTED[kind], loaded.roster, unit, period))


def of_each_shape(loaded: LoadedPlan) -> Iterator[Unit]:
    """One unit for every number of tasks and indicators."""
    seen = set()
    for unit in loaded.roster.reporting_units():
        shape = len(loaded.roster.tasks_of(unit.code)), len(loaded.roster.indicators_of(unit.code))
        if shape not in seen:
            seen.add(shape)
            yield unit


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("kind", COLLECTED)
def test_every_unit_gets_the_file_that_is_made_for_it_alone(example: str, kind: str, tmp_path: Path) -> None:
    loaded = loaded_plan(example, tmp_path)
    period = loaded.plan.periods[0] if kind == "progress" else None
    handouts = Handouts(loaded.roster, kind, period)
    for unit in loaded.roster.reporting_units():
        assert handouts.workbook(unit) == to_bytes(alone(loaded, kind, unit, period)), unit.code


@pytest.mark.parametrize("example", EXAMPLES)
def test_xlsxwriter_would_make_the_same_files(example: str, tmp_path: Path) -> None:
    loaded = loaded_plan(example, tmp_path)
    period = loaded.plan.periods[0]
    handouts = Handouts(loaded.roster, "progress", period)
    for unit in of_each_shape(loaded):
        slow = by_xlsxwriter(alone(loaded, "progress", unit, period))
        assert parts_of(handouts.workbook(unit)) == parts_of(slow), unit.code


def test_several_workers_write_the_same_files(tmp_path: Path) -> None:
    loaded = loaded_plan("binh-phuoc-2024", tmp_path)
    units = [unit.code for unit in loaded.roster.reporting_units()] * 2
    one = make_templates(loaded, "progress", tmp_path / "1", period="2024", units=units)
    two = make_templates(loaded, "progress", tmp_path / "2", period="2024", units=units, workers=2)
    assert [path.name for path in one] == [path.name for path in two]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_place_that_cannot_be_written_is_the_operators_mistake(workers: int, tmp_path: Path) -> None:
    loaded = loaded_plan("binh-phuoc-2024", tmp_path)
    units = [unit.code for unit in loaded.roster.reporting_units()] * 2
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserMistake, match="không ghi được"):
        make_templates(loaded, "tasks", tmp_path / "file" / "folder", units=units, workers=workers)


def test_open_rows_are_added_for_all_units_alike(tmp_path: Path) -> None:
    loaded = Collection(tmp_path).loaded
    period = loaded.plan.periods[0]
    (unit, *_) = loaded.roster.reporting_units()
    book = prefilled(COLLECTED["progress"], loaded.roster, unit, period)
    more = unit_layout(loaded.plan, unit, period, book, extra_rows=7)
    assert Handouts(loaded.roster, "progress", period, 7).workbook(unit) == to_bytes(more)
    assert to_bytes(more) != to_bytes(alone(loaded, "progress", unit, period))
