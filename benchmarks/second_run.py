"""What the cache saves: the intake (read, normalise, judge) and the whole merge, again after 1 % of the files changed.

    python -m benchmarks.second_run [--files N] [--workers N] [--folder DIR]

In one process, warmed up by a small batch, so that imports count on neither side.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.corpus import Corpus, corpus
from kehoach_xlsx.cache import Cache
from kehoach_xlsx.pipeline import LoadedPlan, check, merge, usable_plan
from kehoach_xlsx.taking_in import Means
from kehoach_xlsx.workers import Workers, processes

CHANGED = 100
"""Of so many files one is another one the second time."""


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that something takes, on the wall and of this process."""
    wall, work = perf_counter(), process_time()
    run()
    return perf_counter() - wall, process_time() - work


def changed(made: Corpus, folder: Path) -> Path:
    """Return a copy of the received files in which some hold what another unit wrote."""
    place = folder / "second"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(made.received, place)
    for number, path in enumerate(sorted(place.iterdir())):
        if number % CHANGED == 1:
            path.write_bytes(path.read_bytes() + b"\0")  # another content with the same cells: it must be read again
    return place


def intake(received: Path, loaded: LoadedPlan, cache: Path, workers: Workers) -> None:
    """Read, normalise and judge; keep what was made."""
    kept = Cache(cache)
    check([received], loaded=loaded, means=Means(choose=lambda _files: workers, cache=kept))
    kept.close()


def whole(received: Path, loaded: LoadedPlan, cache: Path, workers: Workers) -> None:
    """Merge, and write the consolidated workbook."""
    kept = Cache(cache)
    means = Means(choose=lambda _files: workers, cache=kept)
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
    again = changed(made, options.folder)
    for name, run in (("intake", intake), ("whole merge", whole)):
        shutil.rmtree(cache, ignore_errors=True)
        first = timed(lambda run=run: run(made.received, loaded, cache, workers))  # type: ignore[misc]
        second = timed(lambda run=run: run(again, loaded, cache, workers))  # type: ignore[misc]
        print(
            f"{name}, {len(made.paths)} files, {len(made.paths) // CHANGED} changed: "
            f"{first[0]:.2f} s, then {second[0]:.2f} s: {first[0] / second[0]:.1f} times faster "
            f"(processor of this process {first[1]:.2f} s, then {second[1]:.2f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main()
