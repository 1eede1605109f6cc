"""`kxl --help` answers at once, because what is slow to import is imported only by the commands that need it."""

import subprocess
import sys

import pytest

HEAVY = ("pandera", "polars", "openpyxl", "xlsxwriter", "docxtpl", "docx", "python_calamine", "lxml")

_PROBE = """
import sys
from kehoach_xlsx.cli import main
sys.argv = ["kxl", *{arguments!r}]
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
finally:
    loaded = sorted(set({heavy!r}) & set(sys.modules))
    print("loaded:", *loaded, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("merge", "--help"), ("plan", "--help")], ids=" ".join
)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    probe = _PROBE.format(arguments=arguments, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.split() == ["loaded:"]
