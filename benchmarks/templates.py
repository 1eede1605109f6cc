"""`kxl template progress` for many units, beside XlsxWriter and openpyxl one by one, in turn in one run.

    python -m benchmarks.templates [--units N] [--blocks N] [--memory]

Units go by in blocks. Of every block `kxl` makes all workbooks, prefilled rows and layout included; XlsxWriter makes
the first few of them cell by cell, from the same layouts, and the files are compared, byte for byte inside the package;
openpyxl opens the first unit's finished file, types this unit's texts over it and saves, which loses what openpyxl does
not know. Nothing is written to disk. Ratios are medians over the blocks, of processor time per workbook: what else the
machine does shows less in it. With `--memory` each way is a process of its own, and its peak is printed.
"""

import argparse
import io
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import process_time

import openpyxl

from benchmarks.corpus import plan_text
from benchmarks.running import spread
from kehoach_xlsx.excel.layout import WorkbookLayout
from kehoach_xlsx.handing_out import Handouts, choose_period
from kehoach_xlsx.pipeline import LoadedPlan, plan_from_source
from tests.excel.cell_by_cell import by_xlsxwriter, parts_of

FEW = 3
"""Workbooks of a block that the slow ways make."""


def loaded_plan(units: int) -> LoadedPlan:
    """Return a plan of 40 tasks and 20 indicators for so many communes."""
    with tempfile.TemporaryDirectory() as folder:
        return plan_from_source(plan_text(units), Path(folder) / "plan.xlsx")


def by_openpyxl(first: bytes, layout: WorkbookLayout) -> bytes:
    """Return the first unit's file with the values of another unit's layout typed over it."""
    book = openpyxl.load_workbook(io.BytesIO(first))
    for sheet in layout.sheets:
        worksheet = book[sheet.name]
        for cell in sheet.cells:
            if cell.formula is None:
                worksheet.cell(cell.row, cell.column).value = cell.value
        for block in sheet.blocks:
            for row, values in enumerate(block.rows, block.first_row):
                for column, value in enumerate(values, block.first_column):
                    worksheet.cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compare(units: int, blocks: int) -> None:
    """Run the ways block by block, and print."""
    loaded = loaded_plan(units)
    handouts = Handouts(loaded.roster, "progress", choose_period(loaded.plan))
    everybody = loaded.roster.reporting_units()
    size = -(-len(everybody) // blocks)
    ours: list[float] = []
    ratios: dict[str, list[float]] = {"XlsxWriter, cell by cell": [], "openpyxl, a file typed over": []}
    for start in range(0, len(everybody), size):
        block = everybody[start : start + size]
        begun = process_time()
        made = [handouts.workbook(unit) for unit in block]
        ours.append((process_time() - begun) / len(block))
        layouts = [handouts.layout(unit) for unit in block[:FEW]]
        begun = process_time()
        slow = [by_xlsxwriter(layout) for layout in layouts]
        ratios["XlsxWriter, cell by cell"].append((process_time() - begun) / len(layouts) / ours[-1])
        assert [parts_of(data) for data in slow] == [parts_of(data) for data in made[:FEW]]
        begun = process_time()
        for layout in layouts:
            by_openpyxl(made[0], layout)
        ratios["openpyxl, a file typed over"].append((process_time() - begun) / len(layouts) / ours[-1])
    print(f"\n{len(everybody)} units in {len(ours)} blocks, load {os.getloadavg()[0]:.1f}")
    told = spread(1000 * each for each in ours)
    print(
        f"kxl: {told} ms per workbook; all of them in {sum(ours) * size:.1f} s, the first block {ours[0] * 1e3:.1f} ms"
    )
    for name, found in ratios.items():
        print(f"{name}: {spread(found)} times as long ({median(found) * median(ours) * 1e3:.0f} ms)")


def alone(way: str, units: int) -> None:
    """Make the workbooks one way only, and print the peak of resident memory, and the growth over the beginning."""
    loaded = loaded_plan(units)
    handouts = Handouts(loaded.roster, "progress", choose_period(loaded.plan))
    everybody = loaded.roster.reporting_units()
    first = handouts.workbook(everybody[0])
    before = _peak()
    for unit in everybody:
        if way == "kxl":
            handouts.workbook(unit)
        elif way == "xlsxwriter":
            by_xlsxwriter(handouts.layout(unit))
        else:
            by_openpyxl(first, handouts.layout(unit))
    print(f"{way}: peak {_peak():.0f} MiB, {_peak() - before:.0f} MiB above the beginning, {units} workbooks")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Sequence[str] | None = None) -> None:
    """Run, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--blocks", type=int, default=10)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--alone", choices=["kxl", "xlsxwriter", "openpyxl"], help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.alone:
        alone(options.alone, options.units)
        return
    compare(options.units, options.blocks)
    if options.memory:
        for way in ("kxl", "xlsxwriter", "openpyxl"):
            again = ["-m", "benchmarks.templates", "--alone", way, "--units", str(min(options.units, 50))]
            subprocess.run([sys.executable, *again], check=True)


if __name__ == "__main__":
    main()
