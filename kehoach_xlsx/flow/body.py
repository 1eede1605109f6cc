"""What the rows beneath the headings are: records, or what people write under and between them."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from kehoach_xlsx.excel.read import RawSheet
from kehoach_xlsx.flow.headings import AnyHeading, headings_of
from kehoach_xlsx.flow.locate import ENOUGH, Located, headings_in
from kehoach_xlsx.model.kept import Kept
from kehoach_xlsx.model.schema import FilledBy, Layout, SheetSchema
from kehoach_xlsx.vietnamese.text import fold, mend, trimmed

_SUMMARY = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng|cộng dồn)\s*[:.]?|(?:tổng cộng|tổng số|cộng)\s*[(:].*")
_REMARK = re.compile(r"[(*\s]*(?:ghi chú|chú thích|chú ý|lưu ý)\s*[:.)*].*|(?:ghi chú|chú thích|lưu ý)")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2}|[A-Za-z])\)?(?:\s*=.*)?")
_FEW_HEADINGS = 3
_WORDS_OF_A_CODE = 4  # what has as many is a sentence
_REMEMBERED = 4_096  # texts that stand first in their rows: most are codes, the same in every file


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """The rows of a located sheet (Excel rows, from 1), by what they are.

    `records` are data; `repeated` repeat the headings; `summaries` hold totals, notes or column numbers; `loose` hold
    text where a code should stand; from row `second` on another table follows (0: there is none). Where all rows are
    records, `told` is all that stands in them.
    """

    records: Sequence[int]
    repeated: frozenset[int] = frozenset()
    summaries: tuple[int, ...] = ()
    loose: frozenset[int] = frozenset()
    second: int = 0
    told: frozenset[object] | None = None


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing, or only spaces and invisible characters."""
    if not isinstance(value, str):
        return value is None
    return not value[:1].isalnum() and not mend(value)


def is_empty(value: object) -> bool:
    """Whether an input cell is blank to the template's own check, which knows no invisible characters."""
    return value is None or (isinstance(value, str) and not value[:1].isalnum() and not trimmed(value))


def plain_body(found: Located) -> Body:
    """Return the body of a sheet whose every row beneath the headings is a record."""
    return Body(records=_below(found.sheet, found.header_row))


def read_body(found: Located, schema: SheetSchema, others: Sequence[SheetSchema]) -> Body:
    """Tell records from what stands between and beneath them; `others` are the sheets whose headings are known."""
    if schema.layout is Layout.FORM:
        return plain_body(found)
    rows = found.sheet.rows[found.header_row :]
    told = frozenset(chain.from_iterable(rows))
    if rows and not _is_plain(rows, told, found, schema, others):
        return read_rows(found, schema, others)
    return replace(plain_body(found), told=told)


def _is_plain(
    rows: Sequence[Sequence[object]],
    told: Set[object],
    found: Located,
    schema: SheetSchema,
    others: Sequence[SheetSchema],
) -> bool:
    """Whether rows, and what is `told` in them, looked at as a whole leave none that is anything but a record."""
    if _tables(schema, others).count(told) >= _FEW_HEADINGS:
        return False
    if any(_calls_total(first) for first in _firsts(rows) if isinstance(first, str)):
        return False
    if _numbers_columns(rows[0], found, found.header_row + 1):
        return False
    key = _given_key(found, schema)
    return not key or not any(_is_sentence(row[key - 1]) for row in rows if len(row) >= key)


def _firsts(rows: Sequence[Sequence[object]]) -> set[object]:
    """What stands first in some rows."""
    firsts = {row[0] for row in rows if row}
    if any(map(is_blank, firsts)):
        return {next((v for v in row if not is_blank(v)), None) for row in rows}
    return firsts


def read_rows(found: Located, schema: SheetSchema, others: Sequence[SheetSchema]) -> Body:
    """Tell records from the rest row by row: slow, and what `read_body` means."""
    records: list[int] = []
    repeated: set[int] = set()
    summaries: list[int] = []
    loose: set[int] = set()
    likely = _tables(schema, others)
    for row in _below(found.sheet, found.header_row):
        values = found.sheet.rows[row - 1] if row <= len(found.sheet.rows) else ()
        heads = _is_header(values, found, schema, others) if likely.count(values) >= _FEW_HEADINGS else None
        if heads is not None:
            if not heads:
                second = _with_title(found.sheet, row, records)
                kept = tuple(r for r in records if r < second)
                return Body(
                    records=kept,
                    repeated=frozenset(repeated),
                    summaries=tuple(r for r in summaries if r < second),
                    loose=frozenset(r for r in loose if r < second),
                    second=second,
                )
            repeated.add(row)
        elif _is_summary(values, found, schema) or _numbers_columns(values, found, row):
            summaries.append(row)
        elif _is_loose(values, found, schema):
            loose.add(row)
        else:
            records.append(row)
    return Body(
        records=tuple(records), repeated=frozenset(repeated), summaries=tuple(summaries), loose=frozenset(loose)
    )


def _below(sheet: RawSheet, header: int) -> range:
    errors = max((row for row, _ in sheet.errors), default=0)
    return range(header + 1, max(len(sheet.rows), errors) + 1)


def _is_header(
    values: Sequence[object], found: Located, schema: SheetSchema, others: Sequence[SheetSchema]
) -> bool | None:
    """True where a row repeats the headings in their places, False where it heads another table, else None."""
    for other in (schema, *(s for s in others if s is not schema)):
        if other.layout is Layout.FORM:
            continue
        seen = headings_in(values, headings_of(other))
        if len(seen) >= max(_FEW_HEADINGS, ENOUGH * len(other.columns)):
            return other is schema and all(found.columns.get(name) in numbers for name, numbers in seen.items())
    return None


def _tables(schema: SheetSchema, others: Sequence[SheetSchema]) -> AnyHeading:
    """The headings of the tables among some sheets."""
    everybody = _any_of(others)
    return everybody if any(s is schema for s in others) else AnyHeading(_tables_of((schema, *others)))


def _tables_of(schemas: Sequence[SheetSchema]) -> tuple[SheetSchema, ...]:
    return tuple(s for s in schemas if s.layout is Layout.TABLE)


_any_of: Final[Kept[[Sequence[SheetSchema]], AnyHeading]] = Kept(lambda schemas: AnyHeading(_tables_of(schemas)))


def _with_title(sheet: RawSheet, header: int, records: Sequence[int]) -> int:
    """Where a second table begins: with its headings, or the lines of one cell directly above them."""
    first = header
    while first - 1 in records and sum(not is_blank(v) for v in sheet.rows[first - 2]) <= 1:
        first -= 1
    return first


def _is_summary(values: Sequence[object], found: Located, schema: SheetSchema) -> bool:
    """Whether the first cell of a row calls it a total or a note."""
    first = next((v for v in values if not is_blank(v)), None)
    if not isinstance(first, str) or not _calls_total(first):
        return False
    keys = [found.columns[k] for k in schema.key if k in found.columns]
    return all(_at(values, n) is first or is_blank(_at(values, n)) for n in keys)


@lru_cache(maxsize=_REMEMBERED)
def _calls_total(text: str) -> bool:
    """Whether a text, first in its row, calls it a total or a note."""
    if len(text) > 400:
        return False
    folded = fold(text)
    return bool(_SUMMARY.fullmatch(folded) or _REMARK.fullmatch(folded))


def _numbers_columns(values: Sequence[object], found: Located, row: int) -> bool:
    """Whether a row right beneath the headings counts the columns: (1), (2), (3) … or A, B, 1, 2 …"""
    if row != found.header_row + 1:
        return False
    marks: list[str] = []
    for value in (v for n in sorted(found.columns.values()) if not is_blank(v := _at(values, n))):
        mark = _COLUMN_NUMBER.fullmatch(mend(str(value)))
        if mark is None:
            return False
        marks.append(mark[1])
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    rising = all(a < b for a, b in pairwise(numbers))
    return len(marks) >= max(3, len(found.columns) - 2) and rising


def _is_loose(values: Sequence[object], found: Located, schema: SheetSchema) -> bool:
    """Whether a sentence stands where a given code should, and nothing of the officer's beside it."""
    key = _given_key(found, schema)
    if not key or not _is_sentence(_at(values, key)):
        return False
    return all(is_blank(_at(values, found.columns[c.name])) for c in schema.input_columns if c.name in found.columns)


def _given_key(found: Located, schema: SheetSchema) -> int:
    """The column of the codes that come from the plan, 0 where a table has none."""
    return found.columns.get(schema.key[0], 0) if is_given(schema) else 0


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and _is_wordy(value)


@lru_cache(maxsize=_REMEMBERED)
def _is_wordy(text: str) -> bool:
    return len(mend(text).split()) >= _WORDS_OF_A_CODE


def is_given(schema: SheetSchema) -> bool:
    """Whether the rows of a table come from the plan, each with its code."""
    return bool(schema.key) and schema.column(schema.key[0]).filled_by is FilledBy.PLAN and not schema.free_rows


def _at(values: Sequence[object], number: int) -> object:
    return values[number - 1] if number <= len(values) else None


def filled_cells(
    sheet: RawSheet, known: Container[int] = (), columns: Sequence[int] = ()
) -> Iterator[tuple[int, int, object]]:
    """Yield row, column and value of every filled cell; of an error cell the text of its error.

    Of the rows that are `known` only some columns are looked at.
    """
    errors: Mapping[tuple[int, int], str] = sheet.errors
    for row, values in enumerate(sheet.rows, start=1):
        if row not in known:
            cells: Iterable[tuple[int, object]] = enumerate(values, start=1)
        elif columns:
            cells = ((n, values[n - 1]) for n in columns)
        else:
            continue
        for column, value in cells:
            if value is not None and not is_blank(value):
                yield row, column, value
            elif errors and (row, column) in errors:
                yield row, column, errors[row, column]
    depth, width = len(sheet.rows), len(sheet.rows[0]) if sheet.rows else 0
    for row, column in sorted(spot for spot in errors if spot[0] > depth or spot[1] > width):
        yield row, column, errors[row, column]
