"""The story of `kxl demo`: forty agencies of Cần Thơ report, and it becomes one report that can be signed.

1. The plan workbook is clean: 16 tasks, 40 reporting units; every unit gets both of its templates.
2. 38 units answer; all but one are clean, and no two of them say the same.
3. The one with an officer's slips is told where each of them is, and is not merged.
4. The merge loses nothing, counts nothing twice, and names who is missing and who is late.
5. Text stays text, from the officer's cell to the Word report.
6. The same story gives the same bytes: another folder, another order of files, another run of Python.
"""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kehoach_xlsx import pipeline
from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.demo.collection import MISSING, TWICE, WRONG
from kehoach_xlsx.demo.story import Event, Places, run
from kehoach_xlsx.demo.task_answers import SPECIAL_TEXT
from kehoach_xlsx.model.submission import State
from kehoach_xlsx.pipeline import Checked, LoadedPlan
from tests.outputs.word_reading import texts

STRANGER = Path("3-da-dien", "progress", "ghi chú của tôi.txt")
OLD = b"of an earlier demo"
_TELL_IT_AGAIN = (
    "import sys; from pathlib import Path; from kehoach_xlsx.demo.story import run; list(run(Path(sys.argv[1])))"
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """The story once told: its events, its places, the folder in which another Python told it again."""

    events: tuple[Event, ...]
    places: Places
    again: Path
    other: subprocess.Popen[bytes]
    loaded: LoadedPlan
    checked: Checked
    merged: Consolidation

    def text(self, step: int, language: str = "vi") -> str:
        return "\n".join(e.en if language == "en" else e.vi for e in self.events if e.step == step)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder, again = tmp_path_factory.mktemp("demo"), tmp_path_factory.mktemp("kể lại")
    _put(folder / STRANGER, "đừng xóa".encode())
    for old in (Places(again).consolidated, Places(again).report):
        _put(old, OLD)
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(sys.path)}
    other = subprocess.Popen([sys.executable, "-c", _TELL_IT_AGAIN, str(again)], env=environment)
    try:
        events, places = tuple(run(folder)), Places(folder)
        loaded = pipeline.usable_plan(places.plan)
        yield Told(
            events=events,
            places=places,
            again=again,
            other=other,
            loaded=loaded,
            checked=pipeline.check([places.filled], loaded=loaded),
            merged=pipeline.merge([places.filled / "progress"], loaded, None),
        )
    finally:
        other.kill()
        other.wait()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


# --- 1. the plan and its templates ----------------------------------------------------------------------


def test_the_steps_are_told_in_order_and_in_both_languages(told: Told) -> None:
    assert sorted({e.step for e in told.events}) == [1, 2, 3, 4, 5, 6, 7]
    assert [e.step for e in told.events] == sorted(e.step for e in told.events)
    assert all(e.text("vi") and e.text("en") and e.text("vi") != e.text("en") for e in told.events)


def test_every_file_that_was_made_is_named_once(told: Told) -> None:
    named = [path for e in told.events for path in e.paths]
    assert Counter(named) == Counter(told.places.folder / name for name in digests(told.places.folder))


def test_the_plan_is_clean(told: Told) -> None:
    assert told.loaded.findings == ()
    assert "16 nhiệm vụ, 40 đơn vị báo cáo" in told.text(1)


@pytest.mark.parametrize("kind", ["progress", "tasks"])
def test_every_unit_gets_its_templates(told: Told, kind: str) -> None:
    assert len(list((told.places.templates / kind).glob(f"{kind}_58-kh-ubnd_*.xlsx"))) == 40


# --- 2. what comes back ---------------------------------------------------------------------------------


def test_all_but_one_of_the_files_are_clean(told: Told) -> None:
    assert len(told.checked.submissions) == 42  # 39 progress reports of 38 units, 3 implementation plans
    assert {s.unit for s in told.checked.submissions if s.errors} == {WRONG}
    assert "41 tệp không có lỗi, 1 tệp có lỗi" in told.text(4)


def test_the_only_warning_is_about_the_text_that_says_nothing(told: Told) -> None:
    warned = [f for s in told.checked.submissions if s.unit != WRONG for f in s.findings]
    assert [(f.code, f.value) for f in warned] == [("KH220", SPECIAL_TEXT)]


def test_no_two_units_say_the_same(told: Told) -> None:
    said: dict[str, set[str]] = {}
    for submission in told.checked.submissions:
        for row in submission.sheets["tasks"]:
            if row.get("result"):
                said.setdefault(str(row["result"]).casefold(), set()).add(submission.unit)
    assert len(said) > 250
    assert {text: units for text, units in said.items() if len(units) > 1} == {}


def test_statuses_are_those_of_an_ordinary_year(told: Told) -> None:
    clean = [s for s in told.checked.submissions if s.kind == "progress" and s.unit != WRONG]
    found = Counter(str(row["status"]) for s in clean for row in s.sheets["tasks"])
    most = sum(found[s] for s in ("Đã hoàn thành", "Đang thực hiện", "Thực hiện thường xuyên"))
    assert most / found.total() > 0.9
    assert {"Chưa thực hiện", "Chưa đủ điều kiện triển khai", "Không triển khai", "Không phát sinh"} < found.keys()


def test_dates_lie_within_the_year_and_nothing_is_finished_after_it_was_reported(told: Told) -> None:
    for submission in told.checked.submissions:
        for row in submission.sheets["tasks"]:
            days = [d for name in ("started_on", "finished_on") if isinstance(d := row.get(name), date)]
            assert days == sorted(days)
            assert all(date(2024, 1, 1) <= d <= (submission.report_date or date.min) for d in days)


def test_listed_documents_and_their_number_agree(told: Told) -> None:
    for submission in told.merged.submissions:
        counted = next(r["in_period"] for r in submission.sheets["indicators"] if r["indicator_code"] == "CT01")
        assert counted == len(submission.sheets["directives"])


def test_nobody_is_named_as_the_signer(told: Told) -> None:
    assert not any(s.info.get("signatory_name") for s in told.checked.submissions)


# --- 3. the wrong one -----------------------------------------------------------------------------------


def test_the_wrong_one_is_told_every_slip_and_its_cell(told: Told) -> None:
    (wrong,) = [s for s in told.checked.submissions if s.errors]
    found = {f.code: f for f in wrong.errors}
    assert set(found) == {"KH009", "KH101", "KH102", "KH211", "KH212"}
    assert (found["KH101"].value, found["KH102"].value) == ("03 lớp", "15/11/2024")
    for finding in wrong.errors:
        assert finding.cell is not None
        assert finding.cell.rstrip("0123456789").isalpha()
        assert f"{finding.origin.sheet}!{finding.cell}: {finding.message()}" in told.text(4)
        assert f"{finding.origin.sheet}!{finding.cell}: {finding.message('en')}" in told.text(4, "en")


def test_the_named_cells_hold_what_is_wrong(told: Told) -> None:
    (wrong,) = [s for s in told.checked.submissions if s.errors]
    book = load_workbook(wrong.incoming.path)
    for finding in wrong.errors:
        assert (book[finding.origin.sheet][finding.cell or ""].value or "") == finding.value


# --- 4. the merge ---------------------------------------------------------------------------------------


def test_every_file_has_its_fate(told: Told) -> None:
    fates = Counter(s.state for s in told.merged.submissions)
    assert fates == {State.MERGED: 37, State.SUPERSEDED: 1, State.REJECTED: 1}
    twice = [(s.number, s.state) for s in told.merged.submissions if s.unit == TWICE]
    assert twice == [(1, State.SUPERSEDED), (2, State.MERGED)]


def test_the_corrected_figure_counts(told: Told) -> None:
    first, second = (s.sheets["indicators"] for s in told.checked.submissions if s.unit == TWICE)
    wrong = {r["indicator_code"]: r["in_period"] for r in first}
    right = {r["indicator_code"]: r["in_period"] for r in second}
    assert {code for code in right if wrong[code] != right[code]} == {"CT03"}


def test_every_cell_is_merged_or_set_aside(told: Told) -> None:
    account = told.merged.account
    assert account.closes
    assert account.cells_read > 3000
    assert not [f for f in told.merged.findings if f.code == "KH499"]
    assert f"Đã đọc {account.cells_read} ô = đã tổng hợp {account.cells_merged}" in told.text(5)


def test_the_register_names_the_missing_and_the_late(told: Told) -> None:
    register = pipeline.load_consolidated(told.places.consolidated).rows("register")
    missing = {str(row["unit_code"]): str(row["unit_name"]) for row in register if row["state"] == "Chưa gửi"}
    late = {row["unit_code"]: row["late_days"] for row in register if row.get("late_days")}
    assert tuple(missing) == MISSING
    assert late == {"hlg": 3, "ubnd-phong-dien": 2}
    assert all(name in told.text(5) for name in missing.values())


# --- 5. the text that careless tools take for something else --------------------------------------------


def test_text_stays_text_in_the_consolidated_workbook(told: Told) -> None:
    book = load_workbook(told.places.consolidated)
    held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == SPECIAL_TEXT]
    assert {cell.parent.title for cell in held} >= {"Dữ liệu"}
    assert {cell.data_type for cell in held} == {"s"}
    inside = [c for row in book["Kết quả từng đơn vị"].iter_rows() for c in row if SPECIAL_TEXT in str(c.value)]
    assert [cell.data_type for cell in inside] == ["s"]


def test_text_stays_text_in_the_report(told: Told) -> None:
    assert SPECIAL_TEXT in texts(told.places.report.read_bytes())


# --- 6. the same bytes ----------------------------------------------------------------------------------


def test_another_run_gives_the_same_files(told: Told) -> None:
    assert told.other.wait(timeout=300) == 0
    assert digests(told.again) == digests(told.places.folder)


def test_another_order_of_files_gives_the_same_workbook(told: Told, tmp_path: Path) -> None:
    files = sorted(
        (told.places.filled / "progress").glob("*.xlsx"), key=lambda p: hashlib.sha256(p.name.encode()).digest()
    )
    pipeline.merge(files, told.loaded, tmp_path / "tong-hop.xlsx")
    assert (tmp_path / "tong-hop.xlsx").read_bytes() == told.places.consolidated.read_bytes()


def test_the_files_of_others_are_left_alone(told: Told) -> None:
    assert (told.places.folder / STRANGER).read_text(encoding="utf-8") == "đừng xóa"


def test_files_of_an_earlier_demo_are_written_over(told: Told) -> None:
    earlier = Places(told.again)
    assert earlier.consolidated.read_bytes() != OLD
    assert earlier.report.read_bytes() != OLD


def digests(folder: Path) -> dict[str, str]:
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != STRANGER.name)
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
