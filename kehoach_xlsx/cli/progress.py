"""A progress bar on stderr, with the rate and the time left."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Column

from kehoach_xlsx.cli.base import say


class ReadingBar:
    """Shows how many files are read; it is gone when they all are."""

    def __init__(self) -> None:
        """Show nothing yet: how many files there are is told by `total`."""
        self._progress = Progress(
            TextColumn(say("Đọc tệp", "Reading")),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}", table_column=Column(no_wrap=True)),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, rate="", visible=False)

    def __enter__(self) -> "ReadingBar":
        """Start."""
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        self._progress.stop()

    def total(self, files: int) -> None:
        """Say how many files there are."""
        self._progress.reset(self._task, total=files, visible=files > 0, rate="")

    def tick(self, files: int) -> None:
        """So many more are read."""
        self._progress.advance(self._task, files)
        task = self._progress.tasks[0]
        if task.finished:
            self._progress.update(self._task, visible=False)  # what comes now is no reading any more
        elif task.speed:
            rate = f"{task.speed:.0f} {say('tệp/giây', 'files/s')}"
            self._progress.update(self._task, rate=rate)
