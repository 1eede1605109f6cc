"""The consolidated workbook's bytes, beside XlsxWriter cell by cell and the bare deflate of the same bytes.

    python -m benchmarks.consolidated [--units N] [--runs N] [--folder DIR] [--slow-runs N]

Merges the filled workbooks of so many communes (40 tasks each) once, lays the consolidated workbook out once, and then
writes it by each way in turn: `kxl`, the bare deflate of the files inside the finished package (zlib level 6, which
zipfile takes), and XlsxWriter cell by cell from the same layout. Ratios are of processor time, which what else the
machine does hardly shows in; `kxl` compresses in a second thread, so that it takes less on the clock. With
`--slow-runs 0` XlsxWriter is left out.
"""

import argparse
import gc
import io
import os
import resource
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.corpus import corpus
from benchmarks.running import spread
from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.excel.write import to_bytes
from kehoach_xlsx.outputs.consolidated_workbook import consolidated_layout
from kehoach_xlsx.pipeline import load_plan, merge
from tests.excel.cell_by_cell import by_xlsxwriter


def layout_of(folder: Path, units: int) -> WorkbookLayout:
    """Return the layout of the consolidated workbook of a corpus."""
    made = corpus(folder, units)
    return consolidated_layout(merge([made.received], load_plan(made.plan), None).book)


def deflate(parts: Sequence[bytes]) -> None:
    """Compress the files of a package, and do nothing else."""
    for part in parts:
        stream = zlib.compressobj(6, zlib.DEFLATED, -15)
        stream.compress(part)
        stream.flush()
        zlib.crc32(part)


def timed(way: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of processor and on the clock that a way takes."""
    gc.collect()
    clock, begun = perf_counter(), process_time()
    way()
    return process_time() - begun, perf_counter() - clock


def main(arguments: Sequence[str] | None = None) -> None:
    """Run, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slow-runs", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kxl-benchmarks")
    options = parser.parse_args(arguments)
    layout = layout_of(options.folder, options.units)
    before = _peak()
    data = to_bytes(layout)
    grown = _peak() - before
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist()]
    size = sum(map(len, parts)) / 2**20
    print(
        f"{options.units} units: {size:.0f} MiB of XML, {len(data) / 2**20:.1f} MiB file, load {os.getloadavg()[0]:.1f}"
    )
    print(f"peak while kxl writes: {grown:.0f} MiB above what the layout takes")
    _compare(layout, parts, options.runs, options.slow_runs)


def _compare(layout: WorkbookLayout, parts: Sequence[bytes], runs: int, slow_runs: int) -> None:
    ours, floor, slow = [], [], []
    for number in range(runs):
        floor.append(timed(lambda: deflate(parts)))
        ours.append(timed(lambda: to_bytes(layout)))
        if number < slow_runs:
            slow.append(timed(lambda: by_xlsxwriter(layout)))
    print(f"bare deflate: {median(work for work, _ in floor):.2f} s")
    for name, found in (("kxl", ours), ("XlsxWriter, cell by cell", slow)):
        for which, what in enumerate(("processor", "clock")):
            if found:
                ratios = [one[which] / low[which] for one, low in zip(found, floor, strict=False)]
                told = f"{median(one[which] for one in found):.2f} s"
                print(f"{name}, {what}: {spread(ratios)} times the bare deflate ({told})")
    if slow:
        print(f"peak in the end, with XlsxWriter's: {_peak():.0f} MiB")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
