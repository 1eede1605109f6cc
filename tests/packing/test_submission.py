"""A judged file comes back from its bytes as it was: cells, findings, places, and the very rules."""

import pickle
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from kehoach_xlsx.consolidate.light import light
from kehoach_xlsx.model.compact import filled
from kehoach_xlsx.model.diagnoses import NOT_A_NUMBER
from kehoach_xlsx.model.submission import State, Submission
from kehoach_xlsx.model.table import ErrorCell, RawRow, Row
from kehoach_xlsx.packing import submission as submission_packing
from kehoach_xlsx.packing.rows import packed, unpacked
from kehoach_xlsx.packing.submission import Unpackable, pack, unpack
from kehoach_xlsx.packing.typed import packed_typed, unpacked_typed
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.workbooks.progress import PROGRESS

from ..support.collection import Collection

SHEET = PROGRESS.sheet("tasks")
DONE = """
    | task_code | status        | finished_on | evidence                             |
    |-----------|---------------|-------------|--------------------------------------|
    | NV1       | Đã hoàn thành | 2024-03-01  | Báo cáo số 12/BC-UBND ngày 01/3/2024 |
"""


def only(collection: Collection, path: Path) -> Submission:
    (submission,) = check([path], loaded=collection.loaded, period="2024").submissions
    return submission


def test_a_sound_report_comes_back_as_it_was(collection: Collection) -> None:
    submission = only(collection, collection.progress("a"))
    again = unpack(pack(submission))
    assert again == submission
    assert again.digest == submission.digest


def test_findings_come_back_with_the_very_rules_that_were_broken(collection: Collection) -> None:
    submission = only(
        collection,
        collection.progress(
            "a",
            indicators="""
                | indicator_code | in_period |
                |----------------|-----------|
                | CT1            | 03 lớp    |
            """,
        ),
    )
    again = unpack(pack(submission))
    assert submission.errors, "the report was to hold an error"
    assert [f.rule for f in again.findings] == [f.rule for f in submission.findings]
    assert any(f.rule is NOT_A_NUMBER or f.rule == NOT_A_NUMBER for f in again.findings)
    assert [(f.cell, f.message(), f.proposal) for f in again.findings] == [
        (f.cell, f.message(), f.proposal) for f in submission.findings
    ]


def test_a_file_that_is_no_workbook_comes_back_with_its_finding(tmp_path: Path, collection: Collection) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"no workbook at all")
    submission = only(collection, path)
    assert unpack(pack(submission)) == submission


def test_every_kind_of_cell_comes_back_as_it_was_typed() -> None:
    cells: dict[str, object] = {
        "text": "Đã tổ chức\n“03 lớp” \ud800",
        "whole": 3,
        "part": 0.1,
        "yes": True,
        "day": date(2024, 2, 29),
        "moment": datetime(2024, 2, 29, 23, 59, 58, 7),
        "clock": time(1, 2, 3),
        "span": timedelta(days=2, seconds=3),
        "error": ErrorCell("#REF!"),
    }
    rows = (RawRow(row=7, cells=cells, formulas=frozenset({"part", "text"}), linked=frozenset({"part"})),)
    again = unpacked_typed(packed_typed(rows))
    assert tuple(again) == rows
    assert [type(v) for v in again[0].cells.values()] == [type(v) for v in cells.values()]


def test_rows_come_back_in_their_order_with_exact_numbers_and_without_their_blanks() -> None:
    rows: tuple[Row, ...] = (
        {"a": "x", "n": Decimal("1.500000"), "d": date(2024, 1, 1), "none": None},
        {"a": None, "n": None, "d": None, "none": None},
        {"a": "y", "extra": 3},
        {"a": Decimal(2), "n": "mixed", "d": date(2024, 1, 2), "none": None},
    )
    again = unpacked(packed(rows, SHEET))
    assert again == tuple(map(filled, rows))
    assert str(again[0]["n"]) == "1.500000"


def test_what_a_merge_has_worked_on_is_not_packed(collection: Collection) -> None:
    submission = only(collection, collection.progress("a"))
    with pytest.raises(Unpackable):
        pack(submission.with_state(State.MERGED))


def test_what_a_merge_keeps_comes_back_with_all_that_it_remembers(collection: Collection) -> None:
    kept = light(only(collection, collection.progress("a", tasks=DONE)))
    again = unpack(pack(kept))
    assert again.remembered == kept.remembered
    assert len(again.remembered[1]["evidence"]), "the report was to cite a document"
    assert again == kept
    assert [list(row) for row in again.sheets["tasks"]] == [list(row) for row in kept.sheets["tasks"]]


def test_whose_a_file_is_and_what_was_found_and_handed_in_is_told_without_its_rows(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "| indicator_code | in_period |\n|---|---|\n| CT1 | 03 lớp |"
    kept = light(only(collection, collection.progress("a", indicators=wrong)))
    monkeypatch.setattr(submission_packing, "unpacked", pytest.fail)
    again = unpack(pack(kept))
    assert (again.unit, again.errors, again.digest) == (kept.unit, kept.errors, kept.digest)
    assert (again.incoming.readable, list(again.sheets)) == (True, list(kept.sheets))


def test_what_stands_alike_in_two_files_is_kept_once(collection: Collection) -> None:
    one, other = (unpack(pack(light(only(collection, collection.progress("a", name=name))))) for name in "xy")
    names = [task["text"] for task in one.sheets["tasks"]], [task["text"] for task in other.sheets["tasks"]]
    assert all(mine is theirs for mine, theirs in zip(*names, strict=True))
    assert one.incoming.tables["tasks"].origin.columns is other.incoming.tables["tasks"].origin.columns


def test_where_it_lies_now_is_said_by_who_asks(collection: Collection) -> None:
    data = pack(only(collection, collection.progress("a")))
    assert unpack(data, "elsewhere/a.xlsx").incoming.path == "elsewhere/a.xlsx"


def test_an_opened_file_can_be_pickled_and_is_plain_then(collection: Collection) -> None:
    opened = unpack(pack(only(collection, collection.progress("a"))))
    again = pickle.loads(pickle.dumps(opened))
    assert again == opened
    assert type(again.sheets) is type(again.incoming.tables) is dict


def test_rows_that_are_none_are_taken_from_the_file_as_it_is_read_again(collection: Collection) -> None:
    submission = only(collection, collection.progress("a"))
    spoilt = pack(submission).replace(b"\xa9task_code", b"\xc1task_code")
    assert unpack(spoilt, again=lambda: submission) == submission
    with pytest.raises(Unpackable):
        dict(unpack(spoilt).sheets)


@pytest.mark.parametrize("cut", [0, 3, 4, 50, 2000])
def test_bytes_that_were_cut_off_hold_no_submission(collection: Collection, cut: int) -> None:
    data = pack(only(collection, collection.progress("a")))
    with pytest.raises(Unpackable):
        unpack(data[:cut])
