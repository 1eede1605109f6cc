"""What the units say under one key of a sheet – of a task, of an indicator –, column by column.

Every unit says something of nearly every task. So the sheet is turned round once for all reports: what is counted and
listed of all of them stands in columns, and a row is made again only for those few of which somebody asks more.
"""

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Final, NamedTuple

from kehoach_xlsx.consolidate.frame import Collection, Piece, Places, Source, pieces, source
from kehoach_xlsx.model.compact import compact
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.submission import PART, PARTS, Submission
from kehoach_xlsx.model.table import ROW, Row, Value


class Voice(NamedTuple):
    """A unit, the submission that speaks for it, and where the sheet stands in which it is heard, if there is one."""

    unit: Unit
    submission: Submission
    origin: Origin | None = None


_WHENCE: Final = (ROW, PART, PARTS)


class Key(NamedTuple):
    """A sheet, its column of keys, and one of them."""

    sheet: str
    column: str
    value: str


class Heard(NamedTuple):
    """The rows under one key: who says them, and beside them the columns that are filled in any of these rows."""

    key: Key
    voices: Sequence[Voice]
    columns: Mapping[str, Sequence[Value]]

    @property
    def units(self) -> list[Unit]:
        """The units that say them."""
        return [voice.unit for voice in self.voices]

    @property
    def together(self) -> bool:
        """Whether any of the rows was put together of several reports."""
        return PARTS in self.columns

    @property
    def parted(self) -> bool:
        """Whether any of the rows is that of one part of its submission, or was put together of several."""
        return self.together or PART in self.columns

    def column(self, name: str) -> Sequence[Value]:
        """Return a column, None where it is blank."""
        return self.columns.get(name) or [None] * len(self.voices)

    def texts(self, name: str) -> list[str]:
        """Return a column as texts, "" where it is blank."""
        return ["" if value is None else str(value) for value in self.column(name)]

    def cell(self, at: int, name: str) -> Value:
        """Return one cell of a column."""
        return self.columns[name][at] if name in self.columns else None

    def row(self, at: int) -> Row:
        """Return a whole row, made again."""
        return self.voices[at].submission.row(*self.key) or {}

    def source(self, at: int, column: str) -> Source:
        """Return where a cell was read."""
        whence = {name: self.columns[name][at] for name in _WHENCE if name in self.columns}
        return source(self.voices[at].submission, self.key.sheet, whence, column)

    def sources(self, column: str) -> Places:
        """Return where the cells of a column were read."""
        origins = [voice.origin for voice in self.voices if voice.origin is not None]
        rows = [row for row in self.column(ROW) if isinstance(row, int)]
        if self.parted or not len(origins) == len(rows) == len(self.voices):
            return Places.of(self.source(at, column) for at in range(len(self.voices)))
        return Places(
            files=[voice.submission.incoming.name for voice in self.voices],
            sheets=[origin.sheet for origin in origins],
            cells=[origin.address(row, column) or "" for origin, row in zip(origins, rows, strict=True)],
        )

    def pieces(self, at: int) -> tuple[Piece, ...]:
        """Return the reports' own rows of which a row was put together; of a plain row itself."""
        return pieces(self.voices[at].submission, self.key.sheet, self.key.column, self.row(at))

    def of(self, codes: Sequence[str]) -> "Heard":
        """Return what some units say, in their order; who has not spoken is left out."""
        known = {voice.unit.code: at for at, voice in enumerate(self.voices)}
        return self.chosen([known[code] for code in codes if code in known])

    def chosen(self, at: Sequence[int]) -> "Heard":
        """Return some of the rows."""
        if list(at) == list(range(len(self.voices))):
            return self
        columns = {name: [column[one] for one in at] for name, column in self.columns.items()}
        return Heard(self.key, [self.voices[one] for one in at], _filled(columns))


NOTHING: Final = Heard(Key("", "", ""), (), {})
"""What is heard of a key of which nobody speaks."""


def heard(collection: Collection, sheet: str, column: str, names: Sequence[str]) -> dict[str, Heard]:
    """Return what the units that have spoken say in a sheet, by its `column` of keys; `names` are the columns wanted.

    Of several rows of one unit under one key the first counts.
    """
    every: dict[str, list[Value]] = {name: [] for name in (column, *_WHENCE, *names)}
    whose: list[Voice] = []
    for unit, submission in collection.reporting():
        table, rows = submission.incoming.tables.get(sheet), compact(submission.sheets.get(sheet, ()))
        voice = Voice(unit, submission, table.origin if table is not None else None)
        whose += repeat(voice, len(rows))
        for name, told in every.items():
            told += rows.column(name)
    return {
        value: Heard(
            Key(sheet, column, value),
            list(map(whose.__getitem__, at)),
            _filled({name: list(map(told.__getitem__, at)) for name, told in every.items() if name != column}),
        )
        for value, at in _by_value(every[column], whose).items()
    }


def _filled(columns: Mapping[str, list[Value]]) -> dict[str, list[Value]]:
    """The columns that are filled in any row."""
    return {name: column for name, column in columns.items() if column.count(None) < len(column)}


def _by_value(column: Sequence[Value], whose: Sequence[Voice]) -> dict[str, list[int]]:
    """The values of a column and where each voice says them first."""
    found: dict[str, list[int]] = {}
    for at, value in enumerate(column):
        if isinstance(value, str):
            found.setdefault(value, []).append(at)
    for value, places in found.items():
        first = {id(whose[at]): at for at in reversed(places)}
        if len(first) < len(places):
            found[value] = sorted(first.values())
    return found
