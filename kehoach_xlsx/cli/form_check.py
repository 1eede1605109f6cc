"""`kxl form-check`: does a Word document follow the form that the State prescribes?"""

import sys
from pathlib import Path

import click

from kehoach_xlsx.cli.base import Command, json_option, language, print_json, say, tell


@click.command(
    cls=Command,
    help=say(
        "Đo một văn bản Word theo Nghị định 30/2020/NĐ-CP: chỗ nào sai thể thức, sai gì, điều khoản nào, sửa thế nào. "
        "Dùng được cho văn bản của kxl và văn bản soạn tay trong Word hoặc LibreOffice.",
        "Measure any Word document against Decree 30/2020: each departure with its place, the article and what to do.",
    ),
    short_help=say("Kiểm tra thể thức một văn bản Word.", "Check the form of a Word document."),
    example="kxl form-check bao-cao.docx",
)
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@json_option
def command(file: Path, as_json: bool) -> None:
    """Print the departures; exit 1 where there are errors."""
    from kehoach_xlsx.measuring import measure_form
    from kehoach_xlsx.outputs.form_view import form_json, form_text

    checked = measure_form(file)
    if as_json:
        print_json(form_json(checked, language()))
    else:
        tell(form_text(checked, language()))
    sys.exit(1 if checked.has_errors else 0)
