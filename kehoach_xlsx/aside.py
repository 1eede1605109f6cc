"""Work done aside: by a copy of this process, where the system makes one for next to nothing, else here, when asked.

A copy sees all that this process holds as it is now, and nothing has to be packed up for it; only what it makes comes
back. It may count, join and compress: no copy may ask a library that keeps threads of its own, for those are not
copied. A copy that falls costs its time alone: its work is then done here.
"""

import gc
import os
import pickle
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from signal import SIGKILL
from typing import Generic, NoReturn, Self, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of this process: its number, and from where its answer is read."""

    number: int
    answer: int


@dataclass(slots=True)
class Aside(Generic[T]):
    """A piece of work that is done aside while this is entered, where it is worth it; nothing of it is left behind."""

    work: Callable[[], T]
    worth_it: bool = True
    _copy: _Copy | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        self._copy = _copied(self.work) if self.worth_it and can_copy() else None
        return self

    def __exit__(self, *_: object) -> None:
        if self._copy is not None:
            os.kill(self._copy.number, SIGKILL)
            self._end(self._copy)

    def result(self) -> T:
        """Return what the work came to, once; wait for it where it is not done yet.

        Raises:
            Exception: whatever the work raises.
        """
        if self._copy is None:
            return self.work()
        with os.fdopen(os.dup(self._copy.answer), "rb") as pipe:
            try:
                answered: tuple[T] | None = pickle.load(pipe)  # by this very program, a moment ago
            except (EOFError, pickle.UnpicklingError):
                answered = None
        self._end(self._copy)
        return self.work() if answered is None else answered[0]

    def _end(self, copy: _Copy) -> None:
        self._copy = None
        os.close(copy.answer)
        os.waitpid(copy.number, 0)


def can_copy() -> bool:
    """Whether this system copies a process as it runs, and has a processor to spare for it."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def _copied(work: Callable[[], object]) -> _Copy | None:
    answer, telling = os.pipe()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # other threads are none of the copy's business
            number = os.fork()
    except OSError:  # no room for one more
        os.close(answer)
        os.close(telling)
        return None
    if number == 0:
        _answer(work, telling)
    os.close(telling)
    return _Copy(number, answer)


def _answer(work: Callable[[], object], telling: int) -> NoReturn:
    """Do the work and tell what it came to; nothing else of this process is wound up, it is the other's."""
    gc.disable()  # to look for garbage would make all that both hold the copy's own
    with suppress(BaseException), os.fdopen(telling, "wb") as pipe:
        pickle.dump((work(),), pipe, protocol=pickle.HIGHEST_PROTOCOL)
    os._exit(0)
