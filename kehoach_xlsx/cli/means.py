"""Options on how files are read: by how many, where, and whether what was read before is read again."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from kehoach_xlsx.cli.base import say

if TYPE_CHECKING:
    from kehoach_xlsx.taking_in import Means

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_MANY: Final = 200
"""Files from which other processes are worth their start."""


def means_options(function: Decorated) -> Decorated:
    """Add `--workers`, `--executor`, `--scheduler` and `--no-cache`; they arrive as one mapping, `reading`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _gathered(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    name = str(parameter.name).removeprefix("reading_")
    context.params.setdefault("reading", {})[name] = value


_OPTIONS: Final = (
    click.option(
        "--workers",
        "reading_workers",
        type=click.IntRange(1, 256),
        metavar="N",
        expose_value=False,
        callback=_gathered,
        help=say(
            "Số tiến trình đọc song song (mặc định: theo số tệp và số nhân của máy); kết quả không đổi.",
            "Processes that read side by side (default: by the files and the machine); the result is the same.",
        ),
    ),
    click.option(
        "--executor",
        "reading_executor",
        type=click.Choice(["inline", "processes", "dask"]),
        expose_value=False,
        callback=_gathered,
        help=say(
            "Nơi đọc: inline (tiến trình này), processes (nhiều tiến trình), dask (cụm máy).",
            "Who reads: inline (this process), processes (several), dask (a cluster).",
        ),
    ),
    click.option(
        "--scheduler",
        "reading_scheduler",
        metavar="ADDRESS",
        default="",
        expose_value=False,
        callback=_gathered,
        help=say("Địa chỉ bộ điều phối Dask, ví dụ tcp://may-chu:8786.", "The Dask scheduler, as tcp://host:8786."),
    ),
    click.option(
        "--no-cache",
        "reading_no_cache",
        is_flag=True,
        expose_value=False,
        callback=_gathered,
        help=say("Đọc lại mọi tệp, không dùng kết quả đã lưu.", "Read every file again; use and keep no cache."),
    ),
)


@contextmanager
def means_of(reading: dict[str, Any]) -> Iterator["Means"]:
    """Open what the options ask for: workers, the cache, and a progress bar where somebody looks.

    Raises:
        UserMistake: `--executor dask` without `--scheduler`, or the other way round.
    """
    from kehoach_xlsx.cache import NO_CACHE, Cache, cache_folder
    from kehoach_xlsx.taking_in import Means
    from kehoach_xlsx.written import Written

    with ExitStack() as stack:
        bar = None
        if sys.stderr.isatty():
            from kehoach_xlsx.cli.progress import ReadingBar

            bar = stack.enter_context(ReadingBar())
        cache = NO_CACHE if reading["no_cache"] else Cache(cache_folder())
        stack.callback(cache.close)
        shelf = None if reading["no_cache"] else stack.enter_context(Written(cache_folder()))
        choose = _chooser(reading["executor"], reading["workers"], reading["scheduler"])
        yield Means(choose=choose, cache=cache, shelf=shelf, **({"total": bar.total, "tick": bar.tick} if bar else {}))


def _chooser(executor: str | None, number: int | None, scheduler: str) -> Callable[[int], Any]:
    """Return who reads so many files."""
    from kehoach_xlsx.model.errors import UserMistake
    from kehoach_xlsx.workers import INLINE, Workers, at_hand, processes

    if (executor == "dask") != bool(scheduler):
        raise UserMistake(
            "--executor dask và --scheduler phải đi cùng nhau.", "--executor dask and --scheduler belong together."
        )
    if executor == "dask":
        return lambda _files: Workers(kind="dask", scheduler=scheduler)
    if executor == "inline":
        return lambda _files: INLINE
    if executor == "processes" or number is not None:
        return lambda _files: processes(number or at_hand())
    # Each has a reader beside it, so that one alone already keeps two processors busy.
    return lambda files: processes(at_hand() // 2) if files >= _MANY else INLINE


def begin_reading(
    paths: Iterable[str], reading: dict[str, Any], passwords: Sequence[str], *outputs: Path | None
) -> None:
    """Let the reader's process begin, while this one imports what takes long.

    Where this very process judges and nothing is known from before, the reader is told the files at once; elsewhere
    it only gets ready. What is wrong with the paths or options is left to the command, which says so.
    """
    from kehoach_xlsx.compilers.sheets import HELPER_SHEETS
    from kehoach_xlsx.excel.isolated import begin, prepare
    from kehoach_xlsx.files import find_workbooks
    from kehoach_xlsx.model.errors import UserMistake
    from kehoach_xlsx.remote import is_url

    prepare()
    given = list(paths)
    if passwords or any(map(is_url, given)) or not (reading["no_cache"] or _nothing_kept()):
        return
    with suppress(UserMistake):
        files = [file.path for file in find_workbooks(given, but=filter(None, outputs))]
        if _chooser(reading["executor"], reading["workers"], reading["scheduler"])(len(files)).kind == "inline":
            begin(files, passed_over=HELPER_SHEETS)


def _nothing_kept() -> bool:
    from kehoach_xlsx.cache import Cache, cache_folder

    cache = Cache(cache_folder())
    try:
        return not cache.info().entries
    finally:
        cache.close()
