"""`kxl plan new | import | check | show | periods`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach_xlsx.cli.base import Command, LazyGroup, json_option, language, print_json, say, tell

if TYPE_CHECKING:
    from kehoach_xlsx.masters import LoadedPlan


@click.group(
    cls=LazyGroup,
    help=say("Lập, kiểm tra và xem tệp kế hoạch.", "Make, check and show a plan workbook."),
    members={"periods": "plan_periods", "next": "plan_next"},
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
    "import",
    cls=Command,
    help=say("Lập tệp kế hoạch từ văn bản kế hoạch.", "Make a plan workbook from the text of a plan."),
    example="kxl plan import ke-hoach.docx -o ke-hoach.xlsx",
)
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o",
    "--output",
    metavar="PLAN.xlsx",
    type=click.Path(path_type=Path),
    required=True,
    help=say("Tệp kế hoạch sẽ tạo.", "The plan workbook to write."),
)
@click.option("--force", is_flag=True, help=say("Ghi đè tệp kế hoạch đã có.", "Overwrite an existing plan workbook."))
@json_option
def import_(source: Path, output: Path, force: bool, as_json: bool) -> None:
    """Read the text of a plan (.docx, .html, .txt, .md, or - for standard input) and write a plan workbook.

    What was not understood is told with its line, here and on the sheet "Cần kiểm tra".
    """
    from kehoach_xlsx.model.errors import UserMistake
    from kehoach_xlsx.outputs.json_view import finding_json
    from kehoach_xlsx.outputs.plan_view import plan_json
    from kehoach_xlsx.outputs.text_view import findings_text
    from kehoach_xlsx.pipeline import import_plan

    if output.exists() and not force:
        raise UserMistake(
            f"{output} đã có; chọn tên khác, hoặc thêm --force để ghi đè.",
            f"{output} exists; choose another name, or add --force to overwrite it.",
        )
    name = "-" if str(source) == "-" else str(source)
    found = import_plan(_bytes_of(source), name, output)
    if as_json:
        loaded = found.loaded
        told = [finding_json(f, name, language()) for f in found.findings]
        plan = plan_json(loaded.plan, loaded.book, loaded.findings, language()) if loaded else None
        print_json({"source": name, "output": str(output) if loaded else None, "plan": plan, "findings": told})
    else:
        tell(findings_text(found.findings, language()))
        if found.loaded:
            click.echo(_imported(found.loaded, output))
    sys.exit(0 if found.loaded else 1)


def _bytes_of(source: Path) -> bytes:
    from kehoach_xlsx.model.errors import UserMistake

    if str(source) == "-":
        return sys.stdin.buffer.read()
    try:
        return source.read_bytes()
    except OSError as error:
        raise UserMistake(
            f"Không mở được {source}: {error.strerror}.", f"Cannot open {source}: {error.strerror}."
        ) from error


def _imported(loaded: "LoadedPlan", output: Path) -> str:
    plan = loaded.plan
    return say(
        f"Đã tạo {output}: {len(plan.groups)} nhóm, {len(plan.tasks)} nhiệm vụ, {len(plan.indicators)} chỉ tiêu, "
        f"{len(plan.units)} đơn vị, {len(plan.unit_groups)} nhóm đơn vị, {len(plan.periods)} kỳ báo cáo.\n"
        f"Mở tệp, xem trang Cần kiểm tra, bổ sung rồi chạy: kxl plan check {output}",
        f"Wrote {output}: {len(plan.groups)} groups, {len(plan.tasks)} tasks, {len(plan.indicators)} indicators, "
        f"{len(plan.units)} units, {len(plan.unit_groups)} groups of units, {len(plan.periods)} periods.\n"
        f"Open it, see the sheet Cần kiểm tra, complete it, then run: kxl plan check {output}",
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
                f"Kế hoạch số {plan.reference or '…'}: {len(plan.groups)} nhóm, {len(plan.tasks)} nhiệm vụ, "
                f"{len(plan.indicators)} chỉ tiêu, {len(plan.units)} đơn vị, {len(plan.periods)} kỳ báo cáo.",
                f"Plan {plan.reference or '…'}: {len(plan.groups)} groups, {len(plan.tasks)} tasks, "
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
