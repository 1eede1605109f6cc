"""How a child process tells its parent what it read: frames of JSON over a pipe.

The child has had hostile bytes in its hands and is not trusted. JSON builds nothing but plain values, whatever
arrives; pickle would run code, and marshal may crash its reader. What a frame says is checked for its shape before
it is believed.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.raw import Format, RawSheet, RawValue, RawWorkbook, Reason, Unreadable

_LENGTH: Final = 4
_MAX_FRAME: Final = 2**30
_NUMBER: Final = frozenset({int})
_TYPES: Final = frozenset({str, float, int, bool, date, datetime, time, timedelta, type(None)})


class BrokenFrame(Exception):  # noqa: N818 - what arrived, told by name
    """What arrived is no frame that our child would send."""


def send(stream: IO[bytes], message: object) -> None:
    """Write one frame: its length, and the message as JSON in ASCII, in which any string fits."""
    data = json.dumps(message, default=_told, check_circular=False, separators=(",", ":")).encode("ascii")
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one frame; None at the end of the stream, also in the middle of a frame.

    Raises:
        BrokenFrame: what arrived is no frame.
    """
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH:
        return None
    if length > _MAX_FRAME:
        raise BrokenFrame(f"a frame of {length} bytes")
    data = stream.read(length)
    if len(data) < length:
        return None
    try:
        return json.loads(data.decode("ascii"), object_hook=_understood)
    except (ValueError, TypeError, RecursionError, OverflowError) as error:
        raise BrokenFrame(str(error)[:200]) from error


def _told(value: Any) -> dict[str, Any]:
    """Times are objects with one key; nothing else is an object."""
    match value:
        case datetime():
            return {"datetime": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case timedelta():
            return {"timedelta": [value.days, value.seconds, value.microseconds]}
    raise TypeError(type(value).__name__)


_day: Final = lru_cache(maxsize=4096)(date.fromisoformat)  # few days stand in many cells


def _understood(told: dict[str, Any]) -> Any:
    if len(told) == 1 and (text := told.get("date")).__class__ is str:  # nearly all
        return _day(text)
    match told:
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"timedelta": [int(days), int(seconds), int(micros)]}:
            return timedelta(days, seconds, micros)
    raise BrokenFrame("an object of an unknown kind")


def encode(found: RawWorkbook | Unreadable) -> list[Any]:
    """Return a result as plain values; the path is not among them, the parent knows it."""
    if isinstance(found, Unreadable):
        return [found.reason.value, found.detail, found.sheet]
    sheets = [_sheet_told(sheet) for sheet in found.sheets]
    names, properties = list(found.defined_names.items()), list(found.custom_properties.items())
    return ["", found.sha256, found.format.value, sheets, names, properties]


def _sheet_told(sheet: RawSheet) -> list[Any]:
    return [
        sheet.name,
        sheet.hidden,
        len(sheet.rows[0]) if sheet.rows else 0,
        list(_rows_told(sheet.rows)),
        [(*spot, text) for spot, text in sheet.errors.items()],
        _flat(sheet.formulas),
        _flat(sheet.linked),
        _flat((area.first_row, area.first_column, area.last_row, area.last_column) for area in sheet.merged),
        sorted(sheet.hidden_rows),
        sorted(sheet.hidden_columns),
        sheet.failure,
    ]


def _flat(numbers: Iterable[tuple[int, ...]]) -> list[int]:
    return list(chain.from_iterable(numbers))


def _rows_told(rows: Iterable[tuple[RawValue, ...]]) -> Iterator[Any]:
    """Yield each row without the blanks at its end, and a run of blank rows as its number."""
    known_blank: tuple[RawValue, ...] | None = None
    blanks = 0
    for row in rows:
        if row is known_blank:
            blanks += 1
            continue
        length = len(row)
        while length and row[length - 1] is None:
            length -= 1
        if not length:
            known_blank = row
            blanks += 1
            continue
        if blanks:
            yield blanks
            blanks = 0
        yield row if length == len(row) else row[:length]
    if blanks:
        yield blanks


def decode(message: Any, path: Path) -> RawWorkbook | Unreadable:
    """Return the result that a frame tells, of the file at `path`.

    Raises:
        BrokenFrame: the frame has not the shape that `encode` gives it.
    """
    try:
        match message:
            case ["", str(sha256), str(kind), list(sheets), list(names), list(properties)]:
                return RawWorkbook(
                    path=path,
                    sha256=sha256,
                    format=Format(kind),
                    sheets=tuple(_sheet(told) for told in sheets),
                    defined_names={_text(name): _text(formula) for name, formula in names},
                    custom_properties={_text(name): _text(value) for name, value in properties},
                )
            case [str(reason), str(detail), str(sheet)]:
                return Unreadable(path=path, reason=Reason(reason), detail=detail, sheet=sheet)
    except (ValueError, TypeError, AttributeError) as error:
        raise BrokenFrame(str(error)[:200]) from error
    raise BrokenFrame("a message of another shape")


def _sheet(told: Any) -> RawSheet:
    name, hidden, width, rows, errors, formulas, linked, merged, hidden_rows, hidden_columns, failure = told
    return RawSheet(
        name=_text(name),
        hidden=hidden is True,
        rows=tuple(_rows(rows, _number(width))),
        errors={(_number(row), _number(column)): _text(text) for row, column, text in errors},
        formulas=_spots(formulas),
        linked=_spots(linked),
        merged=_areas(merged),
        hidden_rows=frozenset(_numbers(hidden_rows)),
        hidden_columns=frozenset(_numbers(hidden_columns)),
        failure=_text(failure),
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


def _rows(told: Sequence[Any], width: int) -> Iterator[tuple[RawValue, ...]]:
    blank: tuple[RawValue, ...] = (None,) * min(width, 2**14)
    left = 2**21
    for row in told:
        many = row if isinstance(row, int) else 1
        left -= many
        if left < 0 or many < 1:
            raise BrokenFrame("more rows than a sheet has")
        if row.__class__ is list:
            if not _TYPES.issuperset(map(type, row)) or len(row) > len(blank):
                raise BrokenFrame("a row of another shape")
            yield (*[_KNOWN[v] if v.__class__ is str else v for v in row], *blank[len(row) :])
        else:
            for _ in range(many):
                yield blank


def _spots(told: Any) -> frozenset[tuple[int, int]]:
    numbers = _numbers(told)
    return frozenset(zip(numbers[::2], numbers[1::2], strict=True))


def _areas(told: Any) -> tuple[CellRange, ...]:
    numbers = _numbers(told)
    return tuple(
        CellRange(first_row=top, first_column=left, last_row=bottom, last_column=right)
        for top, left, bottom, right in zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True)
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BrokenFrame("no text where one belongs")
    return value


def _numbers(told: Any) -> list[int]:
    if not isinstance(told, list) or not _NUMBER.issuperset(map(type, told)):
        raise BrokenFrame("no numbers where they belong")
    return told


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise BrokenFrame("no number where one belongs")
    return value
