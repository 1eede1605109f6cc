"""What the cache saves: the intake (read, normalise, judge) and the whole merge, again after 1 % of the files changed.

    python -m benchmarks.second_run [--files N] [--workers N] [--folder DIR]

In one process, warmed up by a small batch, so that imports count on neither side. A changed file is a report that was
mended and sent again: a task, two results, a figure and the number of the submission are others. The second run is
measured several times, each time after others of the files have changed: it is short, and what the disk still holds of
files that were written a while ago is chance.
"""

import argparse
import gc
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.corpus import Corpus, corpus, send_again
from kehoach_xlsx.cache import Cache
from kehoach_xlsx.pipeline import LoadedPlan, check, merge, usable_plan
from kehoach_xlsx.taking_in import Means
from kehoach_xlsx.workers import Workers, processes
from kehoach_xlsx.written import Written

CHANGED = 100
"""Of so many files one is another one the second time."""
TURNS = 3
"""So often the second run is measured."""


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that something takes, on the wall and of this process."""
    wall, work = perf_counter(), process_time()
    run()
    return perf_counter() - wall, process_time() - work


def copied(made: Corpus, folder: Path) -> Path:
    """Return a copy of the received files."""
    place = folder / "second"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(made.received, place)
    return place


def change(made: Corpus, place: Path, turn: int) -> None:
    """Let some of the files be sent again, mended; in every turn it is others of them."""
    send_again(made, sorted(place.iterdir())[turn % CHANGED :: CHANGED], turn // CHANGED + 2)


def intake(received: Path, loaded: LoadedPlan, cache: Path, workers: Workers) -> None:
    """Read, normalise and judge; keep what was made."""
    kept = Cache(cache)
    check([received], loaded=loaded, means=Means(choose=lambda _files: workers, cache=kept))
    kept.close()


def whole(received: Path, loaded: LoadedPlan, cache: Path, workers: Workers) -> None:
    """Merge, and write the consolidated workbook."""
    kept = Cache(cache)
    with Written(cache) as shelf:
        means = Means(choose=lambda _files: workers, cache=kept, shelf=shelf)
        merge([received], loaded, cache / "out.xlsx", fresh=True, means=means)
    kept.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kxl-benchmarks")
    options = parser.parse_args(arguments)
    made, small = corpus(options.folder, options.files), corpus(options.folder, 10)
    intake(small.received, usable_plan(small.plan), options.folder / "warm-cache", processes(1))
    loaded, workers, cache = usable_plan(made.plan), processes(options.workers), options.folder / "second-cache"
    gc.set_threshold(10_000_000)  # as `kxl merge` does
    for name, run in (("intake", intake), ("whole merge", whole)):
        shutil.rmtree(cache, ignore_errors=True)
        again = copied(made, options.folder)
        first = timed(partial(run, made.received, loaded, cache, workers))
        seconds = []
        for turn in range(TURNS):
            change(made, again, turn)
            seconds.append(timed(partial(run, again, loaded, cache, workers)))
        told(name, len(made.paths), first, seconds)


def told(name: str, files: int, first: tuple[float, float], seconds: Sequence[tuple[float, float]]) -> None:
    """Print how many times faster the second runs were: in the median, at least and at most."""
    walls = sorted(wall for wall, _ in seconds)
    low, middle, high = (first[0] / wall for wall in (walls[-1], median(walls), walls[0]))
    print(
        f"{name}, {files} files, {files // CHANGED} changed: {first[0]:.2f} s, then {median(walls):.2f} s: "
        f"{middle:.1f} times faster ({low:.1f} to {high:.1f}; processor of this process {first[1]:.2f} s, then "
        f"{median(work for _, work in seconds):.2f} s)",
        flush=True,
    )


if __name__ == "__main__":
    main()
