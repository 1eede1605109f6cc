"""`kxl plan next`: the consolidated plan back into a plan workbook."""

import sys
from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, json_option, language, plan_option, print_json, say, tell


@click.command(
    "next",
    cls=Command,
    help=say(
        "Lập tệp kế hoạch cho bước sau từ kế hoạch triển khai tổng hợp (kxl merge --kind tasks): mỗi hoạt động thành "
        "một nhiệm vụ do đơn vị đó chủ trì, số lượng thành chỉ tiêu giao cho đơn vị. Hoạt động ghi Không ở cột Đưa vào "
        "kế hoạch, hoặc bị bỏ ở trang Hoạt động trùng, thì không đưa vào.",
        "Make the plan workbook for the next step from the consolidated plan (kxl merge --kind tasks): every activity "
        "becomes a task led by its unit, its quantity a target of that unit. What the coordinator left out stays out.",
    ),
    short_help=say("Đưa hoạt động của các đơn vị vào tệp kế hoạch.", "Take the units' activities into the plan."),
    example="kxl plan next ke-hoach-tong-hop.xlsx --plan ke-hoach.xlsx -o ke-hoach-chi-tiet.xlsx",
)
@click.argument("consolidated", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@plan_option(required=True)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="NEXT.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Tệp kế hoạch sẽ tạo.", "The plan workbook to write."),
)
@json_option
def command(consolidated: Path, plan_path: str, output: Path, as_json: bool) -> None:
    """Write the plan with the units' activities; exit 1 where that plan has errors."""
    from kehoach_xlsx.outputs.json_view import finding_json
    from kehoach_xlsx.outputs.text_view import findings_text
    from kehoach_xlsx.pipeline import plan_next, usable_plan

    made, loaded = plan_next(consolidated, usable_plan(Path(plan_path)), output)
    if as_json:
        found = [finding_json(f, str(output), language()) for f in loaded.findings]
        counts = {"added": made.added, "left_out": made.left_out, "undecided": made.undecided, "astray": made.astray}
        print_json({"output": str(output), "activities": counts, "findings": found})
    else:
        tell(findings_text(loaded.findings, language()))
        click.echo(
            say(
                f"Đã tạo {output}: thêm {made.added} hoạt động, để lại {made.left_out}, không gắn với nhiệm vụ nào "
                f"{made.astray}; {made.undecided} cặp hoạt động trùng chưa quyết định (giữ cả hai).",
                f"Wrote {output}: {made.added} activities added, {made.left_out} left out, {made.astray} under no "
                f"task; {made.undecided} overlapping pairs undecided (both kept).",
            )
        )
    sys.exit(1 if loaded.errors else 0)
