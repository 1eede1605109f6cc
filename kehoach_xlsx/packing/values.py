"""MessagePack that keeps what cells hold: days, times, exact numbers, errors. Nothing that is read can run.

MessagePack builds nothing but plain values, whatever arrives; what a message must look like is declared, and held
against it while it is decoded.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

import msgspec

from kehoach_xlsx.model.table import ErrorCell


class Form(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """The declared shape of a message: its fields, in order. No message has circles, and none is looked for."""


Message = TypeVar("Message")

BROKEN: Final = (ValueError, TypeError, KeyError, IndexError, ArithmeticError, AttributeError, RecursionError)
"""What bytes that are no such message, or a message that fits nothing, come to. The first covers all of MessagePack."""


class Codec(Generic[Message]):
    """Messages of one declared shape as bytes, and back."""

    def __init__(self, shape: Any) -> None:
        """Take the shape: a `Form`, or a type of plain values."""
        self._decoder = msgspec.msgpack.Decoder(shape, ext_hook=_read)

    def dumped(self, message: Message) -> bytes:
        """Return a message as bytes.

        Raises:
            ValueError: a text that UTF-8 does not know stands in it.
            TypeError, OverflowError: a value that MessagePack does not know.
        """
        return _ENCODER.encode(message)

    def loaded(self, data: bytes) -> Message:
        """Return the message that some bytes hold.

        Raises:
            ValueError: they hold none of this shape.
        """
        found: Message = self._decoder.decode(data)
        return found


_ENCODER: Final = msgspec.msgpack.Encoder()


# --- values that MessagePack does not know --------------------------------------------------------------


def told(values: Iterable[object]) -> list[Any]:
    """Return values so that MessagePack keeps them, each saying itself what it is.

    Raises:
        KeyError: cells hold no value of this type.
    """
    return [_TOLD[type(value)](value) for value in values]


def _same(value: Any) -> Any:
    return value


def _text(value: str) -> Any:
    return value if value.isprintable() else _odd_text(value)


def _odd_text(value: str) -> Any:
    """A text may hold half of a pair, which UTF-8 does not know."""
    data = value.encode("utf-8", "surrogatepass")
    return value if data.decode("utf-8", "ignore") == value else msgspec.msgpack.Ext(_HALVES, data)


def _whole(value: int) -> Any:
    return value if -(2**63) <= value < 2**63 else msgspec.msgpack.Ext(_LONG, str(value).encode())


def _extended(code: int, text: Callable[[Any], str]) -> Callable[[Any], Any]:
    return lambda value: msgspec.msgpack.Ext(code, text(value).encode("utf-8", "surrogatepass"))


_HALVES, _LONG, _MOMENT, _DAY, _CLOCK, _SPAN, _NUMBER, _ERROR = range(8)

_TOLD: Final[Mapping[type, Callable[[Any], Any]]] = {
    str: _text,
    int: _whole,
    float: _same,
    bool: _same,
    type(None): _same,
    datetime: _extended(_MOMENT, datetime.isoformat),
    date: _extended(_DAY, date.isoformat),
    time: _extended(_CLOCK, time.isoformat),
    timedelta: _extended(_SPAN, lambda span: f"{span.days} {span.seconds} {span.microseconds}"),
    Decimal: _extended(_NUMBER, str),
    ErrorCell: _extended(_ERROR, lambda error: str(error.text)),
}
_READ: Final[Mapping[int, Callable[[str], object]]] = {
    _HALVES: str,
    _LONG: int,
    _MOMENT: datetime.fromisoformat,
    _DAY: date.fromisoformat,
    _CLOCK: time.fromisoformat,
    _SPAN: lambda text: timedelta(*map(int, text.split())),
    _NUMBER: Decimal,
    _ERROR: ErrorCell,
}


def _read(code: int, data: memoryview) -> object:
    return _READ[code](str(data, "utf-8", "surrogatepass"))


# --- values that many files have: each is kept once -----------------------------------------------------


@lru_cache(maxsize=16_384)  # what one unit alone writes passes through, what many have stays
def text_of(text: str | None) -> str | None:
    """Return a text, the same object for the same text."""
    return text


@lru_cache(maxsize=4_096)
def number_of(text: str | None) -> Decimal | None:
    """Return the number with just these digits: 1.50 is another than 1.5."""
    return None if text is None else Decimal(text)


@lru_cache(maxsize=2_048)
def day_of(number: int | None) -> date | None:
    """Return a day by its number."""
    return None if number is None else date.fromordinal(number)


# --- many numbers ---------------------------------------------------------------------------------------


def packed_numbers(numbers: "array[int]") -> bytes:
    """Return numbers of four bytes, without sign, as bytes that mean the same on every machine.

    Raises:
        ValueError: they are of another type.
    """
    if numbers.typecode != "I":
        raise ValueError(f"numbers of type {numbers.typecode}")
    return _turned(numbers).tobytes()


def unpacked_numbers(data: bytes) -> "array[int]":
    """Return the numbers that some bytes hold.

    Raises:
        ValueError: they are cut off.
    """
    return _turned(array("I", data))


def _turned(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
