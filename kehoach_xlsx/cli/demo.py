"""`kxl demo`: the whole story on a real plan."""

from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, language, say

_CLOSING = 7  # the last step, which says what to open
_NAMED = 3  # more paths than these are listed before the closing


@click.command(
    cls=Command,
    help=say(
        "Chạy thử toàn bộ công việc trên Kế hoạch số 58/KH-UBND của thành phố Cần Thơ: lập biểu mẫu, điền, "
        "kiểm tra, tổng hợp, xuất báo cáo. Không cần mạng.",
        "Run the whole story on Cần Thơ's plan 58/KH-UBND: templates, filling, checking, merging, report. Offline.",
    ),
    short_help=say("Chạy thử từ đầu đến cuối trên một kế hoạch thật.", "See the whole story on a real plan."),
    example="kxl demo thu-nghiem",
)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), default=Path("kxl-demo"))
def command(folder: Path) -> None:
    """Tell the story line by line, with the path of every artefact."""
    from kehoach_xlsx.demo.story import run

    english = language() == "en"
    many: list[Path] = []
    for event in run(folder):
        if event.step == _CLOSING and many:
            click.echo(say("Các tệp khác đã tạo:", "The other files that were made:"))
            click.echo("\n".join(f"    {path}" for path in many))
            many.clear()
        click.echo(event.en if english else event.vi)
        if len(event.paths) <= _NAMED:
            for path in event.paths:
                click.echo(f"    {path}")
        else:
            many.extend(event.paths)
