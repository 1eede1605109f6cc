"""Corrections of figures that the coordinator wrote into *Điều chỉnh số liệu*: read, used, and accounted for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from kehoach_xlsx.model.table import ROW, Book, Row
from kehoach_xlsx.vietnamese.text import fold, mend
from kehoach_xlsx.workbooks.workspace_sheets import ADJUSTMENTS

CUMULATIVE = ".luyke"
"""Behind an indicator's code: its cumulative figure."""

Key: TypeAlias = tuple[str, str]  # figure and unit, folded; the unit is "" for the total


@dataclass(frozen=True, kw_only=True, slots=True)
class Adjustment:
    """One row of the sheet. `based_on` is the computed figure that the coordinator saw when he corrected it.

    A correction from `below` was made by the coordinator of a lower level.
    """

    figure: str
    unit: str
    value: Decimal | None
    reason: str
    based_on: Decimal | None
    row: int | None = None
    below: bool = False

    @property
    def key(self) -> Key:
        """Figure and unit, whatever their capitals and spaces."""
        return fold(self.figure), fold(self.unit)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """What the row lacks to be used, in both languages."""
        lacks = (
            (not self.figure, "mã số liệu", "the figure's code"),
            (self.value is None, "số điều chỉnh", "the corrected value"),
            (not self.reason, "lý do", "a reason"),
        )
        return tuple((vi, en) for lacking, vi, en in lacks if lacking)


@dataclass(frozen=True, kw_only=True, slots=True)
class Adjustments:
    """All rows of the sheet; used are those that are complete and alone for their figure."""

    rows: tuple[Adjustment, ...] = ()
    used: Mapping[Key, Adjustment] = field(default_factory=dict)

    def value(self, figure: str, unit: str = "") -> Decimal | None:
        """The corrected value of a figure of a unit, or of its total; None where it was not corrected."""
        found = self.of(figure, unit)
        return found.value if found else None

    def of(self, figure: str, unit: str = "") -> Adjustment | None:
        """The correction of a figure that is used."""
        return self.used.get((fold(figure), fold(unit))) if self.used else None

    def twice(self, one: Adjustment) -> bool:
        """Whether another row corrects the same figure."""
        return not one.missing and one.key not in self.used


def adjustments_of(earlier: Book | None) -> Adjustments:
    """Return the corrections in an earlier consolidated workbook, in the order of their rows.

    Those of lower levels are left out: they come anew with every merge (`levels.corrections`).
    """
    rows = tuple(one for one in _read(earlier.rows(ADJUSTMENTS.name)) if not one.below) if earlier else ()
    complete = [one for one in rows if not one.missing]
    often = Counter(one.key for one in complete)
    return Adjustments(rows=rows, used={one.key: one for one in complete if often[one.key] == 1})


def _read(rows: Sequence[Row]) -> Iterator[Adjustment]:
    for row in rows:
        number = row.get(ROW)
        found = Adjustment(
            figure=mend(str(row.get("figure_code") or "")),
            unit=mend(str(row.get("unit_code") or "")),
            value=_number(row, "value"),
            reason=mend(str(row.get("reason") or "")),
            based_on=_number(row, "based_on"),
            row=number if isinstance(number, int) else None,
            below=bool(row.get("from_below")),
        )
        if found.figure or found.unit or found.value is not None or found.reason:
            yield found


def _number(row: Row, name: str) -> Decimal | None:
    value = row.get(name)
    return Decimal(value) if isinstance(value, Decimal | int) else None


def shifted(cumulative: Decimal | None, computed: Decimal | None, corrected: Decimal | None) -> Decimal | None:
    """A cumulative figure after the figure of the period in it was corrected: it moves by as much."""
    if cumulative is None or computed is None or corrected is None:
        return cumulative
    return cumulative + (corrected - computed)
