"""Where things stand on a sheet: Excel rows and columns counted from 1, letters, ranges, quoted names."""

from dataclasses import dataclass
from functools import lru_cache

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384


@lru_cache(maxsize=MAX_COLUMN)
def column_letter(column: int) -> str:
    """Return the letters of a column.

    >>> column_letter(1), column_letter(26), column_letter(27), column_letter(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column written in letters.

    >>> column_number("A"), column_number("aa"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """Return the A1 address of a cell.

    >>> address(12, 3)
    'C12'
    """
    return f"{column_letter(column)}{row}"


def quote_sheet(name: str) -> str:
    """Return a sheet's name as a formula wants it; always quoted, which every program accepts.

    >>> quote_sheet("Tiến độ"), quote_sheet("Quý 'I'")
    ("'Tiến độ'", "'Quý ''I'''")
    """
    return "'" + name.replace("'", "''") + "'"


@dataclass(frozen=True, kw_only=True, slots=True)
class CellRange:
    """A rectangle of cells; rows and columns from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def a1(self) -> str:
        """The range as A1 text: "B2:D9", or "B2" for a single cell."""
        first = address(self.first_row, self.first_column)
        last = address(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"

    @property
    def absolute(self) -> str:
        """The range as a defined name wants it: "$B$2:$D$9"."""
        first = f"${column_letter(self.first_column)}${self.first_row}"
        last = f"${column_letter(self.last_column)}${self.last_row}"
        return f"{first}:{last}"

    def contains(self, row: int, column: int) -> bool:
        """Say whether a cell lies inside."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


@lru_cache(maxsize=4096)
def cell_range(first_row: int, first_column: int, last_row: int, last_column: int) -> CellRange:
    """Return a rectangle of cells; those of a template are the same in every workbook made from it, and made once."""
    return CellRange(first_row=first_row, first_column=first_column, last_row=last_row, last_column=last_column)
