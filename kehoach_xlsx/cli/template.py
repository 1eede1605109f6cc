"""`kxl template progress | tasks`: one workbook per reporting unit."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, period_option, say


@click.command(
    cls=Command,
    help=say(
        "Tạo biểu mẫu Excel, mỗi đơn vị một tệp: progress (báo cáo kết quả) hoặc tasks (kế hoạch triển khai).",
        "Make Excel templates, one per unit: progress (report) or tasks (the unit's own plan).",
    ),
    short_help=say("Tạo biểu mẫu Excel cho các đơn vị.", "Make the units' Excel templates."),
    example="kxl template progress ke-hoach.xlsx -o bieu-mau",
)
@click.argument("kind", type=click.Choice(["progress", "tasks"]))
@click.argument("plan_path", metavar="PLAN.xlsx", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Thư mục chứa biểu mẫu.", "Folder for the templates."),
)
@period_option
@click.option(
    "--unit",
    "units",
    multiple=True,
    metavar="CODE",
    help=say("Chỉ làm cho đơn vị này (lặp lại được).", "Only this unit (may be repeated)."),
)
@click.option(
    "--extra-rows",
    type=click.IntRange(0, 1000),
    default=0,
    metavar="N",
    help=say("Thêm N dòng trống vào mỗi bảng.", "Add N open rows to every table."),
)
def command(kind: str, plan_path: Path, folder: Path, period: str, units: tuple[str, ...], extra_rows: int) -> None:
    """Write one workbook per reporting unit."""
    from kehoach_xlsx.pipeline import make_templates, usable_plan

    paths = make_templates(usable_plan(plan_path), kind, folder, period=period, units=units, extra_rows=extra_rows)
    for path in paths:
        click.echo(str(path))
    click.echo(say(f"Đã tạo {len(paths)} tệp trong {folder}.", f"Wrote {len(paths)} files in {folder}."), err=True)
