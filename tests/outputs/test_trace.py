"""`kxl trace`: every figure of the overview leads to its parts, and the parts add up to it."""

from decimal import Decimal
from pathlib import Path

import pytest

from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.trace import Traced, trace
from kehoach_xlsx.outputs.trace_view import trace_json, trace_text
from tests.support.collection import Collection
from tests.support.merging import merged

MONEY = """
| cost_item | funding_source | manner | allocated_vnd | spent_vnd |
|---|---|---|---|---|
| 2. Đào tạo, tập huấn, bồi dưỡng | Ngân sách địa phương | Bố trí riêng | 30000000 | {} |
"""
FIGURES = "| indicator_code | in_period | cumulative | estimated |\n|-|-|-|-|\n| CT2 | {} | | |\n| CT3 | 0 | | |"


@pytest.fixture
def book(collection: Collection) -> Book:
    paths = [
        collection.progress("a", indicators=FIGURES.format(10), budget=MONEY.format(20000000)),
        collection.progress("b", indicators=FIGURES.format(20), budget=MONEY.format(25000000)),
    ]
    return merged(collection, paths).book


def _found(book: Book, asked: str) -> Traced:
    found = trace(book, asked)
    assert isinstance(found, Traced), found
    return found


def test_an_indicator_leads_to_units_files_and_cells(book: Book) -> None:
    found = _found(book, "ct2")
    told = [(p.name, p.value, Path(p.file).stem[-1], bool(p.cell)) for p in found.parts]
    assert told == [("Sở Văn hóa", Decimal(10), "a", True), ("Sở Giáo dục", Decimal(20), "b", True)]
    assert (found.value, found.made, found.adds_up) == (Decimal(30), Decimal(30), True)


def test_every_figure_of_the_overview_adds_up_from_its_parts(book: Book) -> None:
    told = {str(row["figure_code"]): _found(book, str(row["figure_code"])) for row in book.rows("overview")}
    assert [code for code, found in told.items() if found.adds_up is False] == []
    assert told["budget.share"].value == Decimal(75)


def test_a_line_of_the_budget_has_the_same_code_in_every_merge(book: Book) -> None:
    assert _found(book, "KP02b.chi").value == 45000000


def test_the_code_of_a_line_of_the_budget_leads_to_both_its_figures(book: Book) -> None:
    lines = {str(r["figure_code"]) for r in book.rows("budget")}
    code = min(lines)
    found = trace(book, code)
    assert isinstance(found, tuple)
    assert [text.split(" ")[0] for text in found] == [f"{code}.giao", f"{code}.chi"]


def test_words_of_a_label_find_their_figure_and_unclear_words_suggest(book: Book) -> None:
    assert _found(book, "tỷ lệ giải ngân").code == "budget.share"
    several = trace(book, "lượt")
    assert isinstance(several, tuple)
    assert any(s.startswith("CT2 (") for s in several)
    near = trace(book, "CT22")
    assert isinstance(near, tuple)
    assert any(s.startswith("CT2 (") for s in near)


def test_the_text_is_aligned_and_ends_with_the_verdict(book: Book) -> None:
    lines = trace_text(_found(book, "CT2"))
    assert lines[0] == "CT2 · Số lượt bạn đọc: 30 lượt người"
    assert lines[1].startswith("  Sở Văn hóa   10  ")
    assert lines[-1] == "  Khớp: các phần cho 30."


def test_the_json_gives_numbers_as_text(book: Book) -> None:
    shown = trace_json(_found(book, "CT2"))
    assert (shown["value"], shown["adds_up"], shown["parts"][1]["value"]) == ("30", True, "20")
