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
    TOO_FAR = auto()
    TOO_MANY_FORMATS = auto()
    HOSTILE = auto()
    WRONG_PASSWORD = auto()
    READER_FAILED = auto()
    READER_DIED = auto()
    TOO_SLOW = auto()
    TOO_MUCH_MEMORY = auto()


class Format(StrEnum):
    """What kind of workbook a file is by its content; its name may say otherwise."""

    XLSX = auto()
    XLSB = auto()
    XLS = auto()
    ODS = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Why some bytes are no workbook we can read; `detail` is for the log: a part, numbers. `sheet` is to blame."""

    reason: Reason
    detail: str = ""
    sheet: str = ""


class Refused(Exception):  # noqa: N818 - a decision of the doorkeeper, not a fault
    """The bytes at hand must not go on to a reader; it never leaves this room, `read` hands its trouble back."""

    def __init__(self, reason: Reason, detail: str = "", sheet: str = "") -> None:
        """Take the fields of a `Trouble`."""
        super().__init__(reason, detail)
        self.trouble = Trouble(reason=reason, detail=detail, sheet=sheet)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A file that could not be read; the fields are those of `Trouble`."""

    path: Path
    reason: Reason
    detail: str = ""
    sheet: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """What the values alone do not tell; known for .xlsx, merged cells for .xls as well."""

    errors: Mapping[Spot, str] = field(default_factory=dict)
    formulas: frozenset[Spot] = frozenset()
    linked: frozenset[Spot] = frozenset()
    merged: tuple[CellRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


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
    linked: frozenset[Spot] = frozenset()
    merged: tuple[CellRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    failure: str = ""

    def value(self, row: int, column: int) -> RawValue:
        """Return the value at an Excel row and column, None outside what was read."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class RawContents:
    """What the bytes of a workbook hold."""

    format: Format = Format.XLSX
    sheets: tuple[RawSheet, ...]
    defined_names: Mapping[str, str] = field(default_factory=dict)
    custom_properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class RawWorkbook:
    """A file that was read; `sha256` is of its bytes, defined names map to formulas without "="."""

    path: Path
    sha256: str
    format: Format = Format.XLSX
    sheets: tuple[RawSheet, ...]
    defined_names: Mapping[str, str] = field(default_factory=dict)
    custom_properties: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, name: str) -> RawSheet | None:
        """Return the sheet of this name, if there is one."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
