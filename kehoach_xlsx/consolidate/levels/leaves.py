"""What a consolidated workbook carries for the level above: the rows of *Bản gốc*, and a mark on the rows of a file."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import partial

from kehoach_xlsx.aside import Aside
from kehoach_xlsx.consolidate.frame import Collection
from kehoach_xlsx.consolidate.levels.senders import of_whom
from kehoach_xlsx.model.compact import CompactRows, column_of, compact
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.plan import Unit
from kehoach_xlsx.model.schema import FilledBy, SheetSchema
from kehoach_xlsx.model.submission import STATE_WORDS, State, Submission
from kehoach_xlsx.model.table import ROW, RawTable, Row, Value
from kehoach_xlsx.vietnamese.numbers import round_half_up
from kehoach_xlsx.workbooks.progress import PROGRESS

ARROW = " → "
"""Between the workbooks by which a report came."""

_READ = 1000  # characters of a text that a mark reads
_AT_ONCE = 8_192  # rows that are marked together
_WORTH_ANOTHER = range(10_000, 200_000)
"""So many rows that another process marks them; of more it would hold too much for itself."""
_BETWEEN = "\0"  # not printable: no text that is printable holds it
_OWN = frozenset({"source_unit", "source_file", "source_sender", "as_read", "through", ROW})
"""Columns of *Dữ liệu* that are told anew at every level."""


def leaf_rows(collection: Collection, marks: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the rows of *Bản gốc*: every submission with how it is found again, and the mark on its rows."""
    places = _Places()
    return tuple(
        {
            **_row(submission, unit := collection.unit(submission.unit), marks.get(submission.incoming.name, "")),
            "leaf_places": places.of(submission.incoming.tables) if submission.state is State.MERGED else "",
            "leaf_short_name": unit.short_name.removesuffix(of_whom(submission.unit, collection.plan)) if unit else "",
        }
        for submission in collection.submissions
    )


def _row(submission: Submission, unit: Unit | None, mark: str) -> Row:
    incoming, identity = submission.incoming, submission.incoming.identity
    return {
        "leaf_file": incoming.name,
        "leaf_unit": submission.unit,
        "leaf_name": unit.name if unit else "",
        "leaf_category": unit.category if unit else "",
        "leaf_level": unit.level if unit else "",
        "leaf_kind": submission.kind,
        "leaf_period": identity.period if identity else "",
        "leaf_number": Decimal(submission.number),
        "leaf_digest": "" if submission.state is State.OPENED else submission.digest,
        "leaf_sha256": incoming.sha256,
        "leaf_state": STATE_WORDS[submission.state],
        "leaf_through": ARROW.join(submission.through),
        "leaf_mark": mark,
    }


def marks_of(data: Iterable[Row]) -> dict[str, str]:
    """Return a mark (16 hexadecimal digits) on the rows of each file in *Dữ liệu*, forgiving of spacing."""
    rows = compact(data)
    files = [str(file) for file in column_of(rows, "source_file")]
    marks: dict[str, str] = {}
    for first, end in _by_files(files):
        lines: dict[str, list[str]] = {}
        for file, line in zip(files[first:end], _lines_of(rows[first:end]), strict=True):
            lines.setdefault(file, []).append(line)
        marks |= {file: _digest(ours) for file, ours in lines.items()}
    return marks


def marks_aside(data: CompactRows) -> Aside[dict[str, str]]:
    """Return the same as work that may be done aside: nothing waits for it until *Bản gốc* is put together."""
    return Aside(partial(marks_of, data), worth_it=len(data) in _WORTH_ANOTHER)


def _by_files(files: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of some thousand rows, cut where a file ends; one run where the rows of a file do not stand together."""
    ends = [
        place for place, (file, before) in enumerate(zip(files[1:], files, strict=False), start=1) if file != before
    ]
    if len(ends) + 1 > len(set(files)):
        ends = []
    first = 0
    for end in ends:
        if end - first >= _AT_ONCE:
            yield first, end
            first = end
    yield first, len(files)


def _lines_of(rows: CompactRows) -> list[str]:
    told = [""] * len(rows)
    for places, columns in rows.shapes:
        for place, line in zip(places, _lines(columns), strict=True):
            told[place] = line
    return told


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\x1e".join(sorted(lines)).encode()).hexdigest()[:16]


def _lines(columns: Mapping[str, Sequence[Value]]) -> Iterator[str]:
    """What is marked of rows that fill the same columns: in order of the names, what shows anything."""
    signs = sorted(f"{name}=" for name in columns if name not in _OWN)
    shown = [_shown(columns[sign[:-1]]) for sign in signs]
    if any("" in column for column in shown):
        rows = zip(*shown, strict=True)
        return ("\x1f".join([s + text for s, text in zip(signs, row, strict=True) if text]) for row in rows)
    signed = ([sign + text for text in column] for sign, column in zip(signs, shown, strict=True))
    return map("\x1f".join, zip(*signed, strict=True))


def _shown(column: Sequence[Value]) -> list[str]:
    """A column without spaces. Texts without any other space than the plain one are looked at all together.

    Other values are few, and looked at once each.
    """
    with suppress(TypeError):  # one that is no text
        told = _BETWEEN.join(column)  # type: ignore[arg-type]
        short = max(map(len, column)) <= _READ  # type: ignore[arg-type]
        if short and told.count(_BETWEEN) < len(column) and told.replace(_BETWEEN, "").isprintable():
            return told.replace(" ", "").split(_BETWEEN)
    told_once = {value: _plain(value) for value in set(column)}
    return [told_once[value] for value in column]


def _plain(value: Value) -> str:
    match value:
        case str():
            return "".join(value[:_READ].split())
        case None:
            return ""
        case int():
            return str(value)
        case Decimal():
            return str(int(value)) if value == int(value) else format(round_half_up(value, 6).normalize(), "f")
        case date():
            return value.isoformat()


# --- where the columns of a report stand ----------------------------------------------------------------


class _Places(dict[tuple[object, ...], str]):
    """The texts of places, by what they say: all workbooks of one template have one."""

    def of(self, tables: Mapping[str, RawTable]) -> str:
        """Return the `places_text` of the tables of one workbook."""
        told = tuple(
            (id(t.schema), t.origin.sheet, *t.origin.columns.items(), *t.origin.cells.items()) for t in tables.values()
        )
        if (text := self.get(told)) is None:
            text = self[told] = places_text(tables)
        return text


def places_text(tables: Mapping[str, RawTable]) -> str:
    """Return as text (JSON) where each sheet stands and in which columns, or cells of a form."""
    told = {name: _place(table.schema, table.origin) for name, table in tables.items()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _place(schema: SheetSchema, origin: Origin) -> dict[str, object]:
    wanted = {c.name for c in schema.columns if c.filled_by is FilledBy.OFFICER} | set(schema.key)
    return {
        "sheet": origin.sheet,
        "columns": {name: letter for name, letter in origin.columns.items() if name in wanted},
        "cells": {name: cell for name, cell in origin.cells.items() if name in wanted},
    }


def tables_at(text: str, file: str) -> dict[str, RawTable]:
    """Return the tables of a report without their cells, where `places_text` says; none where it cannot be read.

    A workbook of an older make does not say: its sheets are taken to stand as the template has them.
    """
    told = _told(text)
    return {name: RawTable(schema=schema, origin=_origin(file, place), rows=()) for name, schema, place in told}


def _told(text: str) -> Iterator[tuple[str, SheetSchema, Mapping[str, object]]]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        found = {}
    for schema in PROGRESS.sheets:
        place = found.get(schema.name) if isinstance(found, dict) else None
        if isinstance(place, dict):
            yield schema.name, schema, place
        elif not found and not schema.optional:
            yield schema.name, schema, {"sheet": schema.title}


def _origin(file: str, place: Mapping[str, object]) -> Origin:
    return Origin(
        path=file,
        sheet=str(place.get("sheet") or ""),
        columns=_letters(place.get("columns")),
        cells=_letters(place.get("cells")),
    )


def _letters(found: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
