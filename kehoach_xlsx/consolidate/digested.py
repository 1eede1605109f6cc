"""Digests of all rows: of those of each file, and of each cell of the answers. They are made aside of the ledger."""

from functools import partial
from typing import Final, NamedTuple

from kehoach_xlsx.aside import Aside
from kehoach_xlsx.consolidate.levels.leaves import marks_of
from kehoach_xlsx.consolidate.seals import sealed
from kehoach_xlsx.model.compact import Alike, CompactRows
from kehoach_xlsx.workbooks.consolidated import ANSWERS

_WORTH_ANOTHER: Final = range(10_000, 200_000)
"""So many rows that another process makes their digests; of more it would hold too much for itself."""


class Digested(NamedTuple):
    """The marks on the rows of each file in *Dữ liệu*, and the seals of *Kết quả từng đơn vị*."""

    marks: dict[str, str]
    answers: Alike


def digested_aside(data: CompactRows, answers: CompactRows) -> Aside[Digested]:
    """Return the digests of both sheets as work that may be done aside."""
    return Aside(partial(_digested, data, answers), worth_it=len(data) in _WORTH_ANOTHER)


def _digested(data: CompactRows, answers: CompactRows) -> Digested:
    return Digested(marks=marks_of(data), answers=sealed(ANSWERS, answers))
