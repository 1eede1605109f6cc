"""A child process that reads, and the watchdog beside it."""

import os
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import psutil

from kehoach_xlsx.excel.limits import Limits
from kehoach_xlsx.excel.messages import Order, Taken, hello, receive, send
from kehoach_xlsx.excel.raw import Reason

_PROGRAM: Final = "import sys; sys.path[:] = sys.argv[1:]; from kehoach_xlsx.excel.child import main; main()"
_EVERY: Final = 0.02
"""Seconds between two looks of the watchdog; memory can grow by some ten megabytes meanwhile."""
_START: Final = 60.0
_LAST_WORDS: Final = 200
_POLL: Final = 0.002
"""Seconds between two looks for an answer that is not there yet."""


class ReaderProcess:
    """One child: started at once, given one order, asked for its answers in turn.

    It writes its answers into a file, not into a pipe: so it reads on while its parent does something else, and what
    it has answered is there even if it dies of the next file. It is told what was taken up, and waits when it is too
    far ahead.
    """

    def __init__(self) -> None:
        """Start the child; it gets ready while the caller does something else."""
        self.reason = Reason.READER_DIED
        self.told: Order | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `stop`
        self._answers = _Spool()
        # Isolated (-I) and without site (-S): nothing but the very paths of this process, and no environment. A
        # folder of received files, in which the command may have been started, must not lend the child modules.
        root = str(Path(__file__).parents[2])
        paths = [root, *(path for path in sys.path if path and path != root)]
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _PROGRAM, *paths],
            stdin=subprocess.PIPE,
            stdout=self._answers.writing,
            stderr=self._errors,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers.writing.close()  # the child has it
        self._watched = _process(self._process.pid)
        self._greeted = False
        self._limits = Limits()
        self._deadline: float | None = None
        self._over = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="reader-watchdog", daemon=True)

    def order(self, order: Order) -> None:
        """Tell the child what to read; it begins as soon as it is ready."""
        self.told, self._limits = order, order.limits
        self._watchdog.start()
        self._say(order)

    def answer(self) -> bytes | None:
        """Return the next answer as a frame; None where the child has ended, for the `reason` that is known then.

        Raises:
            BrokenFrame: what arrived is no answer.
            ChildProcessError: the child did not start; that is a fault of the installation, not of a file.
        """
        if not self._greeted:
            self._greet()
        asked = monotonic()
        frame = self._received(self._limits.seconds)
        if frame is None and self.reason is Reason.TOO_SLOW and monotonic() - asked < self._limits.seconds:
            self.reason = Reason.READER_DIED  # stopped at the very moment when it answered for the file before
        if frame is not None:
            self._say(Taken(length=len(frame)))
        return frame

    def _greet(self) -> None:
        greeting = self._received(_START)
        if greeting is None:
            self._kill()
            self._process.wait()
            raise ChildProcessError(f"the reader does not start: {self.last_words()}")
        # Watched by its own number from now on: on Windows the started program may be only a launcher of the real one.
        self._watched = _process(hello(greeting).process)
        self._greeted = True

    def _say(self, message: Order | Taken) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):  # it may have died; that shows when it is asked
            send(self._process.stdin, message)

    def _received(self, patience: float) -> bytes | None:
        self._deadline = monotonic() + patience
        ended = False
        try:
            while (frame := self._answers.frame()) is None and not ended:
                ended = self._process.poll() is not None  # what is not there at the next look will never be
                if not ended:
                    sleep(_POLL)
            return frame
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
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        if self._watchdog.is_alive():
            self._watchdog.join()
        self._errors.close()
        self._answers.close()

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


class _Spool:
    """A file that one process writes and another reads at the same time; it goes with its reader."""

    def __init__(self) -> None:
        handle, name = tempfile.mkstemp(prefix="kxl-")
        self._path = Path(name)
        self.writing = os.fdopen(handle, "wb")
        self._reading = self._path.open("rb", buffering=0)
        with suppress(OSError):  # Windows keeps an open file: there it is removed at the end
            self._path.unlink()

    def frame(self) -> bytes | None:
        """Return the next frame, None as long as it is not there as a whole."""
        start = self._reading.tell()
        frame = receive(self._reading)
        if frame is None:
            self._reading.seek(start)
        return frame

    def close(self) -> None:
        """Close the file and remove it."""
        self.writing.close()
        self._reading.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
