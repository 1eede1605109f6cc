"""A file in, its tables out, whatever people did to the sheets.

1. The identity stands three times; the majority speaks, disagreement is said.
2. Headings are found with case and spacing forgiven, in moved columns and shifted rows.
3. What stands outside the columns is an error that names the cell, never dropped.
"""

from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.excel.layout import Cell, SheetLayout, WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.flow.intake import take_in
from kehoach_xlsx.model.identity import STAMP_NAME, STAMP_SHEET, Identity, read_stamp
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.workbooks.progress import PROGRESS
from tests.support.collection import Collection

ONE = Identity(kind="progress", schema_version=PROGRESS.version, plan="1/KH", unit="a")
OTHER = Identity(kind="progress", schema_version=PROGRESS.version, plan="1/KH", unit="b")


def _stamped(path: Path, sheet: Identity | None, prop: Identity | None, name: Identity | None) -> Incoming:
    cells = (Cell(row=1, column=1, value=sheet.stamp()),) if sheet else ()
    layout = WorkbookLayout(
        sheets=(SheetLayout(name="Trang"), SheetLayout(name=STAMP_SHEET, cells=cells, hidden=True)),
        defined_names={STAMP_NAME: f'="{name.stamp()}"'} if name else {},
        custom_properties={STAMP_NAME: prop.stamp()} if prop else {},
    )
    path.write_bytes(to_bytes(layout))
    return take_in(path, path.name, {"progress": PROGRESS})


@pytest.mark.parametrize(
    ("stamps", "unit", "agree"),
    [
        ((ONE, ONE, ONE), "a", True),
        ((ONE, None, None), "a", True),
        ((None, ONE, None), "a", True),
        ((None, None, ONE), "a", True),
        ((OTHER, ONE, ONE), "a", False),
        ((ONE, OTHER, None), "a", False),
    ],
)
def test_the_majority_of_the_stamps_speaks(
    tmp_path: Path, stamps: tuple[Identity | None, Identity | None, Identity | None], unit: str, agree: bool
) -> None:
    incoming = _stamped(tmp_path / "x.xlsx", *stamps)
    assert incoming.identity is not None
    assert incoming.identity.unit == unit
    assert ("KH010" not in {f.code for f in incoming.findings}) == agree


def test_a_workbook_without_stamps_is_not_ours(tmp_path: Path) -> None:
    assert [f.code for f in _stamped(tmp_path / "x.xlsx", None, None, None).findings] == ["KH003"]


@pytest.mark.parametrize("reference", ["58/KH-UBND", "a|b", '50%"x"'])
def test_a_stamp_is_read_back_whatever_stands_in_it(reference: str) -> None:
    identity = Identity(kind="plan", schema_version="1", plan=reference)
    assert read_stamp(identity.stamp()) == identity


def _changed(path: Path, change: object) -> Incoming:
    book = openpyxl.load_workbook(path)
    change(book)  # type: ignore[operator] # a function of a workbook
    book.save(path)
    return take_in(path, path.name, {"progress": PROGRESS})


def _values(incoming: Incoming, column: str) -> list[object]:
    return [row.cells.get(column) for row in incoming.tables["tasks"].rows]


def test_moved_columns_and_shifted_headings_are_found_again(collection: Collection) -> None:
    path = collection.progress("a")
    before = take_in(path, path.name, {"progress": PROGRESS})

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Kết quả nhiệm vụ"]
        sheet.insert_rows(4, 3)
        sheet.insert_cols(2, 2)

    after = _changed(path, change)
    assert _values(after, "status") == _values(before, "status")
    assert after.cells_read == before.cells_read


def test_a_renamed_sheet_is_known_by_its_headings(collection: Collection) -> None:
    path = collection.progress("a")

    def change(book: openpyxl.Workbook) -> None:
        book["Kết quả nhiệm vụ"].title = "Sheet1"

    after = _changed(path, change)
    assert "tasks" in after.tables
    assert not after.has_errors


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        ("Kết quả nhiệm vụ", "Z8"),
        ("Kết quả nhiệm vụ", "R2"),
        ("Thông tin", "A60"),
        ("Thông tin", "E9"),
        ("Ghi thêm", "B2"),
    ],
)
def test_content_outside_the_columns_is_an_error_that_names_the_cell(
    collection: Collection, sheet: str, cell: str
) -> None:
    path = collection.progress("a")

    def change(book: openpyxl.Workbook) -> None:
        target = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
        target[cell] = "Gửi bổ sung sau"

    after = _changed(path, change)
    found = [(f.code, f.origin.sheet, f.cell, f.value) for f in after.findings]
    assert ("KH009", sheet, cell, "Gửi bổ sung sau") in found
    assert after.cells_outside == 1


def test_a_template_of_another_release_is_noted_and_still_read(tmp_path: Path) -> None:
    made = Identity(kind="progress", schema_version=PROGRESS.version, plan="1/KH", unit="a", schema_hash="00000000")
    assert "KH016" in {f.code for f in _stamped(tmp_path / "x.xlsx", made, made, made).findings}


def test_our_own_template_carries_the_digest_of_its_declaration(collection: Collection) -> None:
    path = collection.progress("a")
    incoming = take_in(path, path.name, {"progress": PROGRESS})
    assert incoming.identity is not None
    assert incoming.identity.schema_hash == PROGRESS.digest
    assert "KH016" not in {f.code for f in incoming.findings}
