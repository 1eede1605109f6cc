from datetime import date, datetime
from decimal import Decimal

import pytest

from kehoach_xlsx.model.schema import Kind
from kehoach_xlsx.planning.checking import check_plan
from kehoach_xlsx.planning.reading import plan_from_book

from .checking import check
from .collection import Collection, plan_book
from .markdown import ErrorValue, Formula, cell_value
from .writing import Damage


@pytest.mark.parametrize("unit", ["a", "b", "c"])
@pytest.mark.parametrize("period", ["6t2024", "2024"])
def test_a_filled_progress_report_has_no_finding(collection: Collection, unit: str, period: str) -> None:
    assert check(collection.progress(unit, period=period)).codes == ()


@pytest.mark.parametrize("unit", ["a", "b", "c"])
def test_a_filled_implementation_plan_has_no_finding(collection: Collection, unit: str) -> None:
    assert check(collection.tasks(unit)).codes == ()


def test_a_workbook_as_handed_out_lacks_only_what_officers_fill(collection: Collection) -> None:
    assert check(collection.progress("a", filled=False)).codes == ("KH109", "KH211", "KH234", "KH271", "KH273")


def test_the_toy_plan_is_sound() -> None:
    book = plan_book()
    assert check_plan(plan_from_book(book), book) == ()


def test_rows_are_laid_over_by_key(collection: Collection) -> None:
    path = collection.progress(
        "a",
        info="""
            | submission_no |
            |---|
            | 2 |""",
        tasks="""
            | Mã nhiệm vụ | Tình trạng thực hiện | Ngày hoàn thành |
            |---|---|---|
            | NV2 | Đã hoàn thành | 2024-10-20 |""",
        difficulties="""
            | kind | text |
            |---|---|
            | Khó khăn, vướng mắc | Thiếu kinh phí mua sách mới |""",
    )
    found = check(path)
    frame = found.tables["tasks"].frame
    assert found.codes == ()
    assert frame["finished_on"].to_list() == [None, date(2024, 10, 20), None, None]
    assert found.tables["info"].frame["submission_no"].to_list() == [Decimal(2)]
    assert found.tables["difficulties"].frame.height == 1


def test_damage_to_the_frame(collection: Collection) -> None:
    path = collection.progress("a", damage=Damage(missing=("models",), headings={"tasks.started_on": ""}))
    assert check(path).codes == ("KH007", "KH008")


def test_a_sheet_under_another_title_is_known_by_its_headings(collection: Collection) -> None:
    path = collection.progress("a", damage=Damage(titles={"indicators": "Sheet4", "budget": "Tiền"}))
    assert check(path).codes == ()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("", Kind.TEXT, None),
        ("12", Kind.TEXT, "12"),
        ("12", Kind.NUMBER, Decimal(12)),
        ("-1.5", Kind.NUMBER, Decimal("-1.5")),
        ("1,5", Kind.NUMBER, "1,5"),
        ('"12"', Kind.NUMBER, "12"),
        ("2024-12-05", Kind.DATE, date(2024, 12, 5)),
        ("2024-12-05 08:30", Kind.DATE, datetime(2024, 12, 5, 8, 30)),
        ("2024-02-30", Kind.DATE, "2024-02-30"),
        ("2024-12-05", Kind.TEXT, "2024-12-05"),
        ("#REF!", Kind.NUMBER, ErrorValue("#REF!")),
        ("=1+2", Kind.NUMBER, Formula("=1+2")),
        ("a␣b<br>c", Kind.TEXT, "a\N{NO-BREAK SPACE}b\nc"),
    ],
)
def test_cells_of_markdown(text: str, kind: Kind, value: object) -> None:
    assert cell_value(text, kind) == value
