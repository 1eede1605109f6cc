"""Programs run beside each other: how long each took, how much processor, how much memory with all its children."""

import subprocess
import sys
import threading
import venv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

_EVERY = 0.1  # more often would cost the measured program a processor


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One run: seconds on the wall, seconds of processor (children too), peak resident bytes of the whole tree."""

    wall: float
    processor: float
    memory: int


class _Watch:
    """Samples a process and its children until it ends."""

    def __init__(self, number: int) -> None:
        self._process = psutil.Process(number)
        self._over = threading.Event()
        self.memory = 0
        self.processor: dict[int, float] = {}
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self._sample()

    def _sample(self) -> None:
        try:
            tree = [self._process, *self._process.children(recursive=True)]
        except psutil.Error:
            return
        total = 0
        for process in tree:
            try:
                total += process.memory_info().rss
                times = process.cpu_times()
                self.processor[process.pid] = times.user + times.system
            except psutil.Error:
                continue
        self.memory = max(self.memory, total)

    def stop(self) -> None:
        """Take no more samples."""
        self._over.set()
        self._thread.join()


def run(command: Sequence[str], environment: dict[str, str] | None = None) -> Run:
    """Run a program to its end.

    Raises:
        RuntimeError: it failed in another way than by finding errors (exit 1).
    """
    begun = perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, text=True, encoding="utf-8"
    )
    watch = _Watch(process.pid)
    _, errors = process.communicate()
    wall = perf_counter() - begun
    watch.stop()
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(command[:4])} …: {errors[-2000:]}")
    return Run(wall=wall, processor=sum(watch.processor.values()), memory=watch.memory)


def peers(folder: Path) -> str:
    """Return the interpreter of an environment with the peers, which is made where it is not there yet."""
    place = folder / "peers"
    program = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = ["pandas", "openpyxl", "python-calamine", "frictionless[excel]", "flattentool"]
    done = place / "done"
    if not done.exists() or done.read_text() != str(wanted):
        venv.create(place, with_pip=True, clear=True)
        subprocess.run([str(program), "-m", "pip", "install", "--quiet", *wanted], check=True)
        done.write_text(str(wanted))
    return str(program)


def spread(values: Iterable[float]) -> str:
    """Return the median, and from where to where the values lie."""
    listed = list(values)
    return f"{median(listed):.2f} ({min(listed):.2f}–{max(listed):.2f})"
