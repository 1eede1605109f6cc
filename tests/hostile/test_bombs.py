"""A folder with every kind of bomb and two sound reports: the reports are merged, each bomb is one clear finding."""

import re
from pathlib import Path

import psutil
import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.excel import process
from kehoach_xlsx.excel.limits import MIB
from kehoach_xlsx.excel.raw import RawContents, Trouble
from kehoach_xlsx.excel.read import read_bytes
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from tests.excel.crafted import part, with_parts
from tests.support.collection import Collection
from tests.support.merging import merged, states, submission

from .bombs import BOMBS, SHEET, counted_past_the_end

MEMORY = 600 * MIB


@pytest.fixture(scope="module")
def peaks() -> list[int]:
    return []


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory, peaks: list[int]) -> Consolidation:
    """The merge of all bombs beside the reports of units "a" and "b"."""
    folder = tmp_path_factory.mktemp("received")
    collection = Collection(folder)
    sound = [collection.progress("a"), collection.progress("b")]
    blank = (collection.progress("c", name="none")).read_bytes()
    bombs = [folder / f"{name}.xlsx" for name in BOMBS]
    for path in bombs:
        path.write_bytes(BOMBS[path.stem](blank))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process.ReaderProcess, "_memory", _measured(process.ReaderProcess._memory, peaks))
        return merged(collection, [*sound, *bombs])


def _measured(memory, peaks: list[int]):  # type: ignore[no-untyped-def] # a method of the watchdog
    def measure(self: process.ReaderProcess) -> int:
        peaks.append(memory(self))
        return peaks[-1]

    return measure


def errors(result: Consolidation, name: str) -> list[Finding]:
    """The errors of a file, less the one that says that a file with errors is not merged."""
    found = submission(result, name).findings
    return [f for f in found if f.severity is Severity.ERROR and f.code != "KH405"]


def test_the_sound_reports_beside_the_bombs_are_merged(result: Consolidation) -> None:
    found = states(result)
    assert {name: state for name, state in found.items() if state == "merged"} == {
        "progress-2024-a": "merged",
        "progress-2024-b": "merged",
    }
    assert len(found) == len(BOMBS) + 2


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_one_clear_finding(name: str, result: Consolidation) -> None:
    (finding,) = errors(result, name)
    assert finding.code in {"KH001", "KH002", "KH018"}
    assert re.match("Không đọc được tệp: |Trang “", finding.message()), finding.message()
    assert "{" not in finding.message() + finding.remedy()


def test_no_bomb_takes_more_memory_than_it_may(result: Consolidation, peaks: list[int]) -> None:
    assert submission(result, "half")
    assert 0 < max(peaks) < MEMORY


def test_nothing_is_left_running(result: Consolidation) -> None:
    assert states(result)
    assert not [child for child in psutil.Process().children() if "excel.child" in " ".join(child.cmdline())]


def test_rows_counted_past_the_last_one_do_no_harm(tmp_path: Path) -> None:
    found = read_bytes(counted_past_the_end(Collection(tmp_path).progress("a").read_bytes()))
    assert isinstance(found, RawContents | Trouble)


def test_numbers_that_are_none_are_error_cells(tmp_path: Path) -> None:
    data = Collection(tmp_path).progress("a").read_bytes()
    sheet = part(data, SHEET)
    values = iter(("NaN", "1e999", "-1e999"))
    odd = re.sub(
        r"<sheetData>.*</sheetData>", lambda _: f"<sheetData>{_row(list(values))}</sheetData>", sheet, flags=re.S
    )
    found = read_bytes(with_parts(data, {SHEET: odd})).sheets[3]  # type: ignore[union-attr] # it is readable
    assert found.rows == ((None, None, None),)
    assert found.errors == {(1, 1): "#NUM!", (1, 2): "#NUM!", (1, 3): "#NUM!"}


def _row(values: list[str]) -> str:
    return '<row r="1">' + "".join(f'<c r="{c}1"><v>{v}</v></c>' for c, v in zip("ABC", values, strict=True)) + "</row>"
