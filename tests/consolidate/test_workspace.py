"""The consolidated workbook as a place to work (DOMAIN §4 consolidated, §5.7).

1. A figure is corrected on *Điều chỉnh số liệu* with a reason; every sheet and the draft use the corrected value, and
   the ledger holds both.
2. A correction that is incomplete, unknown or moved is told, with suggestions.
3. A waived finding is no longer open, survives the next merge and is listed; an error of a unit's file stays open.
4. A computed cell that was typed over is told, never silently restored.
"""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.workbooks.workspace_sheets import ADJUSTMENTS
from tests.support.collection import Collection
from tests.support.merging import codes, merged, row

FIGURES = "| indicator_code | in_period | cumulative | estimated |\n|-|-|-|-|\n| CT2 | {} | | |\n| CT3 | 0 | | |"


def _report(collection: Collection, unit: str, visitors: int) -> Path:
    return collection.progress(unit, indicators=FIGURES.format(visitors))


def _write(path: Path, sheet: str, *cells: tuple[str, object]) -> None:
    book = openpyxl.load_workbook(path)
    for address, value in cells:
        book[sheet][address].value = value
    book.save(path)


def _corrected(path: Path, *rows: tuple[object, ...]) -> None:
    """Fill rows of *Điều chỉnh số liệu*: figure, unit, value, reason, based on."""
    cells = [(f"{'ABCDE'[i]}{6 + n}", v) for n, values in enumerate(rows) for i, v in enumerate(values)]
    _write(path, ADJUSTMENTS.title, *cells)


def _told(result: Consolidation, code: str) -> list[Finding]:
    return [f for f in result.findings if f.code == code]


@pytest.fixture
def output(collection: Collection) -> Path:
    """The path of the consolidated workbook after a first merge: unit a 10, unit b 20 visitors."""
    path = collection.folder / "out" / "tong-hop.xlsx"
    path.parent.mkdir()
    merged(collection, [_report(collection, "a", 10), _report(collection, "b", 20)], output=path)
    return path


def _again(collection: Collection, output: Path) -> Consolidation:
    return merged(collection, sorted(collection.folder.glob("*.xlsx")), output=output)


# --- corrections ----------------------------------------------------------------------------------------


def test_a_corrected_total_is_used_and_both_values_stand_in_the_ledger(collection: Collection, output: Path) -> None:
    _corrected(output, ("CT2", None, 28, "Trừ hai lượt tính trùng"))
    result = _again(collection, output)
    figure = row(result, "indicators", "indicator_code", "CT2")
    assert (figure["in_period"], figure["cumulative"]) == (28, 28)
    assert "28 lượt người" in str([r["drafted"] for r in result.book.rows("draft")])
    total = next(r for r in result.book.rows("ledger") if r["figure_code"] == "CT2" and r.get("reason"))
    assert (total["value"], total["computed"], total["reason"]) == (28, 30, "Trừ hai lượt tính trùng")


def test_a_corrected_figure_of_a_unit_goes_into_the_total(collection: Collection, output: Path) -> None:
    _corrected(output, ("ct2", "B", 25, "Đơn vị đính chính"))
    result = _again(collection, output)
    assert row(result, "indicators", "indicator_code", "CT2")["in_period"] == 35
    part = next(r for r in result.book.rows("ledger") if r["figure_code"] == "CT2" and r.get("unit_code") == "b")
    assert (part["value"], part["computed"], part["reason"]) == (25, 20, "Đơn vị đính chính")


def test_what_a_unit_reported_stays_as_it_was_read(collection: Collection, output: Path) -> None:
    _corrected(output, ("CT2", "b", 25, "Đơn vị đính chính"))
    result = _again(collection, output)
    read = [r["in_period"] for r in result.book.rows("data") if r.get("indicator_code") == "CT2"]
    assert read == [10, 20]


def test_a_correction_survives_the_next_merges(collection: Collection, output: Path) -> None:
    _corrected(output, ("CT2", None, 28, "Trừ trùng"))
    first, second = _again(collection, output), _again(collection, output)
    assert first.book.rows("adjustments") == second.book.rows("adjustments")
    kept = second.book.rows("adjustments")[0]
    assert (kept["value"], kept["based_on"], kept["computed"], kept["effect"]) == (28, 30, 30, "Có")
    assert not codes(second) & {"KH447", "KH450"}


def test_a_correction_whose_computed_figure_has_changed_is_flagged_until_it_is_looked_at(
    collection: Collection, output: Path
) -> None:
    _corrected(output, ("CT2", None, 28, "Trừ trùng"))
    _report(collection, "c", 15)
    for _ in range(2):
        (told,) = _told(_again(collection, output), "KH447")
        assert (told.context["before"], told.context["now"], told.context["adjusted"]) == ("30", "45", "28")
    _corrected(output, ("CT2", None, 43, "Trừ trùng", None))
    assert not _told(_again(collection, output), "KH447")


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        (("CT2", None, 28, None), "KH446", "lý do"),
        (("CT2", None, None, "Trừ trùng"), "KH446", "số điều chỉnh"),
        (("CT22", None, 28, "Trừ trùng"), "KH445", "có phải CT2"),
        (("CT2", "c", 28, "Trừ trùng"), "KH453", "“c”"),
        (("tasks.total", None, 3, "Bớt một"), "KH452", "tính từ các số khác"),
    ],
)
def test_a_correction_that_cannot_be_used_is_an_error_and_is_not_used(
    collection: Collection, output: Path, written: tuple[object, ...], code: str, says: str
) -> None:
    _corrected(output, written)
    result = _again(collection, output)
    (told,) = _told(result, code)
    assert says in told.message()
    assert result.has_errors
    assert row(result, "indicators", "indicator_code", "CT2")["in_period"] == 30
    assert result.book.rows("adjustments")[0]["effect"] == "Không"


def test_two_corrections_of_one_figure_are_both_left_out(collection: Collection, output: Path) -> None:
    _corrected(output, ("CT2", None, 28, "Một"), ("CT2", None, 29, "Hai"))
    result = _again(collection, output)
    assert len(_told(result, "KH451")) == 2
    assert row(result, "indicators", "indicator_code", "CT2")["in_period"] == 30


# --- waivers --------------------------------------------------------------------------------------------


def _waive(output: Path, code: str, reason: str | None, value: str = "") -> None:
    book = openpyxl.load_workbook(output)
    sheet = book["Lỗi, cảnh báo"]
    heads = {cell.value: int(cell.column or 0) for cell in sheet[5]}
    for line in sheet.iter_rows(min_row=6):
        if line[0].value == code and (not value or line[6].value == value):
            sheet.cell(int(line[0].row or 0), heads["Bỏ qua"]).value = "Có"
            sheet.cell(int(line[0].row or 0), heads["Lý do"]).value = reason
    book.save(output)


def test_a_waived_finding_is_not_open_survives_and_is_listed_in_the_ledger(
    collection: Collection, output: Path
) -> None:
    _waive(output, "KH401", "Đơn vị mới thành lập")
    for _ in range(2):
        result = _again(collection, output)
        assert "KH401" in {f.code for f in result.findings}
        assert "KH401" not in {f.code for f in result.open_findings}
        listed = next(r for r in result.book.rows("ledger") if r["figure_code"] == "KH401")
        assert listed["reason"] == "Đơn vị mới thành lập"


def test_a_waiver_without_a_reason_leaves_the_finding_open_and_is_told(collection: Collection, output: Path) -> None:
    _waive(output, "KH401", None)
    result = _again(collection, output)
    assert "KH401" in {f.code for f in result.open_findings}
    assert _told(result, "KH448")


def test_an_error_of_a_file_is_not_waived_and_that_is_told(collection: Collection, output: Path) -> None:
    collection.progress("c", tasks="| task_code | status |\n|---|---|\n| NV3 | |")
    _again(collection, output)
    error = next(f for f in _again(collection, output).submissions[-1].findings if f.code.startswith("KH2"))
    _waive(output, error.code, "Không sao")
    result = _again(collection, output)
    assert result.has_errors
    assert _told(result, "KH449")


# --- cells typed over -----------------------------------------------------------------------------------


def test_a_figure_typed_over_is_told_with_both_values_and_its_cell(collection: Collection, output: Path) -> None:
    book = openpyxl.load_workbook(output)
    sheet = book["Chỉ tiêu, số liệu"]
    column = next(c.column for c in sheet[5] if c.value == "Thực hiện trong kỳ")
    line = next(r for r in range(6, 20) if sheet.cell(r, 1).value == "CT2")
    sheet.cell(line, column, 28)
    book.save(output)
    (told,) = _told(_again(collection, output), "KH450")
    assert (told.value, told.context["computed"], told.origin.sheet) == ("28", "30", "Chỉ tiêu, số liệu")
    assert told.cell == sheet.cell(line, column).coordinate
    assert "Điều chỉnh số liệu" in told.remedy()


def test_a_workbook_saved_again_by_another_program_has_no_cell_typed_over(collection: Collection, output: Path) -> None:
    _write(output, "Theo nhiệm vụ", ("J6", "Đạt yêu cầu"))
    assert not _told(_again(collection, output), "KH450")


def test_a_new_file_changes_figures_without_a_word_on_typing_over(collection: Collection, output: Path) -> None:
    _report(collection, "c", 15)
    result = _again(collection, output)
    assert not _told(result, "KH450")
    assert row(result, "indicators", "indicator_code", "CT2")["in_period"] == Decimal(45)
