"""The register of who sent what, and the coordinator's notes that survive the next merge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.submissions import Decision
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.submission import GONE_WORDS, MISSING_WORDS, STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import ROW, Book, Row, Value
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED, REGISTER
from kehoach_xlsx.workbooks.merge_rules import DRAFT_MOVED, NOTE_WITHOUT_FILE, SENT_LATE, UNIT_MISSING

_YES = "Có"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notes:
    """What the coordinator wrote into the register of an earlier merge, by unit, number and digest."""

    rows: Mapping[Decision, Row] = field(default_factory=dict)

    @property
    def decisions(self) -> frozenset[Decision]:
        """The submissions he chose."""
        return frozenset(key for key, row in self.rows.items() if row.get("decision") == _YES)

    def date(self, key: Decision, column: str) -> date | None:
        """Return a date of the submission's row; an extension also from the unit's other rows."""
        value = self._row(key).get(column)
        if isinstance(value, date):
            return value
        if column != "extended_to":
            return None
        dates = [row.get(column) for (unit, _, _), row in self.rows.items() if unit == key[0]]
        return max((d for d in dates if isinstance(d, date)), default=None)

    def text(self, key: Decision, column: str) -> str:
        """Return a text of the submission's row, "" where it is blank."""
        value = self._row(key).get(column)
        return "" if value is None else str(value)

    def _row(self, key: Decision) -> Row:
        """The submission's row; before its first merge, what was noted while the unit had not reported yet."""
        return self.rows.get(key) or self.rows.get((key[0], 0, ""), {})


def notes_of(book: Book | None) -> Notes:
    """Return the coordinator's notes in the register of an earlier consolidated workbook."""
    rows = book.rows(REGISTER.name) if book else ()
    return Notes(rows={_key(row): row for row in rows})


def _key(row: Row) -> Decision:
    number = row.get("submission_no")
    known = int(number) if isinstance(number, Decimal | int) else 0
    return (str(row.get("unit_code") or ""), known, str(row.get("digest") or ""))


def key_of(submission: Submission) -> Decision:
    """Return the key under which a submission stands in the register."""
    return (submission.unit, submission.number, submission.digest)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending:
    """When a submission came and how late that is, in days; 0 in time, None where nothing says when it came."""

    sent_on: date | None
    late_days: int | None
    from_register: bool = False


def sending(collection: Collection, notes: Notes, submission: Submission) -> Sending:
    """Return when a submission was sent: as the register says, else as its report is dated; never by file times."""
    key = key_of(submission)
    received = notes.date(key, "received_on")
    sent = received or submission.report_date
    due = due_on(collection, notes, key)
    late = None if sent is None else max((sent - due).days, 0)
    return Sending(sent_on=sent, late_days=late, from_register=received is not None)


def due_on(collection: Collection, notes: Notes, key: Decision) -> date:
    """Return the day until which a unit may send: the extension it was granted, else the period's due date."""
    return notes.date(key, "extended_to") or collection.period.due_on


def register_rows(collection: Collection, notes: Notes) -> tuple[Row, ...]:
    """Return the rows of *Tình hình gửi báo cáo*: every submission, then a row for each unit without one."""
    rows: list[Row] = []
    for unit in collection.plan.units:
        ours = [s for s in collection.submissions if s.unit == unit.code and s.state is not State.OTHER]
        rows.extend(_row(collection, notes, unit, s) for s in ours)
        if not ours and unit.must_report:
            rows.append(_missing_row(collection, notes, unit))
    return tuple(rows)


def _row(collection: Collection, notes: Notes, unit: Unit, submission: Submission) -> Row:
    sent = sending(collection, notes, submission)
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        "state": STATE_WORDS[submission.state],
        "submission_no": submission.number,
        "file": submission.incoming.name,
        "report_number": submission.info.get("report_number"),
        "report_date": submission.report_date,
        "due_on": due_on(collection, notes, key_of(submission)),
        "late_days": sent.late_days,
        "reporter": submission.info.get("reporter"),
        "phone": submission.info.get("phone"),
        "digest": submission.digest,
    }


def _missing_row(collection: Collection, notes: Notes, unit: Unit) -> Row:
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        "state": MISSING_WORDS,
        "due_on": due_on(collection, notes, (unit.code, 0, "")),
    }


def missing_units(collection: Collection) -> tuple[Unit, ...]:
    """Return the units from which a report is expected and nothing at all has come."""
    heard = {s.unit for s in collection.submissions if s.state is not State.OTHER}
    return tuple(u for u in collection.roster.reporting_units() if u.code not in heard)


def register_findings(collection: Collection, notes: Notes) -> Iterator[Finding]:
    """Yield KH401 for every missing unit and KH408 for every late submission that counts."""
    for unit in missing_units(collection):
        yield Finding(rule=UNIT_MISSING, origin=Origin(path=""), value=unit.label)
    for unit, submission in collection.reporting():
        sent = sending(collection, notes, submission)
        if sent.late_days:
            yield _late(unit, submission, sent)


def _late(unit: Unit, submission: Submission, sent: Sending) -> Finding:
    named = ("theo ngày nhận", "by the day it was received")
    dated = ("theo ngày ký báo cáo", "by the date of its report")
    vi, en = named if sent.from_register else dated
    context = {"days": f"{sent.late_days:02d}", "source": vi, "source_en": en}
    return Finding(rule=SENT_LATE, origin=Origin(path=submission.incoming.name), value=unit.label, context=context)


def orphans(rows: Sequence[Row], earlier: Book | None) -> tuple[Row, ...]:
    """Return the rows of the earlier register that the coordinator wrote into and that no file stands for now."""
    if earlier is None:
        return ()
    editable = [c.name for c in REGISTER.columns if c.filled_by is FilledBy.OFFICER]
    present = {_row_key(REGISTER, row) for row in rows}
    left = (row for row in earlier.rows(REGISTER.name) if _row_key(REGISTER, row) not in present)
    kept = [{k: v for k, v in row.items() if k != ROW and v is not None} for row in left if _edits(row, editable)]
    return tuple(row | {"state": GONE_WORDS} for row in kept if row.get("digest"))


def note_findings(gone: Sequence[Row], draft: Sequence[Row], earlier: Book | None) -> Iterator[Finding]:
    """Yield KH411 for notes whose file is gone, KH412 for sentences whose draft moved under an edit."""
    names = {c.name: c.heading for c in REGISTER.columns if c.filled_by is FilledBy.OFFICER}
    for row in gone:
        notes = "; ".join(f"{names[k]}: {_plain(v)}" for k, v in row.items() if k in names)
        context = {"number": _plain(row.get("submission_no")), "notes": notes}
        here = Origin(path=str(row.get("file") or ""))
        yield Finding(rule=NOTE_WITHOUT_FILE, origin=here, value=str(row.get("unit_name")), context=context)
    old = {row.get("key"): row for row in (earlier.rows("draft") if earlier else ())}
    for row in draft:
        before = old.get(row.get("key"), {})
        if before.get("wording") and before.get("drafted") != row.get("drafted"):
            yield Finding(rule=DRAFT_MOVED, origin=Origin(path=""), value=str(row.get("key")))


def carry_over(
    sheets: Mapping[str, tuple[Row, ...]], earlier: Book | None, kind: WorkbookSchema = CONSOLIDATED
) -> dict[str, tuple[Row, ...]]:
    """Return the sheets with what the coordinator wrote into an earlier consolidated workbook."""
    if earlier is None:
        return dict(sheets)
    return {name: _with_edits(kind.sheet(name), rows, earlier) for name, rows in sheets.items()}


def _with_edits(schema: SheetSchema, rows: tuple[Row, ...], earlier: Book) -> tuple[Row, ...]:
    editable = [c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER]
    if not editable or not (schema.key or schema.layout is Layout.FORM):
        return rows
    old: dict[tuple[str, ...], Mapping[str, Value]] = {
        _row_key(schema, row): _edits(row, editable) for row in earlier.rows(schema.name)
    }
    if schema.name == REGISTER.name:
        old |= _moved(rows, old)
    return tuple({**row, **old.get(_row_key(schema, row), {})} for row in rows)


def _edits(row: Row, editable: Sequence[str]) -> dict[str, Value]:
    return {name: row[name] for name in editable if row.get(name) is not None}


def _row_key(schema: SheetSchema, row: Row) -> tuple[str, ...]:
    return tuple(_plain(row.get(name)) for name in schema.key)


def _plain(value: Value) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "" if value is None else str(value)


def _moved(
    rows: Sequence[Row], old: Mapping[tuple[str, ...], Mapping[str, Value]]
) -> dict[tuple[str, ...], Mapping[str, Value]]:
    """What was noted at a unit that had not reported yet moves to its first submission."""
    moved: dict[tuple[str, ...], Mapping[str, Value]] = {}
    for row in rows:
        key = _row_key(REGISTER, row)
        waiting = (key[0], "", "")
        if key not in old and waiting in old and old[waiting]:
            moved[key] = old[waiting]
    return moved
