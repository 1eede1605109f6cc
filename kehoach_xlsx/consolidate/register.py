"""The register of who sent what, and the coordinator's notes that survive the next merge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.submissions import Decision
from kehoach_xlsx.consolidate.subordinates import register_rows_below
from kehoach_xlsx.model.compact import CompactRows, compact
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.submission import GONE_WORDS, MISSING_WORDS, STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import ROW, Book, Row, Value
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED, DRAFT, REGISTER
from kehoach_xlsx.workbooks.merge_rules import NOTE_WITHOUT_FILE, SENT_LATE, UNIT_MISSING

_YES = "Có"
_OF_BELOW = ("received_on", "incoming_no", "extended_to")


@dataclass(frozen=True, kw_only=True, slots=True)
class Notes:
    """What the coordinator wrote into the register of an earlier merge, by unit, number and digest."""

    rows: Mapping[Decision, Row] = field(default_factory=dict)
    _extended: dict[str, list[date]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the extensions by unit: they are asked for every file."""
        for (unit, _, _), row in self.rows.items():
            if isinstance(value := row.get("extended_to"), date):
                self._extended.setdefault(unit, []).append(value)

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
        return max(self._extended.get(key[0], ()), default=None)

    def text(self, key: Decision, column: str) -> str:
        """Return a text of the submission's row, "" where it is blank."""
        value = self._row(key).get(column)
        return "" if value is None else str(value)

    def cell(self, key: Decision, column: str) -> Value:
        """Return a cell of the submission's row as it was written."""
        return self._row(key).get(column)

    def _row(self, key: Decision) -> Row:
        """The submission's row; before its first merge, what was noted while the unit had not reported yet."""
        return self.rows.get(key) or self.rows.get((key[0], 0, ""), {})


def notes_of(book: Book | None) -> Notes:
    """Return the coordinator's notes in the register of an earlier consolidated workbook."""
    rows = book.rows(REGISTER.name) if book else ()
    found: dict[Decision, Row] = {}
    for row in rows:  # copies of one file have one key: what was written at either holds
        found[_key(row)] = {**found.get(_key(row), {}), **{k: v for k, v in row.items() if v is not None}}
    return Notes(rows=found)


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


def late_units(collection: Collection, notes: Notes) -> tuple[Unit, ...]:
    """Return the units of the plan of which a report that counts came late, their own or one for which they speak."""
    late = {
        collection.spoken_by.get(unit.code, unit.code)
        for unit, submission in collection.handed_in()
        if sending(collection, notes, submission).late_days
    }
    return tuple(unit for unit in collection.plan.units if unit.code in late)


def due_on(collection: Collection, notes: Notes, key: Decision) -> date:
    """Return the day until which a unit may send: the extension it was granted, else the period's due date."""
    return notes.date(key, "extended_to") or collection.period.due_on


def register_rows(collection: Collection, notes: Notes) -> tuple[Row, ...]:
    """Return the rows of *Tình hình gửi báo cáo*: every submission, then a row for each unit without one."""
    rows: list[Row] = []
    by_unit: dict[str, list[Submission]] = {}
    for submission in collection.submissions:
        by_unit.setdefault(submission.unit, []).append(submission)
    heard = heard_of(collection)
    for unit in collection.units():
        every = [s for s in by_unit.get(unit.code, ()) if s.state is not State.OTHER]
        ours = [s for s in every if s.state is not State.OPENED]
        for submission in every:
            rows.append(told := _row(collection, notes, unit, submission))
            if submission.state is State.MERGED:
                rows.extend(register_rows_below(submission, told))
        if not ours and unit.must_report and unit.code not in heard:
            rows.append(_missing_row(collection, notes, unit))
    return tuple(rows)


def _row(collection: Collection, notes: Notes, unit: Unit, submission: Submission) -> Row:
    sent = sending(collection, notes, submission)
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        "state": STATE_WORDS[submission.state],
        "submission_no": None if submission.state is State.OPENED else submission.number,
        "file": submission.incoming.name,
        "report_number": submission.info.get("report_number"),
        "report_date": submission.report_date,
        "due_on": due_on(collection, notes, key_of(submission)),
        "late_days": sent.late_days,
        "reporter": submission.info.get("reporter"),
        "phone": submission.info.get("phone"),
        "digest": submission.digest,
        "spoken_by": collection.spoken_by.get(unit.code),
        "through": " → ".join(submission.through) or None,
        **_noted_below(submission, notes),
    }


def _noted_below(submission: Submission, notes: Notes) -> Row:
    """What the register of a lower level said of a report that came by it: when it came, until when it might."""
    return {name: notes.cell(key_of(submission), name) for name in _OF_BELOW} if submission.through else {}


def _missing_row(collection: Collection, notes: Notes, unit: Unit) -> Row:
    return {
        "unit_code": unit.code,
        "unit_name": unit.label,
        "state": MISSING_WORDS,
        "due_on": due_on(collection, notes, (unit.code, 0, "")),
    }


def missing_units(collection: Collection) -> tuple[Unit, ...]:
    """Return the units from which a report is expected and nothing at all has come."""
    heard = heard_of(collection)
    return tuple(u for u in collection.roster.reporting_units() if u.code not in heard)


def heard_of(collection: Collection) -> frozenset[str]:
    """Return the codes of the units from which anything has come, their own or of one for which they speak."""
    came = (s.unit for s in collection.submissions if s.state not in {State.OTHER, State.OPENED})
    return frozenset(collection.spoken_by.get(code, code) for code in came)


def register_findings(collection: Collection, notes: Notes) -> Iterator[Finding]:
    """Yield KH401 for every missing unit and KH408 for every late submission that counts."""
    for unit in missing_units(collection):
        yield Finding(rule=UNIT_MISSING, origin=Origin(path=""), value=unit.label)
    for unit, submission in collection.handed_in():
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


def note_findings(gone: Sequence[Row]) -> Iterator[Finding]:
    """Yield KH411 for notes whose file is gone."""
    names = {c.name: c.heading for c in REGISTER.columns if c.filled_by is FilledBy.OFFICER}
    for row in gone:
        notes = "; ".join(f"{names[k]}: {_plain(v)}" for k, v in row.items() if k in names)
        context = {"number": _plain(row.get("submission_no")), "notes": notes}
        here = Origin(path=str(row.get("file") or ""))
        yield Finding(rule=NOTE_WITHOUT_FILE, origin=here, value=str(row.get("unit_name")), context=context)


def carry_over(
    sheets: Mapping[str, CompactRows], earlier: Book | None, kind: WorkbookSchema = CONSOLIDATED
) -> dict[str, CompactRows]:
    """Return the sheets with what the coordinator wrote into an earlier consolidated workbook.

    His sentences are with their drafts already (`wordings`).
    """
    if earlier is None:
        return dict(sheets)
    return {
        name: rows if name == DRAFT.name else _with_edits(kind.sheet(name), rows, earlier)
        for name, rows in sheets.items()
    }


def _with_edits(schema: SheetSchema, rows: CompactRows, earlier: Book) -> CompactRows:
    editable = [c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER]
    if not editable or not (schema.key or schema.layout is Layout.FORM):
        return rows
    old: dict[tuple[str, ...], Mapping[str, Value]] = {}
    for row in earlier.rows(schema.name):  # copies of one file have one key: what was written at either holds
        key = _row_key(schema, row)
        old[key] = {**old.get(key, {}), **_edits(row, editable)}
    if schema.name == REGISTER.name:
        old |= _moved(rows, old)
    return compact({**row, **old.get(_row_key(schema, row), {})} for row in rows)


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
