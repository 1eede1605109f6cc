"""A district's communes have no workbook: their figures come in the district's, a column each (DOMAIN §4).

1. The plan says so: a unit that need not report, and names through whom it does. Nobody else's template changes.
2. The template has a row for each indicator that adds up across units, a column for each commune, and their sum.
3. The cells are judged one by one, by the workbook and by `kxl validate` alike.
4. The communes must add up to the district's own figure (KH468); none is below zero (KH469).
5. Each figure is a row of its own in *Dữ liệu*, with commune, sender, file, sheet and cell, and is traced from there.
6. The district's own figure speaks: nothing is counted twice, and no cell is lost.
7. The register names the communes as reported through the district.
8. A level up the same rows arrive.
"""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kehoach_xlsx.excel.layout import SheetLayout
from kehoach_xlsx.handing_out import Handouts
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.repeated import MOST
from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.trace import Traced, trace
from kehoach_xlsx.pipeline import check, make_templates
from tests.law.recalculating import NEEDS_LIBREOFFICE, recalculated
from tests.support.collection import Collection, plan_book
from tests.support.levels import Levels, level_plan
from tests.support.merging import codes, loaded, merged
from tests.support.writing import Damage

TITLE = "Số liệu theo đơn vị trực thuộc"
COMMUNES = """
    | unit_code | name                       | short_name  | category        | level | reports_through | must_report |
    |-----------|----------------------------|-------------|-----------------|-------|-----------------|-------------|
    | x1        | Ủy ban nhân dân xã Bến Đá  | Xã Bến Đá   | Ủy ban nhân dân | Xã    | c               | Không       |
    | x2        | Ủy ban nhân dân xã Khe Sim | Xã Khe Sim  | Ủy ban nhân dân | Xã    | c               | Không       |
"""
_COMMUNE = {"category": "Ủy ban nhân dân", "level": "Xã", "reports_through": "c", "must_report": "Không"}
OWN = """
    | indicator_code | in_period |
    |----------------|-----------|
    | CT2            | 900       |
    | CT3            | 0         |
"""
ADDING_UP = """
    | indicator_code | by_subordinate_01 | by_subordinate_02 |
    |----------------|-------------------|-------------------|
    | CT2            | 400               | 500               |
    | CT3            | 0                 | 0                 |
"""


@pytest.fixture
def district(tmp_path: Path) -> Collection:
    """The toy plan, in which two communes report through the district "c"."""
    return Collection(tmp_path, plan_book(units=COMMUNES))


def sheets_of(collection: Collection, unit: str) -> dict[str, SheetLayout]:
    found = collection.plan.unit(unit)
    assert found is not None
    layout = Handouts(collection.roster, "progress", collection.period("2024")).layout(found)
    return {sheet.name: sheet for sheet in layout.sheets}


def headings(sheet: SheetLayout) -> list[object]:
    return [cell.value for cell in sheet.cells if cell.row == 5]


def found_in(path: Path) -> list[Finding]:
    return [finding for one in check([path]).submissions for finding in one.findings]


def below(book: Book) -> list[Row]:
    return [row for row in book.rows("data") if row.get("source_sheet") == TITLE]


# --- the template ---------------------------------------------------------------------------------------


def test_the_district_gets_a_column_for_each_commune_under_its_name(district: Collection) -> None:
    sheet = sheets_of(district, "c")[TITLE]
    assert headings(sheet)[:6] == ["Mã chỉ tiêu", "Chỉ tiêu, số liệu", "Đơn vị tính", "Cộng", "Xã Bến Đá", "Xã Khe Sim"]
    assert sheet.hidden_columns == (7,)
    assert [row[0] for row in sheet.blocks[0].rows] == ["CT2", "CT3"]


def test_the_sum_is_computed(district: Collection) -> None:
    formulas = [cell.formula for cell in sheets_of(district, "c")[TITLE].cells if cell.row == 6 and cell.formula]
    assert formulas == ['IF(COUNT($E6:$F6)=0,"",SUM($E6:$F6))']


@pytest.mark.parametrize("unit", ["a", "b"])
def test_a_unit_without_communes_has_no_such_sheet(district: Collection, unit: str) -> None:
    assert TITLE not in sheets_of(district, unit)


def test_a_commune_that_must_report_itself_has_no_column(tmp_path: Path) -> None:
    collection = Collection(tmp_path, plan_book(units=COMMUNES.replace("Không", "Có   ")))
    assert TITLE not in sheets_of(collection, "c")


def test_other_units_get_the_same_bytes_whether_others_have_communes_or_not(district: Collection) -> None:
    period, plain = district.period("2024"), Collection(district.folder)
    here = Handouts(district.roster, "progress", period)
    district_unit, unit = district.plan.unit("c"), district.plan.unit("a")
    assert district_unit is not None
    assert unit is not None
    here.workbook(district_unit)
    same_plan = replace(plain.roster, plan=replace(plain.plan, fingerprint=district.plan.fingerprint))
    assert here.workbook(unit) == Handouts(same_plan, "progress", period).workbook(unit)


def test_more_communes_than_columns_are_the_coordinators_mistake(tmp_path: Path) -> None:
    lines = (f"| x{n} | Xã số {n} | Ủy ban nhân dân | Xã | c | Không |" for n in range(MOST + 1))
    head = "| unit_code | name | category | level | reports_through | must_report |\n|---|---|---|---|---|---|\n"
    collection = Collection(tmp_path, plan_book(units=head + "\n".join(lines)))
    with pytest.raises(UserMistake, match=r"61 đơn vị báo cáo qua UBND huyện Thượng Nguồn, nhưng .* 60 cột"):
        make_templates(loaded(collection), "progress", tmp_path, period="2024")


# --- the filled workbook --------------------------------------------------------------------------------


def test_communes_that_add_up_give_no_finding(district: Collection) -> None:
    assert found_in(district.progress("c", indicators=OWN, subordinates=ADDING_UP)) == []


def test_communes_that_do_not_add_up_are_told_with_how_many_are_blank(district: Collection) -> None:
    path = district.progress(
        "c",
        indicators=OWN,
        subordinates="""
            | indicator_code | by_subordinate_01 |
            |----------------|-------------------|
            | CT2            | 400               |
        """,
    )
    (finding,) = found_in(path)
    assert (finding.code, finding.cell) == ("KH468", "D6")
    assert "cộng lại là 400 (còn 01 đơn vị chưa có số)" in finding.message()


def test_a_cell_that_is_no_number_is_told_at_its_place(district: Collection) -> None:
    path = district.progress("c", indicators=OWN, subordinates=ADDING_UP.replace("500", "năm trăm"))
    assert [(f.code, f.cell) for f in found_in(path)] == [("KH101", "F6")]


def test_a_figure_below_zero_is_told_at_its_place(district: Collection) -> None:
    path = district.progress("c", indicators=OWN, subordinates=ADDING_UP.replace("500", "-5 ").replace("400", "905"))
    assert [(f.code, f.cell) for f in found_in(path)] == [("KH469", "F6")]


@NEEDS_LIBREOFFICE
@pytest.mark.parametrize(("typed", "errors"), [("500", 0), ("năm trăm", 1)])
def test_the_workbooks_own_check_agrees_cell_by_cell(district: Collection, typed: str, errors: int) -> None:
    path = district.progress("c", indicators=OWN, subordinates=ADDING_UP.replace("500", typed))
    (saved,) = recalculated([path], district.folder / "saved").values()
    shown = openpyxl.load_workbook(saved, data_only=True)["Tự kiểm tra"]["B3"].value
    assert shown == errors == len(found_in(path))


def test_a_file_that_lost_its_defined_names_is_read_all_the_same(district: Collection) -> None:
    path = district.progress("c", indicators=OWN, subordinates=ADDING_UP.replace("500", "501"))
    book = openpyxl.load_workbook(path)
    for name in [n for n in book.defined_names if n.startswith("kxl_subordinates.")]:
        del book.defined_names[name]
    book.save(path)
    assert [(f.code, f.cell) for f in found_in(path)] == [("KH468", "D6")]


# --- the merge ------------------------------------------------------------------------------------------


def test_each_figure_of_a_commune_is_a_row_of_its_own(district: Collection) -> None:
    result = merged(district, [district.progress("c", indicators=OWN, subordinates=ADDING_UP)])
    told = [
        [str(row.get(n)) for n in ("source_unit", "source_sender", "source_cell", "indicator_code", "in_period")]
        for row in below(result.book)
    ]
    assert told == [
        ["x1", "c", "E6", "CT2", "400.000000"],
        ["x2", "c", "F6", "CT2", "500.000000"],
        ["x1", "c", "E7", "CT3", "0.000000"],
        ["x2", "c", "F7", "CT3", "0.000000"],
    ]
    assert result.account.closes
    assert "KH499" not in codes(result)


def test_the_districts_own_figure_speaks_and_nothing_is_counted_twice(district: Collection) -> None:
    paths = [district.progress("a"), district.progress("c", indicators=OWN, subordinates=ADDING_UP)]
    book = merged(district, paths).book
    total = next(row for row in book.rows("indicators") if row["indicator_code"] == "CT2")
    assert total["in_period"] == Decimal(902)
    found = trace(book, "CT2")
    assert isinstance(found, Traced)
    assert found.adds_up
    parts = [(p.cell, p.value, p.counted) for p in found.parts if p.sheet == TITLE]
    assert parts == [("E6", Decimal(400), False), ("F6", Decimal(500), False)]


def test_the_register_names_the_communes_as_reported_through_the_district(district: Collection) -> None:
    result = merged(district, [district.progress("c", indicators=OWN, subordinates=ADDING_UP)])
    told = [(r["unit_code"], r["state"], r.get("spoken_by")) for r in result.book.rows("register") if r.get("file")]
    assert told == [("c", "Được tổng hợp", None), ("x1", "Được tổng hợp", "c"), ("x2", "Được tổng hợp", "c")]


def test_a_row_with_an_error_is_left_out_and_the_account_closes(district: Collection) -> None:
    path = district.progress("c", indicators=OWN, subordinates=ADDING_UP.replace("500", "năm trăm"))
    result = merged(district, [path], accept_with_errors=True)
    assert [row["indicator_code"] for row in below(result.book)] == ["CT3", "CT3"]
    assert result.account.closes


def test_without_the_sheet_the_report_is_as_it_was(district: Collection) -> None:
    result = merged(district, [district.progress("c", indicators=OWN, damage=Damage(missing=("subordinates",)))])
    assert below(result.book) == []
    assert result.account.closes


# --- a level up -----------------------------------------------------------------------------------------


def test_a_level_up_the_same_figures_of_communes_arrive(tmp_path: Path) -> None:
    story = Levels(tmp_path, {"bo": ("tinh",), "tinh": ("c",)})
    office = story.offices["tinh"]
    units = [*office.book.rows("units"), *({**_COMMUNE, "unit_code": c, "name": f"Xã {c}"} for c in ("x1", "x2", "x3"))]
    story.offices["tinh"] = Collection(office.folder, level_plan("tinh", units))
    path = story.report(
        "c",
        indicators=[{"indicator_code": "CT1", "in_period": 9}],
        subordinates=[{"indicator_code": "CT1", "by_subordinate_01": 4, "by_subordinate_03": 5}],
    )
    here, above = story.merged("tinh", path), story.merged("bo", story.merge("tinh", path))
    told = ("source_unit", "source_sender", "source_cell", "in_period")
    assert [[row.get(n) for n in told] for row in below(here.book)] == [["x1", "c", "E6", 4], ["x3", "c", "G6", 5]]
    assert [[row.get(n) for n in told] for row in below(above.book)] == [
        ["tinh/x1", "tinh/c", "E6", 4],
        ["tinh/x3", "tinh/c", "G6", 5],
    ]
    assert above.account.closes
    assert next(r for r in above.book.rows("indicators") if r["indicator_code"] == "CT1")["in_period"] == 9
    parts = [r.get("unit_code") for r in above.book.rows("ledger") if r.get("figure_code") == "CT1"]
    assert parts == ["tinh/c", "tinh/x1", "tinh/x3"]
