"""A report with a long appendix: ours beside a plain docxtpl row loop over the same template and the same rows.

    python benchmarks/report.py [--rows N …] [--repeat N]

Each rendering is a process of its own, ours and the peer's in turn. Measured are the rendering (from the finished
context to the bytes of the .docx, imports left out), the whole process, and the peak of resident memory: as it is, and
above what the process held before it rendered. Ours also guards the template, reads the result again and compares it;
the peer does not. Prints medians and ratios; absolute figures are this machine's.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
WAYS = ("ours", "docxtpl")
_RESULT = (
    "Đã tổ chức {n} hội nghị, cấp phát 1.200 tờ gấp & tài liệu <song ngữ>; phối hợp với Sở Tư pháp tập huấn cho 45 báo "
    "cáo viên, tuyên truyền viên pháp luật ở cơ sở."
)


def context(rows: int) -> dict[str, object]:
    """The context of a report whose appendix of answers has `rows` rows, 200 units to a task."""
    from kehoach_xlsx.model.identity import Identity
    from kehoach_xlsx.model.table import Book, Row
    from kehoach_xlsx.outputs.word.context import build_context

    answers: list[Row] = [
        {
            "task_code": f"T{n // 200}",
            "unit_name": f"Ủy ban nhân dân xã số {n % 200}",
            "role": "Chủ trì" if n % 3 else "Phối hợp",
            "status": "Đã hoàn thành",
            "result": _RESULT.format(n=n),
            "evidence": f"Báo cáo số {n}/BC-UBND",
        }
        for n in range(rows)
    ]
    info: Row = {"issuer": "Ủy ban nhân dân tỉnh", "plan_reference": "58/KH-UBND", "place": "Cần Thơ"}
    identity = Identity(kind="consolidated", schema_version="1", plan="58/KH-UBND", period="2024")
    return build_context(Book(identity=identity, sheets={"report_info": (info,), "answers": tuple(answers)}))


def ours(said: Mapping[str, object], template: bytes) -> bytes:
    """Render as `kxl report` does."""
    from kehoach_xlsx.outputs.word.wrapper import render

    return render(template, said)


def docxtpl(said: Mapping[str, object], template: bytes) -> bytes:
    """Render as the manual of docxtpl shows, with its escaping on, since the bare default breaks the document."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(said, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def child(way: str, rows: int) -> None:
    """Render once and print what it took as JSON."""
    from kehoach_xlsx.resources import template

    for library in ("docxtpl", "kehoach_xlsx.outputs.word.wrapper"):
        import_module(library)  # before the clock starts, for both
    said, found = context(rows), template("word/bao-cao.docx")
    held = _peak()
    begun = perf_counter()
    made = (ours if way == "ours" else docxtpl)(said, found)
    took = perf_counter() - begun
    print(json.dumps({"seconds": took, "peak": _peak(), "held": held, "bytes": len(made)}))


def _peak() -> float:
    """The peak of resident memory up to now, in MiB."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure(way: str, rows: int) -> dict[str, float]:
    """Render in a process of its own; `whole` are the seconds of the process."""
    begun = perf_counter()
    command = [sys.executable, str(Path(__file__)), "--child", way, "--rows", str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
    found: dict[str, float] = json.loads(done.stdout)
    return {**found, "whole": perf_counter() - begun, "above": found["peak"] - found["held"]}


def compare(rows: int, repeat: int) -> None:
    """Print one line of a table for an appendix of `rows` rows."""
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(repeat):
        for way in WAYS:
            runs[way].append(measure(way, rows))
    mid = {way: {name: median(run[name] for run in found) for name in found[0]} for way, found in runs.items()}
    our, their = mid["ours"], mid["docxtpl"]
    spread = [run["seconds"] for run in runs["ours"]]
    print(
        f"| {rows:,} | {our['seconds']:.2f} s ({min(spread):.2f}–{max(spread):.2f}) | {their['seconds']:.2f} s "
        f"| **{their['seconds'] / our['seconds']:.1f}×** | {our['whole']:.2f} s : {their['whole']:.2f} s "
        f"| {our['peak']:.0f} : {their['peak']:.0f} MiB (**{our['peak'] / their['peak']:.2f}**) "
        f"| {our['above']:.0f} : {their['above']:.0f} MiB |"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare at each number of rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[100, 1_000, 10_000, 20_000])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--child", choices=WAYS, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.child:
        child(given.child, given.rows[0])
        return
    print("| rows | ours | docxtpl | faster | whole process | peak memory | above what was held |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for rows in given.rows:
        compare(rows, given.repeat)


if __name__ == "__main__":
    main()
