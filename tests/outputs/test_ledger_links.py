"""Links of the consolidated workbook lead from a figure to its ledger rows, and from there to where it was read."""

from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.outputs import ledger_links
from tests.support.collection import Collection
from tests.support.merging import merged

MONEY = "| 5. Biên soạn, in ấn, truyền thông | Ngân sách địa phương | Bố trí riêng | 100 | 50 |"
FIGURES = "| indicator_code | in_period | cumulative | estimated |\n|-|-|-|-|\n| CT2 | {} | | |\n| CT3 | 0 | | |"


def test_an_indicator_leads_to_its_ledger_rows_and_they_to_their_rows_and_files(collection: Collection) -> None:
    path: Path = collection.folder / "tong-hop.xlsx"
    merged(collection, [collection.progress("a", indicators=FIGURES.format(10))], output=path)
    book = openpyxl.load_workbook(path)
    code = next(cell for cell in book["Chỉ tiêu, số liệu"]["A"] if cell.value == "CT2")
    assert code.hyperlink is not None
    sheet, _, cell = str(code.hyperlink.location).rpartition("!")
    row = book[sheet.strip("'")][cell].row
    ledger = book["Giải trình số liệu"]
    assert ledger.cell(row, 1).value == "CT2"
    heads = {c.value: int(c.column or 0) for c in ledger[5]}
    file, place = ledger.cell(row, heads["Tệp"]), ledger.cell(row, heads["Ô"])
    assert file.hyperlink is not None
    assert "Nguồn số liệu" in str(file.hyperlink.location)
    assert place.hyperlink is not None
    target = str(place.hyperlink.location).rpartition("!")[2]
    data = book["Dữ liệu"]
    assert str(place.value).endswith(str(data.cell(data[target].row, 5).value))


@pytest.mark.parametrize(
    ("sheet", "column", "said", "to"),
    [
        ("Theo đơn vị", "Mã đơn vị", "a", "Tình hình gửi báo cáo"),
        ("Tình hình gửi báo cáo", "Tệp", "progress-2024-a.xlsx", "Nguồn số liệu"),
        ("Dữ liệu", "Tệp", "progress-2024-a.xlsx", "Nguồn số liệu"),
        ("Kết quả từng đơn vị", "Mã nhiệm vụ", "NV1", "Giải trình số liệu"),
        ("Kinh phí", "Mã số liệu", "KP05b", "Giải trình số liệu"),
    ],
)
def test_every_sheet_leads_on_to_where_its_rows_come_from(
    collection: Collection, sheet: str, column: str, said: str, to: str
) -> None:
    path: Path = collection.folder / "tong-hop.xlsx"
    budget = "| cost_item | funding_source | manner | allocated_vnd | spent_vnd |\n|-|-|-|-|-|\n" + MONEY
    merged(collection, [collection.progress("a", budget=budget)], output=path)
    found = openpyxl.load_workbook(path)
    heads = {str(cell.value): int(cell.column or 0) for cell in found[sheet][5]}
    cell = next(
        c for (c,) in found[sheet].iter_rows(min_row=6, min_col=heads[column], max_col=heads[column]) if c.value == said
    )
    assert cell.hyperlink is not None
    target, _, place = str(cell.hyperlink.location).rpartition("!")
    assert target.strip("'") == to
    row = [str(c.value) for c in found[to][found[to][place].row]]
    assert any(said in text for text in row)


@pytest.mark.parametrize(("most", "linked"), [(2, 2), (1, 0)])
def test_a_column_with_more_links_than_a_sheet_takes_goes_without(
    collection: Collection, monkeypatch: pytest.MonkeyPatch, most: int, linked: int
) -> None:
    monkeypatch.setattr(ledger_links, "_MOST", most)
    path: Path = collection.folder / "tong-hop.xlsx"
    merged(collection, [collection.progress(unit) for unit in ("a", "b")], output=path)
    sheet = openpyxl.load_workbook(path)["Tình hình gửi báo cáo"]
    files = next(cell.column for cell in sheet[5] if cell.value == "Tệp")
    cells = [sheet.cell(row, files) for row in range(6, sheet.max_row + 1)]
    assert [str(cell.value) for cell in cells if cell.value][:2] == ["progress-2024-a.xlsx", "progress-2024-b.xlsx"]
    assert sum(cell.hyperlink is not None for cell in cells) == linked
