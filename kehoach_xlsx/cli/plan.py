"""`kxl plan new | check | show`."""

import sys
from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, LazyGroup, json_option, language, print_json, say, tell


@click.group(
    cls=LazyGroup,
    help=say("Lập, kiểm tra và xem tệp kế hoạch.", "Make, check and show a plan workbook."),
    members={"periods": "plan_periods"},
    example="kxl plan check ke-hoach.xlsx",
)
def command() -> None:
    """The group `plan`."""


@command.command(
    "new",
    cls=Command,
    help=say("Tạo tệp kế hoạch trống để điền.", "Write a blank plan workbook."),
    example="kxl plan new ke-hoach.xlsx",
)
@click.argument("path", metavar="PLAN.xlsx", type=click.Path(path_type=Path))
def new(path: Path) -> None:
    """Write a blank plan workbook; an existing file is not overwritten."""
    from kehoach_xlsx.model.errors import UserMistake
    from kehoach_xlsx.pipeline import new_plan

    if path.exists():
        raise UserMistake(f"{path} đã có; chọn tên khác.", f"{path} exists; choose another name.")
    new_plan(path)
    click.echo(
        say(
            f"Đã tạo {path}. Điền các ô nền vàng rồi chạy: kxl plan check {path}",
            f"Wrote {path}. Fill in the yellow cells, then run: kxl plan check {path}",
        )
    )


@command.command(
    "check",
    cls=Command,
    help=say("Kiểm tra tệp kế hoạch.", "Check a plan workbook."),
    example="kxl plan check ke-hoach.xlsx",
)
@click.argument("path", metavar="PLAN.xlsx", type=click.Path(path_type=Path))
@json_option
def check(path: Path, as_json: bool) -> None:
    """Check that every agency resolves, periods make sense, codes are unique, deadlines lie in the plan's time."""
    from kehoach_xlsx.outputs.json_view import finding_json
    from kehoach_xlsx.outputs.text_view import findings_text
    from kehoach_xlsx.pipeline import load_plan

    loaded = load_plan(path)
    if as_json:
        found = [finding_json(f, str(path), language()) for f in loaded.findings]
        print_json({"path": str(path), "plan": loaded.plan.reference, "valid": not loaded.errors, "findings": found})
    else:
        plan = loaded.plan
        click.echo(
            say(
                f"Kế hoạch số {plan.reference}: {len(plan.groups)} nhóm, {len(plan.tasks)} nhiệm vụ, "
                f"{len(plan.indicators)} chỉ tiêu, {len(plan.units)} đơn vị, {len(plan.periods)} kỳ báo cáo.",
                f"Plan {plan.reference}: {len(plan.groups)} groups, {len(plan.tasks)} tasks, "
                f"{len(plan.indicators)} indicators, {len(plan.units)} units, {len(plan.periods)} periods.",
            )
        )
        tell(findings_text(loaded.findings, language()))
        if not loaded.findings:
            click.echo(say("Không có lỗi, cảnh báo.", "No errors, no warnings."))
    sys.exit(1 if loaded.errors else 0)


@command.command(
    "show",
    cls=Command,
    help=say("In nội dung tệp kế hoạch.", "Print what a plan workbook holds."),
    example="kxl plan show ke-hoach.xlsx --json",
)
@click.argument("path", metavar="PLAN.xlsx", type=click.Path(path_type=Path))
@json_option
def show(path: Path, as_json: bool) -> None:
    """Print a plan: for people as an outline, for programs as JSON."""
    from kehoach_xlsx.outputs.plan_view import plan_json, plan_text
    from kehoach_xlsx.pipeline import load_plan

    loaded = load_plan(path)
    if as_json:
        print_json(plan_json(loaded.plan, loaded.book, loaded.findings, language()))
    else:
        tell(plan_text(loaded.plan, loaded.roster, language()))
