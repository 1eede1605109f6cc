"""Formulas that stand unchanged in many rows of a column, written once and referred to.

A self-check has thousands of them; each written out, they would be most of the file.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.layout import Cell

_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_RELATIVE: Final = re.compile(r"(?<![\w.$])\$?[A-Z]{1,3}\d+(?![\w(])")  # the row is not fixed


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """A cell's part in a shared formula: its number, and for the first cell the range that shares it."""

    number: int
    ref: str | None = None


def share(cells: Iterable[Cell]) -> Mapping[tuple[int, int], Shared]:
    """Return, by row and column, the cells whose formula stands unchanged in the row before or after."""
    formulas = sorted(
        ((c.column, c.row, c.formula) for c in cells if c.formula is not None and c.span is None),
        key=lambda entry: entry[:2],
    )
    shared: dict[tuple[int, int], Shared] = {}
    runs = groupby(enumerate(formulas), key=lambda pair: (pair[1][0], pair[1][2], pair[1][1] - pair[0]))
    number = 0
    for (column, formula, _), run in runs:
        rows = [entry[1] for _, entry in run]
        if len(rows) > 1 and _is_absolute(formula):
            ref = CellRange(first_row=rows[0], first_column=column, last_row=rows[-1], last_column=column).a1
            shared |= {(row, column): Shared(number=number, ref=None) for row in rows}
            shared[rows[0], column] = Shared(number=number, ref=ref)
            number += 1
    return shared


def _is_absolute(formula: str) -> bool:
    """Whether no reference would move with the row: what is shared is shifted from cell to cell."""
    return not _RELATIVE.search(_QUOTED.sub("", formula))
