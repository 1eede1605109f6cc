"""A child process that reads, and the watchdog beside it."""

import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import IO, Final

import psutil

if sys.platform == "linux":
    import fcntl

from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.messages import Order, hello, receive, send
from kehoach_xlsx.excel.raw import Reason

_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[1:]; from kehoach_xlsx.excel.child import main; main()"
_EVERY: Final = 0.02
"""Seconds between two looks of the watchdog; memory can grow by some ten megabytes meanwhile."""
_START: Final = 60.0
_LAST_WORDS: Final = 200
_PIPE: Final = 2**20
"""Bytes that wait in the pipe where the system lets it be so wide: the child reads on while its parent judges."""


class ReaderProcess:
    """One child: started at once, given one order, asked for its answers in turn."""

    def __init__(self) -> None:
        """Start the child; it gets ready while the caller does something else."""
        self.reason = Reason.READER_DIED
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `stop`
        # Isolated (-I) and without site (-S): nothing but the very paths of this process, and no environment. A
        # folder of received files, in which the command may have been started, must not lend the child modules.
        root = str(Path(__file__).parents[2])
        paths = [root, *(path for path in sys.path if path and path != root)]
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _PROGRAM, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _widen(self._process.stdout)
        self._watched: psutil.Process | None = None
        self._limits = Limits()
        self._deadline: float | None = None
        self._over = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="reader-watchdog", daemon=True)

    def order(self, order: Order) -> None:
        """Tell the child what to read.

        Raises:
            ChildProcessError: it does not start; that is a fault of the installation, not of a file.
        """
        assert self._process.stdin is not None
        self._limits = order.limits
        self._deadline = monotonic() + _START
        self._watchdog.start()
        greeting = self._received()
        if greeting is None:
            self._kill()
            self._process.wait()
            raise ChildProcessError(f"the reader does not start: {self.last_words()}")
        # Asked by its own number: on Windows the started program may be only a launcher of the real one.
        self._watched = _process(hello(greeting).process)
        with suppress(OSError):  # it may have died; that shows when it is asked
            send(self._process.stdin, order)
            self._process.stdin.close()

    def answer(self) -> bytes | None:
        """Return the next answer as a frame; None where the child has ended, for the `reason` that is known then.

        Raises:
            BrokenFrame: what arrived is no answer.
        """
        asked = monotonic()
        self._deadline = asked + self._limits.seconds
        frame = self._received()
        if frame is None and self.reason is Reason.TOO_SLOW and monotonic() - asked < self._limits.seconds:
            self.reason = Reason.READER_DIED  # stopped at the very moment when it answered for the file before
        return frame

    def _received(self) -> bytes | None:
        assert self._process.stdout is not None
        try:
            return receive(self._process.stdout)
        finally:
            self._deadline = None

    def last_words(self) -> str:
        """Return the last line that the child wrote before its end, for the log."""
        self._errors.seek(0)
        lines = self._errors.read()[-4096:].decode("utf-8", errors="replace").strip().splitlines()
        return lines[-1][:_LAST_WORDS] if lines else ""

    def stop(self) -> None:
        """End the child, whatever it does."""
        self._over.set()
        self._kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        if self._watchdog.is_alive():
            self._watchdog.join()
        self._errors.close()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            deadline = self._deadline
            if deadline is not None and monotonic() > deadline:
                self._end(Reason.TOO_SLOW)
                return
            if self._memory() > self._limits.memory:
                self._end(Reason.TOO_MUCH_MEMORY)
                return

    def _memory(self) -> int:
        """Return the bytes of memory that the child holds now."""
        try:
            return self._watched.memory_info().rss if self._watched else 0
        except psutil.Error:
            return 0

    def _end(self, reason: Reason) -> None:
        if not self._over.is_set():
            self.reason = reason
            self._kill()

    def _kill(self) -> None:
        for process in (self._process, self._watched):
            with suppress(OSError, psutil.Error):
                if process is not None:
                    process.kill()


def _process(number: int) -> psutil.Process | None:
    try:
        return psutil.Process(number)
    except (psutil.Error, ValueError):
        return None


def _widen(pipe: IO[bytes] | None) -> None:
    """Let the pipe from the child hold more than one answer, where the system can (Linux)."""
    if pipe is not None and sys.platform == "linux":
        with suppress(OSError):  # more than this user may have
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
