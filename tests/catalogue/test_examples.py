"""The examples of the catalogue, run: the bad one gives the finding of its page, the good one gives none."""

from collections.abc import Mapping

import pytest

from kehoach_xlsx.catalogue import codes, page
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.pipeline import check
from kehoach_xlsx.planning.checking import check_plan
from kehoach_xlsx.planning.reading import plan_from_book
from kehoach_xlsx.workbooks.form_rules import FORM_RULES
from kehoach_xlsx.workbooks.import_rules import IMPORT_RULES
from kehoach_xlsx.workbooks.signature_rules import SIGNATURE_RULES

from ..support.checking import KINDS
from ..support.collection import Collection, plan_book
from .examples import Example, example, sections

_FILE = "của cả tệp, không phải nội dung một trang"
_PLANNED = "so với kế hoạch, về cả tệp chứ không phải nội dung một trang"
_TEXT = "về văn bản nguồn của kế hoạch, trước khi có sổ kế hoạch"
_WORD = "về một văn bản Word, không phải nội dung một trang bảng tính"
_SIGNED = "về một văn bản đã ký số, không phải nội dung một trang bảng tính"
_MANY = "giữa nhiều tệp của một đợt tổng hợp"
WORDED: Mapping[str, str] = {
    "KH001": _FILE,
    "KH002": _FILE,
    "KH017": _FILE,
    "KH018": _FILE,
    "KH019": _FILE,
    "KH003": _FILE,
    "KH004": _PLANNED,
    "KH005": _PLANNED,
    "KH006": _PLANNED,
    "KH010": _FILE,
    "KH011": _FILE,
    "KH012": _PLANNED,
    "KH015": _FILE,
    "KH016": _FILE,
    "KH112": "cần một tệp thứ hai mà công thức trỏ tới",
    "KH115": "ô chữ mà chứa số: ví dụ bằng bảng không viết ra được",
    "KH117": "chỉ có khi chạy với --convert-legacy",
    "KH025": _FILE,
    "KH026": _FILE,
    "KH027": _FILE,
    "KH030": _FILE,
    "KH031": _FILE,
    "KH032": _FILE,
    "KH033": _FILE,
    "KH034": _FILE,
    "KH036": _PLANNED,
    "KH037": _PLANNED,
    "KH038": _PLANNED,
    "KH039": _MANY,
    "KH040": _FILE,
    "KH099": "lỗi của phần mềm, không có nội dung nào gây ra được",
    **{rule.code: _TEXT for rule in IMPORT_RULES},
    **{rule.code: _WORD for rule in FORM_RULES},
    **{rule.code: _SIGNED for rule in SIGNATURE_RULES},
    **{code: _MANY for code in codes() if code.startswith("KH4")},
}
FOLLOW_ON: Mapping[str, frozenset[str]] = {
    "KH513": frozenset({"KH510"}),  # without tasks no unit has one
}
RUN = tuple(code for code in codes() if code not in WORDED)


def _example(code: str, heading: str) -> Example | None:
    return example(sections(page(code))[heading])


def _findings(shown: Example, collection: Collection) -> tuple[Finding, ...]:
    if shown.kind == "plan":
        book = plan_book(**shown.sheets)
        return check_plan(plan_from_book(book), book)
    schema, period = KINDS[shown.kind], "2024" if shown.kind == "progress" else ""
    path = collection.workbook(schema, "a", shown.sheets, period=period, damage=shown.damage)
    (submission,) = check([path], loaded=collection.loaded).submissions
    return submission.findings


@pytest.mark.parametrize("code", RUN)
def test_the_bad_example_gives_its_finding_and_no_other(code: str, collection: Collection) -> None:
    shown = _example(code, "Ví dụ sai")
    assert shown is not None
    findings = _findings(shown, collection)
    mine = [f for f in findings if f.code == code]
    assert {f.code for f in findings} - FOLLOW_ON.get(code, frozenset()) == {code}
    assert {f.origin.sheet or f.context.get("title") for f in mine} == {shown.title}
    assert [text for finding in mine for text in _told(finding) if "…" in text or "{" in text] == []


def _told(finding: Finding) -> tuple[str, ...]:
    return finding.message("vi"), finding.message("en"), finding.remedy("vi"), finding.remedy("en")


@pytest.mark.parametrize("code", RUN)
def test_the_good_example_is_free_of_it_and_of_errors(code: str, collection: Collection) -> None:
    shown = _example(code, "Ví dụ đúng")
    assert shown is not None
    findings = _findings(shown, collection)
    assert [f.code for f in findings if f.code == code or f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", sorted(WORDED))
def test_what_no_content_can_show_is_told_in_words(code: str) -> None:
    for heading in ("Ví dụ sai", "Ví dụ đúng"):
        assert _example(code, heading) is None
        assert len(sections(page(code))[heading]) > 30
