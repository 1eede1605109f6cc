"""One judged file as bytes, and back.

Plain JSON: a head with what the merge reads of every file, then the cells as they were typed, table by table, which
hardly any file is asked for. Rules and sheets are named by their place in the declarations, which both sides share;
a file that something else was done to than reading and judging does not fit, and is `Unpackable`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from typing import Any, Final

from kehoach_xlsx.catalogue.registry import RULES
from kehoach_xlsx.compilers.column_rules import row_rules
from kehoach_xlsx.handing_out import COLLECTED
from kehoach_xlsx.masters import KINDS
from kehoach_xlsx.model.finding import Finding, Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.rule import Rule
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import RawTable
from kehoach_xlsx.packing.rows import LazyRows, columns_of, packed_rows, rows_of
from kehoach_xlsx.packing.values import dumped, loaded

_LENGTH: Final = 4
_BROKEN: Final = (ValueError, TypeError, KeyError, IndexError, ArithmeticError, AttributeError)


class Unpackable(Exception):  # noqa: N818 - what a submission or some bytes are, told by name
    """A submission of another shape than files have when they were judged; or bytes that hold none."""


def pack(submission: Submission) -> bytes:
    """Return a file that was judged as bytes.

    Raises:
        Unpackable: it is more than that: merged, corrected, or put together of several.
    """
    incoming = submission.incoming
    if submission != Submission(incoming=incoming, sheets=submission.sheets, findings=submission.findings):
        raise Unpackable("a submission on which a merge has worked")
    tables = list(incoming.tables.values())
    rows = [packed_rows(table.rows, submission.sheets.get(name, ())) for name, table in incoming.tables.items()]
    head = {
        "file": [incoming.path, incoming.name, incoming.sha256, incoming.cells_read, incoming.cells_outside],
        "identity": None if incoming.identity is None else asdict(incoming.identity),
        "by_headings": incoming.by_headings,
        "kind": _kind_of(tables),
        "tables": [[table.schema.name, len(data)] for table, data in zip(tables, rows, strict=True)],
        "places": dumped([[t.origin.sheet, dict(t.origin.columns), dict(t.origin.cells)] for t in tables]).decode(),
        "found": [_told(finding, incoming) for finding in incoming.findings],
        "judged": list(_told_once(submission.findings, incoming)),
        "sheets": {name: columns_of(found) for name, found in submission.sheets.items()},
    }
    packed = dumped(head)
    return b"".join((len(packed).to_bytes(_LENGTH, "big"), packed, *rows))


def unpack(data: bytes) -> Submission:
    """Return the file that some bytes hold.

    Raises:
        Unpackable: they hold none.
    """
    try:
        start = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
        return _submission(loaded(data[_LENGTH:start]), data, start)
    except _BROKEN as error:
        raise Unpackable(f"{type(error).__name__}: {error}"[:200]) from error


def _submission(head: Mapping[str, Any], data: bytes, start: int) -> Submission:
    path, name, sha256, cells_read, cells_outside = head["file"]
    origins = [Origin(path=name, sheet=title, columns=at, cells=cells) for title, at, cells in _places(head["places"])]
    sheets = {sheet: rows_of(parts) for sheet, parts in head["sheets"].items()}
    tables: dict[str, RawTable] = {}
    for (sheet, length), origin in zip(head["tables"], origins, strict=True):
        rows = LazyRows(data[start : start + length], sheets.get(sheet, ()))
        tables[sheet] = RawTable(schema=KINDS[head["kind"]].sheet(sheet), origin=origin, rows=rows)
        start += length
    found = tuple(_finding(told, origins) for told in head["found"])
    incoming = Incoming(
        path=path,
        name=name,
        sha256=sha256,
        identity=None if head["identity"] is None else Identity(**head["identity"]),
        tables=tables,
        findings=found,
        cells_read=cells_read,
        cells_outside=cells_outside,
        by_headings=head["by_headings"],
    )
    judged = tuple(found[told] if isinstance(told, int) else _finding(told, origins) for told in head["judged"])
    return Submission(incoming=incoming, sheets=sheets, findings=judged)


def _kind_of(tables: Sequence[RawTable]) -> str:
    """The kind whose sheets the tables are; "" where there is none."""
    if not tables:
        return ""
    for kind, schema in KINDS.items():
        if all(any(table.schema is sheet for sheet in schema.sheets) for table in tables):
            return kind
    raise Unpackable("tables of a kind that is not declared")


@lru_cache(maxsize=512)  # the tables of one template stand alike in every file
def _places(told: str) -> tuple[tuple[str, dict[str, str], dict[str, str]], ...]:
    return tuple((sheet, columns, cells) for sheet, columns, cells in loaded(told.encode()))


# --- findings -------------------------------------------------------------------------------------------


def _told_once(findings: Sequence[Finding], incoming: Incoming) -> Iterator[Any]:
    """Those of the file itself by their number, the others in full."""
    known = {id(finding): number for number, finding in enumerate(incoming.findings)}
    for finding in findings:
        number = known.get(id(finding))
        yield _told(finding, incoming) if number is None else number


def _told(finding: Finding, incoming: Incoming) -> list[Any]:
    return [
        _number(finding.rule),
        _place(finding.origin, incoming),
        finding.row,
        finding.column,
        finding.value,
        finding.proposal,
        dict(finding.context),
        finding.cell_count,
    ]


def _finding(told: Sequence[Any], origins: Sequence[Origin]) -> Finding:
    number, place, row, column, value, proposal, context, cells = told
    return Finding(
        rule=_rules()[number],
        origin=origins[place] if isinstance(place, int) else Origin(**place),
        row=row,
        column=column,
        value=value,
        proposal=proposal,
        context=context,
        cell_count=cells,
    )


def _place(origin: Origin, incoming: Incoming) -> int | dict[str, Any]:
    for number, table in enumerate(incoming.tables.values()):
        if table.origin is origin:
            return number
    return {"path": origin.path, "sheet": origin.sheet, "columns": dict(origin.columns), "cells": dict(origin.cells)}


@cache
def _rules() -> tuple[Rule, ...]:
    """Every rule that a file is judged by, in the order of the declarations."""
    sheets = (sheet for schema in COLLECTED.values() for sheet in schema.sheets)
    return (*RULES.values(), *(rule for sheet in sheets for rule in row_rules(sheet)))


@cache
def _numbers() -> Mapping[str, tuple[int, ...]]:
    numbers: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(_rules()):
        numbers[rule.code] = (*numbers.get(rule.code, ()), number)
    return numbers


def _number(rule: Rule) -> int:
    known, rules = _numbers().get(rule.code, ()), _rules()
    found = next((n for n in known if rules[n] is rule), None)
    if found is None:
        found = next((n for n in known if rules[n] == rule), None)
    if found is None:
        raise Unpackable(f"a rule {rule.code} that is not declared")
    return found
