"""A merge that is stopped, whenever it is, leaves the old workbook or the new one, and never a part of one."""

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from kehoach_xlsx.pipeline import plan_workbook

from ..support.collection import Collection, plan_book
from .running import ROOT, run


@pytest.mark.parametrize("share", [0.5, 0.9, 0.97])
def test_a_killed_merge_leaves_no_half_output(tmp_path: Path, share: float) -> None:
    received, out = tmp_path / "received", tmp_path / "out.xlsx"
    received.mkdir()
    (tmp_path / "plan.xlsx").write_bytes(plan_workbook(plan_book()))
    collection = Collection(received)
    collection.progress("a")
    command = ("merge", "received", "--plan", "plan.xlsx", "-o", "out.xlsx", "--period", "2024", "--no-cache")
    run(*command, cwd=tmp_path)
    old = out.read_bytes()
    collection.progress("b")
    begun = monotonic()
    run(*command, cwd=tmp_path)
    took, new = monotonic() - begun, out.read_bytes()
    assert new != old
    out.write_bytes(old)
    _killed_after(command, tmp_path, took * share)
    assert out.read_bytes() in (old, new)
    assert run(*command, cwd=tmp_path).code == 0
    assert out.read_bytes() == new


def _killed_after(command: tuple[str, ...], place: Path, seconds: float) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "kehoach_xlsx", *command],
        cwd=place,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
