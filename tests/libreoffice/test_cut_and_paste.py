"""What copying, cutting and pasting do to a workbook: they may take a cell's check away, never the judge's.

1. Pasting from another workbook brings its formats and drops the check of the cell; the self-check still sees what
   stands there, and so does `kxl validate`. What was pasted can be corrected.
2. Cutting an input cell and pasting it elsewhere breaks no formula.
3. Whatever was done, the workbook and `kxl validate` count the same errors.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from kehoach_xlsx.model.submission import Submission

from ..law.recalculating import compare, errors_shown, judged, marks
from ..law.recalculating import opened as read_back
from .keyboard import OnScreen, command, opened
from .office import Office

FOREIGN = "Sheet"


@pytest.fixture
def foreign(desk: Office, tmp_path: Path) -> Iterator[Path]:
    """An officer's own list, open beside our workbook: red and yellow, a status of their own, 120 per cent."""
    path = tmp_path / "danh-sach-rieng.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Xong rồi", 120, "khoảng tháng 3", date(2024, 5, 6), "Đã tập huấn 03 lớp, 90 người"])
    sheet.append(["Đang thực hiện", 45, date(2024, 3, 4), None, "Đã in 500 tờ gấp"])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.font = Font(name="Courier New", color="FFFF0000", bold=True)
            cell.fill = PatternFill("solid", fgColor="FFFFFF00")
    book.save(path)
    with opened(desk, path):
        yield path


def agreed(workbook: OnScreen) -> Submission:
    """Save the workbook; its marks and `kxl validate` must agree on every row and rule, and the screen on the count."""
    saved = workbook.saved("gui-di")
    found, submission = read_back(saved), judged([saved])[saved]
    shown = errors_shown(found)
    assert compare(found, submission, marks(found, submission.kind), shown).differences == ()
    assert workbook.errors == shown
    return submission


def codes(submission: Submission) -> Sequence[str]:
    """Return the codes of all errors, with their cells."""
    return [f"{finding.code} {finding.cell}" for finding in submission.errors]


def paste_all(workbook: OnScreen, foreign: Path) -> None:
    """Copy the officer's own list over status, percentage, dates and result of the first two tasks."""
    command(workbook.office, foreign, FOREIGN, "A1:E2", "Copy")
    assert workbook.paste("tasks", "status") != []  # LibreOffice asks whether to overwrite


def test_the_self_check_sees_what_was_pasted(filled_in: OnScreen, foreign: Path) -> None:
    assert filled_in.errors == 0
    paste_all(filled_in, foreign)
    assert filled_in.value("tasks", "status") == "Xong rồi"
    assert str(filled_in.verdict).startswith("CHƯA ĐẠT")
    assert {"KH103 H6", "KH216 I6"} <= set(codes(agreed(filled_in)))


def test_a_pasted_cell_no_longer_refuses_but_is_still_judged(filled_in: OnScreen, foreign: Path) -> None:
    paste_all(filled_in, foreign)
    assert filled_in.type("tasks", "progress_percent", "130", record=1) == []
    assert "KH216 I7" in codes(agreed(filled_in))


def test_what_was_pasted_can_be_corrected(filled_in: OnScreen, foreign: Path) -> None:
    paste_all(filled_in, foreign)
    for column, text in (
        ("status", "Đã hoàn thành"),
        ("progress_percent", "100"),
        ("started_on", "04/03/2024"),
        ("finished_on", "06/05/2024"),
    ):
        assert filled_in.type("tasks", column, text) == []
    assert filled_in.errors == 0
    assert not agreed(filled_in).errors


def test_nothing_is_pasted_over_what_the_plan_gave(filled_in: OnScreen, foreign: Path) -> None:
    command(filled_in.office, foreign, FOREIGN, "A1:A2", "Copy")
    assert filled_in.paste("tasks", "text") != []
    assert filled_in.value("tasks", "text") == "Ban hành văn bản hướng dẫn cho mượn, luân chuyển sách"


@pytest.mark.parametrize(
    ("sheet", "column", "rows", "to", "record"),
    [
        pytest.param("tasks", "result", 1, "result", 1, id="one result over the next"),
        pytest.param("tasks", "status", 1, "result", 0, id="one status into another column"),
        pytest.param("tasks", "status", 4, "result", 0, id="all statuses into another column"),
        pytest.param("tasks", "status", 3, "status", 1, id="statuses one row down"),
        pytest.param("indicators", "in_period", 3, "estimated", 0, id="all figures into another column"),
        pytest.param("indicators", "in_period", 1, "in_period", 2, id="a total over its part"),
        pytest.param("info", "reporter", 1, "email", 0, id="a line of the form"),
        pytest.param("info", "submission_no", 1, "phone", 0, id="the submission's number"),
    ],
)
def test_cut_and_paste_breaks_no_formula(
    filled_in: OnScreen, sheet: str, column: str, rows: int, to: str, record: int
) -> None:
    filled_in.cut(sheet, column, rows=rows)
    filled_in.paste(sheet, to, record)
    assert filled_in.value(sheet, column) is None
    assert filled_in.errors
    agreed(filled_in)


def test_putting_it_back_makes_all_good_again(filled_in: OnScreen) -> None:
    filled_in.cut("tasks", "result")
    filled_in.paste("tasks", "evidence", 2)
    assert filled_in.errors
    assert filled_in.type("tasks", "result", "Đã tổ chức 02 đợt, 120 người tham gia.") == []
    assert filled_in.errors == 0
    assert not agreed(filled_in).errors
