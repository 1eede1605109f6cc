"""The rules by their codes."""

import re
import unicodedata
from dataclasses import replace

import pytest

from kehoach_xlsx.catalogue import RULES
from kehoach_xlsx.catalogue.registry import gather
from kehoach_xlsx.model.diagnoses import FILE_RULES, VALUE_RULES
from kehoach_xlsx.model.rule import Severity, Stage
from kehoach_xlsx.model.wording import Wording
from kehoach_xlsx.workbooks.import_rules import IMPORT_RULES
from kehoach_xlsx.workbooks.merge_rules import MERGE_RULES
from kehoach_xlsx.workbooks.plan_rules import PLAN_RULES


def test_codes_are_sorted_and_well_formed() -> None:
    assert list(RULES) == sorted(RULES)
    assert all(re.fullmatch(r"KH[0-9]{3}", code) for code in RULES)
    assert all(rule.code == code for code, rule in RULES.items())


def test_a_code_stands_for_one_rule() -> None:
    rule = RULES["KH201"]
    assert list(gather((rule, rule))) == ["KH201"]
    with pytest.raises(ValueError, match="KH201"):
        gather((rule, replace(rule, severity=Severity.NOTE)))


@pytest.mark.parametrize("rules", [FILE_RULES, VALUE_RULES, MERGE_RULES, PLAN_RULES, IMPORT_RULES])
def test_no_list_names_a_code_twice(rules: tuple[object, ...]) -> None:
    assert len(set(rules)) == len(rules)


@pytest.mark.parametrize("code", RULES)
def test_both_languages_say_everything(code: str) -> None:
    rule = RULES[code]
    for wording in (rule.title, rule.message, rule.remedy):
        for text in (wording.vi, wording.en):
            assert text.strip() == text
            assert text
            assert unicodedata.is_normalized("NFC", text)
            assert "  " not in text
    assert not _ends_as_sentence(rule.title)
    assert all(text.endswith(".") for w in (rule.message, rule.remedy) for text in (w.vi, w.en))


def _ends_as_sentence(title: Wording) -> bool:
    return title.vi.endswith(".") or title.en.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_rules_over_rows_can_be_judged_and_point_somewhere(code: str) -> None:
    rule = RULES[code]
    if rule.stage is Stage.ROW:
        assert rule.require is not None
        assert rule.blames
    else:
        assert rule.require is None
