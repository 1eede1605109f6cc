"""`kxl` as a user runs it: a process of its own, so that language, exit code and both streams are real."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """What became of one run: the exit code, and what was printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout; anything beside it is a failure."""
        return json.loads(self.out)


def run(*arguments: str | Path, cwd: Path | None = None, language: str = "vi") -> Ran:
    """Run `kxl` with these arguments."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "kehoach_xlsx", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "KXL_LANG": language, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Ran(code=done.returncode, out=done.stdout, err=done.stderr)
