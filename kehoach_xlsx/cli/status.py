"""`kxl status`: who has sent, who has errors, who is late."""

from datetime import datetime
from pathlib import Path

import click

from kehoach_xlsx.cli.base import (
    Command,
    as_of_option,
    json_option,
    language,
    paths_argument,
    period_option,
    plan_option,
    print_json,
    say,
    tell,
)


@click.command(
    cls=Command,
    help=say(
        "Đơn vị nào đã gửi, đơn vị nào phải sửa, đơn vị nào chưa gửi hoặc gửi muộn.",
        "Which units have sent, which must mend, which are missing or late.",
    ),
    short_help=say("Xem tình hình gửi báo cáo.", "See who has sent and who has not."),
    example="kxl status da-nhan --plan ke-hoach.xlsx --as-of 2024-12-11",
)
@paths_argument
@plan_option(required=True)
@period_option
@as_of_option
@json_option
def command(paths: tuple[str, ...], plan_path: str, period: str, as_of: datetime | None, as_json: bool) -> None:
    """Print the register; nothing is written."""
    from kehoach_xlsx.outputs.status_view import status_json, status_text
    from kehoach_xlsx.pipeline import merge, usable_plan

    day = as_of.date() if as_of else None
    result = merge(paths, usable_plan(Path(plan_path)), None, period=period, as_of=day)
    if as_json:
        print_json(status_json(result.book))
    else:
        tell(status_text(result.book, language()))
