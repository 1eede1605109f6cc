"""A good document has no finding; one slip gives its own code, and no other."""

from __future__ import annotations

from collections import Counter
from string import Formatter

import pytest

from kehoach_xlsx.form_check.checking import check_form
from kehoach_xlsx.workbooks.form_rules import FORM_RULES

from .deeds import DEEDS, LETTER_DEEDS, Deed
from .good import LETTER, docx


def told(document: bytes) -> list[str]:
    """What is found, as people read it: for the message of a test that fails."""
    return [f"{f.code} {f.context['place']}: {f.message()}" for f in check_form(document).findings]


def codes(document: bytes) -> set[str]:
    return {finding.code for finding in check_form(document).findings}


def test_a_good_report_has_no_finding() -> None:
    assert told(docx()) == []


def test_a_good_letter_has_no_finding() -> None:
    assert told(docx(LETTER)) == []


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_one_slip_is_found_and_nothing_else(deed: Deed) -> None:
    document = deed.done()
    assert codes(document) == {deed.code}, told(document)


@pytest.mark.parametrize("deed", LETTER_DEEDS, ids=str)
def test_one_slip_in_a_letter_is_found_and_nothing_else(deed: Deed) -> None:
    document = deed.done(LETTER)
    assert codes(document) == {deed.code}, told(document)


def test_every_rule_is_broken_by_some_deed() -> None:
    broken = Counter(deed.code for deed in (*DEEDS, *LETTER_DEEDS))
    elsewhere = {"KH601", "KH630"}  # of a file that cannot be read, and of a letter to nobody: see the other tests
    assert {rule.code for rule in FORM_RULES} - set(broken) == elsewhere
    assert len(DEEDS) >= 40


@pytest.mark.parametrize("deed", (*DEEDS, *LETTER_DEEDS), ids=str)
def test_every_field_of_a_message_is_filled_and_names_an_article(deed: Deed) -> None:
    document = deed.done(LETTER) if deed in LETTER_DEEDS else deed.done()
    for finding in check_form(document).findings:
        for template in (finding.rule.message.vi, finding.rule.message.en):
            names = {name for _, name, _, _ in Formatter().parse(template) if name}
            assert names <= set(finding.context)
            assert "article" not in names or finding.context["article"].startswith("NĐ 30/2020/NĐ-CP, Phụ lục I, Mục ")
