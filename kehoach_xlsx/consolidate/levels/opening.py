"""A consolidated workbook opened: every report that it was made of, as the submission that it was.

Nothing is taken from its totals. A report that was merged below comes with its rows; one that was not comes without
them (`hollow`), so that what was superseded, in conflict or to be mended below stays so here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kehoach_xlsx.consolidate.levels.carried import carried_findings
from kehoach_xlsx.consolidate.levels.corrections import Correction, corrections_in
from kehoach_xlsx.consolidate.levels.in_force import not_in_force
from kehoach_xlsx.consolidate.levels.leaves import ARROW, marks_of, tables_at
from kehoach_xlsx.consolidate.levels.senders import SLASH, Sender
from kehoach_xlsx.consolidate.submissions import Decision
from kehoach_xlsx.consolidate.subordinates import SHEET as BELOW
from kehoach_xlsx.consolidate.subordinates import rows_again
from kehoach_xlsx.consolidate.waivers import Waivers, waivers_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.model.schema import FilledBy, Layout
from kehoach_xlsx.model.submission import STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import ROW, Book, RawTable, Row, Value
from kehoach_xlsx.vietnamese.text import fold
from kehoach_xlsx.workbooks.consolidated import REGISTER
from kehoach_xlsx.workbooks.level_rules import NOBODY_SPEAKS, NOT_IN_THIS_PLAN, ROWS_TYPED_OVER
from kehoach_xlsx.workbooks.progress import PROGRESS

_STATES: Mapping[str, State] = {words: state for state, words in STATE_WORDS.items()}
_TOLD = ("report_number", "report_date", "reporter", "phone")  # of a report without rows, as the register has it


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A consolidated workbook of a lower level with all that it brings.

    `file` is the workbook itself, in the state `OPENED`; `leaves` its reports; `units` those that are no unit of this
    plan; `notes` its coordinator's notes, as rows of the register, and `corrections` his corrections of figures.
    """

    file: Submission
    leaves: tuple[Submission, ...]
    units: tuple[Unit, ...] = ()
    notes: Mapping[Decision, Row] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    waived: Waivers = field(default_factory=Waivers)


def opened(book: Book, incoming: Incoming, plan: Plan) -> Opened:
    """Return what a consolidated workbook of this plan brings.

    `incoming` is the file as it came in. Findings, at the reports: KH425, KH426, KH427.
    """
    sender = Sender(code=book.identity.unit, plan=plan)
    index = {str(row.get("leaf_file")): row for row in book.rows("leaves")}
    rows = _data_by_file(book)
    marks = marks_of(book.rows("data"))
    said = carried_findings(book)
    told = _Told(book=book, file=incoming.name, sender=sender, marks=marks, rows=rows, said=said)
    leaves = [_leaf(told, row, index.get(str(row.get("file")), {})) for row in book.rows("sources")]
    names = [leaf.incoming.name for leaf in leaves]
    leaves = [_named(leaf) for leaf in leaves]
    units = {unit.code: unit for row in index.values() if (unit := sender.guest(row)) is not None}
    return Opened(
        file=replace(_bare(incoming), state=State.OPENED, hollow=True, handed_in=incoming.sha256[:16]),
        leaves=tuple(leaves),
        units=tuple(units.values()),
        notes=_notes(book, sender, index),
        corrections=corrections_in(book, incoming.name, sender, index.values()),
        waived=_waived(book, dict(zip(map(fold, names), (leaf.incoming.name for leaf in leaves), strict=True))),
    )


def _waived(book: Book, names: Mapping[str, str]) -> Waivers:
    """What was waived in reports, under the names that their files have here."""
    found = waivers_of(book).reasons
    return Waivers(
        reasons={(code, fold(names[file]), *rest): why for (code, file, *rest), why in found.items() if file in names}
    )


def _named(leaf: Submission) -> Submission:
    """A report under the name that it has here: two communes may well call a file alike."""
    *senders, _ = leaf.unit.split(SLASH)
    folder = f"{SLASH.join(senders)}{SLASH}" if senders else ""
    name = leaf.incoming.name
    for start in range(1, len(senders)):  # of fewer levels it had a shorter one
        name = name.removeprefix(SLASH.join(senders[start:]) + SLASH)
    return leaf if name.startswith(folder) else renamed(leaf, f"{folder}{name}")


def renamed(submission: Submission, name: str) -> Submission:
    """Return a submission whose file is called otherwise, with all that points to it."""
    incoming, before = submission.incoming, submission.incoming.name
    tables = {key: replace(table, origin=replace(table.origin, path=name)) for key, table in incoming.tables.items()}
    findings = tuple(
        replace(f, origin=replace(f.origin, path=name)) if f.origin.path == before else f for f in submission.findings
    )
    named = replace(incoming, name=name, path=name if submission.through else incoming.path, tables=tables)
    return replace(submission, incoming=named, findings=findings, handed_in=submission.digest)


def _bare(incoming: Incoming) -> Submission:
    """The workbook as a submission: all that is to be said of it is said of what it holds."""
    plain = replace(incoming, findings=(), tables={}, cells_read=0, cells_outside=0)
    return Submission(incoming=plain, sheets={})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Told:
    """A consolidated workbook, by file: its rows, marks and findings."""

    book: Book
    file: str
    sender: Sender
    marks: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    said: Mapping[str, tuple[Finding, ...]]


def _data_by_file(book: Book) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in book.rows("data"):
        found.setdefault(str(row.get("source_file")), []).append(row)
    return {file: tuple(rows) for file, rows in found.items()}


def _leaf(told: _Told, source: Row, leaf: Row) -> Submission:
    name, state = str(source.get("file")), _STATES.get(str(source.get("state")), State.REJECTED)
    tables = tables_at(str(leaf.get("leaf_places") or ""), name) if state is State.MERGED else {}
    unit = told.sender.unit_of(leaf or {"leaf_unit": source.get("unit_code")})
    sheets = _sheets(told.rows.get(name, ()), tables) if state is State.MERGED else {"info": (_info(told, source),)}
    incoming = Incoming(
        path=name,
        name=name,
        sha256=str(source.get("sha256") or ""),
        identity=_identity(told.book.identity, leaf, unit),
        tables=tables,
        cells_read=_whole(source.get("cells_read")),
    )
    bare = Submission(
        incoming=incoming,
        sheets=sheets,
        findings=_placed(told.said.get(name, ()), tables, sheets),
        state=state,
        handed_in=str(leaf.get("leaf_digest") or _digest_of(told.book, source)),
        through=(*filter(None, str(leaf.get("leaf_through") or "").split(ARROW)), told.file),
        hollow=state is not State.MERGED,
        accepted=state is State.MERGED,
    )
    return replace(bare, findings=(*bare.findings, *_wrong(told, bare, leaf)))


def _identity(below: Identity, leaf: Row, unit: str) -> Identity | None:
    kind = str(leaf.get("leaf_kind") or ("" if leaf else "progress"))
    if not kind:
        return None
    return replace(below, kind=kind, unit=unit, period=str(leaf.get("leaf_period") or below.period), schema_hash="")


def _whole(value: Value) -> int:
    return int(value) if isinstance(value, Decimal | int) else 0


def _sheets(rows: Sequence[Row], tables: Mapping[str, RawTable]) -> dict[str, tuple[Row, ...]]:
    """The rows of a file by sheet, each with its Excel row."""
    named = {table.origin.sheet: name for name, table in tables.items()}
    found: dict[str, list[Row]] = {name: [] for name in tables}
    for row in rows:
        name = named.get(str(row.get("source_sheet")))
        if name is not None:
            columns = tables[name].schema.names
            values = {c: row[c] for c in columns if row.get(c) is not None}
            found[name].append({ROW: _whole(row.get("source_row")), **values})
    if BELOW in tables:
        ours = [row for row in rows if named.get(str(row.get("source_sheet"))) == BELOW]
        found[BELOW] = list(rows_again(ours, tables[BELOW]))
    return {name: tuple(listed) for name, listed in found.items()}


def _info(told: _Told, source: Row) -> Row:
    """What the register says of a report whose rows are not here."""
    number = source.get("submission_no")
    rows = (r for r in told.book.rows(REGISTER.name) if r.get("file") == source.get("file"))
    known = next(rows, {})
    return {"submission_no": number, **{name: known.get(name) for name in _TOLD}}


def _digest_of(book: Book, source: Row) -> str:
    rows = (r for r in book.rows(REGISTER.name) if r.get("file") == source.get("file"))
    return str(next(rows, {}).get("digest") or "")


def _placed(
    findings: Sequence[Finding], tables: Mapping[str, RawTable], sheets: Mapping[str, tuple[Row, ...]]
) -> tuple[Finding, ...]:
    """Findings with the Excel row under which their record stands: that of a form is one for all of its cells."""
    forms = {
        table.origin.sheet: sheets[name][0].get(ROW)
        for name, table in tables.items()
        if table.schema.layout is Layout.FORM and sheets.get(name)
    }
    return tuple(_in_form(f, forms[f.origin.sheet]) if f.origin.sheet in forms else f for f in findings)


def _in_form(finding: Finding, row: Value) -> Finding:
    if not finding.cell or not isinstance(row, int):
        return finding
    return replace(finding, row=row, origin=replace(finding.origin, cells={"_": finding.cell}), column="_")


def _wrong(told: _Told, leaf: Submission, row: Row) -> tuple[Finding, ...]:
    """What is wrong with a report as it came up: its rows changed on the way, nobody speaks for it, or codes differ."""
    here = Origin(path=leaf.incoming.name)
    found: list[Finding] = []
    mark = str(row.get("leaf_mark") or "")
    if leaf.state is State.MERGED and mark and told.marks.get(leaf.incoming.name) != mark:
        found.append(Finding(rule=ROWS_TYPED_OVER, origin=here, value=told.file))
    if leaf.unit and told.sender.speaker(leaf.unit) is None and leaf.kind == PROGRESS.kind:
        context = {"sender": told.sender.code}
        name = str(row.get("leaf_name") or leaf.unit)
        found.append(Finding(rule=NOBODY_SPEAKS, origin=here, value=name, context=context))
    found += not_in_force(told.sender.plan, leaf.unit, leaf.period, leaf.incoming.name)
    return (*found, *_unknown_codes(leaf, told.sender.plan))


def _unknown_codes(leaf: Submission, plan: Plan) -> tuple[Finding, ...]:
    known = {"tasks": {t.code for t in plan.tasks}, "indicators": {i.code for i in plan.indicators}}
    found: list[Finding] = []
    for sheet, codes in known.items():
        key = PROGRESS.sheet(sheet).key[0]
        strange = [str(row.get(key)) for row in leaf.sheets.get(sheet, ()) if str(row.get(key)) not in codes]
        if strange:
            context = {"rows": f"{len(strange):02d}"}
            origin = leaf.incoming.tables[sheet].origin
            value = ", ".join(dict.fromkeys(strange))
            found.append(Finding(rule=NOT_IN_THIS_PLAN, origin=origin, value=value, context=context))
    return tuple(found)


def _notes(book: Book, sender: Sender, index: Mapping[str, Row]) -> dict[Decision, Row]:
    """The notes of the coordinator below, under the units' codes of this level."""
    editable = [c.name for c in REGISTER.columns if c.filled_by is FilledBy.OFFICER]
    notes: dict[Decision, Row] = {}
    for row in book.rows(REGISTER.name):
        said = {name: row[name] for name in editable if row.get(name) is not None}
        if said:
            leaf = index.get(str(row.get("file")), {"leaf_unit": row.get("unit_code"), "leaf_name": ""})
            key = (sender.unit_of(leaf), _whole(row.get("submission_no")), str(row.get("digest") or ""))
            notes[key] = said
    return notes
