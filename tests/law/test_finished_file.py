"""What a declaration asks Excel to do stands in the finished file, and within what Excel can hold."""

import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from lxml import etree

from kehoach_xlsx.compilers.column_rules import workbook_rules
from kehoach_xlsx.compilers.sheets import CHECK_SHEET
from kehoach_xlsx.compilers.validations import TEXT_LIMIT, TITLE_LIMIT
from kehoach_xlsx.excel.archive import Archive
from kehoach_xlsx.excel.limits import OWN
from kehoach_xlsx.excel.package import read_package
from kehoach_xlsx.model.schema import FilledBy, Kind, Layout, SheetSchema
from kehoach_xlsx.pipeline import COLLECTED

from .templates import template

FORMULA_LIMIT, FORMULA_TEXT_LIMIT = 8192, 255
SHEETS = [
    pytest.param(kind, s, id=f"{kind}.{s.name}") for kind in COLLECTED for s in COLLECTED[kind].sheets if not s.optional
]
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def parts(kind: str) -> dict[str, Any]:
    """Return the XML of every sheet of a template, by title."""
    archive = Archive(template(kind).data, OWN)
    return {title: etree.fromstring(archive[part]) for title, part in read_package(archive).parts.items()}


def units(text: str) -> int:
    """Return the length of a text as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2


def asked_for(sheet: SheetSchema) -> list[str]:
    """Return the columns that Excel watches while they are typed, or says something about."""
    watched = {Kind.CODE, Kind.DATE}
    return [
        c.name for c in sheet.input_columns if c.kind in watched or c.kind.numeric or c.lookup is not None or c.guidance
    ]


@pytest.mark.parametrize(("kind", "sheet"), SHEETS)
def test_no_data_validation_is_dropped(kind: str, sheet: SheetSchema) -> None:
    root = parts(kind)[sheet.title]
    ranges = [found.get("sqref") for found in root.iter(f"{_MAIN}dataValidation")]
    placed = template(kind).placed(sheet.name)
    expected = [placed.reference(name).rpartition("!")[2].replace("$", "") for name in asked_for(sheet)]
    assert Counter(ranges) == Counter(_short(text) for text in expected)
    assert not list(root.iter("{*}extLst")), "validations in an extension are lost by other programs"


def _short(reference: str) -> str:
    first, _, last = reference.partition(":")
    return first if first == last else reference


@pytest.mark.parametrize(("kind", "sheet"), SHEETS)
def test_no_conditional_format_is_dropped(kind: str, sheet: SheetSchema) -> None:
    rules = workbook_rules(sheet)
    expected = len(rules) if sheet.layout is Layout.FORM else len({(r.severity, r.blames[0]) for r in rules})
    blamed_given = {r.blames[0] for r in rules} - {c.name for c in sheet.columns if c.filled_by is FilledBy.OFFICER}
    assert blamed_given == set(), "nothing turns red where an officer cannot write"
    assert sum(1 for _ in parts(kind)[sheet.title].iter(f"{_MAIN}cfRule")) == expected


@pytest.mark.parametrize("kind", COLLECTED)
def test_the_file_holds_what_its_layout_asks_for(kind: str) -> None:
    for sheet in template(kind).layout.sheets:
        root = parts(kind)[sheet.name]
        assert sum(1 for _ in root.iter(f"{_MAIN}dataValidation")) == len(sheet.validations), sheet.name
        assert sum(1 for _ in root.iter(f"{_MAIN}cfRule")) == len(sheet.conditional_formats), sheet.name


@pytest.mark.parametrize("kind", COLLECTED)
def test_messages_are_within_the_limits_of_excel(kind: str) -> None:
    for title, root in parts(kind).items():
        for found in root.iter(f"{_MAIN}dataValidation"):
            place = f"{title}!{found.get('sqref')}"
            assert units(found.get("promptTitle", "")) <= TITLE_LIMIT, place
            assert units(found.get("errorTitle", "")) <= TITLE_LIMIT, place
            assert units(found.get("prompt", "")) <= TEXT_LIMIT, place
            assert units(found.get("error", "")) <= TEXT_LIMIT, place
            if found.get("type") is not None:
                assert found.get("error"), f"{place} says nothing where it refuses a value"


@pytest.mark.parametrize("kind", COLLECTED)
def test_formulas_are_within_the_limits_of_excel(kind: str) -> None:
    for title, root in parts(kind).items():
        for found in (*root.iter(f"{_MAIN}f"), *root.iter(f"{_MAIN}formula"), *root.iter(f"{_MAIN}formula1")):
            text = found.text or ""
            assert units(text) <= FORMULA_LIMIT, f"{title}: {text[:80]}…"
            assert max((units(t) for t in re.findall(r'"((?:[^"]|"")*)"', text)), default=0) <= FORMULA_TEXT_LIMIT
            assert _nesting(text) <= 64, f"{title}: {text[:80]}…"


def _nesting(formula: str) -> int:
    depth = deepest = 0
    for letter in re.sub(r'"(?:[^"]|"")*"|\'[^\']*\'', "", formula):
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest


@pytest.mark.parametrize("kind", COLLECTED)
def test_no_mark_refers_to_a_cell_that_an_officer_can_cut(kind: str) -> None:
    """Cut and paste re-points references to cells; only those by whole column and row number stay."""
    titles = {s.title: s for s in COLLECTED[kind].sheets if not s.optional}
    formulas = {found.text or "" for found in parts(kind)[CHECK_SHEET].iter(f"{_MAIN}f")}
    named = {hit for text in formulas for hit in re.findall(r"'([^']+)'!\$([A-Z]+)\$([0-9]+)", text)}
    open_cells = {
        (title, letter, row)
        for title, letter, row in named
        if title in titles and _is_open(kind, titles[title], letter, row)
    }
    assert open_cells == set()


def _is_open(kind: str, sheet: SheetSchema, letter: str, row: str) -> bool:
    placed = template(kind).placed(sheet.name)
    for column in sheet.input_columns:
        first, last, _ = placed.position(column.name)
        if f"${letter}${first}" in placed.reference(column.name) and first <= int(row) <= last:
            return True
    return False
