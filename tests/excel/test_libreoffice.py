"""Another program opens our workbook, calculates it and saves it: nothing we need is lost."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kehoach_xlsx.excel.layout import Cell, SheetLayout, Style, WorkbookLayout
from kehoach_xlsx.excel.raw import RawWorkbook, Unreadable
from kehoach_xlsx.excel.read import read
from kehoach_xlsx.excel.write import to_bytes

from .crafted import column_of
from .showcase import FIRST, SHOWCASE
from .test_round_trip import TEXTS

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def saved(layout: WorkbookLayout, ending: str, profile: Path, folder: Path) -> RawWorkbook | Unreadable:
    (folder / "in.xlsx").write_bytes(to_bytes(layout))
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / "in.xlsx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return read(folder / "out" / f"in.{ending}")


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_saved_showcase_keeps_values_names_and_properties(ending: str, profile: Path, tmp_path: Path) -> None:
    found = saved(SHOWCASE, ending, profile, tmp_path)
    ours = read(tmp_path / "in.xlsx")
    assert isinstance(found, RawWorkbook)
    assert isinstance(ours, RawWorkbook)
    assert [sheet.name for sheet in found.sheets] == [sheet.name for sheet in ours.sheets]
    for mine, theirs in zip(ours.sheets, found.sheets, strict=True):
        cells = [(row, column) for row in range(1, len(mine.rows) + 1) for column in range(1, 9)]
        given = [spot for spot in cells if spot not in mine.formulas]
        assert {spot: mine.value(*spot) for spot in given} == {spot: theirs.value(*spot) for spot in given}
        assert mine.formulas == theirs.formulas
        assert set(mine.merged) == set(theirs.merged)
    assert found.custom_properties.items() >= ours.custom_properties.items()
    assert {name: text.replace("'", "") for name, text in found.defined_names.items()} == {
        name: text.replace("'", "") for name, text in ours.defined_names.items()
    }


def test_formulas_are_calculated_on_opening(profile: Path, tmp_path: Path) -> None:
    found = saved(SHOWCASE, "xlsx", profile, tmp_path)
    assert isinstance(found, RawWorkbook)
    form = found.sheet("Tiến độ")
    assert form is not None
    assert [form.value(row, 9) for row in range(FIRST, FIRST + 4)] == ["Đạt", "Đạt", "Đạt", "Kiểm tra cột E"]
    assert not form.errors


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_other_formats_read_alike(ending: str, profile: Path, tmp_path: Path) -> None:
    texts = [text for text in TEXTS if not text.startswith("\t")]
    found = saved(column_of(*texts, 12, 2.5, style=Style.BODY), ending, profile, tmp_path)
    assert isinstance(found, RawWorkbook), found
    assert [row[0] for row in found.sheets[0].rows] == [*texts, 12, 2.5]


def test_merged_cells_of_xls_are_known(profile: Path, tmp_path: Path) -> None:
    layout = WorkbookLayout(sheets=(SheetLayout(name="S", cells=(Cell(row=1, column=1, value="a", span=(1, 3)),)),))
    found = saved(layout, "xls", profile, tmp_path)
    assert isinstance(found, RawWorkbook)
    assert [area.a1 for area in found.sheets[0].merged] == ["A1:C1"]
