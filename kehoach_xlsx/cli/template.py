"""`kxl template progress | tasks`: one workbook per reporting unit; `kxl template word`: the Word templates."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, period_option, say


@click.command(
    cls=Command,
    help=say(
        "Tạo biểu mẫu Excel, mỗi đơn vị một tệp: progress (báo cáo kết quả) hoặc tasks (kế hoạch triển khai); hoặc "
        "xuất các mẫu Word để sửa cho hợp với cơ quan: word (không cần tệp kế hoạch).",
        "Make Excel templates, one per unit: progress (report) or tasks (the unit's own plan); or hand out the Word "
        "templates to be restyled: word (needs no plan).",
    ),
    short_help=say(
        "Tạo biểu mẫu Excel cho các đơn vị; xuất mẫu Word.", "Make the units' Excel templates; Word templates."
    ),
    example="kxl template progress ke-hoach.xlsx -o bieu-mau\nkxl template word -o mau-word",
)
@click.argument("kind", type=click.Choice(["progress", "tasks", "word"]))
@click.argument("plan_path", metavar="[PLAN.xlsx]", required=False, type=click.Path(path_type=Path))
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
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    metavar="N",
    help=say("Số tiến trình chạy song song; kết quả không đổi.", "Processes side by side; the files are the same."),
)
def command(
    kind: str,
    plan_path: Path | None,
    folder: Path,
    period: str,
    units: tuple[str, ...],
    extra_rows: int,
    workers: int,
) -> None:
    """Write one workbook per reporting unit, or the Word templates."""
    if kind == "word":
        _word(plan_path, folder)
        return
    if plan_path is None:
        raise click.UsageError(say(f"{kind} cần tệp kế hoạch PLAN.xlsx.", f"{kind} needs the plan workbook PLAN.xlsx."))
    from kehoach_xlsx.pipeline import make_templates, usable_plan

    paths = make_templates(
        usable_plan(plan_path), kind, folder, period=period, units=units, extra_rows=extra_rows, workers=workers
    )
    for path in paths:
        click.echo(str(path))
    click.echo(say(f"Đã tạo {len(paths)} tệp trong {folder}.", f"Wrote {len(paths)} files in {folder}."), err=True)


def _word(plan_path: Path | None, folder: Path) -> None:
    """Hand out the Word templates, which belong to no plan."""
    if plan_path is not None:
        raise click.UsageError(say("Mẫu Word không cần tệp kế hoạch.", "The Word templates need no plan workbook."))
    from kehoach_xlsx.word_templates import hand_out_word_templates

    paths = hand_out_word_templates(folder)
    for path in paths:
        click.echo(str(path))
    click.echo(
        say(
            f"Đọc {paths[0].name} để biết cách sửa; dùng mẫu: kxl report … --template.",
            f"Read {paths[0].name} on how to restyle; then: kxl report … --template.",
        ),
        err=True,
    )
