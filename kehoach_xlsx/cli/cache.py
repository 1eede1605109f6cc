"""`kxl cache`: what was read before, to see and to throw away."""

import click

from kehoach_xlsx.cli.base import Command, LazyGroup, json_option, print_json, say

_MEGABYTE = 2**20


@click.group(
    cls=LazyGroup,
    help=say(
        "Kết quả đọc các tệp đã lưu trên máy này, để lần tổng hợp sau chỉ đọc tệp mới hoặc đã đổi. Có thể xóa bất cứ "
        "lúc nào; thêm --no-cache khi kiểm tra, tổng hợp thì không dùng.",
        "What was read from workbooks, kept on this machine, so that the next merge reads only what is new or has "
        "changed. It may be cleared at any time; --no-cache does without it.",
    ),
    short_help=say("Xem, xóa kết quả đọc đã lưu.", "See or clear what was read before."),
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

    cache = Cache(cache_folder())
    found = cache.info()
    cache.close()
    if as_json:
        print_json({"path": str(found.path), "entries": found.entries, "bytes": found.size, "limit_bytes": found.limit})
        return
    size, limit = found.size / _MEGABYTE, found.limit / _MEGABYTE
    click.echo(say(f"Nơi lưu: {found.path}", f"Path: {found.path}"))
    click.echo(say(f"Số tệp đã lưu: {found.entries}", f"Files: {found.entries}"))
    click.echo(say(f"Dung lượng: {size:.1f} MB, tối đa {limit:.0f} MB", f"Size: {size:.1f} MB of at most {limit:.0f}"))


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
