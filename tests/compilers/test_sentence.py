"""A rule reads as one sentence in Vietnamese and in English, naming columns by their headings."""

import pytest

from kehoach_xlsx.compilers.column_rules import row_rules
from kehoach_xlsx.compilers.sentence import rule_sentence
from kehoach_xlsx.workbooks.plan import PLAN
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.progress_rules.indicators import FAR_ABOVE_TARGET
from kehoach_xlsx.workbooks.progress_rules.tasks import EVIDENCE_MISSING, FINISHED_BEFORE_STARTED, PROGRESS_RANGE
from kehoach_xlsx.workbooks.tasks import TASKS

SENTENCES = [
    (
        "tasks",
        FINISHED_BEFORE_STARTED,
        "“Ngày hoàn thành” không trước “Ngày bắt đầu”.",
        "“Ngày hoàn thành” is not before “Ngày bắt đầu”.",
    ),
    (
        "tasks",
        PROGRESS_RANGE,
        "“Tiến độ (%)” từ 0 đến 100.",
        "“Tiến độ (%)” lies between 0 and 100.",
    ),
    (
        "tasks",
        EVIDENCE_MISSING,
        "Nếu “Tình trạng thực hiện” là “Đã hoàn thành” thì “Tài liệu minh chứng” được điền.",
        "If “Tình trạng thực hiện” is one of “Đã hoàn thành”, then “Tài liệu minh chứng” is filled.",
    ),
    (
        "indicators",
        FAR_ABOVE_TARGET,
        "Nếu “Mức giao” lớn hơn 0 thì “Thực hiện trong kỳ” không quá 10 lần “Mức giao”.",
        "If “Mức giao” is above 0, then “Thực hiện trong kỳ” is at most 10 times “Mức giao”.",
    ),
]


@pytest.mark.parametrize(("sheet", "rule", "vi", "en"), SENTENCES)
def test_a_rule_reads_as_a_sentence(sheet: str, rule: object, vi: str, en: str) -> None:
    schema = PROGRESS.sheet(sheet)
    assert rule_sentence(rule, schema, "vi") == vi  # type: ignore[arg-type] # a rule
    assert rule_sentence(rule, schema, "en") == en  # type: ignore[arg-type] # a rule


@pytest.mark.parametrize("kind", [PLAN, TASKS, PROGRESS], ids=lambda kind: str(kind.kind))
def test_every_rule_has_a_sentence_in_both_languages(kind: object) -> None:
    for sheet in kind.sheets:  # type: ignore[attr-defined] # a workbook schema
        for rule in row_rules(sheet):
            for language in ("vi", "en"):
                said = rule_sentence(rule, sheet, language)
                assert said.endswith(".")
                assert "{" not in said
