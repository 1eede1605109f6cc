"""`kxl explain`: the catalogue page of a finding."""

import click

from kehoach_xlsx.cli.base import Command, language, say


@click.command(
    cls=Command,
    help=say(
        "Giải thích một mã lỗi, cảnh báo: vì sao, sửa thế nào, ví dụ sai và đúng.",
        "Explain a finding's code: why, how to mend it, a bad and a good example (in Vietnamese).",
    ),
    short_help=say("Giải thích một mã lỗi, cảnh báo.", "Explain the code of a finding."),
    example="kxl explain KH212\nkxl explain --list",
)
@click.argument("code", required=False)
@click.option("--list", "listing", is_flag=True, help=say("Liệt kê mọi mã.", "List all codes."))
def command(code: str | None, listing: bool) -> None:
    """Print a page, or the list of codes."""
    from kehoach_xlsx import catalogue
    from kehoach_xlsx.model.errors import UserMistake

    if listing or not code:
        click.echo(catalogue.listing(language()))
        return
    if code.upper() not in catalogue.codes():
        raise UserMistake(
            f"Không có mã “{code}”. Xem các mã: kxl explain --list",
            f"There is no code “{code}”. See: kxl explain --list",
        )
    click.echo(catalogue.page(code.upper()))
