"""Many hands: one task over batches of items, by any executor of `concurrent.futures`, here or on a cluster.

A worker may die: of its machine, of its memory, of a file that no check foresaw. Then everything that was under way
is tried again, one batch at a time, and a batch that brings its worker down is halved until the item is found that
does it. That item is given up; all others are done. Results come in the order of the items, whoever made them.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, Final, Generic, TypeVar

from kehoach_xlsx.model.errors import UserMistake

Item = TypeVar("Item")
Result = TypeVar("Result")

KINDS: Final = ("inline", "processes", "dask")
_TRIES: Final = 2  # of a single item: its worker may have died of something else
_AHEAD: Final = 2  # batches under way for each worker: memory holds no more, and nobody waits
_WAIT: Final = "10s"  # for a scheduler that does not answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Workers:
    """Who does it: this very process ("inline"), `number` processes beside it, or the workers of a Dask scheduler.

    `batch` is the most items of one task, 0: by their number.
    """

    kind: str = "inline"
    number: int = 1
    scheduler: str = ""
    batch: int = 0

    def batch_of(self, items: int) -> int:
        """Return how many of so many items make one task: several tasks for each worker, none too large or small."""
        if self.batch:
            return self.batch
        if self.kind == "inline":
            return 200
        return max(10, min(200, -(-items // (4 * self.number))))


INLINE: Final = Workers()


def processes(number: int) -> Workers:
    """Return so many processes; one is this very process."""
    return Workers(kind="processes", number=number) if number > 1 else INLINE


def each(
    workers: Workers,
    task: Callable[[Sequence[Item]], Sequence[Result]],
    items: Sequence[Item],
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield the result of every item, in order; `task` takes a batch, and is sent to where it runs.

    An item that brings down every worker that takes it is answered by `lost`. What `task` raises is raised.

    Raises:
        UserMistake: Dask is not installed, or its scheduler does not answer.
    """
    size = workers.batch_of(len(items))
    batches = (items[first : first + size] for first in range(0, len(items), size))
    if workers.kind == "inline":
        for batch in batches:
            yield from task(batch)
        return
    crew = _Dask(workers) if workers.kind == "dask" else _Processes(workers)
    try:
        yield from _Run(crew, task, lost).over(batches)
    finally:
        crew.dismiss()


class _Crew:
    """An executor that can be had anew."""

    deaths: tuple[type[BaseException], ...] = (BrokenExecutor,)
    number = 1

    def executor(self) -> Executor:
        """Return the executor."""
        raise NotImplementedError

    def renew(self) -> None:
        """Take new workers for those that died."""

    def dismiss(self) -> None:
        """End the workers that were started here, and whatever they do."""


class _Processes(_Crew):
    def __init__(self, workers: Workers) -> None:
        self.number = workers.number
        self._pool: ProcessPoolExecutor | None = None

    def executor(self) -> Executor:
        if self._pool is None:  # spawned: a fork beside the threads of polars may hang
            self._pool = ProcessPoolExecutor(self.number, mp_context=get_context("spawn"))
            # All start now: one that starts while another dies trips the pool's own thread (Python 3.11 to 3.13).
            for _ in range(self.number):
                self._pool.submit(_present)
        return self._pool

    def renew(self) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        if self._pool is not None:
            # Waited for: a pool that still ends while the interpreter does trips over itself (Python 3.11).
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _present() -> None:
    """The first task of a worker: it is there."""


class _Dask(_Crew):
    """The only place that knows Dask; it starts other workers for dead ones by itself."""

    def __init__(self, workers: Workers) -> None:
        try:
            import distributed
        except ImportError as error:
            raise UserMistake(
                "Chưa cài Dask. Cài bằng: pip install kehoach-xlsx[dask]",
                "Dask is not installed. Install it with: pip install kehoach-xlsx[dask]",
            ) from error
        self.deaths = (BrokenExecutor, distributed.KilledWorker)
        try:
            client_of: Any = distributed.Client  # without types
            self._client = client_of(workers.scheduler, timeout=_WAIT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UserMistake(
                f"Không kết nối được bộ điều phối Dask tại {workers.scheduler}.",
                f"The Dask scheduler at {workers.scheduler} does not answer.",
            ) from error
        self.number = max(1, sum(self._client.nthreads().values()))
        # Pure tasks would be answered from memory when a file has changed meanwhile.
        self._executor: Executor = self._client.get_executor(pure=False)

    def executor(self) -> Executor:
        return self._executor

    def dismiss(self) -> None:
        with suppress(Exception):  # a scheduler that is gone already
            self._client.close()


class _Run(Generic[Item, Result]):
    """One task over all batches."""

    def __init__(
        self, crew: _Crew, task: Callable[[Sequence[Item]], Sequence[Result]], lost: Callable[[Item], Result]
    ) -> None:
        self._crew = crew
        self._task = task
        self._lost = lost

    def over(self, batches: Iterator[Sequence[Item]]) -> Iterator[Result]:
        """Yield all results in order, with a few batches under way."""
        under_way: deque[tuple[Sequence[Item], Future[Sequence[Result]]]] = deque()
        try:
            while True:
                for batch in islice(batches, max(_AHEAD * self._crew.number - len(under_way), 0)):
                    under_way.append((batch, self._submit(batch)))
                if not under_way:
                    return
                batch, future = under_way.popleft()
                try:
                    found = future.result()
                except self._crew.deaths:
                    self._crew.renew()
                    found = self._carefully(batch)
                    again = [one for one, _ in under_way]
                    under_way = deque((one, self._submit(one)) for one in again)
                yield from found
        finally:
            for _, future in under_way:
                future.cancel()

    def _submit(self, batch: Sequence[Item]) -> "Future[Sequence[Result]]":
        try:
            return self._crew.executor().submit(self._task, batch)
        except self._crew.deaths:  # they died while nobody was looking
            self._crew.renew()
            return self._crew.executor().submit(self._task, batch)

    def _carefully(self, batch: Sequence[Item]) -> list[Result]:
        """Do a batch while nothing else is under way: who dies now dies of it."""
        for _ in range(1 if len(batch) > 1 else _TRIES):
            try:
                return list(self._submit(batch).result())
            except self._crew.deaths:
                self._crew.renew()
        if len(batch) == 1:
            return [self._lost(batch[0])]
        middle = len(batch) // 2
        return [*self._carefully(batch[:middle]), *self._carefully(batch[middle:])]


def at_hand() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
