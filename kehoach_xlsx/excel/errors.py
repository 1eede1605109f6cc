"""What can go wrong while writing: a layout that Excel could not hold, a place that cannot be written."""

import errno
from enum import StrEnum, auto
from pathlib import Path


class LayoutError(Exception):
    """A layout asks for something a workbook cannot hold: our own mistake, or text too long for a cell."""

    def __init__(self, *, sheet: str, place: str, problem: str) -> None:
        super().__init__(f"{sheet!r} {place}: {problem}")
        self.sheet = sheet
        self.place = place
        self.problem = problem


class OutputReason(StrEnum):
    """Why a file could not be written."""

    DENIED = auto()
    """No permission, or the file is open in another program."""
    DISK_FULL = auto()
    NO_FOLDER = auto()
    OTHER = auto()


class OutputError(Exception):
    """A file could not be written; what stood there before is untouched."""

    def __init__(self, path: Path, reason: OutputReason, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".rstrip())
        self.path = path
        self.reason = reason
        self.detail = detail


def output_reason(error: OSError) -> OutputReason:
    """Name the reason behind an operating system's error."""
    if isinstance(error, PermissionError):
        return OutputReason.DENIED
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputReason.DISK_FULL
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return OutputReason.NO_FOLDER
    return OutputReason.OTHER
