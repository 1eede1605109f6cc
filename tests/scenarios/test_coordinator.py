"""The coordinator's story (DOMAIN §4 consolidated, §5.7): he works in the consolidated workbook, and files still arrive.

1. Three of five units have reported. He opens the workbook in LibreOffice and types: two sentences of his own, a
   finding waived with its reason, a figure corrected with its reason, a conclusion, a day of receipt, a number.
2. Two more files arrive and he merges again: all that he wrote is kept, the corrected figure and the waiver hold,
   and of his two sentences the one whose figure has changed is flagged, the other is not.
3. The Word report says his sentences, and the right figures.
4. Nothing that LibreOffice did to the file is taken for the coordinator's own hand, and a third merge changes nothing.
"""

# ruff: noqa: E501 (tables are as wide as the sheets they show)

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.pipeline import load_consolidated, publish
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED
from tests.libreoffice.keyboard import OnScreen, opened
from tests.libreoffice.office import Office, missing, office
from tests.outputs.word_reading import texts
from tests.support.collection import Collection, plan_book
from tests.support.merging import codes, merged, row

UNITS = """
| unit_code | name                              | short_name             | category        | level | must_report |
|-----------|-----------------------------------|------------------------|-----------------|-------|-------------|
| d         | Ủy ban nhân dân huyện Trung Nguồn | UBND huyện Trung Nguồn | Ủy ban nhân dân | Huyện | Có          |
| e         | Ủy ban nhân dân huyện Hạ Nguồn    | UBND huyện Hạ Nguồn    | Ủy ban nhân dân | Huyện | Có          |
"""
READERS = {"a": 10, "b": 20, "c": 30, "d": 40, "e": 50}
OWN_TASK = "Sở Văn hóa và Sở Giáo dục đã cùng ban hành hướng dẫn; bản chung trình ký trong tháng 12."
OWN_FIGURE = "Các địa phương đón 55 lượt bạn đọc trong ngày hội."
WHY_WAIVED = "Hai Sở đã thống nhất tại cuộc họp ngày 06/12/2024"
WHY_CORRECTED = "Bớt 05 lượt ghi trùng, theo điện thoại của Phòng Văn hóa"


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """The collection before and after the two late files."""

    typed_at: Book
    said: Sequence[str]
    second: Consolidation
    third_is_the_same: bool
    report: Sequence[str]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice, as a person in Viet Nam has set it up."""
    if reason := missing():
        pytest.skip(reason)
    with office(tmp_path_factory.mktemp("libreoffice")) as running:
        if not running.do("can_type"):
            pytest.skip("this LibreOffice has no org.libreoffice.uitest.UITest")
        yield running


@pytest.fixture(scope="module")
def story(desk: Office, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The story once told."""
    folder = tmp_path_factory.mktemp("coordinator")
    collection = Collection(folder, plan_book(units=UNITS))
    output = folder / "out" / "tong-hop.xlsx"
    early = [_report(collection, unit) for unit in "abc"]
    merged(collection, early, output=output)
    before = load_consolidated(output)
    said = _works(desk, output, before)
    all_files = [*early, *(_report(collection, unit) for unit in "de")]
    second = merged(collection, all_files, output=output)
    publish(output, folder / "bao-cao.docx")
    once = output.read_bytes()
    merged(collection, all_files, output=output)
    return Story(
        typed_at=before,
        said=said,
        second=second,
        third_is_the_same=output.read_bytes() == once,
        report=texts((folder / "bao-cao.docx").read_bytes()),
    )


def _report(collection: Collection, unit: str) -> Path:
    """Sở Giáo dục has finished what Sở Văn hóa has not; every unit counts its readers."""
    info = "| report_date |\n|---|\n| 2024-12-09 |"
    figures = f"| indicator_code | in_period |\n|---|---|\n| CT2 | {READERS[unit]} |"
    if unit != "b":
        return collection.progress(unit, info=info, indicators=figures)
    done = "| task_code | status | finished_on |\n|---|---|---|\n| NV1 | Đã hoàn thành | 2024-06-20 |"
    return collection.progress(unit, info=info, indicators=figures, tasks=done)


def _works(desk: Office, output: Path, book: Book) -> list[str]:
    """Type what the story says, save; return what message boxes said."""
    with opened(desk, output):
        screen = OnScreen(office=desk, path=output, schema=CONSOLIDATED)
        finding = _at(book.rows("findings"), code="KH406")
        conflict = _at(book.rows("register"), unit_code="c")
        said = [
            *screen.type("draft", "wording", OWN_TASK, _at(book.rows("draft"), key="NV1")),
            *screen.type("draft", "wording", OWN_FIGURE, _at(book.rows("draft"), key="NV3#")),
            *screen.choose("findings", "waived", "Có", finding),
            *screen.type("findings", "reason", WHY_WAIVED, finding),
            *screen.type("adjustments", "figure_code", "CT2"),
            *screen.type("adjustments", "unit_code", "c"),
            *screen.type("adjustments", "value", "25"),
            *screen.type("adjustments", "reason", WHY_CORRECTED),
            *screen.type("by_task", "conclusion", "Chuyển phần còn lại sang quý I năm 2025", _at(book.rows("by_task"), task_code="NV2")),
            *screen.type("register", "received_on", "12/12/2024", conflict),
            *screen.type("register", "incoming_no", "0815", conflict),
            *screen.type("report_info", "report_number", "07"),
        ]  # fmt: skip
        screen.saved("da-sua").replace(output)
    return said


def _at(rows: Sequence[Row], **key: str) -> int:
    """The number of the row with these values, from 0."""
    return next(n for n, found in enumerate(rows) if all(found.get(k) == v for k, v in key.items()))


def _told(story: Story, code: str) -> list[str]:
    return [f.value for f in story.second.findings if f.code == code]


def test_the_workbook_takes_what_he_types(story: Story) -> None:
    assert story.said == []


def test_his_sentences_conclusion_and_notes_are_kept(story: Story) -> None:
    result = story.second
    assert row(result, "draft", "key", "NV1")["wording"] == OWN_TASK
    assert row(result, "draft", "key", "NV3#")["wording"] == OWN_FIGURE
    assert row(result, "by_task", "task_code", "NV2")["conclusion"] == "Chuyển phần còn lại sang quý I năm 2025"
    registered = row(result, "register", "unit_code", "c")
    assert (registered["received_on"], registered["incoming_no"]) == (date(2024, 12, 12), "0815")
    assert result.book.form("report_info")["report_number"] == "07"


def test_the_day_of_receipt_speaks_for_lateness(story: Story) -> None:
    assert row(story.second, "register", "unit_code", "c")["late_days"] == 2
    assert _told(story, "KH408") == ["UBND huyện Thượng Nguồn"]


def test_the_corrected_figure_holds_in_the_total_of_all_five(story: Story) -> None:
    total = row(story.second, "indicators", "indicator_code", "CT2")
    assert total["in_period"] == 10 + 20 + 25 + 40 + 50
    parts = [r for r in story.second.book.rows("ledger") if r["figure_code"] == "CT2"]
    assert [(r["unit_code"], r["value"], r.get("computed")) for r in parts] == [
        ("a", 10, None), ("b", 20, None), ("c", 25, 30), ("d", 40, None), ("e", 50, None)
    ]  # fmt: skip
    assert row(story.second, "adjustments", "figure_code", "CT2")["effect"] == "Có"


def test_the_waiver_holds_and_is_listed_with_its_reason(story: Story) -> None:
    assert [f.code for f in story.second.waived] == ["KH406"]
    assert row(story.second, "ledger", "figure_code", "KH406")["reason"] == WHY_WAIVED
    kept = row(story.second, "findings", "code", "KH406")
    assert (kept["waived"], kept["reason"]) == ("Có", WHY_WAIVED)


def test_the_sentence_whose_figure_has_changed_is_flagged_and_the_other_is_not(story: Story) -> None:
    assert _told(story, "KH412") == ["NV3#"]


def test_nothing_else_is_said_to_have_been_typed_over(story: Story) -> None:
    assert not codes(story.second) & {"KH445", "KH446", "KH447", "KH448", "KH449", "KH450", "KH411", "KH499"}


def test_the_report_says_his_sentences_and_the_right_figures(story: Story) -> None:
    report = "\n".join(story.report)
    assert OWN_TASK in report
    assert OWN_FIGURE in report
    assert "chuyển phần còn lại sang quý I năm 2025" in report
    assert "5/5 cơ quan, đơn vị (đạt 100%)" in report
    assert "Số: 07/BC-UBND" in report
    assert "145" in report  # the corrected total, in the appendix of figures


def test_a_third_merge_changes_nothing(story: Story) -> None:
    assert story.third_is_the_same
