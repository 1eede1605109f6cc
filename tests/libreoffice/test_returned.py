"""A marked copy on an officer's screen: what it says is wrong is corrected by typing, and it can be sent again."""

from pathlib import Path

import pytest

from kehoach_xlsx.excel.raw import RawWorkbook
from kehoach_xlsx.excel.read import read
from kehoach_xlsx.workbooks.progress import PROGRESS

from ..returned.correcting import checked, returned
from ..support.collection import Collection
from .keyboard import OnScreen, opened
from .office import Office


@pytest.fixture
def copy(collection: Collection, tmp_path: Path) -> Path:
    """The marked copy of a workbook with slips of every kind."""
    bad = collection.progress(
        "a",
        info="| reporter |\n|---|\n| |",
        tasks="""
        | task_code | status        | progress_percent | finished_on  | result                        | evidence |
        |-----------|---------------|------------------|--------------|-------------------------------|----------|
        | NV1       | Đã hoàn thành | 85               | "31/13/2024" | Ban hành 02 hướng dẫn về sách | 12/HD    |
        | NV2       | Tạm ổn        |                  |              | Mở 03 lớp, 90 người dự học    | #REF!    |
        """,
        indicators='| indicator_code | in_period |\n|---|---|\n| CT1 | "03 lớp" |',
    )
    return returned(bad, collection.loaded, tmp_path / "tra")


CORRECTIONS = (
    ("info", "reporter", "Nguyễn Thị Hoa", 0),
    ("tasks", "progress_percent", "100", 0),
    ("tasks", "finished_on", "30/06/2024", 0),
    ("tasks", "status", "Đang thực hiện", 1),
    ("tasks", "evidence", "Báo cáo số 15/BC-SVH", 1),
    ("indicators", "in_period", "3", 0),
)


def test_correcting_what_is_marked_makes_it_right(desk: Office, copy: Path, collection: Collection) -> None:
    with opened(desk, copy):
        screen = OnScreen(office=desk, path=copy, schema=PROGRESS)
        assert str(screen.verdict).startswith("CHƯA ĐẠT")
        assert screen.value("info", "submission_no") == 2
        for sheet, column, text, record in CORRECTIONS:
            assert screen.type(sheet, column, text, record) == []
        assert screen.errors == 0
        sent = screen.saved("gui-lai")
    submission = checked(sent, collection.loaded)
    assert [(f.code, f.cell) for f in submission.errors] == []
    assert submission.number == 2


def test_the_list_says_what_was_changed_already(desk: Office, copy: Path) -> None:
    with opened(desk, copy):
        screen = OnScreen(office=desk, path=copy, schema=PROGRESS)
        for sheet, column, text, record in CORRECTIONS[:3]:
            screen.type(sheet, column, text, record)
        found = read(screen.saved("dang-sua"))
    assert isinstance(found, RawWorkbook)
    states = [row[6] for row in found.sheets[0].rows if isinstance(row[0], int | float)]
    assert (states.count("Đã thay đổi"), states.count("Chưa sửa")) == (3, 3)


def test_uncorrected_it_says_the_same_after_a_resave(desk: Office, copy: Path, collection: Collection) -> None:
    with opened(desk, copy):
        saved = OnScreen(office=desk, path=copy, schema=PROGRESS).saved("chua-sua")
    before, after = checked(copy, collection.loaded), checked(saved, collection.loaded)
    assert [(f.code, f.cell) for f in after.errors] == [(f.code, f.cell) for f in before.errors]
