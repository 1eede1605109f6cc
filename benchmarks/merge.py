"""`kxl merge` beside what people would write instead, and beside the floor, in turn in one run.

    python -m benchmarks.merge [--files N …] [--runs N] [--folder DIR] [--saved-by openpyxl|libreoffice]

Each program is a process of its own, imports included. `kxl` reads, protects, mends, judges by all rules, keeps the
ledger and writes the consolidated workbook; the scripts read, concatenate, check a little and write; the floor unzips
and parses the needed sheets with python-calamine and does nothing else. The peers have an environment of their own.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.corpus import Corpus, corpus, saved_by_libreoffice, saved_by_openpyxl
from benchmarks.running import Run, peers, run, spread

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
SLOW = 2_000
"""Files above which the peers are left out: they take minutes, or the memory of the machine."""

Program = Callable[[], Run]


def kxl(made: Corpus, place: Path, *options: str, keep: bool = False) -> Program:
    """Return a merge by `kxl`, with an empty cache of its own; with `keep` the cache of the run before."""

    def merged() -> Run:
        if not keep:
            shutil.rmtree(place / "cache", ignore_errors=True)
        output = place / "out.xlsx"
        told = ["merge", str(made.received), "--plan", str(made.plan), "-o", str(output), "--fresh", *options]
        environment = {**os.environ, "KXL_CACHE_DIR": str(place / "cache"), "PYTHONPATH": str(_ROOT)}
        return run([sys.executable, "-m", "kehoach_xlsx", *told], environment)

    return merged


def programs(made: Corpus, place: Path, python: str, *, slow: bool) -> dict[str, Program]:
    """Return what is measured, by name; the floor first, to which the others are compared."""
    folder, peer = str(made.received), str(_HERE / "peers")
    known: dict[str, Program] = {
        "floor: calamine parses the sheets": lambda: run([python, f"{peer}/floor.py", folder]),
        "kxl merge, one process": kxl(made, place, "--executor", "inline", "--no-cache"),
        "kxl merge, two processes": kxl(made, place, "--workers", "2", "--no-cache"),
        "kxl merge, as it comes (keeps a cache)": kxl(made, place),
        "kxl merge, a second time": kxl(made, place, keep=True),
    }
    if slow:
        script = [python, f"{peer}/script.py"]
        out = str(place / "peer.xlsx")
        known["pandas + calamine"] = lambda: run([*script, "calamine", folder, out])
        known["pandas + openpyxl"] = lambda: run([*script, "openpyxl", folder, out])
        known |= _gathering(python, folder, place)
    return known


def _gathering(python: str, folder: str, place: Path) -> dict[str, Program]:
    """Return the tools that validate or gather the same rows and do nothing else with them."""
    schema, out = place / "schema.json", str(place / "gathered")
    told = [sys.executable, "-m", "kehoach_xlsx", "schema", "progress", "--json"]
    schema.write_bytes(subprocess.run(told, check=True, capture_output=True, cwd=_ROOT).stdout)
    script = [python, str(_HERE / "peers" / "gathering.py")]
    return {
        "frictionless: validates and gathers": lambda: run([*script, "frictionless", folder, out, str(schema)]),
        "flatten-tool: gathers": lambda: run([*script, "flatten-tool", folder, out, str(schema)]),
    }


def measured(known: dict[str, Program], runs: int) -> dict[str, list[Run]]:
    """Run all in turn, so many times: what else the machine does hits them alike."""
    found: dict[str, list[Run]] = {name: [] for name in known}
    for _ in range(runs):
        for name, program in known.items():
            found[name].append(one := program())
            told = f"{name}: {one.wall:.1f} s, {one.processor:.1f} s of processor, {one.memory / 2**20:.0f} MiB"
            print(told, flush=True, file=sys.stderr)
    return found


def table(found: dict[str, list[Run]]) -> list[str]:
    """Return the results as the lines of a Markdown table: ratios are medians over the turns."""
    floor = next(iter(found.values()))
    lines = [
        "| program | seconds | processor | times the floor | in processor time | peak MiB |",
        "|---|---|---|---|---|---|",
    ]
    for name, runs in found.items():
        ratio = median(one.wall / low.wall for one, low in zip(runs, floor, strict=True))
        wall, processor = spread(one.wall for one in runs), median(one.processor for one in runs)
        work = median(one.processor / low.processor for one, low in zip(runs, floor, strict=True))
        memory = max(one.memory for one in runs) / 2**20
        lines.append(f"| {name} | {wall} | {processor:.1f} | {ratio:.1f} | {work:.1f} | {memory:.0f} |")
    return lines


def compared(found: dict[str, list[Run]]) -> list[str]:
    """Return how many times faster `kxl` is than the script, where both ran."""
    script = found.get("pandas + openpyxl")
    if script is None:
        return []
    lines = []
    for name, runs in found.items():
        if name.startswith("kxl"):
            walls = [slow.wall / one.wall for slow, one in zip(script, runs, strict=True)]
            work = [slow.processor / one.processor for slow, one in zip(script, runs, strict=True)]
            lines.append(
                f"{name}: {spread(walls)} times faster than pandas + openpyxl; {spread(work)} in processor time"
            )
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Run, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--files", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kxl-benchmarks")
    parser.add_argument("--only", nargs="+", default=[""], help="parts of the names of the programs to run")
    parser.add_argument("--saved-by", choices=["openpyxl", "libreoffice"])
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    python = peers(options.folder)
    for number in options.files:
        made: Corpus | None = corpus(options.folder, number)
        assert made is not None
        if options.saved_by == "openpyxl":
            made = saved_by_openpyxl(made, number)
        elif options.saved_by == "libreoffice":
            made = saved_by_libreoffice(made, number)
        if made is None:
            print("LibreOffice is not installed")
            return
        known = programs(made, options.folder, python, slow=number <= SLOW)
        chosen = {name: one for name, one in known.items() if any(part in name for part in options.only)}
        found = measured(chosen, options.runs)
        print(f"\n{number} workbooks, {options.runs} runs in turn, load {os.getloadavg()[0]:.1f}")
        print("\n".join([*table(found), *compared(found)]))


if __name__ == "__main__":
    main()
