"""`kxl close`: a consolidated workbook was signed, and its figures stay."""

from datetime import date, datetime
from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, say
from kehoach_xlsx.vietnamese.dates import format_date


@click.command(
    cls=Command,
    help=say(
        "Chốt tệp tổng hợp khi báo cáo đã ký: số liệu giữ nguyên. Sau đó tổng hợp sang tệp khác với --closed để lập "
        "báo cáo bổ sung.",
        "Close the consolidated workbook when its report has been signed: its figures stay. Merge into another file "
        "with --closed afterwards to see what differs.",
    ),
    short_help=say("Chốt số liệu khi báo cáo đã ký.", "Close a signed consolidated workbook."),
    example="kxl close tong-hop.xlsx --on 2024-12-20",
)
@click.argument("path", metavar="CONSOLIDATED.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--on",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help=say("Ngày chốt; bỏ qua thì lấy Ngày ký trong tệp.", "The day; default: the report's date in the file."),
)
def command(path: Path, on: datetime | None) -> None:
    """Mark a consolidated workbook as signed."""
    from kehoach_xlsx.pipeline import close

    day: date = close(path, on.date() if on else None)
    click.echo(
        say(
            f"Đã chốt {path} ngày {format_date(day)}. Có tệp mới thì chạy: "
            f"kxl merge … -o TEP-KHAC.xlsx --closed {path}",
            f"Closed {path} on {format_date(day)}. When more files arrive: kxl merge … -o OTHER.xlsx --closed {path}",
        )
    )
