"""Locked content against the plan: what was printed into a unit's workbook, and what stands there now."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from kehoach_xlsx.model import diagnoses
from kehoach_xlsx.model.compact import column_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.schema import Column, FilledBy, Layout, SheetSchema, WorkbookSchema
from kehoach_xlsx.model.table import ErrorCell, RawTable, Row, Value
from kehoach_xlsx.planning.prefill import prefilled
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_number
from kehoach_xlsx.vietnamese.text import fold, mend
from kehoach_xlsx.workbooks.progress import PROGRESS
from kehoach_xlsx.workbooks.tasks import TASKS

_KINDS: Final[Mapping[str, WorkbookSchema]] = {s.kind: s for s in (PROGRESS, TASKS)}
_UNPRINTED: Final = frozenset({"plan_reference", "plan_subject", "focal_agency", "plan_starts_on", "plan_ends_on"})
"""Lines that no fingerprint covers: the coordinator may mend them after the templates went out."""
_UNIT: Final = frozenset({"unit_code", "unit_name"})
_SHOWN = 120  # characters of a text that a message quotes
_BLANK = "(trống)"


def changed(incoming: Incoming, sheets: Mapping[str, Sequence[Row]], roster: Roster) -> Iterator[Finding]:
    """Yield every locked cell that does not say what the plan says (KH035); spacing, case and typography are forgiven.

    Holds for a workbook made from the plan as it is now. A line that names another unit is told elsewhere.
    """
    for name, expected in _printed(incoming, roster).items():
        table = incoming.tables.get(name)
        if table is not None:
            yield from _of_sheet(table, expected, sheets.get(name, ()), _elsewhere(incoming))


def _elsewhere(incoming: Incoming) -> frozenset[str]:
    told = any(f.rule is diagnoses.OTHER_UNIT_NAMED for f in incoming.findings)
    return _UNPRINTED | _UNIT if told else _UNPRINTED


def _printed(incoming: Incoming, roster: Roster) -> Mapping[str, Sequence[Row]]:
    identity = incoming.identity
    assert identity is not None
    unit, schema = roster.plan.unit(identity.unit), _KINDS.get(identity.kind)
    if unit is None or schema is None:
        return {}
    return prefilled(schema, roster, unit, roster.plan.period(identity.period)).sheets


class _Expected:
    """The rows that were printed into a sheet: by their key, and by column, None where nothing was printed.

    `texts` are the columns of nothing but texts: a cell that equals a text is one.
    """

    def __init__(self, rows: Sequence[Row], key: str | None) -> None:
        self.by_key = {row.get(key) if key else None: row for row in rows}
        self.in_order = len(self.by_key) == len(rows)
        self._blank: tuple[Value, ...] = (None,) * len(rows)
        names = dict.fromkeys(name for row in rows for name in row)
        told = {name: tuple(None if (v := row.get(name)) == "" else v for row in rows) for name in names}
        self._columns: Mapping[str, tuple[Value, ...]] = told
        self._texts = {name for name, column in told.items() if _TEXTS.issuperset(map(type, column))}

    def is_in(self, table: RawTable, column: str) -> bool:
        """Whether a column says, cell by cell, what was printed; nearly always it does."""
        cells = tuple(table.column(column))
        if cells != self._columns.get(column, self._blank):
            return False
        return column in self._texts or _EXACT.issuperset(map(type, cells))


_EXACT: Final = frozenset({str, int, date, type(None)})
"""Types of cells that mean what they equal; a float is rounded when it is understood, and TRUE equals 1."""
_TEXTS: Final = frozenset({str, type(None)})

_expected = Kept(_Expected)


def _of_sheet(
    table: RawTable, rows: Sequence[Row], found: Sequence[Row], passed_over: frozenset[str]
) -> Iterator[Finding]:
    key = table.schema.key[0] if table.schema.key else None
    expected = _expected(rows, key) if key else _Expected(rows, key)  # a form is one unit's own
    columns = [c for c in _locked(table) if c.name not in passed_over and c.name != key]
    if expected.in_order and (key is None or expected.is_in(table, key)):
        columns = [c for c in columns if not expected.is_in(table, c.name)]
    cells = [(column, table.column(column.name)) for column in columns]
    for place, (number, row) in enumerate(zip(table.numbers, found, strict=True)) if cells else ():
        planned = expected.by_key.get(row.get(key) if key else None)
        for column, raw in cells if planned is not None else ():
            assert planned is not None
            if not _same(row.get(column.name), raw[place], planned.get(column.name)):
                yield _finding(table.origin, number, column, raw[place], planned.get(column.name))


def _locked(table: RawTable) -> list[Column]:
    """The prefilled columns that the file still has."""
    places = table.origin.cells if table.schema.layout is Layout.FORM else table.origin.columns
    return [c for c in _of_the_plan(table.schema) if c.name in places]


@Kept
def _of_the_plan(schema: SheetSchema) -> tuple[Column, ...]:
    return tuple(c for c in schema.columns if c.filled_by is FilledBy.PLAN)


def _same(read: Value, raw: object, planned: Value) -> bool:
    if planned is None or planned == "":
        return raw is None
    if raw.__class__ is str and raw == planned:  # as it should be, and nearly always is
        return True
    if isinstance(planned, Decimal | int):
        return _number(read if read is not None else raw) == planned
    if isinstance(planned, date):
        return read == planned or fold(_shown(raw)) == fold(format_date(planned))
    return fold(_shown(raw)) == fold(str(planned))


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _finding(origin: Origin, row: int, column: Column, raw: object, planned: Value) -> Finding:
    context = {"heading": column.heading, "expected": _cut(_shown(planned))}
    return Finding(
        rule=diagnoses.LOCKED_CHANGED,
        origin=origin,
        row=row,
        column=column.name,
        value=_cut(_shown(raw)),
        context=context,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _shown(value: object) -> str:
    match value:
        case None | "":
            return _BLANK
        case ErrorCell(text):
            return text
        case datetime():
            return format_date(value.date())
        case date():
            return format_date(value)
        case bool():
            return str(value).upper()
        case int() | float() | Decimal():
            return format_number(Decimal(str(value)))
        case _:
            return mend(str(value))


# --- whose rows they are --------------------------------------------------------------------------------


def other_units_rows(incoming: Incoming, sheets: Mapping[str, Sequence[Row]], roster: Roster) -> Finding | None:
    """Return the finding (KH037) where the tasks and roles in a file are another unit's, not its own."""
    table, identity = incoming.tables.get("tasks"), incoming.identity
    if table is None or identity is None or "role" not in table.origin.columns:
        return None
    rows = sheets.get("tasks", ())
    told = list(zip(column_of(rows, "task_code"), column_of(rows, "role"), strict=True))
    if told == [(task.code, role.value) for task, role in roster.tasks_of(identity.unit)]:
        return None
    found = {(str(code), fold(str(role or ""))) for code, role in told}
    own = _roles(roster, identity.unit)
    if not found or found <= own:
        return None
    others = [u for u in roster.reporting_units() if u.code != identity.unit and _roles(roster, u.code) == found]
    if not others:
        return None
    unit = roster.plan.unit(identity.unit)
    return Finding(
        rule=diagnoses.ROWS_OF_OTHER_UNIT,
        origin=table.origin,
        value=" / ".join(u.name for u in others[:3]),
        context={"expected": unit.name if unit else identity.unit},
    )


def _roles(roster: Roster, unit: str) -> set[tuple[str, str]]:
    return {(task.code, fold(role.value)) for task, role in roster.tasks_of(unit)}
