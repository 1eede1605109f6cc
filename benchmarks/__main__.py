"""All benchmarks, one after the other: `python -m benchmarks`. Each can be run alone, with its own options."""

import subprocess
import sys
from pathlib import Path

ALL = {
    "reading": ("--files", "500"),
    "merge": ("--files", "100", "1000", "--runs", "3"),
    "second_run": ("--files", "1000"),
    "templates": (),
    "consolidated": (),
    "report": (),
    "plan_import": (),
}


def main() -> None:
    """Run all; exit 1 where one of them failed."""
    failed = []
    for name, options in ALL.items():
        print(f"\n=== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *options]
        if subprocess.run(command, cwd=Path(__file__).parents[1], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
