"""`kxl status`: who has sent, who has errors, who is late."""

from datetime import datetime
from pathlib import Path
from typing import Any

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
from kehoach_xlsx.cli.means import begin_reading, means_of, means_options


@click.command(
    cls=Command,
    help=say(
        "Đơn vị nào đã gửi, đơn vị nào cần sửa, đơn vị nào chưa gửi hoặc gửi muộn. Ngày nhận và gia hạn lấy từ tệp "
        "tổng hợp của lần trước.",
        "Which units have sent, which must mend, which are missing or late. Days of receipt and extensions come from "
        "the consolidated workbook of an earlier merge.",
    ),
    short_help=say("Xem tình hình gửi báo cáo.", "See who has sent and who has not."),
    example="kxl status da-nhan --plan ke-hoach.xlsx --as-of 2024-12-11 --html tinh-hinh.html",
)
@paths_argument
@plan_option(required=True)
@click.option(
    "--kind",
    type=click.Choice(["progress", "tasks"]),
    default="progress",
    show_default=True,
    help=say(
        "progress: báo cáo kết quả của một kỳ; tasks: kế hoạch triển khai (không chia kỳ, không có hạn).",
        "progress: reports of a period; tasks: implementation plans (of no period, without a due date).",
    ),
)
@period_option
@as_of_option
@click.option(
    "--register",
    metavar="CONSOLIDATED.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say(
        "Tệp tổng hợp có ngày nhận, gia hạn (mặc định: tệp nằm trong PATH, nếu có).",
        "Consolidated workbook with days of receipt and extensions (default: the one in PATH, if any).",
    ),
)
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say(
        "Ghi thêm một trang để gửi thư hoặc đăng mạng nội bộ.", "Also write a page to mail or put on an intranet."
    ),
)
@means_options
@json_option
def command(
    paths: tuple[str, ...],
    plan_path: str,
    kind: str,
    period: str,
    as_of: datetime | None,
    register: Path | None,
    page: Path | None,
    reading: dict[str, Any],
    as_json: bool,
) -> None:
    """Print the register; exit 0 whatever it says: it is information, not a check."""
    begin_reading(paths, reading, ())
    from kehoach_xlsx.files import guard_output, write_atomically
    from kehoach_xlsx.outputs.status_page import status_page
    from kehoach_xlsx.outputs.status_view import status_json, status_text
    from kehoach_xlsx.pipeline import collection_status, usable_plan

    if kind == "tasks":
        _insist_timeless(period, as_of, register, page)
        _tell_plans(paths, plan_path, reading, as_json=as_json)
        return
    if page is not None:
        guard_output(page, ".html")
    day = as_of.date() if as_of else None
    plan = usable_plan(Path(plan_path))
    with means_of(reading) as means:
        found = collection_status(paths, plan, period=period, as_of=day, register=register, means=means)
    if page is not None:
        write_atomically(page, status_page(found).encode())
    if as_json:
        print_json(status_json(found, language()))
        return
    tell(status_text(found, language()))
    if day is None:
        tell(["", say("Xem ở ngày khác: thêm --as-of.", "For another day add --as-of.")])
    if page is not None:
        tell(["", say(f"Trang tình hình: {page}", f"Page: {page}")])


def _insist_timeless(*given: object) -> None:
    """Implementation plans belong to no period: an option that needs one is a slip."""
    from kehoach_xlsx.model.errors import UserMistake

    if any(given):
        raise UserMistake(
            "Kế hoạch triển khai không chia kỳ: bỏ --period, --as-of, --register, --html.",
            "Implementation plans belong to no period: leave out --period, --as-of, --register, --html.",
        )


def _tell_plans(paths: tuple[str, ...], plan_path: str, reading: dict[str, Any], *, as_json: bool) -> None:
    from kehoach_xlsx.outputs.plans_status_view import plans_status_json, plans_status_text
    from kehoach_xlsx.pipeline import usable_plan
    from kehoach_xlsx.plans_sent import plans_status

    plan = usable_plan(Path(plan_path))
    with means_of(reading) as means:
        found = plans_status(paths, plan, means=means)
    if as_json:
        print_json(plans_status_json(found))
    else:
        tell(plans_status_text(found, language()))
