"""How values arrive, line by line of the table "Reading" of TRAPS: each deed, and exactly what must come out.

A deed is done to one cell of a report that is sound otherwise, in the XML of its file, as the program that people use
would leave it there. *Kept* is taken without a word, *noted* is taken and said, *warned* is taken and to be looked at,
*proposed* is an error that shows what was probably meant, *asked* is an error that shows both readings.
"""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import escape
from io import BytesIO
from pathlib import Path

import pytest

from kehoach_xlsx.compilers.sheets import Placed
from kehoach_xlsx.excel.archive import Archive
from kehoach_xlsx.excel.layout import address
from kehoach_xlsx.excel.limits import OWN
from kehoach_xlsx.excel.package import read_package
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Stage
from kehoach_xlsx.model.schema import Layout
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.workbooks.progress import PROGRESS

from ..support.collection import Collection

Cell = str
"""The inside of a <c> element, or with "@" in front its type: "@str|<v>x</v>"."""


def text(content: str) -> Cell:
    return f'@inlineStr|<is><t xml:space="preserve">{escape(content)}</t></is>'


def number(content: float | int | str) -> Cell:
    return f"<v>{content}</v>"


def error(content: str) -> Cell:
    return f"@e|<v>{content}</v>"


def formula(content: str, result: str | None) -> Cell:
    return f"<f>{escape(content)}</f>" + (f"<v>{result}</v>" if result is not None else "")


def edited(path: Path, place: str, cell: Cell, changes: dict[str, Callable[[str], str]] | None = None) -> Path:
    """Put a cell into the first row of "sheet.column", and change whole parts of the file."""
    data = path.read_bytes()
    name, _, column = place.partition(".")
    sheet = PROGRESS.sheet(name)
    first, _, number_ = Placed(schema=sheet).position(column)
    part = read_package(Archive(data, OWN)).parts[sheet.title]
    kind, inside = cell[1:].split("|", 1) if cell.startswith("@") else ("", cell)
    spot = address(first, number_)
    new = f'<c r="{spot}"\\1' + (f' t="{kind}"' if kind else "") + f">{escaped(inside)}</c>"
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for entry in old.infolist():
            xml = old.read(entry).decode()
            if entry.filename == part:
                xml, count = re.subn(rf'<c r="{spot}"( s="[0-9]+")?[^>]*?(?:/>|>.*?</c>)', new, xml)
                assert count == 1
            if changes and entry.filename in changes:
                xml = changes[entry.filename](xml)
            book.writestr(entry, xml)
    path.write_bytes(target.getvalue())
    return path


def escaped(replacement: str) -> str:
    return replacement.replace("\\", "\\\\")


class Came:
    """What came of one cell: its value, and the findings about how it arrived (`all` are those of the whole file)."""

    def __init__(self, path: Path, place: str, collection: Collection, *, convert_legacy: bool = False) -> None:
        (submission,) = check([path], loaded=collection.loaded, convert_legacy=convert_legacy).submissions
        sheet, _, column = place.partition(".")
        row = Placed(schema=PROGRESS.sheet(sheet)).position(column)[0]
        form = PROGRESS.sheet(sheet).layout is Layout.FORM
        rows = submission.sheets.get(sheet, ())
        self.value = rows[0].get(column) if rows else None
        self.sheets = submission.sheets.keys()
        self.all = submission.findings
        self.findings: tuple[Finding, ...] = tuple(
            f
            for f in submission.findings
            if f.rule.stage is Stage.VALUE and f.column == column and (form or f.row == row)
        )

    @property
    def codes(self) -> list[str]:
        return [f.code for f in self.findings]

    @property
    def one(self) -> Finding:
        (finding,) = self.findings
        return finding


NUMBER, PERCENT, DAY = "indicators.in_period", "tasks.progress_percent", "tasks.started_on"
STATUS, TEXT, PHONE, SIGNED = "tasks.status", "tasks.result", "info.phone", "info.report_date"


def came(collection: Collection, place: str, cell: Cell, **options: bool) -> Came:
    return Came(edited(collection.progress("a"), place, cell), place, collection, **options)


# --- errors and formulas --------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [NUMBER, DAY, STATUS, TEXT])
@pytest.mark.parametrize("shown", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#SPILL!"])
def test_an_error_value_is_an_error_at_its_cell(collection: Collection, place: str, shown: str) -> None:
    found = came(collection, place, error(shown))
    assert (found.value, found.one.code, found.one.value) == (None, "KH106", shown)


@pytest.mark.parametrize("place", [NUMBER, TEXT])
def test_a_formula_without_its_result_is_an_error(collection: Collection, place: str) -> None:
    assert came(collection, place, formula("SUM(A1:A9)", None)).one.code == "KH106"


def test_a_formula_in_an_input_cell_is_warned_of_and_its_value_taken(collection: Collection) -> None:
    found = came(collection, NUMBER, formula("1+2", "3"))
    assert (found.value, found.codes, found.one.severity) == (Decimal(3), ["KH110"], "warning")


@pytest.mark.parametrize(
    "link",
    [
        "[1]Sheet1!A1",
        "'[2]Trang 1'!$B$4*2",
        "SUM([1]Sheet1!A1:A9)",
        "'C:\\x\\[so lieu.xlsx]S'!A1",
        "'file:///x.ods'#$S.A1",
    ],
)
def test_a_formula_that_looks_into_another_file_is_an_error_that_shows_its_value(
    collection: Collection, link: str
) -> None:
    found = came(collection, NUMBER, formula(link, "850"))
    assert (found.codes, found.one.value, found.one.proposal) == (["KH112"], "850", "850")


@pytest.mark.parametrize("inside", ["Bang1[Cột]", '"[1]x"', "SUM(Bang1[[#All],[1]])", "Bang1[@[Cột 1]]"])
def test_a_reference_to_a_table_of_the_same_file_is_no_link(collection: Collection, inside: str) -> None:
    assert came(collection, NUMBER, formula(inside, "850")).codes == ["KH110"]


# --- days -----------------------------------------------------------------------------------------------

_DAYS = [
    "15/11/2024", "15-11-24", "15.11.2024", "ngày 15 tháng 11 năm 2024", "15 tháng 11 năm 2024", "2024/11/15",
    "2024-11-15", "Thứ Sáu, ngày 15/11/2024", "15/11/2024 08:30", "11/15/2024", "15-Nov-2024", "15112024",
    "１５/１１/２０２４", " 15/11/2024 ", "15\u00a0/\u00a011\u00a0/\u00a02024",
]  # fmt: skip


@pytest.mark.parametrize("typed", _DAYS)
def test_a_day_as_text_is_proposed(collection: Collection, typed: str) -> None:
    found = came(collection, DAY, text(typed))
    assert (found.value, found.one.code, found.one.proposal) == (None, "KH102", "15/11/2024")


@pytest.mark.parametrize("typed", ["tháng 11", "15/11", "31/11/2024", "Quý IV/2024", "giữa tháng 11", "2024"])
def test_what_is_no_day_is_an_error_without_a_guess(collection: Collection, typed: str) -> None:
    found = came(collection, DAY, text(typed))
    assert (found.value, found.one.code, found.one.proposal) == (None, "KH102", "")


def test_a_text_with_two_readings_within_the_plan_is_asked(collection: Collection) -> None:
    found = came(collection, DAY, text("03/04/2024"))
    assert (found.value, found.one.code, found.one.context["readings"]) == (None, "KH105", "03/04/2024 hoặc 04/03/2024")


def test_a_text_with_one_reading_within_the_plan_is_proposed(collection: Collection) -> None:
    found = came(collection, SIGNED, text("03/01/2025"))
    assert (found.one.code, found.one.proposal) == ("KH102", "03/01/2025")


def test_a_day_beyond_the_plan_whose_swap_lies_within_is_warned_of(collection: Collection) -> None:
    found = came(collection, SIGNED, number(45_717))  # 1 March 2025: 03/01/2025 as an American reads it
    assert (found.value, found.codes, found.one.proposal) == (date(2025, 3, 1), ["KH118"], "03/01/2025")


def test_a_day_of_the_calendar_of_1904_is_the_same_day(collection: Collection) -> None:
    def of_1904(xml: str) -> str:
        return re.sub(r"<workbookPr", '<workbookPr date1904="1"', xml, count=1)

    path = edited(collection.progress("a"), DAY, number(45_611 - 1_462), {"xl/workbook.xml": of_1904})
    assert Came(path, DAY, collection).value == date(2024, 11, 15)


def test_a_day_with_a_time_is_warned_of_and_the_day_taken(collection: Collection) -> None:
    found = came(collection, DAY, number(45_611.354))
    assert (found.value, found.codes, found.one.severity) == (date(2024, 11, 15), ["KH111"], "warning")


@pytest.mark.parametrize("typed", [2024, 2025])
def test_a_year_in_a_cell_for_a_day_is_an_error(collection: Collection, typed: int) -> None:
    found = came(collection, DAY, number(typed))
    assert (found.value, found.one.code) == (None, "KH102")


def test_a_day_typed_as_one_number_is_proposed(collection: Collection) -> None:
    assert came(collection, DAY, number(5_112_024)).one.proposal == "05/11/2024"


# --- numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.234,5", "1234,5"),
        ("1,234.5", "1234,5"),
        ("1.500.000", "1500000"),
        ("1 234", "1234"),
        ("03 lớp", "3"),
        ("12 triệu", "12000000"),
        ("1,5 tỷ đồng", "1500000000"),
        ("45", "45"),
        ("0,5", "0,5"),
        ("một", "1"),
        ("hai mươi lăm", "25"),
        ("４５", "45"),
        ("~50", "50"),
        ("khoảng 50", "50"),
        ("-", "0"),
        ("Không có", "0"),
        ("Không phát sinh", "0"),
    ],
)
def test_a_number_as_text_is_proposed(collection: Collection, typed: str, meant: str) -> None:
    found = came(collection, NUMBER, text(typed))
    assert (found.value, found.one.code, found.one.proposal) == (None, "KH101", meant)


@pytest.mark.parametrize("typed", ["±5", "hơn 50", "nhiều", "n/a", "3/4", "…"])
def test_what_is_no_number_is_an_error_without_a_guess(collection: Collection, typed: str) -> None:
    found = came(collection, NUMBER, text(typed))
    assert (found.value, found.one.code, found.one.proposal) == (None, "KH101", "")


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.234", "1.234 hoặc 1,234"),
        ("1,234", "1,234 hoặc 1.234"),
        ("10-12", "10 hoặc 12"),
        ("từ 10 đến 12", "10 hoặc 12"),
    ],
)
def test_a_number_with_two_readings_is_asked(collection: Collection, typed: str, readings: str) -> None:
    found = came(collection, NUMBER, text(typed))
    assert (found.value, found.one.code, found.one.context["readings"]) == (None, "KH105", readings)


def test_percent_as_text_is_proposed(collection: Collection) -> None:
    assert came(collection, PERCENT, text("85%")).one.proposal == "85"


def test_a_share_in_a_cell_for_percent_is_an_error_with_a_proposal(collection: Collection) -> None:
    found = came(collection, PERCENT, number(0.85))
    said = [(f.code, f.severity, f.proposal) for f in found.all if f.column == "progress_percent"]
    assert said == [("KH209", "error", "85")]


# --- what must stay text --------------------------------------------------------------------------------


def test_a_long_number_in_a_cell_for_text_is_an_error_because_digits_are_lost(collection: Collection) -> None:
    assert came(collection, "tasks.evidence", number("12345678901234567")).one.code == "KH115"


@pytest.mark.parametrize("typed", ["12345678901234567", "0912345678", "00123", "1/2/3", "+84 912"])
def test_an_identifier_keeps_every_character(collection: Collection, typed: str) -> None:
    found = came(collection, PHONE, text(typed))
    assert (found.value, found.codes) == (typed, [])


@pytest.mark.parametrize("typed", ["=1+1", "+84", "-5 độ", "@tên", "=HYPERLINK(A1)", "5 < 7 & “a”", "a | b", "✓", "😀"])
def test_text_is_kept_as_it_was_typed(collection: Collection, typed: str) -> None:
    found = came(collection, "tasks.evidence", text(typed))
    assert found.value == typed
    assert "KH104" not in found.codes


# --- lists, and what is forgiven ------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Hoàn thành", "đã xong", "HOÀN THÀNH", "Xong", "ĐÃ HOÀN THÀNH", "đã hoàn thành"])
def test_a_declared_synonym_is_noted_and_taken_for_its_value(collection: Collection, typed: str) -> None:
    found = came(collection, STATUS, text(typed))
    assert (found.value, found.one.code, found.one.severity) == ("Đã hoàn thành", "KH114", "note")


@pytest.mark.parametrize(
    "typed", [" Đã hoàn thành", "Đã hoàn thành\u00a0", "Đã  hoàn thành", "Đã\u00a0hoàn\nthành", "\tĐã hoàn thành\r\n"]
)
def test_spaces_in_a_value_of_a_list_are_mended_and_noted(collection: Collection, typed: str) -> None:
    found = came(collection, STATUS, text(typed))
    assert (found.value, found.one.code) == ("Đã hoàn thành", "KH104")


@pytest.mark.parametrize(
    "typed",
    [
        "Đã hoàn\u200b thành",
        "Đa\u0303 hoa\u0300n tha\u0300nh",
        "\ufeffĐã hoàn thành",
        "Ðã hoàn thành",
        "Đã hoàn thành\u00ad",
    ],
)
def test_what_no_formula_can_see_in_a_value_of_a_list_is_an_error_with_a_proposal(
    collection: Collection, typed: str
) -> None:
    found = came(collection, STATUS, text(typed))
    assert (found.one.code, found.one.proposal) == ("KH103", "Đã hoàn thành")


@pytest.mark.parametrize("typed", ["x", "✓", "-", "n/a", "0", "Đã thực hiện", "HT"])
def test_what_is_not_declared_is_an_error_without_a_guess(collection: Collection, typed: str) -> None:
    found = came(collection, STATUS, text(typed))
    assert (found.one.code, found.one.proposal) == ("KH103", "")


# --- text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  Ban hành  hướng dẫn ", "Ban hành hướng dẫn"),
        ("Ban\u00a0hành hướng dẫn", "Ban hành hướng dẫn"),
        ("Ba\u200bn hành hướng dẫn\ufeff", "Ban hành hướng dẫn"),
        ("Ban ha\u0300nh hu\u031bo\u031b\u0301ng da\u0302\u0303n", "Ban hành hướng dẫn"),
        ("Ðộc lập, ðã làm 02 đợt", "Độc lập, đã làm 02 đợt"),
        ("Ban hành hướng\u00ad dẫn", "Ban hành hướng dẫn"),
    ],
)
def test_text_is_mended_and_noted(collection: Collection, typed: str, meant: str) -> None:
    found = came(collection, "tasks.evidence", text(typed))
    assert (found.value, found.one.code) == (meant, "KH104")


def test_a_text_of_two_lines_keeps_both(collection: Collection) -> None:
    assert came(collection, TEXT, text("Đợt 1: 02 lớp\nĐợt 2: 03 lớp")).value == "Đợt 1: 02 lớp\nĐợt 2: 03 lớp"


LEGACY = [
    ("Ban hµnh v¨n b¶n h­íng dÉn cho m­în s¸ch", "Ban hành văn bản hướng dẫn cho mượn sách"),
    ("Ban haønh vaên baûn höôùng daãn cho möôïn saùch", "Ban hành văn bản hướng dẫn cho mượn sách"),
]


@pytest.mark.parametrize(("typed", "meant"), LEGACY, ids=["TCVN3", "VNI"])
def test_text_of_an_old_encoding_is_an_error_with_a_proposal(collection: Collection, typed: str, meant: str) -> None:
    found = came(collection, "tasks.evidence", text(typed))
    assert (found.one.code, found.one.severity, found.one.proposal) == ("KH116", "error", meant)


@pytest.mark.parametrize(("typed", "meant"), LEGACY, ids=["TCVN3", "VNI"])
def test_text_of_an_old_encoding_is_converted_and_noted_on_demand(
    collection: Collection, typed: str, meant: str
) -> None:
    found = came(collection, "tasks.evidence", text(typed), convert_legacy=True)
    assert (found.value, found.one.code, found.one.severity) == (meant, "KH117", "note")
    assert meant in found.one.message()


@pytest.mark.parametrize("typed", ["Café Trung Nguyên", "Müller GmbH", "©2024 – 5 m² ± 2°C", "báo cáo có"])
def test_text_of_another_language_is_kept(collection: Collection, typed: str) -> None:
    found = came(collection, "tasks.evidence", text(typed), convert_legacy=True)
    assert (found.value, found.codes) == (typed, [])
