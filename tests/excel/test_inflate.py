"""Parts of an archive are inflated alike, whichever library is at hand."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.excel import inflate as room


def packed(content: bytes) -> memoryview:
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return memoryview(engine.compress(content) + engine.flush())


@pytest.fixture(params=["at hand", "zlib"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "zlib":
        monkeypatch.setattr(room, "_LIBDEFLATE", None)


CONTENTS = (b"", b"a", b"kehoach " * 9_000, bytes(range(256)) * 40)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("content", CONTENTS, ids=["nothing", "a byte", "alike", "unlike"])
def test_what_was_packed_comes_out(content: bytes) -> None:
    assert room.inflate(packed(content), len(content)) == content


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("more", [-900, -1, 1, 900])
def test_another_size_than_the_archive_tells_is_refused(more: int) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        room.inflate(packed(b"kehoach " * 9_000), 72_000 + more)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", bytes(packed(b"kehoach " * 99))[:-3]])
def test_what_was_not_packed_so_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        room.inflate(memoryview(data), 792)


@given(data=st.binary(max_size=300), size=st.integers(0, 400))
def test_both_libraries_say_the_same_of_any_bytes(data: bytes, size: int) -> None:
    assert told(data, size, room._LIBDEFLATE) == told(data, size, None)


def told(data: bytes, size: int, library: object) -> bytes | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_LIBDEFLATE", library)
        try:
            return room.inflate(memoryview(data), size)
        except ValueError:
            return None
