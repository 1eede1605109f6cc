"""`--accept-proposals` (DOMAIN §5.2): unambiguous readings are taken, each listed; two readings never are.

1. "03 lớp" is 3, a date as text its day, a code value its one proposal; the file is merged.
2. Each is named with what was read and what was taken, and its row and figure keep what stood there.
3. A cell with two readings, and an error of another kind, leave the file as it would be without the option.
4. The rules hold for what was taken; the account closes; the register's notes are found again.
"""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from tests.support.collection import Collection, plan_book
from tests.support.merging import merged, row, states, submission

CLASSES = "| indicator_code | in_period |\n|---|---|\n| CT1 | {} |"
FINISHED = "| task_code | status | finished_on |\n|---|---|---|\n| NV2 | {} | {} |"


def _taken(result: Consolidation) -> list[tuple[str, str]]:
    found = (f for s in result.submissions for f in s.findings if f.code == "KH460")
    return [(f.value, f.context["taken"]) for f in found]


def test_a_number_with_its_unit_is_taken_and_named(collection: Collection) -> None:
    path = collection.progress("a", indicators=CLASSES.format("03 lớp"))
    assert states(merged(collection, [path])) == {"progress-2024-a": "rejected"}
    result = merged(collection, [path], accept_proposals=True)
    assert states(result) == {"progress-2024-a": "merged"}
    assert row(result, "indicators", "indicator_code", "CT1")["in_period"] == 3
    listed = row(result, "findings", "code", "KH460")
    assert (listed["value"], listed["severity"], listed["sheet"]) == ("03 lớp", "Cảnh báo", "Chỉ tiêu, số liệu")
    assert listed["message"] == "“03 lớp” được hiểu và lấy là “3”."


def test_a_day_as_text_is_taken(collection: Collection) -> None:
    path = collection.progress("a", tasks=FINISHED.format("Đã hoàn thành", '"15/10/2024"'))
    result = merged(collection, [path], accept_proposals=True)
    assert _taken(result) == [("15/10/2024", "15/10/2024")]
    answer = next(r for r in result.book.rows("answers") if r["task_code"] == "NV2")
    assert (answer["finished_on"], answer["timeliness"]) == (date(2024, 10, 15), "Đúng hạn")


def test_the_row_and_the_figure_keep_what_stood_there(collection: Collection) -> None:
    path = collection.progress("a", indicators=CLASSES.format("03 lớp"))
    result = merged(collection, [path, collection.progress("b")], accept_proposals=True)
    data = next(r for r in result.book.rows("data") if r.get("indicator_code") == "CT1")
    assert (data["in_period"], data["as_read"]) == (3, "G6: “03 lớp”")
    assert [r.get("as_read") for r in result.book.rows("ledger") if r["figure_code"] == "CT1"] == ["03 lớp"]
    assert sum("as_read" in r for r in result.book.rows("data")) == 1


@pytest.mark.parametrize("text", ['"1.234"', "nhiều lớp", "#REF!"])
def test_what_has_two_readings_or_none_is_never_taken(collection: Collection, text: str) -> None:
    path = collection.progress("a", indicators=CLASSES.format(text))
    plain, accepting = merged(collection, [path]), merged(collection, [path], accept_proposals=True)
    assert accepting.book == plain.book


MEASURED = "| indicator_code | unit |\n|---|---|\n| CT1 | {} |"


@pytest.mark.parametrize(
    ("measure", "text", "taken"),
    [
        ("lớp", "03 lớp", 3),
        ("lượt người", "300 lượt", 300),
        ("đồng", "2,5 triệu đồng", 2_500_000),
        ("triệu đồng", "2,5 triệu đồng", None),
        ("lớp", "120 người", None),
        ("lớp", "khoảng 30 lớp", None),
        ("lượt người", "300 người", None),
    ],
)
def test_the_words_beside_a_number_must_be_what_is_counted(
    collection: Collection, measure: str, text: str, taken: int | None
) -> None:
    ours = Collection(collection.folder, plan_book(indicators=MEASURED.format(measure)))
    result = merged(ours, [ours.progress("a", indicators=CLASSES.format(text))], accept_proposals=True)
    assert row(result, "indicators", "indicator_code", "CT1").get("in_period") == taken


def test_a_file_with_another_error_stays_as_it_was_handed_in(collection: Collection) -> None:
    path = collection.progress(
        "a", indicators=CLASSES.format("03 lớp"), tasks="| task_code | status |\n|---|---|\n| NV2 | |"
    )
    plain, accepting = merged(collection, [path]), merged(collection, [path], accept_proposals=True)
    assert accepting.book == plain.book
    both = merged(collection, [path], accept_proposals=True, accept_with_errors=True)
    assert row(both, "indicators", "indicator_code", "CT1")["in_period"] == 3
    assert {"KH460", "KH410"} <= {f.code for f in submission(both, "progress-2024-a").findings}


def test_the_rules_hold_for_what_was_taken(collection: Collection) -> None:
    """A day that no rule allows keeps the file back, taken or not."""
    path = collection.progress("a", indicators=CLASSES.format("-03 lớp"))
    assert states(merged(collection, [path], accept_proposals=True)) == {"progress-2024-a": "rejected"}


def test_the_account_closes_and_any_order_gives_the_same_bytes(collection: Collection, tmp_path: Path) -> None:
    paths = [collection.progress("a", indicators=CLASSES.format("03 lớp")), collection.progress("b")]
    outputs = [tmp_path / "1" / "out.xlsx", tmp_path / "2" / "out.xlsx"]
    account = merged(collection, paths, output=outputs[0], accept_proposals=True).account
    merged(collection, paths[::-1], output=outputs[1], accept_proposals=True)
    assert account.closes
    assert account.cells_set_aside == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_the_register_knows_the_file_with_and_without_the_option(collection: Collection, tmp_path: Path) -> None:
    path, output = collection.progress("a", indicators=CLASSES.format("03 lớp")), tmp_path / "out" / "out.xlsx"
    merged(collection, [path], output=output)
    book = openpyxl.load_workbook(output)
    sheet = book["Tình hình gửi báo cáo"]
    heading = {cell.value: cell.column or 0 for cell in sheet[5]}
    sheet.cell(6, heading["Số đến"]).value = "123"
    book.save(output)
    result = merged(collection, [path], output=output, accept_proposals=True)
    assert row(result, "register", "unit_code", "a")["incoming_no"] == "123"
    assert "KH411" not in {f.code for f in result.findings}
