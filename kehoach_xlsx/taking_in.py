"""Files become submissions: read, understood and judged in batches, by whatever means; what is known is not read again.

The same files give the same submissions whoever reads them, in batches of whatever size, and whether they were read
now or lay in the cache.
"""

import hashlib
import json
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial

from kehoach_xlsx.batch import judged
from kehoach_xlsx.cache import NO_CACHE, Cache, digests, entry_key
from kehoach_xlsx.code import fingerprint
from kehoach_xlsx.compilers.sheets import HELPER_SHEETS
from kehoach_xlsx.consolidate.checking import belongs, complete, identified
from kehoach_xlsx.consolidate.empty_plans import with_activities
from kehoach_xlsx.consolidate.levels.in_force import not_in_force
from kehoach_xlsx.consolidate.light import light
from kehoach_xlsx.consolidate.subordinates import with_subordinates
from kehoach_xlsx.excel.isolated import read_all
from kehoach_xlsx.excel.limits import AGENCY
from kehoach_xlsx.excel.raw import RawWorkbook, Reason, Unreadable
from kehoach_xlsx.excel.shelf import Shelf
from kehoach_xlsx.files import SourceFile
from kehoach_xlsx.flow import intake
from kehoach_xlsx.handing_out import COLLECTED
from kehoach_xlsx.levels_below import is_level
from kehoach_xlsx.masters import LoadedPlan
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.incoming import Incoming
from kehoach_xlsx.model.rule import Severity
from kehoach_xlsx.model.schema import WorkbookSchema
from kehoach_xlsx.model.submission import Submission
from kehoach_xlsx.packing.submission import Unpackable, pack, unpack
from kehoach_xlsx.planning.roster import Roster
from kehoach_xlsx.planning.validity import roster_handed_out
from kehoach_xlsx.planning.windows import expected_days
from kehoach_xlsx.workbooks.consolidated import CONSOLIDATED
from kehoach_xlsx.workers import INLINE, Workers, each

_WITH_LEVELS: Mapping[str, WorkbookSchema] = {**COLLECTED, CONSOLIDATED.kind: CONSOLIDATED}

Tick = Callable[[int], None]
"""Told how many more files are done."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """By which means files are taken in.

    `choose` says who reads so many files; `cache` is where what was read before lies, and `shelf` what was written;
    `total` is told how many files there are and `tick` how many more of them are done.
    """

    choose: Callable[[int], Workers] = lambda _files: INLINE
    cache: Cache = NO_CACHE
    shelf: Shelf | None = None
    total: Tick = lambda _files: None
    tick: Tick = lambda _files: None


PLAIN = Means()


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What files are judged against, and how.

    With `levels` consolidated workbooks are read too, for somebody else to judge: they come with their tables alone.
    """

    loaded: LoadedPlan | None = None
    period: str = ""
    convert_legacy: bool = False
    passwords: tuple[str, ...] = ()
    levels: bool = False

    def understand(self, file: SourceFile, book: RawWorkbook | Unreadable) -> Incoming:
        """Find the tables of a file that was read."""
        return intake.understand(book, file.path, file.name, _WITH_LEVELS if self.levels else COLLECTED)

    def judge(self, incoming: Sequence[Incoming]) -> list[Submission]:
        """Judge workbooks that were read: by the rules of their kind, then against the plan where one is given."""
        if self.loaded is None:
            found_alone = judged(incoming, COLLECTED, convert_legacy=self.convert_legacy)
            return [with_subordinates(with_activities(one)) for one in found_alone]
        ours = [one for one in incoming if not is_level(one)]
        found = iter(judged_against(ours, self.loaded, self.period, self.convert_legacy))
        return [Submission(incoming=one, sheets={}) if is_level(one) else next(found) for one in incoming]

    def kept(self, submission: Submission) -> Submission:
        """Return what is kept of a file: for a merge, which takes many and opens those of lower levels, no more."""
        return light(submission) if self.levels and not is_level(submission.incoming) else submission


def judged_against(
    incoming: Sequence[Incoming], loaded: LoadedPlan, period: str = "", convert_legacy: bool = False
) -> list[Submission]:
    """Judge workbooks that were read: by the rules of their kind, then against the plan they belong to."""
    window = expected_days(loaded.plan)
    submissions = judged(incoming, COLLECTED, window, convert_legacy=convert_legacy)
    rosters = _Rosters(loaded)
    return [_against(submission, loaded, period, rosters) for submission in submissions]


def _against(read: Submission, loaded: LoadedPlan, period: str, rosters: "_Rosters") -> Submission:
    submission = with_subordinates(with_activities(identified(read, loaded.plan)))
    found = [*belongs(submission.incoming, loaded.plan, period)]
    if not any(f.severity is Severity.ERROR for f in found):
        found += not_in_force(loaded.plan, submission.unit, submission.period, submission.incoming.name)
        found += complete(submission.incoming, dict(submission.sheets), rosters[submission.period])
    return submission.with_state(submission.state, *found)


class _Rosters(dict[str, Roster]):
    """The rosters by which templates were made, by period; a roster is as long as the plan, so each is made once."""

    def __init__(self, loaded: LoadedPlan) -> None:
        super().__init__()
        self._loaded = loaded

    def __missing__(self, code: str) -> Roster:
        period = self._loaded.plan.period(code)
        roster = self._loaded.roster
        self[code] = found = roster_handed_out(roster, period) if period else roster
        return found


def taken_in(files: Sequence[SourceFile], job: Job, means: Means = PLAIN) -> tuple[Submission, ...]:
    """Return what every file holds and what is wrong with it, in the order of the files."""
    means.total(len(files))
    shelf = _Shelf(job, means.cache)
    found = shelf.known(files)
    means.tick(len(found))
    unknown = [number for number in range(len(files)) if number not in found]
    workers = means.choose(len(unknown))
    reading = _inline if workers.kind == "inline" else _by_others
    asked = [files[number] for number in unknown]
    for number, (submission, packed) in zip(unknown, reading(asked, job, workers, means.tick), strict=True):
        shelf.put(submission, packed)
        found[number] = submission
    shelf.close()
    return tuple(found[number] for number in range(len(files)))


# --- here -----------------------------------------------------------------------------------------------


def _inline(files: Sequence[SourceFile], job: Job, workers: Workers, tick: Tick) -> Iterator[tuple[Submission, bytes]]:
    for submission in _kept_files(files, job, workers.batch_of(len(files)), tick):
        yield submission, b""


def _kept_files(
    files: Sequence[SourceFile], job: Job, at_once: int, tick: Tick = lambda _number: None
) -> Iterator[Submission]:
    """Yield what is kept of files, judged so many at once; they are read on while some are judged."""
    incoming: list[Incoming] = []
    read = read_all([file.path for file in files], passwords=job.passwords, passed_over=HELPER_SHEETS)
    for file, book in zip(files, read, strict=True):
        incoming.append(job.understand(file, book))
        tick(1)
        if len(incoming) == at_once:
            yield from map(job.kept, job.judge(incoming))
            incoming.clear()
    yield from map(job.kept, job.judge(incoming))


# --- elsewhere ------------------------------------------------------------------------------------------


def _by_others(
    files: Sequence[SourceFile], job: Job, workers: Workers, tick: Tick
) -> Iterator[tuple[Submission, bytes]]:
    made_by = fingerprint() if workers.kind == "dask" else ""  # processes of this machine run this very program
    task = partial(work, zlib.compress(pickle.dumps(job)), made_by)
    for file, packed in zip(files, each(workers, task, files, lambda _file: _LOST), strict=True):
        if packed == _LOST:
            yield _given_up(file, job), b""
        elif packed:
            yield unpack(packed), packed
        else:
            yield next(_kept_files([file], job, 1)), b""
        tick(1)


_LOST = b"lost"


def work(told: bytes, made_by: str, files: Sequence[SourceFile]) -> list[bytes]:
    """Do a batch where a worker runs: read and judge its files; answer each as bytes, b"" where it has no such form.

    Raises:
        UserMistake: the worker runs another version of this program, and might judge otherwise.
    """
    if made_by not in {"", fingerprint()}:
        raise UserMistake(
            "Máy xử lý (worker) chạy phiên bản kehoach-xlsx khác với máy này; cài cùng một phiên bản.",
            "A worker runs another version of kehoach-xlsx than this machine; install the same one.",
        )
    return [_packed(submission) for submission in _kept_files(files, _job(told), len(files))]


@lru_cache(maxsize=2)  # every batch of a merge brings the same
def _job(told: bytes) -> Job:
    job = pickle.loads(zlib.decompress(told))  # from the process that gives this worker its work
    assert isinstance(job, Job)
    return job


def _packed(submission: Submission) -> bytes:
    try:
        return pack(submission)
    except Unpackable:
        return b""


def _given_up(file: SourceFile, job: Job) -> Submission:
    """What is said of a file that brought down every worker that took it."""
    return job.kept(job.judge([job.understand(file, Unreadable(path=file.path, reason=Reason.READER_DIED))])[0])


# --- what lies in the cache -----------------------------------------------------------------------------


class _Shelf:
    """The part of the cache that holds for one job. Nothing is kept of files that may have been locked."""

    def __init__(self, job: Job, cache: Cache) -> None:
        self._job = job
        self._cache = cache if not job.passwords else NO_CACHE
        self._context = _context(job) if self._cache.is_open else ""
        self._waiting: list[tuple[bytes, bytes]] = []

    def known(self, files: Sequence[SourceFile]) -> dict[int, Submission]:
        """Return what is kept of files whose bytes are still the same, by their number."""
        if not self._cache.is_open:
            return {}
        sums = list(digests([file.path for file in files], AGENCY.file))
        keys = [entry_key(self._context, file.name, one) for file, one in zip(files, sums, strict=True)]
        known: dict[int, Submission] = {}
        for number, packed in self._cache.get(keys):
            file = files[number]
            with suppress(Unpackable):
                known[number] = unpack(packed, str(file.path), partial(_again, file, self._job, sums[number]))
        return known

    def put(self, submission: Submission, packed: bytes) -> None:
        """Keep a file, unless it could not be read: another try may tell more."""
        incoming = submission.incoming
        if not self._cache.is_open or not incoming.sha256:
            return
        if data := packed or _packed(submission):
            self._waiting.append((entry_key(self._context, incoming.name, incoming.sha256), data))
        if len(self._waiting) >= _KEPT_AT_ONCE:
            self.close()

    def close(self) -> None:
        """Write what waits."""
        self._cache.put(self._waiting)
        self._waiting.clear()


_KEPT_AT_ONCE = 200


def _again(file: SourceFile, job: Job, sha256: str) -> Submission:
    """What a file holds, of which something was kept that is no such thing.

    Raises:
        UserMistake: it is another file by now.
    """
    found = next(_kept_files([file], job, 1))
    if found.incoming.sha256 != sha256:
        raise UserMistake(
            f"{file.path}: tệp đã thay đổi trong khi chạy lệnh; hãy chạy lại.",
            f"{file.path}: the file changed while the command was running; run it again.",
        )
    return found


def _context(job: Job) -> str:
    """What a judgement hangs on but the file: this program, the plan, and how it was asked for."""
    book = job.loaded.book if job.loaded else None
    plan = (str(book.identity), {name: list(map(dict, rows)) for name, rows in book.sheets.items()}) if book else ()
    asked = (job.period, job.convert_legacy, job.levels)
    told = json.dumps(plan, default=repr).encode()
    return f"{fingerprint()} {hashlib.sha256(told).hexdigest()} {asked}"
