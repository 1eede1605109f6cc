"""How long the text of a long plan takes to become rows: `python benchmarks/plan_import.py [PAGES]`.

The text is the tasks part of the Cà Mau example, repeated until it fills the pages (3,000 characters a page). There is
no peer that reads plans; the floor beside it is decoding and splitting the same text into lines.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kehoach_xlsx.plan_import.importing import import_plan

SOURCE = Path(__file__).parents[1] / "examples" / "ca-mau-2020" / "ke-hoach.txt"
PAGE, RUNS = 3_000, 5


def long_plan(pages: int) -> bytes:
    """A plan of about so many pages: head, its tasks again and again, duties."""
    text = SOURCE.read_text(encoding="utf-8")
    start, end = text.index("\nII. ") + 1, text.index("\nIII. ") + 1
    body = text[start:end]
    times = max(1, round((pages * PAGE - start - (len(text) - end)) / len(body)))
    return (text[:start] + body * times + text[end:]).encode()


def seconds(run: Callable[[], object]) -> list[float]:
    """How long each of some runs took."""
    out = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        run()
        out.append(time.perf_counter() - begun)
    return out


def main() -> None:
    """Print the median and spread of an import, and its ratio to the floor."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    data = long_plan(pages)
    ours = seconds(lambda: import_plan(data, "plan.txt"))
    floor = seconds(lambda: [line.split() for line in data.decode().splitlines()])
    book = import_plan(data, "plan.txt").book
    tasks = len(book.rows("tasks")) if book else 0
    print(f"{len(data.decode()) / PAGE:.0f} pages, {tasks} tasks")
    print(f"import  median {statistics.median(ours):.2f} s  ({min(ours):.2f}-{max(ours):.2f})")
    ratio = statistics.median(ours) / statistics.median(floor)
    print(f"floor   median {statistics.median(floor):.4f} s, ratio {ratio:.0f}")


if __name__ == "__main__":
    main()
