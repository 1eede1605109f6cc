"""The figures of units that report through another: each on its own, and never a second time in a total.

The reporting unit's own figure (*Chỉ tiêu, số liệu*) speaks: it holds those of the units below. These stand in *Dữ
liệu* as rows of their own, in *Giải trình số liệu* beside the figure that they are part of ("Được tính": Không), and
the register names their units as reported through the sender.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.repeated import numbered, told, units_told, who_column
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import ROW, RawTable, Row
from kehoach_xlsx.vietnamese.numbers import format_number
from kehoach_xlsx.workbooks.progress import SUBORDINATES
from kehoach_xlsx.workbooks.subordinate_rules import BELOW_ZERO, SUM_DIFFERS

SHEET: Final = SUBORDINATES.name
FIGURE: Final = "in_period"
"""The column of *Dữ liệu* in which a figure of a unit below stands."""
_SLOTS: Final = tuple(c.name for c in numbered(SUBORDINATES))
_WHO: Final = who_column(SUBORDINATES)
_KEY: Final = SUBORDINATES.key[0]
_NOBODY: Final = frozenset({"", "-"})
_SLASH: Final = "/"  # between a sender of a lower level and its unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Below:
    """One filled cell: whose figure of which indicator, and where it stands (`column` of the declaration)."""

    code: str
    name: str
    indicator: str
    value: Decimal
    row: int
    column: str


def figures_below(submission: Submission) -> Iterator[Below]:
    """Yield every figure of a unit below, row by row; a column for which the file names no unit has a blank code."""
    rows = submission.sheets.get(SHEET, ())
    default = next((row[_WHO] for row in rows if row.get(_WHO)), None)
    for row in rows:
        units = dict(zip(_SLOTS, units_told(row.get(_WHO) or default), strict=False))
        for slot in _SLOTS:
            value, number = row.get(slot), row.get(ROW)
            if isinstance(value, Decimal):
                code, name = units.get(slot, ("", ""))
                key = str(row.get(_KEY) or "")
                at = number if isinstance(number, int) else 0
                yield Below(code=code, name=name, indicator=key, value=value, row=at, column=slot)


# --- one file -------------------------------------------------------------------------------------------


def with_subordinates(submission: Submission) -> Submission:
    """Return a progress report, told where its units below do not add up (KH468) or are below zero (KH469)."""
    table = submission.incoming.tables.get(SHEET)
    if table is None or submission.kind != "progress":
        return submission
    found = (*_differing(submission, table.origin), *_negative(submission, table.origin))
    return submission.with_state(submission.state, *found) if found else submission


def _differing(submission: Submission, origin: Origin) -> Iterator[Finding]:
    """KH468 for every row; nothing where a cell of the row cannot be read, which is said already."""
    unread = {f.row for f in submission.errors if f.origin == origin}
    for row in submission.sheets.get(SHEET, ()):
        own = submission.row("indicators", _KEY, str(row.get(_KEY)))
        figure = own.get(FIGURE) if own is not None else None
        values = [value for slot in _SLOTS if isinstance(value := row.get(slot), Decimal)]
        total, number = sum(values, Decimal(0)), row.get(ROW)
        if not isinstance(figure, Decimal) or total == figure or number in unread:
            continue
        blank = len(units_told(row.get(_WHO))) - len(values)
        yield Finding(
            rule=SUM_DIFFERS,
            origin=origin,
            row=number if isinstance(number, int) else None,
            column="total",
            value=format_number(total),
            context={
                "indicator": f"{row.get(_KEY)}",
                "own": format_number(figure),
                "blank": f" (còn {blank:02d} đơn vị chưa có số)" if blank > 0 else "",
                "blank_en": f" ({blank} of them have no figure)" if blank > 0 else "",
            },
        )


def _negative(submission: Submission, origin: Origin) -> Iterator[Finding]:
    for one in figures_below(submission):
        if one.value < 0:
            shown, context = format_number(one.value), {"unit": one.name or one.code}
            yield Finding(rule=BELOW_ZERO, origin=origin, row=one.row, column=one.column, value=shown, context=context)


# --- in the consolidated workbook -----------------------------------------------------------------------


def code_of(one: Below, sender: str) -> str:
    """Return the code of a unit below: with the senders of lower levels before it, as that of its own sender has."""
    before, slash, _ = sender.rpartition(_SLASH)
    return f"{before}{slash}{one.code}" if one.code not in _NOBODY else ""


def data_rows_below(submission: Submission) -> Iterator[Row]:
    """Yield the rows of *Dữ liệu*: one for each filled cell, with its unit, its sender and its cell."""
    table = submission.incoming.tables.get(SHEET)
    if table is None:
        return
    for one in figures_below(submission):
        yield {
            "source_unit": code_of(one, submission.unit),
            "source_file": submission.incoming.name,
            "source_submission": submission.number,
            "source_sheet": table.origin.sheet,
            "source_row": one.row,
            "source_sender": submission.unit,
            "source_cell": table.origin.address(one.row, one.column),
            _KEY: one.indicator,
            FIGURE: one.value,
        }


def rows_again(rows: Sequence[Row], table: RawTable) -> tuple[Row, ...]:
    """Return the rows of the sheet as they were sent, from those of *Dữ liệu*; without units that gave no figure."""
    slots = {letter: name for name, letter in table.origin.columns.items() if name in _SLOTS}
    found: dict[int, dict[str, Row]] = {}
    for row in rows:
        line = row.get("source_row")
        number = int(line) if isinstance(line, Decimal | int) else 0
        slot = slots.get(str(row.get("source_cell") or "").removesuffix(str(number)), "")
        if slot:
            found.setdefault(number, {})[slot] = row
    return tuple(_again(number, found[number]) for number in sorted(found))


def _again(number: int, by_slot: Mapping[str, Row]) -> Row:
    first = next(iter(by_slot.values()))
    last = max(map(_SLOTS.index, by_slot))
    units = [str(by_slot[slot].get("source_unit") or "-") if slot in by_slot else "-" for slot in _SLOTS[: last + 1]]
    values = {slot: row.get(FIGURE) for slot, row in by_slot.items()}
    who = told((code.rpartition(_SLASH)[2], "") for code in units)
    return {ROW: number, _KEY: first.get(_KEY), _WHO: who, **values}


def register_rows_below(submission: Submission, row: Row) -> Iterator[Row]:
    """Yield a row of the register for each unit whose figures came in the report that `row` tells of."""
    named = {code_of(one, submission.unit): one.name for one in figures_below(submission) if one.code not in _NOBODY}
    for code, name in named.items():
        yield {**row, "unit_code": code, "unit_name": name or code, "spoken_by": submission.unit}


def ledger_rows_below(submission: Submission, indicator: str, row: Row) -> Iterator[Row]:
    """Yield the rows of *Giải trình số liệu* under a unit's figure (`row`): those of which it is made, not counted."""
    table = submission.incoming.tables.get(SHEET)
    for one in figures_below(submission) if table is not None else ():
        if one.indicator == indicator and table is not None:
            place = {"sheet": table.origin.sheet, "cell": table.origin.address(one.row, one.column)}
            name = f"{one.name or one.code} (trong số của {row.get('unit_name')})"
            whose = {"unit_code": code_of(one, submission.unit), "unit_name": name}
            yield {**row, **whose, **place, "value": one.value, "counted": "Không"}
