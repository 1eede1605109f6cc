"""What the child tells arrives as it was, and what no child of ours would tell is not believed."""

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from kehoach_xlsx.excel.address import CellRange
from kehoach_xlsx.excel.raw import Format, RawSheet, RawWorkbook, Reason, Unreadable
from kehoach_xlsx.excel.wire import BrokenFrame, decode, encode, receive, send

PATH = Path("a.xlsx")
BLANK = (None, None, None)
SHEET = RawSheet(
    name="Kết quả “\ud800” 😀",
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


def through(message: object) -> Any:
    stream = io.BytesIO()
    send(stream, message)
    return receive(io.BytesIO(stream.getvalue()))


@pytest.mark.parametrize("found", [BOOK, Unreadable(path=PATH, reason=Reason.TOO_FAR, detail="XFD9", sheet="S")])
def test_a_result_arrives_as_it_was(found: RawWorkbook | Unreadable) -> None:
    assert decode(through(encode(found)), PATH) == found


def test_the_end_of_the_stream_is_no_frame_also_within_one() -> None:
    stream = io.BytesIO()
    send(stream, ["hello", 1])
    for length in range(len(stream.getvalue())):
        assert receive(io.BytesIO(stream.getvalue()[:length])) is None


@pytest.mark.parametrize(
    "sent", [b"\xff\xff\xff\xff", b"\0\0\0\x03abc", b"\0\0\0\x08" + b'{"x":1}\n', b"\0\x01\0\0" + b"[" * 65_536]
)
def test_what_is_no_frame_of_ours_is_refused(sent: bytes) -> None:
    with pytest.raises(BrokenFrame):
        receive(io.BytesIO(sent))


def told() -> list[Any]:
    message: list[Any] = through(encode(BOOK))
    return message


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((0,), None),
        ((1,), 5),
        ((2,), "docx"),
        ((3,), {}),
        ((3, 0), []),
        ((3, 0, 0), 7),
        ((3, 0, 2), "3"),
        ((3, 0, 3), [["a", "b", "c", "d"]]),
        ((3, 0, 3), [[["a"]]]),
        ((3, 0, 3), [10**9]),
        ((3, 0, 3), [-1]),
        ((3, 0, 4), [[1, 2]]),
        ((3, 0, 5), [1]),
        ((3, 0, 5), ["a", "b"]),
        ((3, 0, 7), [1, 2, 3]),
        ((4,), [["a"]]),
    ],
)
def test_a_message_of_another_shape_is_refused(place: tuple[int, ...], value: object) -> None:
    message = told()
    inner: Any = message
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(BrokenFrame):
        decode(message, PATH)
