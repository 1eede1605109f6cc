"""Links of the consolidated workbook lead from a figure to its ledger rows, and from there to where it was read."""

from pathlib import Path

import openpyxl

from tests.support.collection import Collection
from tests.support.merging import merged

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
