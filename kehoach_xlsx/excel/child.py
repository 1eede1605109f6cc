"""The child process that reads: it is told files over stdin, and answers over stdout one by one.

It imports as little as reading needs, so that it is there at once. It obeys nothing but its parent, and where it
cannot do its work it simply ends: the parent knows which file it had in hand.
"""

import faulthandler
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, Final

from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.read import read
from kehoach_xlsx.excel.wire import encode, receive, send

_GRACE: Final = 30.0
"""Seconds after which a child that nobody stopped stops itself: its parent may have been killed."""
_WIND_UP_EVERY: Final = 5.0
_GARBAGE_EVERY: Final = 100_000


def main() -> None:
    """Say hello, take one order, answer it file by file, and end."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever prints must not speak into the pipe
    send(answers, ["hello", os.getpid()])
    gc.set_threshold(_GARBAGE_EVERY)  # plain values have no circles: looking for them took a tenth of the time
    order = receive(sys.stdin.buffer)
    if order is not None:
        _read_all(answers, *order)


def _read_all(
    answers: BinaryIO, paths: Sequence[str], passwords: Sequence[str], passed_over: Sequence[str], bounds: Sequence[Any]
) -> None:
    limits = Limits(**dict(bounds))
    wound_up = float("-inf")
    for told in paths:
        if monotonic() - wound_up > _WIND_UP_EVERY:
            wound_up = monotonic()
            faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True)
        path = Path(os.fsdecode(told.encode("latin-1")))
        send(answers, encode(read(path, limits=limits, passwords=passwords, passed_over=frozenset(passed_over))))
