"""What the child tells arrives as it was, and what no child of ours would tell is not believed."""

import io
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.messages import BrokenFrame, Hello, Order, hello, order, receive, send
from kehoach_xlsx.excel.raw import Format, RawSheet, RawWorkbook, Reason, Unreadable
from kehoach_xlsx.excel.wire import decode, encode

PATH = Path("a.xlsx")
BLANK = (None, None, None)
SHEET = RawSheet(
    name="Kết quả “ngày” 😀",
    hidden=True,
    rows=(
        BLANK,
        ("chữ", 1, 2.5),
        BLANK,
        BLANK,
        (True, None, None),
        (date(2024, 12, 10), datetime(2024, 12, 10, 7, 30), time(7, 30)),
        (timedelta(days=-1, microseconds=3), 2**52, -0.1),
        BLANK,
    ),
    errors={(3, 2): "#REF!"},
    formulas=frozenset({(2, 2), (2, 3)}),
    linked=frozenset({(2, 3)}),
    merged=(CellRange(first_row=1, first_column=1, last_row=2, last_column=3),),
    hidden_rows=frozenset({4}),
    hidden_columns=frozenset({2}),
    failure="",
)
BOOK = RawWorkbook(
    path=PATH,
    sha256="0" * 64,
    format=Format.ODS,
    sheets=(SHEET, RawSheet(name="trống")),
    defined_names={"kxl": "S!$A$1"},
    custom_properties={"kxl": "…"},
)


def framed(frame: object) -> bytes:
    """What arrives of a frame that was sent."""
    stream = io.BytesIO()
    send(stream, frame)  # type: ignore[arg-type] # also what no child of ours would send
    received = receive(io.BytesIO(stream.getvalue()))
    assert received is not None
    return received


@pytest.mark.parametrize("found", [BOOK, Unreadable(path=PATH, reason=Reason.TOO_FAR, detail="XFD9", sheet="S")])
def test_a_result_arrives_as_it_was(found: RawWorkbook | Unreadable) -> None:
    assert decode(framed(encode(found)), PATH) == found


def test_an_order_arrives_as_it_was() -> None:
    told = Order(paths=["a.xlsx"], passwords=["mật khẩu"], passed_over=["_kt"], limits=Limits(seconds=1.5))
    assert order(framed(told)) == told


def test_a_greeting_is_told_from_anything_else() -> None:
    assert hello(framed(Hello(process=7))).process == 7
    with pytest.raises(BrokenFrame):
        hello(framed(encode(BOOK)))


def test_half_of_a_pair_is_not_sent() -> None:
    with pytest.raises(UnicodeEncodeError):
        framed(encode(replace(BOOK, sha256="\ud800")))


def test_the_end_of_the_stream_is_no_frame_also_within_one() -> None:
    stream = io.BytesIO()
    send(stream, Hello(process=1))
    for length in range(len(stream.getvalue())):
        assert receive(io.BytesIO(stream.getvalue()[:length])) is None


def test_a_frame_longer_than_any_is_not_waited_for() -> None:
    with pytest.raises(BrokenFrame):
        receive(io.BytesIO(b"\xff\xff\xff\xff"))


@pytest.mark.parametrize("sent", [b"", b"abc", b'{"x":1}', b"\x91" * 65_536, b"\xc1", b"\x90" * 2])
def test_what_is_no_answer_of_ours_is_refused(sent: bytes) -> None:
    with pytest.raises(BrokenFrame):
        decode(sent, PATH)


NAME, WIDTH, ROWS, ERRORS, FORMULAS, MERGED = 0, 2, 3, 4, 5, 7
"""Places in a sheet as it is sent, the sheets being the sixth field of an answer."""


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((0,), None),
        ((0,), "tired"),
        ((3,), 5),
        ((4,), "docx"),
        ((5,), {}),
        ((5, 0), ["S"]),
        ((5, 0, NAME), 7),
        ((5, 0, WIDTH), "3"),
        ((5, 0, ROWS), [["a", "b", "c", "d"]]),
        ((5, 0, ROWS), [["a", "b"]]),
        ((5, 0, ROWS), [[["a"], None, None]]),
        ((5, 0, ROWS), [[["date", "2024-02-30"], None, None]]),
        ((5, 0, ROWS), [[["moment", "2024-02-03"], None, None]]),
        ((5, 0, ROWS), [10**9]),
        ((5, 0, ROWS), [-1]),
        ((5, 0, ERRORS), [[1, 2]]),
        ((5, 0, FORMULAS), [1]),
        ((5, 0, FORMULAS), ["a", "b"]),
        ((5, 0, MERGED), [1, 2, 3]),
        ((6,), [["a"]]),
    ],
)
def test_a_message_of_another_shape_is_refused(place: tuple[int, ...], value: object) -> None:
    message: Any = msgspec.msgpack.decode(framed(encode(BOOK)))
    assert decode(msgspec.msgpack.encode(message), PATH) == BOOK
    inner = message
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(BrokenFrame):
        decode(msgspec.msgpack.encode(message), PATH)
