"""Checksums of pieces are put together without a look at the pieces."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from kehoach_xlsx.excel.checksums import joined


@given(st.binary(max_size=300), st.binary(max_size=70_000), st.integers(0, 3))
def test_two_pieces_have_the_checksum_of_what_they_are_together(first: bytes, second: bytes, zeros: int) -> None:
    second += bytes(zeros * 1_000)
    assert joined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)
