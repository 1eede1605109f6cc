"""What still stands on *Phải sửa*, the first sheet of a returned workbook, because nobody has moved it yet."""

from collections.abc import Iterator

from kehoach_xlsx.compilers.sheets import CORRECTIONS_TITLE, LEFTOVER_HEADING
from kehoach_xlsx.excel.raw import RawSheet
from kehoach_xlsx.vietnamese.text import fold, mend


def is_corrections(sheet_name: str) -> bool:
    """Whether a sheet is the *Phải sửa* of a returned workbook, which is ours but for its leftovers."""
    return fold(sheet_name) == fold(CORRECTIONS_TITLE)


def left_over(sheet: RawSheet) -> Iterator[tuple[int, int, object]]:
    """Yield row, column and value of each cell of *Phải sửa* from which content was to be moved.

    They stand under `LEFTOVER_HEADING` and are numbered in column A; all else on that sheet is ours.
    """
    rows = enumerate(sheet.rows, start=1)
    heads = [(row, column) for row, values in rows for column, value in enumerate(values, start=1) if _is_head(value)]
    for head, column in heads:
        row = head + 1
        while isinstance(sheet.value(row, 1), int | float):
            value = sheet.value(row, column)
            if value is not None and not (isinstance(value, str) and not mend(value)):
                yield row, column, value
            row += 1


def _is_head(value: object) -> bool:
    return isinstance(value, str) and fold(value) == fold(LEFTOVER_HEADING)
