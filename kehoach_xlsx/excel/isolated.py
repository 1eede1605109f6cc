"""Reading files that nobody vouches for: in a child process, which may die of one without harm.

One child reads a whole batch and answers file by file, so the first file without an answer is the one that killed
it. That file becomes one finding; a fresh child goes on with the next. A watchdog measures time and memory from
outside, because neither a fork nor resource limits nor alarms exist on Windows.
"""

import atexit
import os
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from kehoach_xlsx.excel.limits import AGENCY, Limits
from kehoach_xlsx.excel.messages import BrokenFrame, Order
from kehoach_xlsx.excel.process import ReaderProcess
from kehoach_xlsx.excel.raw import RawWorkbook, Reason, Unreadable
from kehoach_xlsx.excel.wire import decode

_ONE_CHILD: Final = 500
"""Files that one child reads: what leaks in a reader is not held for ever."""

_waiting: Final[list[ReaderProcess]] = []


def prepare() -> None:
    """Start a child now, for the next `read_all`: it gets ready while the caller imports what takes long."""
    if not _waiting:
        _waiting.append(ReaderProcess())


def begin(paths: Sequence[Path], *, passed_over: Collection[str] = ()) -> None:
    """Let a child read what the next `read_all` will be asked for, while the caller does something else."""
    prepare()
    if paths and _waiting[0].told is None:
        _waiting[0].order(_order(AGENCY, (), passed_over, paths[:_ONE_CHILD]))


@atexit.register
def _dismiss() -> None:
    while _waiting:
        _waiting.pop().stop()


def read_all(
    paths: Sequence[Path],
    *,
    limits: Limits = AGENCY,
    passwords: Sequence[str] = (),
    passed_over: Collection[str] = (),
) -> Iterator[RawWorkbook | Unreadable]:
    """Read workbooks as `read.read` does and yield them in order; a file that brings a child down is `Unreadable`.

    A file that was not the first of its child is tried once more alone, unless it was too slow: what came before
    it may have been to blame.
    """
    order = partial(_order, limits, passwords, passed_over)
    done = 0
    while done < len(paths):
        batch = paths[done : done + _ONE_CHILD]
        child = _child(order(batch))
        try:
            if done + len(batch) < len(paths):
                prepare()  # the next child gets ready meanwhile
            for found in _answers(child, batch):
                done += 1
                yield found
        finally:
            child.stop()


def _child(order: Order) -> ReaderProcess:
    """Return a child at work on an order: the one that has begun it, or that waits for any, or a new one."""
    while _waiting:
        child = _waiting.pop()
        if child.told is None:
            child.order(order)
        if child.told == order:
            return child
        child.stop()
    child = ReaderProcess()
    child.order(order)
    return child


def _answers(child: ReaderProcess, paths: Sequence[Path]) -> Iterator[RawWorkbook | Unreadable]:
    """Yield what a child answers until it falls; the file at which it fell only where that is surely to blame."""
    for path in paths:
        found = _answer(child, path)
        if found is not None:
            yield found
            continue
        if child.reason is Reason.TOO_SLOW or path is paths[0]:
            yield Unreadable(path=path, reason=child.reason, detail=child.last_words())
        return


def _order(limits: Limits, passwords: Sequence[str], passed_over: Collection[str], paths: Sequence[Path]) -> Order:
    told = [_told(path) for path in paths]
    return Order(paths=told, passwords=list(passwords), passed_over=sorted(passed_over), limits=limits)


def _answer(child: ReaderProcess, path: Path) -> RawWorkbook | Unreadable | None:
    try:
        frame = child.answer()
        return None if frame is None else decode(frame, path)
    except BrokenFrame:
        return None


def _told(path: Path) -> str:
    """A path as JSON can hold it, also where it is no Unicode."""
    return os.fsencode(path.absolute()).decode("latin-1")
