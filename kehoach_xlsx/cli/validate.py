"""`kxl validate`: is what came back filled in rightly?"""

import sys
from pathlib import Path
from typing import Any

import click

from kehoach_xlsx.cli.base import (
    Command,
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


@click.command(
    cls=Command,
    help=say(
        "Kiểm tra các tệp đơn vị đã điền: nói rõ ô nào sai, sai gì, sửa thế nào.",
        "Check filled workbooks: which cell is wrong, why, and what to do.",
    ),
    short_help=say("Kiểm tra các tệp đơn vị gửi về.", "Check the workbooks that units sent."),
    example="kxl validate da-nhan --plan ke-hoach.xlsx",
)
@paths_argument
@plan_option(required=False)
@period_option
@click.option(
    "--max-findings",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    help=say("Số phát hiện in ra nhiều nhất cho mỗi tệp.", "How many findings to print per file."),
)
@click.option(
    "--return",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=say(
        "Thư mục để ghi bản trả lại đơn vị: biểu mẫu mới, giữ nội dung đã điền, đánh dấu chỗ phải sửa (cần --plan).",
        "Folder for marked copies of files with errors or warnings, on fresh templates, to correct (needs --plan).",
    ),
)
@convert_legacy_option
@password_option
@means_options
@json_option
def command(
    paths: tuple[str, ...],
    plan_path: str | None,
    period: str,
    max_findings: int,
    folder: Path | None,
    convert_legacy: bool,
    passwords: tuple[str, ...],
    reading: dict[str, Any],
    as_json: bool,
) -> None:
    """Judge every workbook; exit 1 where any has an error."""
    begin_reading(paths, reading, passwords)
    from kehoach_xlsx.model.errors import UserMistake
    from kehoach_xlsx.outputs.json_view import submission_json
    from kehoach_xlsx.outputs.returned_view import Returned, returned_json, returned_text
    from kehoach_xlsx.outputs.text_view import submission_text, validation_summary
    from kehoach_xlsx.pipeline import check, return_workbooks, usable_plan

    loaded = usable_plan(Path(plan_path)) if plan_path else None
    if folder is not None and loaded is None:
        raise UserMistake(
            "--return cần có --plan: bản trả lại được lập trên biểu mẫu của kế hoạch.",
            "--return needs --plan: the marked copies are made from the plan's templates.",
        )
    with means_of(reading) as means:
        checked = check(
            paths, loaded=loaded, period=period, convert_legacy=convert_legacy, passwords=passwords, means=means
        )
    returned: tuple[Returned, ...] = ()
    if folder is not None and loaded is not None:
        returned = return_workbooks(checked, loaded, folder, passwords=passwords)
    if as_json:
        workbooks = [submission_json(s, language()) for s in checked.submissions]
        more = {"returned": returned_json(returned, language())} if folder is not None else {}
        print_json({"workbooks": workbooks, "findings": [], **more})
    else:
        for submission in checked.submissions:
            tell(submission_text(submission, language(), max_findings))
        tell(validation_summary(checked.submissions, language()))
        if folder is not None:
            tell(returned_text(returned, str(folder), language()))
    sys.exit(1 if checked.has_errors else 0)
