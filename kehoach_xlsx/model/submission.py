"""One file that was judged: what an agency handed in, with everything that was found in it."""

import hashlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.content import PART, PARTS, content
from kehoach_xlsx.model.finding import Finding
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.rule import Severity, Stage
from kehoach_xlsx.model.table import Row

__all__ = ["GONE_WORDS", "MISSING_WORDS", "PART", "PARTS", "STATE_WORDS", "State", "Submission"]


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
    _info: list[Row] = field(default_factory=list, init=False, repr=False, compare=False)

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
        if not self._info:
            self._info.append(next(iter(self.sheets.get("info", ())), {}))
        return self._info[0]

    def row(self, sheet: str, key: str, value: str) -> Row | None:
        """Return the first row of a sheet whose `key` is `value`."""
        rows = self.sheets.get(sheet, ())
        told = column_of(rows, key)
        return rows[told.index(value)] if value in told else None

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
            told = content(self.sheets) + self._unread().encode()
            self._known["digest"] = hashlib.sha256(told).hexdigest()[:16]
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
