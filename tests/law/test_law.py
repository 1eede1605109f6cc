"""The law: over the rules marked `in_workbook`, a workbook's self-check and `kxl validate` never disagree.

Fillings are drawn by hypothesis, always the same ones; LibreOffice recalculates them; every mark of the hidden sheet
is compared with the findings of its row. The short version, about 2,000 rows, takes part in every run. A long one:

    KXL_LAW_WORKBOOKS=400 python -m pytest tests/law/test_law.py
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kehoach_xlsx.catalogue import page
from kehoach_xlsx.compilers.column_rules import workbook_rules
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.pipeline import COLLECTED

from ..catalogue.examples import Example, example, sections
from ..support.collection import Collection
from .fillings import is_tame, workbooks
from .recalculating import NEEDS_LIBREOFFICE, Compared, compare, errors_shown, judged, marks, opened, recalculated
from .templates import template

WORKBOOKS = int(os.environ.get("KXL_LAW_WORKBOOKS", "14"))
KINDS = tuple(COLLECTED)

pytestmark = NEEDS_LIBREOFFICE


def _assert_law(compared: list[Compared]) -> None:
    differences = [text for one in compared for text in one.differences]
    shown = "\n".join(differences[:20])
    assert not differences, f"{len(differences)} of {sum(c.marks for c in compared)} marks differ:\n{shown}"


def test_random_fillings(tmp_path: Path) -> None:
    """Tame workbooks are compared with the judgement of the file as it was sent as well."""
    paths: list[Path] = []
    for kind in KINDS:
        for number, content in enumerate(workbooks(template(kind), WORKBOOKS // 2)):
            paths.append(tmp_path / f"{kind}-{number:03d}.xlsx")
            paths[-1].write_bytes(template(kind).filled(content))
    compared = _compared(paths, tmp_path / "saved")
    _assert_law(compared)
    _assert_law(_compared_as_sent([p for p in paths if is_tame(int(p.stem[-3:]))], tmp_path / "saved"))
    assert sum(one.rows for one in compared) > 150 * (WORKBOOKS // 2 * 2)
    every = {f"{s.name}.{r.code}" for kind in KINDS for s in COLLECTED[kind].sheets for r in workbook_rules(s)}
    broken = {code for one in compared for code in one.broken}
    assert len(broken) > 0.8 * len(every), f"no filling broke {sorted(every - broken)}"


def test_workbooks_without_days_of_plan_and_period(tmp_path: Path) -> None:
    """What is compared with a day that the workbook does not have holds."""
    paths = []
    for kind in KINDS:
        bare = template(kind, dated=False)
        paths.append(tmp_path / f"{kind}.xlsx")
        paths[-1].write_bytes(bare.filled(workbooks(bare, 1)[0]))
    _assert_law(_compared(paths, tmp_path / "saved"))


def _compared(paths: Sequence[Path], folder: Path) -> list[Compared]:
    """Compare workbooks with the judgement of what LibreOffice saved: it turns booleans into numbers."""
    saved = recalculated(paths, folder).values()
    submissions = judged(list(saved))
    return [_compare(path, submissions[path]) for path in saved]


def _compared_as_sent(paths: Sequence[Path], folder: Path) -> list[Compared]:
    """Compare what LibreOffice calculated with the judgement of the originals."""
    submissions = judged(paths)
    return [_compare(folder / path.name, submissions[path]) for path in paths]


def _compare(path: Path, submission: Submission) -> Compared:
    workbook = opened(path)
    return compare(workbook, submission, marks(workbook, submission.kind), errors_shown(workbook))


@dataclass(kw_only=True)
class Shared:
    """A workbook that shows several examples, none of them on the sheets of another."""

    kind: str
    codes: list[str] = field(default_factory=list)
    sheets: dict[str, str] = field(default_factory=dict)

    def takes(self, shown: Example) -> bool:
        return shown.kind == self.kind and not self.sheets.keys() & shown.sheets.keys()


def _bad_examples() -> list[Shared]:
    """The bad examples of the catalogue for the rules that the workbook checks, in as few workbooks as may be."""
    found: list[Shared] = []
    for code in dict.fromkeys(r.code for kind in KINDS for s in COLLECTED[kind].sheets for r in workbook_rules(s)):
        shown = example(sections(page(code))["Ví dụ sai"])
        assert shown is not None, code
        if shown.kind not in KINDS:
            continue
        place = next((one for one in found if one.takes(shown)), None)
        if place is None:
            place = Shared(kind=shown.kind)
            found.append(place)
        place.codes.append(code)
        place.sheets |= shown.sheets
    return found


def test_each_rule_broken_alone(tmp_path: Path) -> None:
    collection = Collection(tmp_path)
    paths: dict[Path, Shared] = {}
    for number, shared in enumerate(_bad_examples()):
        period = "2024" if shared.kind == "progress" else ""
        schema = COLLECTED[shared.kind]
        paths[collection.workbook(schema, "a", shared.sheets, period=period, name=f"{number:02d}")] = shared
    compared = _compared(list(paths), tmp_path / "saved")
    _assert_law(compared)
    for one, shared in zip(compared, paths.values(), strict=True):
        assert {text.partition(".")[2] for text in one.broken} >= set(shared.codes)
