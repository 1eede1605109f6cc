"""The reconciliation slip: a unit sees its own figures as they were merged, and has room to confirm or correct them."""

import io

import openpyxl

from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.outputs.reconcile import slips
from tests.support.collection import Collection
from tests.support.merging import merged

FIGURES = "| indicator_code | in_period | cumulative | estimated |\n|-|-|-|-|\n| CT2 | {} | | |\n| CT3 | 0 | | |"


def test_every_merged_unit_gets_a_slip_with_its_own_figures_only(collection: Collection) -> None:
    paths = [collection.progress(unit, indicators=FIGURES.format(n)) for unit, n in (("a", 10), ("b", 20))]
    made = dict(slips(merged(collection, paths).book))
    assert list(made) == ["doi-chieu-2024-a.xlsx", "doi-chieu-2024-b.xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(to_bytes(made["doi-chieu-2024-b.xlsx"])))["Đối chiếu"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert rows[0][:4] == ["Số liệu", "Đơn vị tính", "Số đơn vị báo cáo", "Số đã tổng hợp"]
    assert ["CT2. Số lượt bạn đọc", "lượt người", 20, 20] in [row[:4] for row in rows]
    assert not any("Sở Văn hóa" in str(row[0]) for row in rows[1:-3])
    assert any("(Ký, ghi rõ họ tên)" in row for row in rows)
