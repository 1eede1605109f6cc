"""`kxl merge`: all workbooks of a period into one consolidated workbook."""

import gc
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kehoach_xlsx.cli.base import (
    Command,
    as_of_option,
    convert_legacy_option,
    json_option,
    language,
    password_option,
    paths_argument,
    period_option,
    plan_option,
    print_json,
    say,
    tell,
)
from kehoach_xlsx.cli.means import begin_reading, means_of, means_options

if TYPE_CHECKING:
    from kehoach_xlsx.consolidate.consolidation import Consolidation

_GARBAGE_EVERY = 10_000_000
"""Objects: what a merge holds has no circles, and looking for them took a twentieth of its time."""


@click.command(
    cls=Command,
    help=say(
        "Tổng hợp các tệp của một kỳ thành tệp tổng hợp. Tệp có lỗi được nêu tên, không làm dừng các tệp khác. "
        "OUT.xlsx đã có thì phần cơ quan đầu mối đã ghi trong đó được giữ lại.",
        "Merge the workbooks of a period into the consolidated workbook. A bad file is named and does not stop the "
        "rest. What the coordinator wrote into an existing OUT.xlsx is kept.",
    ),
    short_help=say("Tổng hợp số liệu của các đơn vị.", "Merge the units' workbooks."),
    example="kxl merge da-nhan --plan ke-hoach.xlsx -o tong-hop.xlsx",
)
@paths_argument
@plan_option(required=True)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Tệp tổng hợp.", "The consolidated workbook."),
)
@click.option(
    "--kind",
    type=click.Choice(["progress", "tasks"]),
    default="progress",
    show_default=True,
    help=say(
        "progress: báo cáo kết quả của một kỳ; tasks: kế hoạch triển khai của các đơn vị (không chia kỳ).",
        "progress: reports of a period; tasks: the units' implementation plans (of no period).",
    ),
)
@period_option
@as_of_option
@click.option(
    "--accept-with-errors",
    is_flag=True,
    help=say("Tổng hợp cả tệp có lỗi, bỏ các dòng lỗi.", "Merge files with errors too, without the bad rows."),
)
@click.option(
    "--accept-proposals",
    is_flag=True,
    help=say("Lấy ô chỉ có một cách hiểu (“03 lớp” là 3).", "Take cells with one reading only (“03 lớp” is 3)."),
)
@convert_legacy_option
@password_option
@click.option(
    "--fresh",
    is_flag=True,
    help=say("Bỏ qua phần đã ghi trong OUT.xlsx cũ.", "Ignore what an existing OUT.xlsx holds."),
)
@click.option(
    "--previous",
    metavar="OLD.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Tệp tổng hợp của kỳ trước, để tính lũy kế.", "The former period's workbook, for cumulative figures."),
)
@click.option(
    "--last-year",
    metavar="OLD.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say(
        "Tệp tổng hợp cùng kỳ năm trước, để so sánh.", "Last year's workbook of the same period, to compare with."
    ),
)
@click.option(
    "--closed",
    metavar="SIGNED.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say(
        "Tệp tổng hợp đã chốt của kỳ này, để lập báo cáo bổ sung.",
        "The signed workbook of this period: what differs since.",
    ),
)
@click.option(
    "--parquet",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=say(
        "Ghi thêm toàn bộ Dữ liệu, Giải trình số liệu vào tệp Parquet ở thư mục này.",
        "Also write all of Dữ liệu and Giải trình số liệu as Parquet into this folder.",
    ),
)
@means_options
@json_option
def command(
    paths: tuple[str, ...],
    plan_path: str,
    output: Path,
    kind: str,
    period: str,
    as_of: datetime | None,
    accept_with_errors: bool,
    accept_proposals: bool,
    convert_legacy: bool,
    passwords: tuple[str, ...],
    fresh: bool,
    previous: Path | None,
    last_year: Path | None,
    closed: Path | None,
    reading: dict[str, Any],
    parquet: Path | None,
    as_json: bool,
) -> None:
    """Merge; exit 1 where a file was not merged because of its errors."""
    gc.set_threshold(_GARBAGE_EVERY)
    begin_reading(paths, reading, passwords, output, previous, last_year, closed)
    from kehoach_xlsx.pipeline import merge, merge_tasks, usable_plan

    plan = usable_plan(Path(plan_path))
    taking: dict[str, Any] = {
        "accept_with_errors": accept_with_errors,
        "accept_proposals": accept_proposals,
        "convert_legacy": convert_legacy,
        "passwords": passwords,
        "fresh": fresh,
    }
    day = as_of.date() if as_of else None
    if kind == "tasks":
        _insist_timeless(period, day, previous, last_year, closed, parquet)
        with means_of(reading) as means:
            result = merge_tasks(paths, plan, output, means=means, **taking)
    else:
        others: dict[str, Any] = {"previous": previous, "last_year": last_year, "closed": closed, "parquet": parquet}
        with means_of(reading) as means:
            result = merge(paths, plan, output, period=period, as_of=day, means=means, **others, **taking)
    _tell(result, output, as_json)
    sys.exit(1 if result.has_errors else 0)


def _insist_timeless(*given: object) -> None:
    """Implementation plans belong to no period: an option that names one is a slip."""
    from kehoach_xlsx.model.errors import UserMistake

    if any(given):
        raise UserMistake(
            "Kế hoạch triển khai không chia kỳ: bỏ --period, --as-of, --previous, --last-year, --closed, --parquet.",
            "Implementation plans belong to no period: leave out --period, --as-of, --previous, --last-year, --closed, "
            "--parquet.",
        )


def _tell(result: "Consolidation", output: Path, as_json: bool) -> None:
    from kehoach_xlsx.outputs.json_view import finding_json, merge_json
    from kehoach_xlsx.outputs.text_view import merge_text

    if as_json:
        account = asdict(result.account)
        shown = merge_json(result.submissions, result.findings, result.missing, account, str(output), language())
        waived = [finding_json(f, f.origin.path or None, language()) for f in result.waived]
        print_json(shown | {"waived": waived, "parquet": [str(path) for path in result.beside]})
    else:
        found = result.open_findings
        tell(merge_text(result.submissions, found, result.missing, result.account, str(output), language()))
        if result.waived:
            number = len(result.waived)
            click.echo(say(f"Đã bỏ qua có lý do: {number} phát hiện.", f"Waived with a reason: {number} findings."))
        for path in result.beside:
            click.echo(say(f"Toàn bộ các dòng (Parquet): {path}", f"All rows (Parquet): {path}"))
