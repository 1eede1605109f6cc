"""What was read, as plain data: a workbook before anybody interpreted it, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum, auto
from pathlib import Path
from typing import Final

from kehoach_xlsx.excel.address import CellRange

RawValue = str | float | int | bool | date | datetime | time | timedelta | None
Spot = tuple[int, int]
"""Excel row and column, from 1."""

NOT_CALCULATED: Final = "#?"
"""Stands in `RawSheet.errors` for a formula whose result the file does not hold."""


class Reason(StrEnum):
    """Why a file could not be read."""

    NOT_FOUND = auto()
    EMPTY = auto()
    ENCRYPTED = auto()
    NOT_A_WORKBOOK = auto()
    HTML = auto()
    CSV = auto()
    DAMAGED = auto()
    TOO_LARGE = auto()
    HOSTILE = auto()
    READER_FAILED = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Why some bytes are no workbook we can read; `detail` is for the log: a part, a sheet, numbers."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A file that could not be read."""

    path: Path
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What the values alone do not tell; known for .xlsx, merged cells for .xls as well."""

    errors: Mapping[Spot, str] = field(default_factory=dict)
    formulas: frozenset[Spot] = frozenset()
    merged: tuple[CellRange, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RawSheet:
    """One sheet. `rows[0]` is Excel row 1 and its first value column A, all rows are equally long.

    `errors` names error cells ("#REF!") and formulas without a result (`NOT_CALCULATED`): None in `rows`.
    A sheet the reader stumbled over has a `failure` and no rows; the other sheets of the file stay usable.
    """

    name: str
    hidden: bool = False
    first_row: int = 1
    rows: tuple[tuple[RawValue, ...], ...] = ()
    errors: Mapping[Spot, str] = field(default_factory=dict)
    formulas: frozenset[Spot] = frozenset()
    merged: tuple[CellRange, ...] = ()
    failure: str = ""

    def value(self, row: int, column: int) -> RawValue:
        """Return the value at an Excel row and column, None outside what was read."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class RawContents:
    """What the bytes of a workbook hold."""

    sheets: tuple[RawSheet, ...]
    defined_names: Mapping[str, str] = field(default_factory=dict)
    custom_properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class RawWorkbook:
    """A file that was read; `sha256` is of its bytes, defined names map to formulas without "="."""

    path: Path
    sha256: str
    sheets: tuple[RawSheet, ...]
    defined_names: Mapping[str, str] = field(default_factory=dict)
    custom_properties: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, name: str) -> RawSheet | None:
        """Return the sheet of this name, if there is one."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
