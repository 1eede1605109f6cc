"""One judged file as bytes, and back.

A message with what every run reads of every file: whose it is, what was found in it, what is known of it. The rows of
each sheet, the cells as they were typed and the places of the columns lie in it as bytes, and are made rows and places
when somebody asks. Rules and sheets are named by their place in the declarations, which both sides share; a file that
something else was done to than reading and judging does not fit, and is `Unpackable`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from kehoach_xlsx.masters import KINDS
from kehoach_xlsx.model.finding import Origin
from kehoach_xlsx.model.identity import Identity
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.model.table import RawRow, RawTable, Row
from kehoach_xlsx.packing.findings import Place, Told, found, told, told_once
from kehoach_xlsx.packing.lazily import Lazily
from kehoach_xlsx.packing.rows import packed, unpacked
from kehoach_xlsx.packing.typed import LazyRows, packed_typed, unpacked_typed
from kehoach_xlsx.packing.values import BROKEN, Codec, Form, packed_numbers, unpacked_numbers

Made = TypeVar("Made")
Again = Callable[[], Submission]


class Unpackable(Exception):  # noqa: N818 - what a submission or some bytes are, told by name
    """A submission of another shape than files have when they were judged; or bytes that hold none."""


class Entry(Form):
    """A judged file; of its findings those of reading are named by number where judging kept them.

    `sheets` are the rows understood, `typed` the cells of each table, `places` theirs in order; `texts` and `numbers`
    are what a submission remembers of its rows, so that nobody need look at them.
    """

    path: str
    name: str
    sha256: str
    cells_read: int
    cells_outside: int
    by_headings: bool
    identity: Identity | None
    kind: str
    read: list[Told]
    judged: list[int | Told]
    texts: dict[str, str]
    numbers: dict[str, bytes]
    places: bytes
    sheets: dict[str, bytes]
    typed: dict[str, bytes]


_ENTRY: Final = Codec[Entry](Entry)
_PLACES: Final = Codec[list[Place]](list[Place])


# --- to bytes -------------------------------------------------------------------------------------------


def pack(submission: Submission) -> bytes:
    """Return a file that was judged as bytes.

    Raises:
        Unpackable: it is more than that: merged, corrected, or put together of several.
    """
    incoming = submission.incoming
    if submission != Submission(incoming=incoming, sheets=submission.sheets, findings=submission.findings):
        raise Unpackable("a submission on which a merge has worked")
    try:
        return _ENTRY.dumped(_entry(submission, incoming))
    except BROKEN as error:
        raise _unpackable(error) from error


def _entry(submission: Submission, incoming: Incoming) -> Entry:
    tables = list(incoming.tables.values())
    kind = _kind_of(tables)
    schemas, origins = KINDS.get(kind), [table.origin for table in tables]
    rows, (texts, numbers) = submission.sheets, submission.remembered
    return Entry(
        path=incoming.path,
        name=incoming.name,
        sha256=incoming.sha256,
        cells_read=incoming.cells_read,
        cells_outside=incoming.cells_outside,
        by_headings=incoming.by_headings,
        identity=incoming.identity,
        kind=kind,
        read=[told(finding, origins) for finding in incoming.findings],
        judged=list(told_once(submission.findings, incoming.findings, origins)),
        texts=dict(texts),
        numbers={name: packed_numbers(told) for name, told in numbers.items()},
        places=_PLACES.dumped(list(map(Place.of, origins))),
        sheets={name: packed(found, schemas.sheet(name)) for name, found in rows.items()} if schemas else {},
        typed={name: packed_typed(table.rows, rows.get(name, ())) for name, table in incoming.tables.items()},
    )


def _kind_of(tables: Sequence[RawTable]) -> str:
    """The kind whose sheets the tables are; "" where there is none."""
    if not tables:
        return ""
    for kind, schema in KINDS.items():
        if all(any(table.schema is sheet for sheet in schema.sheets) for table in tables):
            return kind
    raise Unpackable("tables of a kind that is not declared")


# --- and back -------------------------------------------------------------------------------------------


def unpack(data: bytes, path: str = "", again: Again | None = None) -> Submission:
    """Return the file that some bytes hold; `path` is where it lies now.

    Its rows are made when they are asked for. Bytes that hold a file but, against all checksums, no rows do not stop
    who asks: `again` reads the file once more.

    Raises:
        Unpackable: they hold none; or, later, they hold no rows and there is no `again`.
    """
    try:
        entry = _ENTRY.loaded(data)
        return _submission(entry, path or entry.path, again)
    except BROKEN as error:
        raise _unpackable(error) from error


def _submission(entry: Entry, path: str, again: Again | None) -> Submission:
    sheets = _Sheets(entry, again)
    rows = Lazily(tuple(entry.sheets), sheets.sheet)
    tables = _Tables(entry, again, rows, KINDS[entry.kind] if entry.typed else None)
    read = tuple(found(one, tables.origins) for one in entry.read)
    incoming = Incoming(
        path=path,
        name=entry.name,
        sha256=entry.sha256,
        identity=entry.identity,
        tables=Lazily(tuple(entry.typed), tables.table),
        findings=read,
        cells_read=entry.cells_read,
        cells_outside=entry.cells_outside,
        by_headings=entry.by_headings,
    )
    judged = tuple(read[one] if isinstance(one, int) else found(one, tables.origins) for one in entry.judged)
    numbers = {name: unpacked_numbers(told) for name, told in entry.numbers.items()}
    return Submission(incoming=incoming, sheets=rows, findings=judged).remembering(entry.texts, numbers)


class _Sheets:
    """The rows of an entry, sheet by sheet; the bytes that they were made of are let go."""

    __slots__ = ("_again", "_entry")

    def __init__(self, entry: Entry, again: Again | None) -> None:
        self._entry, self._again = entry, again

    def sheet(self, name: str) -> Sequence[Row]:
        """Return the rows of a sheet."""
        data = self._entry.sheets.pop(name)
        return _sound(lambda: unpacked(data), lambda read: read.sheets[name], self._again)


class _Tables:
    """The tables of an entry, whose cells are read when somebody asks for them."""

    __slots__ = ("_again", "_entry", "_origins", "_schema", "_understood")

    def __init__(
        self, entry: Entry, again: Again | None, understood: Mapping[str, Sequence[Row]], schema: WorkbookSchema | None
    ) -> None:
        self._entry, self._again = entry, again
        self._understood, self._schema = understood, schema
        self._origins: Sequence[Origin] = ()

    def origins(self) -> Sequence[Origin]:
        """Return the places of the tables, each the same object whenever it is asked for."""
        self._origins = self._origins or [place.within(self._entry.name) for place in _places(self._entry.places)]
        return self._origins

    def table(self, name: str) -> RawTable:
        """Return a table."""
        return _sound(lambda: self._table(name), lambda read: read.incoming.tables[name], self._again)

    def _table(self, name: str) -> RawTable:
        assert self._schema is not None  # where there are tables
        data, number = self._entry.typed[name], list(self._entry.typed).index(name)
        rows = LazyRows(lambda: self._rows(name, data)) if data else ()
        return RawTable(schema=self._schema.sheet(name), origin=self.origins()[number], rows=rows)

    def _rows(self, name: str, data: bytes) -> Sequence[RawRow]:
        understood = self._understood.get(name, ())
        return _sound(
            lambda: unpacked_typed(data, understood), lambda read: read.incoming.tables[name].rows, self._again
        )


def _sound(make: Callable[[], Made], otherwise: Callable[[Submission], Made], again: Again | None) -> Made:
    """Make something of bytes, or take it from the file as it is read again."""
    try:
        return make()
    except BROKEN as error:
        if again is None:
            raise _unpackable(error) from error
        return otherwise(again())


def _unpackable(error: Exception) -> Unpackable:
    return Unpackable(f"{type(error).__name__}: {error}"[:200])


@lru_cache(maxsize=512)  # the tables of one template stand alike in every file
def _places(data: bytes) -> list[Place]:
    return _PLACES.loaded(data)
