"""Reading files that nobody vouches for: in a child process, which may die of one without harm.

One child reads a whole batch and answers file by file, so the first file without an answer is the one that killed
it. That file becomes one finding; a fresh child goes on with the next. A watchdog measures time and memory from
outside, because neither a fork nor resource limits nor alarms exist on Windows.
"""

import atexit
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Final

from kehoach_xlsx.excel.limits import AGENCY, Limits
from kehoach_xlsx.excel.process import ReaderProcess
from kehoach_xlsx.excel.raw import RawWorkbook, Reason, Unreadable
from kehoach_xlsx.excel.wire import BrokenFrame, decode

_waiting: Final[list[ReaderProcess]] = []


def prepare() -> None:
    """Start a child now, for the next `read_all`: it gets ready while the caller imports what takes long."""
    if not _waiting:
        _waiting.append(ReaderProcess())


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
    bounds = [(field.name, getattr(limits, field.name)) for field in fields(limits)]
    done = 0
    while done < len(paths):
        child = _waiting.pop() if _waiting else ReaderProcess()
        try:
            child.order([_told(path) for path in paths[done:]], list(passwords), sorted(passed_over), bounds, limits)
            first = done
            while done < len(paths):
                found = _answer(child, paths[done])
                fallen = found is None
                if found is None:
                    if child.reason is not Reason.TOO_SLOW and done > first:
                        break
                    found = Unreadable(path=paths[done], reason=child.reason, detail=child.last_words())
                yield found
                done += 1
                if fallen:
                    break
        finally:
            child.stop()


def _answer(child: ReaderProcess, path: Path) -> RawWorkbook | Unreadable | None:
    try:
        message = child.answer()
        return None if message is None else decode(message, path)
    except BrokenFrame:
        return None


def _told(path: Path) -> str:
    """A path as JSON can hold it, also where it is no Unicode."""
    return os.fsencode(path.absolute()).decode("latin-1")
