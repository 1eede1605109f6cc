"""Every code has a page, every page a code, and the page says what the rule says."""

import unicodedata
from importlib.resources import files

import pytest

from kehoach_xlsx.catalogue import RULES, codes, listing, page
from kehoach_xlsx.catalogue.pages import SEVERITY_WORDS
from kehoach_xlsx.compilers.column_rules import workbook_rules
from kehoach_xlsx.model.rule import Stage
from kehoach_xlsx.workbooks.import_rules import IMPORT_RULES
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

from .examples import HEADINGS, sections

SELF_CHECKED = {rule.code for schema in (PROGRESS, TASKS) for sheet in schema.sheets for rule in workbook_rules(sheet)}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    folder = files("kehoach_xlsx.catalogue")
    assert sorted(p.name for p in folder.iterdir() if p.name.endswith(".md")) == [f"{c}.md" for c in codes()]


def test_an_unknown_code_has_no_page() -> None:
    with pytest.raises(KeyError):
        page("KH000")
    with pytest.raises(KeyError):
        page("../catalogue/KH001")


@pytest.mark.parametrize("code", codes())
def test_the_page_says_what_the_rule_says(code: str) -> None:
    rule, text = RULES[code], page(code)
    title, _, facts, *_ = text.splitlines()
    assert title == f"# {code} · {rule.title.vi}"
    assert facts.startswith(f"Mức: {SEVERITY_WORDS[rule.severity].vi}. Trang: ")
    assert facts.endswith(_checked_by(code))


def _checked_by(code: str) -> str:
    match RULES[code].stage:
        case Stage.PLAN if RULES[code] in IMPORT_RULES:
            return " kxl plan import kiểm tra."
        case Stage.PLAN:
            return " kxl plan check kiểm tra."
        case Stage.FORM:
            return " kxl form-check kiểm tra."
        case Stage.SIGNATURE:
            return " kxl verify kiểm tra."
        case Stage.MERGE:
            return " kxl merge kiểm tra."
        case _ if code in SELF_CHECKED:
            return " Biểu mẫu tự kiểm tra được."
        case _:
            return " Chỉ kxl validate kiểm tra được."


@pytest.mark.parametrize("code", codes())
def test_the_page_names_the_sheets_of_its_rule(code: str) -> None:
    facts = page(code).splitlines()[2]
    for schema in (PROGRESS, TASKS):
        for sheet, rule in schema.rules():
            assert rule.code != code or f"{sheet.title} ({schema.kind}/{sheet.name})" in facts


@pytest.mark.parametrize("code", codes())
def test_the_page_has_its_four_parts_in_plain_text(code: str) -> None:
    text = page(code)
    parts = sections(text)
    assert tuple(parts) == HEADINGS
    assert all(len(part) > 10 for part in parts.values())
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "  " not in text
    assert text.endswith("\n")


def test_the_listing_has_one_line_per_code() -> None:
    lines = listing("vi").splitlines()
    assert [line.split()[0] for line in lines] == list(codes())
    assert "KH212  Lỗi       Việc đã làm phải có kết quả" in lines
    assert "KH212  Error     Work done needs a result" in listing("en").splitlines()
