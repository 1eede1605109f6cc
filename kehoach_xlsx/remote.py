"""Workbooks that lie elsewhere: what is at a URL that fsspec knows (`s3://…`) is copied beside us, and read there."""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kehoach_xlsx.model.errors import UserMistake

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[A-Za-z][A-Za-z0-9+.-]+)*://")


def is_url(given: Path | str) -> bool:
    """Return whether what was given names a place of another store."""
    return isinstance(given, str) and _URL.match(given) is not None


def fetched(url: str, endings: frozenset[str]) -> Path:
    """Copy the files of a URL whose names end so, and return the folder of the copies; it goes when the program ends.

    The URL is of a file, a folder or a pattern.

    Raises:
        UserMistake: fsspec, or what it needs for this store, is not installed; the place cannot be reached.
    """
    try:
        import fsspec
    except ImportError as error:
        raise _not_installed("fsspec") from error
    try:
        store, root = fsspec.core.url_to_fs(url)
        top, found = _listed(store, root)
        folder = Path(tempfile.mkdtemp(dir=_place()))
        for remote in found:
            name = PurePosixPath(remote).relative_to(top) if top else PurePosixPath(PurePosixPath(remote).name)
            if PurePosixPath(remote).suffix.lower() in endings and ".." not in name.parts:
                local = folder.joinpath(*name.parts)
                local.parent.mkdir(parents=True, exist_ok=True)
                store.get_file(remote, str(local))
        return folder
    except ImportError as error:
        raise _not_installed(str(error)) from error
    except Exception as error:  # every store has errors of its own
        raise UserMistake(f"Không đọc được {url}: {error}", f"{url} cannot be read: {error}") from error


def _listed(store: Any, root: str) -> tuple[str, list[str]]:
    """The files at a place, and the folder below which they are called by their path."""
    if store.isdir(root):
        return root.rstrip("/"), sorted(store.find(root))
    if store.exists(root):
        return "", [root]
    return "", sorted(path for path in store.glob(root) if not store.isdir(path))


@cache
def _place() -> str:
    place = tempfile.mkdtemp(prefix="kxl-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


def _not_installed(what: str) -> UserMistake:
    return UserMistake(
        f"Để đọc từ địa chỉ này cần cài thêm: pip install kehoach-xlsx[remote] ({what}).",
        f"To read from there install more: pip install kehoach-xlsx[remote] ({what}).",
    )
