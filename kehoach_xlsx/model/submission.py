"""One file that was judged: what an agency handed in, with everything that was found in it."""

import hashlib
import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import starmap

from kehoach_xlsx.model.compact import Cells, CompactRows
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.rule import Severity, Stage
from kehoach_xlsx.model.table import ROW, Row, Value


class State(StrEnum):
    """What became of a submission; the values are those of `--json`."""

    MERGED = "merged"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    OTHER = "other"  # of another kind; not for this merge
    OPENED = "opened"  # a consolidated workbook of the level below: what it holds was taken, each for itself


STATE_WORDS: Mapping[State, str] = {
    State.MERGED: "Được tổng hợp",
    State.SUPERSEDED: "Bị thay thế",
    State.DUPLICATE: "Trùng bản đã nhận",
    State.CONFLICT: "Mâu thuẫn",
    State.REJECTED: "Cần sửa",
    State.OTHER: "Không tổng hợp ở đây",
    State.OPENED: "Đã mở, lấy từng bản",
}
MISSING_WORDS = "Chưa gửi"
GONE_WORDS = "Không còn tệp"


PART = "_part"
"""In a row of a submission that was put together: the number of the part whose row it is, from 0."""
PARTS = "_parts"
"""In a row that was put together of several: the numbers of their parts ("0 2-"), "-" behind those not counted."""
_NOT_HANDED_IN = frozenset({ROW, PART, PARTS})
_INFO = "info", ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """A file with its rows understood, by sheet, and its findings; `state` is decided by the merge.

    `handed_in` is the digest of what was handed in, where cells were since taken as they were meant. `through` names
    the consolidated workbooks of lower levels by which it came, the first one first; one that is `hollow` is only
    told of by them, without its rows; one that was `accepted` was merged below although it has errors. `parts` are
    the submissions of which one voice was put together: of units that are no unit of this level, of predecessors, of
    the periods of a year. A row of a voice that is one part's own row names that part under `PART`;
    one that was put together of several parts' rows names them under `PARTS`.
    """

    incoming: Incoming
    sheets: Mapping[str, Sequence[Row]]
    findings: tuple[Finding, ...] = ()
    state: State = State.REJECTED
    handed_in: str = ""
    through: tuple[str, ...] = ()
    hollow: bool = False
    accepted: bool = False
    parts: tuple["Submission", ...] = ()
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _told: "dict[str, array[int]]" = field(default_factory=dict, init=False, repr=False, compare=False)
    _keys: dict[tuple[str, str], dict[Value, Row]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def unit(self) -> str:
        """The code of the unit whose workbook it is, "" where it was not recognised."""
        return self.incoming.identity.unit if self.incoming.identity else ""

    @property
    def kind(self) -> str:
        """The kind of the workbook, "" where it was not recognised."""
        return self.incoming.identity.kind if self.incoming.identity else ""

    @property
    def period(self) -> str:
        """The code of the period it reports on, "" where it was not recognised."""
        return self.incoming.identity.period if self.incoming.identity else ""

    @property
    def info(self) -> Row:
        """The record of the sheet *Thông tin*."""
        known = self._keys.get(_INFO)
        if known is None:
            known = self._keys[_INFO] = {None: next(iter(self.sheets.get("info", ())), {})}
        return known[None]

    def row(self, sheet: str, key: str, value: str) -> Row | None:
        """Return the first row of a sheet whose `key` is `value`."""
        known = self._keys.get((sheet, key))
        if known is None:  # asked for every task and figure
            known = self._keys[sheet, key] = {}
            for row in self.sheets.get(sheet, ()):
                known.setdefault(row.get(key), row)
        return known.get(value)

    @property
    def number(self) -> int:
        """The submission number, 0 where none could be read."""
        value = self.info.get("submission_no")
        return int(value) if isinstance(value, Decimal | int) else 0

    @property
    def report_date(self) -> date | None:
        """The date of the agency's signed report."""
        value = self.info.get("report_date")
        return value if isinstance(value, date) else None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What is wrong with the file itself, and keeps it from being merged."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR and f.rule.stage is not Stage.MERGE)

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits over what was handed in, whatever program saved it."""
        if self.handed_in:
            return self.handed_in
        if "digest" not in self._known:  # asked for many times, and every cell goes into it
            content = {name: list(starmap(_content, _cells(self.sheets[name]))) for name in sorted(self.sheets)}
            text = json.dumps(content, ensure_ascii=False, default=_canonical)
            self._known["digest"] = hashlib.sha256((text + self._unread()).encode()).hexdigest()[:16]
        return self._known["digest"]

    def numbers(self, name: str, make: "Callable[[Submission], array[int]]") -> "array[int]":
        """Return numbers that follow from the rows, remembered under a name; `make` makes them when first asked."""
        if name not in self._told:
            self._told[name] = make(self)
        return self._told[name]

    def _unread(self) -> str:
        """Cells that could not be understood are content too: two files may differ in nothing else."""
        return "|".join(sorted(f"{f.column}={f.value}" for f in self.errors))

    @property
    def remembered(self) -> "tuple[Mapping[str, str], Mapping[str, array[int]]]":
        """What is known of the rows without looking at them: texts, and `numbers`."""
        return self._known, self._told

    def remembering(self, texts: Mapping[str, str], numbers: "Mapping[str, array[int]]") -> "Submission":
        """Return this submission, told what was `remembered` of the same rows."""
        self._known.update(texts)
        self._told.update(numbers)
        return self

    def with_state(self, state: State, *findings: Finding) -> "Submission":
        """Return the submission with its fate, and what is to be said about it."""
        told = replace(self, state=state, findings=(*self.findings, *findings))
        same = all(f.severity is not Severity.ERROR or f.rule.stage is Stage.MERGE for f in findings)
        return told.known_as(self) if same else told

    def known_as(self, other: "Submission") -> "Submission":
        """Return this submission, told that what was handed in is the same as of another."""
        self._known.update(other._known)
        self._told.update(other._told)
        return self


def _cells(rows: Sequence[Row]) -> Iterable[Cells]:
    return rows.cells() if isinstance(rows, CompactRows) else ((tuple(row), tuple(row.values())) for row in rows)


def _content(names: tuple[str, ...], values: Sequence[Value]) -> dict[str, Value]:
    """What was handed in with a row, by name in order; `_canonical` tells what JSON does not know."""
    return {
        name: value if type(value) is not int else str(value)
        for name, place in _handed_in(names)
        if (value := values[place]) is not None
    }


@lru_cache(maxsize=1_024)  # many rows of a sheet have the same columns
def _handed_in(names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The columns of a row that were handed in, in order, and their places."""
    return tuple(sorted((name, place) for place, name in enumerate(names) if name not in _NOT_HANDED_IN))


def _canonical(value: Value) -> str:
    if not isinstance(value, Decimal):
        return str(value)
    return _number(value) if value else format(value.normalize(), "f")  # nought may be below nought, and equal to it


@lru_cache(maxsize=4_096)  # small figures stand in every report
def _number(value: Decimal) -> str:
    return format(value.normalize(), "f")
