"""The desk of a coordinator: a plan, and what three units sent back; one of them must mend, one file is broken."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from kehoach_xlsx.pipeline import plan_workbook

from ..support.collection import Collection


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """`good` holds the workbooks of a and b; `mixed` holds a broken file, b's, and c's with an error (KH212)."""

    plan: Path
    good: Path
    mixed: Path


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Made once; tests write beside it, never into it."""
    folder = tmp_path_factory.mktemp("desk")
    desk = Desk(plan=folder / "plan.xlsx", good=folder / "good", mixed=folder / "mixed")
    desk.good.mkdir()
    desk.mixed.mkdir()
    good, mixed = Collection(desk.good), Collection(desk.mixed)
    desk.plan.write_bytes(plan_workbook(good.book))
    good.progress("a")
    good.progress("b")
    mixed.progress("b")
    mixed.progress(
        "c",
        tasks="""
        | task_code | status        | result |
        |-----------|---------------|--------|
        | NV3       | Đã hoàn thành |        |
        """,
    )
    (desk.mixed / "an-broken.xlsx").write_bytes(b"PK\x03\x04 this was an .xlsx once")
    return desk
