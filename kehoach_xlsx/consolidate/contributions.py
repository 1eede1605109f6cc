"""What the units give to one indicator: the figures in columns, the rest where somebody asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import repeat
from typing import Final, NamedTuple

from kehoach_xlsx.consolidate.adjustments import CUMULATIVE, shifted
from kehoach_xlsx.consolidate.comparing import reached
from kehoach_xlsx.consolidate.frame import Collection, Piece, Source
from kehoach_xlsx.consolidate.heard import Heard
from kehoach_xlsx.model.plan import Indicator, Unit
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import Value

SHEET: Final = "indicators"
KEY: Final = "indicator_code"
COLUMNS: Final = ("in_period", "estimated", "cumulative", "achieved_on")


class Contribution(NamedTuple):
    """What one unit gives to one indicator; what is asked of few is looked up when it is asked."""

    heard: Heard
    at: int
    in_period: Decimal
    cumulative: Decimal | None

    @property
    def unit(self) -> Unit:
        """Who gives it."""
        return self.heard.voices[self.at].unit

    @property
    def said(self) -> Decimal | None:
        """The cumulative figure as it stands in the report, before any correction."""
        return _number(self.heard.cell(self.at, "cumulative"))

    @property
    def source(self) -> Source:
        """Where the figure of the period was read."""
        return self.heard.source(self.at, "in_period")

    @property
    def reports(self) -> tuple[Submission, ...]:
        """The reports it is made of."""
        if not self.heard.parted:
            return (self.heard.voices[self.at].submission,)
        return tuple(piece.submission for piece in self.pieces)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The rows of these reports."""
        return self.heard.pieces(self.at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contributions:
    """What the units give to one indicator; a contribution is made when somebody looks at it.

    The figures stand beside the voices of `heard`, as the coordinator corrected them.
    """

    heard: Heard
    in_period: tuple[Decimal, ...]
    cumulative: tuple[Decimal | None, ...]

    @property
    def estimated(self) -> Sequence[Decimal | None]:
        """What is estimated until the end of the year."""
        return list(map(_number, self.heard.column("estimated")))

    @property
    def achieved_on(self) -> Sequence[date | None]:
        """The days on which they were reached."""
        return [value if isinstance(value, date) else None for value in self.heard.column("achieved_on")]

    def __len__(self) -> int:
        return len(self.in_period)

    def __iter__(self) -> Iterator[Contribution]:
        return map(self.at, range(len(self)))

    def at(self, place: int) -> Contribution:
        """Return one contribution."""
        return Contribution(self.heard, place, self.in_period[place], self.cumulative[place])


def contributions_of(collection: Collection, indicator: Indicator, heard: Heard) -> Contributions:
    """Return what was `heard` of an indicator from those who give a figure, as the coordinator corrected it."""
    heard = heard.chosen([at for at, value in enumerate(heard.column("in_period")) if isinstance(value, Decimal)])
    given = [value for value in heard.column("in_period") if isinstance(value, Decimal)]
    said = map(_number, heard.column("cumulative"))
    before = _before(collection, indicator, heard.units)
    # in the first period of a plan the column may be left blank
    so_far = [reached(indicator, *figures) for figures in zip(given, said, before, strict=False)]
    if collection.adjustments.used:
        return _corrected(collection, indicator, heard, list(zip(given, so_far, strict=True)))
    return Contributions(heard=heard, in_period=tuple(given), cumulative=tuple(so_far))


def _before(collection: Collection, indicator: Indicator, units: Sequence[Unit]) -> Iterator[Decimal | None]:
    """What units had reached before the period."""
    if collection.beside.previous is None:
        return repeat(None)
    return (collection.reached_before(unit.code, indicator) for unit in units)


def _corrected(
    collection: Collection, indicator: Indicator, heard: Heard, told: Sequence[tuple[Decimal, Decimal]]
) -> Contributions:
    """Figures of the period and cumulative ones, those that the coordinator corrected as he wrote them."""
    given = collection.adjustments
    codes = [unit.code for unit in heard.units]
    decided = [given.value(indicator.code, code) for code in codes]
    so_far = [given.value(f"{indicator.code}{CUMULATIVE}", code) for code in codes]
    return Contributions(
        heard=heard,
        in_period=tuple(now if own is None else own for (now, _), own in zip(told, decided, strict=True)),
        cumulative=tuple(
            shifted(said, now, own) if whole is None else whole
            for (now, said), own, whole in zip(told, decided, so_far, strict=True)
        ),
    )


def _number(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
