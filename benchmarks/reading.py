"""What the protection of reading costs: our reader, child process and all, beside the bare python-calamine parse.

    python benchmarks/reading.py [--files N] [--repeat N]

Makes a corpus of clean workbooks as agencies return them (templates of the worked example, filled in), then reads it
by both in turn, the same sheets of the same files, in one run. Prints ratios; absolute times are this machine's.
"""

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

from python_calamine import CalamineWorkbook

from kehoach_xlsx.compilers.sheets import HELPER_SHEETS
from kehoach_xlsx.excel.isolated import prepare, read_all
from kehoach_xlsx.excel.raw import RawWorkbook
from kehoach_xlsx.excel.read import read

Way = Callable[[Sequence[Path]], Iterator[object]]
BLOCK = 250
"""Files that one of the two reads before it is the other's turn: what else the machine does then hits both alike."""

CHILD_READY = 0.5
"""Seconds in which a child that was started is surely waiting for its order."""


def corpus(folder: Path, number: int) -> tuple[Path, ...]:
    """Write `number` filled workbooks: the demonstration's, each a few times over, in files of their own."""
    command = [sys.executable, "-m", "kehoach_xlsx", "demo", str(folder / "demo")]
    subprocess.run(command, check=True, capture_output=True)
    filled = sorted((folder / "demo" / "3-da-dien").rglob("*.xlsx"))
    target = folder / "corpus"
    target.mkdir()
    paths = tuple(target / f"{index:05d}-{path.name}" for index, path in enumerate(islice(cycle(filled), number)))
    for path, source in zip(paths, cycle(filled), strict=False):
        shutil.copyfile(source, path)
    return paths


def bare(paths: Iterable[Path], passed_over: Collection[str] = HELPER_SHEETS) -> Iterator[object]:
    """Read the same sheets with python-calamine and nothing else."""
    for path in paths:
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
            yield [
                book.get_sheet_by_index(index).to_python(skip_empty_area=False)
                for index, name in enumerate(book.sheet_names)
                if name not in passed_over
            ]


def bare_whole(paths: Iterable[Path]) -> Iterator[object]:
    """Read every sheet with python-calamine, also the hidden ones that hold our own formulas only."""
    return bare(paths, ())


def isolated(paths: Iterable[Path]) -> Iterator[object]:
    """Read as `kxl` does: doorkeeper, marks, values, in one child process for the batch."""
    for found in read_all(tuple(paths), passed_over=HELPER_SHEETS):
        assert isinstance(found, RawWorkbook), found
        yield found


def inside(paths: Iterable[Path]) -> Iterator[object]:
    """Read with the same doorkeeper and marks, in this process: what is left is the price of the child."""
    for path in paths:
        yield read(path, passed_over=HELPER_SHEETS)


def seconds(way: Way, paths: Sequence[Path]) -> float:
    """Return how long a way takes over some files, throwing away what it read."""
    start = perf_counter()
    for _ in way(paths):
        pass
    return perf_counter() - start


def start_up(path: Path, times: int) -> float:
    """Return what a child costs before its first file: a batch of one file, less the reading of it."""
    one = median(seconds(isolated, [path]) for _ in range(times))
    return one - median(seconds(inside, [path]) for _ in range(times))


def streamed(paths: tuple[Path, ...]) -> dict[str, list[float]]:
    """Return seconds per file of each way, block by block in turn; the start-up of the child is told apart."""
    ways: dict[str, Way] = {"bare": bare, "isolated": isolated, "same process": inside, "bare, all sheets": bare_whole}
    found: dict[str, list[float]] = {name: [] for name in ways}
    for first in range(0, len(paths), BLOCK):
        block = paths[first : first + BLOCK]
        for name, way in ways.items():
            if way is isolated:
                prepare()
                sleep(CHILD_READY)
            found[name].append(seconds(way, block) / len(block))
    return found


def main() -> None:
    """Run, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=3000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        paths = corpus(Path(temporary), options.files)
        print(f"{len(paths)} workbooks, median {median(p.stat().st_size for p in paths) / 1024:.0f} KiB")
        print(f"start-up of the child: {start_up(paths[0], 9) * 1000:.0f} ms, once per batch")
        found = streamed(paths)
        plain = found["bare"]
        print(f"bare python-calamine: {median(plain) * 1000:.2f} ms per file")
        for name in ("isolated", "same process", "bare, all sheets"):
            ratios = [mine / theirs for mine, theirs in zip(found[name], plain, strict=True)]
            low, *_, high = quantiles(ratios, n=20)
            print(f"{name}: {median(ratios):.2f} times that (5 % to 95 %: {low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
