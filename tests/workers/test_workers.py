"""One task over batches, by whatever workers: the same results in the same order, whoever dies."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.workers import INLINE, Workers, each, processes

ITEMS = tuple(range(20))


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def deadly(number: int, items: Sequence[int]) -> list[int]:
    """Brings its worker down with one of the items, every time."""
    if number in items:
        os._exit(3)
    return doubled(items)


def deadly_once(mark: Path, number: int, items: Sequence[int]) -> list[int]:
    """Brings its worker down with one of the items, the first time only."""
    if number in items and not mark.exists():
        mark.touch()
        os._exit(3)
    return doubled(items)


def failing(items: Sequence[int]) -> list[int]:
    raise ValueError(f"our own fault with {len(items)} items")


def lost(item: int) -> int:
    return -item


@pytest.mark.parametrize("batch", [1, 3, 20, 100])
@pytest.mark.parametrize("kind", ["inline", "processes"])
def test_results_stand_in_the_order_of_the_items(kind: str, batch: int) -> None:
    workers = Workers(kind=kind, number=2, batch=batch)
    assert list(each(workers, doubled, ITEMS, lost)) == [2 * item for item in ITEMS]


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(each(processes(2), doubled, (), lost)) == []


def test_an_item_that_kills_its_worker_is_given_up_and_all_others_are_done() -> None:
    found = list(each(Workers(kind="processes", number=2, batch=5), partial(deadly, 7), ITEMS, lost))
    assert found == [-7 if item == 7 else 2 * item for item in ITEMS]


def test_a_worker_that_dies_of_something_else_costs_no_item(tmp_path: Path) -> None:
    task = partial(deadly_once, tmp_path / "died", 7)
    found = list(each(Workers(kind="processes", number=2, batch=5), task, ITEMS, lost))
    assert (tmp_path / "died").exists()
    assert found == [2 * item for item in ITEMS]


def test_a_fault_of_ours_is_no_death() -> None:
    with pytest.raises(ValueError, match="our own fault"):
        list(each(processes(2), failing, ITEMS, lost))


def test_one_process_is_this_one() -> None:
    assert processes(1) is INLINE


def test_batches_give_every_worker_several_turns() -> None:
    assert processes(2).batch_of(1000) == 125
    assert processes(4).batch_of(40) == 10
    assert processes(8).batch_of(100_000) == 200


def test_a_scheduler_that_does_not_answer_is_the_operators_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach_xlsx.workers._WAIT", "300ms")
    with pytest.raises(UserMistake, match="Dask"):
        list(each(Workers(kind="dask", scheduler="tcp://127.0.0.1:9"), doubled, ITEMS, lost))
