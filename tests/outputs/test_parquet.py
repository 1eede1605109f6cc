"""Past one sheet's capacity (DOMAIN §4, CLI.md --parquet).

1. What a sheet cannot hold goes to Parquet beside the workbook; the sheet holds its first rows and says so.
2. Nothing is lost, and numbers, days and texts come back as they were.
3. The workbook stays usable: merging again, tracing, the report, the level above. Without its Parquet file it says
   what is missing, and never gives a part for the whole.
4. With --parquet both sheets go there in any case. The same inputs give the same bytes.
"""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from click.testing import CliRunner

from kehoach_xlsx.cli.main import kxl
from kehoach_xlsx.consolidate.consolidation import Consolidation
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.table import Row
from kehoach_xlsx.outputs.overflow import CAPACITY, files_beside
from kehoach_xlsx.outputs.parquet import from_parquet, to_parquet
from kehoach_xlsx.overflowing import completed
from kehoach_xlsx.pipeline import load_consolidated, merge, publish
from kehoach_xlsx.workbooks.consolidated import DATA
from tests.support.collection import Collection
from tests.support.merging import loaded, row

READERS = {"a": 10, "b": 20, "c": 30}
FEW = 6


@pytest.fixture
def files(collection: Collection) -> list[Path]:
    """The reports of three units."""
    return [
        collection.progress(unit, indicators=f"| indicator_code | in_period |\n|-|-|\n| CT2 | {n} |")
        for unit, n in READERS.items()
    ]


def _merged(collection: Collection, files: Sequence[Path], output: Path, **how: Path | int) -> Consolidation:
    folder, capacity = how.get("parquet"), how.get("capacity", CAPACITY)
    assert isinstance(capacity, int)
    assert not isinstance(folder, int)
    return merge(files, loaded(collection), output, period="2024", parquet=folder, capacity=capacity)


def test_a_sheet_that_is_too_long_holds_its_first_rows_and_says_where_all_are(
    collection: Collection, files: list[Path], tmp_path: Path
) -> None:
    output = tmp_path / "out" / "tong-hop.xlsx"
    result = _merged(collection, files, output, capacity=FEW)
    assert [path.name for path in result.beside] == ["tong-hop.du-lieu.parquet", "tong-hop.giai-trinh-so-lieu.parquet"]
    assert all(path.parent == output.parent for path in result.beside)
    sheet = openpyxl.load_workbook(output)["Dữ liệu"]
    every = len(result.book.rows("data"))
    assert every > FEW
    assert [r[0].value for r in sheet.iter_rows(min_row=6)] == ["a"] * FEW
    assert f"chỉ có {FEW} dòng đầu trong tổng số {every} dòng" in str(sheet["A3"].value)
    assert "tong-hop.du-lieu.parquet" in str(sheet["A3"].value)


def test_no_row_is_lost_and_all_come_back_as_they_were(
    collection: Collection, files: list[Path], tmp_path: Path
) -> None:
    result = _merged(collection, files, tmp_path / "parts.xlsx", capacity=FEW)
    _merged(collection, files, tmp_path / "whole.xlsx")
    read = completed(load_consolidated(tmp_path / "parts.xlsx"), tmp_path / "parts.xlsx")
    whole = load_consolidated(tmp_path / "whole.xlsx")
    for name in ("data", "ledger"):
        assert [_plain(r) for r in read.rows(name)] == [_plain(r) for r in whole.rows(name)]
    assert result.account.cells_read == result.account.cells_merged + result.account.cells_set_aside


def _plain(row: object) -> dict[str, object]:
    assert isinstance(row, dict)
    return {k: v for k, v in row.items() if v is not None and not k.startswith("_")}


def test_every_statistics_program_can_read_the_file(collection: Collection, files: list[Path], tmp_path: Path) -> None:
    _merged(collection, files, tmp_path / "t.xlsx", parquet=tmp_path / "kho")
    frame = pl.read_parquet(tmp_path / "kho" / "t.du-lieu.parquet")
    told = frame.filter(pl.col("source_sheet") == "Chỉ tiêu, số liệu", pl.col("indicator_code") == "CT2")
    assert dict(zip(told["source_unit"], told["in_period"].cast(pl.Int64), strict=True)) == READERS


def test_with_parquet_both_sheets_go_there_and_stay_in_the_workbook_too(
    collection: Collection, files: list[Path], tmp_path: Path
) -> None:
    output = tmp_path / "out" / "tong-hop.xlsx"
    result = _merged(collection, files, output, parquet=tmp_path / "kho")
    assert {path.parent.name for path in result.beside} == {"kho"}
    assert len(load_consolidated(output).rows("data")) == len(result.book.rows("data"))
    note = str(openpyxl.load_workbook(output)["Dữ liệu"]["A3"].value)
    assert note.endswith(
        f"Toàn bộ {len(result.book.rows('data'))} dòng cũng có trong tệp ../kho/tong-hop.du-lieu.parquet."
    )


def test_without_the_option_and_with_room_there_is_no_parquet(
    collection: Collection, files: list[Path], tmp_path: Path
) -> None:
    result = _merged(collection, files, tmp_path / "t.xlsx")
    assert result.beside == ()
    assert not list(tmp_path.glob("**/*.parquet"))
    assert not list(files_beside(load_consolidated(tmp_path / "t.xlsx")))


def test_the_same_files_give_the_same_bytes_in_any_order(
    collection: Collection, files: list[Path], tmp_path: Path
) -> None:
    for name, given in (("one", files), ("two", files[::-1])):
        _merged(collection, given, tmp_path / name / "t.xlsx", capacity=FEW)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
    assert len(list((tmp_path / "one").iterdir())) == 3


def test_the_figures_the_report_and_a_second_merge_are_those_of_the_whole(
    collection: Collection, files: list[Path], tmp_path: Path
) -> None:
    parts, whole = tmp_path / "parts" / "t.xlsx", tmp_path / "whole" / "t.xlsx"
    for output, capacity in ((parts, FEW), (whole, CAPACITY)):
        for _ in range(2):  # the second goes on with what the first wrote
            result = _merged(collection, files, output, capacity=capacity)
        assert row(result, "indicators", "indicator_code", "CT2")["in_period"] == 60
        assert not {f.code for f in result.findings} & {"KH450", "KH465", "KH499"}
        publish(output, output.with_suffix(".docx"))
    assert parts.with_suffix(".docx").read_bytes() == whole.with_suffix(".docx").read_bytes()


def test_a_figure_is_traced_through_the_file_beside(collection: Collection, files: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "t.xlsx"
    _merged(collection, files, output, capacity=FEW)
    said = CliRunner().invoke(kxl, ["trace", str(output), "CT2", "--json"])
    assert said.exit_code == 0, said.output
    told = json.dumps(json.loads(said.output), ensure_ascii=False)
    assert all(path.name in told for path in files)


@pytest.mark.parametrize("content", [None, b"PAR1 of another merge"])
def test_without_the_right_file_beside_it_the_part_is_not_taken_for_the_whole(
    collection: Collection, files: list[Path], tmp_path: Path, content: bytes | None
) -> None:
    output = tmp_path / "t.xlsx"
    result = _merged(collection, files, output, capacity=FEW)
    for path in result.beside:
        path.unlink()
        if content is not None:
            path.write_bytes(content)
    with pytest.raises(UserMistake, match=r"t\.du-lieu\.parquet"):
        completed(load_consolidated(output), output)
    above = _merged(collection, [output], tmp_path / "above.xlsx")
    assert [f.code for s in above.submissions for f in s.findings if f.code == "KH466"] == ["KH466"]


def test_the_level_above_takes_the_rows_of_the_file_beside(
    collection: Collection, files: list[Path], tmp_path: Path
) -> None:
    output = tmp_path / "t.xlsx"
    _merged(collection, files, output, capacity=FEW)
    above = _merged(collection, [output], tmp_path / "above.xlsx")
    assert row(above, "indicators", "indicator_code", "CT2")["in_period"] == 60


def test_numbers_days_and_texts_keep_their_types() -> None:
    rows: tuple[Row, ...] = (
        {
            "source_unit": "a",
            "in_period": Decimal("1234567.125"),
            "finished_on": date(2024, 6, 20),
            "result": "Đã xong",
        },
    )
    assert from_parquet(DATA, to_parquet(DATA, rows)) == rows
