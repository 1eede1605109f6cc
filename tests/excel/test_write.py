"""The finished file holds everything that was asked for, or there is none and an error says why."""

import warnings
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree

from kehoach_xlsx.excel import write as write_module
from kehoach_xlsx.excel.layout import (
    Block,
    Cell,
    CellRange,
    Chart,
    ConditionalFormat,
    Print,
    Series,
    SheetLayout,
    Style,
    Validation,
    WorkbookLayout,
)
from kehoach_xlsx.excel.styles import STYLES
from kehoach_xlsx.excel.write import LayoutError, to_bytes

from .crafted import SHEET, column_of, part
from .showcase import SHOWCASE

DATA = to_bytes(SHOWCASE)
FORM = "xl/worksheets/sheet2.xml"
A1 = CellRange(first_row=1, first_column=1, last_row=1, last_column=1)


def elements(name: str, tag: str) -> list[Any]:
    return list(etree.fromstring(part(DATA, name).encode()).iter(f"{{*}}{tag}"))


def sheet(**changes: Any) -> WorkbookLayout:
    return WorkbookLayout(sheets=(replace(SheetLayout(name="S"), **changes),))


def test_the_same_layout_gives_the_same_bytes() -> None:
    assert to_bytes(SHOWCASE) == DATA


def test_every_validation_and_conditional_format_arrives() -> None:
    form = SHOWCASE.sheets[1]
    checks = elements(FORM, "dataValidation")
    assert [check.get("sqref") for check in checks] == [check.ref.a1 for check in form.validations]
    assert len(elements(FORM, "cfRule")) == len(form.conditional_formats)
    prompts = [check.get("prompt", "") for check in checks]
    assert prompts == [check.prompt for check in form.validations]


def test_lists_go_by_defined_name_and_dates_as_numbers() -> None:
    formulas = [element.text for element in elements(FORM, "formula1")]
    assert formulas[:3] == ["DM_TRANG_THAI", "0", "45658"]
    assert elements(FORM, "formula2")[1].text == "46022"


def test_a_protected_sheet_can_still_be_read_sized_filtered_and_sorted() -> None:
    (protection,) = elements(FORM, "sheetProtection")
    allowed = {key for key, value in protection.attrib.items() if value == "0"}
    assert allowed == {"formatColumns", "formatRows", "sort", "autoFilter"}
    assert protection.get("sheet") == "1"
    assert protection.get("password") is None


def test_only_input_is_unlocked_and_so_is_what_gets_pasted() -> None:
    unlocked = {style for style in Style if not STYLES[style]["locked"]}
    assert unlocked == {style for style in Style if style.startswith(("input", "marked"))}
    assert set(STYLES) == set(Style)
    normal = elements("xl/styles.xml", "cellStyleXfs")[0][0]
    assert normal[0].get("locked") == "0"


def test_the_structure_is_locked_where_the_schema_wants_it() -> None:
    names = [etree.QName(element).localname for element in etree.fromstring(part(DATA, "xl/workbook.xml").encode())]
    assert names[names.index("workbookPr") + 1] == "workbookProtection"
    assert "workbookProtection" not in part(to_bytes(sheet()), "xl/workbook.xml")


def test_hidden_sheets_are_hidden_and_the_active_one_is_shown() -> None:
    states = [element.get("state") for element in elements("xl/workbook.xml", "sheet")]
    assert states == ["veryHidden", None, None]
    (view,) = elements("xl/workbook.xml", "workbookView")
    assert (view.get("activeTab"), view.get("firstSheet")) == ("1", "1")


def test_formulas_carry_no_made_up_result() -> None:
    formulas = elements(FORM, "f")
    assert len(formulas) == 5
    assert all(not formula.getnext().text for formula in formulas)


def test_charts_are_native() -> None:
    assert elements("xl/charts/chart1.xml", "barChart")
    assert elements("xl/charts/chart2.xml", "doughnutChart")


@pytest.mark.parametrize("kind", ["bar", "column", "pie", "doughnut", "stacked_bar"])
def test_every_kind_of_chart_can_be_written(kind: Any) -> None:
    series = Series(name="a", categories="'S'!$A$1:$A$2", values="'S'!$B$1:$B$2")
    chart = Chart(kind=kind, title="T", series=(series,), row=5, column=1)
    assert "<c:chart>" in part(to_bytes(sheet(charts=(chart,))), "xl/charts/chart1.xml")


def test_numbers_show_decimals_only_where_there_are_some() -> None:
    styles = part(to_bytes(column_of(1000, 1000.5, style=Style.BODY_NUMBER)), "xl/styles.xml")
    assert 'formatCode="#,##0.0##"' in styles
    assert 'formatCode="#,##0"' in styles


def test_long_text_gets_a_height_that_may_still_grow() -> None:
    layout = sheet(cells=(Cell(row=1, column=1, value="việc cần làm " * 20), Cell(row=2, column=1, value="x")))
    rows = etree.fromstring(part(to_bytes(layout), SHEET).encode()).findall(".//{*}row")
    assert float(rows[0].get("ht", "0")) > 100
    assert rows[0].get("customHeight") is None
    assert rows[1].get("ht") is None


def test_a_height_that_was_asked_for_stays() -> None:
    layout = sheet(cells=(Cell(row=1, column=1, value="dài " * 90),), heights={1: 45})
    (row,) = etree.fromstring(part(to_bytes(layout), SHEET).encode()).findall(".//{*}row")
    assert (row.get("ht"), row.get("customHeight")) == ("45", "1")


def test_control_characters_in_messages_leave_the_file_valid() -> None:
    check = Validation(ref=A1, kind="any", prompt="một\x0bhai\nba\ud800")
    xml = etree.fromstring(part(to_bytes(sheet(validations=(check,))), SHEET).encode())
    (found,) = xml.iter("{*}dataValidation")
    assert found.get("prompt") == "một hai\nba\ufffd"


def dv(**changes: Any) -> WorkbookLayout:
    check = Validation(ref=A1, kind="decimal", minimum=0, maximum=1)
    return sheet(validations=(replace(check, **changes),))


REFUSED = {
    "a prompt title of 33 characters": dv(prompt_title="x" * 33),
    "an error title of 17 emoji": dv(error_title="😀" * 17),
    "a prompt of 256 characters": dv(prompt="x" * 256),
    "an error message of 128 emoji": dv(error="😀" * 128),
    "a validation formula of 256 characters": dv(kind="custom", formula="=" + "1" * 256),
    "a list that has no defined name": dv(kind="list", source="KHONG_CO"),
    "a list without a source": dv(kind="list"),
    "a custom validation without a formula": dv(kind="custom"),
    "a range without its end": dv(maximum=None),
    "a validation that does nothing": dv(kind="any"),
    "text longer than a cell holds": column_of("x" * 32_768),
    "emoji longer than a cell holds": column_of("😀" * 16_384),
    "a number with too many digits": column_of(12345678901234567),
    "no number": column_of(float("nan")),
    "a date before Excel's first": column_of(date(1899, 12, 31)),
    "a sheet name of 32 characters": sheet(name="x" * 32),
    "a sheet name with a slash": sheet(name="a/b"),
    "two sheets of one name": WorkbookLayout(sheets=(SheetLayout(name="A"), SheetLayout(name="a"))),
    "no visible sheet": sheet(hidden=True),
    "an active sheet that is not there": WorkbookLayout(sheets=(SheetLayout(name="A"),), active_sheet="B"),
    "a cell written twice": sheet(cells=(Cell(row=1, column=1), Cell(row=1, column=1))),
    "a cell inside a table": sheet(
        cells=(Cell(row=2, column=1),),
        blocks=(Block(first_row=1, first_column=1, styles=(Style.BODY,), rows=((1,), (2,))),),
    ),
    "a row that is too short": sheet(
        blocks=(Block(first_row=1, first_column=1, styles=(Style.BODY, Style.BODY), rows=((1,),)),)
    ),
    "a cell outside the sheet": sheet(cells=(Cell(row=0, column=1),)),
    "two merges that overlap": sheet(cells=(Cell(row=1, column=1, span=(2, 2)), Cell(row=2, column=2, span=(2, 2)))),
    "a header of 256 characters": sheet(print=Print(header="x" * 256)),
    "a defined name like a cell": WorkbookLayout(sheets=(SheetLayout(name="A"),), defined_names={"AB1": "=1"}),
    "a property of 256 characters": WorkbookLayout(sheets=(SheetLayout(name="A"),), custom_properties={"a": "x" * 256}),
}


@pytest.mark.parametrize("layout", REFUSED.values(), ids=REFUSED.keys())
def test_what_excel_cannot_hold_is_refused(layout: WorkbookLayout) -> None:
    with pytest.raises(LayoutError):
        to_bytes(layout)


def test_a_refusal_names_the_cell() -> None:
    with pytest.raises(LayoutError, match="'S' A3") as refused:
        to_bytes(column_of("a", "b", "x" * 40_000))
    assert (refused.value.sheet, refused.value.place) == ("S", "A3")


def test_what_just_fits_is_written() -> None:
    fits = dv(prompt_title="x" * 32, prompt="😀" * 127 + "x", error_title="😀" * 16, error="x" * 255)
    assert 'promptTitle="xxxx' in part(to_bytes(fits), SHEET)


def test_a_warning_of_the_library_is_an_error_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    # Were a limit to escape our own checks, the library's warning still must not drop anything silently.
    monkeypatch.setattr(write_module, "verify_sheet", lambda *_: None)
    filters = list(warnings.filters)
    with pytest.raises(LayoutError, match="255"):
        to_bytes(dv(prompt="x" * 256))
    assert list(warnings.filters) == filters


def test_an_unknown_conditional_format_is_not_dropped() -> None:
    rule = ConditionalFormat(ref=A1, formula="$A$1=1", style=Style.BAD)
    assert "<formula>$A$1=1</formula>" in part(to_bytes(sheet(conditional_formats=(rule,))), SHEET)
