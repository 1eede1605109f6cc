"""Pages as LibreOffice lays them out: no empty page, no signature that stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach_xlsx.model.table import Row
from kehoach_xlsx.outputs.word.report import render_report

from .word_books import I_DO, V_ASK, book, numbers, rich, sentence
from .word_reading import needs_office, pages

pytestmark = needs_office

LINE = "Các cơ quan, đơn vị, địa phương đã tổ chức triển khai đồng bộ, có trọng tâm, trọng điểm các nhiệm vụ."


def test_the_report_of_a_city_has_no_empty_page(tmp_path: Path) -> None:
    found = pages(render_report(rich()), tmp_path)
    assert 14 <= len(found) <= 26
    assert all(len(page.split()) > 20 for page in found)


def test_page_1_shows_no_number_and_every_appendix_begins_with_1(tmp_path: Path) -> None:
    found = pages(render_report(rich()), tmp_path)
    first_words = [page.split()[0] for page in found]
    assert first_words[0] != "1" and first_words[1] == "2"
    starts = [i for i, page in enumerate(found) if "Phụ lục" in page and "(Kèm theo" in page]
    assert len(starts) == 7
    assert all(first_words[i] == "1" for i in starts)


@pytest.mark.parametrize("paragraphs", range(2, 16, 2))
def test_the_signature_never_stands_alone_on_a_page(paragraphs: int, tmp_path: Path) -> None:
    draft = [sentence(I_DO, LINE) for _ in range(paragraphs)] + [sentence(V_ASK, LINE)]
    found = pages(render_report(book(draft=draft)), tmp_path)
    (signing,) = [page for page in found if "Nguyễn Ngọc Hè" in page]
    assert signing is found[-1]
    assert "Trên đây là báo cáo" in signing
    assert "TM. ỦY BAN NHÂN DÂN" in signing and "Lưu: VT" in signing


@pytest.mark.parametrize("rows", range(16, 26, 3))
def test_the_mark_that_ends_an_appendix_never_stands_alone(rows: int, tmp_path: Path) -> None:
    figures: list[Row] = [{"indicator": f"Chỉ tiêu {n}", "unit": "cuộc", **numbers(in_period=n)} for n in range(rows)]
    last = pages(render_report(book(indicators=figures)), tmp_path)[-1]
    assert "./." in last
    assert f"Chỉ tiêu {rows - 1}" in last


def test_a_cell_longer_than_a_page_is_printed_to_its_end(tmp_path: Path) -> None:
    result = "Kết quả đạt được. " * 1000 + "HẾT"
    answers: list[Row] = [
        {"task_code": "II.1", "unit_name": "Sở Tư pháp", "result": result},
        {"task_code": "II.1", "unit_name": "Đơn vị sau"},
    ]
    text = " ".join(pages(render_report(book(answers=answers)), tmp_path))
    assert "HẾT" in text and "Đơn vị sau" in text


def test_sixteen_tasks_take_three_pages(tmp_path: Path) -> None:
    found = pages(render_report(book(by_task=rich().rows("by_task"))), tmp_path)
    assert 2 <= sum("Cơ quan chủ trì" in page for page in found) <= 3


@pytest.mark.parametrize("rows", [25, 42])  # the last page was full to the line: the mark stood alone
def test_no_task_and_no_mark_stands_alone_among_the_answers(rows: int, tmp_path: Path) -> None:
    answers: list[Row] = [
        {"task_code": f"T{n // 4}", "unit_name": f"Đơn vị {n}", "result": "Kết quả " * (1 + n * 7 % 40)}
        for n in range(rows)
    ]
    tasks: list[Row] = [{"task_code": f"T{n}", "text": "Việc"} for n in range(rows // 4 + 1)]
    found = pages(render_report(book(by_task=tasks, answers=answers)), tmp_path)
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in found]
    assert not [page for page in lines if page[-1].endswith(")") and page[-1][0].isdigit()]
    assert "./." in found[-1] and f"Đơn vị {rows - 1}" in found[-1]
