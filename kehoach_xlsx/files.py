"""Finding the workbooks a command is given, and writing outputs so that no half file is ever left."""

import errno
import glob
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.remote import fetched, is_url

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """A workbook that was found; `name` is how outputs call it: its path below the folder that was given."""

    path: Path
    name: str


def find_workbooks(paths: Iterable[Path | str], but: Iterable[Path] = ()) -> tuple[SourceFile, ...]:
    """Return the workbooks in files, folders, globs and URLs, each once, sorted by name, `but` those named there.

    Lock files ("~$…") and hidden files are passed over. Raises UserMistake where a path leads
    nowhere, or all of them to no workbook.
    """
    place = lru_cache(maxsize=1_024)(os.path.realpath)  # of folders: thousands of files lie in a few
    found: dict[str, SourceFile] = {}
    given_paths = list(paths)
    for given in given_paths:
        for file in _expand(fetched(str(given), WORKBOOKS) if is_url(given) else Path(given)):
            found.setdefault(_real(file.path, place), file)
    if not found:
        places = ", ".join(map(str, given_paths))
        raise UserMistake(f"Không có bảng tính nào trong: {places}", f"There is no workbook in: {places}")
    for path in but:
        found.pop(_real(path, place), None)
    return tuple(sorted(_apart(tuple(found.values())), key=lambda f: (f.name, str(f.path))))


def _real(path: Path, place: Callable[[str], str]) -> str:
    """Where a path leads, links followed; two that lead to one file give the same."""
    folder, name = os.path.split(path)
    elsewhere = path.is_symlink() or "~" in name or name in {"", ".."}  # "BAOCAO~1.XLS": Windows has short names
    return os.path.normcase(os.path.realpath(path) if elsewhere else f"{place(folder)}{os.sep}{name}")


def find_received(paths: Iterable[Path | str]) -> tuple[SourceFile, ...]:
    """Return the workbooks as `find_workbooks` does; a folder into which nothing has come yet is an answer too."""
    given = list(paths)
    try:
        return find_workbooks(given)
    except UserMistake:
        if all(not is_url(path) and Path(path).is_dir() for path in given):
            return ()
        raise


def _expand(path: Path) -> list[SourceFile]:
    if path.is_dir():
        return [SourceFile(path=path / below, name=below) for below in _below(str(path), "")]
    if path.exists():
        return [SourceFile(path=path, name=path.name)]
    matches = [Path(match) for match in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 - absolute globs
    if not matches:
        raise UserMistake(f"Không tìm thấy tệp hoặc thư mục: {path}", f"No such file or folder: {path}")
    return [file for match in matches if not _hidden(match.name) for file in _expand(match)]


def _below(folder: str, before: str) -> Iterator[str]:
    """Yield the workbooks in a folder and its folders, by their path from there; folders that are links stay shut."""
    try:
        with os.scandir(folder) as listed:
            entries = [entry for entry in listed if not _hidden(entry.name)]
    except PermissionError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{before}{entry.name}/")
        elif os.path.splitext(entry.name)[1].lower() in WORKBOOKS and entry.is_file():  # noqa: PTH122 - of each file
            yield before + entry.name


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _apart(files: Sequence[SourceFile]) -> Iterator[SourceFile]:
    """Tell files of the same name apart by the folder they lie in."""
    bearing = Counter(file.name for file in files)
    for file in files:
        twin = bearing[file.name] > 1
        yield SourceFile(path=file.path, name=f"{file.path.resolve().parent.name}/{file.name}") if twin else file


def guard_output(output: Path, suffix: str, *inputs: Path) -> None:
    """Raise UserMistake where an output would overwrite what it is made from, or has another kind's name."""
    if any(output.resolve() == given.resolve() for given in inputs):
        raise UserMistake(
            f"{output}: tệp kết quả trùng với tệp nguồn; chọn tên khác.",
            f"{output}: the output would overwrite its source; choose another name.",
        )
    if output.suffix.lower() != suffix:
        raise UserMistake(
            f"{output}: tên tệp kết quả phải có đuôi {suffix}.", f"{output}: the output's name must end in {suffix}."
        )


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write `data`, or its pieces as they come, beside its place and rename it: nothing leaves half a file there.

    Raises UserMistake where the place cannot be written, such as a file that is open in Excel.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".kxl-", suffix=path.suffix, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines([data] if isinstance(data, bytes) else data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> UserMistake:
    if error.errno == errno.ENOSPC:
        return UserMistake(f"{path}: ổ đĩa đã đầy.", f"{path}: the disk is full.")
    if isinstance(error, PermissionError):
        return UserMistake(
            f"{path}: không ghi được; có thể tệp đang mở trong Excel. Đóng tệp rồi chạy lại.",
            f"{path}: cannot be written; it may be open in Excel. Close it and run again.",
        )
    return UserMistake(f"{path}: không ghi được ({error.strerror}).", f"{path}: cannot be written ({error.strerror}).")
