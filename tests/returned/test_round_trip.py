"""A returned workbook goes out and comes back: the same findings while nothing is corrected, none once it is.

1. Uncorrected, the copy gives the findings of the file again: same code, same column, same row of the plan.
2. What our own template mends by itself (a sheet, a column or a row that was gone; locked content; merged cells; a
   link to another file, of which the value stays) is found no more.
3. What stood outside of every table stands on *Phải sửa*, and is found there.
4. Correcting the marked cells as the catalogue's good example has them leaves no error.
"""

from collections import Counter
from pathlib import Path

import pytest

from kehoach_xlsx.catalogue import RULES, codes, page
from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.submission import Submission

from ..catalogue.examples import Example, example, sections
from ..support.checking import KINDS
from ..support.collection import Collection
from .correcting import checked, corrected, returned

MENDED = {
    rule.code
    for rule in (
        diagnoses.SHEET_MISSING,
        diagnoses.COLUMN_MISSING,
        diagnoses.ROW_MISSING,
        diagnoses.TWO_HEADINGS,
        diagnoses.LOCKED_CHANGED,
        diagnoses.MERGED_INPUT,
        diagnoses.LINKED_INPUT,
    )
}
MOVED = {rule.code for rule in (diagnoses.OUTSIDE_TABLE, diagnoses.SUMMARY_ROW, diagnoses.SECOND_TABLE)}
HOMELESS = {rule.code for rule in (diagnoses.OTHER_UNIT_NAMED, diagnoses.ROWS_OF_OTHER_UNIT)}


def _example(code: str, heading: str) -> Example | None:
    return example(sections(page(code))[heading])


def _is_ours(code: str) -> bool:
    shown = _example(code, "Ví dụ sai") if code not in HOMELESS else None
    return RULES[code].severity is Severity.ERROR and shown is not None and shown.kind in {"progress", "tasks"}


CODES = tuple(code for code in codes() if _is_ours(code))


def _written(collection: Collection, shown: Example | None, name: str) -> Path:
    assert shown is not None
    period = "2024" if shown.kind == "progress" else ""
    return collection.workbook(KINDS[shown.kind], "a", shown.sheets, period=period, damage=shown.damage, name=name)


def _told(submission: Submission, code: str) -> Counter[tuple[str, str | None, str]]:
    """The findings of a code: column, and the key of the row (of a table without, its number)."""
    return Counter((f.code, f.column, _row(submission, f)) for f in submission.findings if f.code == code)


def _row(submission: Submission, finding: Finding) -> str:
    for name, table in submission.incoming.tables.items():
        if table.origin.sheet == finding.origin.sheet and table.schema.key:
            rows = [row for row in submission.sheets[name] if row.get("_row") == finding.row]
            return str(rows[0].get(table.schema.key[0])) if rows else ""
    return str(finding.row)


@pytest.mark.parametrize("code", [code for code in CODES if code not in MENDED | MOVED])
def test_uncorrected_it_gives_the_same_findings(code: str, collection: Collection, tmp_path: Path) -> None:
    bad = _written(collection, _example(code, "Ví dụ sai"), "sai")
    before = checked(bad, collection.loaded)
    after = checked(returned(bad, collection.loaded, tmp_path / "tra"), collection.loaded)
    assert _told(before, code)
    assert _told(after, code) == _told(before, code)
    assert {f.code for f in after.errors} == {f.code for f in before.errors}


@pytest.mark.parametrize("code", CODES)
def test_corrected_where_it_is_marked_it_is_clean(code: str, collection: Collection, tmp_path: Path) -> None:
    bad = _written(collection, _example(code, "Ví dụ sai"), "sai")
    good = _written(collection, _example(code, "Ví dụ đúng"), "dung")
    copy = returned(bad, collection.loaded, tmp_path / "tra")
    findings = checked(copy, collection.loaded).errors
    after = checked(corrected(copy, good, findings, tmp_path / "sua.xlsx"), collection.loaded)
    of_example = {f.code for f in checked(good, collection.loaded).errors}  # what the example leaves out altogether
    assert [(f.code, f.cell, f.value) for f in after.errors if f.code not in of_example] == []


@pytest.mark.parametrize("code", [code for code in CODES if code in MENDED])
def test_what_our_template_has_is_not_missed_again(code: str, collection: Collection, tmp_path: Path) -> None:
    bad = _written(collection, _example(code, "Ví dụ sai"), "sai")
    after = checked(returned(bad, collection.loaded, tmp_path / "tra"), collection.loaded)
    assert code not in {f.code for f in after.findings}


@pytest.mark.parametrize("code", [code for code in CODES if code in MOVED])
def test_what_stood_outside_is_found_on_the_first_sheet(code: str, collection: Collection, tmp_path: Path) -> None:
    before = checked(_written(collection, _example(code, "Ví dụ sai"), "sai"), collection.loaded)
    after = checked(returned(Path(before.incoming.path), collection.loaded, tmp_path / "tra"), collection.loaded)
    outside = [f for f in after.findings if f.code == "KH009"]
    assert {f.origin.sheet for f in outside} == {"Phải sửa"}
    assert len(outside) == sum(f.cell_count for f in before.findings)


def test_the_submission_number_is_raised_by_one(collection: Collection, tmp_path: Path) -> None:
    bad = collection.progress(
        "a",
        info="| submission_no |\n|---|\n| 3 |",
        tasks="| task_code | status |\n|---|---|\n| NV1 | Tạm ổn |",
    )
    assert checked(returned(bad, collection.loaded, tmp_path / "tra"), collection.loaded).number == 4


@pytest.mark.parametrize("typed", ['"lần 2"', "0", "2.5", ""])
def test_a_number_that_cannot_be_counted_on_from_stays_as_it_was_typed(
    typed: str, collection: Collection, tmp_path: Path
) -> None:
    bad = collection.progress("a", info=f"| submission_no |\n|---|\n| {typed} |")
    before = checked(bad, collection.loaded)
    after = checked(returned(bad, collection.loaded, tmp_path / "tra"), collection.loaded)
    assert [(f.code, f.column, f.value) for f in after.errors] == [(f.code, f.column, f.value) for f in before.errors]
