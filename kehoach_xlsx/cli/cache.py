"""`kxl cache`: what was read and written before, to see and to throw away."""

from contextlib import closing
from typing import TYPE_CHECKING

import click

from kehoach_xlsx.cli.base import Command, LazyGroup, json_option, print_json, say

if TYPE_CHECKING:
    from kehoach_xlsx.cache import CacheInfo

_MEGABYTE = 2**20


@click.group(
    cls=LazyGroup,
    help=say(
        "Kết quả đọc các tệp và phần trang tính đã ghi, lưu trên máy này, để lần tổng hợp sau chỉ đọc tệp mới hoặc đã "
        "đổi và chỉ ghi phần đã đổi. Có thể xóa bất cứ lúc nào; thêm --no-cache khi kiểm tra, tổng hợp thì không dùng.",
        "What was read from workbooks and what was written of large sheets, kept on this machine, so that the next "
        "merge reads and writes only what is new or has changed. It may be cleared at any time; --no-cache does "
        "without it.",
    ),
    short_help=say("Xem, xóa kết quả đã lưu.", "See or clear what was read and written before."),
    example="kxl cache info",
)
def command() -> None:
    """Group the two."""


@command.command(
    "info",
    cls=Command,
    help=say("Nơi lưu, số tệp và dung lượng.", "Where it lies, how many files it knows, and its size."),
    example="kxl cache info",
)
@json_option
def info(as_json: bool) -> None:
    """Tell where the cache is and how large."""
    from kehoach_xlsx.cache import Cache, cache_folder
    from kehoach_xlsx.written import written_before

    with closing(Cache(cache_folder())) as read, closing(written_before(cache_folder())) as written:
        found, pieces = read.info(), written.info()
    if as_json:
        told = {"path": str(found.path), "entries": found.entries, "bytes": found.size, "limit_bytes": found.limit}
        print_json({**told, "written_bytes": pieces.size, "written_limit_bytes": pieces.limit})
        return
    click.echo(say(f"Nơi lưu: {found.path.parent}", f"Folder: {found.path.parent}"))
    click.echo(say(f"Số tệp đã lưu kết quả đọc: {found.entries}", f"Files read before: {found.entries}"))
    click.echo(say(f"Dung lượng kết quả đọc: {_size(found)}", f"Size of what was read: {_size(found)}"))
    click.echo(say(f"Dung lượng phần trang tính đã ghi: {_size(pieces)}", f"Size of what was written: {_size(pieces)}"))


def _size(found: "CacheInfo") -> str:
    size, limit = found.size / _MEGABYTE, found.limit / _MEGABYTE
    return say(f"{size:.1f} MB, tối đa {limit:.0f} MB", f"{size:.1f} MB of at most {limit:.0f}")


@command.command(
    "clear",
    cls=Command,
    help=say("Xóa mọi kết quả đã lưu; không đụng đến tệp nào khác.", "Throw all of it away; no other file is touched."),
    example="kxl cache clear",
)
def throw_away() -> None:
    """Delete the cache."""
    from kehoach_xlsx.cache import cache_folder, clear

    freed = clear(cache_folder()) / _MEGABYTE
    click.echo(say(f"Đã xóa {freed:.1f} MB.", f"Cleared {freed:.1f} MB."))
