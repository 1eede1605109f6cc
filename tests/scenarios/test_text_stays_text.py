"""What an officer typed as text stays text in everything that leaves the house, whatever it looks like.

Text that begins with "=", "+", "-" or "@" would be a formula to a spreadsheet, "<" and "{{" would be markup to Word.
"""

from pathlib import Path

import openpyxl
import pytest
from docx import Document

from kehoach_xlsx.pipeline import publish

from ..support.collection import Collection
from ..support.merging import merged

NASTY = (
    "=1+1 lớp cho 30 người",
    "+84 912 là số điện thoại của 02 tổ",
    "-5 độ vẫn tổ chức 03 buổi",
    "@phòng đọc mở 02 lần",
    '=HYPERLINK("http://example.vn","mở 01 tệp")',
    "5 < 7 & {{ 7 * 7 }} {% raw %} <w:p/>",
    "'=2 dấu nháy",
)


def _tasks(text: str) -> str:
    return f'| task_code | result | evidence |\n|---|---|---|\n| NV1 | "{text}" | "{text}" |'


def _consolidated(collection: Collection, text: str) -> Path:
    output = collection.folder / "tong-hop.xlsx"
    result = merged(collection, [collection.progress("a", tasks=_tasks(text))], output=output)
    assert not result.has_errors
    return output


@pytest.mark.parametrize("text", NASTY)
def test_it_stands_in_the_consolidated_workbook_as_text(collection: Collection, text: str) -> None:
    book = openpyxl.load_workbook(_consolidated(collection, text))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert [cell for cell in cells if cell.hyperlink and text in str(cell.value)] == []
    assert any(text in str(cell.value) for cell in cells)


@pytest.mark.parametrize("text", NASTY)
def test_it_stands_in_the_report_as_text(collection: Collection, text: str) -> None:
    report = collection.folder / "bao-cao.docx"
    publish(_consolidated(collection, text), report)
    document = Document(str(report))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])
    assert text.strip("'") in told
