"""Which program this is: a digest over its own source and the libraries that decide what it reads and judges."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

_LIBRARIES: Final = ("python-calamine", "polars", "pandera", "lxml", "rapidfuzz", "msoffcrypto-tool")


@cache
def fingerprint() -> str:
    """Return sixteen hexadecimal digits: another program, another library, other digits."""
    root = Path(__file__).parent
    digest = hashlib.sha256(repr((sys.version_info[:2], *map(_version, _LIBRARIES))).encode())
    for path in sorted(root.rglob("*.py"), key=lambda path: path.relative_to(root).as_posix()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
