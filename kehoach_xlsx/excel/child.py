"""The child process that reads: it is told files over stdin, and answers over stdout one by one.

It imports as little as reading needs, so that it is there at once. It obeys nothing but its parent, and where it
cannot do its work it simply ends: the parent knows which file it had in hand.
"""

import faulthandler
import gc
import os
import sys
from pathlib import Path
from time import monotonic
from typing import BinaryIO, Final

from kehoach_xlsx.excel.messages import Answer, Hello, Order, order, receive, send, taken
from kehoach_xlsx.excel.raw import Reason
from kehoach_xlsx.excel.read import read
from kehoach_xlsx.excel.wire import encode

_GRACE: Final = 30.0
"""Seconds after which a child that nobody stopped stops itself: its parent may have been killed."""
_WIND_UP_EVERY: Final = 5.0
_AHEAD: Final = 64 * 2**20
"""Bytes of answers that nobody has taken up yet, more than which a child does not write."""


def main() -> None:
    """Say hello, take one order, answer it file by file, and end."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever prints must not speak into the pipe
    send(answers, Hello(process=os.getpid()))
    gc.disable()  # plain values have no circles, and a child does not live long: looking for them took a tenth
    frame = receive(sys.stdin.buffer)
    if frame is not None:
        _read_all(sys.stdin.buffer, answers, order(frame))


def _read_all(taken_up: BinaryIO, answers: BinaryIO, order: Order) -> None:
    limits, passed_over = order.limits, frozenset(order.passed_over)
    wound_up = float("-inf")
    ahead = 0
    for told in order.paths:
        if monotonic() - wound_up > _WIND_UP_EVERY:
            wound_up = monotonic()
            faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True)
        path = Path(os.fsdecode(told.encode("latin-1")))
        found = encode(read(path, limits=limits, passwords=order.passwords, passed_over=passed_over))
        ahead += _sent(answers, found)
        while ahead > _AHEAD:
            faulthandler.cancel_dump_traceback_later()
            wound_up = float("-inf")
            frame = receive(taken_up)
            if frame is None:
                return  # the parent has gone
            ahead -= taken(frame).length


def _sent(answers: BinaryIO, found: Answer) -> int:
    try:
        return send(answers, found)
    except UnicodeEncodeError as error:  # half of a pair, which no reader should let through
        return send(answers, Answer(reason=Reason.READER_FAILED.value, detail=ascii(str(error))[:200]))
