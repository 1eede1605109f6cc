"""One file that was judged: what an agency handed in, with everything that was found in it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

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


STATE_WORDS: Mapping[State, str] = {
    State.MERGED: "Được tổng hợp",
    State.SUPERSEDED: "Bị thay thế",
    State.DUPLICATE: "Trùng bản đã nhận",
    State.CONFLICT: "Mâu thuẫn",
    State.REJECTED: "Cần sửa",
    State.OTHER: "Không tổng hợp ở đây",
}
MISSING_WORDS = "Chưa gửi"
GONE_WORDS = "Không còn tệp"


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """A file with its rows understood, by sheet, and its findings; `state` is decided by the merge.

    `handed_in` is the digest of what was handed in, where cells were since taken as they were meant.
    """

    incoming: Incoming
    sheets: Mapping[str, tuple[Row, ...]]
    findings: tuple[Finding, ...] = ()
    state: State = State.REJECTED
    handed_in: str = ""

    @property
    def unit(self) -> str:
        """The code of the unit whose workbook it is, "" where it was not recognised."""
        return self.incoming.identity.unit if self.incoming.identity else ""

    @property
    def kind(self) -> str:
        """The kind of the workbook, "" where it was not recognised."""
        return self.incoming.identity.kind if self.incoming.identity else ""

    @property
    def info(self) -> Row:
        """The record of the sheet *Thông tin*."""
        rows = self.sheets.get("info", ())
        return rows[0] if rows else {}

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
        content = {name: [_content(row) for row in rows] for name, rows in self.sheets.items()}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256((text + self._unread()).encode()).hexdigest()[:16]

    def _unread(self) -> str:
        """Cells that could not be understood are content too: two files may differ in nothing else."""
        return "|".join(sorted(f"{f.column}={f.value}" for f in self.errors))

    def with_state(self, state: State, *findings: Finding) -> "Submission":
        """Return the submission with its fate, and what is to be said about it."""
        return replace(self, state=state, findings=(*self.findings, *findings))


def _content(row: Row) -> dict[str, str]:
    return {k: _canonical(v) for k, v in row.items() if v is not None and k != ROW}


def _canonical(value: Value) -> str:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
