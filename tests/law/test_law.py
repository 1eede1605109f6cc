"""The law: over the rules marked `in_workbook`, a workbook's self-check and `kxl validate` never disagree.

Fillings are drawn by hypothesis, always the same ones; LibreOffice recalculates them; every mark of the hidden sheet
is compared with the findings of its row. The short version, about 2,000 rows, takes part in every run. A long one:

    KXL_LAW_WORKBOOKS=400 python -m pytest tests/law/test_law.py
"""

import os
from collections.abc import Iterator
from pathlib import Path

from kehoach_xlsx.catalogue import page
from kehoach_xlsx.compilers.column_rules import workbook_rules
from kehoach_xlsx.pipeline import COLLECTED

from ..catalogue.examples import Example, example, sections
from ..support.collection import Collection
from .fillings import is_tame, workbooks
from .recalculating import NEEDS_LIBREOFFICE, Compared, compare, judged, marks, opened, recalculated
from .templates import template

WORKBOOKS = int(os.environ.get("KXL_LAW_WORKBOOKS", "14"))
KINDS = tuple(COLLECTED)

pytestmark = NEEDS_LIBREOFFICE


def _assert_law(compared: list[Compared]) -> None:
    differences = [text for one in compared for text in one.differences]
    shown = "\n".join(differences[:20])
    assert not differences, f"{len(differences)} of {sum(c.marks for c in compared)} marks differ:\n{shown}"


def _compared(paths: list[Path], folder: Path, tame: frozenset[Path] = frozenset()) -> list[Compared]:
    """Compare workbooks with the judgement of what LibreOffice saved; tame ones with that of the original as well."""
    saved = recalculated(paths, folder)
    originals, resaved = judged(paths), judged(list(saved.values()))
    compared = []
    for path, target in saved.items():
        workbook = opened(target)
        marked = marks(workbook, COLLECTED[resaved[target].kind])
        compared.append(compare(workbook, resaved[target], marked))
        if path in tame:
            compared.append(compare(workbook, originals[path], marked))
    return compared


def test_random_fillings(tmp_path: Path) -> None:
    paths: list[Path] = []
    tame: set[Path] = set()
    for kind in KINDS:
        for number, content in enumerate(workbooks(template(kind), WORKBOOKS // 2)):
            path = tmp_path / f"{kind}-{number:03d}.xlsx"
            path.write_bytes(template(kind).filled(content))
            paths.append(path)
            tame |= {path} if is_tame(number) else set()
    compared = _compared(paths, tmp_path / "saved", frozenset(tame))
    _assert_law(compared)
    assert sum(one.rows for one in compared) >= 140 * WORKBOOKS
    every = {f"{s.name}.{r.code}" for kind in KINDS for s in COLLECTED[kind].sheets for r in workbook_rules(s)}
    assert every - {code for one in compared for code in one.broken} == set(), "rules that no filling broke"


def test_workbooks_without_days_of_plan_and_period(tmp_path: Path) -> None:
    """What is compared with a day that the workbook does not have holds."""
    paths = []
    for kind in KINDS:
        bare = template(kind, dated=False)
        paths.append(tmp_path / f"{kind}.xlsx")
        paths[-1].write_bytes(bare.filled(workbooks(bare, 1)[0]))
    _assert_law(_compared(paths, tmp_path / "saved", frozenset(paths)))


def _examples() -> Iterator[tuple[str, str, Example]]:
    """The examples of the catalogue for the rules that the workbook checks, with their code and heading."""
    codes = {r.code: None for kind in KINDS for s in COLLECTED[kind].sheets for r in workbook_rules(s)}
    for code in codes:
        for heading in ("Ví dụ sai", "Ví dụ đúng"):
            shown = example(sections(page(code))[heading])
            if shown is not None and shown.kind in KINDS:
                yield code, heading, shown


def test_each_rule_broken_alone_and_mended(tmp_path: Path) -> None:
    collection = Collection(tmp_path)
    paths: dict[Path, tuple[str, bool]] = {}
    for code, heading, shown in _examples():
        bad = heading == "Ví dụ sai"
        period = "2024" if shown.kind == "progress" else ""
        name = f"{code}-{'bad' if bad else 'good'}"
        schema = COLLECTED[shown.kind]
        path = collection.workbook(schema, "a", shown.sheets, period=period, name=name, damage=shown.damage)
        paths[path] = (code, bad)
    compared = _compared(list(paths), tmp_path / "saved")
    _assert_law(compared)
    seen = {path: {text.partition(".")[2] for text in one.broken} for path, one in zip(paths, compared, strict=True)}
    assert [code for path, (code, bad) in paths.items() if (code in seen[path]) is not bad] == []
    assert len(paths) > 100
