"""The consolidated workbook and the Parquet files beside it: written together, and read back as one."""

import os
from pathlib import Path

from kehoach_xlsx.excel.shelf import Shelf
from kehoach_xlsx.excel.write import to_pieces
from kehoach_xlsx.files import write_atomically
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.table import Book
from kehoach_xlsx.outputs.consolidated_workbook import consolidated_layout
from kehoach_xlsx.outputs.overflow import CAPACITY, Beside, files_beside, filled_up, lay_down


def write_consolidated(
    book: Book, output: Path, folder: Path | None = None, *, capacity: int = CAPACITY, shelf: Shelf | None = None
) -> tuple[Path, ...]:
    """Write a consolidated workbook, and as Parquet what a sheet of `capacity` rows cannot hold; return those paths.

    With a `folder` *Dữ liệu* and *Giải trình số liệu* go to Parquet there in any case, else beside the workbook where
    they must. What of the sheets is on the `shelf` is not made again.
    """
    place = folder or output.parent
    laid = lay_down(
        book, output.stem, capacity=capacity, everything=folder is not None, folder=_way(output.parent, place)
    )
    for name, content in laid.files.items():
        write_atomically(place / name, content)
    write_atomically(output, to_pieces(consolidated_layout(laid.book), shelf))
    return tuple(place / name for name in laid.files)


def _way(origin: Path, to: Path) -> str:
    """The way from one folder to another with "/" at its end, "" where they are the same or on different drives."""
    try:
        way = Path(os.path.relpath(to.resolve(), origin.resolve())).as_posix()
    except ValueError:
        return ""
    return "" if way == "." else f"{way}/"


def completed(book: Book, path: Path) -> Book:
    """Return a consolidated workbook read from `path` with all its rows, those in Parquet files too.

    Raises UserMistake where such a file is not in its place, or is not the one that was written with the workbook.
    """
    for beside in files_beside(book):
        if not beside.whole:
            book = _completed(book, beside, path)
    return book


def _completed(book: Book, beside: Beside, path: Path) -> Book:
    place = path.parent / beside.file
    found = filled_up(book, beside, place.read_bytes()) if place.is_file() else None
    if found is not None:
        return found
    title = beside.sheet.title
    if place.is_file():
        raise UserMistake(
            f"{place}: không phải tệp được ghi cùng {path.name}; trang {title} cần đúng tệp đó. Tổng hợp lại.",
            f"{place}: not the file written with {path.name}; the sheet {title} needs that one. Merge again.",
        )
    raise UserMistake(
        f"{place}: không có tệp này. Trang {title} của {path.name} chỉ có phần đầu, phần còn lại ở tệp đó; "
        f"đặt tệp vào đúng chỗ rồi chạy lại.",
        f"{place}: no such file. The sheet {title} of {path.name} holds the first rows only, the rest is there; "
        f"put it in its place and run again.",
    )
