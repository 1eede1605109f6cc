"""A merge by many hands is byte for byte the merge by one, whoever dies on the way."""

import os
import warnings
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kehoach_xlsx import taking_in
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.pipeline import check, merge
from kehoach_xlsx.taking_in import PLAIN, Means
from kehoach_xlsx.workers import Workers

from ..support.collection import Collection


@pytest.fixture
def received(collection: Collection, tmp_path: Path) -> Path:
    """Ten files of three units: sound, wrong, sent twice, and no workbook at all."""
    folder = collection.folder = tmp_path / "received"
    folder.mkdir()
    for unit in ("a", "b", "c"):
        collection.progress(unit, name=f"{unit}-1")
        collection.progress(unit, name=f"{unit}-2", info="| submission_no |\n|---|\n| 2 |")
    collection.progress("a", name="a-copy")
    wrong = "| task_code | status | result |\n|---|---|---|\n| NV1 | Đã hoàn thành | |"
    collection.progress("b", name="b-3", info="| submission_no |\n|---|\n| 3 |", tasks=wrong)
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "empty.xlsx").write_bytes(b"")
    return folder


def by(kind: str, **more: Any) -> Means:
    return Means(choose=lambda _files: Workers(kind=kind, **more))


def merged(collection: Collection, received: Path, means: Means) -> str:
    output = received.parent / "out.xlsx"
    merge([received], collection.loaded, output, period="2024", fresh=True, means=means)
    return sha256(output.read_bytes()).hexdigest()


@pytest.mark.parametrize(("number", "batch"), [(2, 1), (2, 3), (3, 100)])
def test_processes_give_the_same_bytes(collection: Collection, received: Path, number: int, batch: int) -> None:
    alone = merged(collection, received, PLAIN)
    assert merged(collection, received, by("processes", number=number, batch=batch)) == alone


def test_batches_of_one_process_give_the_same_bytes(collection: Collection, received: Path) -> None:
    assert merged(collection, received, by("inline", batch=2)) == merged(collection, received, PLAIN)


# --- with Dask ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Two workers of a Dask cluster on this machine, each a process of its own."""
    distributed = pytest.importorskip("distributed", reason="the extra kehoach-xlsx[dask] is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster:
            yield cluster.scheduler_address


def die_once(mark: Path, told: bytes, made_by: str, files: Any) -> list[bytes]:
    """The work of a worker that is killed the first time it takes the broken file."""
    if any(file.name == "broken.xlsx" for file in files) and not mark.exists():
        mark.touch()
        os._exit(9)
    return WORK(told, made_by, files)


def die(told: bytes, made_by: str, files: Any) -> list[bytes]:
    """The work of a worker that the broken file kills every time."""
    if any(file.name == "broken.xlsx" for file in files):
        os._exit(9)
    return WORK(told, made_by, files)


WORK = taking_in.work


def judged(collection: Collection, received: Path, means: Means) -> tuple[Submission, ...]:
    return check([received], loaded=collection.loaded, period="2024", means=means).submissions


def test_two_workers_of_a_cluster_give_the_same_bytes(collection: Collection, received: Path, scheduler: str) -> None:
    alone = merged(collection, received, PLAIN)
    assert merged(collection, received, by("dask", scheduler=scheduler, batch=3)) == alone


@pytest.mark.parametrize("kind", ["processes", "dask"])
def test_a_worker_killed_in_the_middle_changes_nothing(
    collection: Collection,
    received: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    kind: str,
) -> None:
    alone = merged(collection, received, PLAIN)
    monkeypatch.setattr(taking_in, "work", partial(die_once, tmp_path / "died"))
    where = {"scheduler": request.getfixturevalue("scheduler")} if kind == "dask" else {"number": 2}
    assert merged(collection, received, by(kind, batch=2, **where)) == alone
    assert (tmp_path / "died").exists()


def test_a_file_that_kills_every_worker_is_one_finding(
    collection: Collection, received: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = judged(collection, received, PLAIN)
    monkeypatch.setattr(taking_in, "work", die)
    found = judged(collection, received, by("processes", number=2, batch=4))
    killed = [s for s in found if s.incoming.name == "broken.xlsx"]
    assert [f.code for s in killed for f in s.findings] == ["KH001"]
    assert "dừng đột ngột" in killed[0].findings[0].message()
    assert [s for s in found if s.incoming.name != "broken.xlsx"] == [
        s for s in alone if s.incoming.name != "broken.xlsx"
    ]


def test_a_worker_of_another_version_refuses() -> None:
    with pytest.raises(UserMistake, match="cùng một phiên bản"):
        taking_in.work(b"", "of yesterday", ())
