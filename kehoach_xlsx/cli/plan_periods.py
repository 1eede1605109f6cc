"""`kxl plan periods`."""

from collections.abc import Sequence

import click

from kehoach_xlsx.cli.base import Command, json_option, print_json, say

_KINDS = ("month", "quarter", "half", "nine-months", "year")


@click.command(
    "periods",
    cls=Command,
    help=say(
        "Liệt kê kỳ báo cáo mặc định của Nhà nước trong một năm.",
        "List the State's default reporting periods of a year.",
    ),
    example="kxl plan periods --year 2026 --kind half --kind year",
)
@click.option(
    "--year",
    type=click.IntRange(2000, 2199),
    required=True,
    metavar="YYYY",
    help=say("Năm của kỳ báo cáo.", "Year of the periods."),
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(_KINDS),
    multiple=True,
    help=say(
        "Loại kỳ; bỏ qua thì liệt kê tất cả, có thể nêu nhiều lần.", "Kind of period; may be repeated; default: all."
    ),
)
@click.option(
    "--calendar",
    is_flag=True,
    help=say("Tính trọn tháng, không theo Nghị định số 09/2019/NĐ-CP.", "Whole months, not the decree's day 15 to 14."),
)
@json_option
def command(year: int, kinds: Sequence[str], calendar: bool, as_json: bool) -> None:
    """List periods that can be copied into the sheet *Kỳ báo cáo*; the due dates are a proposal."""
    from kehoach_xlsx.model.reporting_calendar import PeriodKind, default_periods
    from kehoach_xlsx.vietnamese.dates import format_date

    periods = default_periods(year, tuple(PeriodKind(kind) for kind in kinds or _KINDS), calendar=calendar)
    if as_json:
        days = ("starts_on", "ends_on", "cutoff_on", "due_on")
        rows = [{"code": p.code, "name": p.name, **{d: getattr(p, d).isoformat() for d in days}} for p in periods]
        print_json({"year": year, "calendar": calendar, "periods": rows})
        return
    head = say("Mã kỳ|Tên kỳ|Từ ngày|Đến ngày|Chốt số liệu|Hạn gửi", "Code|Name|From|To|Cut-off|Due").split("|")
    table = [
        [p.code, p.name, *(format_date(day) for day in (p.starts_on, p.ends_on, p.cutoff_on, p.due_on))]
        for p in periods
    ]
    for line in _aligned([head, *table]):
        click.echo(line)
    click.echo(
        say(
            "Hạn gửi là đề xuất: sau ngày chốt số liệu 02 ngày làm việc, chưa trừ nghỉ Tết Nguyên đán và Giỗ Tổ.",
            "Due dates are proposed: 2 working days after the cut-off; lunar holidays are not taken into account.",
        )
    )


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
