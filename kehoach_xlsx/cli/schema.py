"""`kxl schema`: a workbook kind as it is declared."""

import click

from kehoach_xlsx.cli.base import Command, json_option, language, print_json, say, tell


@click.command(
    cls=Command,
    help=say(
        "In các trang, cột và quy tắc của một loại sổ, đúng như đã khai báo.",
        "Print sheets, columns and rules of a workbook kind, as declared.",
    ),
    short_help=say("Xem cấu trúc của một loại sổ.", "See how a workbook kind is declared."),
    example="kxl schema progress --json",
)
@click.argument("kind", type=click.Choice(["plan", "tasks", "progress", "consolidated", "consolidated_tasks"]))
@json_option
def command(kind: str, as_json: bool) -> None:
    """Print a declaration."""
    from kehoach_xlsx.outputs.json_view import schema_json
    from kehoach_xlsx.outputs.schema_view import schema_text
    from kehoach_xlsx.pipeline import KINDS

    if as_json:
        print_json(schema_json(KINDS[kind], language()))
    else:
        tell(schema_text(KINDS[kind], language()))
