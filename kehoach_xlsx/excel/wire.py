"""What a child process read, as it tells its parent, and as the parent understands it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from kehoach_xlsx.excel.address import CellRange, cell_range
from kehoach_xlsx.excel.messages import Answer, BrokenFrame, Sheet, Value, answer
from kehoach_xlsx.excel.raw import Format, RawSheet, RawValue, RawWorkbook, Reason, Unreadable

_MOMENTS: Final = frozenset({date, datetime, time, timedelta})


def encode(found: RawWorkbook | Unreadable) -> Answer:
    """Return a result as it is sent."""
    if isinstance(found, Unreadable):
        return Answer(reason=found.reason.value, detail=found.detail, sheet=found.sheet)
    return Answer(
        sha256=found.sha256,
        format=found.format.value,
        sheets=[_told(sheet) for sheet in found.sheets],
        names=[*found.defined_names.items()],
        properties=[*found.custom_properties.items()],
    )


def decode(frame: bytes, path: Path) -> RawWorkbook | Unreadable:
    """Return the result that a frame tells, of the file at `path`.

    Raises:
        BrokenFrame: the frame has not the shape that `encode` gives it.
    """
    told = answer(frame)
    try:
        if told.reason:
            return Unreadable(path=path, reason=Reason(told.reason), detail=told.detail, sheet=told.sheet)
        return RawWorkbook(
            path=path,
            sha256=told.sha256,
            format=Format(told.format),
            sheets=tuple(_sheet(sheet) for sheet in told.sheets),
            defined_names=dict(told.names),
            custom_properties=dict(told.properties),
        )
    except (ValueError, OverflowError) as error:
        raise BrokenFrame(str(error)[:200]) from error


# --- what is sent ---------------------------------------------------------------------------------------


def _told(sheet: RawSheet) -> Sheet:
    return Sheet(
        name=sheet.name,
        hidden=sheet.hidden,
        width=len(sheet.rows[0]) if sheet.rows else 0,
        rows=_timeless([*_rows_told(sheet.rows)]),
        errors=[(*spot, text) for spot, text in sheet.errors.items()],
        formulas=_flat(sheet.formulas),
        linked=_flat(sheet.linked),
        merged=_flat((area.first_row, area.first_column, area.last_row, area.last_column) for area in sheet.merged),
        hidden_rows=sorted(sheet.hidden_rows),
        hidden_columns=sorted(sheet.hidden_columns),
        failure=sheet.failure,
    )


def _flat(numbers: Iterable[tuple[int, ...]]) -> list[int]:
    return list(chain.from_iterable(numbers))


def _rows_told(rows: Iterable[tuple[RawValue, ...]]) -> Iterator[Any]:
    blanks = 0
    for row in rows:
        if row.count(None) == len(row):
            blanks += 1
            continue
        if blanks:
            yield blanks
            blanks = 0
        yield row
    if blanks:
        yield blanks


def _timeless(rows: list[Any]) -> list[Any]:
    """The same rows, with times told as texts; most sheets have none."""
    filled = [row for row in rows if row.__class__ is tuple]
    if _MOMENTS.isdisjoint(map(type, chain.from_iterable(filled))):
        return rows
    return [row if isinstance(row, int) or _MOMENTS.isdisjoint(map(type, row)) else _row_told(row) for row in rows]


def _row_told(row: tuple[RawValue, ...]) -> list[Value]:
    return [_value_told(value) if value.__class__ in _MOMENTS else value for value in row]  # type: ignore[misc] # so tested


@lru_cache(maxsize=4096)  # few days stand in many cells
def _value_told(value: RawValue) -> Value:
    match value:
        case datetime():
            return "datetime", value.isoformat()
        case date():
            return "date", value.isoformat()
        case time():
            return "time", value.isoformat()
        case timedelta():
            return "timedelta", f"{value.days} {value.seconds} {value.microseconds}"
    return value


# --- what arrives ---------------------------------------------------------------------------------------


def _sheet(told: Sheet) -> RawSheet:
    return RawSheet(
        name=_KNOWN[told.name],
        hidden=told.hidden,
        rows=tuple(_rows(told.rows, told.width)),
        errors={(row, column): text for row, column, text in told.errors},
        formulas=_spots(told.formulas),
        linked=_spots(told.linked),
        merged=_areas(told.merged),
        hidden_rows=frozenset(told.hidden_rows),
        hidden_columns=frozenset(told.hidden_columns),
        failure=told.failure,
    )


class _Known(dict[str, str]):
    """Texts that came before: what a plan says stands in every workbook, and is kept once."""

    def __missing__(self, text: str) -> str:
        if len(self) < _TEXTS and len(text) < _LONG:
            self[text] = text
        return text


_TEXTS: Final = 8192
_LONG: Final = 1000
_KNOWN: Final = _Known()


def _rows(told: Sequence[int | list[Value]], width: int) -> Iterator[tuple[RawValue, ...]]:
    blank: tuple[RawValue, ...] = (None,) * min(width, 2**14)
    left = 2**21
    for row in told:
        many = row if isinstance(row, int) else 1
        left -= many
        if left < 0 or many < 1:
            raise BrokenFrame("more rows than a sheet has")
        if isinstance(row, list):
            if len(row) != len(blank):
                raise BrokenFrame("a row of another length")
            yield tuple([v if v is None else _KNOWN[v] if v.__class__ is str else _value(v) for v in row])
        else:
            for _ in range(many):
                yield blank


def _value(told: Value) -> RawValue:
    return _moment(*told) if isinstance(told, tuple) else told


@lru_cache(maxsize=4096)  # few days stand in many cells
def _moment(kind: str, text: str) -> date | time | timedelta:
    match kind:
        case "datetime":
            return datetime.fromisoformat(text)
        case "date":
            return date.fromisoformat(text)
        case "time":
            return time.fromisoformat(text)
        case "timedelta":
            days, seconds, micros = map(int, text.split())
            return timedelta(days, seconds, micros)
    raise BrokenFrame("a time of an unknown kind")


def _spots(numbers: Sequence[int]) -> frozenset[tuple[int, int]]:
    if len(numbers) % 2:
        raise BrokenFrame("half a spot")
    running = iter(numbers)
    return frozenset(zip(running, running, strict=True))


def _areas(numbers: Sequence[int]) -> tuple[CellRange, ...]:
    return tuple(cell_range(*area) for area in zip(*(numbers[start::4] for start in range(4)), strict=True))
