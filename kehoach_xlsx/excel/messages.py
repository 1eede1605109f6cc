"""The frames between a child process that reads and its parent: MessagePack, and their declared shapes.

The child has had hostile bytes in its hands and is not trusted. MessagePack builds nothing but plain values, whatever
arrives; pickle would run code, and marshal may crash its reader. A frame is held against its shape while it is
decoded, before anything of it is believed.
"""

from typing import IO, Final, TypeVar

import msgspec

from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.raw import Format

_LENGTH: Final = 4
_MAX_FRAME: Final = 2**30

Moment = tuple[str, str]
"""The kind of a time and its text: MessagePack has no days."""
Value = str | int | float | bool | Moment | None


class Hello(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """The first frame of a child: it is there, under this number."""

    process: int


class Taken(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """To a child: an answer of so many bytes was taken up."""

    length: int


class Order(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """The first frame to a child: what it shall read, and how."""

    paths: list[str]
    passwords: list[str]
    passed_over: list[str]
    limits: Limits


class Sheet(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A sheet: its rows, a run of blank ones as its number; spots and areas flat."""

    name: str
    hidden: bool
    width: int
    rows: list[int | list[Value]]
    errors: list[tuple[int, int, str]]
    formulas: list[int]
    linked: list[int]
    merged: list[int]
    hidden_rows: list[int]
    hidden_columns: list[int]
    failure: str


class Answer(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """What a file came to: a workbook, or else the reason why there is none. The parent knows the path."""

    reason: str = ""
    detail: str = ""
    sheet: str = ""
    sha256: str = ""
    format: str = Format.XLSX.value
    sheets: list[Sheet] = []
    names: list[tuple[str, str]] = []
    properties: list[tuple[str, str]] = []


Frame = TypeVar("Frame")

_ENCODER: Final = msgspec.msgpack.Encoder()
_HELLO: Final = msgspec.msgpack.Decoder(Hello)
_TAKEN: Final = msgspec.msgpack.Decoder(Taken)
_ORDER: Final = msgspec.msgpack.Decoder(Order)
_ANSWER: Final = msgspec.msgpack.Decoder(Answer)


class BrokenFrame(Exception):  # noqa: N818 - what arrived, told by name
    """What arrived is no frame that our child would send."""


def send(stream: IO[bytes], frame: Hello | Order | Taken | Answer) -> int:
    """Write one frame: its length, and what it says; return that length."""
    data = _ENCODER.encode(frame)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()
    return len(data)


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one frame, still encoded; None at the end of the stream, also in the middle of a frame.

    Raises:
        BrokenFrame: what arrived is longer than any frame.
    """
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH:
        return None
    if length > _MAX_FRAME:
        raise BrokenFrame(f"a frame of {length} bytes")
    data = stream.read(length)
    return data if len(data) == length else None


def hello(frame: bytes) -> Hello:
    """Return the first frame of a child.

    Raises:
        BrokenFrame: it is none.
    """
    return _decoded(_HELLO, frame)


def order(frame: bytes) -> Order:
    """Return the order that a child was given.

    Raises:
        BrokenFrame: it is none.
    """
    return _decoded(_ORDER, frame)


def taken(frame: bytes) -> Taken:
    """Return what was taken up.

    Raises:
        BrokenFrame: the frame does not tell that.
    """
    return _decoded(_TAKEN, frame)


def answer(frame: bytes) -> Answer:
    """Return what a file came to.

    Raises:
        BrokenFrame: the frame does not tell that.
    """
    return _decoded(_ANSWER, frame)


def _decoded(decoder: "msgspec.msgpack.Decoder[Frame]", frame: bytes) -> Frame:
    try:
        return decoder.decode(frame)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise BrokenFrame(str(error)[:200]) from error
