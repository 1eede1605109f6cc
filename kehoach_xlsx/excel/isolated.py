"""Reading files that nobody vouches for: in a child process, which may die of one without harm.

One child reads a whole batch and answers file by file, so the first file without an answer is the one that killed
it. That file becomes one finding; a fresh child goes on with the next. Of many files two children read at a time.
A watchdog measures time and memory from outside, because neither a fork nor resource limits nor alarms exist on
Windows.
"""

import atexit
import os
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
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
    if all(child.told is not None for child in _waiting):
        _waiting.append(ReaderProcess())


def begin(paths: Sequence[Path], *, passed_over: Collection[str] = ()) -> None:
    """Let children read what the next `read_all` will be asked for, while the caller does something else."""
    _begin([_order(AGENCY, (), passed_over, lane[:_ONE_CHILD]) for lane in _lanes(paths)] if paths else [])


def _begin(orders: Sequence[Order]) -> None:
    """See that a child is at work on each order."""
    begun = [child.told for child in _waiting]
    free = [child for child in _waiting if child.told is None]
    for order in (order for order in orders if order not in begun):
        if free:
            free.pop().order(order)
        else:
            _waiting.append(ReaderProcess())
            _waiting[-1].order(order)


def _let_go(but: Sequence[Order] = ()) -> None:
    """Stop children that wait with an order of which nobody will ask them, but some."""
    for child in [child for child in _waiting if child.told is not None and child.told not in but]:
        _waiting.remove(child)
        child.stop()


def _lanes(paths: Sequence[Path]) -> Sequence[Sequence[Path]]:
    """Paths as they are read side by side: of more than one child is given two read, each every other file.

    To read a file takes longer than to judge it; with as many children as before it, the caller need not wait.
    """
    return [paths[::2], paths[1::2]] if len(paths) > _ONE_CHILD else [paths]


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
    lanes = _lanes(paths)
    orders = [order(lane[:_ONE_CHILD]) for lane in lanes]
    _let_go(but=orders)
    if len(lanes) > 1:
        _begin(orders)
    readers = [_one_after_another(lane, order) for lane in lanes]
    try:
        for number in range(len(paths)):
            yield next(readers[number % len(readers)])
    finally:
        for reader in readers:
            reader.close()
        _let_go()


def _one_after_another(
    paths: Sequence[Path], order: Callable[[Sequence[Path]], Order]
) -> Generator[RawWorkbook | Unreadable, None, None]:
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
    child = next((child for child in _waiting if child.told == order), None)
    child = child or next((child for child in _waiting if child.told is None), None)
    if child is None:
        child = ReaderProcess()
    else:
        _waiting.remove(child)
    if child.told is None:
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
