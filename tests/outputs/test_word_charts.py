"""Charts of the report: native, with their figures behind them, where the template asks for them and only there."""

from __future__ import annotations

import io
import posixpath
import re
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from docx.document import Document
from lxml import etree

from kehoach_xlsx.model.table import Book, Row
from kehoach_xlsx.outputs.word.context import build_context
from kehoach_xlsx.outputs.word.figures import NAMES, Figure, figures
from kehoach_xlsx.outputs.word.report import render_report
from kehoach_xlsx.outputs.word.wrapper import TemplateProblem, render

from .word_books import book, numbers
from .word_reading import needs_office, pages, parts, texts
from .word_templates import made, of_paragraphs, of_table

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
HOSTILE = '=1+1 <b> & "{{ x }}" \u202e\x07{%'


def _task(group: str, **counts: int) -> Row:
    return {
        "task_code": group,
        "group": group,
        "timeliness": counts.pop("timely", 0) and "Đúng hạn",
        **numbers(**counts),
    }


def _book(first: str = "Chỉ đạo, điều hành") -> Book:
    return book(
        by_task=[
            {**_task(first, units_expected=5, done=2, under_way=1, nothing=1), "timeliness": "Đúng hạn"},
            {**_task(first, units_expected=1, regular=1), "timeliness": "Quá hạn"},
            {**_task("Kiểm tra, sơ kết", units_expected=4, done=4), "timeliness": "Đúng hạn"},
        ],
        by_unit=[
            {"state": "Được tổng hợp", **numbers(late_days=0)},
            {"state": "Được tổng hợp", **numbers(late_days=3)},
            {"state": "Chưa gửi"},
        ],
        indicators=[
            {"indicator": "Số lớp tập huấn", **numbers(target=10, target_share=120.04)},
            {"indicator": "Số mô hình", **numbers(target=4, target_share=75)},
            {"indicator": "Trong đó: tuyến xã", "parent_indicator": "CT1", **numbers(target=1, target_share=1)},
            {"indicator": "Không có mức giao"},
        ],
        budget=[
            {"funding_source": "Ngân sách địa phương", **numbers(allocated_vnd=1_250_000_000, spent_vnd=900_500_000)},
            {"funding_source": "Ngân sách địa phương", **numbers(allocated_vnd=50_000_000)},
            {"funding_source": "Tài trợ", **numbers(spent_vnd=45_000_000)},
        ],
    )


def _all(found: Book) -> bytes:
    return render(of_paragraphs(*(f"{{{{ charts.{name} }}}}" for name in NAMES)), build_context(found))


def _figure(found: Book, name: str) -> Figure:
    figure = figures(found)[name]
    assert isinstance(figure, Figure)
    return figure


def _table(figure: Figure) -> dict[str, tuple[float, ...]]:
    return {series.name: tuple(float(value) for value in series.values) for series in figure.series}


# What they show


def test_progress_adds_up_what_the_leads_of_a_group_have_done() -> None:
    figure = _figure(_book(), "progress")
    assert figure.categories == ("Chỉ đạo, điều hành", "Kiểm tra, sơ kết")
    assert _table(figure) == {
        "Hoàn thành, thực hiện thường xuyên": (3, 4),
        "Đang thực hiện": (1, 0),
        "Chưa thực hiện, không phát sinh": (1, 0),
        "Chưa có báo cáo": (1, 0),
    }


def test_timeliness_counts_tasks_and_reporting_counts_units() -> None:
    timely, sent = _figure(_book(), "timeliness"), _figure(_book(), "reporting")
    assert dict(zip(timely.categories, timely.series[0].values, strict=True)) == {"Đúng hạn": 2, "Quá hạn": 1}
    assert dict(zip(sent.categories, sent.series[0].values, strict=True)) == {"Đúng hạn": 1, "Muộn": 1, "Chưa gửi": 1}


def test_indicators_are_held_against_their_targets() -> None:
    figure = _figure(_book(), "indicators")
    assert figure.categories == ("Số lớp tập huấn", "Số mô hình")
    assert _table(figure) == {"Đạt, vượt mức giao": (120, 0), "Chưa đạt mức giao": (0, 75)}


def test_money_is_in_millions_by_source() -> None:
    figure = _figure(_book(), "budget")
    assert figure.categories == ("Ngân sách địa phương", "Tài trợ")
    assert _table(figure) == {"Được giao": (1300, 0), "Đã chi": (900.5, 45)}


def test_a_figure_is_told_in_words_too() -> None:
    assert _figure(_book(), "budget").told == (
        "Kinh phí thực hiện theo nguồn (triệu đồng). Ngân sách địa phương: được giao 1.300, đã chi 900,5; "
        "Tài trợ: được giao 0, đã chi 45."
    )


def test_without_anything_to_compare_there_is_no_chart() -> None:
    assert set(figures(book()).values()) == {""}
    one_group = book(by_task=[_task("Một nhóm", units_expected=1, done=1)])
    assert figures(one_group)["progress"] == ""
    assert not [name for name in parts(render_report(one_group)) if "chart" in name]


def test_of_many_indicators_those_farthest_from_their_targets_are_shown() -> None:
    rows: list[Row] = [{"indicator": f"Chỉ tiêu {n}", **numbers(target_share=n)} for n in range(40, 140, 2)]
    assert _figure(book(indicators=rows), "indicators").categories == tuple(f"Chỉ tiêu {n}" for n in range(40, 70, 2))


# How they stand in the document


def test_the_report_has_the_chart_of_progress_where_it_has_two_groups() -> None:
    charts = [
        name for name in parts(render_report(_book())) if name.startswith("word/charts/") and name.endswith(".xml")
    ]
    assert charts == ["word/charts/kxl-chart1.xml"]


def _referred(formula: str, found: openpyxl.Workbook) -> list[object]:
    sheet, cells = re.fullmatch(r"'(.+)'!(\S+)", formula).groups()  # type: ignore[union-attr]  # else the test fails
    cell = found[sheet][cells.replace("$", "")]
    return [one.value for row in (cell if isinstance(cell, tuple) else ((cell,),)) for one in row]


def test_edit_data_finds_the_very_figures_that_are_drawn() -> None:
    document = parts(_all(_book(first=HOSTILE)))
    charts = [name for name in document if name.startswith("word/charts/") and name.endswith(".xml")]
    assert len(charts) == len(NAMES)
    for name in charts:
        root = etree.fromstring(document[name])
        relation = etree.fromstring(document[f"word/charts/_rels/{posixpath.basename(name)}.rels"])[0]
        assert root.find(f"{C}externalData").values() == [relation.get("Id")]  # type: ignore[union-attr]
        path = posixpath.normpath(posixpath.join("word/charts", relation.get("Target") or ""))
        workbook = openpyxl.load_workbook(io.BytesIO(document[path]))
        drawn = list(root.iter(f"{C}f"))
        assert drawn
        for formula in drawn:
            cached = [v.text for v in formula.getparent().iter(f"{C}v")]  # type: ignore[union-attr]
            found = _referred(formula.text or "", workbook)
            same = [
                str(one) == text or float(str(one)) == float(text or "")
                for one, text in zip(found, cached, strict=True)
            ]
            assert all(same), (formula.text, found, cached)


def test_a_label_that_looks_like_a_formula_is_text_in_the_workbook_behind() -> None:
    document = parts(_all(_book(first=HOSTILE)))
    workbook = openpyxl.load_workbook(io.BytesIO(document["word/embeddings/kxl-chart1.xlsx"]))
    cell = workbook.active["A2"]  # type: ignore[index]
    assert (cell.data_type, cell.value) == ("s", '=1+1 <b> & "{{ x }}" {%')


def test_every_part_is_related_and_declared() -> None:
    document = parts(_all(_book()))
    types = document["[Content_Types].xml"].decode()
    for number in range(1, len(NAMES) + 1):
        assert f'PartName="/word/charts/kxl-chart{number}.xml"' in types
        assert f"rIdKxlChart{number}" in document["word/document.xml"].decode()
        assert f'Id="rIdKxlChart{number}"' in document["word/_rels/document.xml.rels"].decode()
    assert types.count('Extension="xlsx"') == 1


def test_a_chart_is_told_to_those_who_cannot_see_it_and_has_the_font_of_the_text() -> None:
    document = parts(_all(_book(first=HOSTILE)))
    body = etree.fromstring(document["word/document.xml"])
    told = [node.get("descr") or "" for node in body.iter(f"{WP}docPr")]
    assert len(told) == len(NAMES) and all(told)
    assert '=1+1 <b> & "{{ x }}"' in told[0]
    fonts = {
        node.get("typeface") for node in etree.fromstring(document["word/charts/kxl-chart1.xml"]).iter(f"{A}latin")
    }
    assert fonts == {"Times New Roman"}


def test_series_differ_on_grey_paper() -> None:
    root = etree.fromstring(parts(_all(_book()))["word/charts/kxl-chart1.xml"])
    fills = [node.get("val") or "" for node in root.findall(f".//{C}ser/{C}spPr/{A}solidFill/{A}srgbClr")]
    greys = [sum(w * int(fill[i : i + 2], 16) for w, i in ((0.299, 0), (0.587, 2), (0.114, 4))) for fill in fills]
    assert len(greys) == 4
    assert min(b - a for a, b in pairwise(greys)) > 30


def test_charts_stand_where_the_template_asks_for_them() -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ charts.budget }}"
        document.add_paragraph("Trước {{ charts.progress }} sau; lại {{ charts.progress }}")

    document = parts(render(made(build), build_context(_book())))
    assert b"rIdKxlChart1" in document["word/document.xml"] and b"rIdKxlChart2" in document["word/document.xml"]
    assert b"rIdKxlChart3" in document["word/_rels/header1.xml.rels"]
    assert b"rIdKxlChart3" not in document["word/_rels/document.xml.rels"]


def test_in_a_cell_of_a_table_and_beside_text_nothing_is_lost() -> None:
    template = of_table(["Biểu đồ", "{{ charts.budget }}"], ["{{ charts.progress }}", "hết {{ signatory }}"])
    assert texts(render(template, build_context(_book()))) == ["Biểu đồ", "hết Nguyễn Ngọc Hè"]


def test_a_chart_that_is_not_known_is_told_with_its_place() -> None:
    with pytest.raises(TemplateProblem, match=r"đoạn 2 .* không có trường “progres”; có phải “progress”\?"):
        render(of_paragraphs("BÁO CÁO", "{{ charts.progres }}"), build_context(_book()))


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert _all(_book()) == _all(_book())


@needs_office
def test_libreoffice_draws_them(tmp_path: Path) -> None:
    drawn = " ".join("\n".join(pages(_all(_book()), tmp_path)).split())
    for words in (
        "Tiến độ thực hiện theo nhóm",
        "Kiểm tra, sơ kết",
        "Chưa gửi",
        "120,0",
        "Ngân sách địa phương",
        "900,5",
    ):
        assert words in drawn
