"""The coordinator's own words in *Dự thảo nội dung báo cáo* survive every merge (DOMAIN §4 consolidated).

1. A draft that changed under his sentence stays flagged, with the former draft beside it, until he rewords his
   sentence or clears that cell.
2. A sentence whose draft is gone is kept in its section, and told.
3. A sentence that he added in a blank row goes where he put it; without a section it is an error, and still kept.
4. What units say keeps its key, whoever else says something: his sentence never slips under another draft.
5. A row added to a computed sheet is not kept, and told.
"""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.pipeline import publish
from tests.outputs.word_reading import texts
from tests.support.collection import Collection
from tests.support.merging import merged, row

DRAFT = "Dự thảo nội dung báo cáo"
KEY, PART, HEADING, WORDING, BEFORE = 1, 2, 3, 5, 6
HARD = "| kind | text |\n|---|---|\n| Khó khăn, vướng mắc | {} |"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the consolidated workbook stands."""
    return tmp_path / "out" / "tong-hop.xlsx"


def _write(output: Path, key: str, cells: Mapping[int, str | None]) -> None:
    """Write into the row of the draft with this key; "" is the first blank row."""
    book = openpyxl.load_workbook(output)
    lines = ((line, book[DRAFT].cell(line, KEY).value or "") for line in range(6, 200))
    found = next(line for line, value in lines if value == key)
    for column, text in cells.items():
        book[DRAFT].cell(found, column).value = text
    book.save(output)


def _told(result: Consolidation, code: str) -> list[Finding]:
    return [f for f in result.findings if f.code == code]


def _key(result: Consolidation, text: str) -> str:
    return str(next(r["key"] for r in result.book.rows("draft") if text in str(r.get("drafted"))))


def _moved(collection: Collection, output: Path) -> list[Path]:
    """A sentence of his at NV3, and a second unit's report that changes the draft under it."""
    first = collection.progress("a")
    merged(collection, [first], output=output)
    _write(output, "NV3", {WORDING: "Câu của tôi."})
    return [first, collection.progress("b")]


def test_a_changed_draft_stays_flagged_with_the_former_one_beside_it(collection: Collection, output: Path) -> None:
    files = _moved(collection, output)
    for _ in range(3):
        result = merged(collection, files, output=output)
        assert [f.value for f in _told(result, "KH412")] == ["NV3"]
        found = row(result, "draft", "key", "NV3")
        assert "1/3 đơn vị" in str(found["drafted_before"])
        assert "2/3 đơn vị" in str(found["drafted"])
        assert found["wording"] == "Câu của tôi."


@pytest.mark.parametrize("deed", [{BEFORE: None}, {WORDING: "Câu mới của tôi."}], ids=["cleared", "reworded"])
def test_it_is_no_longer_flagged_once_he_has_looked(
    collection: Collection, output: Path, deed: Mapping[int, str | None]
) -> None:
    files = _moved(collection, output)
    merged(collection, files, output=output)
    _write(output, "NV3", deed)
    result = merged(collection, files, output=output)
    assert not _told(result, "KH412")
    assert not row(result, "draft", "key", "NV3").get("drafted_before")


def test_a_draft_that_is_back_as_it_was_needs_no_look(collection: Collection, output: Path) -> None:
    files = _moved(collection, output)
    merged(collection, files, output=output)
    assert not _told(merged(collection, files[:1], output=output), "KH412")


def test_a_sentence_whose_draft_is_gone_is_kept_in_its_section_and_told(collection: Collection, output: Path) -> None:
    first = collection.progress("a", difficulties=HARD.format("Thiếu sách cho thiếu nhi."))
    key = _key(merged(collection, [first], output=output), "Thiếu sách")
    _write(output, key, {WORDING: "Tủ sách còn thiếu sách thiếu nhi."})
    again = collection.progress("a", name="lan-2", info=[{"submission_no": 2}])
    for _ in range(2):
        result = merged(collection, [first, again], output=output)
        assert [f.value for f in _told(result, "KH463")] == [key]
    kept = row(result, "draft", "key", key)
    assert (kept["section"], kept.get("drafted")) == ("III. Đánh giá: tồn tại, hạn chế", None)
    publish(output, output.with_suffix(".docx"))
    assert "Tủ sách còn thiếu sách thiếu nhi." in texts(output.with_suffix(".docx").read_bytes())


def test_an_added_sentence_goes_where_he_put_it(collection: Collection, output: Path) -> None:
    first = collection.progress("a")
    merged(collection, [first], output=output)
    _write(output, "", {PART: "II. Kết quả thực hiện", HEADING: "Chỉ đạo, hướng dẫn", WORDING: "Câu thêm về chỉ đạo."})
    for files in ([first], [first, collection.progress("b")]):
        result = merged(collection, files, output=output)
        keys = [r["key"] for r in result.book.rows("draft")]
        assert keys.index("them.1") == keys.index("NV2#") + 1  # the last of that group
        assert not _told(result, "KH463")
        assert not result.has_errors


def test_an_added_sentence_without_a_section_is_an_error_and_kept(collection: Collection, output: Path) -> None:
    first = collection.progress("a")
    merged(collection, [first], output=output)
    _write(output, "", {WORDING: "Câu chưa có mục."})
    result = merged(collection, [first], output=output)
    (told,) = _told(result, "KH464")
    assert (told.value, told.cell) == ("them.1", f"B{5 + len(result.book.rows('draft'))}")
    assert result.has_errors
    assert row(result, "draft", "key", "them.1")["wording"] == "Câu chưa có mục."


def test_his_sentence_stays_with_its_own_draft_when_others_say_more(collection: Collection, output: Path) -> None:
    first = collection.progress("c", difficulties=HARD.format("Đường vào thôn khó đi."))
    key = _key(merged(collection, [first], output=output), "Đường vào thôn")
    _write(output, key, {WORDING: "Một số thôn còn xa, khó đi lại."})
    more = [collection.progress(u, difficulties=HARD.format("Thiếu người trông coi tủ sách.")) for u in "ab"]
    result = merged(collection, [first, *more], output=output)
    found = row(result, "draft", "key", key)
    assert (found["drafted"], found["wording"]) == ("- Đường vào thôn khó đi.", "Một số thôn còn xa, khó đi lại.")
    assert not _told(result, "KH412")


def test_a_row_added_to_a_computed_sheet_is_told(collection: Collection, output: Path) -> None:
    first = collection.progress("a")
    merged(collection, [first], output=output)
    book = openpyxl.load_workbook(output)
    sheet = book["Theo đơn vị"]
    sheet.cell(sheet.max_row + 1, 1).value = "sngv"
    book.save(output)
    (told,) = _told(merged(collection, [first], output=output), "KH465")
    assert (told.origin.sheet, told.value) == ("Theo đơn vị", "sngv")
