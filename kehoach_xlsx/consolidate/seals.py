"""Seals: what a merge wrote into each cell, so that the next one can tell what was typed over by hand.

A seal is a short digest per cell, forgiving of spacing, case and typography, so that a re-save by another program
breaks none. The yellow columns are the coordinator's and carry none.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial

from kehoach_xlsx.excel.address import column_letter
from kehoach_xlsx.model.compact import column_of, content_of
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.on_demand import RowsOnDemand, Run
from kehoach_xlsx.model.schema import Column, FilledBy, SheetSchema
from kehoach_xlsx.model.table import ROW, Book, Row, Value
from kehoach_xlsx.vietnamese.dates import format_date
from kehoach_xlsx.vietnamese.numbers import format_number, round_half_up
from kehoach_xlsx.vietnamese.text import squeezed, squeezed_all
from kehoach_xlsx.workbooks.consolidated import ANSWERS, BUDGET, BY_TASK, BY_UNIT, DRAFT, INDICATORS, OVERVIEW
from kehoach_xlsx.workbooks.workspace_rules import OVERTYPED, ROW_ADDED
from kehoach_xlsx.workbooks.workspace_sheets import SEALS

_KEYS: Mapping[str, tuple[str, ...]] = {BUDGET.name: ("cost_item", "funding_source")}
SEALED = (OVERVIEW, DRAFT, BY_TASK, ANSWERS, BY_UNIT, INDICATORS, BUDGET)
_READ = 1000  # characters of a text that its digest reads: no program cuts a text shorter
_SIGN = " | "  # between the parts of a key
_SHOWN = 80


def seal_rows(sheets: Mapping[str, Sequence[Row]], more: Sequence[Row]) -> RowsOnDemand:
    """Return the rows of the hidden sheet *Dấu số liệu*, sheet by sheet, then `more` of them.

    They are made when they are written: nothing else asks for them.
    """
    runs = (_sealed(schema, sheets.get(schema.name, ())) for schema in SEALED)
    names = ("sealed_sheet", "sealed_key", "seal")

    def told(first: int, end: int) -> dict[str, list[Value]]:
        return {name: column_of(more[first:end], name) for name in names}

    others = Run(len(more), {}, told, partial(content_of, more))
    return RowsOnDemand(names, (*runs, others))


def _sealed(schema: SheetSchema, rows: Sequence[Row]) -> Run:
    """The rows that tell of one sheet."""

    def made(first: int, end: int) -> Mapping[str, Sequence[Value]]:
        part = rows[first:end]
        keys = zip(*(map(_code, column_of(part, name)) for name in _key_names(schema)), strict=True)
        seals = zip(*(_seals_of(column_of(part, column.name)) for column in _made(schema)), strict=True)
        return {"sealed_key": list(map(_SIGN.join, keys)), "seal": list(map(" ".join, seals))}

    return Run(len(rows), {"sealed_sheet": schema.name}, made, partial(content_of, rows))


def overtyped(earlier: Book | None, now: Mapping[str, Sequence[Row]]) -> Iterator[Finding]:
    """Yield KH450 for every computed cell that no longer holds what the earlier merge wrote, KH465 for an added row.

    What is added to the draft is the coordinator's own, and kept (`wordings`).
    """
    if earlier is None:
        return
    seals = {(r.get("sealed_sheet"), r.get("sealed_key")): str(r.get("seal")).split() for r in earlier.rows(SEALS.name)}
    for schema in SEALED:
        current = {_key(schema, row): row for row in now.get(schema.name, ())}
        for row in earlier.rows(schema.name):
            key = _key(schema, row)
            found = _seals(schema, row)
            sealed = seals.get((schema.name, key), [])
            if seals and not sealed and schema is not DRAFT and key not in current:
                yield _added(schema, row)
            if len(sealed) == len(found):
                for column, seal in zip(_made(schema), sealed, strict=True):
                    if found[column.name] != seal:
                        yield _finding(schema, column, row, current.get(key, {}).get(column.name))


def _made(schema: SheetSchema) -> list[Column]:
    return [c for c in schema.columns if c.filled_by is not FilledBy.OFFICER]


def _key(schema: SheetSchema, row: Row) -> str:
    return _SIGN.join([_code(row.get(name)) for name in _key_names(schema)])


def _key_names(schema: SheetSchema) -> tuple[str, ...]:
    return schema.key or _KEYS[schema.name]


def _seals(schema: SheetSchema, row: Row) -> dict[str, str]:
    return {c.name: _seal(row.get(c.name)) for c in _made(schema)}


@lru_cache(maxsize=4_096)  # the same units under every task
def _code(value: Value) -> str:
    return _plain(value)


def _seals_of(column: Sequence[Value]) -> Iterator[str]:
    """The seals of a column; cells that say what others say are sealed once."""
    told = dict.fromkeys(column)
    texts = [value for value in told if isinstance(value, str)]
    plain = dict(zip(texts, squeezed_all([text[:_READ] for text in texts]), strict=True))
    seals = {value: _digest(plain[value] if isinstance(value, str) else _plain(value)) for value in told}
    return map(seals.__getitem__, column)


def _seal(value: Value) -> str:
    return _digest(_plain(value))


def _digest(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()[:4]


def _plain(value: Value) -> str:
    match value:
        case None:
            return ""
        case Decimal() | int():
            return format(round_half_up(Decimal(value), 6).normalize(), "f")
        case date():
            return value.isoformat()
        case _:
            return squeezed(str(value)[:_READ])


def _finding(schema: SheetSchema, column: Column, row: Row, computed: Value) -> Finding:
    number = row.get(ROW)
    place = {column.name: column_letter(schema.names.index(column.name) + 1)}
    return Finding(
        rule=OVERTYPED,
        origin=Origin(path="", sheet=schema.title, columns=place),
        row=number if isinstance(number, int) else None,
        column=column.name,
        value=_shown(row.get(column.name)),
        context={"computed": _shown(computed)},
    )


def _added(schema: SheetSchema, row: Row) -> Finding:
    number = row.get(ROW)
    first = next((c for c in _made(schema) if row.get(c.name) is not None), schema.columns[0])
    place = {first.name: column_letter(schema.names.index(first.name) + 1)}
    return Finding(
        rule=ROW_ADDED,
        origin=Origin(path="", sheet=schema.title, columns=place),
        row=number if isinstance(number, int) else None,
        column=first.name,
        value=_shown(row.get(first.name)),
    )


def _shown(value: Value) -> str:
    match value:
        case None | "":
            return "(trống)"
        case Decimal() | int():
            return format_number(Decimal(value))
        case date():
            return format_date(value)
        case _:
            return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
