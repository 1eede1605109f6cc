"""The law in a second engine: IronCalc calculates the same marks as LibreOffice, from the workbook as it is sent."""

from pathlib import Path
from typing import Any

import pytest

from kehoach_xlsx.compilers.sheets import CHECK_SHEET, FIRST_ROW
from kehoach_xlsx.model.predicate import KnownIn, Unique, WithinTotal
from kehoach_xlsx.pipeline import COLLECTED

from .fillings import workbooks
from .recalculating import Mark, all_checks, compare, judged, opened
from .templates import template

ironcalc: Any = pytest.importorskip("ironcalc", reason="IronCalc (pip install ironcalc) is not installed")
WORKBOOKS = 3


@pytest.mark.parametrize("kind", COLLECTED)
def test_random_fillings(kind: str, tmp_path: Path) -> None:
    differences: list[str] = []
    for number, content in list(enumerate(workbooks(template(kind), WORKBOOKS)))[::2]:
        path = tmp_path / f"{kind}-{number}.xlsx"
        path.write_bytes(template(kind).filled(content))
        model = ironcalc.load_from_xlsx(str(path))
        model.evaluate()
        found = compare(opened(path), judged([path])[path], _marks(model, kind), None, _beyond(kind))
        differences += found.differences
    assert not differences, f"{len(differences)} marks differ:\n" + "\n".join(differences[:20])


def _beyond(kind: str) -> frozenset[int]:
    """The checks over all rows: IronCalc takes no range for the first argument of EXACT, not even in SUMPRODUCT."""
    return frozenset(c.column for c in all_checks(kind) if isinstance(c.rule.require, KnownIn | Unique | WithinTotal))


def _marks(model: Any, kind: str) -> dict[Mark, object]:
    return {
        (one.column, row): _value(model, CHECK_SHEET, row, one.column)
        for one in all_checks(kind)
        for row in range(FIRST_ROW, _last_row(kind, one.placed.schema.name, one.last) + 1)
    }


def _last_row(kind: str, sheet: str, last: int) -> int:
    return last if last == FIRST_ROW and sheet in {"info", "assessment"} else template(kind).placed(sheet).last_row


def _value(model: Any, sheet: str, row: int, column: int) -> object:
    names = [properties["name"] for properties in model.get_worksheets_properties()]
    return model.get_cell_value(names.index(sheet), row, column)
